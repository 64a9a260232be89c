//! The JSON of a draft, and everything that keeps it from being sent.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Draft, DraftError, list, member, object, pretty, text};
use crate::{
    connection::HostName,
    dps::{
        Id,
        enrollment::{AzureName, Keys, Kind, Method, Put, typed_json},
    },
};

/// The most hubs that are taken. A DPS has 50 linked ones at most.
/// <https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-iot-hub-device-provisioning-service-limits>
const MAX_HUBS: usize = 50;

/// Names that a twin uses itself; a tag called so breaks clients and the service (azure-cli#30610).
const RESERVED: [&str; 3] = ["version", "count", "metadata"];

/// What an IoT hub allows in a device ID besides letters and digits.
/// <https://learn.microsoft.com/azure/iot-hub/iot-hub-devguide-identity-registry#device-identity-properties>
const DEVICE_ID_MARKS: &str = "-.%_#*?!(),:=@$'";

impl Draft {
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

    /// The hubs that are named, and how many were meant: a name that cannot be read names one too.
    fn read_hubs(&self, errors: &mut Vec<DraftError>) -> (Vec<String>, usize) {
        let (mut hubs, mut named) = (Vec::new(), BTreeSet::new());
        let typed = self.hubs.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        for text in typed.filter(|text| !text.is_empty()) {
            let is_new = named.insert(text.to_ascii_lowercase());
            if named.len() > MAX_HUBS {
                errors.push(DraftError::ManyHubs);
                break;
            }
            match HostName::parse(text) {
                Err(error) => errors.push(DraftError::Hub { text: text.to_owned(), error }),
                Ok(_) if !text.contains('.') => errors.push(DraftError::HubName { text: text.to_owned() }),
                Ok(host) if !is_new => errors.push(DraftError::HubTwice { host: host.to_string() }),
                Ok(host) => hubs.push(host.to_string()),
            }
        }
        (hubs, named.len())
    }

    /// Policy, hubs and webhook, and the rules between them.
    fn read_allocation(&self, fields: &mut Map<String, Value>, errors: &mut Vec<DraftError>) {
        let policy = self.allocation();
        let mut hubs: Vec<String> = list(fields.get("iotHubs")).map(str::to_owned).collect();
        let mut named = hubs.len();
        if self.hubs != hubs.join("\n") {
            (hubs, named) = self.read_hubs(errors);
        }
        match policy {
            "" if named > 0 => errors.push(DraftError::HubsWithoutPolicy),
            "static" if named != 1 && !errors.contains(&DraftError::ManyHubs) => {
                errors.push(DraftError::StaticHubs { count: named });
            }
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

    /// Names where nothing of a twin is: beside its tags and properties, and beside the desired ones.
    pub fn misplaced_names(&self) -> Vec<String> {
        let Ok(Some(twin)) = typed_json::read(&self.twin) else { return Vec::new() };
        let before = self.base.as_ref().and_then(|base| base.json().get("initialTwin"));
        let mut found = Vec::new();
        let mut look = |path: &str, known: &[&str], twin: Option<&Value>, before: Option<&Value>| {
            for name in twin.and_then(Value::as_object).into_iter().flat_map(Map::keys) {
                let stood = before.is_some_and(|before| before.get(name).is_some());
                if !stood && !known.contains(&name.as_str()) {
                    found.push([path, name].concat());
                }
            }
        };
        look("", &["tags", "properties"], Some(&twin), before);
        look(
            "properties.",
            &["desired"],
            twin.get("properties"),
            before.and_then(|twin| twin.get("properties")),
        );
        found
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
