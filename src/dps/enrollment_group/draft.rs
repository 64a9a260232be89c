//! A group about to be created: what the form holds, the rules between its fields, and the JSON that is sent.

use serde_json::{Map, Value, json};

use super::{EnrollmentGroupId, Put};
use crate::connection::{HostName, HostNameError};
use crate::dps::IdError;

/// What a person entered for a new group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The ID, as typed.
    pub id: String,
    /// The primary signing certificate, as one clean PEM.
    pub primary: Option<String>,
    /// The secondary signing certificate, as one clean PEM.
    pub secondary: Option<String>,
    /// Created disabled: no device can provision yet.
    pub disabled: bool,
    /// Devices of the group are IoT Edge devices.
    pub iot_edge: bool,
    /// What happens to a device that provisions again; the service's default when absent.
    pub reprovision: Option<ReprovisionPolicy>,
    /// How devices are spread over hubs; the DPS's own policy when absent.
    pub allocation: Option<AllocationPolicy>,
    /// Hub host names, separated by white space or commas, as typed; all linked hubs when empty.
    pub iot_hubs: String,
}

/// How devices are spread over IoT hubs. (`custom` needs a webhook, which this form does not have.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllocationPolicy {
    /// Evenly weighted distribution.
    Hashed,
    /// Lowest latency.
    GeoLatency,
    /// One named hub.
    Static,
}

/// What happens to a device that provisions again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReprovisionPolicy {
    /// Move to the hub that fits, and take the data along.
    Migrate,
    /// Move to the hub that fits, and start from the initial twin.
    Reset,
    /// Stay where it is.
    Never,
}

/// Why a draft cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// The ID.
    Id(IdError),
    /// No certificate was chosen.
    NoCertificate,
    /// The same certificate was chosen twice.
    SameCertificate,
    /// Hubs are named but no allocation policy: the service answers 400004.
    HubsWithoutPolicy,
    /// The static policy needs exactly one hub.
    StaticHubs {
        /// How many are named.
        count: usize,
    },
    /// A hub is no host name.
    Hub {
        /// As typed.
        text: String,
        /// What is wrong.
        error: HostNameError,
    },
    /// A hub is named twice.
    HubTwice {
        /// Which.
        host: String,
    },
    /// The initial twin is no JSON object.
    Twin {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
}

impl AllocationPolicy {
    /// All of them, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Hashed, Self::GeoLatency, Self::Static];

    /// The wire value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hashed => "hashed",
            Self::GeoLatency => "geoLatency",
            Self::Static => "static",
        }
    }
}

impl ReprovisionPolicy {
    /// All of them, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Migrate, Self::Reset, Self::Never];

    /// The form's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Migrate => "migrate",
            Self::Reset => "reset",
            Self::Never => "never",
        }
    }

    /// `updateHubAssignment` and `migrateDeviceData`.
    pub fn pair(self) -> (bool, bool) {
        match self {
            Self::Migrate => (true, true),
            Self::Reset => (true, false),
            Self::Never => (false, false),
        }
    }
}

/// The hubs in a text, and the rules between them and the allocation policy.
pub(super) fn read_hubs(text: &str, policy: Option<&str>, errors: &mut Vec<DraftError>) -> Vec<String> {
    let mut hubs: Vec<String> = Vec::new();
    let typed = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    for text in typed.filter(|text| !text.is_empty()) {
        match HostName::parse(text) {
            Err(error) => errors.push(DraftError::Hub { text: text.to_owned(), error }),
            Ok(host) if hubs.iter().any(|hub| hub.eq_ignore_ascii_case(host.as_str())) => {
                errors.push(DraftError::HubTwice { host: host.to_string() });
            }
            Ok(host) => hubs.push(host.to_string()),
        }
    }
    match policy {
        None if !hubs.is_empty() => errors.push(DraftError::HubsWithoutPolicy),
        Some("static") if hubs.len() != 1 => errors.push(DraftError::StaticHubs { count: hubs.len() }),
        _ => {}
    }
    hubs
}

impl Draft {
    /// The request that creates the group, or everything that keeps it from being sent.
    ///
    /// # Errors
    /// All errors at once, in the order of the form.
    pub fn check(&self) -> Result<Put, Vec<DraftError>> {
        let mut errors = Vec::new();
        match (&self.primary, &self.secondary) {
            (None, None) => errors.push(DraftError::NoCertificate),
            (Some(primary), Some(secondary)) if primary == secondary => {
                errors.push(DraftError::SameCertificate);
            }
            _ => {}
        }
        let id = EnrollmentGroupId::parse(self.id.trim()).map_err(|error| errors.push(DraftError::Id(error)));
        let hubs = read_hubs(&self.iot_hubs, self.allocation.map(AllocationPolicy::as_str), &mut errors);
        match id {
            Ok(id) if errors.is_empty() => {
                let body = self.body(&id, &hubs).to_string();
                Ok(Put { id, body, if_match: None })
            }
            _ => Err(errors),
        }
    }

    /// The JSON as the official clients write it; nothing is sent that was not chosen.
    fn body(&self, id: &EnrollmentGroupId, hubs: &[String]) -> Value {
        let mut slots = Map::new();
        for (slot, pem) in [("primary", &self.primary), ("secondary", &self.secondary)] {
            if let Some(pem) = pem {
                slots.insert(slot.to_owned(), json!({ "certificate": pem }));
            }
        }
        let mut body = json!({
            "enrollmentGroupId": id.as_str(),
            "attestation": {"type": "x509", "x509": {"signingCertificates": slots}},
            "provisioningStatus": if self.disabled { "disabled" } else { "enabled" },
        });
        let mut set = |name: &str, value: Value| {
            if let Value::Object(fields) = &mut body {
                fields.insert(name.to_owned(), value);
            }
        };
        if self.iot_edge {
            set("capabilities", json!({"iotEdge": true}));
        }
        if let Some((update, migrate)) = self.reprovision.map(ReprovisionPolicy::pair) {
            set("reprovisionPolicy", json!({"updateHubAssignment": update, "migrateDeviceData": migrate}));
        }
        if let Some(policy) = self.allocation {
            set("allocationPolicy", json!(policy.as_str()));
        }
        if !hubs.is_empty() {
            set("iotHubs", json!(hubs));
        }
        body
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{AllocationPolicy, Draft, DraftError, ReprovisionPolicy};
    use crate::{connection::HostNameError, dps::IdError};

    fn draft() -> Draft {
        Draft { id: "factory-7".to_owned(), primary: Some("PEM A".to_owned()), ..Draft::default() }
    }

    fn errors(draft: &Draft) -> Vec<DraftError> {
        draft.check().unwrap_err()
    }

    #[test]
    fn sends_only_what_was_chosen() {
        let put = draft().check().unwrap();
        let body: Value = serde_json::from_str(&put.body).unwrap();
        assert_eq!(put.if_match, None);
        let certificates = json!({"primary": {"certificate": "PEM A"}});
        assert_eq!(
            body,
            json!({
                "enrollmentGroupId": "factory-7",
                "attestation": {"type": "x509", "x509": {"signingCertificates": certificates}},
                "provisioningStatus": "enabled",
            })
        );
    }

    #[test]
    fn sends_every_setting() {
        let put = Draft {
            primary: None,
            secondary: Some("PEM B".to_owned()),
            disabled: true,
            iot_edge: true,
            reprovision: Some(ReprovisionPolicy::Reset),
            allocation: Some(AllocationPolicy::GeoLatency),
            iot_hubs: " hub1.azure-devices.net,\nhub2.azure-devices.net ".to_owned(),
            ..draft()
        }
        .check()
        .unwrap();
        let body: Value = serde_json::from_str(&put.body).unwrap();
        let certificates = json!({"secondary": {"certificate": "PEM B"}});
        assert_eq!(body["attestation"]["x509"]["signingCertificates"], certificates);
        assert_eq!(body["provisioningStatus"], "disabled");
        assert_eq!(body["capabilities"], json!({"iotEdge": true}));
        assert_eq!(
            body["reprovisionPolicy"],
            json!({"updateHubAssignment": true, "migrateDeviceData": false})
        );
        assert_eq!(body["allocationPolicy"], "geoLatency");
        assert_eq!(body["iotHubs"], json!(["hub1.azure-devices.net", "hub2.azure-devices.net"]));
    }

    #[test]
    fn predicts_what_the_service_would_refuse() {
        let hub = "hub1.azure-devices.net".to_owned();
        assert_eq!(errors(&Draft::default()), [DraftError::NoCertificate, DraftError::Id(IdError::Empty)]);
        let same = Draft { secondary: Some("PEM A".to_owned()), ..draft() };
        assert_eq!(errors(&same), [DraftError::SameCertificate]);
        let without_policy = Draft { iot_hubs: hub.clone(), ..draft() };
        assert_eq!(errors(&without_policy), [DraftError::HubsWithoutPolicy]);
        let fixed = Draft { allocation: Some(AllocationPolicy::Static), ..draft() };
        assert_eq!(errors(&fixed), [DraftError::StaticHubs { count: 0 }]);
        let twice = Draft {
            allocation: Some(AllocationPolicy::Hashed),
            iot_hubs: format!("{hub} HUB1.azure-devices.net https://x/"),
            ..draft()
        };
        let error = HostNameError::IsUrl { host: "x".to_owned() };
        assert_eq!(
            errors(&twice),
            [
                DraftError::HubTwice { host: "HUB1.azure-devices.net".to_owned() },
                DraftError::Hub { text: "https://x/".to_owned(), error },
            ]
        );
    }
}
