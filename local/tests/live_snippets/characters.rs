//! Every character as Python and Node.js read it, in names and in texts; the clients are replaced by ones that say what they
//! were given.

use std::{fs, path::Path, process::Command};

use dps_enroll::{
    dps::{
        ApiVersion, Etag,
        enrollment::{Kind, Put},
    },
    page::call::Call,
    snippet::{Language, write},
};
use serde_json::{Value, json};

use super::{id, python};

/// In place of the clients: what they were given comes back as the version, which snippets print.
const PYTHON_ECHO: &str = "import json
class DeviceProvisioningClient:
    def from_connection_string(string):
        return DeviceProvisioningClient()
    @property
    def enrollment(self):
        return self
    def create_or_update(self, id, enrollment, if_match=None):
        return {'etag': json.dumps([enrollment, if_match])}
";
const NODE_ECHO: &str = "exports.ProvisioningServiceClient = { fromConnectionString: () => ({
  createOrUpdateIndividualEnrollment: async (given) => ({ responseBody: { etag: JSON.stringify([given, given.etag]) } }),
}) };
";

#[test]
fn every_character_is_read_as_it_was() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets-characters");
    let _ = fs::remove_dir_all(&folder);
    for (path, text) in [
        ("azure/__init__.py", ""),
        ("azure/iot/__init__.py", ""),
        ("azure/iot/deviceprovisioning.py", PYTHON_ECHO),
        ("azure-iot-provisioning-service.js", NODE_ECHO),
    ] {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let others = "\u{2028}\u{2029}\u{85}\u{feff}\u{fffd}\u{ffff}\u{10ffff}😀";
    let characters = ('\0'..='\u{250}').chain(others.chars());
    // Alone, beside a line, and behind a backslash; as a name and as a text.
    let texts = characters.flat_map(|c| [c.to_string(), format!("a\n{c}\nb{c}"), format!("\\{c}\"{c}'")]);
    let tags: serde_json::Map<_, _> = texts.map(|text| (text.clone(), json!(text))).collect();
    let etag = "\"'`\\ ${x}\u{2028}";
    let body = json!({"registrationId": "d", "tags": tags, "etag": etag});
    let put = Put {
        kind: Kind::Individual,
        id: id("d"),
        body: body.to_string(),
        if_match: Some(Etag(etag.to_owned())),
    };
    let action = Call::Save(put).action().unwrap();
    let runs = [(Language::Python, python(), "PYTHONPATH"), (Language::Node, "node".into(), "NODE_PATH")];
    for (language, program, path) in runs {
        let file = folder.join(language.as_str());
        fs::write(&file, write(&action, language, "x.example", ApiVersion::default()).unwrap()).unwrap();
        let mut command = Command::new(program);
        command.arg(&file).env(path, &folder).env("DPS_CONNECTION_STRING", "x");
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let read: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(read, json!([body, etag]), "{language:?}");
    }
}
