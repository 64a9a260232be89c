//! CORS as a proxy of this page must answer it: each origin by name, each header by name.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::proxy::RESPONSE_HEADERS;

const METHODS: &str = "GET, PUT, POST, DELETE";
const REQUEST_HEADERS: &str = "authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation";

/// Allows the origin of a request to read the answer.
pub(crate) fn allow(origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = origin else { return };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    if let Ok(exposed) = HeaderValue::from_str(&RESPONSE_HEADERS.join(", ")) {
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
    }
}

/// Answers a preflight.
pub(crate) fn preflight(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(REQUEST_HEADERS));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
}
