//! Whether an answer, and what was passed on for it, is what a case and the contract demand.

use serde_json::Value;

use crate::{
    case::{Case, Passed},
    engine::{Engine, Feature},
    wire::Message,
};

/// On every answer.
const PROTECTION: [(&str, &str); 4] = [
    ("vary", "Origin"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("content-security-policy", "default-src 'none'; sandbox"),
];

const EXPOSED: &str =
    "x-ms-continuation, x-ms-item-type, x-ms-error-code, x-ms-request-id, etag, retry-after, date";

/// On no answer, whatever the service sends.
const NEVER: [&str; 6] = [
    "access-control-allow-credentials",
    "set-cookie",
    "location",
    "refresh",
    "x-upstream-secret",
    "strict-transport-security",
];

/// What may be passed on of a request, with what an engine adds of its own.
const PASSED: [&str; 10] = [
    "accept",
    "authorization",
    "content-type",
    "content-length",
    "if-match",
    "x-ms-max-item-count",
    "x-ms-continuation",
    "host",
    "user-agent",
    "connection",
];

/// What a request asks for that stands in the body of another.
const HIDDEN: &str = "/enrollments/b";

/// What is wrong with an answer; empty where nothing is.
pub fn answer(case: &Case, engine: &dyn Engine, answer: &Message) -> Vec<String> {
    let mut wrong = Vec::new();
    let status = answer.status();
    if case.or_malformed && matches!(status, 400 | 404 | 405 | 414 | 501) {
        return wrong;
    }
    // workerd has no other word for it.
    if case.method == "CONNECT" && status == 500 {
        return wrong;
    }
    if case.may_refuse && (matches!(status, 400..=431 | 501) || answer.body.is_empty()) {
        return wrong;
    }
    if status != case.status {
        wrong.push(format!("status {status} instead of {}", case.status));
    }
    for (name, value) in PROTECTION {
        demand(&mut wrong, answer, name, Some(value));
    }
    let is_let_in = case.refused != "originNotAllowed";
    let origin = case.origin().filter(|_| is_let_in);
    demand(&mut wrong, answer, "access-control-allow-origin", origin);
    let is_preflight = case.method == "OPTIONS" && case.refused.is_empty();
    if is_preflight {
        demand(&mut wrong, answer, "access-control-allow-methods", Some("GET, PUT, POST, DELETE"));
        let headers = "authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation";
        demand(&mut wrong, answer, "access-control-allow-headers", Some(headers));
        demand(&mut wrong, answer, "access-control-max-age", Some("7200"));
    } else {
        demand(&mut wrong, answer, "access-control-expose-headers", origin.map(|_| EXPOSED));
    }
    let lacks_list = engine.lacks().contains(&Feature::AnswerHeaderList);
    for name in NEVER.into_iter().filter(|name| !(lacks_list && *name == "x-upstream-secret")) {
        demand(&mut wrong, answer, name, None);
    }
    for (name, value) in &case.has {
        match (value.as_str(), answer.header(name)) {
            ("*", None) => wrong.push(format!("no {name}")),
            ("*", Some(_)) => {}
            (value, _) => demand(&mut wrong, answer, name, Some(value)),
        }
    }
    for name in &case.has_not {
        demand(&mut wrong, answer, name, None);
    }
    let body = String::from_utf8_lossy(&answer.body);
    if !case.refused.is_empty() && case.method != "HEAD" {
        refusal(&mut wrong, case, answer, &body);
    }
    if case.answers.as_ref().is_some_and(|demanded| *demanded != body) {
        wrong.push(format!("body {body:?}"));
    }
    if case.answers_bytes.is_some_and(|demanded| demanded != answer.body.len()) {
        wrong.push(format!("{} bytes of body", answer.body.len()));
    }
    wrong
}

fn refusal(wrong: &mut Vec<String>, case: &Case, answer: &Message, body: &str) {
    demand(wrong, answer, "content-type", Some("application/json"));
    let read: Value = serde_json::from_str(body).unwrap_or_default();
    let proxy = &read["proxy"];
    if proxy["refused"] != case.refused.as_str() {
        wrong.push(format!("refused as {body:?} instead of {}", case.refused));
    }
    let message = proxy["message"].as_str().unwrap_or_default();
    if !message.ends_with('.') || message.len() < 20 {
        wrong.push(format!("{message:?} is no sentence"));
    }
    if case.refused == "rateLimited" {
        let seconds = answer.header("retry-after").and_then(|seconds| seconds.parse().ok());
        if !matches!(seconds, Some(1..=60)) {
            wrong.push(format!("retry-after {seconds:?}"));
        }
    }
}

/// What is wrong with what the told server and the emulator saw.
pub fn passed_on(case: &Case, seen: &[Message], emulator_saw: usize) -> Vec<String> {
    let mut wrong = Vec::new();
    for request in seen {
        if request.line.contains(HIDDEN) && !case.target.contains(HIDDEN) {
            wrong.push(format!("passed on what stood in a body: {:?}", request.line));
        }
        let unlisted = request.headers.iter().filter(|(name, _)| !PASSED.contains(&name.as_str()));
        wrong.extend(unlisted.map(|(name, value)| format!("passed on {name}: {value}")));
        let connection = request.header("connection").map(|value| value.to_ascii_lowercase());
        if !matches!(connection.as_deref(), None | Some("close" | "keep-alive")) {
            wrong.push(format!("passed on connection: {connection:?}"));
        }
    }
    // The proxy tried, and the service did not answer as it should.
    let was_tried = case.refused.starts_with("upstream");
    let is_refused = case.never_passed || (!case.refused.is_empty() && !was_tried);
    // Those before it were let through.
    if is_refused && case.repeat == 0 && (!seen.is_empty() || emulator_saw > 0) {
        wrong.push(format!("passed on all the same: {seen:?}, and {emulator_saw} to the emulator"));
    }
    if seen.len() > 1 && case.repeat == 0 {
        wrong.push(format!("passed on {} times: {seen:?}", seen.len()));
    }
    match (&case.passed, seen) {
        (Some(demanded), [request]) => wrong.extend(compare(demanded, request)),
        (Some(_), []) if !case.or_malformed => wrong.push("not passed on".to_owned()),
        _ => {}
    }
    wrong
}

fn compare(demanded: &Passed, request: &Message) -> Vec<String> {
    let mut wrong = Vec::new();
    if !demanded.line.is_empty() && request.line != format!("{} HTTP/1.1", demanded.line) {
        wrong.push(format!("passed on as {:?}", request.line));
    }
    for (name, value) in &demanded.has {
        demand(&mut wrong, request, name, Some(value));
    }
    for name in &demanded.has_not {
        demand(&mut wrong, request, name, None);
    }
    let body = String::from_utf8_lossy(&request.body);
    if demanded.body.as_ref().is_some_and(|demanded| *demanded != body) {
        wrong.push(format!("passed on the body {body:?}"));
    }
    if demanded.bytes.is_some_and(|demanded| demanded != request.body.len()) {
        wrong.push(format!("passed on {} bytes of body", request.body.len()));
    }
    wrong
}

fn demand(wrong: &mut Vec<String>, message: &Message, name: &str, value: Option<&str>) {
    let found = message.header(name);
    if found.as_deref() != value {
        wrong.push(format!("{name}: {found:?} instead of {value:?}"));
    }
}
