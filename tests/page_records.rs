//! Deleting many registration records: one by one, each only in the version that was seen, nothing twice.

use dps_enroll::{
    dps::enrollment::Kind,
    emulator::FaultKind,
    http::Method,
    page::{
        Event,
        address::Place,
        connect::Test,
        form::FormId,
        list,
        run::{Action, Failure, Progress},
    },
};

use crate::support::{NOW, fault, person::Person};

/// A person at the records of a group with some.
fn at_records(count: usize) -> Person {
    let mut person = Person::connected();
    person.create("factory-7");
    let record = |at| format!(r#"{{"enrollmentGroupId": "factory-7", "registrationId": "robot-{at}"}}"#);
    let records: Vec<_> = (0..count).map(record).collect();
    person.dps.load(&format!(r#"{{"registrations": [{}]}}"#, records.join(",")), NOW).unwrap();
    person.go(Place::Registrations("factory-7".to_owned()));
    assert_eq!(person.listed().len(), count);
    person
}

fn delete_all(person: &mut Person) {
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    person.confirm_run();
}

fn deletes(person: &Person) -> Vec<(String, Option<String>)> {
    let deletes = person.dps.log().filter(|logged| logged.method == Method::Delete);
    let if_match = |logged: &dps_enroll::emulator::Logged| logged.headers.get("if-match").map(str::to_owned);
    deletes.map(|logged| (logged.target.clone(), if_match(logged))).collect()
}

#[test]
fn each_is_deleted_in_the_version_that_was_seen() {
    let mut person = at_records(12);
    delete_all(&mut person);
    let run = person.page.run.as_ref().unwrap();
    assert_eq!((&run.progress, run.counts().done), (&Progress::Done, 12));
    assert_eq!(person.listed(), Vec::<&str>::new());
    let deletes = deletes(&person);
    assert_eq!(deletes.len(), 12);
    assert!(
        deletes.iter().all(|(_, if_match)| if_match.as_ref().is_some_and(|etag| etag != "*")),
        "{deletes:?}"
    );
}

#[test]
fn one_whose_device_registered_meanwhile_is_left_alone_and_one_that_is_gone_is_done() {
    let mut person = at_records(3);
    person
        .dps
        .load(r#"{"registrations": [{"enrollmentGroupId": "factory-7", "registrationId": "robot-1"}]}"#, NOW)
        .unwrap();
    person.dps.script(fault(Method::Delete, 1, FaultKind::Status(404)));
    delete_all(&mut person);
    let run = person.page.run.as_ref().unwrap();
    let failures: Vec<_> =
        run.outcomes.iter().map(|outcome| (outcome.id.as_str(), outcome.failure.clone())).collect();
    assert_eq!(failures, [("robot-0", None), ("robot-1", Some(Failure::Changed)), ("robot-2", None)]);
    assert_eq!(person.listed(), ["robot-1"]);
}

#[test]
fn a_404_without_the_services_code_deletes_nothing() {
    let mut person = at_records(2);
    let missed = FaultKind::Replace { status: 404, body: "".into() };
    person.dps.script(fault(Method::Delete, 1, missed));
    delete_all(&mut person);
    let run = person.page.run.as_ref().unwrap();
    assert!(matches!(run.progress, Progress::Failed(_)) && run.outcomes.is_empty(), "{:?}", run.outcomes);
}

#[test]
fn what_is_not_known_is_checked_before_it_goes_on_and_nothing_is_deleted_twice() {
    let mut person = at_records(3);
    person.dps.script(fault(Method::Delete, 1, FaultKind::DropAfter));
    delete_all(&mut person);
    let run = person.page.run.as_ref().unwrap();
    assert!(matches!(run.progress, Progress::Failed(_)) && run.can_check() && !run.can_continue());
    assert_eq!((run.counts().unknown, run.counts().left), (1, 2));
    person.act(Event::RunChecked);
    let run = person.page.run.as_ref().unwrap();
    assert_eq!((run.counts().done, run.counts().unknown, run.can_continue()), (1, 0, true));
    person.act(Event::RunContinued);
    assert_eq!(person.page.run.as_ref().unwrap().counts().done, 3);
    assert_eq!(deletes(&person).len(), 3);
}

#[test]
fn records_of_a_group_that_is_not_there_say_nothing_against_the_connection() {
    let mut person = Person::connected();
    person.act(Event::TestConnection);
    person.go(Place::Registrations("nowhere".to_owned()));
    assert!(matches!(person.page.list().progress, list::Progress::Failed(_)));
    assert_eq!(person.page.connect.test, Test::Passed);
    assert!(person.page.connect.last_call.unwrap().succeeded);
}

#[test]
fn one_device_is_kept_out_from_its_record_and_the_records_of_another_group_are_its_own() {
    let mut person = at_records(3);
    person.act(Event::RevokeAsked("robot-1".to_owned()));
    person.act(Event::Submitted(FormId::Opened));
    let opened = person.page.opened.as_ref().unwrap();
    assert!(opened.is(Kind::Individual, "robot-1") && !opened.enrollment.as_ref().unwrap().is_enabled());
    person.create("factory-8");
    person.go(Place::Registrations("factory-8".to_owned()));
    assert_eq!(person.listed(), Vec::<&str>::new());
}

#[test]
fn a_policy_that_may_not_stops_at_the_first() {
    let mut person = at_records(3);
    person.dps.script(fault(Method::Delete, 9, FaultKind::Status(403)));
    delete_all(&mut person);
    let run = person.page.run.as_ref().unwrap();
    assert!(matches!(run.progress, Progress::Failed(_)));
    assert_eq!((run.counts().left, deletes(&person).len()), (3, 1));
}

#[test]
fn a_wrong_number_confirms_nothing() {
    let mut person = at_records(12);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    for typed in ["", "1", "120", "twelve"] {
        person.act(Event::RunTyped(typed.to_owned()));
        person.act(Event::RunConfirmed);
        assert_eq!(person.page.run.as_ref().unwrap().progress, Progress::Asking, "{typed}");
    }
    assert!(deletes(&person).is_empty());
    person.act(Event::RunTyped(" 12 ".to_owned()));
    person.act(Event::RunConfirmed);
    assert_eq!(deletes(&person).len(), 12);
}
