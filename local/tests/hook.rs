//! The emulator's test hook, as a team's tests use it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use dps_enroll::dps::{
    Id, Operation,
    enrollment::{Get, Kind},
    registration,
};
use serde_json::{Value, json};
use support::Program;

fn group(id: &str) -> Get {
    Get { kind: Kind::Group, id: Id::parse(id).unwrap() }
}

fn line(id: &str) -> Value {
    json!({"enrollmentGroupId": id, "attestation": {"type": "symmetricKey"}})
}

#[tokio::test]
async fn records_are_added_and_replaced() {
    let dps = Program::start(&["--empty"]);
    let state = json!({
        "enrollmentGroups": [line("line-1")],
        "registrations": [
            {"registrationId": "device-1", "enrollmentGroupId": "line-1", "assignedHub": "hub-1", "lastUpdatedDateTimeUtc": "-2d"},
            {"registrationId": "device-2", "enrollmentGroupId": "line-1", "status": "failed", "errorCode": 400_207},
        ],
    });
    assert_eq!(dps.hook("POST", "state", &state.to_string()).await.0, 204);
    let query =
        registration::Query { group: Id::parse("line-1").unwrap(), max_items: 100, continuation: None };
    let page = query.parse(&dps.send(&query).await).unwrap();
    assert_eq!(
        page.items.iter().map(registration::RegistrationState::id).collect::<Vec<_>>(),
        ["device-1", "device-2"]
    );
    assert_eq!(page.items[0].assigned_hub(), Some("hub-1"));
    let again = json!({"registrations": [{"registrationId": "device-1", "enrollmentGroupId": "line-1", "assignedHub": "hub-2"}]});
    assert_eq!(dps.hook("POST", "state", &again.to_string()).await.0, 204);
    let page = query.parse(&dps.send(&query).await).unwrap();
    assert_eq!((page.items.len(), page.items[0].assigned_hub()), (2, Some("hub-2")));
}

#[tokio::test]
async fn a_state_is_taken_whole_or_not_at_all() {
    let dps = Program::start(&["--empty"]);
    let first = json!({"enrollmentGroups": [line("a")]}).to_string();
    assert_eq!(dps.hook("PUT", "state", &first).await.0, 204);
    let (_, before) = dps.hook("GET", "state", "").await;
    for method in ["PUT", "POST"] {
        let wrong = json!({"enrollmentGroups": [line("b"), {"enrollmentGroupId": "c"}]}).to_string();
        let (status, answer) = dps.hook(method, "state", &wrong).await;
        assert_eq!(status, 400);
        assert!(answer["message"].as_str().unwrap().contains("“c”"), "{answer}");
        assert_eq!(dps.hook("GET", "state", "").await.1, before, "{method}");
    }
    let second = json!({"enrollmentGroups": [line("b")]}).to_string();
    assert_eq!(dps.hook("PUT", "state", &second).await.0, 204);
    assert_eq!(dps.send(&group("a")).await.status, 404);
    assert_eq!(dps.send(&group("b")).await.status, 200);
    // What it shows is what it takes.
    assert_eq!(dps.hook("PUT", "state", &before.to_string()).await.0, 204);
    assert_eq!(dps.hook("GET", "state", "").await.1, before);
}

#[tokio::test]
async fn faults_are_scripted_listed_and_dropped() {
    let dps = Program::start(&["--empty"]);
    let fault = json!({"kind": "status", "status": 503, "path": "/enrollmentGroups", "times": 2});
    assert_eq!(dps.hook("POST", "faults", &fault.to_string()).await.0, 204);
    assert_eq!(dps.send(&group("a")).await.status, 503);
    let (_, left) = dps.hook("GET", "faults", "").await;
    assert_eq!(left, json!([{"kind": "status", "status": 503, "path": "/enrollmentGroups", "times": 1}]));
    assert_eq!(dps.hook("DELETE", "faults", "").await.0, 204);
    assert_eq!(dps.send(&group("a")).await.status, 404);
    let (status, answer) = dps.hook("POST", "faults", r#"{"kind": "flood"}"#).await;
    assert_eq!(status, 400);
    assert!(answer["message"].as_str().unwrap().contains("throttle, status, htmlPage"), "{answer}");
}

#[tokio::test]
async fn the_log_has_requests_without_their_tokens() {
    let dps = Program::start(&["--empty"]);
    assert_eq!(dps.send(&group("a")).await.status, 404);
    let (_, log) = dps.hook("GET", "requests", "").await;
    assert_eq!(log.as_array().unwrap().len(), 1, "the hook's own requests are not in it");
    assert_eq!((&log[0]["method"], &log[0]["status"]), (&json!("GET"), &json!(404)));
    assert_eq!(log[0]["target"], "/enrollmentGroups/a?api-version=2021-10-01");
    assert!(log[0]["headers"].get("host").is_some() && !log.to_string().contains("SharedAccessSignature"));
    assert_eq!(dps.hook("DELETE", "requests", "").await.0, 204);
    assert_eq!(dps.hook("GET", "requests", "").await.1, json!([]));
}

#[tokio::test]
async fn its_clock_lets_tokens_expire() {
    let dps = Program::start(&["--empty"]);
    assert_eq!(dps.hook("PUT", "clock", r#"{"offset": 7200}"#).await.0, 204);
    assert_eq!(dps.send(&group("a")).await.status, 401);
    assert_eq!(dps.hook("POST", "reset", "").await.0, 204);
    assert_eq!(dps.send(&group("a")).await.status, 404);
    assert_eq!(dps.hook("PUT", "clock", "soon").await.0, 400);
}

#[tokio::test]
async fn a_reset_goes_back_to_the_start() {
    let dps = Program::start(&[]);
    let (_, start) = dps.hook("GET", "state", "").await;
    assert_eq!(dps.hook("PUT", "state", "{}").await.0, 204);
    assert_eq!(dps.hook("POST", "faults", r#"{"kind": "dropBefore"}"#).await.0, 204);
    assert_eq!(dps.hook("POST", "reset", "").await.0, 204);
    assert_eq!(dps.hook("GET", "state", "").await.1, start);
    assert_eq!(dps.hook("GET", "faults", "").await.1, json!([]));
}

#[tokio::test]
async fn a_device_registers() {
    let dps = Program::start(&[]);
    let (_, state) = dps.hook("GET", "state", "").await;
    let chip = state["enrollments"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["attestation"]["type"] == "tpm")
        .unwrap();
    let device = json!({"registrationId": "lyon-gateway-01", "endorsementKey": chip["attestation"]["tpm"]["endorsementKey"]});
    let (status, answer) = dps.hook("POST", "devices", &device.to_string()).await;
    assert_eq!((status, &answer["admitted"]), (200, &json!(true)), "{answer}");
    let (_, after) = dps.hook("GET", "state", "").await;
    assert!(after["registrations"].as_array().unwrap().contains(&answer["registration"]));
    assert_eq!(dps.hook("POST", "devices", "{}").await.0, 400);
}

#[tokio::test]
async fn it_is_for_programs_on_this_machine() {
    let dps = Program::start(&["--empty"]);
    for (method, path) in [("GET", "state"), ("PUT", "state"), ("POST", "reset"), ("OPTIONS", "state")] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let url = format!("{}/_emulator/{path}", dps.url());
        let from_page = dps.client().request(method.clone(), &url).header("origin", "https://page.example");
        let answer = from_page.send().await.unwrap();
        assert_eq!(answer.status(), 403, "{method}");
        assert!(answer.headers().get("access-control-allow-origin").is_none());
        let rebound = dps.client().request(method.clone(), &url).header("host", "page.example");
        assert_eq!(rebound.send().await.unwrap().status(), 421, "{method}");
    }
    assert_eq!(dps.hook("GET", "elsewhere", "").await.0, 404);
    assert_eq!(dps.hook("PATCH", "state", "").await.0, 404);
}
