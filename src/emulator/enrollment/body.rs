//! Reading a request's body.

use serde_json::{Map, Value};

use crate::{
    emulator::problem::Problem,
    http::Request,
    json::{self, Misread},
};

/// The JSON object in a body of the right content type.
pub(super) fn object(request: &Request) -> Result<Map<String, Value>, Problem> {
    let content_type = request.headers.get("content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(Problem::wrong_content_type());
    }
    let body = request.body.as_deref().unwrap_or_default();
    json::read_object(body).map_err(|Misread { line, column }| {
        Problem::bad_request(format!("The request body is no JSON object: line {line}, column {column}."))
    })
}
