//! Snippets, run: generated Python, Node.js, curl and HTTP against the emulator over https, with the official clients. Only
//! the endpoint and the secrets are given, in the environment; what they did is read from the emulator's state.
//!
//! `cargo xtask test` installs the clients and says where they are: `DPS_ENROLL_PYTHON` is a Python that has its client,
//! `DPS_ENROLL_NODE_MODULES` the folder with the other.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod characters;
#[path = "../support/mod.rs"]
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::{
    connection::Credential,
    dps::{
        ApiVersion, BulkMode, Etag, Id, MAX_PAGE, SymmetricKeys,
        enrollment::{
            AttestationMechanism, Bulk, Delete, Draft, Enrollment, Get, Keys, Kind, Method, Query, SlotDraft,
        },
        registration,
    },
    page::call::Call,
    sas,
    secret::Secret,
    snippet::{Action, Language, write},
    time::UnixSeconds,
};
use serde_json::{Value, json};

use support::Program;

const PRIMARY: &str = "cHJpbWFyeS1rZXktb2YtdGhlLWRldmljZS0xMjM0NTY=";
const SECONDARY: &str = "c2Vjb25kYXJ5LWtleS1vZi10aGUtZGV2aWNlLTEyMzQ=";
const GROUP_PRIMARY: &str = "Z3JvdXAtcHJpbWFyeS1rZXktMDEyMzQ1Njc4OTAxMjM=";
const GROUP_SECONDARY: &str = "Z3JvdXAtc2Vjb25kYXJ5LWtleS0wMTIzNDU2Nzg5MDE=";
/// The Node.js client knows port 443 only: this makes it the emulator's.
const HTTPS_PORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/live_clients/scripts/https_port.js");
/// More than a page.
const DEVICES: usize = 103;

/// An emulator of one test, over https.
struct Dps {
    program: Program,
    folder: PathBuf,
    host: String,
    connection: String,
}

impl Dps {
    fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let path = |name| folder.join(name).to_str().unwrap().to_owned();
        let [seed_file, state, ca_file] = ["seed.json", "state.json", "ca.pem"].map(path);
        fs::write(&seed_file, seed().to_string()).unwrap();
        let options = ["--tls", "--ca-file", &ca_file, "--seed", &seed_file, "--state", &state];
        let program = Program::start(&options);
        let host = program.url().trim_start_matches("https://").to_owned();
        let connection = program.text("connectionString").to_owned();
        Self { program, folder, host, connection }
    }

    /// What the DPS holds.
    fn state(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(self.folder.join("state.json")).unwrap()).unwrap()
    }

    /// An item of it.
    fn item(&self, list: &str, id: &str) -> Option<Value> {
        let state = self.state();
        let field = if list == "enrollmentGroups" { "enrollmentGroupId" } else { "registrationId" };
        state[list].as_array().unwrap().iter().find(|item| item[field] == id).cloned()
    }

    fn etag(&self, list: &str, id: &str) -> Etag {
        Etag(self.item(list, id).unwrap()["etag"].as_str().unwrap().to_owned())
    }

    /// An enrollment as the service shows it: without keys.
    fn enrollment(&self, kind: Kind, id: &str) -> Enrollment {
        Enrollment::from_json(kind, self.item(kind.collection(), id).unwrap()).unwrap()
    }

    fn token(&self) -> String {
        let connection = self.program.connection();
        let Credential::Key { policy, key } = &connection.credential else { panic!() };
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let expiry = UnixSeconds(i64::try_from(now).unwrap() + 600);
        String::from_utf8(sas::sign(&connection.host, policy, key, expiry).expose().to_vec()).unwrap()
    }

    /// Runs an action in a language.
    fn run(&self, action: &Action, language: Language) -> Output {
        let code = write(action, language, &self.host, ApiVersion::default()).unwrap();
        let ca = self.folder.join("ca.pem");
        let (host, port) = self.host.split_once(':').unwrap();
        let mut command = match language {
            Language::Python => {
                let mut python = self.command(&python(), &[], "snippet.py", &code);
                python.env("REQUESTS_CA_BUNDLE", &ca);
                python.env("DPS_CONNECTION_STRING", &self.connection);
                python
            }
            Language::Node => {
                let mut node = self.command("node".as_ref(), &["--require", HTTPS_PORT], "snippet.js", &code);
                node.env("NODE_PATH", node_modules()).env("NODE_EXTRA_CA_CERTS", &ca);
                let connection = self.connection.replace(&self.host, host);
                node.env("DPS_CONNECTION_STRING", connection).env("HTTPS_PORT", port);
                node
            }
            Language::Curl => {
                let mut sh = self.command("sh".as_ref(), &[], "snippet.sh", &code);
                sh.env("DPS_SAS_TOKEN", self.token()).env("CURL_CA_BUNDLE", &ca);
                sh
            }
            Language::Http => self.http(&code),
            Language::Az => panic!("az is not run"),
        };
        for (name, key) in keys() {
            command.env(name, key);
        }
        command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
    }

    fn command(&self, program: &Path, arguments: &[&str], file: &str, code: &str) -> Command {
        fs::write(self.folder.join(file), code).unwrap();
        let mut command = Command::new(program);
        // A proxy of this machine has no business with this machine.
        command.args(arguments).arg(file).current_dir(&self.folder).env("NO_PROXY", "*");
        command
    }

    /// The request of an `.http` file, its variables filled in.
    fn http(&self, code: &str) -> Command {
        let filled = code.replace("{{DPS_SAS_TOKEN}}", &self.token());
        let filled =
            keys().fold(filled, |code, (name, key)| code.replace(&["{{", &name, "}}"].concat(), key));
        assert!(!filled.contains("{{"), "{filled}");
        let (head, body) = filled.split_once("\n\n").unwrap_or((filled.trim_end(), ""));
        let mut lines = head.lines();
        let mut line = lines.next().unwrap().split(' ');
        let mut curl = Command::new("curl");
        curl.args(["--silent", "--show-error", "--fail-with-body", "--request", line.next().unwrap()]);
        curl.arg(line.next().unwrap()).arg("--cacert").arg(self.folder.join("ca.pem"));
        for header in lines {
            curl.args(["--header", header]);
        }
        curl.args(["--data-binary", body]);
        curl
    }

    /// Runs it, which must succeed; what it printed.
    fn does(&self, action: &Action, language: Language) -> String {
        let output = self.run(action, language);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{language:?} {action:?}\n{said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs it, which must fail; what it complained of.
    fn fails(&self, action: &Action, language: Language) -> String {
        let output = self.run(action, language);
        assert!(!output.status.success(), "{language:?} {action:?}");
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat()
    }
}

/// The variables of keys: those of one enrollment, and those of the two in a bulk operation.
fn keys() -> impl Iterator<Item = (String, &'static str)> {
    let both = [("DPS_PRIMARY_KEY", PRIMARY), ("DPS_SECONDARY_KEY", SECONDARY)];
    ["", "_1", "_2"]
        .into_iter()
        .flat_map(move |number| both.map(|(name, key)| (name.to_owned() + number, key)))
}

/// Python with the official client.
fn python() -> PathBuf {
    installed("DPS_ENROLL_PYTHON")
}

/// The folder with the official client for Node.js.
fn node_modules() -> PathBuf {
    installed("DPS_ENROLL_NODE_MODULES")
}

fn installed(variable: &str) -> PathBuf {
    std::env::var_os(variable)
        .unwrap_or_else(|| {
            panic!("{variable} is not set. `cargo xtask test` installs the clients and sets it.")
        })
        .into()
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn certificate() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/certificates/root.pem");
    fs::read_to_string(path).unwrap()
}

fn seed() -> Value {
    let symmetric = |primary: &str, secondary: &str| json!({"type": "symmetricKey", "symmetricKey": {"primaryKey": primary, "secondaryKey": secondary}});
    let signing =
        json!({"type": "x509", "x509": {"signingCertificates": {"primary": {"certificate": certificate()}}}});
    let devices: Vec<_> = (0..DEVICES)
        .map(|at| json!({"registrationId": format!("device-{at:03}"), "attestation": symmetric(PRIMARY, SECONDARY)}))
        .collect();
    json!({
        "enrollmentGroups": [
            {"enrollmentGroupId": "lyon:line_3", "attestation": signing, "initialTwin": {"tags": {"site": "lyon"}}},
            {"enrollmentGroupId": "legacy-meters", "attestation": symmetric(GROUP_PRIMARY, GROUP_SECONDARY)},
            {"enrollmentGroupId": "spare", "attestation": signing},
        ],
        "enrollments": devices,
        "registrations": [
            {"enrollmentGroupId": "lyon:line_3", "registrationId": "robot-1", "status": "assigned"},
            {"enrollmentGroupId": "lyon:line_3", "registrationId": "robot-2", "status": "failed"},
        ],
    })
}

/// A group with a twin full of quotes.
fn new_group() -> Draft {
    let mut draft = Draft::new(Kind::Group);
    "made:here_1".clone_into(&mut draft.id);
    draft.proof.certificates = [SlotDraft::Empty, SlotDraft::New(certificate())];
    draft.set_iot_edge(true);
    draft.twin = json!({"tags": tags()}).to_string();
    draft
}

fn tags() -> Value {
    json!({
        "it's": "\"$HOME\" `x` ${y} \\ \n\t é € 😀 {x}",
        "__proto__": "kept",
        "all": [true, false, -1.5, 9_007_199_254_740_991_u64, {}, []],
    })
}

fn new_device() -> Draft {
    let mut draft = Draft::new(Kind::Individual);
    "made-device".clone_into(&mut draft.id);
    draft.proof.method = Method::SymmetricKey;
    let key = |text: &str| Secret::from(text.to_owned());
    draft.proof.keys = Keys::Given(SymmetricKeys { primary: key(PRIMARY), secondary: key(SECONDARY) });
    draft
}

/// Whether a language reads keys before it changes; the others are given them.
fn reads(language: Language) -> bool {
    matches!(language, Language::Python | Language::Node)
}

fn journey(language: Language, name: &str) {
    let dps = Dps::start(name);
    creates(&dps, language);
    changes(&dps, language);
    reads_everything(&dps, language);
    runs_bulk(&dps, language);
    deletes(&dps, language);
}

fn creates(dps: &Dps, language: Language) {
    let create = Action::of_draft(&new_group()).unwrap();
    dps.does(&create, language);
    let made = dps.item("enrollmentGroups", "made:here_1").unwrap();
    assert_eq!(made["initialTwin"]["tags"], tags());
    assert_eq!(made["capabilities"]["iotEdge"], true);
    let slots = &made["attestation"]["x509"]["signingCertificates"];
    assert!(
        slots["secondary"]["info"]["subjectName"].as_str().unwrap().contains("Contoso Root CA"),
        "{slots}"
    );
    assert!(slots.get("primary").is_none_or(Value::is_null), "{slots}");
    let refused = dps.fails(&create, language);
    assert!(refused.contains("EnrollmentGroup already exists."), "{refused}");
    dps.does(&Action::of_draft(&new_device()).unwrap(), language);
    let keys = json!({"primaryKey": PRIMARY, "secondaryKey": SECONDARY});
    assert_eq!(dps.item("enrollments", "made-device").unwrap()["attestation"]["symmetricKey"], keys);
}

fn changes(dps: &Dps, language: Language) {
    for (kind, name) in [(Kind::Group, "legacy-meters"), (Kind::Individual, "device-000")] {
        let before = dps.item(kind.collection(), name).unwrap();
        let mut draft = Draft::change(dps.enrollment(kind, name)).unwrap();
        draft.set_enabled(false);
        let change = Action::of_draft(&draft).unwrap();
        dps.does(&change, language);
        let after = dps.item(kind.collection(), name).unwrap();
        assert_eq!(after["provisioningStatus"], "disabled");
        if reads(language) {
            assert_eq!(after["attestation"], before["attestation"], "the keys are those from before");
        } else {
            assert_eq!(after["attestation"]["symmetricKey"]["primaryKey"], PRIMARY);
        }
        let late = dps.fails(&change, language);
        assert!(late.contains("Precondition failed"), "{late}");
    }
    let mut draft = Draft::change(dps.enrollment(Kind::Group, "lyon:line_3")).unwrap();
    draft.twin = json!({"tags": {"site": "oslo"}}).to_string();
    let info = dps.item("enrollmentGroups", "lyon:line_3").unwrap()["attestation"].clone();
    dps.does(&Action::of_draft(&draft).unwrap(), language);
    let after = dps.item("enrollmentGroups", "lyon:line_3").unwrap();
    assert_eq!((&after["attestation"], &after["initialTwin"]["tags"]["site"]), (&info, &json!("oslo")));
}

fn reads_everything(dps: &Dps, language: Language) {
    let (group, device) = (id("lyon:line_3"), id("device-001"));
    let get = dps.does(&Action::Get(Get { kind: Kind::Group, id: group.clone() }), language);
    let got: Value = serde_json::from_str(&get).unwrap();
    assert_eq!(got["initialTwin"]["tags"]["site"], "oslo");
    let get = dps.does(&Action::Get(Get { kind: Kind::Individual, id: device.clone() }), language);
    assert!(get.contains("device-001"), "{get}");
    for (kind, id) in [(Kind::Individual, device), (Kind::Group, id("legacy-meters"))] {
        let shown =
            dps.does(&Action::AttestationMechanism(AttestationMechanism { kind, id: id.clone() }), language);
        let shown: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(shown, dps.item(kind.collection(), id.as_str()).unwrap()["attestation"]);
    }
    let listed = |kind, max_items| {
        let text = dps.does(&Action::Query(Query { kind, max_items, continuation: None }), language);
        text.matches(&format!("\"{}\":", kind.id_field())).count()
    };
    let page = usize::try_from(MAX_PAGE).unwrap();
    assert_eq!(listed(Kind::Group, MAX_PAGE), 4);
    assert_eq!(listed(Kind::Individual, MAX_PAGE), if reads(language) { DEVICES + 1 } else { page });
    assert_eq!(listed(Kind::Individual, 1), 1);
    let record = dps.does(&Action::Record(registration::Get { id: id("robot-2") }), language);
    assert!(record.contains("failed"), "{record}");
    let query = registration::Query { group, max_items: MAX_PAGE, continuation: None };
    let records = dps.does(&Action::Records(query), language);
    assert!(records.contains("robot-1") && records.contains("robot-2"), "{records}");
}

fn runs_bulk(dps: &Dps, language: Language) {
    for (kind, names) in
        [(Kind::Group, ["lyon:line_3", "spare"]), (Kind::Individual, ["device-002", "device-003"])]
    {
        if (kind, language) == (Kind::Group, Language::Node) {
            continue;
        }
        let items = names.iter().map(|name| {
            let mut draft = Draft::change(dps.enrollment(kind, name)).unwrap();
            draft.set_enabled(false);
            draft.fields().unwrap()
        });
        let result = dps.does(&Action::of_bulk(kind, BulkMode::UpdateIfMatchEtag, items.collect()), language);
        let result: Value = serde_json::from_str(&result).unwrap();
        assert_eq!(result, json!({"errors": [], "isSuccessful": true}));
        for name in names {
            let item = dps.item(kind.collection(), name).unwrap();
            assert_eq!(item["provisioningStatus"], "disabled");
            let key = &item["attestation"]["symmetricKey"]["primaryKey"];
            assert!(kind == Kind::Group || key == PRIMARY, "{item}");
        }
    }
    let items =
        ["device-004", "device-005"].map(|name| dps.enrollment(Kind::Individual, name).json().clone());
    let bulk = Call::Bulk(Bulk { kind: Kind::Individual, mode: BulkMode::Delete, items: items.to_vec() });
    dps.does(&bulk.action().unwrap(), language);
    assert_eq!(dps.item("enrollments", "device-004").or(dps.item("enrollments", "device-005")), None);
}

fn deletes(dps: &Dps, language: Language) {
    for (kind, name) in [(Kind::Group, "made:here_1"), (Kind::Individual, "made-device")] {
        let if_match = Etag("bm9uZQ==".to_owned());
        let refused = dps.fails(&Action::Delete(Delete { kind, id: id(name), if_match }), language);
        assert!(refused.contains("Precondition failed"), "{refused}");
        let if_match = dps.etag(kind.collection(), name);
        dps.does(&Action::Delete(Delete { kind, id: id(name), if_match }), language);
        assert_eq!(dps.item(kind.collection(), name), None);
    }
    let if_match = dps.etag("registrations", "robot-1");
    dps.does(&Action::DeleteRecord(registration::Delete { id: id("robot-1"), if_match }), language);
    assert_eq!(dps.item("registrations", "robot-1"), None);
}

#[test]
fn python_does_what_the_page_does() {
    journey(Language::Python, "snippets-python");
}

#[test]
fn node_does_what_the_page_does() {
    journey(Language::Node, "snippets-node");
}

#[test]
fn curl_does_what_the_page_does() {
    journey(Language::Curl, "snippets-curl");
}

#[test]
fn http_does_what_the_page_does() {
    journey(Language::Http, "snippets-http");
}

#[test]
fn without_its_secrets_nothing_is_sent() {
    let dps = Dps::start("snippets-unset");
    let before = dps.state();
    let create = Action::of_draft(&new_device()).unwrap();
    let python = (Language::Python, python(), "snippet.py");
    for (language, program, file) in [python, (Language::Node, "node".into(), "snippet.js")] {
        let code = write(&create, language, &dps.host, ApiVersion::default()).unwrap();
        let mut command = dps.command(&program, &[], file, &code);
        command.env("NODE_PATH", node_modules()).env("DPS_CONNECTION_STRING", &dps.connection);
        let output = command.env_remove("DPS_PRIMARY_KEY").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("DPS_PRIMARY_KEY"), "{said}");
    }
    assert_eq!(dps.state(), before);
}
