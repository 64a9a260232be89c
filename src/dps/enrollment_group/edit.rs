//! Changing a group without loss: the JSON that was read, the JSON as it shall be, and what is between them. Fields that
//! are not known here go back untouched.

use serde_json::{Map, Value, json};

use super::{DraftError, EnrollmentGroup, EnrollmentGroupId, Put, ReprovisionPolicy, draft::read_hubs};
use crate::{
    dps::{Etag, SymmetricKeys},
    json::{self, Misread},
    secret::Secret,
};

/// A change of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The group as it was read.
    pub base: EnrollmentGroup,
    /// IoT hubs, as typed.
    pub hubs: String,
    /// The initial twin, as typed; empty for none.
    pub twin: String,
    id: EnrollmentGroupId,
    etag: Etag,
    fields: Map<String, Value>,
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
pub const SERVICES_OWN: [&str; 3] = ["etag", "createdDateTimeUtc", "lastUpdatedDateTimeUtc"];

/// Names that a twin uses itself; a tag called so breaks clients and the service (azure-cli#30610).
const RESERVED: [&str; 3] = ["version", "count", "metadata"];

impl Edit {
    /// Begins with a group as it was read; `None` where the service gave no version or an ID that cannot be sent back.
    pub fn begin(base: EnrollmentGroup) -> Option<Self> {
        let id = EnrollmentGroupId::parse(base.id()).ok()?;
        let etag = base.etag()?;
        let fields = base.json().clone();
        let hubs: Vec<_> = list(fields.get("iotHubs")).collect();
        let hubs = hubs.join("\n");
        let twin = fields.get("initialTwin").map(|twin| format!("{twin:#}")).unwrap_or_default();
        Some(Self { base, hubs, twin, id, etag, fields })
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
        let mut capabilities = object(self.fields.get("capabilities"));
        capabilities.insert("iotEdge".to_owned(), json!(iot_edge));
        self.set("capabilities", Value::Object(capabilities));
    }

    /// The wire name of the allocation policy; empty for none.
    pub fn allocation(&self) -> &str {
        self.fields.get("allocationPolicy").and_then(Value::as_str).unwrap_or_default()
    }

    /// Sets the allocation policy by its wire name.
    pub fn set_allocation(&mut self, policy: &str) {
        self.set("allocationPolicy", json!(policy));
    }

    /// The reprovision policy, if it is one of the named ones.
    pub fn reprovision(&self) -> Option<ReprovisionPolicy> {
        let policy = self.fields.get("reprovisionPolicy");
        let flag =
            |name: &str| policy.and_then(|value| value.get(name)).and_then(Value::as_bool).unwrap_or(true);
        let pair = (flag("updateHubAssignment"), flag("migrateDeviceData"));
        ReprovisionPolicy::ALL.into_iter().find(|policy| policy.pair() == pair)
    }

    /// Sets the reprovision policy.
    pub fn set_reprovision(&mut self, policy: ReprovisionPolicy) {
        let (update, migrate) = policy.pair();
        let mut fields = object(self.fields.get("reprovisionPolicy"));
        fields.insert("updateHubAssignment".to_owned(), json!(update));
        fields.insert("migrateDeviceData".to_owned(), json!(migrate));
        self.set("reprovisionPolicy", Value::Object(fields));
    }

    /// The same change on top of a newer state, with some fields as they are said to be.
    pub fn rebase(theirs: EnrollmentGroup, fields: Vec<(String, Option<Value>)>) -> Option<Self> {
        let mut edit = Self::begin(theirs)?;
        for (name, value) in fields {
            match (name.as_str(), &value) {
                ("iotHubs", hubs) => edit.hubs = list(hubs.as_ref()).collect::<Vec<_>>().join("\n"),
                ("initialTwin", twin) => {
                    edit.twin = twin.as_ref().map(|twin| format!("{twin:#}")).unwrap_or_default();
                }
                (_, Some(value)) => edit.set(&name, value.clone()),
                (_, None) => {
                    edit.fields.shift_remove(&name);
                }
            }
        }
        Some(edit)
    }

    fn set(&mut self, name: &str, value: Value) {
        self.fields.insert(name.to_owned(), value);
    }

    /// The group as it shall be.
    ///
    /// # Errors
    /// Everything that keeps it from being sent.
    pub fn fields(&self) -> Result<Map<String, Value>, Vec<DraftError>> {
        let mut errors = Vec::new();
        let mut fields = self.fields.clone();
        let policy = Some(self.allocation()).filter(|policy| !policy.is_empty());
        let hubs = read_hubs(&self.hubs, policy, &mut errors);
        // A list that was typed back as it was stays as it was: in its place, and absent where it was absent.
        if !hubs.iter().map(String::as_str).eq(list(fields.get("iotHubs"))) {
            fields.insert("iotHubs".to_owned(), json!(hubs));
        }
        match self.read_twin() {
            Err(error) => errors.push(error),
            Ok(twin) if twin.as_ref() == self.base.json().get("initialTwin") => {}
            Ok(Some(twin)) => {
                fields.insert("initialTwin".to_owned(), twin);
            }
            Ok(None) => {
                fields.shift_remove("initialTwin");
            }
        }
        if errors.is_empty() { Ok(fields) } else { Err(errors) }
    }

    fn read_twin(&self) -> Result<Option<Value>, DraftError> {
        if self.twin.trim().is_empty() {
            return Ok(None);
        }
        match json::read_object(&self.twin) {
            Ok(twin) => Ok(Some(Value::Object(twin))),
            Err(Misread { line, column }) => Err(DraftError::Twin { line, column }),
        }
    }

    /// Names in the twin's tags or desired properties that a twin uses itself.
    pub fn reserved_names(&self) -> Vec<String> {
        let Ok(Some(twin)) = self.read_twin() else { return Vec::new() };
        let parts = [("tags", twin.get("tags")), ("properties.desired", twin.pointer("/properties/desired"))];
        let found = parts.into_iter().flat_map(|(part, value)| {
            let has = move |name: &&str| value.is_some_and(|value| value.get(*name).is_some());
            RESERVED.into_iter().filter(has).map(move |name| format!("{part}.{name}"))
        });
        // What stood there before is none of the person's doing.
        let before = self.base.json().get("initialTwin");
        let stood = |path: &String| {
            let pointer = format!("/{}", path.replace('.', "/"));
            before.is_some_and(|twin| twin.pointer(&pointer).is_some())
        };
        found.filter(|path| !stood(path)).collect()
    }

    /// What will change. Nothing while something keeps it from being sent.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        if let Ok(fields) = self.fields() {
            compare("", self.base.json(), &fields, &mut changes);
        }
        changes
    }

    /// The request, for exactly the version that was read. The keys of a symmetric-key group go back with it, or the
    /// service might make new ones.
    ///
    /// # Errors
    /// Those of [`Edit::fields`].
    pub fn check(&self, keys: Option<&SymmetricKeys>) -> Result<Put, Vec<DraftError>> {
        let mut fields = self.fields()?;
        if let Some(keys) = keys {
            // EXPOSE: the service wants a group's keys back with every change of the group.
            let text = |key: &Secret| String::from_utf8_lossy(key.expose()).into_owned();
            let keys = json!({"primaryKey": text(&keys.primary), "secondaryKey": text(&keys.secondary)});
            fields.insert("attestation".to_owned(), json!({"type": "symmetricKey", "symmetricKey": keys}));
        }
        let body = Value::Object(fields).to_string();
        Ok(Put { id: self.id.clone(), body, if_match: Some(self.etag.clone()) })
    }
}

/// The texts in an array.
fn list(value: Option<&Value>) -> impl Iterator<Item = &str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn object(value: Option<&Value>) -> Map<String, Value> {
    value.and_then(Value::as_object).cloned().unwrap_or_default()
}

/// Objects are compared member by member; everything else as a whole.
fn compare(path: &str, before: &Map<String, Value>, after: &Map<String, Value>, changes: &mut Vec<Change>) {
    let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
    for name in names.filter(|name| !(path.is_empty() && SERVICES_OWN.contains(&name.as_str()))) {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        match (before.get(name), after.get(name)) {
            (Some(Value::Object(before)), Some(Value::Object(after))) => {
                compare(&path, before, after, changes);
            }
            (before, after) if before == after => {}
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

    use super::{Change, Edit};
    use crate::dps::enrollment_group::{DraftError, EnrollmentGroup, ReprovisionPolicy};
    use crate::{dps::SymmetricKeys, secret::Secret};

    fn group() -> Value {
        json!({
            "enrollmentGroupId": "g",
            "attestation": {"type": "x509", "x509": {"signingCertificates": {"primary": {"info": {"version": 3}}}}},
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

    fn edit() -> Edit {
        Edit::begin(EnrollmentGroup::from_json(group()).unwrap()).unwrap()
    }

    fn sent(edit: &Edit) -> Value {
        serde_json::from_str(&edit.check(None).unwrap().body).unwrap()
    }

    fn paths(edit: &Edit) -> Vec<String> {
        edit.changes().into_iter().map(|change| change.path).collect()
    }

    #[test]
    fn nothing_changed_is_sent_back_to_the_byte() {
        let put = edit().check(None).unwrap();
        assert_eq!(put.body, group().to_string(), "hubs stay linked, no field is added, order and all");
        assert_eq!(put.if_match.map(|etag| etag.0).as_deref(), Some("MQ=="), "and never for any version");
        assert!(edit().changes().is_empty());
        assert!(edit().reserved_names().is_empty(), "a tag called version that stood there is left alone");
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
        never.set_reprovision(ReprovisionPolicy::Never);
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
        assert_eq!(hubs.check(None), Err(vec![DraftError::StaticHubs { count: 2 }]));
        hubs.set_allocation("hashed");
        assert_eq!(paths(&hubs), ["allocationPolicy", "iotHubs"]);
    }

    #[test]
    fn keys_go_back_and_are_not_printed() {
        let key = |text: &str| Secret::from(text.to_owned());
        let keys = SymmetricKeys { primary: key("Zmlyc3Q="), secondary: key("c2Vjb25k") };
        let put = edit().check(Some(&keys)).unwrap();
        let sent: Value = serde_json::from_str(&put.body).unwrap();
        assert_eq!(
            sent["attestation"]["symmetricKey"],
            json!({"primaryKey": "Zmlyc3Q=", "secondaryKey": "c2Vjb25k"})
        );
        assert!(!format!("{put:?}").contains("Zmlyc3Q"));
    }

    #[test]
    fn a_broken_twin_is_placed_and_reserved_names_are_named() {
        let mut edit = edit();
        edit.twin = "{\n  \"tags\": {,}\n}".to_owned();
        assert_eq!(edit.check(None), Err(vec![DraftError::Twin { line: 2, column: 12 }]));
        edit.twin = "[1]".to_owned();
        assert!(matches!(edit.check(None).unwrap_err()[..], [DraftError::Twin { .. }]));
        edit.twin = json!({"tags": {"metadata": 1}, "properties": {"desired": {"count": 2}}}).to_string();
        assert_eq!(edit.reserved_names(), ["tags.metadata", "properties.desired.count"]);
    }

    proptest! {
        /// Whatever else a group holds, it comes back.
        #[test]
        fn what_is_not_known_survives(name in "[a-z]{1,12}", text in ".*", number: i64, disabled: bool) {
            let mut json = group();
            json[format!("x-{name}")] = json!({"text": text, "numbers": [number, null]});
            let mut edit = Edit::begin(EnrollmentGroup::from_json(json.clone()).unwrap()).unwrap();
            edit.set_enabled(!disabled);
            json["provisioningStatus"] = json!(if disabled { "disabled" } else { "enabled" });
            prop_assert_eq!(sent(&edit), json);
        }
    }
}
