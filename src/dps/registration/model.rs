//! A registration record as the service returned it. The JSON is kept whole.

use serde_json::{Map, Value};

use crate::{
    dps::{Etag, Expected, MalformedReason},
    time::UnixSeconds,
};

/// A registration record, with every field the service returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationState {
    id: String,
    json: Map<String, Value>,
}

/// How far a device's registration is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It never registered.
    Unassigned,
    /// It is being assigned.
    Assigning,
    /// It has a hub.
    Assigned,
    /// It was refused.
    Failed,
    /// Its enrollment is disabled.
    Disabled,
    /// A status this page does not know.
    Other(String),
}

impl Status {
    /// Its wire value.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unassigned => "unassigned",
            Self::Assigning => "assigning",
            Self::Assigned => "assigned",
            Self::Failed => "failed",
            Self::Disabled => "disabled",
            Self::Other(status) => status,
        }
    }
}

impl RegistrationState {
    /// Takes a JSON value that has at least a `registrationId`.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn from_json(value: Value) -> Result<Self, MalformedReason> {
        let Value::Object(json) = value else {
            return Err(MalformedReason::Other(Expected::Registration));
        };
        let Some(id) = json.get("registrationId").and_then(Value::as_str).map(str::to_owned) else {
            return Err(MalformedReason::Shape { expected: "registrationId" });
        };
        Ok(Self { id, json })
    }

    /// Its registration ID.
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

    /// How far it is.
    pub fn status(&self) -> Status {
        match self.text("status").unwrap_or_default() {
            "unassigned" => Status::Unassigned,
            "assigning" => Status::Assigning,
            "assigned" => Status::Assigned,
            "failed" => Status::Failed,
            "disabled" => Status::Disabled,
            other => Status::Other(other.to_owned()),
        }
    }

    /// The hub it was assigned to.
    pub fn assigned_hub(&self) -> Option<&str> {
        self.text("assignedHub")
    }

    /// Its ID in that hub.
    pub fn device_id(&self) -> Option<&str> {
        self.text("deviceId")
    }

    /// More of how far it is: how the device came to its hub.
    pub fn substatus(&self) -> Option<&str> {
        self.text("substatus")
    }

    /// The service's code of what went wrong.
    pub fn error_code(&self) -> Option<u64> {
        self.json.get("errorCode").and_then(Value::as_u64).filter(|code| *code != 0)
    }

    /// The service's words for what went wrong.
    pub fn error_message(&self) -> Option<&str> {
        self.text("errorMessage").filter(|message| !message.is_empty())
    }

    /// When it was last changed.
    pub fn last_updated(&self) -> Option<UnixSeconds> {
        self.text("lastUpdatedDateTimeUtc").and_then(UnixSeconds::parse_rfc3339)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.json.get(name).and_then(Value::as_str)
    }
}
