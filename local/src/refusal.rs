//! Requests that are not passed on, as an answer the page explains: `{"proxy":{"refused":"…"}}`.

use std::fmt;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Why a request is not passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The `Host` header is not this machine.
    ForeignHost,
    /// Another page asks.
    ForeignOrigin,
    /// The target is no `https:` URL.
    NotHttps,
    /// The target's host is no DPS.
    HostNotAllowed,
    /// The target's path is no operation of the service.
    PathNotAllowed,
    /// The method is none of the service's.
    MethodNotAllowed,
    /// The body is over 1 MiB.
    BodyTooLarge,
    /// The service did not answer in time.
    UpstreamTimeout,
    /// The service could not be reached.
    UpstreamUnreachable,
    /// The emulator acted, and could not save what it did.
    NotSaved,
    /// A web page asks the emulator's test hook.
    HookFromPage,
    /// The emulator's test hook has no such path or method.
    NoSuchHook,
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::ForeignOrigin
            | Self::NotHttps
            | Self::HostNotAllowed
            | Self::PathNotAllowed
            | Self::HookFromPage => StatusCode::FORBIDDEN,
            Self::NoSuchHook => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotSaved => StatusCode::INTERNAL_SERVER_ERROR,
            Self::UpstreamTimeout => StatusCode::GATEWAY_TIMEOUT,
            Self::UpstreamUnreachable => StatusCode::BAD_GATEWAY,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ForeignHost => "this server answers for this machine only",
            Self::ForeignOrigin => "this proxy serves its own page only",
            Self::NotHttps => "the target is not an https address",
            Self::HostNotAllowed => "the target is no DPS host (NAME.azure-devices-provisioning.net)",
            Self::PathNotAllowed => "the path is no operation of the DPS service API",
            Self::MethodNotAllowed => "the method is none of GET, PUT, POST, DELETE",
            Self::BodyTooLarge => "the body is over 1 MiB",
            Self::UpstreamTimeout => "the DPS did not answer within 30 seconds",
            Self::UpstreamUnreachable => "the DPS host could not be reached; its name may be wrong",
            Self::HookFromPage => "the emulator's test hook is for programs, not for web pages",
            Self::NoSuchHook => "the emulator's test hook has no such path or method; docs/emulator.md lists them",
            Self::NotSaved => {
                "the emulator acted, but could not write its state file; is the disk full, or the folder gone?"
            }
        })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = serde_json::json!({"proxy": {"refused": self.to_string()}}).to_string();
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        protect(headers);
        response
    }
}

/// An answer of somebody else must never become a page of this origin, nor be kept.
pub(crate) fn protect(headers: &mut axum::http::HeaderMap) {
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
}
