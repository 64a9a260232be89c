//! An enrollment as a person wants it: a new one, a copy, or a change of what was read. What is not known here goes back
//! untouched, and nothing is sent that was not chosen.

use serde_json::{Map, Value, json};

use super::{
    AzureName, Enrollment, JsonError, Keys, Kind, Method, Proof, Put, ReprovisionPolicy, typed_json,
};
use crate::{
    connection::{HostName, HostNameError},
    dps::{Etag, Id, IdError},
};

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

/// Why a draft cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// The ID.
    Id(IdError),
    /// No certificate was chosen.
    NoCertificate,
    /// The same certificate was chosen twice.
    SameCertificate,
    /// No uploaded CA certificate is named.
    NoCaName,
    /// A key of a TPM is missing or no base64.
    TpmKey {
        /// Its name in the JSON.
        name: &'static str,
        /// Whether it is missing.
        is_missing: bool,
    },
    /// The keys of a record that is to be changed are not read yet: the change would replace them.
    KeysUnread,
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
    /// More hubs are named than a DPS can have.
    ManyHubs,
    /// A hub is named twice.
    HubTwice {
        /// Which.
        host: String,
    },
    /// Custom allocation needs the address of its function, which is `https:`.
    Webhook,
    /// Custom allocation needs the api-version its function speaks.
    WebhookVersion,
    /// The device ID has a character that hubs refuse, or is too long.
    DeviceId {
        /// The first such character; `None` for too long.
        character: Option<char>,
    },
    /// The name of another Azure resource cannot be one.
    AzureName(AzureName),
    /// The initial twin cannot be taken.
    Twin(JsonError),
    /// The device information cannot be taken.
    DeviceInformation(JsonError),
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where, as `initialTwin.tags.site`.
    pub path: String,
    /// What stood there.
    pub before: Option<Value>,
    /// What shall stand there.
    pub after: Option<Value>,
}

/// What the service writes itself: never a person's change.
pub const SERVICES_OWN: [&str; 4] =
    ["etag", "createdDateTimeUtc", "lastUpdatedDateTimeUtc", "registrationState"];

/// The most hubs that are taken. A DPS has 50 linked ones at most.
/// <https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-iot-hub-device-provisioning-service-limits>
const MAX_HUBS: usize = 50;

/// Names that a twin uses itself; a tag called so breaks clients and the service (azure-cli#30610).
const RESERVED: [&str; 3] = ["version", "count", "metadata"];

/// What an IoT hub allows in a device ID besides letters and digits.
/// <https://learn.microsoft.com/azure/iot-hub/iot-hub-devguide-identity-registry#device-identity-properties>
const DEVICE_ID_MARKS: &str = "-.%_#*?!(),:=@$'";

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

    /// The enrollment as it shall be, without keys.
    ///
    /// # Errors
    /// Everything that keeps it from being sent, in the order of the form.
    pub fn fields(&self) -> Result<Map<String, Value>, Vec<DraftError>> {
        let mut errors = Vec::new();
        let mut fields = self.fields.clone();
        if self.base.is_none() {
            match Id::parse(self.id.trim()) {
                Ok(id) => _ = fields.insert(self.kind.id_field().to_owned(), json!(id.as_str())),
                Err(error) => errors.push(DraftError::Id(error)),
            }
        }
        let stood = self.base.as_ref().and_then(|base| base.json().get("attestation"));
        put(&mut fields, "attestation", self.proof.to_json(self.kind, stood, &mut errors));
        self.read_allocation(&mut fields, &mut errors);
        // What was not touched goes back as it came, of whatever type it is.
        if self.kind == Kind::Individual && self.device_id != text(fields.get("deviceId")) {
            let id = self.device_id.trim();
            let bad = id.chars().find(|c| !c.is_ascii_alphanumeric() && !DEVICE_ID_MARKS.contains(*c));
            if bad.is_some() || id.len() > 128 {
                errors.push(DraftError::DeviceId { character: bad });
            }
            put_text(&mut fields, "deviceId", id);
        }
        for (name, typed) in AzureName::ALL.into_iter().zip(&self.azure_names) {
            let typed = typed.trim();
            if !typed.is_empty() && !name.allows(typed) {
                errors.push(DraftError::AzureName(name));
            }
            put_text(&mut fields, name.as_str(), typed);
        }
        if self.twin != pretty(fields.get("initialTwin")) {
            match typed_json::read(&self.twin) {
                Ok(twin) => put(&mut fields, "initialTwin", twin),
                Err(error) => errors.push(DraftError::Twin(error)),
            }
        }
        if self.device_information != pretty(fields.get("optionalDeviceInformation")) {
            match typed_json::read(&self.device_information) {
                Ok(information) => put(&mut fields, "optionalDeviceInformation", information),
                Err(error) => errors.push(DraftError::DeviceInformation(error)),
            }
        }
        if errors.is_empty() { Ok(fields) } else { Err(errors) }
    }

    /// The hubs that are named.
    fn read_hubs(&self, errors: &mut Vec<DraftError>) -> Vec<String> {
        let (mut hubs, others) = (Vec::<String>::new(), errors.len());
        let typed = self.hubs.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        for text in typed.filter(|text| !text.is_empty()) {
            if hubs.len() + errors.len() - others >= MAX_HUBS {
                errors.push(DraftError::ManyHubs);
                break;
            }
            match HostName::parse(text) {
                Err(error) => errors.push(DraftError::Hub { text: text.to_owned(), error }),
                Ok(host) if hubs.iter().any(|hub| hub.eq_ignore_ascii_case(host.as_str())) => {
                    errors.push(DraftError::HubTwice { host: host.to_string() });
                }
                Ok(host) => hubs.push(host.to_string()),
            }
        }
        hubs
    }

    /// Policy, hubs and webhook, and the rules between them.
    fn read_allocation(&self, fields: &mut Map<String, Value>, errors: &mut Vec<DraftError>) {
        let policy = self.allocation();
        let mut hubs: Vec<String> = list(fields.get("iotHubs")).map(str::to_owned).collect();
        if self.hubs != hubs.join("\n") {
            hubs = self.read_hubs(errors);
        }
        match policy {
            "" if !hubs.is_empty() => errors.push(DraftError::HubsWithoutPolicy),
            "static" if hubs.len() != 1 => errors.push(DraftError::StaticHubs { count: hubs.len() }),
            _ => {}
        }
        // A list that was typed back as it was stays as it was: in its place, and absent where it was absent.
        if !hubs.iter().map(String::as_str).eq(list(fields.get("iotHubs"))) {
            put(fields, "iotHubs", Some(json!(hubs)));
        }
        let custom = |name: &str| text(member(fields, "customAllocationDefinition", name));
        let is_untouched =
            self.webhook == custom("webhookUrl") && self.webhook_version == custom("apiVersion");
        let stood = self.base.as_ref().and_then(|base| base.json().get("allocationPolicy"));
        if policy == "custom" && is_untouched && stood.is_some_and(|stood| stood == "custom") {
            // It goes back as it came.
        } else if policy == "custom" {
            let (webhook, version) = (self.webhook.trim(), self.webhook_version.trim());
            let host = webhook.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
            if webhook.contains(char::is_whitespace) || host.is_none_or(|host| HostName::parse(host).is_err())
            {
                errors.push(DraftError::Webhook);
            }
            if version.is_empty() || version.contains(char::is_whitespace) {
                errors.push(DraftError::WebhookVersion);
            }
            let mut definition = object(fields.get("customAllocationDefinition"));
            definition.insert("webhookUrl".to_owned(), json!(webhook));
            definition.insert("apiVersion".to_owned(), json!(version));
            put(fields, "customAllocationDefinition", Some(Value::Object(definition)));
        } else if self.fields.get("allocationPolicy") != stood {
            // With another policy the function is not called any more.
            fields.shift_remove("customAllocationDefinition");
        }
    }

    /// Whether symmetric keys go along that are not in its fields.
    pub fn sends_keys(&self) -> bool {
        self.proof.method == Method::SymmetricKey && matches!(self.proof.keys, Keys::Given(_))
    }

    /// Names in the twin's tags or desired properties that a twin uses itself.
    pub fn reserved_names(&self) -> Vec<String> {
        let Ok(Some(twin)) = typed_json::read(&self.twin) else { return Vec::new() };
        let parts = [("tags", twin.get("tags")), ("properties.desired", twin.pointer("/properties/desired"))];
        let found = parts.into_iter().flat_map(|(part, value)| {
            let has = move |name: &&str| value.is_some_and(|value| value.get(*name).is_some());
            RESERVED.into_iter().filter(has).map(move |name| format!("{part}.{name}"))
        });
        // What stood there before is none of the person's doing.
        let before = self.base.as_ref().and_then(|base| base.json().get("initialTwin"));
        let stood = |path: &String| {
            let pointer = format!("/{}", path.replace('.', "/"));
            before.is_some_and(|twin| twin.pointer(&pointer).is_some())
        };
        found.filter(|path| !stood(path)).collect()
    }

    /// What a change will change. Nothing while something keeps it from being sent.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if let (Some(base), Ok(fields)) = (&self.base, self.fields()) {
            compare("", base.json(), &fields, &mut changes);
        }
        changes
    }

    /// The request: for a change, for exactly the version that was read; else without a version, which never overwrites.
    ///
    /// # Errors
    /// Those of [`Draft::fields`].
    pub fn check(&self) -> Result<Put, Vec<DraftError>> {
        let id = Id::parse(self.id.trim());
        let body = Value::Object(self.item()?).to_string();
        let id = id.map_err(|error| vec![DraftError::Id(error)])?;
        Ok(Put { kind: self.kind, id, body, if_match: self.etag.clone() })
    }

    /// The JSON that is sent, with keys: a secret where it has any.
    pub(crate) fn item(&self) -> Result<Map<String, Value>, Vec<DraftError>> {
        let mut fields = self.fields()?;
        if let (Some(_), Method::SymmetricKey, Keys::Service) =
            (&self.base, self.proof.method, &self.proof.keys)
        {
            return Err(vec![DraftError::KeysUnread]);
        }
        if let Some(attestation) = fields.get_mut("attestation") {
            self.proof.add_keys(attestation);
        }
        Ok(fields)
    }
}

/// Sets a member where it differs, in its place; removes it where there is none.
fn put(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    match value {
        Some(value) => _ = fields.insert(name.to_owned(), value),
        None => _ = fields.shift_remove(name),
    }
}

/// Sets a text; where it is empty, removes the one that stood there, and nothing else.
fn put_text(fields: &mut Map<String, Value>, name: &str, typed: &str) {
    if text(fields.get(name)) != typed {
        put(fields, name, (!typed.is_empty()).then(|| json!(typed)));
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

/// Objects are compared member by member, but certificates; everything else as a whole.
fn compare(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, changes: &mut Vec<Change>) {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names.filter(|name| !(path.is_empty() && SERVICES_OWN.contains(&name.as_str()))) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (before.get(name), after.get(name)) {
            (before, after) if before == after => {}
            (Some(Value::Object(before)), Some(Value::Object(after)))
                if !before.contains_key("info") || !after.contains_key("certificate") =>
            {
                compare(&path, before, after, changes);
            }
            (before, after) => {
                changes.push(Change { path, before: before.cloned(), after: after.cloned() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Change, Draft, DraftError, JsonError};
    use crate::{
        connection::HostNameError,
        dps::{
            IdError, SymmetricKeys,
            enrollment::{AzureName, Enrollment, Keys, Kind, Method, ReprovisionPolicy, SlotDraft},
        },
        secret::Secret,
    };

    fn group() -> Value {
        json!({
            "enrollmentGroupId": "g",
            "attestation": {"type": "x509", "x509": {
                "signingCertificates": {"primary": {"info": {"version": 3}}, "secondary": null}, "more": 1}},
            "capabilities": {"iotEdge": false, "futureFlag": 1},
            "initialTwin": {"tags": {"version": 7, "site": "lyon"}, "properties": {"desired": {"z": 1, "a": 2.50}}},
            "etag": "MQ==",
            "provisioningStatus": "enabled",
            "reprovisionPolicy": {"updateHubAssignment": true, "migrateDeviceData": true},
            "allocationPolicy": "static",
            "iotHubs": ["one.azure-devices.net"],
            "unheardOf": {"deep": [null]},
        })
    }

    fn change_of(kind: Kind, json: Value) -> Draft {
        Draft::change(Enrollment::from_json(kind, json).unwrap()).unwrap()
    }

    fn edit() -> Draft {
        change_of(Kind::Group, group())
    }

    fn new() -> Draft {
        let mut draft = Draft::new(Kind::Group);
        draft.id = "factory-7".to_owned();
        draft.proof.certificates[0] = SlotDraft::New("PEM A".to_owned());
        draft
    }

    fn device() -> Draft {
        let mut draft = Draft::new(Kind::Individual);
        draft.id = "device-1".to_owned();
        draft.proof.method = Method::SymmetricKey;
        draft
    }

    fn keys() -> SymmetricKeys {
        let key = |text: &str| Secret::from(text.to_owned());
        SymmetricKeys { primary: key("Zmlyc3Q="), secondary: key("c2Vjb25k") }
    }

    fn sent(draft: &Draft) -> Value {
        serde_json::from_str(&draft.check().unwrap().body).unwrap()
    }

    fn errors(draft: &Draft) -> Vec<DraftError> {
        draft.check().unwrap_err()
    }

    fn paths(draft: &Draft) -> Vec<String> {
        draft.changes().into_iter().map(|change| change.path).collect()
    }

    #[test]
    fn a_new_one_has_only_what_was_chosen() {
        let put = new().check().unwrap();
        assert_eq!(put.if_match, None);
        let certificates = json!({"primary": {"certificate": "PEM A"}});
        assert_eq!(
            sent(&new()),
            json!({
                "enrollmentGroupId": "factory-7",
                "attestation": {"type": "x509", "x509": {"signingCertificates": certificates}},
                "provisioningStatus": "enabled",
            })
        );
    }

    #[test]
    fn a_new_one_has_every_setting() {
        let mut draft = new();
        draft.proof.certificates = [SlotDraft::Empty, SlotDraft::New("PEM B".to_owned())];
        draft.set_enabled(false);
        draft.set_iot_edge(true);
        draft.set_reprovision(Some((false, true)));
        draft.set_allocation("custom");
        draft.webhook = " https://f.example/api?code=1 ".to_owned();
        draft.webhook_version = "2019-03-31".to_owned();
        draft.hubs = " hub1.azure-devices.net,\nhub2.azure-devices.net ".to_owned();
        draft.twin = "{\"tags\": {\"site\": \"A\"}}".to_owned();
        assert_eq!(
            sent(&draft),
            json!({
                "enrollmentGroupId": "factory-7",
                "attestation": {"type": "x509", "x509": {"signingCertificates": {"secondary": {"certificate": "PEM B"}}}},
                "provisioningStatus": "disabled",
                "capabilities": {"iotEdge": true},
                "reprovisionPolicy": {"updateHubAssignment": false, "migrateDeviceData": true},
                "allocationPolicy": "custom",
                "customAllocationDefinition": {"webhookUrl": "https://f.example/api?code=1", "apiVersion": "2019-03-31"},
                "iotHubs": ["hub1.azure-devices.net", "hub2.azure-devices.net"],
                "initialTwin": {"tags": {"site": "A"}},
            })
        );
        assert_eq!((draft.reprovision(), draft.reprovision_pair()), (None, Some((false, true))));
    }

    #[test]
    fn each_way_of_attestation_has_its_form() {
        let mut references = new();
        references.proof.method = Method::CaReferences;
        assert_eq!(errors(&references), [DraftError::NoCaName]);
        references.proof.ca_names[1] = " root-b ".to_owned();
        let expected = json!({"type": "x509", "x509": {"caReferences": {"secondary": "root-b"}}});
        assert_eq!(sent(&references)["attestation"], expected);
        assert_eq!(
            sent(&device())["attestation"],
            json!({"type": "symmetricKey"}),
            "the service makes the keys"
        );
        let mut made = device();
        made.proof.keys = Keys::Given(keys());
        let expected = json!({"primaryKey": "Zmlyc3Q=", "secondaryKey": "c2Vjb25k"});
        assert_eq!(sent(&made)["attestation"]["symmetricKey"], expected);
        let mut tpm = device();
        tpm.proof.method = Method::Tpm;
        assert_eq!(errors(&tpm), [DraftError::TpmKey { name: "endorsementKey", is_missing: true }]);
        tpm.proof.endorsement_key = "AToAAQALAAMAsgAg\ng3GXZ0SE".to_owned();
        tpm.proof.storage_root_key = "*".to_owned();
        assert_eq!(errors(&tpm), [DraftError::TpmKey { name: "storageRootKey", is_missing: false }]);
        tpm.proof.storage_root_key.clear();
        let expected = json!({"type": "tpm", "tpm": {"endorsementKey": "AToAAQALAAMAsgAgg3GXZ0SE"}});
        assert_eq!(sent(&tpm)["attestation"], expected);
        let mut client = device();
        client.proof.method = Method::Certificates;
        client.proof.certificates[0] = SlotDraft::New("PEM".to_owned());
        let expected =
            json!({"type": "x509", "x509": {"clientCertificates": {"primary": {"certificate": "PEM"}}}});
        assert_eq!(sent(&client)["attestation"], expected);
    }

    #[test]
    fn names_of_azure_resources_are_checked_and_left_alone_where_they_are_not_typed() {
        let mut draft = new();
        draft.azure_names[0] = "Factory".to_owned();
        assert_eq!(errors(&draft), [DraftError::AzureName(AzureName::Namespace)]);
        draft.azure_names = [" factory-7 ".to_owned(), String::new(), "one-day".to_owned()];
        let body = sent(&draft);
        assert_eq!(
            (&body["namespaceName"], &body["certificatePolicyName"]),
            (&json!("factory-7"), &json!("one-day"))
        );
        assert!(body.get("certificateAuthorityName").is_none());
        let mut json = group();
        json["namespaceName"] = json!("factory-7");
        json["certificateAuthorityName"] = Value::Null;
        let mut change = change_of(Kind::Group, json.clone());
        assert_eq!(sent(&change), json);
        change.azure_names[0].clear();
        assert_eq!(paths(&change), ["namespaceName"]);
    }

    #[test]
    fn a_device_has_its_own_fields() {
        let mut draft = device();
        draft.device_id = " pump 1 ".to_owned();
        draft.device_information = "[]".to_owned();
        let expected = [
            DraftError::DeviceId { character: Some(' ') },
            DraftError::DeviceInformation(JsonError::Syntax { line: 1, column: 1 }),
        ];
        assert_eq!(errors(&draft), expected);
        draft.device_id = " pump#1 ".to_owned();
        draft.device_information = "{\"model\": 7}".to_owned();
        assert_eq!(sent(&draft)["deviceId"], "pump#1");
        assert_eq!(sent(&draft)["optionalDeviceInformation"], json!({"model": 7}));
    }

    #[test]
    fn predicts_what_the_service_would_refuse() {
        let hub = "hub1.azure-devices.net".to_owned();
        assert_eq!(
            errors(&Draft::new(Kind::Group)),
            [DraftError::Id(IdError::Empty), DraftError::NoCertificate]
        );
        let mut same = new();
        same.proof.certificates[1] = SlotDraft::New("PEM A".to_owned());
        assert_eq!(errors(&same), [DraftError::SameCertificate]);
        let mut draft = new();
        draft.hubs.clone_from(&hub);
        assert_eq!(errors(&draft), [DraftError::HubsWithoutPolicy]);
        draft.hubs.clear();
        draft.set_allocation("static");
        assert_eq!(errors(&draft), [DraftError::StaticHubs { count: 0 }]);
        draft.set_allocation("hashed");
        draft.hubs = format!("{hub} HUB1.azure-devices.net https://x/");
        let error = HostNameError::IsUrl { host: "x".to_owned() };
        assert_eq!(
            errors(&draft),
            [
                DraftError::HubTwice { host: "HUB1.azure-devices.net".to_owned() },
                DraftError::Hub { text: "https://x/".to_owned(), error },
            ]
        );
        draft.hubs.clear();
        draft.set_allocation("custom");
        draft.webhook = "http://f.example/".to_owned();
        assert_eq!(errors(&draft), [DraftError::Webhook, DraftError::WebhookVersion]);
    }

    #[test]
    fn nothing_changed_is_sent_back_to_the_byte() {
        let put = edit().check().unwrap();
        assert_eq!(put.body, group().to_string(), "hubs stay linked, no field is added, order and all");
        assert_eq!(put.if_match.map(|etag| etag.0).as_deref(), Some("MQ=="), "and never for any version");
        assert!(edit().changes().is_empty());
        assert!(edit().reserved_names().is_empty(), "a tag called version that stood there is left alone");
    }

    #[test]
    fn every_kind_of_attestation_comes_back_to_the_byte() {
        let attestations = [
            json!({"type": "symmetricKey"}),
            json!({"type": "tpm", "tpm": {"endorsementKey": "AAAA", "storageRootKey": null}}),
            json!({"type": "x509", "x509": {"clientCertificates": {"secondary": {"info": {"version": 3}}}}}),
            json!({"type": "x509", "x509": {"caReferences": {"primary": null, "secondary": "b"}, "x": 1}}),
            json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {}}}}}),
            json!({"type": "none"}),
            json!({"type": "quantum", "quantum": [1]}),
        ];
        for attestation in attestations {
            let json = json!({"registrationId": "d", "attestation": attestation, "etag": "MQ=="});
            let mut draft = change_of(Kind::Individual, json.clone());
            assert!(draft.changes().is_empty(), "{attestation}");
            if draft.proof.method == Method::SymmetricKey {
                assert_eq!(errors(&draft), [DraftError::KeysUnread], "a change never replaces keys");
                draft.proof.keys = Keys::Given(keys());
                assert_eq!(sent(&draft)["attestation"]["symmetricKey"]["primaryKey"], "Zmlyc3Q=");
            } else {
                assert_eq!(draft.check().unwrap().body, json.to_string());
            }
        }
    }

    #[test]
    fn each_field_changes_alone() {
        let mut disabled = edit();
        disabled.set_enabled(false);
        let change = Change {
            path: "provisioningStatus".to_owned(),
            before: Some(json!("enabled")),
            after: Some(json!("disabled")),
        };
        assert_eq!(disabled.changes(), [change]);
        let mut edge = edit();
        edge.set_iot_edge(true);
        assert_eq!(paths(&edge), ["capabilities.iotEdge"]);
        assert_eq!(sent(&edge)["capabilities"]["futureFlag"], 1);
        let mut never = edit();
        assert_eq!(never.reprovision(), Some(ReprovisionPolicy::Migrate));
        never.set_reprovision(Some(ReprovisionPolicy::Never.pair()));
        assert_eq!(
            paths(&never),
            ["reprovisionPolicy.updateHubAssignment", "reprovisionPolicy.migrateDeviceData"]
        );
        let mut twin = edit();
        twin.twin = twin.twin.replace("lyon", "oslo");
        assert_eq!(paths(&twin), ["initialTwin.tags.site"]);
        twin.twin.clear();
        assert_eq!(paths(&twin), ["initialTwin"]);
        assert!(sent(&twin).get("initialTwin").is_none());
        let mut hubs = edit();
        hubs.hubs.push_str("\ntwo.azure-devices.net");
        assert_eq!(errors(&hubs), [DraftError::StaticHubs { count: 2 }]);
        hubs.set_allocation("hashed");
        assert_eq!(paths(&hubs), ["allocationPolicy", "iotHubs"]);
    }

    #[test]
    fn a_certificate_is_replaced_beside_the_one_that_stays() {
        let mut draft = edit();
        draft.proof.certificates[1] = SlotDraft::New("PEM".to_owned());
        assert_eq!(paths(&draft), ["attestation.x509.signingCertificates.secondary"]);
        let slots = &sent(&draft)["attestation"]["x509"]["signingCertificates"];
        assert_eq!(slots, &json!({"primary": {"info": {"version": 3}}, "secondary": {"certificate": "PEM"}}));
        draft.proof.certificates[0] = SlotDraft::Empty;
        let slots = &sent(&draft)["attestation"]["x509"]["signingCertificates"];
        assert_eq!(slots, &json!({"secondary": {"certificate": "PEM"}}));
        draft.proof.certificates = [SlotDraft::Empty, SlotDraft::Empty];
        assert_eq!(errors(&draft), [DraftError::NoCertificate]);
    }

    #[test]
    fn custom_allocation_ends_with_its_policy() {
        let mut json = group();
        json["allocationPolicy"] = json!("custom");
        json["customAllocationDefinition"] =
            json!({"webhookUrl": "https://f.example/", "apiVersion": "1", "x": 2});
        let mut draft = change_of(Kind::Group, json);
        assert!(draft.changes().is_empty());
        draft.webhook_version = "2".to_owned();
        assert_eq!(paths(&draft), ["customAllocationDefinition.apiVersion"]);
        draft.set_allocation("hashed");
        assert_eq!(paths(&draft), ["allocationPolicy", "customAllocationDefinition"]);
    }

    #[test]
    fn a_copy_has_all_but_what_is_one_of_a_kind() {
        let mut json = group();
        json["deviceId"] = json!("pump");
        let mut copy = Draft::copy(&Enrollment::from_json(Kind::Group, json).unwrap());
        assert_eq!(errors(&copy), [DraftError::Id(IdError::Empty), DraftError::NoCertificate]);
        copy.id = "h".to_owned();
        copy.proof.certificates[0] = SlotDraft::New("PEM".to_owned());
        let sent = sent(&copy);
        assert_eq!(sent["enrollmentGroupId"], "h");
        for field in ["initialTwin", "iotHubs", "reprovisionPolicy", "unheardOf", "capabilities"] {
            assert_eq!(sent[field], group()[field], "{field}");
        }
        assert!(sent.get("etag").is_none() && sent.get("deviceId").is_none());
        assert_eq!(copy.check().unwrap().if_match, None);
    }

    #[test]
    fn keys_are_not_printed() {
        let mut draft = device();
        draft.proof.keys = Keys::Given(keys());
        assert!(!format!("{draft:?} {:?}", draft.check()).contains("Zmlyc3Q"));
        assert!(!format!("{:?}", draft.fields()).contains("Zmlyc3Q"));
    }

    #[test]
    fn a_broken_twin_is_placed_and_reserved_names_are_named() {
        let mut edit = edit();
        edit.twin = "{\n  \"tags\": {,}\n}".to_owned();
        assert_eq!(errors(&edit), [DraftError::Twin(JsonError::Syntax { line: 2, column: 12 })]);
        edit.twin = "[1]".to_owned();
        assert!(matches!(errors(&edit)[..], [DraftError::Twin(_)]));
        edit.twin = json!({"tags": {"metadata": 1}, "properties": {"desired": {"count": 2}}}).to_string();
        assert_eq!(edit.reserved_names(), ["tags.metadata", "properties.desired.count"]);
    }

    proptest! {
        /// Whatever else an enrollment holds, it comes back.
        #[test]
        fn what_is_not_known_survives(name in "[a-z]{1,12}", text in ".*", number: i64, disabled: bool) {
            let mut json = group();
            json[format!("x-{name}")] = json!({"text": text, "numbers": [number, null]});
            let mut edit = change_of(Kind::Group, json.clone());
            edit.set_enabled(!disabled);
            json["provisioningStatus"] = json!(if disabled { "disabled" } else { "enabled" });
            prop_assert_eq!(sent(&edit), json);
        }
    }
}
