//! `GET /enrollmentGroups/{id}`.

use serde_json::Value;

use crate::{
    emulator::{Context, problem::Problem, store::Store},
    http::Response,
};

/// One group, without keys.
pub(in crate::emulator) fn get(store: &Store, id: &str, context: &Context) -> Result<Response, Problem> {
    let stored = store.find(id).ok_or_else(Problem::group_not_found)?;
    Ok(context.json(200, &Value::Object(stored.json.clone())))
}
