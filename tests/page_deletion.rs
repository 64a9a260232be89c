//! Deleting over the state of the page, against the emulator: what is asked first, what others do meanwhile, and what is said after.

use dps_enroll::{
    dps::{
        Etag, Id,
        enrollment::{Kind, Put},
    },
    emulator::FaultKind,
    http::Method,
    page::{Event, Focus, address::Address, deletion, form::FormId, item::Item, run::Action},
};

use crate::support::{HOST, draft, emulator, fault, person::Person, send};

#[test]
fn a_group_changed_meanwhile_is_shown_anew_before_it_can_be_deleted() {
    let mut person = Person::connected();
    person.create("factory-7");
    let old = person.page.list().find("factory-7").unwrap().enrollment().unwrap().clone();
    // Somebody else disables it.
    let mut changed = old.json().clone();
    changed.insert("provisioningStatus".to_owned(), "disabled".into());
    let put = Put {
        kind: Kind::Group,
        id: Id::parse("factory-7").unwrap(),
        body: serde_json::to_string(&changed).unwrap(),
        if_match: Some(Etag("*".to_owned())),
    };
    send(&mut person.dps, &put).unwrap();
    person.delete("factory-7");
    let deletion = person.page.deletion.as_ref().unwrap();
    assert_eq!(deletion.progress, deletion::Progress::Changed);
    assert!(!deletion.item.enrollment().unwrap().is_enabled(), "the new state is shown");
    assert_eq!(deletion.typed, "", "what was typed was for the old state");
    person.act(Event::DeleteConfirmed);
    assert_eq!(person.listed(), ["factory-7"], "not without typing the ID again");
    person.act(Event::ConfirmationTyped("factory-7".to_owned()));
    person.act(Event::DeleteConfirmed);
    assert!(person.listed().is_empty());
}

#[test]
fn a_group_deleted_meanwhile_is_gone_all_the_same() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.dps = emulator(HOST);
    person.delete("factory-7");
    assert!(person.listed().is_empty() && person.page.deletion.is_none());
    let said = person.done.iter().rfind(|done| !done.starts_with("Focus")).unwrap();
    assert_eq!(said, "Enrollment group factory-7 deleted.", "and not that the call failed");
}

#[test]
fn what_was_deleted_is_said_over_its_list_until_something_else_is_asked() {
    let deleted = || {
        let mut person = Person::connected();
        person.create("factory-7");
        person.create("factory-8");
        person.delete("factory-7");
        assert_eq!(person.page.list().deleted.as_deref(), Some("factory-7"));
        person
    };
    let factory_8 = Box::new(deleted().item("factory-8"));
    for event in [
        Event::DeleteAsked(factory_8),
        Event::LoadList,
        Event::RunAsked(Action::Disable),
        Event::RunOneAsked(Action::Disable, "factory-8".to_owned()),
        Event::Submitted(FormId::Step),
    ] {
        let mut person = deleted();
        person.act(event);
        assert_eq!(person.page.list().deleted, None);
    }
    let mut person = deleted();
    person.open("factory-8");
    person.act(Event::Navigated(Address::default()));
    assert_eq!(person.page.list().deleted, None);
}

#[test]
fn a_group_opened_by_its_link_is_deleted_into_a_list_that_is_read_then() {
    let mut person = Person::at("#/groups/factory-7", "https://proxy.example/");
    for id in ["factory-7", "factory-8"] {
        send(&mut person.dps, &draft(id).check().unwrap()).unwrap();
    }
    person.connect("provisioningserviceowner");
    let read = person.page.opened.as_ref().unwrap().enrollment.clone().unwrap();
    person.act(Event::DeleteAsked(Box::new(Item::Enrollment(read))));
    person.delete("factory-7");
    assert_eq!(person.listed(), ["factory-8"]);
    assert_eq!(person.page.list().deleted.as_deref(), Some("factory-7"));
    assert!(person.was_led_to(Focus::List));
}

#[test]
fn the_answer_to_a_delete_that_was_given_up_moves_nobody() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.holding = true;
    person.delete("factory-7");
    person.act(Event::DeleteCancelled);
    person.done.clear();
    person.release();
    assert!(person.listed().is_empty());
    assert!(!person.was_led_to(Focus::List) && !person.was_led_to(Focus::Heading), "{:?}", person.done);
}

#[test]
fn a_page_whose_group_is_gone_is_left_for_what_says_so_even_if_the_delete_was_given_up() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.open("factory-7");
    person.holding = true;
    person.delete("factory-7");
    person.act(Event::DeleteCancelled);
    person.done.clear();
    person.release();
    assert!(person.page.opened.is_none());
    assert_eq!(person.page.list().deleted.as_deref(), Some("factory-7"));
    assert!(person.was_led_to(Focus::List), "{:?}", person.done);
}

#[test]
fn a_delete_needs_the_whole_id() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.act(Event::DeleteAsked(Box::new(person.item("factory-7"))));
    for typed in ["", "factory", "FACTORY-7"] {
        person.act(Event::ConfirmationTyped(typed.to_owned()));
        person.act(Event::DeleteConfirmed);
        assert_eq!(person.listed(), ["factory-7"], "{typed}");
    }
    person.act(Event::ConfirmationTyped("factory-7 ".to_owned()));
    person.act(Event::DeleteConfirmed);
    assert!(person.listed().is_empty(), "a space comes with what is pasted");
}

#[test]
fn a_delete_that_waits_is_dropped_with_its_dialog() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.dps.script(fault(Method::Delete, 1, FaultKind::Throttle(1)));
    person.delete("factory-7");
    assert!(person.page.waiting.is_some());
    person.act(Event::DeleteCancelled);
    person.wait_a_second();
    assert_eq!(person.listed(), ["factory-7"], "what was cancelled is not carried out later");
}

#[test]
fn the_answer_to_one_delete_never_touches_another() {
    let mut person = Person::connected();
    person.create("first");
    person.create("second");
    person.holding = true;
    person.delete("first");
    person.act(Event::DeleteCancelled);
    person.act(Event::DeleteAsked(Box::new(person.item("second"))));
    person.release();
    assert_eq!(person.listed(), ["second"], "what was under way is taken in");
    let deletion = person.page.deletion.as_ref().unwrap();
    assert_eq!(
        (deletion.id().as_str(), deletion.item.id()),
        ("second", "second"),
        "and the other dialog stays"
    );
}
