//! An enrollment as a person wants it: a new one, a copy, or a change of what was read. What is not known here goes back
//! untouched, and nothing is sent that was not chosen.

mod change;
mod error;
mod fields;

use serde_json::{Map, Value, json};

pub use self::{
    change::{Change, SERVICES_OWN},
    error::DraftError,
};
use super::{AzureName, Enrollment, Kind, Method, Proof, ReprovisionPolicy, SlotDraft};
use crate::dps::{Etag, Id};

/// A draft of an enrollment.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The ID, as typed. That of a change stays as it was read.
    pub id: String,
    /// How devices prove who they are.
    pub proof: Proof,
    /// Hub host names, separated by white space or commas, as typed; all linked hubs when empty.
    pub hubs: String,
    /// The address of a custom allocation, as typed.
    pub webhook: String,
    /// The api-version of a custom allocation, as typed.
    pub webhook_version: String,
    /// The initial twin, as typed; empty for none.
    pub twin: String,
    /// The device's ID in its hub, as typed; the registration ID when empty. Individual enrollments only.
    pub device_id: String,
    /// Optional device information, as typed; empty for none. Individual enrollments only.
    pub device_information: String,
    /// Names of other Azure resources, as typed, in the order of [`AzureName::ALL`]; empty for none.
    pub azure_names: [String; 3],
    kind: Kind,
    base: Option<Enrollment>,
    etag: Option<Etag>,
    fields: Map<String, Value>,
}

impl Draft {
    /// A new enrollment.
    pub fn new(kind: Kind) -> Self {
        let mut fields = Map::new();
        fields.insert(kind.id_field().to_owned(), json!(""));
        fields.insert("attestation".to_owned(), Value::Null);
        fields.insert("provisioningStatus".to_owned(), json!("enabled"));
        Self::of(kind, None, None, fields, Proof::default())
    }

    /// A change of an enrollment as it was read; `None` where the service gave no version or an ID that cannot be sent back.
    pub fn change(base: Enrollment) -> Option<Self> {
        let fields = base.json().clone();
        Self::change_to(base, fields)
    }

    /// A copy of an enrollment under an ID still to be typed. Certificates and keys are not copied: the service returns none.
    pub fn copy(original: &Enrollment) -> Self {
        let kind = original.kind();
        let mut fields = original.json().clone();
        fields.retain(|name, _| !SERVICES_OWN.contains(&name.as_str()) && name != "deviceId");
        fields.insert(kind.id_field().to_owned(), json!(""));
        let mut proof = Proof::read(kind, fields.get("attestation"));
        proof.certificates = Default::default();
        if proof.method == Method::Other {
            proof.method = Method::Certificates;
        }
        Self::of(kind, None, None, fields, proof)
    }

    /// The same change on top of a newer state, with some fields as they are said to be.
    pub fn rebase(theirs: Enrollment, mine: Vec<(String, Option<Value>)>) -> Option<Self> {
        let mut fields = theirs.json().clone();
        for (name, value) in mine {
            match value {
                Some(value) => fields.insert(name, value),
                None => fields.shift_remove(&name),
            };
        }
        Self::change_to(theirs, fields)
    }

    fn change_to(base: Enrollment, fields: Map<String, Value>) -> Option<Self> {
        let id = Id::parse(base.id()).ok()?;
        let etag = base.etag()?;
        let proof = Proof::read(base.kind(), fields.get("attestation"));
        let mut draft = Self::of(base.kind(), Some(base), Some(etag), fields, proof);
        draft.id = id.to_string();
        Some(draft)
    }

    fn of(
        kind: Kind,
        base: Option<Enrollment>,
        etag: Option<Etag>,
        fields: Map<String, Value>,
        proof: Proof,
    ) -> Self {
        let hubs: Vec<_> = list(fields.get("iotHubs")).collect();
        let custom = |name: &str| text(member(&fields, "customAllocationDefinition", name)).to_owned();
        Self {
            id: String::new(),
            hubs: hubs.join("\n"),
            webhook: custom("webhookUrl"),
            webhook_version: custom("apiVersion"),
            twin: pretty(fields.get("initialTwin")),
            device_id: text(fields.get("deviceId")).to_owned(),
            device_information: pretty(fields.get("optionalDeviceInformation")),
            azure_names: AzureName::ALL.map(|name| text(fields.get(name.as_str())).to_owned()),
            kind,
            base,
            etag,
            proof,
            fields,
        }
    }

    /// Whether it is a group or an individual enrollment.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The enrollment as it was read, of a change.
    pub fn base(&self) -> Option<&Enrollment> {
        self.base.as_ref()
    }

    /// What its places for certificates hold before one is chosen: of a change what was read, else nothing.
    pub fn certificates_before(&self) -> [SlotDraft; 2] {
        let base = self.base.as_ref();
        base.map(|base| Proof::read(self.kind, base.json().get("attestation")).certificates)
            .unwrap_or_default()
    }

    /// Whether devices may provision.
    pub fn is_enabled(&self) -> bool {
        self.fields.get("provisioningStatus").and_then(Value::as_str) != Some("disabled")
    }

    /// Lets devices provision, or not.
    pub fn set_enabled(&mut self, enabled: bool) {
        self.set("provisioningStatus", json!(if enabled { "enabled" } else { "disabled" }));
    }

    /// Whether its devices are IoT Edge devices.
    pub fn is_iot_edge(&self) -> bool {
        self.fields.get("capabilities").and_then(|value| value.get("iotEdge")).and_then(Value::as_bool)
            == Some(true)
    }

    /// Makes its devices IoT Edge devices, or not.
    pub fn set_iot_edge(&mut self, iot_edge: bool) {
        let stood = self.base.as_ref().is_some_and(|base| base.json().contains_key("capabilities"));
        if !iot_edge && !stood {
            self.fields.shift_remove("capabilities");
            return;
        }
        let mut capabilities = object(self.fields.get("capabilities"));
        capabilities.insert("iotEdge".to_owned(), json!(iot_edge));
        self.set("capabilities", Value::Object(capabilities));
    }

    /// The wire name of the allocation policy; empty for none.
    pub fn allocation(&self) -> &str {
        self.fields.get("allocationPolicy").and_then(Value::as_str).unwrap_or_default()
    }

    /// Sets the allocation policy by its wire name; empty for none.
    pub fn set_allocation(&mut self, policy: &str) {
        if policy.is_empty() {
            self.fields.shift_remove("allocationPolicy");
        } else {
            self.set("allocationPolicy", json!(policy));
        }
    }

    /// `updateHubAssignment` and `migrateDeviceData`, where the policy is set. An absent one of the two is `true`.
    pub fn reprovision_pair(&self) -> Option<(bool, bool)> {
        let policy = self.fields.get("reprovisionPolicy")?.as_object()?;
        let flag = |name: &str| policy.get(name).and_then(Value::as_bool).unwrap_or(true);
        Some((flag("updateHubAssignment"), flag("migrateDeviceData")))
    }

    /// The reprovision policy, if it is one of the named ones.
    pub fn reprovision(&self) -> Option<ReprovisionPolicy> {
        let pair = self.reprovision_pair()?;
        ReprovisionPolicy::ALL.into_iter().find(|policy| policy.pair() == pair)
    }

    /// Sets the two flags of the reprovision policy; `None` leaves it to the service.
    pub fn set_reprovision(&mut self, pair: Option<(bool, bool)>) {
        let Some((update, migrate)) = pair else {
            self.fields.shift_remove("reprovisionPolicy");
            return;
        };
        let mut fields = object(self.fields.get("reprovisionPolicy"));
        fields.insert("updateHubAssignment".to_owned(), json!(update));
        fields.insert("migrateDeviceData".to_owned(), json!(migrate));
        self.set("reprovisionPolicy", Value::Object(fields));
    }

    fn set(&mut self, name: &str, value: Value) {
        self.fields.insert(name.to_owned(), value);
    }
}

/// A text; empty where there is none.
fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn member<'a>(fields: &'a Map<String, Value>, name: &str, inner: &str) -> Option<&'a Value> {
    fields.get(name)?.get(inner)
}

/// A value as it stands in a field; empty where there is none.
fn pretty(value: Option<&Value>) -> String {
    value.filter(|value| !value.is_null()).map(|value| format!("{value:#}")).unwrap_or_default()
}

/// The texts in an array.
fn list(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests;
