//! Hostile and clumsy input in every field, and records of odd content: each is answered by a sentence, or goes through exactly.

use dps_enroll::{
    dps::{
        Id,
        enrollment::{Get, Kind, Method as Proof, SlotDraft},
    },
    emulator::FaultKind,
    http::Method,
    page::{
        Event,
        address::Place,
        form::{Edited, FormId, Progress},
        list, opened,
    },
    text::{Locale, Say},
};
use serde_json::Value;

use crate::support::{ca_pem, fault, fixture, person::Person, send};

/// A new individual enrollment, filled in.
fn device() -> Person {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.act(Event::NewAsked);
    for edited in [Edited::Id("device-1".to_owned()), Edited::Method(Proof::SymmetricKey)] {
        person.act(Event::Edited(FormId::Opened, edited));
    }
    person
}

/// Fills a field, sends, and gives what is said at the fields.
fn said(person: &mut Person, edited: Edited) -> Vec<String> {
    person.act(Event::Edited(FormId::Opened, edited));
    person.act(Event::Submitted(FormId::Opened));
    let errors = person.page.form.as_ref().map(|form| form.draft.fields().err().unwrap_or_default());
    errors.into_iter().flatten().map(|error| error.say(Locale::English)).collect()
}

/// The body of the last PUT.
fn sent(person: &Person) -> String {
    let put = person.requests.iter().rev().find(|request| request.method == Method::Put);
    put.and_then(|request| request.body.clone()).unwrap_or_default()
}

/// One sentence that names no more than a person can read, without anything that turns its letters round.
fn is_a_sentence(said: &[String]) {
    let [sentence] = said else { panic!("{said:?}") };
    assert!(sentence.ends_with('.') && sentence.chars().count() < 300, "{sentence}");
    let marks = sentence.chars().filter(|c| {
        c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    });
    assert_eq!(marks.count(), 0, "{sentence:?}");
}

/// A field, by what an edit of it is.
type Field = fn(String) -> Edited;

#[test]
fn odd_text_in_every_field_is_answered_or_goes_through_exactly() {
    let megabyte = "m".repeat(1 << 20);
    let texts = [
        "a\u{0}b",
        "a\u{7}b",
        "a\u{1b}[31mb",
        "\u{202e}abc",
        "a\u{200f}b",
        "a\u{200b}b",
        "\u{feff}a",
        "pаypal",
        "ａ1",
        "日本",
        "é",
        "<script>alert(1)</script>",
        "a b",
        "'; DROP TABLE",
        "../../x",
        "a/b",
        "a%2fb",
        "{{7*7}}",
        &ca_pem(),
        &megabyte,
    ];
    // Where what is typed stands in the body, and what is done with white space around it.
    let fields: [(&str, Field, Option<&str>); 8] = [
        ("ID", Edited::Id, Some("/registrationId")),
        ("device ID", Edited::DeviceId, Some("/deviceId")),
        ("hubs", Edited::Hubs, Some("/iotHubs")),
        ("twin", Edited::Twin, None),
        ("device information", Edited::DeviceInformation, None),
        ("webhook", Edited::Webhook, None),
        ("endorsement key", Edited::EndorsementKey, Some("/attestation/tpm/endorsementKey")),
        ("storage root key", Edited::StorageRootKey, Some("/attestation/tpm/storageRootKey")),
    ];
    for (name, field, pointer) in fields {
        for text in texts {
            let start: String = text.chars().take(30).collect();
            let mut person = device();
            let mut fill = |edited| person.act(Event::Edited(FormId::Opened, edited));
            match name {
                "hubs" => fill(Edited::Allocation("hashed".to_owned())),
                "webhook" => {
                    fill(Edited::Allocation("custom".to_owned()));
                    fill(Edited::WebhookVersion("2019-03-31".to_owned()));
                }
                "endorsement key" | "storage root key" => {
                    fill(Edited::Method(Proof::Tpm));
                    fill(Edited::EndorsementKey("AToAAQ==".to_owned()));
                }
                _ => {}
            }
            let said = said(&mut person, field(text.to_owned()));
            if said.is_empty() {
                let body: Value = serde_json::from_str(&sent(&person)).unwrap();
                let found = match pointer.and_then(|pointer| body.pointer(pointer)) {
                    // Hubs are separated by white space.
                    Some(Value::Array(hubs)) => {
                        hubs.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
                    }
                    found => found.and_then(Value::as_str).unwrap_or_default().to_owned(),
                };
                assert_eq!(found, text.trim(), "{name}: {start:?}");
            } else if name == "hubs" && said.len() > 1 {
                for said in said.chunks(1) {
                    is_a_sentence(said);
                }
                assert!(said.len() <= 51, "{name}: {start:?}");
            } else {
                is_a_sentence(&said);
                assert!(!sent(&person).contains("device-1"), "{name}: {start:?}: nothing is sent");
            }
        }
    }
}

#[test]
fn letters_that_look_alike_are_told_apart() {
    let mut person = device();
    let said = said(&mut person, Edited::Id("fаctory".to_owned()));
    assert!(said[0].contains("Character 2") && said[0].contains("U+0430"), "{said:?}");
}

#[test]
fn names_of_ca_certificates_go_through_exactly() {
    let name = "root\u{200f} \"a\"\\ 日本";
    let mut person = Person::connected();
    for edited in [
        Edited::Id("factory-7".to_owned()),
        Edited::Method(Proof::CaReferences),
        Edited::CaName(0, format!(" {name} ")),
    ] {
        person.act(Event::Edited(FormId::Step, edited));
    }
    person.act(Event::Submitted(FormId::Step));
    let body: Value = serde_json::from_str(&sent(&person)).unwrap();
    assert_eq!(body["attestation"]["x509"]["caReferences"]["primary"], name);
}

#[test]
fn a_twin_that_would_be_read_otherwise_is_refused() {
    let deep = "[".repeat(10_000);
    let table = [
        ("{\"a\": 1,\n\"a\": 2}".to_owned(), "names a member twice in one object"),
        ("{\"tags\": {\"\\u0061\": 1, \"a\": 2}}".to_owned(), "line 1, column 24"),
        (format!("{{\"a\": {deep}"), "too deep in each other"),
        (deep, "too deep in each other"),
        ("{\"a\": 01}".to_owned(), "line 1, column 8"),
        ("{\"a\": NaN}".to_owned(), "line 1"),
        ("[]".to_owned(), "not a JSON object"),
        ("{\"a\": 1} {}".to_owned(), "line 1"),
    ];
    for (text, words) in table {
        let mut person = device();
        let said = said(&mut person, Edited::Twin(text.clone()));
        is_a_sentence(&said);
        assert!(said[0].contains(words), "{text}: {said:?}");
        assert_eq!(person.page.form.as_ref().unwrap().draft.twin, text, "what was typed is there");
    }
}

/// Numbers that no machine type holds, as a twin may have them.
const NUMBERS: &str = "18446744073709551617,-9223372036854775809,1e+400,0.1000000000000000055511151231257827,123456789012345678.10";

#[test]
fn numbers_of_any_size_are_typed_and_kept_to_the_digit() {
    let mut person = device();
    let twin = format!("{{\"tags\": {{\"all\": [{NUMBERS}]}}}}");
    assert_eq!(said(&mut person, Edited::Twin(twin)), Vec::<String>::new());
    assert!(sent(&person).contains(NUMBERS), "{}", sent(&person));
    let id = Id::parse("device-1").unwrap();
    let stored = send(&mut person.dps, &Get { kind: Kind::Individual, id }).unwrap();
    assert!(Value::Object(stored.json().clone()).to_string().contains(NUMBERS));
    // A change of something else does not touch them, and does not say that it would.
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    let changes = person.page.form.as_ref().unwrap().draft.changes();
    assert_eq!(changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["provisioningStatus"]);
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
    assert!(sent(&person).contains(NUMBERS), "{}", sent(&person));
}

/// A record whose members have types that no record has.
const ODD: &str = r#"{"registrationId":"device-1","etag":"b2Rk","attestation":"none","deviceId":7,"capabilities":"edge",
    "initialTwin":[1],"optionalDeviceInformation":null,"provisioningStatus":3,"reprovisionPolicy":[],
    "allocationPolicy":"custom","iotHubs":[7,"not a host"],"customAllocationDefinition":null,
    "createdDateTimeUtc":0,"registrationState":"none"}"#;

#[test]
fn a_record_of_odd_types_is_shown_and_a_change_leaves_them_as_they_are() {
    let mut person = Person::connected();
    let get = fault(Method::Get, 1, FaultKind::Replace { status: 200, body: ODD.into() });
    let state = r#"{"enrollments":[{"registrationId":"device-1","attestation":{"type":"symmetricKey"}}]}"#;
    person.dps.load(state, person.now).unwrap();
    person.dps.script(get);
    person.go(Place::Enrollment(Kind::Individual, "device-1".to_owned()));
    assert_eq!(person.page.opened.as_ref().unwrap().progress, opened::Progress::Loaded);
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    let form = person.page.form.as_ref().unwrap();
    assert_eq!(form.errors(), [], "nothing that was not touched keeps it from being sent");
    let changes = form.draft.changes();
    assert_eq!(changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["provisioningStatus"]);
    person.act(Event::Submitted(FormId::Opened));
    let (mut expected, body): (Value, Value) =
        (serde_json::from_str(ODD).unwrap(), serde_json::from_str(&sent(&person)).unwrap());
    expected["provisioningStatus"] = "disabled".into();
    assert_eq!(body, expected);
}

#[test]
fn a_list_of_odd_things_is_refused_by_a_sentence_and_read_again() {
    for body in
        ["null", "7", "\"x\"", "[7]", "[null]", "[{\"enrollmentGroupId\":7}]", "{}", "[[[[", "", "\u{feff}[]"]
    {
        let mut person = Person::connected();
        person.dps.script(fault(Method::Post, 1, FaultKind::Replace { status: 200, body: body.into() }));
        person.act(Event::LoadList);
        assert!(matches!(person.page.list().progress, list::Progress::Failed(_)), "{body}");
        person.act(Event::LoadList);
        assert_eq!(person.page.list().progress, list::Progress::Complete);
    }
}

#[test]
fn a_certificate_that_is_none_is_the_services_to_refuse_and_nothing_is_lost() {
    let mut person = device();
    for edited in [
        Edited::Method(Proof::Certificates),
        Edited::Certificate(0, SlotDraft::New("\u{0}\u{202e}".to_owned())),
    ] {
        person.act(Event::Edited(FormId::Opened, edited));
    }
    person.act(Event::Submitted(FormId::Opened));
    let form = person.page.form.as_ref().unwrap();
    assert!(matches!(form.progress, Progress::Failed(_)) && !form.is_unknown);
    assert_eq!(form.draft.proof.certificates[0], SlotDraft::New("\u{0}\u{202e}".to_owned()));
}

#[test]
fn a_new_device_is_called_as_its_certificate_is() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.act(Event::NewAsked);
    person.drop_file("leaf.pem", &fixture("certificates/leaf.pem"));
    let warned = |person: &Person| {
        let form = person.page.form.as_ref().unwrap();
        person.page.id_warning(form).map(|warning| warning.say(Locale::English))
    };
    assert_eq!(person.page.form.as_ref().unwrap().draft.id, "device-1");
    assert_eq!(warned(&person), None);
    // What is typed is not replaced, and what would keep the device out is said.
    person.act(Event::Edited(FormId::Opened, Edited::Id("other".to_owned())));
    let said = warned(&person).unwrap();
    assert!(said.contains("The common name of the certificate is “device-1”."), "{said}");
    person.act(Event::Edited(FormId::Opened, Edited::Id("DEVICE-1".to_owned())));
    assert!(!warned(&person).unwrap().contains("common name"), "capitals make no other ID");
    person.act(Event::Edited(FormId::Opened, Edited::Id("other".to_owned())));
    person.act(Event::Edited(FormId::Opened, Edited::Method(Proof::SymmetricKey)));
    assert_eq!(warned(&person), None, "keys have no name");
}

#[test]
fn of_a_chain_a_device_gets_its_own_certificate_and_its_id_follows_another() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.act(Event::NewAsked);
    let chain = [fixture("certificates/root.pem"), fixture("certificates/leaf.pem")].concat();
    person.drop_file("chain.pem", &chain);
    assert_eq!(person.page.form.as_ref().unwrap().draft.id, "device-1");
    let root = person.page.certificates.entries[0].certificate.to_pem();
    let edited = Edited::Certificate(0, SlotDraft::New(root));
    person.act(Event::Edited(FormId::Opened, edited));
    assert_ne!(person.page.form.as_ref().unwrap().draft.id, "device-1");
    // A device of a record that is kept out has its ID already.
    person.act(Event::RevokeAsked("robot-7".to_owned()));
    person.drop_file("again.pem", &fixture("certificates/odd-leaf.pem"));
    assert_eq!(person.page.form.as_ref().unwrap().draft.id, "robot-7");
}

#[test]
fn a_file_that_comes_again_is_not_what_it_was() {
    let mut person = Person::new();
    person.drop_file("ca.pem", b"-----BEGIN CERTIFICATE-----\nMIIB\n");
    person.drop_file("other.pem", b"-----BEGIN CERTIFICATE-----\nMIIB\n");
    assert_eq!(person.page.certificates.problems.len(), 2);
    person.drop_file("ca.pem", ca_pem().as_bytes());
    let sources: Vec<_> =
        person.page.certificates.problems.iter().map(|problem| problem.source.as_str()).collect();
    assert_eq!(sources, ["other.pem"]);
    assert_eq!(person.page.certificates.entries.len(), 1);
}
