//! The log of calls, as a person at the page fills it: what it says of each call, and what never gets into it.

use dps_enroll::{
    activity::{Entry, Outcome, REDACTED, to_har},
    dps::{
        NoAnswer,
        enrollment::{Draft, Kind, Method as Proof},
    },
    emulator::FaultKind,
    http::Method,
    page::{
        Event,
        address::Place,
        call::Call,
        form::{Edited, FormId},
        opened::Keys,
    },
    secret::Secret,
    text::Locale,
};
use serde_json::Value;

use crate::support::{KEY, draft, fault, person::Person, send};

fn last(person: &Person) -> &Entry {
    person.page.activity.entries().last().unwrap()
}

fn with(person: &Person, method: Method) -> &Entry {
    person.page.activity.entries().iter().rev().find(|entry| entry.method == method).unwrap()
}

/// The answer's status and body.
fn answered(entry: &Entry) -> (u16, &str) {
    match &entry.outcome {
        Outcome::Answered { status, body, .. } => (*status, &body.text),
        other => panic!("no answer: {other:?}"),
    }
}

fn har(person: &Person) -> Value {
    serde_json::from_str(&to_har(&person.page.activity, Locale::English)).unwrap()
}

/// Everything the log holds, in words.
fn whole(person: &Person) -> String {
    format!("{:?} {}", person.page.activity, to_har(&person.page.activity, Locale::English))
}

#[test]
fn a_create_is_noted_as_it_went_over_the_wire() {
    let mut person = Person::connected();
    person.page.activity.set_clock(1000.0);
    person.holding = true;
    person.create("factory-7");
    let noted = with(&person, Method::Put);
    assert_eq!((&noted.outcome, noted.failed), (&Outcome::UnderWay, false));
    person.page.activity.set_clock(1084.4);
    person.release();
    let noted = with(&person, Method::Put);
    assert_eq!(noted.target, "/enrollmentGroups/factory-7?api-version=2021-10-01");
    assert_eq!((noted.duration, noted.started), (84, person.now));
    assert_eq!(noted.headers.get("authorization"), Some(REDACTED));
    let sent = noted.body.as_ref().unwrap();
    assert!(sent.text.contains("BEGIN CERTIFICATE"), "certificates are public: {}", sent.text);
    let (status, body) = answered(noted);
    assert_eq!(status, 200);
    assert!(body.contains("sha256Thumbprint"), "{body}");
    assert!(!person.page.activity.last_failed());
    let Some(Call::Create(put)) = &noted.call else { panic!("{:?}", noted.call) };
    assert_eq!(put.id.as_str(), "factory-7");
}

#[test]
fn a_refused_call_has_the_services_words_and_its_tracking_id() {
    let mut person = Person::connected();
    send(&mut person.dps, &draft("factory-7").check().unwrap()).unwrap();
    person.create("factory-7");
    let noted = with(&person, Method::Put);
    let (status, body) = answered(noted);
    assert_eq!((status, noted.failed), (409, true));
    let body: Value = serde_json::from_str(body).unwrap();
    assert_eq!(body["errorCode"], 409_202);
    assert_eq!(noted.tracking_id.as_deref(), body["trackingId"].as_str());
    assert!(noted.tracking_id.is_some());
}

#[test]
fn what_answered_in_place_of_the_service_is_kept() {
    let mut person = Person::connected();
    person.dps.script(fault(Method::Post, 1, FaultKind::HtmlPage(200)));
    person.act(Event::LoadList);
    let noted = last(&person);
    assert_eq!(answered(noted), (200, "<html><body><h1>Bad gateway</h1></body></html>"));
    assert!(noted.failed, "a page is no list");
    person.dps.script(fault(Method::Post, 1, FaultKind::DropBefore));
    person.act(Event::LoadList);
    let noted = last(&person);
    assert_eq!((&noted.outcome, noted.failed), (&Outcome::NoAnswer(NoAnswer::Unreachable), true));
    assert!(person.page.activity.last_failed());
    person.act(Event::LoadList);
    assert!(!person.page.activity.last_failed());
}

#[test]
fn a_call_that_is_given_up_says_so_and_stays_so() {
    let mut person = Person::connected();
    person.holding = true;
    person.act(Event::LoadList);
    person.act(Event::Forget);
    assert_eq!((&last(&person).outcome, last(&person).failed), (&Outcome::GivenUp, false));
    let count = person.page.activity.entries().len();
    person.release();
    assert_eq!(last(&person).outcome, Outcome::GivenUp, "the late answer is not taken in");
    assert_eq!(person.page.activity.entries().len(), count, "forgetting the key leaves the log");
    person.act(Event::ActivityCleared);
    assert!(person.page.activity.entries().is_empty());
}

#[test]
fn each_try_of_a_throttled_call_is_noted() {
    let mut person = Person::connected();
    let before = person.page.activity.entries().len();
    person.dps.script(fault(Method::Post, 1, FaultKind::Throttle(1)));
    person.act(Event::LoadList);
    person.wait_a_second();
    let statuses: Vec<_> =
        person.page.activity.entries()[before..].iter().map(|entry| answered(entry).0).collect();
    assert_eq!(statuses, [429, 200]);
}

#[test]
fn the_sandboxs_calls_are_told_from_others() {
    let mut person = Person::connected();
    assert!(last(&person).via.is_some());
    person.enter_sandbox();
    assert!(last(&person).via.is_none());
    assert_eq!(
        har(&person)["log"]["entries"].as_array().unwrap().last().unwrap()["_via"],
        "the sandbox in this page"
    );
}

/// The keys of the opened enrollment, as "Show keys" shows them.
fn shown_keys(person: &mut Person) -> (String, String) {
    person.act(Event::KeysHidden);
    person.act(Event::KeysAsked);
    let Some(Keys::Shown(keys)) = person.page.opened.as_ref().map(|opened| &opened.keys) else { panic!() };
    let text = |secret: &Secret| String::from_utf8(secret.expose().to_vec()).unwrap();
    (text(&keys.primary), text(&keys.secondary))
}

/// A symmetric-key group, its keys created, read, shown, changed along with the rest.
#[test]
fn no_key_of_any_kind_gets_into_the_log() {
    const OWN: &str = "YSBrZXkgb2YgdGhlaXIgb3duLCAzMiBieXRlcyBsb24=";
    const HOOK: &str = "https://f.example/api/allocate?code=x9_-Kq2&clientId=a";
    let mut person = Person::connected();
    let mut group = Draft::new(Kind::Group);
    group.id = "meters".to_owned();
    group.proof.method = Proof::SymmetricKey;
    send(&mut person.dps, &group.check().unwrap()).unwrap();
    person.act(Event::LoadList);
    person.open("meters");
    let (primary, secondary) = shown_keys(&mut person);
    person.act(Event::EditAsked);
    let twin = format!("{{\"tags\": {{\"note\": \"{OWN}\", \"hook\": \"{HOOK}\"}}}}");
    person.act(Event::Edited(FormId::Opened, Edited::Twin(twin)));
    person.act(Event::Submitted(FormId::Opened));
    let saved = with(&person, Method::Put);
    let sent = &saved.body.as_ref().unwrap().text;
    assert_eq!(answered(saved).0, 200);
    assert!(sent.contains(&format!("\"primaryKey\":\"{REDACTED}\"")), "{sent}");
    assert!(sent.contains("https://f.example/api/allocate?code=REDACTED&clientId=a"), "{sent}");
    let Some(Call::Save(put)) = &saved.call else { panic!("{:?}", saved.call) };
    assert_eq!(&put.body, sent, "what is kept for another use has none either");
    let kept = put.body.clone();
    assert_eq!(
        shown_keys(&mut person),
        (primary.clone(), secondary.clone()),
        "the keys themselves were sent"
    );
    let everything = whole(&person) + &kept;
    for secret in [KEY, &primary, &secondary, OWN, "x9_-Kq2", "sig=", "SharedAccessSignature"] {
        assert!(!everything.contains(secret), "{secret}");
    }
}

#[test]
fn keys_of_many_are_taken_out_of_a_bulk_operation() {
    use dps_enroll::page::run::Action;
    let mut person = Person::connected();
    let mut group = Draft::new(Kind::Group);
    group.id = "meters".to_owned();
    group.proof.method = Proof::SymmetricKey;
    send(&mut person.dps, &group.check().unwrap()).unwrap();
    person.act(Event::LoadList);
    person.act(Event::RunOneAsked(Action::Disable, "meters".to_owned()));
    person.confirm_run();
    let bulk = person
        .page
        .activity
        .entries()
        .iter()
        .find(|entry| matches!(entry.call, Some(Call::Bulk(_))))
        .unwrap();
    let sent = &bulk.body.as_ref().unwrap().text;
    assert!(sent.contains(&format!("\"primaryKey\":\"{REDACTED}\"")), "{sent}");
    let kept = format!("{:?}", bulk.call);
    assert!(kept.contains(REDACTED) && kept.contains("primaryKey"), "{kept}");
}

#[test]
fn a_bulk_operation_that_failed_in_part_counts_as_failed() {
    use dps_enroll::page::run::Action;
    let mut person = Person::connected();
    send(&mut person.dps, &draft("a").check().unwrap()).unwrap();
    let created = send(&mut person.dps, &draft("b").check().unwrap()).unwrap();
    person.act(Event::LoadList);
    // Somebody else was faster with one of them.
    let gone = dps_enroll::dps::enrollment::Delete {
        kind: Kind::Group,
        id: dps_enroll::dps::Id::parse("b").unwrap(),
        if_match: created.etag().unwrap(),
    };
    send(&mut person.dps, &gone).unwrap();
    person.act(Event::AllSelected(true));
    person.act(Event::RunAsked(Action::Delete));
    person.confirm_run();
    let bulk = person
        .page
        .activity
        .entries()
        .iter()
        .find(|entry| matches!(entry.call, Some(Call::Bulk(_))))
        .unwrap();
    assert_eq!((answered(bulk).0, bulk.failed), (200, true), "{:?}", bulk.outcome);
}

#[test]
fn the_panel_stays_still_while_calls_go_on_and_draws_a_hundred() {
    let mut person = Person::connected();
    for _ in 0..120 {
        person.act(Event::LoadList);
    }
    let shown = |person: &Person| person.page.activity_panel.as_ref().unwrap().shown(&person.page.activity);
    person.act(Event::ActivityOpened);
    let before = shown(&person);
    let all = person.page.activity.entries().len();
    assert_eq!((before.calls.len(), before.newer, before.older), (100, 0, all - 100));
    assert_eq!(before.calls[0], last(&person).id, "the newest first");
    person.dps.script(fault(Method::Post, 1, FaultKind::Status(500)));
    person.act(Event::LoadList);
    let now = shown(&person);
    assert_eq!((&now.calls, now.newer), (&before.calls, 1));
    person.act(Event::ActivityNewer);
    assert_eq!(shown(&person).calls[0], last(&person).id);
    person.act(Event::ActivityOlder);
    assert_eq!((shown(&person).calls.len(), shown(&person).older), (all + 1, 0));
    person.act(Event::ActivityFiltered(true));
    assert_eq!(shown(&person).calls, [last(&person).id]);
    let id = last(&person).id;
    person.act(Event::ActivityToggled(id));
    assert!(person.page.activity_panel.as_ref().unwrap().is_unfolded(id));
    person.act(Event::ActivityToggled(id));
    assert!(!person.page.activity_panel.as_ref().unwrap().is_unfolded(id));
    person.act(Event::ActivityClosed);
    assert!(person.page.activity_panel.is_none());
}

/// The fields that HAR 1.2 requires, with their types: <http://www.softwareishard.com/blog/har-12-spec/>.
#[test]
fn the_file_is_har_1_2() {
    let mut person = Person::connected();
    person.create("factory-7");
    person.dps.script(fault(Method::Post, 1, FaultKind::DropBefore));
    person.act(Event::LoadList);
    person.dps.script(fault(Method::Post, 1, FaultKind::HtmlPage(502)));
    person.act(Event::LoadList);
    person.go(Place::Devices);
    person.holding = true;
    person.act(Event::LoadList);
    let har = har(&person);
    let log = &har["log"];
    assert_eq!((log["version"].as_str(), log["creator"]["name"].as_str()), (Some("1.2"), Some("dps-enroll")));
    assert!(log["creator"]["version"].is_string());
    let entries = log["entries"].as_array().unwrap();
    assert_eq!(entries.len(), person.page.activity.entries().len());
    let is = |value: &Value, names: &[&str], fits: fn(&Value) -> bool| {
        for name in names {
            assert!(fits(&value[*name]), "{name}: {value:#}");
        }
    };
    let pairs = |list: &Value| {
        for pair in list.as_array().unwrap() {
            assert!(pair["name"].is_string() && pair["value"].is_string(), "{pair}");
        }
    };
    for entry in entries {
        let started = entry["startedDateTime"].as_str().unwrap();
        assert!(dps_enroll::time::UnixSeconds::parse_rfc3339(started).is_some(), "{started}");
        let request = &entry["request"];
        is(request, &["method", "url", "httpVersion"], Value::is_string);
        is(request, &["cookies", "headers", "queryString"], Value::is_array);
        is(request, &["headersSize", "bodySize"], Value::is_i64);
        pairs(&request["headers"]);
        pairs(&request["queryString"]);
        assert!(
            request["url"].as_str().unwrap().starts_with("https://mydps.azure-devices-provisioning.net/")
        );
        if let Some(sent) = request.get("postData") {
            is(sent, &["mimeType", "text"], Value::is_string);
        }
        let response = &entry["response"];
        is(response, &["statusText", "httpVersion", "redirectURL"], Value::is_string);
        is(response, &["status", "headersSize", "bodySize"], Value::is_i64);
        is(response, &["cookies", "headers"], Value::is_array);
        pairs(&response["headers"]);
        assert!(response["content"]["size"].is_u64() && response["content"]["mimeType"].is_string());
        assert!(entry["cache"].is_object());
        let timings: Vec<_> =
            ["send", "wait", "receive"].iter().map(|part| entry["timings"][part].as_f64().unwrap()).collect();
        assert!(timings.iter().all(|part| *part >= 0.0));
        assert_eq!(entry["time"].as_f64(), Some(timings.iter().sum()));
        let unanswered = response["status"] == 0;
        assert_eq!(entry.get("_error").is_some(), unanswered, "a call without an answer says why");
    }
    let statuses: Vec<_> =
        entries.iter().map(|entry| entry["response"]["status"].as_u64().unwrap()).collect();
    for status in [200, 0, 502] {
        assert!(statuses.contains(&status), "{statuses:?}");
    }
}
