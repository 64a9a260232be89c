//! Actions as code: what a snippet says is what the page sends, in whatever quotes, and no secret is in it.

use dps_enroll::{
    dps::{
        ApiVersion, BulkMode, Etag, Id, SymmetricKeys,
        enrollment::{
            AttestationMechanism, Bulk, Delete, Draft, Enrollment, Get, Keys, Kind, Method, Put, Query,
            SlotDraft,
        },
        registration,
    },
    http::Request,
    page::{
        Event,
        call::Call,
        form::{Edited, FormId},
        run,
    },
    secret::Secret,
    snippet::{Action, Language, Unsupported, write},
};
use serde_json::{Map, Value, json};

use crate::support::{HOST, ca_pem, connection, draft, person::Person};

const PRIMARY: &str = "cHJpbWFyeS1zZWNyZXQ=";
const SECONDARY: &str = "c2Vjb25kYXJ5LXNlY3JldA==";

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn etag() -> Etag {
    Etag("IjBhMDA5ZjQxIg==".to_owned())
}

fn keys() -> SymmetricKeys {
    let key = |text: &str| Secret::from(text.to_owned());
    SymmetricKeys { primary: key(PRIMARY), secondary: key(SECONDARY) }
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        other => panic!("{other}"),
    }
}

fn text(action: &Action, language: Language) -> String {
    write(action, language, HOST, ApiVersion::default()).unwrap()
}

fn refusal(action: &Action, language: Language) -> Unsupported {
    write(action, language, HOST, ApiVersion::default()).unwrap_err()
}

fn of_draft(draft: &Draft) -> Action {
    Action::of_draft(draft).unwrap()
}

fn change_of(kind: Kind, json: Value) -> Draft {
    Draft::change(Enrollment::from_json(kind, json).unwrap()).unwrap()
}

fn meters() -> Value {
    json!({
        "enrollmentGroupId": "legacy-meters",
        "attestation": {"type": "symmetricKey"},
        "etag": etag().0,
        "provisioningStatus": "enabled",
        "allocationPolicy": "custom",
        "customAllocationDefinition":
            {"webhookUrl": "https://f.example/api?code=s3cret-function-key", "apiVersion": "2019-03-31"},
        "initialTwin": {"tags": {"site": "lyon"}, "properties": {"desired": {"interval": 60}}},
    })
}

/// An HTTP snippet, read again: method, target, headers, JSON.
fn read_http(snippet: &str) -> (String, String, Vec<(String, String)>, Option<Value>) {
    let (head, body) = snippet.split_once("\n\n").unwrap_or((snippet, ""));
    let mut lines = head.lines();
    let mut line = lines.next().unwrap().split(' ');
    let (method, url) = (line.next().unwrap(), line.next().unwrap());
    assert_eq!(line.next(), Some("HTTP/1.1"));
    let headers = lines.map(|line| line.split_once(": ").unwrap()).map(|(a, b)| (a.to_owned(), b.to_owned()));
    let body = (!body.is_empty()).then(|| serde_json::from_str(body).unwrap());
    (method.to_owned(), url.to_owned(), headers.collect(), body)
}

fn same_as_sent(action: &Action, request: &Request) {
    let (method, url, mut headers, body) = read_http(&text(action, Language::Http));
    assert_eq!((method.as_str(), url), (request.method.as_str(), request.url()));
    assert_eq!(headers.remove(0), ("Authorization".to_owned(), "{{DPS_SAS_TOKEN}}".to_owned()));
    let mut sent: Vec<(String, String)> =
        request.headers.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    headers.sort();
    sent.sort();
    assert_eq!(headers, sent);
    assert_eq!(body, request.body.as_ref().map(|body| serde_json::from_str(body).unwrap()));
}

/// All fifteen operations, each as the page calls it, with the request it makes.
fn all() -> Vec<(Action, Request)> {
    let connection = connection("provisioningserviceowner");
    let mut all = Vec::new();
    let mut add = |call: &Call| {
        let request = call.authorize(&connection, ApiVersion::default(), crate::support::NOW).unwrap();
        let mut bare = request.clone();
        bare.headers = request
            .headers
            .iter()
            .filter(|(name, _)| *name != "Authorization")
            .fold(dps_enroll::http::Headers::new(), |headers, (name, value)| headers.with(name, value));
        all.push((call.action().unwrap(), bare));
    };
    for kind in [Kind::Group, Kind::Individual] {
        let id = id("Line_3:a.b-c");
        let item = map(
            json!({kind.id_field(): id.as_str(), "attestation": {"type": "tpm", "tpm": {}}, "etag": etag().0}),
        );
        add(&Call::Open(Get { kind, id: id.clone() }));
        add(&Call::Delete(Delete { kind, id: id.clone(), if_match: etag() }));
        add(&Call::ShowKeys(AttestationMechanism { kind, id: id.clone() }));
        add(&Call::Test(Query { kind, max_items: 1, continuation: None }));
        add(&Call::List(Query { kind, max_items: 100, continuation: Some("abc==".to_owned()) }));
        add(&Call::Create(Put {
            kind,
            id: id.clone(),
            body: Value::Object(item.clone()).to_string(),
            if_match: None,
        }));
        add(&Call::Save(Put {
            kind,
            id,
            body: Value::Object(item.clone()).to_string(),
            if_match: Some(etag()),
        }));
        add(&Call::Bulk(Bulk { kind, mode: BulkMode::UpdateIfMatchEtag, items: vec![item.clone(), item] }));
    }
    add(&Call::RecheckRecord(registration::Get { id: id("pump-1") }));
    add(&Call::DeleteRecord(registration::Delete { id: id("pump-1"), if_match: etag() }));
    add(&Call::Records(registration::Query { group: id("lyon"), max_items: 100, continuation: None }));
    all
}

#[test]
fn every_operation_is_said_as_it_is_sent() {
    for (action, request) in all() {
        same_as_sent(&action, &request);
    }
}

#[test]
fn every_operation_is_in_every_language_or_refused_by_name() {
    let mut refused = Vec::new();
    for (action, _) in all() {
        for language in Language::ALL {
            match write(&action, language, HOST, ApiVersion::default()) {
                Ok(text) => assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{text}"),
                Err(unsupported) => refused.push(unsupported),
            }
        }
    }
    let bulk = |language, kind| Unsupported::Bulk { language, kind };
    let tpm_group = || Unsupported::AzField { path: "attestation.type".to_owned() };
    refused.retain(|refusal| *refusal != tpm_group());
    assert_eq!(
        refused,
        [
            bulk(Language::Az, Kind::Group),
            bulk(Language::Node, Kind::Group),
            bulk(Language::Az, Kind::Individual)
        ]
    );
    let said = refused[1].to_string();
    assert_eq!(said, "Node.js has no bulk operation on groups. Choose Python, curl or HTTP.");
}

#[test]
fn clients_speak_one_version_of_the_api() {
    let action = Action::Get(Get { kind: Kind::Group, id: id("g") });
    for language in Language::ALL {
        let written = write(&action, language, HOST, ApiVersion::V2026_11_01);
        if matches!(language, Language::Curl | Language::Http) {
            assert!(written.unwrap().contains("?api-version=2026-11-01"));
        } else {
            assert_eq!(written, Err(Unsupported::Version { language, speaks: ApiVersion::V2021_10_01 }));
        }
    }
}

/// Drafts, calls and runs whose JSON has keys and function keys.
fn with_secrets() -> Vec<Action> {
    let mut change = change_of(Kind::Group, meters());
    change.set_enabled(false);
    let unread = of_draft(&change);
    change.proof.keys = Keys::Given(keys());
    let put = change.check().unwrap();
    let mut new = Draft::new(Kind::Individual);
    "meter-1".clone_into(&mut new.id);
    new.proof.method = Method::SymmetricKey;
    new.proof.keys = Keys::Given(keys());
    let created = new.check().unwrap();
    let items = [&put.body, &created.body].map(|body| map(serde_json::from_str(body).unwrap())).to_vec();
    let bulk = Bulk { kind: Kind::Group, mode: BulkMode::UpdateIfMatchEtag, items };
    vec![
        unread,
        of_draft(&change),
        Call::Save(put).action().unwrap(),
        of_draft(&new),
        Call::Create(created).action().unwrap(),
        Call::Bulk(bulk).action().unwrap(),
    ]
}

#[test]
fn no_secret_is_in_any_snippet() {
    for action in with_secrets() {
        let mut shown = vec![format!("{action:?}")];
        shown.extend(
            Language::ALL.iter().filter_map(|of| write(&action, *of, HOST, ApiVersion::default()).ok()),
        );
        for text in shown {
            for secret in [PRIMARY, SECONDARY, "s3cret", crate::support::KEY, "SharedAccessKey="] {
                assert!(!text.contains(secret), "{text}");
            }
        }
    }
}

#[test]
fn what_a_form_would_send_is_what_it_sends() {
    let actions = with_secrets();
    // The first of each pair is made before it runs, the second of the call that ran.
    for (before, after) in [(&actions[1], &actions[2]), (&actions[3], &actions[4])] {
        for language in [Language::Python, Language::Node, Language::Curl, Language::Http] {
            assert_eq!(text(before, language), text(after, language));
        }
    }
    assert_eq!(
        text(&actions[0], Language::Python),
        text(&actions[1], Language::Python),
        "keys need not be read"
    );
}

#[test]
fn a_change_sends_the_keys_back() {
    let [change, ..] = &with_secrets()[..] else { panic!() };
    let python = text(change, Language::Python);
    let read = "\"attestation\": client.enrollment_group.get_attestation_mechanism(\"legacy-meters\"),";
    assert!(python.contains(read), "{python}");
    let webhook = "\"webhookUrl\": \"https://f.example/api?code=\" + os.environ[\"DPS_WEBHOOK_CODE\"],";
    assert!(python.contains(webhook), "{python}");
    assert!(
        python.contains("create_or_update(\"legacy-meters\", enrollment, if_match=\"IjBhMDA5ZjQxIg==\")")
    );
    let node = text(change, Language::Node);
    let read = "(await client.getEnrollmentGroupAttestationMechanism(\"legacy-meters\")).responseBody,";
    assert!(node.contains(read) && node.contains("+ secret(\"DPS_WEBHOOK_CODE\")"), "{node}");
    let curl = text(change, Language::Curl);
    assert!(curl.contains("\"primaryKey\": \"'\"${DPS_PRIMARY_KEY:?}\"'\","), "{curl}");
    let az = text(change, Language::Az);
    assert!(az.ends_with("  --etag 'IjBhMDA5ZjQxIg==' \\\n  --provisioning-status 'disabled'\n"), "{az}");
    let (.., body) = read_http(&text(&with_secrets()[5], Language::Http));
    let items = &body.unwrap()["enrollmentGroups"];
    assert_eq!(items[1]["attestation"]["symmetricKey"]["secondaryKey"], "{{DPS_SECONDARY_KEY_2}}");
    assert_eq!(
        items[0]["customAllocationDefinition"]["webhookUrl"],
        "https://f.example/api?code={{DPS_WEBHOOK_CODE_1}}"
    );
}

#[test]
fn a_new_group_reads_well_in_every_language() {
    let mut draft = draft("factory-7");
    "{\"tags\": {\"it's\": [true, {}], \"no\": null}}".clone_into(&mut draft.twin);
    let pem = ca_pem();
    draft.proof.certificates[0] = SlotDraft::New(pem.clone());
    let action = of_draft(&draft);
    let python = format!(
        r#"# pip install azure-iot-deviceprovisioning==1.0.0b1
import os

from azure.iot.deviceprovisioning import DeviceProvisioningClient

client = DeviceProvisioningClient.from_connection_string(os.environ["DPS_CONNECTION_STRING"])

enrollment = {{
    "enrollmentGroupId": "factory-7",
    "attestation": {{
        "type": "x509",
        "x509": {{
            "signingCertificates": {{
                "primary": {{
                    "certificate": """{pem}"""
                }}
            }}
        }}
    }},
    "provisioningStatus": "enabled",
    "initialTwin": {{
        "tags": {{
            "it's": [
                True,
                {{}}
            ],
            "no": None
        }}
    }}
}}
saved = client.enrollment_group.create_or_update("factory-7", enrollment)
print(saved["etag"])
"#
    );
    assert_eq!(text(&action, Language::Python), python);
    let node = text(&action, Language::Node);
    assert!(node.contains(&format!("\"certificate\": `{pem}`")), "{node}");
    assert!(node.ends_with(
        "  };\n  const { responseBody } = await client.createOrUpdateEnrollmentGroup(enrollment);\n  \
         console.log(responseBody.etag);\n}\n\nmain();\n"
    ));
    let curl = text(&action, Language::Curl);
    assert!(curl.contains("\"it'\\''s\": ["), "{curl}");
    assert_eq!(
        refusal(&action, Language::Az),
        Unsupported::AzField { path: "initialTwin.tags".to_owned() },
        "null is nothing that az sends"
    );
}

#[test]
fn az_writes_what_it_has_options_for() {
    let mut draft = draft("factory-7");
    draft.set_allocation("geoLatency");
    "a.azure-devices.net, b.azure-devices.net".clone_into(&mut draft.hubs);
    draft.set_reprovision(Some((true, false)));
    draft.set_iot_edge(true);
    "{\"tags\": {\"o'hara\": 1}, \"properties\": {\"desired\": {}}}".clone_into(&mut draft.twin);
    let pem = ca_pem();
    let expected = format!(
        r#"# az extension add --name azure-iot
cat > 'factory-7-primary.pem' <<'END'
{pem}END
az iot dps enrollment-group create --login "${{DPS_CONNECTION_STRING:?}}" \
  --enrollment-id 'factory-7' \
  --certificate-path 'factory-7-primary.pem' \
  --provisioning-status 'enabled' \
  --initial-twin-tags '{{"o'\''hara":1}}' \
  --initial-twin-properties '{{}}' \
  --allocation-policy 'geoLatency' \
  --iot-hubs 'a.azure-devices.net b.azure-devices.net' \
  --reprovision-policy reprovisionandresetdata \
  --edge-enabled true
"#
    );
    let mut lines: Vec<_> = expected.lines().map(|line| line.trim_end_matches(" \\").to_owned()).collect();
    let written = text(&of_draft(&draft), Language::Az);
    let mut found: Vec<_> = written.lines().map(|line| line.trim_end_matches(" \\").to_owned()).collect();
    lines.sort();
    found.sort();
    assert_eq!(found, lines, "{written}");
}

#[test]
fn az_refuses_what_it_would_lose() {
    let refused = |change: fn(&mut Value), draft: fn(&mut Draft)| {
        let mut json = meters();
        json["attestation"] = json!({"type": "x509", "x509": {"signingCertificates":
            {"primary": {"info": {"version": 3}}, "secondary": {"info": {"version": 3}}}}});
        change(&mut json);
        let mut edit = change_of(Kind::Group, json);
        draft(&mut edit);
        write(&of_draft(&edit), Language::Az, HOST, ApiVersion::default())
    };
    let field = |path: &str| Err(Unsupported::AzField { path: path.to_owned() });
    let removal = |path: &str| Err(Unsupported::AzRemoval { path: path.to_owned() });
    let nothing = |_: &mut Value| {};
    assert_eq!(refused(|json| json["unheardOf"] = json!(1), |_| {}), field("unheardOf"));
    assert_eq!(
        refused(nothing, |draft| draft.set_reprovision(Some((false, true)))),
        field("reprovisionPolicy")
    );
    assert_eq!(refused(nothing, |draft| draft.set_allocation("")), removal("allocationPolicy"));
    let other = refused(nothing, |draft| draft.set_allocation("hashed"));
    assert_eq!(other, removal("customAllocationDefinition"));
    assert_eq!(
        refused(|json| json["iotHubs"] = json!(["a.azure-devices.net"]), |draft| draft.hubs.clear()),
        removal("iotHubs")
    );
    let one = refused(nothing, |draft| draft.proof.certificates[1] = SlotDraft::Empty);
    assert_eq!(one, removal("attestation.x509.signingCertificates.secondary"), "az would do nothing");
    let promoted = refused(nothing, |draft| {
        draft.proof.certificates = [SlotDraft::New("PEM\n".to_owned()), SlotDraft::Empty];
    });
    let promoted = promoted.unwrap();
    assert!(promoted.contains("--certificate-path 'legacy-meters-primary.pem'"), "{promoted}");
    assert!(promoted.contains("--remove-secondary-certificate true"), "{promoted}");
    let emptied = refused(nothing, |draft| draft.twin.clear()).unwrap();
    assert!(emptied.contains("--initial-twin-tags ''") && emptied.contains("--initial-twin-properties ''"));
}

#[test]
fn numbers_that_javascript_rounds_are_refused() {
    let mut draft = draft("g");
    "{\"tags\": {\"serial\": 9007199254740993}}".clone_into(&mut draft.twin);
    let number = "9007199254740993".to_owned();
    assert_eq!(refusal(&of_draft(&draft), Language::Node), Unsupported::Number { number });
    assert!(text(&of_draft(&draft), Language::Python).contains("\"serial\": 9007199254740993\n"));
    "{\"tags\": {\"serial\": 9007199254740991}}".clone_into(&mut draft.twin);
    assert!(text(&of_draft(&draft), Language::Node).contains("9007199254740991"));
}

#[test]
fn a_run_shows_its_next_call() {
    let mut person = Person::connected();
    for at in 0..12 {
        person.create(&format!("g-{at:02}"));
    }
    person.act(Event::LoadList);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(run::Action::Disable));
    let action = person.page.run.as_ref().and_then(run::Run::next_call).unwrap();
    let (method, url, _, body) = read_http(&text(&action, Language::Http));
    let body = body.unwrap();
    assert_eq!((method.as_str(), body["mode"].as_str()), ("POST", Some("updateIfMatchETag")));
    assert!(url.ends_with("/enrollmentGroups?api-version=2021-10-01"), "{url}");
    assert_eq!(body["enrollmentGroups"].as_array().map(Vec::len), Some(10));
    assert_eq!(body["enrollmentGroups"][0]["provisioningStatus"], "disabled");
}

#[test]
fn the_language_is_remembered_and_a_form_that_cannot_be_sent_has_no_code() {
    let mut person = Person::connected();
    assert!(Action::of_draft(&person.page.create.draft).is_none());
    person.drop_file("root.pem", ca_pem().as_bytes());
    person.act(Event::Edited(FormId::Step, Edited::Id("g".to_owned())));
    assert!(Action::of_draft(&person.page.create.draft).is_some());
    assert_eq!(person.page.language, Language::Az);
    person.act(Event::LanguageChosen(Language::Node));
    assert_eq!(person.page.language, Language::Node);
}
