//! What the emulator limits, and what it keeps of itself: quotas, operations in a minute, whole states, places in the order.

use dps_enroll::{
    dps::{
        BulkMode, CallError, Etag, Id, Operation,
        enrollment::{Bulk, Delete, Get, Kind, Put, Query},
    },
    emulator::{Emulator, Limits, ScriptError},
};
use serde_json::{Value, json};

use crate::support::{HOST, NOW, answer, connection, emulator, send, status};

fn put(id: &str, attestation: &Value) -> Put {
    let body = json!({"enrollmentGroupId": id, "attestation": attestation}).to_string();
    Put { kind: Kind::Group, id: Id::parse(id).unwrap(), body, if_match: None }
}

fn keys() -> Value {
    json!({"type": "symmetricKey"})
}

fn reference() -> Value {
    json!({"type": "x509", "x509": {"caReferences": {"primary": "contoso"}}})
}

fn get(id: &str) -> Get {
    Get { kind: Kind::Group, id: Id::parse(id).unwrap() }
}

#[test]
fn there_are_a_hundred_groups_of_each_attestation() {
    let mut dps = emulator(HOST);
    dps.set_limits(Limits::QUOTAS);
    for (attestation, name) in [(keys(), "k"), (reference(), "x")] {
        for number in 0..100 {
            send(&mut dps, &put(&format!("{name}-{number}"), &attestation)).unwrap();
        }
        let Err(CallError::Service(problem)) = send(&mut dps, &put("more", &attestation)) else { panic!() };
        assert!(problem.status == 400 && problem.message.contains("quota of 100"), "{problem:?}");
        assert_eq!(status(send(&mut dps, &get("more"))), 404);
    }
    // An update adds none, unless it changes to an attestation that is used up.
    let any = || Etag("*".to_owned());
    send(&mut dps, &Put { if_match: Some(any()), ..put("K-1", &keys()) }).unwrap();
    assert_eq!(status(send(&mut dps, &Put { if_match: Some(any()), ..put("k-1", &reference()) })), 400);
    let bulk = Bulk {
        kind: Kind::Group,
        mode: BulkMode::Create,
        items: vec![json!({"enrollmentGroupId": "more", "attestation": keys()}).as_object().unwrap().clone()],
    };
    assert_eq!(send(&mut dps, &bulk).unwrap().errors[0].code / 1000, 400);
    let delete = Delete { kind: Kind::Group, id: Id::parse("k-1").unwrap(), if_match: any() };
    send(&mut dps, &delete).unwrap();
    send(&mut dps, &put("more", &keys())).unwrap();
}

#[test]
fn devices_are_under_no_quota_of_groups() {
    let mut dps = emulator(HOST);
    dps.set_limits(Limits { symmetric_key_groups: Some(0), ..Limits::QUOTAS });
    let body = json!({"registrationId": "a", "attestation": keys()}).to_string();
    let device = Put { kind: Kind::Individual, id: Id::parse("a").unwrap(), body, if_match: None };
    send(&mut dps, &device).unwrap();
    assert_eq!(status(send(&mut dps, &put("a", &keys()))), 400);
}

#[test]
fn a_minute_has_so_many_operations() {
    let mut dps = emulator(HOST);
    dps.set_limits(Limits { operations_per_minute: Some(3), ..Limits::default() });
    let mut ask = |seconds| {
        let now = NOW.plus(seconds);
        let request = get("a").authorize(&connection("provisioningserviceowner"), now).unwrap();
        let response = answer(&mut dps, &request, now);
        (response.status, response.headers.get("retry-after").map(str::to_owned))
    };
    assert_eq!(ask(0).0, 404);
    assert_eq!(ask(10).0, 404);
    assert_eq!(ask(20).0, 404);
    assert_eq!(ask(20), (429, Some("40".to_owned())));
    assert_eq!(ask(59), (429, Some("1".to_owned())));
    assert_eq!(ask(60), (404, None), "what it says to wait is enough");
    assert_eq!((ask(61).0, ask(62).0, ask(63)), (404, 404, (429, Some("57".to_owned()))));
    assert_eq!(ask(-7200).0, 404, "a clock that was set back does not lock it");
}

#[test]
fn what_is_not_let_in_is_not_counted() {
    let mut dps = emulator(HOST);
    dps.set_limits(Limits { operations_per_minute: Some(1), ..Limits::default() });
    let unsigned = get("a").request(&connection("provisioningserviceowner"));
    for _ in 0..5 {
        assert_eq!(answer(&mut dps, &unsigned, NOW).status, 401);
    }
    assert_eq!(status(send(&mut dps, &get("a"))), 404);
    assert_eq!(status(send(&mut dps, &get("a"))), 429);
    dps.clear_meter();
    assert_eq!(status(send(&mut dps, &get("a"))), 404);
}

#[test]
fn versions_are_never_given_out_twice() {
    let mut dps = emulator(HOST);
    let first = send(&mut dps, &put("a", &keys())).unwrap();
    dps.replace("{}", NOW).unwrap();
    let second = send(&mut dps, &put("a", &keys())).unwrap();
    assert_ne!(first.etag(), second.etag());
    let stale = Delete { kind: Kind::Group, id: Id::parse("a").unwrap(), if_match: first.etag().unwrap() };
    assert_eq!(status(send(&mut dps, &stale)), 412);
}

#[test]
fn a_page_after_a_deleted_item_misses_nothing_new() {
    let mut dps = emulator(HOST);
    for id in ["a", "b", "c"] {
        send(&mut dps, &put(id, &keys())).unwrap();
    }
    let page = Query { kind: Kind::Group, max_items: 2, continuation: None };
    let continuation = send(&mut dps, &page).unwrap().continuation;
    for id in ["b", "c"] {
        let any = Etag("*".to_owned());
        let delete = Delete { kind: Kind::Group, id: Id::parse(id).unwrap(), if_match: any };
        send(&mut dps, &delete).unwrap();
    }
    send(&mut dps, &put("d", &keys())).unwrap();
    let rest = send(&mut dps, &Query { continuation, ..page }).unwrap();
    assert_eq!(rest.items.iter().map(|group| group.id().to_owned()).collect::<Vec<_>>(), ["d"]);
}

#[test]
fn a_state_is_added_whole_or_not_at_all() {
    let mut dps = emulator(HOST);
    send(&mut dps, &put("a", &keys())).unwrap();
    let (before, revision) = (dps.save(), dps.revision());
    let wrong = json!({"enrollmentGroups": [
        {"enrollmentGroupId": "b", "attestation": keys()},
        {"enrollmentGroupId": "c"},
    ]});
    assert!(dps.add(&wrong.to_string(), NOW).is_err());
    assert!(dps.replace(&wrong.to_string(), NOW).is_err());
    assert_eq!((dps.save(), dps.revision()), (before, revision));
    send(&mut dps, &get("a")).unwrap();
    assert_eq!(dps.revision(), revision, "a look is no change");
    dps.replace("{}", NOW).unwrap();
    assert!(dps.revision() > revision);
}

#[test]
fn every_fault_has_its_json() {
    let mut dps = emulator(HOST);
    let all = json!([
        {"kind": "throttle", "retryAfter": 7, "method": "PUT", "path": "/enrollmentGroups/a", "times": 2},
        {"kind": "status", "status": 503, "path": "", "times": 1},
        {"kind": "htmlPage", "status": 502, "path": "", "times": 1},
        {"kind": "delay", "milliseconds": 250, "path": "", "times": 1},
        {"kind": "dropBefore", "path": "", "times": 1},
        {"kind": "dropAfter", "path": "", "times": 1},
        {"kind": "truncate", "path": "", "times": 1},
        {"kind": "noCors", "path": "", "times": 1},
    ]);
    dps.script_json(&all.to_string()).unwrap();
    assert_eq!(dps.scripted(), all);
    dps.clear_faults();
    assert_eq!(dps.scripted(), json!([]));
    dps.script_json(r#"{"kind": "dropAfter"}"#).unwrap();
    assert_eq!(dps.scripted(), json!([{"kind": "dropAfter", "path": "", "times": 1}]));
}

#[test]
fn a_script_is_taken_whole_or_says_what_is_wrong() {
    let mut dps: Emulator = emulator(HOST);
    let mut refuse = |script: &str| {
        let error: ScriptError = dps.script_json(script).unwrap_err();
        assert_eq!(dps.scripted(), json!([]), "{script}");
        error.to_string()
    };
    assert!(refuse("[{]").contains("line 1, column 3"));
    assert!(refuse("[7]").starts_with("Fault 1 is no JSON object"));
    assert!(refuse(r#"[{"kind": "noCors"}, {"status": 500}]"#).starts_with("Fault 2 has no kind"));
    assert!(refuse(r#"{"kind": "flood"}"#).contains("throttle, status, htmlPage"));
    assert_eq!(refuse(r#"{"kind": "throttle"}"#), "retryAfter of fault 1 has to be a number of seconds.");
    for status in ["200", "600", "\"503\"", "70000"] {
        let says = refuse(&format!("{{\"kind\": \"status\", \"status\": {status}}}"));
        assert_eq!(says, "status of fault 1 has to be a status from 400 to 599.");
    }
    assert!(refuse(r#"{"kind": "noCors", "method": "PATCH"}"#).contains("GET, PUT, POST or DELETE"));
    assert!(refuse(r#"{"kind": "noCors", "times": 0}"#).contains("a number from 1"));
    assert!(refuse(r#"{"kind": "noCors", "milliseconds": 5}"#).contains("“milliseconds”"));
}
