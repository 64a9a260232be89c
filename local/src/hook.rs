//! The emulator's test hook: what a team's tests set and look at from outside, below `/_emulator/`. The service has no path
//! that begins so. `docs/emulator.md` describes it.
//!
//! It asks for no token. Web pages are kept out by their `Origin`, other machines by the loopback address.

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use dps_enroll::emulator::{Emulator, Logged};
use serde_json::{Value, json};

use crate::{
    emulator_host::{Running, lock},
    refusal::Refusal,
};

/// Where the hook stands.
pub(crate) const PREFIX: &str = "/_emulator";

/// 10,000 records have some 3 MiB.
const MAX_STATE: usize = 64 * 1024 * 1024;

/// The hook's paths.
pub(crate) fn router() -> Router<Running> {
    Router::new()
        .route("/state", get(state).put(replace_state).post(add_state))
        .route("/faults", get(faults).post(script).delete(clear_faults))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/clock", put(set_clock))
        .route("/devices", post(register))
        .route("/reset", post(reset))
        .fallback(unknown)
        .method_not_allowed_fallback(unknown)
        .layer(DefaultBodyLimit::max(MAX_STATE))
        .layer(middleware::from_fn(programs_only))
}

/// A web page must not reach into a DPS that runs on its visitor's machine.
async fn programs_only(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::ORIGIN) {
        return Refusal::HookFromPage.into_response();
    }
    next.run(request).await
}

async fn unknown() -> Response {
    Refusal::NoSuchHook.into_response()
}

/// Does something to the emulator; what it did is saved before it is answered.
async fn change<E: ToString>(host: &Running, act: impl FnOnce(&mut Emulator) -> Result<(), E>) -> Response {
    let acted = act(&mut lock(&host.emulator));
    if let Err(error) = acted {
        return bad_request(&error.to_string());
    }
    match host.save().await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

fn look(host: &Running, at: impl FnOnce(&Emulator) -> Value) -> Response {
    Json(at(&lock(&host.emulator))).into_response()
}

fn bad_request(message: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({"message": message}))).into_response()
}

async fn state(State(host): State<Running>) -> Response {
    look(&host, Emulator::save)
}

async fn replace_state(State(host): State<Running>, body: String) -> Response {
    let now = host.clock.now();
    change(&host, |emulator| emulator.replace(&body, now)).await
}

async fn add_state(State(host): State<Running>, body: String) -> Response {
    let now = host.clock.now();
    change(&host, |emulator| emulator.add(&body, now)).await
}

async fn register(State(host): State<Running>, body: String) -> Response {
    let now = host.clock.now();
    let registered = lock(&host.emulator).register(&body, now);
    let answer = match registered {
        Ok(answer) => answer,
        Err(error) => return bad_request(&error.to_string()),
    };
    match host.save().await {
        Ok(()) => Json(answer).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

async fn faults(State(host): State<Running>) -> Response {
    look(&host, Emulator::scripted)
}

async fn script(State(host): State<Running>, body: String) -> Response {
    change(&host, |emulator| emulator.script_json(&body)).await
}

async fn clear_faults(State(host): State<Running>) -> StatusCode {
    lock(&host.emulator).clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests(State(host): State<Running>) -> Response {
    look(&host, |emulator| emulator.log().map(logged).collect())
}

async fn clear_requests(State(host): State<Running>) -> StatusCode {
    lock(&host.emulator).clear_log();
    StatusCode::NO_CONTENT
}

/// A request without its token: what was signed is for the emulator to judge.
fn logged(request: &Logged) -> Value {
    let headers = request.headers.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("authorization"));
    let headers: serde_json::Map<_, _> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), json!(value))).collect();
    json!({
        "method": request.method.as_str(),
        "target": request.target,
        "headers": headers,
        "status": request.status,
    })
}

async fn set_clock(State(host): State<Running>, body: String) -> Response {
    let read: Option<Value> = serde_json::from_str(&body).ok();
    match read.and_then(|read| read.get("offset").and_then(Value::as_i64)) {
        Some(offset) => {
            host.clock.set_offset(offset);
            StatusCode::NO_CONTENT.into_response()
        }
        None => bad_request("A clock is set with {\"offset\": SECONDS}, ahead of this machine's."),
    }
}

async fn reset(State(host): State<Running>) -> Response {
    host.clock.reset();
    let (now, start) = (host.clock.now(), host.start.clone());
    change(&host, |emulator| {
        emulator.clear_faults();
        emulator.clear_log();
        emulator.clear_meter();
        emulator.replace(&start, now)
    })
    .await
}
