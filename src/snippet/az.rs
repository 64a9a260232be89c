//! `az iot dps …` of the extension `azure-iot`, for a POSIX shell.
//!
//! <https://learn.microsoft.com/cli/azure/iot/dps>. An update sets what it names and leaves the rest, so a change is written
//! from what differs, where that is known. `az` knows a fixed set of fields and loses every other one.

use serde_json::{Map, Value};

use super::{
    Action, Language, Put, Unsupported,
    body::Fill,
    literal::{push, shell, unquoted, variable},
};
use crate::dps::{
    Etag, MAX_PAGE,
    enrollment::{Kind, ReprovisionPolicy, SERVICES_OWN},
};

/// The two places for certificates and CA names, with the options that fill and empty them.
const SLOTS: [(&str, &str, &str, &str); 2] = [
    ("primary", "certificate-path", "root-ca-name", "remove-certificate"),
    ("secondary", "secondary-certificate-path", "secondary-root-ca-name", "remove-secondary-certificate"),
];

/// A command that is written word by word.
struct Command {
    /// The files it reads, written before it.
    files: String,
    text: String,
}

impl Command {
    fn new(words: &[&str]) -> Self {
        let text = ["az iot dps ", &words.join(" "), " --login \"${DPS_CONNECTION_STRING:?}\""].concat();
        Self { files: String::new(), text }
    }

    /// An option, with a value that is quoted already.
    fn raw(&mut self, option: &str, value: &str) {
        push(&mut self.text, &[" \\\n  --", option, " ", value]);
    }

    fn option(&mut self, option: &str, value: &str) {
        self.raw(option, &shell(value));
    }

    fn etag(&mut self, etag: &Etag) {
        self.option("etag", &etag.0);
    }

    fn top(&mut self, max_items: u32) {
        if max_items < MAX_PAGE {
            self.raw("top", &max_items.to_string());
        }
    }

    /// A file with a certificate. `az` reads names in `.pem` only.
    fn file(&mut self, option: &str, name: &str, certificate: &str) {
        let mut end = "END".to_owned();
        while certificate.lines().any(|line| line == end) {
            end.push('_');
        }
        let newline = if certificate.ends_with('\n') { "" } else { "\n" };
        let name = shell(name);
        push(&mut self.files, &["cat > ", &name, " <<'", &end, "'\n", certificate, newline, &end, "\n"]);
        self.raw(option, &name);
    }
}

/// The command.
///
/// # Errors
/// [`Unsupported`] where it has no option for something.
pub(super) fn write(action: &Action) -> Result<String, Unsupported> {
    let with_id = |words: &[&str], option: &str, id: &crate::dps::Id| {
        let mut command = Command::new(words);
        command.option(option, id.as_str());
        command
    };
    let command = match action {
        Action::Get(get) => with_id(&[group(get.kind), "show"], "enrollment-id", &get.id),
        Action::AttestationMechanism(ask) => {
            let mut command = with_id(&[group(ask.kind), "show"], "enrollment-id", &ask.id);
            command.text += " \\\n  --show-keys --query attestation";
            command
        }
        Action::Delete(delete) => {
            let mut command = with_id(&[group(delete.kind), "delete"], "enrollment-id", &delete.id);
            command.etag(&delete.if_match);
            command
        }
        Action::Put(put) => self::put(put)?,
        Action::Query(query) => {
            let mut command = Command::new(&[group(query.kind), "list"]);
            command.top(query.max_items);
            command
        }
        Action::Bulk(bulk) => {
            return Err(Unsupported::Bulk { language: Language::Az, kind: bulk.kind });
        }
        Action::Record(get) => {
            with_id(&["enrollment-group registration", "show"], "registration-id", &get.id)
        }
        Action::DeleteRecord(delete) => {
            let mut command =
                with_id(&["enrollment-group registration", "delete"], "registration-id", &delete.id);
            command.etag(&delete.if_match);
            command
        }
        Action::Records(query) => {
            let mut command =
                with_id(&["enrollment-group registration", "list"], "enrollment-id", &query.group);
            command.top(query.max_items);
            command
        }
    };
    let note = match action {
        Action::Put(put) if put.if_match.is_some() && put.changes.is_none() => {
            "# What is not named here stays as it is, also where the request took it away.\n"
        }
        _ => "",
    };
    Ok(["# az extension add --name azure-iot\n", note, &command.files, &command.text, "\n"].concat())
}

fn group(kind: Kind) -> &'static str {
    match kind {
        Kind::Group => "enrollment-group",
        Kind::Individual => "enrollment",
    }
}

/// A create, or an update of exactly the version that was read.
fn put(put: &Put) -> Result<Command, Unsupported> {
    let is_change = put.if_match.is_some();
    let mut command = Command::new(&[group(put.kind), if is_change { "update" } else { "create" }]);
    command.option("enrollment-id", put.id.as_str());
    if let Some(etag) = &put.if_match {
        command.etag(etag);
    }
    for (name, value) in put.body.json.as_object().into_iter().flatten() {
        if is_written(put, name) {
            field(&mut command, put, name, value)?;
        }
    }
    // What is not in the JSON any more was taken away.
    for (path, is_removed) in put.changes.iter().flatten() {
        let expressed = ["attestation.", "initialTwin.tags.", "initialTwin.properties.desired."];
        let can_be_said = expressed.iter().any(|prefix| path.starts_with(prefix));
        if *is_removed && !can_be_said {
            match path.as_str() {
                "initialTwin" => {
                    command.option("initial-twin-tags", "");
                    command.option("initial-twin-properties", "");
                }
                "initialTwin.tags" => command.option("initial-twin-tags", ""),
                "initialTwin.properties" | "initialTwin.properties.desired" => {
                    command.option("initial-twin-properties", "");
                }
                _ => return Err(Unsupported::AzRemoval { path: path.clone() }),
            }
        }
    }
    Ok(command)
}

/// Whether a field has to be said: all of a new enrollment; of a change what differs, or everything where that is not known.
fn is_written(put: &Put, name: &str) -> bool {
    name != put.kind.id_field()
        && !SERVICES_OWN.contains(&name)
        // `az` would lose a field that it does not know: it is refused even where it stays as it is.
        && (differs(put, name) || !KNOWN.contains(&name))
}

/// Whether something at a path or below differs, or may.
fn differs(put: &Put, path: &str) -> bool {
    let within = |changed: &str| {
        changed.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    put.changes.as_ref().is_none_or(|changes| changes.iter().any(|(changed, _)| within(changed)))
}

/// The fields that `az` has options for.
const KNOWN: [&str; 10] = [
    "attestation",
    "provisioningStatus",
    "capabilities",
    "reprovisionPolicy",
    "allocationPolicy",
    "iotHubs",
    "initialTwin",
    "customAllocationDefinition",
    "deviceId",
    "optionalDeviceInformation",
];

fn field(command: &mut Command, put: &Put, name: &str, value: &Value) -> Result<(), Unsupported> {
    let text = |value: &Value| value.as_str().map(str::to_owned).ok_or_else(|| refused(name));
    match name {
        _ if value.is_null() => {}
        "attestation" => attestation(command, put, value)?,
        "provisioningStatus" => command.option("provisioning-status", &text(value)?),
        "allocationPolicy" => command.option("allocation-policy", &text(value)?),
        "deviceId" => command.option("device-id", &text(value)?),
        "capabilities" => {
            let flag = members(value, name, &["iotEdge"])?.get("iotEdge").and_then(Value::as_bool);
            command.raw("edge-enabled", if flag.ok_or_else(|| refused(name))? { "true" } else { "false" });
        }
        "reprovisionPolicy" => {
            let fields = members(value, name, &["updateHubAssignment", "migrateDeviceData"])?;
            let flag = |name: &str| fields.get(name).and_then(Value::as_bool).unwrap_or(true);
            let pair = (flag("updateHubAssignment"), flag("migrateDeviceData"));
            let policy = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.pair() == pair);
            let policy = match policy.ok_or_else(|| refused(name))? {
                ReprovisionPolicy::Migrate => "reprovisionandmigratedata",
                ReprovisionPolicy::Reset => "reprovisionandresetdata",
                ReprovisionPolicy::Never => "never",
            };
            command.raw("reprovision-policy", policy);
        }
        "iotHubs" => {
            let hubs: Option<Vec<_>> =
                value.as_array().and_then(|hubs| hubs.iter().map(Value::as_str).collect());
            match hubs.ok_or_else(|| refused(name))? {
                hubs if !hubs.is_empty() => command.option("iot-hubs", &hubs.join(" ")),
                // None were named before either, or it is not known.
                _ if put.changes.is_some() && put.if_match.is_some() => {
                    return Err(Unsupported::AzRemoval { path: name.to_owned() });
                }
                _ => {}
            }
        }
        "customAllocationDefinition" => {
            let fields = members(value, name, &["webhookUrl", "apiVersion"])?;
            let path = [name.to_owned(), "webhookUrl".to_owned()];
            match (put.body.fill_at(&path), fields.get("webhookUrl")) {
                (Some(Fill::Text { before, variable: name }), _) => {
                    command.raw("webhook-url", &["'", &unquoted(before), &variable(name), "'"].concat());
                }
                (_, Some(url)) => command.option("webhook-url", &text(url)?),
                _ => {}
            }
            if let Some(version) = fields.get("apiVersion") {
                command.option("api-version", &text(version)?);
            }
        }
        "initialTwin" => {
            let twin = members(value, name, &["tags", "properties"])?;
            if let Some(tags) = twin.get("tags") {
                json(command, "initial-twin-tags", "initialTwin.tags", tags)?;
            }
            if let Some(properties) = twin.get("properties") {
                let properties = members(properties, "initialTwin.properties", &["desired"])?;
                if let Some(desired) = properties.get("desired") {
                    json(command, "initial-twin-properties", "initialTwin.properties.desired", desired)?;
                }
            }
        }
        "optionalDeviceInformation" => json(command, "device-information", name, value)?,
        _ => return Err(refused(name)),
    }
    Ok(())
}

fn attestation(command: &mut Command, put: &Put, value: &Value) -> Result<(), Unsupported> {
    let is_new = put.if_match.is_none();
    let method = value.get("type").and_then(Value::as_str).unwrap_or_default();
    if is_new && put.kind == Kind::Individual {
        command.option("attestation-type", &method.to_ascii_lowercase());
    }
    match method {
        "x509" => certificates(command, put, value.get("x509").unwrap_or(&Value::Null)),
        // An update reads the keys itself and sends them back.
        "symmetricKey" if is_new => {
            for (name, option) in [("primaryKey", "primary-key"), ("secondaryKey", "secondary-key")] {
                let path = ["attestation", "symmetricKey", name].map(str::to_owned);
                if let Some(Fill::Text { variable: name, .. }) = put.body.fill_at(&path) {
                    command.raw(option, &["\"${", name, ":?}\""].concat());
                }
            }
            Ok(())
        }
        "symmetricKey" => Ok(()),
        "tpm" => {
            let tpm = value.get("tpm");
            let key = |name: &str| tpm.and_then(|tpm| tpm.get(name)).and_then(Value::as_str);
            if let Some(key) = key("endorsementKey") {
                command.option("endorsement-key", key);
            }
            let storage = "attestation.tpm.storageRootKey";
            let is_said = if is_new {
                key("storageRootKey").is_some()
            } else {
                put.changes.is_some() && differs(put, storage)
            };
            if is_said { Err(refused(storage)) } else { Ok(()) }
        }
        _ => Err(refused("attestation.type")),
    }
}

/// Certificates and CA names. A certificate of which the service knows the `info` stays.
fn certificates(command: &mut Command, put: &Put, x509: &Value) -> Result<(), Unsupported> {
    let field = put.kind.certificates_field();
    let x509 = members(x509, "attestation.x509", &[field, "caReferences"])?;
    let place = |field: &str, slot: &str| {
        x509.get(field).and_then(|slots| slots.get(slot)).filter(|at| !at.is_null())
    };
    // The command for groups takes one away only where it is given another certificate or name.
    let mut can_remove = put.kind == Kind::Individual;
    let mut removed = None;
    for (slot, file, ca_name, remove) in SLOTS {
        if let Some(certificate) = place(field, slot) {
            match certificate.get("certificate").and_then(Value::as_str) {
                Some(certificate) => {
                    let name = [put.id.as_str(), "-", slot, ".pem"].concat();
                    command.file(file, &name, certificate);
                    can_remove = true;
                }
                None if put.if_match.is_some() => {}
                None => return Err(refused(&["attestation.x509.", field, ".", slot].concat())),
            }
        }
        if let Some(name) = place("caReferences", slot).and_then(Value::as_str) {
            command.option(ca_name, name);
            can_remove = true;
        }
        for (path, is_removed) in put.changes.iter().flatten() {
            if *is_removed && path.starts_with("attestation.x509.") && path.ends_with(slot) {
                command.raw(remove, "true");
                removed = Some(path);
            }
        }
    }
    match removed {
        Some(path) if !can_remove => Err(Unsupported::AzRemoval { path: path.clone() }),
        _ => Ok(()),
    }
}

/// An object as JSON. `az` drops members that are `null`.
fn json(command: &mut Command, option: &str, path: &str, value: &Value) -> Result<(), Unsupported> {
    fn has_null(value: &Value) -> bool {
        value
            .as_object()
            .is_some_and(|members| members.values().any(|value| value.is_null() || has_null(value)))
    }
    if has_null(value) || !value.is_object() {
        return Err(refused(path));
    }
    command.option(option, &value.to_string());
    Ok(())
}

/// The members of an object, if there are no others than these.
fn members<'a>(value: &'a Value, path: &str, known: &[&str]) -> Result<&'a Map<String, Value>, Unsupported> {
    let members = value.as_object().ok_or_else(|| refused(path))?;
    match members.keys().find(|name| !known.contains(&name.as_str())) {
        Some(other) => Err(refused(&[path, ".", other].concat())),
        None => Ok(members),
    }
}

fn refused(path: &str) -> Unsupported {
    Unsupported::AzField { path: path.to_owned() }
}
