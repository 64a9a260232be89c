//! CORS as a proxy of this page must answer it: each origin by name, each header by name.

use axum::http::{HeaderMap, HeaderValue, header};

const METHODS: &str = "GET, PUT, POST, DELETE";
const REQUEST_HEADERS: &str = "authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation";
const EXPOSED: &str =
    "x-ms-continuation, x-ms-item-type, x-ms-error-code, x-ms-request-id, etag, retry-after, date";
/// Seconds; Chromium keeps an answer no longer.
const MAX_AGE: &str = "7200";

/// Allows the origin of a request to read the answer.
pub(crate) fn allow(origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = origin else { return };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
}

/// Answers a preflight.
pub(crate) fn preflight(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static(METHODS));
    headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static(REQUEST_HEADERS));
    headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static(MAX_AGE));
}
