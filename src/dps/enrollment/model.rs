//! An individual enrollment as the service returned it. The JSON is kept whole: what we do not know is shown and survives.

use serde_json::{Map, Value};

use crate::{
    dps::{Attestation, Etag, MalformedReason, keys::strip_keys, registration::RegistrationState},
    time::UnixSeconds,
};

/// An individual enrollment, with every field the service returned but symmetric keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndividualEnrollment {
    id: String,
    json: Map<String, Value>,
}

impl IndividualEnrollment {
    /// Takes a JSON value that has at least a `registrationId`.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn from_json(value: Value) -> Result<Self, MalformedReason> {
        let Value::Object(mut json) = value else {
            return Err(MalformedReason::Shape { expected: "an individual enrollment" });
        };
        let Some(id) = json.get("registrationId").and_then(Value::as_str).map(str::to_owned) else {
            return Err(MalformedReason::Shape { expected: "registrationId" });
        };
        strip_keys(&mut json);
        Ok(Self { id, json })
    }

    /// Its registration ID, as the service spells it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The whole JSON, in the service's order.
    pub fn json(&self) -> &Map<String, Value> {
        &self.json
    }

    /// The version.
    pub fn etag(&self) -> Option<Etag> {
        self.text("etag").map(|text| Etag(text.to_owned()))
    }

    /// Whether the device may provision; absent means enabled.
    pub fn is_enabled(&self) -> bool {
        self.text("provisioningStatus") != Some("disabled")
    }

    /// The device ID it gets in its hub, where that is not the registration ID.
    pub fn device_id(&self) -> Option<&str> {
        self.text("deviceId").filter(|id| !id.is_empty())
    }

    /// When it was last changed.
    pub fn last_updated(&self) -> Option<UnixSeconds> {
        self.text("lastUpdatedDateTimeUtc").and_then(UnixSeconds::parse_rfc3339)
    }

    /// How the device proves who it is.
    pub fn attestation(&self) -> Attestation {
        Attestation::from_json(self.json.get("attestation"))
    }

    /// What became of the device. Lists do not have it (azure-iot-sdk-csharp#3478).
    pub fn registration_state(&self) -> Option<RegistrationState> {
        RegistrationState::from_json(self.json.get("registrationState")?.clone()).ok()
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.json.get(name).and_then(Value::as_str)
    }
}
