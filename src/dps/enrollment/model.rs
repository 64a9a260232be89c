//! An enrollment as the service returned it. The JSON is kept whole: what we do not know is shown and survives.

use serde_json::{Map, Value};

use super::Kind;
use crate::{
    dps::{
        Attestation, Etag,
        error::{Expected, MalformedReason},
        keys::strip_keys,
        registration::RegistrationState,
    },
    time::UnixSeconds,
};

/// An enrollment, with every field the service returned but symmetric keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrollment {
    kind: Kind,
    id: String,
    json: Map<String, Value>,
}

impl Enrollment {
    /// Takes a JSON value that has at least an ID.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn from_json(kind: Kind, value: Value) -> Result<Self, MalformedReason> {
        let Value::Object(mut json) = value else {
            return Err(MalformedReason::Other(Expected::Enrollment));
        };
        let Some(id) = json.get(kind.id_field()).and_then(Value::as_str).map(str::to_owned) else {
            return Err(MalformedReason::Shape { expected: kind.id_field() });
        };
        strip_keys(&mut json);
        Ok(Self { kind, id, json })
    }

    /// Whether it is a group or an individual enrollment.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Its ID, as the service spells it: the group's, or the registration ID of the device.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The whole JSON, in the service's order.
    pub fn json(&self) -> &Map<String, Value> {
        &self.json
    }

    /// The whole JSON as indented text.
    pub fn to_pretty_json(&self) -> String {
        format!("{:#}", Value::Object(self.json.clone()))
    }

    /// The version.
    pub fn etag(&self) -> Option<Etag> {
        self.text("etag").map(|text| Etag(text.to_owned()))
    }

    /// Whether devices may provision; absent means enabled.
    pub fn is_enabled(&self) -> bool {
        self.text("provisioningStatus") != Some("disabled")
    }

    /// When it was created.
    pub fn created(&self) -> Option<UnixSeconds> {
        self.text("createdDateTimeUtc").and_then(UnixSeconds::parse_rfc3339)
    }

    /// When it was last changed.
    pub fn last_updated(&self) -> Option<UnixSeconds> {
        self.text("lastUpdatedDateTimeUtc").and_then(UnixSeconds::parse_rfc3339)
    }

    /// How its devices prove who they are.
    pub fn attestation(&self) -> Attestation {
        Attestation::from_json(self.json.get("attestation"))
    }

    /// The device ID of an individual enrollment's device in its hub, where that is not the registration ID.
    pub fn device_id(&self) -> Option<&str> {
        self.text("deviceId").filter(|id| !id.is_empty())
    }

    /// What became of an individual enrollment's device. Lists do not have it (azure-iot-sdk-csharp#3478).
    pub fn registration_state(&self) -> Option<RegistrationState> {
        RegistrationState::from_json(self.json.get("registrationState")?.clone()).ok()
    }

    /// With what was known of its device before. Answers to a change need not have it.
    #[must_use]
    pub fn with_registration_of(mut self, before: &Self) -> Self {
        const NAME: &str = "registrationState";
        if let (false, Some(state)) = (self.json.contains_key(NAME), before.json.get(NAME)) {
            self.json.insert(NAME.to_owned(), state.clone());
        }
        self
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.json.get(name).and_then(Value::as_str)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Attestation, Enrollment, Kind};
    use crate::{
        dps::error::{Expected, MalformedReason},
        time::UnixSeconds,
    };

    #[test]
    fn keeps_what_it_does_not_know() {
        let value = json!({"zeta": {"deep": [1, null]}, "enrollmentGroupId": "g", "attestation": {"type": "quantum"}});
        let group = Enrollment::from_json(Kind::Group, value.clone()).unwrap();
        assert_eq!(json!(group.json()), value);
        assert_eq!(group.attestation(), Attestation::Other("quantum".to_owned()));
        assert!(group.is_enabled());
    }

    #[test]
    fn accepts_every_subset_of_primary_and_secondary() {
        let info = json!({"info": {"subjectName": "CN=x", "notAfterUtc": "2023-05-19T23:10:35Z"}});
        for (has_primary, has_secondary) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut slots = serde_json::Map::new();
            if has_primary {
                slots.insert("primary".to_owned(), info.clone());
            }
            if has_secondary {
                slots.insert("secondary".to_owned(), info.clone());
            }
            let attestation = json!({"type": "x509", "x509": {"signingCertificates": slots}});
            let group = Enrollment::from_json(
                Kind::Group,
                json!({"enrollmentGroupId": "g", "attestation": attestation}),
            )
            .unwrap();
            let Attestation::Certificates { primary, secondary } = group.attestation() else { panic!() };
            assert_eq!((primary.is_some(), secondary.is_some()), (has_primary, has_secondary));
            let shown = group.attestation().certificate().and_then(|info| info.not_after);
            assert_eq!(shown, (has_primary || has_secondary).then_some(UnixSeconds(1_684_537_835)));
        }
    }

    #[test]
    fn one_ca_reference_is_enough() {
        let attestation = json!({"type": "x509", "x509": {"caReferences": {"secondary": "root-b"}}});
        let group =
            Enrollment::from_json(Kind::Group, json!({"enrollmentGroupId": "g", "attestation": attestation}))
                .unwrap();
        let expected = Attestation::CaReferences { primary: None, secondary: Some("root-b".to_owned()) };
        assert_eq!(group.attestation(), expected);
    }

    #[test]
    fn says_what_was_expected() {
        let shape = |expected| MalformedReason::Shape { expected };
        assert_eq!(
            Enrollment::from_json(Kind::Group, json!([])),
            Err(MalformedReason::Other(Expected::Enrollment))
        );
        assert_eq!(
            Enrollment::from_json(Kind::Group, json!({"enrollmentGroupId": 7})),
            Err(shape("enrollmentGroupId"))
        );
    }

    #[test]
    fn a_registration_is_kept_where_an_answer_has_none() {
        let of = |state: Option<&str>| {
            let mut json = json!({"registrationId": "device-1"});
            if let Some(status) = state {
                json["registrationState"] = json!({"registrationId": "device-1", "status": status});
            }
            Enrollment::from_json(Kind::Individual, json).unwrap()
        };
        let status = |enrollment: Enrollment| {
            enrollment.json().get("registrationState").map(|state| state["status"].clone())
        };
        assert_eq!(status(of(None).with_registration_of(&of(Some("assigned")))), Some(json!("assigned")));
        assert_eq!(
            status(of(Some("failed")).with_registration_of(&of(Some("assigned")))),
            Some(json!("failed"))
        );
        assert_eq!(status(of(None).with_registration_of(&of(None))), None);
    }
}
