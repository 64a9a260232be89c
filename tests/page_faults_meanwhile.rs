//! Faults that meet each other, or a page that was left meanwhile.

use dps_enroll::{
    dps::enrollment::{Enrollment, Kind},
    emulator::{Fault, FaultKind},
    http::Method,
    page::{
        Event,
        address::{Address, Place},
        form::{Edited, FormId, Progress, Side},
        list, opened,
        run::{self, Action, Failure},
    },
};
use serde_json::json;

use crate::support::{NOW, draft, fault, person::Person, send};

fn script(person: &mut Person, method: Method, times: u32, kind: FaultKind) {
    person.dps.script(fault(method, times, kind));
}

/// Connected to a DPS with so many groups.
fn with(count: usize) -> Person {
    let mut person = Person::new();
    for number in 0..count {
        send(&mut person.dps, &draft(&format!("group-{number:02}")).check().unwrap()).unwrap();
    }
    person.connect("provisioningserviceowner");
    person
}

fn run(person: &Person) -> &run::Run {
    person.page.run.as_ref().unwrap()
}

fn form_progress(person: &Person) -> Progress {
    person.page.form.as_ref().unwrap().progress.clone()
}

/// Disabling the first group, with the form sent.
fn disabling(person: &mut Person) {
    person.open("group-00");
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    person.act(Event::Submitted(FormId::Opened));
}

#[test]
fn a_check_that_fails_in_turn_leaves_it_unknown() {
    let mut person = with(1);
    script(&mut person, Method::Put, 1, FaultKind::DropAfter);
    disabling(&mut person);
    for kind in [FaultKind::Status(403), FaultKind::DropBefore, FaultKind::Truncate, FaultKind::HtmlPage(404)]
    {
        script(&mut person, Method::Get, 1, kind.clone());
        person.act(Event::Checked(FormId::Opened));
        let form = person.page.form.as_ref().unwrap();
        assert!(form.is_unknown && matches!(form.progress, Progress::Failed(_)), "{kind:?}");
        assert!(!form.draft.is_enabled(), "{kind:?}");
    }
    person.act(Event::Checked(FormId::Opened));
    assert!(person.page.form.is_none(), "it was carried out");
    person.act(Event::Navigated(Address::default()));
    script(&mut person, Method::Delete, 1, FaultKind::DropAfter);
    person.delete("group-00");
    script(&mut person, Method::Get, 1, FaultKind::Status(403));
    person.act(Event::DeleteChecked);
    assert!(person.page.deletion.as_ref().unwrap().is_unknown);
    person.act(Event::DeleteChecked);
    assert!(person.page.deletion.is_none() && person.listed().is_empty());
}

#[test]
fn a_read_that_fails_puts_no_write_in_doubt() {
    let mut person = with(1);
    person.open("group-00");
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    let mut theirs = person.dps.save()["enrollmentGroups"][0].clone();
    theirs["etag"] = "dGhlaXJz".into();
    person.dps.load(&json!({"enrollmentGroups": [theirs]}).to_string(), NOW).unwrap();
    script(&mut person, Method::Get, 1, FaultKind::Status(500));
    person.act(Event::Submitted(FormId::Opened));
    let form = person.page.form.as_ref().unwrap();
    assert!(matches!(form.progress, Progress::Failed(_)) && !form.is_unknown, "412 is a clear answer");
    person.act(Event::Submitted(FormId::Opened));
    assert!(matches!(form_progress(&person), Progress::Merging(_)), "again leads to the choice");
}

#[test]
fn keys_that_cannot_be_read_after_a_choice_cost_nothing_that_was_typed() {
    let mut person = Person::new();
    let group = json!({"enrollmentGroupId": "keys", "attestation": {"type": "symmetricKey"}});
    person.dps.load(&json!({"enrollmentGroups": [group]}).to_string(), NOW).unwrap();
    person.connect("provisioningserviceowner");
    person.open("keys");
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    let theirs = json!({"enrollmentGroupId": "keys", "attestation": {"type": "symmetricKey"}, "provisioningStatus": "enabled", "deviceId": "x"});
    person.dps.load(&json!({"enrollmentGroups": [theirs]}).to_string(), NOW).unwrap();
    person.act(Event::Submitted(FormId::Opened));
    person.act(Event::MergeChosen(None, Side::Mine));
    script(&mut person, Method::Post, 1, FaultKind::Status(500));
    person.act(Event::MergeApplied);
    let form = person.page.form.as_ref().expect("the form stays");
    assert!(!form.draft.is_enabled() && !form.is_unknown);
    person.act(Event::Submitted(FormId::Opened));
    assert_eq!(form_progress(&person), Progress::Editing, "the keys are read before anything is sent");
    person.act(Event::Submitted(FormId::Opened));
    assert!(person.page.form.is_none());
}

#[test]
fn calls_that_are_throttled_together_wait_together() {
    let mut person = with(1);
    person.dps.script(Fault { method: None, path: String::new(), times: 2, kind: FaultKind::Throttle(2) });
    person.dps.script(Fault { method: None, path: String::new(), times: 1, kind: FaultKind::Throttle(1) });
    person.act(Event::LoadList);
    person.wait_a_second();
    person.act(Event::TestConnection);
    let waiting = person.page.waiting.as_ref().unwrap();
    assert_eq!((waiting.calls.len(), waiting.seconds_left), (2, 2), "as long as the last one asked");
    assert_eq!(person.ticks, 1, "one clock");
    person.wait_a_second();
    assert_eq!(person.page.list().progress, list::Progress::Loading);
    person.wait_a_second();
    person.wait_a_second();
    assert!(person.page.waiting.is_none());
    assert_eq!(person.page.list().progress, list::Progress::Complete);
    assert_eq!(person.page.connect.test, dps_enroll::page::connect::Test::Passed);
    // Given up, each failure stands where its call was made.
    person.dps.script(Fault { method: None, path: String::new(), times: 2, kind: FaultKind::Throttle(9) });
    person.act(Event::LoadList);
    person.act(Event::TestConnection);
    person.act(Event::WaitCancelled);
    assert!(matches!(person.page.list().progress, list::Progress::Failed(_)));
    assert!(matches!(person.page.connect.test, dps_enroll::page::connect::Test::Failed(_)));
}

#[test]
fn a_write_whose_page_was_left_puts_the_list_in_doubt() {
    let mut person = with(2);
    person.holding = true;
    disabling(&mut person);
    person.act(Event::Navigated(Address::default()));
    script(&mut person, Method::Put, 1, FaultKind::DropAfter);
    person.release();
    assert!(matches!(person.page.list().progress, list::Progress::Failed(_)), "not as if nothing were");
    person.act(Event::LoadList);
    assert!(!person.item("group-00").enrollment().unwrap().is_enabled());
    person.holding = true;
    person.delete("group-01");
    person.act(Event::DeleteCancelled);
    script(&mut person, Method::Delete, 1, FaultKind::DropAfter);
    person.release();
    assert!(matches!(person.page.list().progress, list::Progress::Failed(_)));
}

#[test]
fn an_item_deleted_between_list_and_open_leaves_the_list() {
    let mut person = with(2);
    let mut state = person.dps.save();
    state["enrollmentGroups"].as_array_mut().unwrap().remove(0);
    person.dps = crate::support::emulator(crate::support::HOST);
    person.dps.load(&state.to_string(), NOW).unwrap();
    person.open("group-00");
    assert_eq!(person.page.opened.as_ref().unwrap().progress, opened::Progress::NotFound);
    person.act(Event::Navigated(Address::default()));
    assert_eq!(person.listed(), ["group-01"]);
}

#[test]
fn a_404_without_the_services_code_says_nothing_about_an_item() {
    let missed = || FaultKind::Replace { status: 404, body: "".into() };
    let mut person = with(2);
    script(&mut person, Method::Get, 1, missed());
    person.open("group-00");
    assert!(matches!(person.page.opened.as_ref().unwrap().progress, opened::Progress::Failed(_)));
    assert!(!person.page.connect.last_call.unwrap().succeeded);
    person.go(Place::Start);
    assert_eq!(person.listed(), ["group-00", "group-01"], "it may well be there");
    script(&mut person, Method::Put, 1, FaultKind::DropAfter);
    person.create("factory-7");
    script(&mut person, Method::Get, 1, missed());
    person.act(Event::Checked(FormId::Step));
    let create = &person.page.create;
    assert!(create.is_unknown && matches!(create.progress, Progress::Failed(_)), "{:?}", create.progress);
    person.act(Event::Checked(FormId::Step));
    assert_eq!(person.page.create.progress, Progress::Found { id: "factory-7".to_owned() });
    script(&mut person, Method::Delete, 1, missed());
    person.delete("group-00");
    let asked = person.requests.last().unwrap();
    assert_eq!(
        (asked.method, asked.path.as_str()),
        (Method::Get, "/enrollmentGroups/group-00"),
        "it is looked up"
    );
    assert!(person.page.deletion.is_none() && !person.listed().contains(&"group-00"));
}

#[test]
fn a_request_whose_answer_was_lost_is_not_known_to_another_dps() {
    let mut person = with(0);
    script(&mut person, Method::Put, 1, FaultKind::DropAfter);
    person.create("factory-7");
    assert!(person.page.create.is_unknown);
    person.act(Event::Forget);
    person.connect("provisioningserviceowner");
    assert_eq!(person.listed(), ["factory-7"]);
    person.act(Event::Submitted(FormId::Step));
    assert_eq!(person.page.create.progress, Progress::Exists { id: "factory-7".to_owned() });
}

#[test]
fn a_check_of_many_tells_each_apart_and_the_rest_goes_on() {
    let mut person = with(25);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Disable));
    script(&mut person, Method::Post, 1, FaultKind::Delay(0));
    script(&mut person, Method::Post, 1, FaultKind::DropBefore);
    person.confirm_run();
    assert_eq!(run(&person).counts(), run::Counts { done: 10, failed: 0, unknown: 10, left: 5 });
    // Meanwhile somebody disables one of them, changes another, and deletes a third.
    let mut state = person.dps.save();
    let groups = state["enrollmentGroups"].as_array_mut().unwrap();
    for (at, field, value) in
        [(10, "provisioningStatus", json!("disabled")), (11, "initialTwin", json!({"tags": {}}))]
    {
        groups[at][field] = value;
        groups[at]["etag"] = format!("dGhlaXJz{at}").into();
    }
    groups.remove(12);
    person.dps = crate::support::emulator(crate::support::HOST);
    person.dps.load(&state.to_string(), NOW).unwrap();
    // The check fails half-way, and is taken up again.
    script(&mut person, Method::Get, 2, FaultKind::Delay(0));
    script(&mut person, Method::Get, 1, FaultKind::Status(503));
    person.act(Event::RunChecked);
    assert!(matches!(run(&person).progress, run::Progress::Failed(_)));
    assert_eq!(run(&person).counts().unknown, 8);
    assert!(!run(&person).can_continue(), "not before all is known");
    person.act(Event::RunChecked);
    assert_eq!(run(&person).counts(), run::Counts { done: 11, failed: 2, unknown: 0, left: 12 });
    let failures: Vec<_> =
        run(&person).outcomes.iter().filter_map(|outcome| outcome.failure.as_ref()).collect();
    assert_eq!(failures[0], &Failure::Changed);
    assert!(matches!(failures[1], Failure::Refused { code: 404_204, .. }), "{failures:?}");
    let sent = person.requests.len();
    person.act(Event::RunContinued);
    assert_eq!(run(&person).counts(), run::Counts { done: 23, failed: 2, unknown: 0, left: 0 });
    let bulks = person.requests[sent..].iter().filter(|request| request.path == "/enrollmentGroups");
    let items: usize = bulks.map(|request| request.body.as_ref().unwrap().matches("\"etag\"").count()).sum();
    assert_eq!(items, 12, "nothing is sent twice");
    assert!(person.item("group-11").enrollment().is_some_and(Enrollment::is_enabled), "left alone");
}

#[test]
fn what_was_refused_for_certain_waits_for_the_person() {
    let mut person = with(12);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    script(&mut person, Method::Post, 1, FaultKind::Status(403));
    person.confirm_run();
    assert_eq!(run(&person).counts(), run::Counts { done: 0, failed: 0, unknown: 0, left: 12 });
    assert!(!run(&person).can_check() && run(&person).can_continue());
    person.act(Event::RunContinued);
    assert!(person.listed().is_empty());
}

#[test]
fn a_late_answer_never_confirms_another_run() {
    let mut person = with(3);
    person.act(Event::Selected("group-00".to_owned(), true));
    person.act(Event::RunAsked(Action::Disable));
    person.holding = true;
    person.confirm_run();
    person.act(Event::RunClosed);
    person.act(Event::RunClosed);
    assert!(person.page.run.is_none());
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    person.release();
    assert_eq!(run(&person).progress, run::Progress::Asking, "nobody confirmed it");
    person.act(Event::LoadList);
    assert_eq!(person.listed().len(), 3);
}

#[test]
fn what_cannot_be_sent_is_named_and_not_counted_as_done() {
    let mut person = Person::new();
    let odd = json!({"enrollmentGroupId": "odd", "attestation": {"type": "symmetricKey"}, "allocationPolicy": "static", "iotHubs": []});
    person.dps.load(&json!({"enrollmentGroups": [odd]}).to_string(), NOW).unwrap();
    person.connect("provisioningserviceowner");
    person.act(Event::RunOneAsked(Action::Disable, "odd".to_owned()));
    assert_eq!(run(&person).counts(), run::Counts { done: 0, failed: 1, unknown: 0, left: 0 });
    assert!(matches!(run(&person).outcomes[0].failure, Some(Failure::NotSent(_))));
    assert!(person.item("odd").enrollment().unwrap().is_enabled());
}

#[test]
fn what_came_without_a_version_is_named_or_read_first() {
    let mut person = with(1);
    let body = r#"[{"enrollmentGroupId":"group-00","attestation":{"type":"symmetricKey"}}]"#;
    script(&mut person, Method::Post, 1, FaultKind::Replace { status: 200, body: body.into() });
    person.act(Event::LoadList);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    assert_eq!(run(&person).outcomes[0].failure, Some(Failure::NoVersion));
    person.act(Event::RunClosed);
    person.delete("group-00");
    assert!(person.listed().is_empty(), "the version was read first");
    let delete = person.requests.iter().find(|request| request.method == Method::Delete).unwrap();
    assert!(delete.headers.get("If-Match").is_some_and(|etag| etag.len() > 4));
}

#[test]
fn a_login_page_does_not_pass_for_a_delete() {
    let mut person = with(1);
    for kind in [FaultKind::HtmlPage(200), FaultKind::HtmlPage(302)] {
        script(&mut person, Method::Delete, 1, kind.clone());
        person.delete("group-00");
        assert!(person.page.deletion.as_ref().unwrap().is_unknown, "{kind:?}");
        assert_eq!(person.listed(), ["group-00"]);
    }
}

#[test]
fn a_rollover_that_was_carried_out_is_recognised_beside_somebody_elses_change() {
    let mut person = with(1);
    person.open("group-00");
    person.act(Event::RolloverAsked(dps_enroll::page::rollover::Step::Add));
    person.drop_file("next.pem", &crate::support::fixture("certificates/intermediate.pem"));
    script(&mut person, Method::Put, 1, FaultKind::Truncate);
    person.act(Event::Submitted(FormId::Opened));
    let mut state = person.dps.save();
    state["enrollmentGroups"][0]["initialTwin"] = json!({"tags": {"by": "somebody else"}});
    state["enrollmentGroups"][0]["etag"] = "dGhlaXJz".into();
    person.dps.load(&state.to_string(), NOW).unwrap();
    person.act(Event::Checked(FormId::Opened));
    assert!(person.page.form.is_none(), "the certificate is in, and nothing is to choose");
    let shown = person.page.opened.as_ref().unwrap().enrollment.as_ref().unwrap().to_pretty_json();
    assert!(shown.contains("somebody else"), "the newest state is shown");
    assert_eq!(person.page.address.place, Place::Enrollment(Kind::Group, "group-00".to_owned()));
}

/// Lets the calls that are held arrive twice, as a browser does that loses a connection and asks again by itself; the page sees
/// the second answer.
fn arrive_twice(person: &mut Person) {
    for (_, request) in person.held.clone() {
        let _ = person.dps.handle(&request, person.now);
    }
    person.release();
}

#[test]
fn a_request_that_the_browser_sent_twice_is_not_taken_for_somebody_elses() {
    let mut person = Person::connected();
    person.holding = true;
    person.create("group-00");
    arrive_twice(&mut person);
    assert_eq!(person.page.create.progress, Progress::Found { id: "group-00".to_owned() });
    let mut person = with(12);
    person.holding = true;
    person.delete("group-11");
    arrive_twice(&mut person);
    assert_eq!((person.listed().len(), person.page.deletion.is_none()), (11, true));
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Disable));
    person.holding = true;
    person.confirm_run();
    arrive_twice(&mut person);
    assert_eq!(run(&person).counts(), run::Counts { done: 1, failed: 0, unknown: 10, left: 0 });
    person.act(Event::RunChecked);
    assert_eq!(run(&person).counts(), run::Counts { done: 11, failed: 0, unknown: 0, left: 0 });
    person.act(Event::RunClosed);
    person.act(Event::LoadList);
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    person.holding = true;
    person.confirm_run();
    arrive_twice(&mut person);
    assert_eq!(run(&person).counts(), run::Counts { done: 11, failed: 0, unknown: 0, left: 0 });
    assert!(person.listed().is_empty());
    // A change that arrived twice was saved.
    let mut person = with(1);
    person.open("group-00");
    person.act(Event::EditAsked);
    person.act(Event::Edited(FormId::Opened, Edited::Enabled(false)));
    person.holding = true;
    person.act(Event::Submitted(FormId::Opened));
    arrive_twice(&mut person);
    assert!(person.page.form.is_none());
}
