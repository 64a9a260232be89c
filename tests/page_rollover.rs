//! A certificate rolled over step by step on its group's page.

use dps_enroll::{
    dps::enrollment::SlotDraft,
    page::{
        Event,
        form::{Edited, FormId, Side},
        rollover::Step,
    },
};
use serde_json::{Value, json};

use crate::support::{NOW, fixture, person::Person};

fn pem(name: &str) -> String {
    String::from_utf8(fixture(&format!("certificates/{name}.pem"))).unwrap()
}

fn new(name: &str) -> SlotDraft {
    SlotDraft::New(pem(name))
}

fn places(person: &Person) -> [SlotDraft; 2] {
    person.page.form.as_ref().unwrap().draft.proof.certificates.clone()
}

/// A group with an old certificate and its successor, opened; no file is at hand any more.
fn with_both() -> Person {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.drop_file("forever.pem", pem("forever").as_bytes());
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
    person.act(Event::CertificatesCleared);
    person
}

/// What the last request asks the two places to hold.
fn sent(person: &Person) -> [Value; 2] {
    let body: Value = serde_json::from_str(person.requests.last().unwrap().body.as_ref().unwrap()).unwrap();
    let slots = &body["attestation"]["x509"]["signingCertificates"];
    [slots["primary"].clone(), slots["secondary"].clone()]
}

#[test]
fn the_new_certificate_is_promoted_by_its_file() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Promote));
    assert_eq!(places(&person), [SlotDraft::Kept, SlotDraft::Kept]);
    person.drop_file("forever.pem", pem("forever").as_bytes());
    assert_eq!(places(&person), [new("forever"), SlotDraft::Empty]);
    person.drop_file("root.pem", pem("root").as_bytes());
    assert_eq!(places(&person), [new("forever"), new("root")]);
    person.act(Event::Submitted(FormId::Opened));
    assert_eq!(sent(&person).map(|place| place["certificate"].clone()), [pem("forever"), pem("root")]);
}

#[test]
fn the_old_certificates_file_alone_promotes_nothing() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Promote));
    person.drop_file("root.pem", pem("root").as_bytes());
    assert_eq!(places(&person), [SlotDraft::Kept, SlotDraft::Kept]);
    assert!(!person.page.form.as_ref().unwrap().is_ready(), "there is nothing to save");
    person.drop_file("forever.pem", pem("forever").as_bytes());
    assert_eq!(places(&person), [new("forever"), new("root")], "it was not forgotten");
}

#[test]
fn a_promotion_stands_without_the_old_certificates_file() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Promote));
    for (place, name) in ["forever", "root"].into_iter().enumerate() {
        person.drop_file(name, pem(name).as_bytes());
        person.act(Event::Edited(FormId::Opened, Edited::Certificate(place, new(name))));
    }
    person.act(Event::CertificateRemoved(1));
    assert_eq!(places(&person), [new("forever"), SlotDraft::Empty]);
    person.act(Event::CertificateRemoved(0));
    assert_eq!(places(&person), [SlotDraft::Kept, SlotDraft::Kept]);
}

#[test]
fn taking_out_what_stands_nowhere_changes_nothing() {
    for chosen in [[new("forever"), SlotDraft::Kept], [SlotDraft::Kept, new("forever")]] {
        let mut person = with_both();
        person.act(Event::RolloverAsked(Step::Promote));
        for name in ["root-g2", "forever"] {
            person.drop_file(name, pem(name).as_bytes());
        }
        for (place, draft) in chosen.iter().enumerate() {
            person.act(Event::Edited(FormId::Opened, Edited::Certificate(place, draft.clone())));
        }
        person.act(Event::CertificateRemoved(0));
        assert_eq!(places(&person), chosen);
    }
}

#[test]
fn a_file_takes_out_no_certificate_that_the_person_put_back() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Remove));
    person.act(Event::Edited(FormId::Opened, Edited::Certificate(0, SlotDraft::Kept)));
    person.drop_file("root-g2.pem", pem("root-g2").as_bytes());
    assert_eq!(places(&person), [SlotDraft::Kept, SlotDraft::Kept]);
}

#[test]
fn a_file_promotes_what_was_kept_in_a_choice() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Promote));
    person.drop_file("forever.pem", pem("forever").as_bytes());
    let mut theirs = person.dps.save()["enrollmentGroups"][0].clone();
    theirs["etag"] = "dGhlaXJz".into();
    person.dps.load(&json!({"enrollmentGroups": [theirs]}).to_string(), NOW).unwrap();
    person.act(Event::Submitted(FormId::Opened));
    person.act(Event::MergeChosen(None, Side::Theirs));
    person.act(Event::MergeApplied);
    assert_eq!(places(&person), [SlotDraft::Kept, SlotDraft::Kept]);
    person.drop_file("forever.pem", pem("forever").as_bytes());
    assert_eq!(places(&person), [new("forever"), SlotDraft::Empty]);
}

#[test]
fn a_file_that_is_at_hand_is_promoted_at_once() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Promote));
    person.drop_file("forever.pem", pem("forever").as_bytes());
    person.act(Event::FormClosed);
    person.act(Event::RolloverAsked(Step::Promote));
    assert_eq!(places(&person), [new("forever"), SlotDraft::Empty]);
}

#[test]
fn the_old_certificate_is_taken_out_at_a_press_and_a_save() {
    let mut person = with_both();
    person.act(Event::RolloverAsked(Step::Remove));
    assert_eq!(places(&person), [SlotDraft::Empty, SlotDraft::Kept]);
    person.act(Event::Submitted(FormId::Opened));
    let [primary, secondary] = sent(&person);
    assert!(primary.is_null() && secondary.is_object());
    assert!(person.page.form.is_none(), "it is saved");
}
