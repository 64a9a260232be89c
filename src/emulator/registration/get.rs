//! `GET /registrations/{id}`.

use serde_json::Value;

use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::Response,
};

/// One record.
pub(in crate::emulator) fn get(store: &Store, id: &str, context: &Context) -> Result<Response, Problem> {
    let record = store.registrations().find(id).ok_or_else(Problem::registration_not_found)?;
    Ok(context.json(200, &Value::Object(record.json.clone())))
}
