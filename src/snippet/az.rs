//! `az iot dps …` of the extension `azure-iot`, for a POSIX shell.
//!
//! <https://learn.microsoft.com/cli/azure/iot/dps>. An update sets what it names and leaves the rest, so a change is written
//! from what differs, where that is known. `az` knows a fixed set of fields and loses every other one.

use serde_json::Value;

use super::{
    Action, Language, Put, Said, Unsupported, Verb,
    body::Fill,
    literal::{fit, shell, unquoted, variable},
};
use crate::dps::enrollment::{Kind, SERVICES_OWN};

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
    /// An option, with a value that is quoted already.
    fn raw(&mut self, option: &str, value: &str) {
        self.text += &fit(" \\\n  --@ @", &[option, value]);
    }

    fn option(&mut self, option: &str, value: &str) {
        self.raw(option, &shell(value));
    }

    /// A file with a certificate. `az` reads names in `.pem` only.
    fn file(&mut self, option: &str, name: &str, certificate: &str) {
        let mut end = "END".to_owned();
        while certificate.lines().any(|line| line == end) {
            end.push('_');
        }
        let newline = if certificate.ends_with('\n') { "" } else { "\n" };
        let name = shell(name);
        self.files += &fit("cat > @ <<'@'\n@@@\n", &[&name, &end, certificate, newline, &end]);
        self.raw(option, &name);
    }
}

/// The command.
///
/// # Errors
/// [`Unsupported`] where it has no option for something.
pub(super) fn write(said: &Said<'_>, action: &Action) -> Result<String, Unsupported> {
    let verb = match said.verb {
        Verb::Get | Verb::AttestationMechanism => "show",
        Verb::Put if said.etag.is_some() => "update",
        Verb::Put => "create",
        Verb::Delete => "delete",
        Verb::Query => "list",
        Verb::Bulk => {
            let kind = said.kind.unwrap_or(Kind::Group);
            return Err(Unsupported::Bulk { language: Language::Az, kind });
        }
    };
    let noun = match said.kind {
        Some(Kind::Group) => "enrollment-group",
        Some(Kind::Individual) => "enrollment",
        None => "enrollment-group registration",
    };
    let text = fit("az iot dps @ @ --login \"${DPS_CONNECTION_STRING:?}\"", &[noun, verb]);
    let mut command = Command { files: String::new(), text };
    let is_record = said.kind.is_none() && said.verb != Verb::Query;
    if !said.id.is_empty() {
        command.option(if is_record { "registration-id" } else { "enrollment-id" }, said.id);
    }
    if let Some(etag) = said.etag {
        command.option("etag", etag);
    }
    if !said.is_whole() {
        command.raw("top", &said.page.0.to_string());
    }
    let mut note = "";
    if said.verb == Verb::AttestationMechanism {
        command.text += " \\\n  --show-keys --query attestation";
    } else if let Action::Put(put) = action {
        self::put(&mut command, put)?;
        if put.if_match.is_some() && put.changes.is_none() {
            note = "# What is not named here stays as it is, also where the request took it away.\n";
        }
    }
    Ok(fit("# az extension add --name azure-iot\n@@@\n", &[note, &command.files, &command.text]))
}

/// What a create or an update says of the enrollment.
fn put(command: &mut Command, put: &Put) -> Result<(), Unsupported> {
    for (name, value) in put.body.json.as_object().into_iter().flatten() {
        if !value.is_null() && is_written(put, name) {
            field(command, put, name, value)?;
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
    Ok(())
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

/// Fields that are one text, and their options.
const TEXTS: [(&str, &str); 3] = [
    ("provisioningStatus", "provisioning-status"),
    ("allocationPolicy", "allocation-policy"),
    ("deviceId", "device-id"),
];

fn field(command: &mut Command, put: &Put, name: &str, value: &Value) -> Result<(), Unsupported> {
    if let Some((_, option)) = TEXTS.iter().find(|(field, _)| *field == name) {
        command.option(option, text(value, name)?);
        return Ok(());
    }
    match name {
        "attestation" => attestation(command, put, value),
        "capabilities" => {
            let iot_edge = flag(value, "iotEdge").ok_or_else(|| refused(name))?;
            command.raw("edge-enabled", if iot_edge { "true" } else { "false" });
            only(value, name, &["iotEdge"])
        }
        "reprovisionPolicy" => {
            let names = ["updateHubAssignment", "migrateDeviceData"];
            let policy = match names.map(|name| flag(value, name).unwrap_or(true)) {
                [true, true] => "reprovisionandmigratedata",
                [true, false] => "reprovisionandresetdata",
                [false, false] => "never",
                [false, true] => return Err(refused(name)),
            };
            command.raw("reprovision-policy", policy);
            only(value, name, &names)
        }
        "iotHubs" => {
            let mut hubs = String::new();
            for hub in value.as_array().into_iter().flatten() {
                hubs += if hubs.is_empty() { "" } else { " " };
                hubs += text(hub, name)?;
            }
            if !hubs.is_empty() {
                command.option("iot-hubs", &hubs);
            } else if put.if_match.is_some() && put.changes.is_some() {
                // Where it is not known what differs, there may have been none before.
                return Err(Unsupported::AzRemoval { path: name.to_owned() });
            }
            Ok(())
        }
        "customAllocationDefinition" => {
            let path = [name.to_owned(), "webhookUrl".to_owned()];
            if let Some(Fill::Text { before, variable: name }) = put.body.fill_at(&path) {
                command.raw("webhook-url", &fit("'@@'", &[&unquoted(before), &variable(name)]));
            } else {
                command.option("webhook-url", text(&value["webhookUrl"], name)?);
            }
            command.option("api-version", text(&value["apiVersion"], name)?);
            only(value, name, &["webhookUrl", "apiVersion"])
        }
        "initialTwin" => {
            json(command, "initial-twin-tags", "initialTwin.tags", &value["tags"])?;
            let properties = &value["properties"];
            let desired = "initialTwin.properties.desired";
            json(command, "initial-twin-properties", desired, &properties["desired"])?;
            only(properties, "initialTwin.properties", &["desired"])?;
            only(value, name, &["tags", "properties"])
        }
        "optionalDeviceInformation" => json(command, "device-information", name, value),
        _ => Err(refused(name)),
    }
}

fn text<'a>(value: &'a Value, path: &str) -> Result<&'a str, Unsupported> {
    value.as_str().ok_or_else(|| refused(path))
}

fn flag(value: &Value, name: &str) -> Option<bool> {
    value.get(name)?.as_bool()
}

fn attestation(command: &mut Command, put: &Put, value: &Value) -> Result<(), Unsupported> {
    let is_new = put.if_match.is_none();
    let method = value["type"].as_str().unwrap_or_default();
    if is_new && put.kind == Kind::Individual {
        command.option("attestation-type", &method.to_ascii_lowercase());
    }
    match method {
        "x509" => certificates(command, put, &value["x509"]),
        // An update reads the keys itself and sends them back.
        "symmetricKey" if is_new => {
            for (name, option) in [("primaryKey", "primary-key"), ("secondaryKey", "secondary-key")] {
                let path = ["attestation", "symmetricKey", name].map(str::to_owned);
                if let Some(Fill::Text { variable: name, .. }) = put.body.fill_at(&path) {
                    command.raw(option, &fit("\"${@:?}\"", &[name]));
                }
            }
            Ok(())
        }
        "symmetricKey" => Ok(()),
        "tpm" => {
            let tpm = &value["tpm"];
            if let Some(key) = tpm["endorsementKey"].as_str() {
                command.option("endorsement-key", key);
            }
            let storage = "attestation.tpm.storageRootKey";
            let is_said = if is_new {
                !tpm["storageRootKey"].is_null()
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
    only(x509, "attestation.x509", &[field, "caReferences"])?;
    // The command for groups takes one away only where it is given another certificate or name.
    let mut can_remove = put.kind == Kind::Individual;
    let mut removed = None;
    for (slot, file, ca_name, remove) in SLOTS {
        let place = &x509[field][slot];
        if !place.is_null() {
            match place["certificate"].as_str() {
                Some(certificate) => {
                    let name = fit("@-@.pem", &[put.id.as_str(), slot]);
                    command.file(file, &name, certificate);
                    can_remove = true;
                }
                None if put.if_match.is_some() => {}
                None => return Err(refused(&fit("attestation.x509.@.@", &[field, slot]))),
            }
        }
        if let Some(name) = x509["caReferences"][slot].as_str() {
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

/// An object as JSON, where there is one. `az` drops members that are `null`.
fn json(command: &mut Command, option: &str, path: &str, value: &Value) -> Result<(), Unsupported> {
    fn has_null(value: &Value) -> bool {
        value
            .as_object()
            .is_some_and(|members| members.values().any(|value| value.is_null() || has_null(value)))
    }
    match value {
        Value::Null => {}
        Value::Object(_) if !has_null(value) => command.option(option, &value.to_string()),
        _ => return Err(refused(path)),
    }
    Ok(())
}

/// That an object, where there is one, has no other members than these.
fn only(value: &Value, path: &str, known: &[&str]) -> Result<(), Unsupported> {
    let Value::Object(members) = value else {
        return if value.is_null() { Ok(()) } else { Err(refused(path)) };
    };
    match members.keys().find(|name| !known.contains(&name.as_str())) {
        Some(other) => Err(refused(&fit("@.@", &[path, other]))),
        None => Ok(()),
    }
}

fn refused(path: &str) -> Unsupported {
    Unsupported::AzField { path: path.to_owned() }
}
