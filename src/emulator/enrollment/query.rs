//! `POST /enrollmentGroups/query` and `POST /enrollments/query`: the text of the query is required and ignored, as reported
//! of the service (azure-iot-sdk-csharp#794). Pages of 100, or fewer where asked.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{Kind, body};
use crate::{
    dps::MAX_PAGE,
    emulator::{
        Context,
        problem::Problem,
        store::{Store, Stored},
    },
    http::{Request, Response},
    json,
};

/// One page.
pub(in crate::emulator) fn query(
    store: &Store,
    kind: Kind,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let specification = body::object(request)?;
    if !specification.get("query").is_some_and(Value::is_string) {
        return Err(Problem::bad_request("The query field is required."));
    }
    page(store.of(kind).all(), kind.item_type(), request, context)
}

/// One page of items in their order, from where the request's continuation says.
pub(in crate::emulator) fn page<'a>(
    items: impl Iterator<Item = &'a Stored>,
    item_type: &str,
    request: &Request,
    context: &Context,
) -> Result<Response, Problem> {
    let after = match request.headers.get("x-ms-continuation") {
        None | Some("") => 0,
        Some(text) => read(text).ok_or_else(Problem::bad_continuation)?,
    };
    let asked = request.headers.get("x-ms-max-item-count").and_then(|text| text.parse().ok());
    let size = asked.filter(|asked| (1..=MAX_PAGE).contains(asked)).unwrap_or(MAX_PAGE);
    let mut items = items.filter(|stored| stored.sequence > after);
    let page: Vec<_> = items.by_ref().take(usize::try_from(size).unwrap_or_default()).collect();
    let found = page.iter().map(|stored| Value::Object(stored.json.clone())).collect();
    let mut response = context.json(200, &Value::Array(found));
    response.headers =
        response.headers.with("X-Content-Type-Options", "nosniff").with("x-ms-item-type", item_type);
    if let (Some(last), true) = (page.last(), items.next().is_some()) {
        response.headers = response.headers.with("x-ms-continuation", write(last.sequence));
    }
    Ok(response)
}

/// A continuation in the form of the service's: base64 of a Cosmos token.
fn write(sequence: u64) -> String {
    STANDARD.encode(
        json!([{"token": format!("+RID:~emulator#RT:1#TRC:{sequence}"), "range": {"min": "", "max": "FF"}}])
            .to_string(),
    )
}

fn read(text: &str) -> Option<u64> {
    let token = json::read(&String::from_utf8(STANDARD.decode(text).ok()?).ok()?).ok()?;
    token.get(0)?.get("token")?.as_str()?.strip_prefix("+RID:~emulator#RT:1#TRC:")?.parse().ok()
}
