//! Reading a request's body.

use serde_json::{Map, Value};

use crate::{emulator::problem::Problem, http::Request};

/// The JSON object in a body of the right content type.
pub(super) fn object(request: &Request) -> Result<Map<String, Value>, Problem> {
    let content_type = request.headers.get("content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(Problem::wrong_content_type());
    }
    let body = request.body.as_deref().unwrap_or_default();
    serde_json::from_str(body)
        .map_err(|error| Problem::bad_request(format!("The request body is not valid JSON: {error}")))
}
