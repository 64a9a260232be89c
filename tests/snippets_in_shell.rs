//! Snippets for a POSIX shell, run by one: whatever an enrollment holds, the commands get it to the letter.
#![cfg(unix)]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use dps_enroll::{
    dps::{
        ApiVersion, Etag, Id, SymmetricKeys,
        enrollment::{Delete, Draft, Enrollment, Get, Keys, Kind, Method, Put, SlotDraft},
    },
    page::call::Call,
    secret::Secret,
    snippet::{Action, Language, write},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{HOST, ca_pem};

/// In place of `curl` and `az`: prints the words it was given, each ended by a zero byte.
const TOLD: &str = "told() { for word; do printf '%s\\0' \"$word\"; done; }\ncurl() { told \"$@\"; }\naz() { told \"$@\"; }\n";

/// A folder of one test, empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn sh(snippet: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(TOLD.to_owned() + snippet).current_dir(folder);
    for name in ["DPS_SAS_TOKEN", "DPS_CONNECTION_STRING", "DPS_PRIMARY_KEY", "DPS_SECONDARY_KEY"] {
        shell.env_remove(name);
    }
    shell.envs(variables.iter().copied()).output().unwrap()
}

/// The words that the command was given.
fn words(action: &Action, language: Language, folder: &Path, variables: &[(&str, &str)]) -> Vec<String> {
    let snippet = write(action, language, HOST, ApiVersion::default()).unwrap();
    let output = sh(&snippet, folder, variables);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{said}\n{snippet}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

/// What follows an option.
fn after<'a>(words: &'a [String], option: &str) -> &'a str {
    let at = words.iter().position(|word| word == option).unwrap_or_else(|| panic!("{option}: {words:?}"));
    &words[at + 1]
}

fn id() -> Id {
    Id::parse("Line_3:a.b-c").unwrap()
}

const TOKEN: [(&str, &str); 1] = [("DPS_SAS_TOKEN", "SharedAccessSignature sr=x&sig=a%2Bb&se=1&skn=p")];

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn curl_is_told_any_text_as_it_is(name in "[^\0]{0,12}", text in "[^\0]*", etag in "[^\0\r\n]{1,30}") {
        let body = json!({"registrationId": "d", "x": {name: text, "n": [null, true, -1.5, {}, []]}});
        let put = Put { kind: Kind::Individual, id: id(), body: body.to_string(), if_match: Some(Etag(etag.clone())) };
        let action = Call::Save(put).action().unwrap();
        let words = words(&action, Language::Curl, &folder("curl-any"), &TOKEN);
        prop_assert_eq!(serde_json::from_str::<Value>(after(&words, "--data-binary")).unwrap(), body);
        let if_match = format!("If-Match: {etag}");
        prop_assert!(words.contains(&if_match), "{:?}", words);
        let url = format!("https://{HOST}/enrollments/Line_3%3Aa.b-c?api-version=2021-10-01");
        prop_assert!(words.contains(&url), "{:?}", words);
    }

    #[test]
    fn az_is_told_any_text_as_it_is(name in "[^\0]{0,12}", text in "[^\0]*", etag in "[^\0]{1,30}") {
        let tags = json!({name: text, "n": [true, -1.5, {}]});
        let json = json!({"enrollmentGroupId": "g", "etag": etag, "attestation": {"type": "x509"}});
        let mut draft = Draft::change(Enrollment::from_json(Kind::Group, json).unwrap()).unwrap();
        draft.twin = json!({"tags": tags}).to_string();
        let action = Action::of_draft(&draft).unwrap();
        let words = words(&action, Language::Az, &folder("az-any"), &[("DPS_CONNECTION_STRING", "HostName=x")]);
        prop_assert_eq!(serde_json::from_str::<Value>(after(&words, "--initial-twin-tags")).unwrap(), tags);
        prop_assert_eq!(after(&words, "--etag"), etag);
    }
}

#[test]
fn certificates_reach_az_in_files() {
    let folder = folder("az-files");
    let mut draft = Draft::new(Kind::Individual);
    draft.id = id().to_string();
    draft.proof.certificates = [SlotDraft::New(ca_pem()), SlotDraft::New("a\nEND\n$HOME `x`".to_owned())];
    let action = Action::of_draft(&draft).unwrap();
    let words =
        words(&action, Language::Az, &folder, &[("DPS_CONNECTION_STRING", "HostName=x;SharedAccessKey=y")]);
    assert_eq!(words[..6], ["iot", "dps", "enrollment", "create", "--login", "HostName=x;SharedAccessKey=y"]);
    assert_eq!(after(&words, "--attestation-type"), "x509");
    let read = |option| std::fs::read_to_string(folder.join(after(&words, option))).unwrap();
    assert_eq!(read("--certificate-path"), ca_pem());
    assert_eq!(read("--secondary-certificate-path"), "a\nEND\n$HOME `x`\n", "a line more, which az strips");
}

#[test]
fn keys_come_from_the_environment_and_nothing_runs_without_them() {
    let folder = folder("keys");
    let mut draft = Draft::new(Kind::Individual);
    "d".clone_into(&mut draft.id);
    draft.proof.method = Method::SymmetricKey;
    let key = || Secret::from("c2VjcmV0".to_owned());
    draft.proof.keys = Keys::Given(SymmetricKeys { primary: key(), secondary: key() });
    let action = Action::of_draft(&draft).unwrap();
    let given = [
        TOKEN[0],
        ("DPS_CONNECTION_STRING", "HostName=x"),
        ("DPS_PRIMARY_KEY", "cHJpbWFyeQ+/=="),
        ("DPS_SECONDARY_KEY", "c2Vjb25kYXJ5"),
    ];
    let curl = words(&action, Language::Curl, &folder, &given);
    let body: Value = serde_json::from_str(after(&curl, "--data-binary")).unwrap();
    let keys = json!({"primaryKey": "cHJpbWFyeQ+/==", "secondaryKey": "c2Vjb25kYXJ5"});
    assert_eq!(body["attestation"]["symmetricKey"], keys);
    let az = words(&action, Language::Az, &folder, &given);
    assert_eq!(
        (after(&az, "--primary-key"), after(&az, "--secondary-key")),
        ("cHJpbWFyeQ+/==", "c2Vjb25kYXJ5")
    );
    for (language, needed) in [
        (Language::Curl, ["DPS_SAS_TOKEN", "DPS_PRIMARY_KEY", "DPS_SECONDARY_KEY"]),
        (Language::Az, ["DPS_CONNECTION_STRING", "DPS_PRIMARY_KEY", "DPS_SECONDARY_KEY"]),
    ] {
        let snippet = write(&action, language, HOST, ApiVersion::default()).unwrap();
        for missing in needed {
            let rest: Vec<_> = given.into_iter().filter(|(name, _)| *name != missing).collect();
            let output = sh(&snippet, &folder, &rest);
            assert!(!output.status.success() && output.stdout.is_empty(), "{snippet}");
            assert!(String::from_utf8_lossy(&output.stderr).contains(missing));
        }
    }
}

/// The options of the extension `azure-iot` 0.25.0.
const OPTIONS: [&str; 28] = [
    "--login",
    "--enrollment-id",
    "--registration-id",
    "--etag",
    "--top",
    "--show-keys",
    "--query",
    "--attestation-type",
    "--certificate-path",
    "--secondary-certificate-path",
    "--remove-certificate",
    "--remove-secondary-certificate",
    "--root-ca-name",
    "--secondary-root-ca-name",
    "--primary-key",
    "--secondary-key",
    "--endorsement-key",
    "--provisioning-status",
    "--reprovision-policy",
    "--allocation-policy",
    "--iot-hubs",
    "--edge-enabled",
    "--webhook-url",
    "--api-version",
    "--initial-twin-tags",
    "--initial-twin-properties",
    "--device-id",
    "--device-information",
];

#[test]
fn az_has_every_option_that_is_written() {
    let folder = folder("az-options");
    let variables = [("DPS_CONNECTION_STRING", "HostName=x"), ("DPS_WEBHOOK_QUERY", "code=a&sig=b")];
    let told = |action: &Action| {
        let words = words(action, Language::Az, &folder, &variables);
        let options: Vec<String> = words.iter().filter(|word| word.starts_with("--")).cloned().collect();
        for option in &options {
            assert!(OPTIONS.contains(&option.as_str()), "{option}");
        }
        words
    };
    let mut group = Draft::new(Kind::Group);
    "g".clone_into(&mut group.id);
    group.proof.method = Method::CaReferences;
    group.proof.ca_names = ["root a".to_owned(), "root-b".to_owned()];
    group.set_allocation("custom");
    "https://f.example/api?code=a&sig=b".clone_into(&mut group.webhook);
    "2019-03-31".clone_into(&mut group.webhook_version);
    let words = told(&Action::of_draft(&group).unwrap());
    assert_eq!(after(&words, "--root-ca-name"), "root a");
    assert_eq!(after(&words, "--secondary-root-ca-name"), "root-b");
    assert_eq!(after(&words, "--webhook-url"), "https://f.example/api?code=a&sig=b");
    assert_eq!(after(&words, "--api-version"), "2019-03-31");
    let mut device = Draft::new(Kind::Individual);
    "d".clone_into(&mut device.id);
    device.proof.method = Method::Tpm;
    "AToA".clone_into(&mut device.proof.endorsement_key);
    "pump#1".clone_into(&mut device.device_id);
    "{\"model\": 7}".clone_into(&mut device.device_information);
    device.set_reprovision(Some((false, false)));
    let words = told(&Action::of_draft(&device).unwrap());
    assert_eq!(after(&words, "--attestation-type"), "tpm");
    assert_eq!(after(&words, "--endorsement-key"), "AToA");
    assert_eq!(after(&words, "--device-id"), "pump#1");
    assert_eq!(after(&words, "--device-information"), "{\"model\":7}");
    assert_eq!(after(&words, "--reprovision-policy"), "never");
    let words = told(&Action::Delete(Delete { kind: Kind::Group, id: id(), if_match: Etag("e".to_owned()) }));
    assert_eq!(words[..4], ["iot", "dps", "enrollment-group", "delete"]);
    let words = told(&Action::Get(Get { kind: Kind::Individual, id: id() }));
    assert_eq!(words[..4], ["iot", "dps", "enrollment", "show"]);
}
