//! `GET /enrollmentGroups/{id}` and `GET /enrollments/{id}`.

use serde_json::{Value, json};

use super::Kind;
use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::Response,
};

/// One enrollment, without keys; an individual one with what became of its device.
pub(in crate::emulator) fn get(
    store: &Store,
    kind: Kind,
    id: &str,
    context: &Context,
) -> Result<Response, Problem> {
    let stored = store.of(kind).find(id).ok_or_else(|| kind.not_found())?;
    let mut json = stored.json.clone();
    if kind == Kind::Individual {
        let record = store.registrations().find(id).map(|record| Value::Object(record.json.clone()));
        // What the service returns for a device that never registered is not recorded.
        let never = || json!({"registrationId": stored.id(), "status": "unassigned"});
        json.insert("registrationState".to_owned(), record.unwrap_or_else(never));
    }
    Ok(context.json(200, &Value::Object(json)))
}
