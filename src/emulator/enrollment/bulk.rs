//! `POST /enrollmentGroups` and `POST /enrollments`: up to ten at once. Always 200; what failed stands in the answer.

use serde_json::{Map, Value, json};

use super::{Kind, body, delete::remove, put::upsert};
use crate::{
    dps::MAX_BULK,
    emulator::{Context, Limits, problem::Problem, store::Store},
    http::{Request, Response},
};

/// Does one thing to each item, whatever becomes of the others.
pub(in crate::emulator) fn bulk(
    store: &mut Store,
    limits: Limits,
    kind: Kind,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let sent = body::object(request)?;
    let mode = sent.get("mode").and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
    let items = sent.get(kind.collection()).and_then(Value::as_array);
    let items =
        items.ok_or_else(|| Problem::bad_request(format!("The {} field is required.", kind.collection())))?;
    if items.is_empty() || items.len() > MAX_BULK {
        return Err(Problem::bad_request(format!("A bulk operation takes 1 to {MAX_BULK} items.")));
    }
    let mut errors = Vec::new();
    for item in items {
        let item = item.as_object().cloned().unwrap_or_default();
        let id = item.get(kind.id_field()).and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Err(problem) = one(store, limits, kind, &mode, &id, item, context) {
            errors.push(json!({
                kind.id_field(): id,
                "errorCode": problem.code(),
                "errorStatus": problem.message(),
            }));
        }
    }
    let is_successful = errors.is_empty();
    Ok(context.json(200, &json!({"errors": errors, "isSuccessful": is_successful})))
}

/// Each mode is the single operation with the item's own `etag` as `If-Match`. Recorded is that an update of what exists
/// fails with 409 where it has none; the rest follows from the documentation.
fn one(
    store: &mut Store,
    limits: Limits,
    kind: Kind,
    mode: &str,
    id: &str,
    mut item: Map<String, Value>,
    context: &Context,
) -> Result<(), Problem> {
    let etag = item.remove("etag").and_then(|etag| etag.as_str().map(str::to_owned));
    match mode {
        "create" => upsert(store, limits, kind, id, item, None, context),
        "update" if store.of(kind).find(id).is_none() => Err(kind.not_found()),
        "update" => upsert(store, limits, kind, id, item, etag.as_deref(), context),
        "updateifmatchetag" => {
            upsert(store, limits, kind, id, item, Some(etag.as_deref().unwrap_or_default()), context)
        }
        "delete" => return remove(store, kind, id, etag.as_deref()),
        _ => Err(Problem::bad_request("Unknown bulk operation mode.")),
    }
    .map(|_| ())
}
