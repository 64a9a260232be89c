//! What the operations share on the wire: requests of one form, and how their answers are read.

use serde_json::Value;

use super::{ApiVersion, CallError, Expected, Id, MalformedReason, error};
use crate::{
    connection::ConnectionString,
    http::{Headers, Method, Request, Response},
    percent,
};

/// The most the service returns at once, whatever is asked for.
pub const MAX_PAGE: u32 = 100;

/// The version of an item, sent back unquoted in `If-Match`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Etag(pub String);

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// What to ask the next page with; absent on the last.
    pub continuation: Option<String>,
}

/// A path of segments, each encoded exactly once.
pub(super) fn path(segments: &[&str]) -> String {
    segments.iter().fold(String::new(), |path, segment| path + "/" + &percent::encode(segment))
}

/// A request with or without a JSON body.
pub(super) fn request(
    connection: &ConnectionString,
    method: Method,
    path: String,
    body: Option<String>,
) -> Request {
    let headers = Headers::new().with("Accept", "application/json");
    let headers = match &body {
        Some(_) => headers.with("Content-Type", "application/json; charset=utf-8"),
        None => headers,
    };
    let query = ApiVersion::default().query();
    Request { method, host: connection.host.clone(), path, query, headers, body }
}

/// Makes a request depend on a version.
pub(super) fn if_match(mut request: Request, etag: Option<&Etag>) -> Request {
    if let Some(Etag(etag)) = etag {
        request.headers = request.headers.with("If-Match", etag);
    }
    request
}

/// Asks for one page.
pub(super) fn paged(mut request: Request, max_items: u32, continuation: Option<&String>) -> Request {
    request.headers = request.headers.with("x-ms-max-item-count", max_items.to_string());
    if let Some(continuation) = continuation {
        request.headers = request.headers.with("x-ms-continuation", continuation);
    }
    request
}

/// The JSON of a 200 answer, read further.
pub(super) fn read<T>(
    response: &Response,
    from_json: impl FnOnce(Value) -> Result<T, MalformedReason>,
) -> Result<T, CallError> {
    let status = response.status;
    if status != 200 {
        return Err(error::read(response));
    }
    from_json(error::json(response)?).map_err(|reason| CallError::Malformed { status, reason })
}

/// The page in a 200 answer.
pub(super) fn read_page<T>(
    response: &Response,
    expected: Expected,
    from_json: impl Fn(Value) -> Result<T, MalformedReason>,
) -> Result<Page<T>, CallError> {
    let items = read(response, |value| match value {
        Value::Array(items) => items.into_iter().map(&from_json).collect(),
        _ => Err(MalformedReason::Other(expected)),
    })?;
    let continuation = response.headers.get("x-ms-continuation").filter(|text| !text.is_empty());
    Ok(Page { items, continuation: continuation.map(str::to_owned) })
}

/// The item in a 200 answer, if it is the one that was asked for and has the version that its next change must name. The
/// service gives both always; an answer without them is of something else, and nothing could be done with it.
pub(super) fn read_item<T>(
    response: &Response,
    id: &Id,
    id_field: &'static str,
    from_json: impl FnOnce(Value) -> Result<T, MalformedReason>,
) -> Result<T, CallError> {
    read(response, |value| {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let is_other = text(id_field).is_some_and(|found| !found.eq_ignore_ascii_case(id.as_str()));
        if is_other || (value.is_object() && text("etag").is_none()) {
            return Err(MalformedReason::Shape { expected: if is_other { id_field } else { "etag" } });
        }
        from_json(value)
    })
}

/// That it is done, of a delete. A page of something in between may come with 200.
pub(super) fn read_nothing(response: &Response) -> Result<(), CallError> {
    if response.status == 204 { Ok(()) } else { Err(error::read(response)) }
}
