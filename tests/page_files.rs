//! Files that are dropped: what they begin on each page, and which of them a form takes.

use dps_enroll::{
    dps::enrollment::SlotDraft,
    page::{
        Event,
        address::Place,
        form::{Aim, FormId},
        rollover::Step,
    },
};

use crate::support::{fixture, person::Person};

fn pem(name: &str) -> Vec<u8> {
    fixture(&format!("certificates/{name}.pem"))
}

/// The opened form's aim, its ID, and the subjects of the new certificates in its places.
fn opened(person: &Person) -> Option<(Aim, String, [String; 2])> {
    let form = person.page.form.as_ref()?;
    let named = |slot: &SlotDraft| match slot {
        SlotDraft::New(pem) => person.page.certificates.find(pem).unwrap().subject.to_string(),
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
fn a_new_ca_on_a_groups_page_begins_its_rollover() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    assert!(person.page.takes_files());
    person.drop_file("leaf.pem", &pem("leaf"));
    person.drop_file("root-g2.pem", &pem("root-g2"));
    let (aim, _, [primary, secondary]) = opened(&person).unwrap();
    assert_eq!((aim, &*primary), (Aim::Rollover(Step::Add), "Kept"));
    assert!(secondary.contains("Root"), "{secondary}");
}

#[test]
fn files_are_refused_where_nothing_would_show_them() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.go(Place::Registrations("factory-7".to_owned()));
    assert!(!person.page.takes_files());
    let mut alone = Person::at("enrollments", "");
    alone.go(Place::Devices);
    assert!(!alone.page.takes_files(), "without a connection no enrollment can begin");
    alone.go(Place::Start);
    assert!(alone.page.takes_files());
}
