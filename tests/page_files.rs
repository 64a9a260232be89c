//! Files that are dropped: what they begin on each page, and which of them a form takes.

use dps_enroll::{
    dps::{
        Right,
        enrollment::{Kind, Method, SlotDraft},
    },
    page::{
        Event,
        address::Place,
        certificates::Slot,
        form::{Aim, Edited, FormId},
        rollover::Step,
    },
};
use serde_json::Value;

use crate::support::{fixture, person::Person};

fn pem(name: &str) -> Vec<u8> {
    fixture(&format!("certificates/{name}.pem"))
}

/// The opened form's aim, its ID, and the subjects of the new certificates in its places.
fn opened(person: &Person) -> Option<(Aim, String, [String; 2])> {
    let form = person.page.form.as_ref()?;
    let named = |slot: &SlotDraft| match slot {
        SlotDraft::New(_) => person.page.certificates.drafted(slot).unwrap().subject.to_string(),
        other => format!("{other:?}"),
    };
    Some((form.aim, form.draft.id.clone(), form.draft.proof.certificates.each_ref().map(named)))
}

fn device(id: &str, subject: &str) -> (Aim, String, [String; 2]) {
    (Aim::Create, id.to_owned(), [subject.to_owned(), "Empty".to_owned()])
}

#[test]
fn a_devices_certificate_on_the_list_of_enrollments_begins_one() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.drop_file("leaf.pem", &pem("leaf"));
    assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")));
    person.act(Event::FormClosed);
    // It is known by now, and the person means it all the same.
    person.drop_file("leaf.pem", &pem("leaf"));
    assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")));
}

#[test]
fn a_device_is_enrolled_with_its_own_certificate_in_whichever_order_files_come() {
    for names in [["intermediate", "leaf"], ["leaf", "intermediate"]] {
        let mut person = Person::connected();
        person.go(Place::Devices);
        for name in names {
            person.drop_file(name, &pem(name));
        }
        assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")), "{names:?}");
    }
}

#[test]
fn a_copy_of_a_group_takes_the_ca_in_whichever_order_files_come() {
    for names in [["intermediate", "leaf"], ["leaf", "intermediate"], ["root", "intermediate"]] {
        let mut person = Person::connected();
        person.create("factory-7");
        person.open("factory-7");
        person.act(Event::CopyAsked);
        for name in names {
            person.drop_file(name, &pem(name));
        }
        let (_, _, [primary, secondary]) = opened(&person).unwrap();
        assert!(primary.contains("Factory 7 CA") && secondary == "Empty", "{names:?}: {primary}");
    }
    // A chain in one file: the lowest CA.
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.act(Event::CopyAsked);
    person.drop_file("chain.pem", &[pem("root"), pem("intermediate")].concat());
    assert!(opened(&person).unwrap().2[0].contains("Factory 7 CA"));
}

#[test]
fn a_new_enrollment_begins_with_what_was_dropped_before_unless_it_is_enrolled() {
    let mut person = Person::connected();
    for name in ["intermediate", "leaf"] {
        person.drop_file(name, &pem(name));
    }
    person.go(Place::Devices);
    person.act(Event::NewAsked);
    assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")));
    person.act(Event::Submitted(FormId::Opened));
    person.drop_file("leaf.pem", &pem("leaf"));
    person.go(Place::Devices);
    person.act(Event::NewAsked);
    assert_eq!(opened(&person), Some(device("", "Empty")));
}

#[test]
fn what_is_dropped_counts_and_not_what_was_there() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    for (name, id) in [("leaf", "device-1"), ("version-1", ""), ("leaf", "device-1")] {
        person.drop_file(name, &pem(name));
        let (_, found, [primary, _]) = opened(&person).unwrap();
        assert!(found == id && primary != "Empty", "{name}: {found}, {primary}");
        person.act(Event::FormClosed);
    }
    // Rubbish and keys are named in the form, and bring nothing else into it.
    person.drop_file("key.pem", &pem("pkcs8-key"));
    assert_eq!(opened(&person), Some(device("", "Empty")));
    assert_eq!(person.page.certificates.problems.len(), 1);
}

#[test]
fn a_new_ca_on_a_groups_page_begins_its_rollover() {
    for (names, secondary) in [
        (&["root-g2"][..], "root-g2"),
        (&["leaf", "intermediate"], "intermediate"),
        (&["intermediate", "forever"], "forever"),
        // Two generations of one root: the one that was dropped last.
        (&["forever", "root-g2"], "root-g2"),
        // Neither a device's nor the old one's file.
        (&["leaf"], ""),
        (&["root"], ""),
    ] {
        let mut person = Person::connected();
        person.create("factory-7");
        person.open("factory-7");
        assert!(person.page.takes_files());
        for name in names {
            person.drop_file(name, &pem(name));
        }
        let form = person.page.form.as_ref().unwrap();
        let expected = match secondary {
            "" => SlotDraft::Empty,
            name => SlotDraft::New(String::from_utf8(pem(name)).unwrap()),
        };
        assert_eq!(form.aim, Aim::Rollover(Step::Add));
        assert_eq!(form.draft.proof.certificates, [SlotDraft::Kept, expected], "{names:?}");
    }
}

#[test]
fn of_a_chain_in_files_of_their_own_the_lowest_ca_is_the_new_one() {
    for names in [["intermediate", "root"], ["root", "intermediate"]] {
        let mut person = Person::connected();
        person.drop_file("forever.pem", &pem("forever"));
        person.act(Event::Edited(FormId::Step, Edited::Id("factory-7".to_owned())));
        person.act(Event::Submitted(FormId::Step));
        person.open("factory-7");
        for name in names {
            person.drop_file(name, &pem(name));
        }
        let (_, _, [primary, secondary]) = opened(&person).unwrap();
        assert!(primary == "Kept" && secondary.contains("Factory 7 CA"), "{names:?}: {secondary}");
    }
}

#[test]
fn a_rollover_takes_nothing_that_was_left_over() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.drop_file("root-g2.pem", &pem("root-g2"));
    person.open("factory-7");
    person.act(Event::RolloverAsked(Step::Add));
    assert_eq!(opened(&person).unwrap().2, ["Kept", "Empty"]);
    // Dropped here, it is meant.
    person.drop_file("root-g2.pem", &pem("root-g2"));
    assert_eq!(person.page.certificates.entries.len(), 1);
    assert_ne!(opened(&person).unwrap().2, ["Kept", "Empty"]);
}

#[test]
fn a_device_rolls_over_to_its_own_certificate() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.drop_file("odd-leaf.pem", &pem("odd-leaf"));
    person.act(Event::Edited(FormId::Opened, Edited::Id("device-1".to_owned())));
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.opened.as_ref().unwrap().is(Kind::Individual, "device-1"));
    // Neither its CA nor another device.
    for name in ["intermediate", "hyphen-leaf"] {
        person.drop_file(name, &pem(name));
        assert_eq!(opened(&person).unwrap().2, ["Kept", "Empty"], "{name}");
    }
    person.drop_file("leaf.pem", &pem("leaf"));
    assert_eq!(opened(&person).unwrap().2, ["Kept", "CN=device-1"]);
}

#[test]
fn files_are_refused_where_nothing_would_show_them() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.go(Place::Registrations("factory-7".to_owned()));
    assert!(!person.page.takes_files());
    person.go(Place::Start);
    assert!(person.page.takes_files());
    person.act(Event::SheetOpened);
    assert!(!person.page.takes_files(), "a dialog lies over the page");
    person.act(Event::SheetClosed);
    person.go(Place::Devices);
    assert!(person.page.takes_files());
    person.act(Event::NewAsked);
    assert!(person.page.takes_files());
    person.act(Event::Edited(FormId::Opened, Edited::Method(Method::SymmetricKey)));
    assert!(!person.page.takes_files(), "the form of keys has no place for certificates");
    person.act(Event::Edited(FormId::Opened, Edited::Method(Method::Certificates)));
    person.drop_file("leaf.pem", &pem("leaf"));
    person.holding = true;
    person.act(Event::Submitted(FormId::Opened));
    assert!(!person.page.takes_files(), "what is under way is not changed");
    person.release();
    let mut reader = Person::connected();
    reader.page.connect.learn(Right::EnrollmentWrite, false);
    reader.go(Place::Devices);
    assert!(!reader.page.takes_files(), "who may not write begins nothing");
    let mut alone = Person::new();
    alone.go(Place::Devices);
    assert!(!alone.page.takes_files(), "without a connection no enrollment can begin");
}

#[test]
fn a_certificate_that_was_taken_out_is_not_sent() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.drop_file("odd-leaf.pem", &pem("odd-leaf"));
    assert_ne!(opened(&person).unwrap().2[0], "Empty");
    person.act(Event::CertificateRemoved(0));
    assert_eq!(opened(&person), Some(device("", "Empty")), "neither the certificate nor its ID");
    person.drop_file("leaf.pem", &pem("leaf"));
    assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")));
    person.act(Event::Submitted(FormId::Opened));
    let sent: Value = serde_json::from_str(person.requests.last().unwrap().body.as_ref().unwrap()).unwrap();
    let certificate = &sent["attestation"]["x509"]["clientCertificates"]["primary"]["certificate"];
    assert_eq!(certificate.as_str().unwrap().as_bytes(), pem("leaf"));
    // Of a change, what was read stands there again.
    person.act(Event::EditAsked);
    person.drop_file("hyphen-leaf.pem", &pem("hyphen-leaf"));
    let chosen = SlotDraft::New(String::from_utf8(pem("hyphen-leaf")).unwrap());
    for place in [0, 1] {
        person.act(Event::Edited(FormId::Opened, Edited::Certificate(place, chosen.clone())));
    }
    person.act(Event::CertificatesCleared);
    assert_eq!(opened(&person).unwrap().2, ["Kept", "Empty"]);
}

#[test]
fn taking_one_certificate_out_leaves_the_other_where_it_was_put() {
    let new = |name: &str| SlotDraft::New(String::from_utf8(pem(name)).unwrap());
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.act(Event::CopyAsked);
    for (place, name) in ["root", "root-g2"].into_iter().enumerate() {
        person.drop_file(name, &pem(name));
        person.act(Event::Edited(FormId::Opened, Edited::Certificate(place, new(name))));
    }
    person.act(Event::CertificateRemoved(1));
    let places = |person: &Person| person.page.form.as_ref().unwrap().draft.proof.certificates.clone();
    assert_eq!(places(&person), [new("root"), SlotDraft::Empty]);
    person.drop_file("forever", &pem("forever"));
    assert_eq!(places(&person), [new("root"), SlotDraft::Empty], "it was put there");
    // Nothing of the person's is left: files count again.
    person.act(Event::Edited(FormId::Opened, Edited::Certificate(0, SlotDraft::Empty)));
    assert_eq!(places(&person), [SlotDraft::Empty, SlotDraft::Empty]);
    person.drop_file("root-g2", &pem("root-g2"));
    assert_eq!(places(&person), [new("root-g2"), SlotDraft::Empty]);
}

#[test]
fn nothing_is_taken_out_while_it_is_sent() {
    let mut person = Person::connected();
    person.go(Place::Devices);
    person.drop_file("leaf.pem", &pem("leaf"));
    person.holding = true;
    person.act(Event::Submitted(FormId::Opened));
    person.act(Event::CertificateRemoved(0));
    assert_eq!(opened(&person), Some(device("device-1", "CN=device-1")));
    person.release();
    assert!(person.page.form.is_none(), "it is created");
    // Nor is another chosen, nor does the ID follow a file that is read by then.
    let mut person = Person::connected();
    person.drop_file("chain.pem", &[pem("root"), pem("intermediate")].concat());
    let sent = person.page.create.draft.id.clone();
    person.holding = true;
    person.act(Event::Submitted(FormId::Step));
    assert!(!person.page.takes_files());
    person.act(Event::CertificateChosen(Slot::Primary, Some(0)));
    assert_eq!(person.page.certificates.primary, Some(1));
    person.drop_file("root-g2.pem", &pem("root-g2"));
    assert_eq!(person.page.create.draft.id, sent);
}

#[test]
fn what_the_person_chose_is_not_chosen_again() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.act(Event::CopyAsked);
    person.drop_file("chain.pem", &[pem("root"), pem("intermediate")].concat());
    let root = SlotDraft::New(String::from_utf8(pem("root")).unwrap());
    person.act(Event::Edited(FormId::Opened, Edited::Certificate(0, root)));
    for name in ["intermediate", "root-g2"] {
        person.drop_file(name, &pem(name));
        let (_, _, [primary, secondary]) = opened(&person).unwrap();
        assert!(primary.contains("Contoso Root CA") && secondary == "Empty", "{name}: {primary}");
    }
}

#[test]
fn of_three_cas_in_files_of_their_own_the_lowest_is_taken_in_whichever_order_they_come() {
    // The root, the CA of an edge device, and the CA between them.
    let chain = String::from_utf8(fixture("chains/good-edge-ca.pem")).unwrap();
    let files: Vec<_> = chain.split_inclusive("-----END CERTIFICATE-----\n").collect();
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        for aim in [Aim::Copy, Aim::Rollover(Step::Add)] {
            let mut person = Person::connected();
            person.create("factory-7");
            person.open("factory-7");
            person.act(if aim == Aim::Copy { Event::CopyAsked } else { Event::RolloverAsked(Step::Add) });
            for file in order {
                person.drop_file("ca.pem", files[file].as_bytes());
            }
            let places = opened(&person).unwrap().2;
            assert!(places.contains(&"CN=edge-1.ca".to_owned()), "{aim:?}, {order:?}: {places:?}");
        }
    }
}

#[test]
fn of_two_cas_that_certify_each_other_one_is_taken() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.drop_file("circle.pem", &fixture("chains/circle.pem"));
    assert_eq!(opened(&person).unwrap().2, ["Kept", "CN=Left CA"]);
}
