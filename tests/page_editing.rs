//! Editing a group over the state of the page, against the emulator: nothing is lost, nothing is overwritten blindly.

use dps_enroll::{
    dps::{
        Etag, Id, Mechanism,
        enrollment::{self, AttestationMechanism, Enrollment, Get, Kind, Put},
    },
    emulator::FaultKind,
    http::Method,
    page::{
        Event, Focus,
        form::{Edited, FormId, Progress, Side},
    },
};
use serde_json::{Value, json};

use crate::support::{fault, person::Person, send};

fn id() -> Id {
    Id::parse("factory-7").unwrap()
}

fn read(person: &mut Person) -> Enrollment {
    send(&mut person.dps, &Get { kind: Kind::Group, id: id() }).unwrap()
}

/// Somebody else changes a field.
fn meddle(person: &mut Person, field: &str, value: Value) {
    let mut json = read(person).json().clone();
    json.insert(field.to_owned(), value);
    let put = Put {
        kind: Kind::Group,
        id: id(),
        body: serde_json::to_string(&json).unwrap(),
        if_match: Some(Etag("*".to_owned())),
    };
    send(&mut person.dps, &put).unwrap();
}

/// With a group opened that has a bit of everything.
fn person() -> Person {
    let mut person = Person::connected();
    person.create("factory-7");
    meddle(&mut person, "iotHubs", json!(["one.azure-devices.net"]));
    meddle(&mut person, "initialTwin", json!({"tags": {"version": 3, "site": "lyon"}}));
    meddle(&mut person, "unheardOf", json!({"deep": [1, null]}));
    person.open("factory-7");
    person
}

fn progress(person: &Person) -> Progress {
    person.page.form.as_ref().unwrap().progress.clone()
}

#[test]
fn a_change_changes_what_was_changed_and_nothing_else() {
    let mut person = person();
    let before = read(&mut person);
    person.act(Event::EditAsked);
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_some(), "without a change there is nothing to save");
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    let changes = person.page.form.as_ref().unwrap().draft.changes();
    assert_eq!(changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["provisioningStatus"]);
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
    let after = read(&mut person);
    for (name, value) in before.json() {
        let own = ["etag", "lastUpdatedDateTimeUtc", "provisioningStatus"].contains(&name.as_str());
        assert!(own || after.json().get(name) == Some(value), "{name}: {:?}", after.json().get(name));
    }
    assert_eq!(after.json()["provisioningStatus"], "disabled");
    assert_eq!(
        person.page.opened.as_ref().unwrap().enrollment.as_ref(),
        Some(&after),
        "the page shows the new state"
    );
    assert!(
        !person.page.list().find("factory-7").unwrap().enrollment().unwrap().is_enabled(),
        "and so does the list"
    );
    let puts: Vec<_> = person.dps.log().filter(|logged| logged.method == Method::Put).collect();
    let version = puts.last().unwrap().headers.get("If-Match").unwrap();
    assert_eq!(Some(version), before.etag().as_ref().map(|etag| etag.0.as_str()), "exactly the version read");
}

#[test]
fn the_keys_of_a_group_survive_a_change() {
    let mut person = Person::connected();
    let body = json!({"enrollmentGroupId": "factory-7", "attestation": {"type": "symmetricKey"}}).to_string();
    send(&mut person.dps, &Put { kind: Kind::Group, id: id(), body, if_match: None }).unwrap();
    let keys = |person: &mut Person| {
        let found = send(&mut person.dps, &AttestationMechanism { kind: Kind::Group, id: id() }).unwrap();
        let Mechanism::SymmetricKey(keys) = found else { panic!() };
        String::from_utf8(keys.primary.expose().to_vec()).unwrap()
    };
    let before = keys(&mut person);
    person.act(Event::LoadList);
    person.open("factory-7");
    person.holding = true;
    person.act(Event::EditAsked);
    assert_eq!(progress(&person), Progress::ReadingKeys);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    person.act(Event::Submitted(FormId::Opened));
    assert_eq!(person.held.len(), 1, "nothing is saved before the keys are read");
    person.release();
    assert!(person.was_led_to(Focus::Form), "there was no form before");
    assert!(!format!("{:?}", person.page).contains(&before), "keys are never printed");
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
    assert_eq!(keys(&mut person), before);
    // Where the keys cannot be read, nothing is edited.
    person.dps.script(fault(Method::Post, 1, FaultKind::Status(403)));
    person.act(Event::EditAsked);
    assert!(person.page.form.is_none());
}

#[test]
fn two_changes_of_different_fields_are_put_together() {
    let mut person = person();
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    meddle(&mut person, "iotHubs", json!(["two.azure-devices.net"]));
    person.act(Event::Submitted(FormId::Opened));
    let Progress::Merging(merge) = progress(&person) else { panic!("{:?}", progress(&person)) };
    let rows: Vec<_> = merge.rows.iter().map(|row| (row.field.as_str(), row.keep)).collect();
    assert_eq!(rows, [("provisioningStatus", Some(Side::Mine)), ("iotHubs", Some(Side::Theirs))]);
    assert!(read(&mut person).is_enabled(), "nothing was overwritten");
    person.act(Event::MergeApplied);
    assert_eq!(progress(&person), Progress::Editing, "and nothing is sent before it is seen once more");
    person.act(Event::Submitted(FormId::Opened));
    let saved = read(&mut person);
    assert!(!saved.is_enabled());
    assert_eq!(saved.json()["iotHubs"], json!(["two.azure-devices.net"]));
    assert_eq!(saved.json()["unheardOf"], json!({"deep": [1, null]}));
}

#[test]
fn a_field_that_both_changed_must_be_chosen() {
    for (side, expected) in
        [(Side::Mine, "mine.azure-devices.net"), (Side::Theirs, "theirs.azure-devices.net")]
    {
        let mut person = person();
        person.act(Event::EditAsked);
        person.act(Event::Edited(FormId::Opened, Edited::Hubs("mine.azure-devices.net".to_owned())));
        meddle(&mut person, "iotHubs", json!(["theirs.azure-devices.net"]));
        person.act(Event::Submitted(FormId::Opened));
        person.act(Event::MergeApplied);
        let Progress::Merging(merge) = progress(&person) else { panic!() };
        assert!(!merge.is_decided(), "it does not choose by itself");
        assert_eq!(merge.rows[0].base, Some(json!(["one.azure-devices.net"])), "all three are shown");
        person.act(Event::MergeChosen(Some("iotHubs".to_owned()), side));
        person.act(Event::MergeApplied);
        person.act(Event::Submitted(FormId::Opened));
        assert_eq!(read(&mut person).json()["iotHubs"], json!([expected]));
    }
}

#[test]
fn a_failed_save_loses_nothing_that_was_typed() {
    for kind in
        [FaultKind::Status(500), FaultKind::DropBefore, FaultKind::DropAfter, FaultKind::HtmlPage(502)]
    {
        let mut person = person();
        person.act(Event::EditAsked);
        person
            .act(Event::Edited(FormId::Opened, Edited::Twin("{\"tags\": {\"site\": \"oslo\"}}".to_owned())));
        person.dps.script(fault(Method::Put, 1, kind.clone()));
        person.act(Event::Submitted(FormId::Opened));
        assert!(matches!(progress(&person), Progress::Failed(_)), "{kind:?}");
        assert!(person.page.form.as_ref().unwrap().draft.twin.contains("oslo"), "{kind:?}");
        person.act(Event::Submitted(FormId::Opened));
        // Had the service acted, the version is used up, and both states are the same: there is nothing to choose.
        if let Some(form) = &person.page.form {
            assert_eq!(kind, FaultKind::DropAfter);
            let Progress::Merging(merge) = &form.progress else { panic!("{:?}", form.progress) };
            assert!(merge.is_decided());
        }
        assert_eq!(read(&mut person).json()["initialTwin"]["tags"]["site"], "oslo", "{kind:?}");
    }
}

#[test]
fn leaving_the_page_of_the_group_ends_the_change() {
    let mut person = person();
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::IotEdge(true)));
    person.act(Event::Navigated(dps_enroll::page::address::Address::default()));
    assert!(person.page.form.is_none());
    person.open("factory-7");
    person.act(Event::EditAsked);
    person.act(Event::Forget);
    assert!(person.page.form.is_none(), "with the key goes what was read with it");
}

#[test]
fn what_cannot_be_sent_is_said() {
    let mut person = person();
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Allocation("static".to_owned())));
    person.act(Event::Edited(
        FormId::Opened,
        Edited::Hubs("one.azure-devices.net two.azure-devices.net".to_owned()),
    ));
    person.act(Event::Edited(FormId::Opened, Edited::Twin("{".to_owned())));
    person.act(Event::Submitted(FormId::Opened));
    let said: Vec<_> = person.page.form.as_ref().unwrap().errors().iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("exactly one hub") && said[1].contains("line 1"), "{said:?}");
    assert_eq!(progress(&person), Progress::Editing);
}

#[test]
fn a_save_that_waits_is_dropped_with_the_change_and_one_under_way_is_taken_in() {
    let mut person = person();
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    person.dps.script(fault(Method::Put, 1, FaultKind::Throttle(1)));
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.waiting.is_some());
    person.act(Event::FormClosed);
    person.wait_a_second();
    assert!(read(&mut person).is_enabled(), "what was cancelled is not carried out later");
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    person.holding = true;
    person.act(Event::Submitted(FormId::Opened));
    person.open("another");
    person.release();
    assert!(
        !person.page.list().find("factory-7").unwrap().enrollment().unwrap().is_enabled(),
        "the list knows"
    );
    assert_ne!(
        person
            .page
            .opened
            .as_ref()
            .unwrap()
            .enrollment
            .as_ref()
            .map(|group| group.id().to_owned())
            .as_deref(),
        Some("factory-7")
    );
}

#[test]
fn the_keys_of_one_group_never_go_to_another() {
    let mut person = Person::connected();
    for name in ["first", "second"] {
        let body = json!({"enrollmentGroupId": name, "attestation": {"type": "symmetricKey"}}).to_string();
        send(&mut person.dps, &Put { kind: Kind::Group, id: Id::parse(name).unwrap(), body, if_match: None })
            .unwrap();
    }
    let keys = |person: &mut Person, name: &str| {
        let id = Id::parse(name).unwrap();
        let Mechanism::SymmetricKey(keys) =
            send(&mut person.dps, &AttestationMechanism { kind: Kind::Group, id }).unwrap()
        else {
            panic!()
        };
        keys.primary.expose().to_vec()
    };
    let second = keys(&mut person, "second");
    person.act(Event::LoadList);
    person.open("first");
    person.holding = true;
    person.act(Event::EditAsked);
    person.open("second");
    person.act(Event::EditAsked);
    // The answers come in the order of the questions.
    person.release();
    person.act(Event::Edited(FormId::Opened, Edited::IotEdge(true)));
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
    assert_eq!(keys(&mut person, "second"), second);
}

#[test]
fn the_id_stays_while_its_request_is_under_way() {
    let mut person = Person::connected();
    person.act(Event::NewAsked);
    let edited = |edited| Event::Edited(FormId::Opened, edited);
    person.act(edited(Edited::Method(enrollment::Method::SymmetricKey)));
    person.act(edited(Edited::Id("device-1".to_owned())));
    person.holding = true;
    person.act(Event::Submitted(FormId::Opened));
    person.act(edited(Edited::Id("device-2".to_owned())));
    person.release();
    assert!(person.page.form.is_none());
    assert!(person.page.opened.as_ref().unwrap().is(Kind::Individual, "device-1"));
}
