//! What users of the portal, the CLI and the SDKs complained about in public, as far as an input or a setting of this
//! page can cause it: predicted before the request where that is possible, explained after it where not. The others
//! (proof of possession, rollover, bulk, registration records) are held by the tests of those parts.

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    certificate::{Finding, Item, Severity, findings, read},
    connection::{ConnectionString, ConnectionStringError, HostName},
    dps::{
        Attestation, CallError, Id, NoAnswer, Operation, ServiceProblem,
        enrollment::{Draft, DraftError, Get, Kind, Put, Query, SlotDraft},
    },
    http::Method,
    page::{
        Event,
        call::Purpose,
        diagnosis::{Cause, Circumstances, What, diagnose},
        form::{self, Edited, FormId},
        list::Which,
    },
    proxy::Template,
};
use serde_json::json;

use crate::support::{HOST, KEY, NOW, ca_pem, connection, emulator, fixture, person::Person, send};

fn certificates(bytes: &[u8]) -> Vec<dps_enroll::certificate::Certificate> {
    let items = read("file", bytes).items.into_iter();
    items.filter_map(|item| if let Item::Certificate(one) = item { Some(*one) } else { None }).collect()
}

fn draft() -> Draft {
    crate::support::draft("factory-7")
}

fn around(purpose: Purpose) -> Circumstances {
    Circumstances {
        purpose,
        is_unknown: false,
        host: HostName::parse(HOST).unwrap(),
        policy: Some("provisioningserviceowner".to_owned()),
        foreign_token: false,
        operator: Some(Template::parse("https://proxy.example/").unwrap().operator().clone()),
        now: NOW,
    }
}

/// The causes named for an answer of the service.
fn causes(purpose: Purpose, status: u16, code: u32, message: &str) -> Vec<Cause> {
    let problem =
        ServiceProblem { status, code: Some(code), message: message.to_owned(), ..ServiceProblem::default() };
    diagnose(&CallError::Service(problem), &around(purpose)).causes
}

/// What is put on the wire for a file.
fn sent_for(file: &[u8]) -> String {
    let mut person = Person::connected();
    person.drop_file("file.crt", file);
    person.act(Event::Edited(FormId::Step, Edited::Id("factory-7".to_owned())));
    let put = person.page.create.draft.check().unwrap();
    person.act(Event::Submitted(FormId::Step));
    assert!(
        matches!(person.page.create.progress, form::Progress::Created { .. }),
        "{:?}",
        person.page.create
    );
    put.body
}

/// #1 and #3: "The certificate is not a valid base64 string value" for a PEM with the wrong line ends, marks or spaces.
#[test]
fn no_01_and_03_whatever_the_encoding_one_clean_pem_is_sent() {
    let clean = sent_for(ca_pem().as_bytes());
    let bag = format!("Bag Attributes\r\n  localKeyID: 01\r\n{}\r\n\r\n", ca_pem().replace('\n', "\r\n"));
    assert_eq!(sent_for(format!("\u{feff}{}", ca_pem()).as_bytes()), clean);
    assert_eq!(sent_for(bag.as_bytes()), clean);
    assert_eq!(sent_for(&fixture("certificates/root.der")), clean);
    let text = "The certificate is not a valid base64 string value";
    assert_eq!(causes(Purpose::Create, 400, 400_004, text), [Cause::CertificateEncoding]);
}

/// #2 and #19: a file with the full chain, uploaded as it was.
#[test]
fn no_02_and_19_a_full_chain_is_split_and_one_certificate_is_sent() {
    let body = sent_for(&fixture("certificates/chain.pem"));
    assert_eq!(body.matches("BEGIN CERTIFICATE").count(), 1);
    let text = "CN in primary certificate is invalid: common name";
    assert_eq!(causes(Purpose::Create, 400, 400_004, text), [Cause::CommonName]);
}

/// #4: a `.crt` file was sent as an empty string.
#[test]
fn no_04_an_empty_certificate_is_never_sent() {
    assert!(draft().check().is_ok());
    let mut without = draft();
    without.proof.certificates[0] = SlotDraft::Empty;
    assert_eq!(without.check().unwrap_err(), [DraftError::NoCertificate]);
    let mut person = Person::connected();
    person.drop_file("empty.crt", b"");
    person.act(Event::Edited(FormId::Step, Edited::Id("factory-7".to_owned())));
    person.act(Event::Submitted(FormId::Step));
    assert!(person.dps.log().all(|logged| logged.method != Method::Put));
    let text = "TPM or X509 attestation is required.";
    assert_eq!(causes(Purpose::Create, 400, 400_004, text), [Cause::CertificateEmpty]);
}

/// #5 and #38: base64 of the PEM, as ARM wants it, in place of the PEM.
#[test]
fn no_05_and_38_base64_of_a_pem_is_unwrapped() {
    assert_eq!(sent_for(STANDARD.encode(ca_pem()).as_bytes()), sent_for(ca_pem().as_bytes()));
}

/// #13: a certificate as text, where a tool wanted a path.
#[test]
fn no_13_pasted_text_and_files_are_the_same() {
    let bare: String = ca_pem().lines().filter(|line| !line.starts_with('-')).collect();
    assert_eq!(certificates(bare.as_bytes()), certificates(ca_pem().as_bytes()));
}

/// #14: "Cannot find the requested object."
#[test]
fn no_14_a_broken_certificate_says_where() {
    let mut der = fixture("certificates/root.der");
    der[6] = 0x05;
    let said: Vec<_> = read("root.der", &der)
        .items
        .iter()
        .map(|item| if let Item::Problem(problem) = item { problem.to_string() } else { String::new() })
        .collect();
    assert!(said[0].contains("byte"), "{said:?}");
}

/// #15, #16, #17, #22: 401 "Invalid certificate" or "CA certificate not found." is about a device's chain.
#[test]
fn no_15_to_22_the_three_401_of_certificates_are_told_from_the_one_of_keys() {
    for text in ["Invalid certificate", "CA certificate not found."] {
        assert_eq!(causes(Purpose::List(Which::Groups), 401, 401_002, text), [Cause::DeviceChain], "{text}");
    }
    assert!(causes(Purpose::List(Which::Groups), 401, 401_002, "Unauthorized").contains(&Cause::Key));
    assert_eq!(
        causes(Purpose::List(Which::Groups), 401, 401_002, "IotHubUnauthorizedAccess"),
        [Cause::HubAccess]
    );
}

/// #21: one intermediate as primary and as secondary.
#[test]
fn no_21_one_certificate_twice_is_refused() {
    let mut twice = draft();
    twice.proof.certificates[1] = twice.proof.certificates[0].clone();
    assert_eq!(twice.check().unwrap_err(), [DraftError::SameCertificate]);
}

/// #23: a 401 without a cause.
#[test]
fn no_23_every_401_names_its_causes_and_its_tracking_id() {
    let problem = ServiceProblem { status: 401, date: Some(NOW), ..ServiceProblem::default() };
    let skewed = Circumstances { now: NOW.plus(600), ..around(Purpose::Test) };
    let diagnosis = diagnose(&CallError::Service(problem), &skewed);
    assert_eq!(diagnosis.what, What::Unauthorized);
    assert_eq!(diagnosis.causes[0], Cause::Clock { ahead: 600 }, "what is known comes first");
    assert!(diagnosis.causes.len() >= 4);
    for cause in &diagnosis.causes {
        assert!(cause.to_string().len() > 20, "{cause}");
    }
}

/// #24: a group that worked until its 30-day test certificate ran out.
#[test]
fn no_24_test_certificates_and_short_lives_are_named() {
    let root = &certificates(&fixture("certificates/test-only.pem"))[0];
    let found = findings(root, Kind::Group, root.not_before.plus(60));
    assert!(found.contains(&Finding::TestAuthority), "{found:?}");
    assert!(found.iter().any(|finding| matches!(finding, Finding::ExpiresSoon { .. })), "{found:?}");
}

/// #25: a leaf where a CA belongs.
#[test]
fn no_25_a_leaf_in_a_group_is_an_error() {
    let leaf = &certificates(&fixture("certificates/leaf.pem"))[0];
    let found = findings(leaf, Kind::Group, leaf.not_before.plus(60));
    assert_eq!(found[0], Finding::NotAnAuthority);
    assert_eq!(found[0].severity(), Severity::Error);
}

/// #26: an upper-case common name against the old rule, an hour lost.
#[test]
fn no_26_the_id_rules_old_and_new_are_told_as_one_types() {
    let id = Id::parse("Factory_7").unwrap();
    assert!(id.warning().unwrap().to_string().contains("lower-case"));
    assert!(Id::parse("factory-7").unwrap().warning().is_none());
    assert!(Id::parse("factory 7").unwrap_err().to_string().contains("space"));
    assert_eq!(causes(Purpose::Create, 400, 400_004, "Invalid RegistrationId"), [Cause::IdRule]);
    let leaf = &certificates(&fixture("certificates/odd-leaf.pem"))[0];
    let found = findings(leaf, Kind::Group, leaf.not_before.plus(60));
    assert!(found.iter().any(|finding| matches!(finding, Finding::CommonNameRule { .. })), "{found:?}");
}

/// #30, #31 and the loss of `iotHubs` in updates: what the page reads it keeps whole.
#[test]
fn no_30_and_31_nothing_the_service_sent_is_lost_or_added() {
    let mut dps = emulator(HOST);
    let body = json!({
        "enrollmentGroupId": "a",
        "attestation": {"type": "x509", "x509": {"caReferences": {"secondary": "contoso"}}},
        "allocationPolicy": "static",
        "iotHubs": ["hub.azure-devices.net"],
        "initialTwin": {"tags": {"version": 1}, "properties": {"desired": {"z": null, "a": [1, {"b": 2.50}]}}},
        "unheardOf": true,
    });
    let put = Put { kind: Kind::Group, id: Id::parse("a").unwrap(), body: body.to_string(), if_match: None };
    let group = send(&mut dps, &put).unwrap();
    for field in ["initialTwin", "iotHubs", "unheardOf", "attestation"] {
        assert_eq!(group.json()[field].to_string(), body[field].to_string(), "{field}");
    }
    // Only one of the two references is there, at which two official clients crash.
    assert!(matches!(
        group.attestation(),
        Attestation::CaReferences { primary: None, secondary: Some(name) } if name == "contoso"
    ));
}

/// #34: creating what exists answers 409.
#[test]
fn no_34_an_existing_group_is_named_and_not_overwritten() {
    let mut person = Person::connected();
    person.create("factory-7");
    let before = person.page.list().find("factory-7").unwrap().etag();
    let exists = form::Progress::Exists { id: "factory-7".to_owned() };
    person.create("factory-7");
    assert_eq!(person.page.create.progress, exists, "it is listed, so this request did not make it");
    person.act(Event::Edited(FormId::Step, Edited::IotEdge(true)));
    person.create("factory-7");
    assert_eq!(person.page.create.progress, exists);
    let get = Get { kind: Kind::Group, id: Id::parse("factory-7").unwrap() };
    assert_eq!(send(&mut person.dps, &get).unwrap().etag(), before);
}

/// #35: hubs without an allocation policy.
#[test]
fn no_35_hubs_without_a_policy_are_refused_before_and_explained_after() {
    let mut hubs = draft();
    hubs.hubs = "hub.azure-devices.net".to_owned();
    let errors = hubs.check().unwrap_err();
    assert!(errors[0].to_string().contains("allocation policy"), "{}", errors[0]);
    hubs.set_allocation("static");
    assert!(hubs.check().is_ok());
    let text = "Enrollment allocationPolicy must be specified when iotHubs are specified.";
    assert_eq!(causes(Purpose::Create, 400, 400_004, text), [Cause::HubsWithoutPolicy]);
}

/// #36: a version in quotes is "invalid".
#[test]
fn no_36_the_version_is_sent_without_quotes() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.delete("factory-7");
    let deleted = person.dps.log().find(|logged| logged.method == Method::Delete).unwrap();
    let version = deleted.headers.get("If-Match").unwrap();
    assert!(!version.contains('"') && deleted.status == Some(204), "{version}");
    assert!(causes(Purpose::Delete, 412, 412_001, "ETag is invalid").contains(&Cause::EtagForm));
}

/// #37 and #38: the connection string, or the host, of an IoT hub.
#[test]
fn no_37_and_38_an_iot_hub_is_recognised_before_and_after() {
    let text =
        format!("HostName=myhub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey={KEY}");
    let error = ConnectionString::parse(&text).err().unwrap();
    assert!(matches!(error, ConnectionStringError::IotHub { .. }));
    assert!(error.to_string().contains("Device Provisioning Service"), "{error}");
    assert_eq!(
        causes(Purpose::List(Which::Groups), 400, 400_000, "Unknown api version; 2019-03-31"),
        [Cause::IotHub]
    );
}

/// #39: WHERE is ignored by the service.
#[test]
fn no_39_the_query_is_plain_and_the_page_filters_itself() {
    let request = Query { kind: Kind::Group, max_items: 100, continuation: None }
        .request(&connection("provisioningserviceowner"));
    assert!(!request.body.unwrap().to_lowercase().contains("where"));
    let mut person = Person::connected();
    person.create("factory-7");
    person.create("office-1");
    person.act(Event::FilterTyped("OFFICE".to_owned()));
    assert_eq!(person.listed(), ["office-1"]);
}

/// #41 and #42: a list that stops at 100, or whose second page is refused.
#[test]
fn no_41_and_42_the_list_goes_on_to_its_end() {
    let mut person = Person::new();
    for number in 0..101 {
        send(&mut person.dps, &crate::support::draft(&format!("g-{number}")).check().unwrap()).unwrap();
    }
    person.connect("provisioningserviceowner");
    assert_eq!(person.listed().len(), 101);
    assert!(person.dps.log().all(|logged| logged.status == Some(200)));
}

/// #43: "Connection reset by peer" and nothing else.
#[test]
fn no_43_each_way_not_to_get_an_answer_has_causes_of_its_own() {
    let mut seen = std::collections::BTreeSet::new();
    for reason in [
        NoAnswer::Unreachable,
        NoAnswer::NoCors,
        NoAnswer::Offline,
        NoAnswer::LocalNetworkDenied,
        NoAnswer::TimedOut,
    ] {
        let diagnosis = diagnose(&CallError::NoAnswer(reason), &around(Purpose::Test));
        assert!(!diagnosis.causes.is_empty());
        assert!(seen.insert(format!("{} {:?}", diagnosis.what, diagnosis.causes)), "{reason:?}");
    }
}

/// azure-iot-sdk-csharp#377: an ID encoded twice.
#[test]
fn an_id_is_encoded_once() {
    let id = Id::parse("g:2_a.b").unwrap();
    let request = Get { kind: Kind::Group, id }.request(&connection("provisioningserviceowner"));
    assert_eq!(request.path, "/enrollmentGroups/g%3A2_a.b");
    let template = Template::parse("https://proxy.example/?to={encodedUrl}").unwrap();
    let filled = template.fill(&request);
    assert!(filled.contains("g%253A2_a.b") && !filled.contains("%2525"), "{filled}");
}
