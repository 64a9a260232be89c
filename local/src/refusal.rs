//! Requests that are not passed on, as an answer the page explains: `{"proxy":{"refused":"CODE","message":"…"}}`.

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
    /// A page of another origin asks, or nobody who says.
    OriginNotAllowed,
    /// The target's host is no DPS, or none that may be called.
    HostNotAllowed,
    /// The target's path is no operation of the service.
    PathNotAllowed,
    /// The method is none of those the service has there.
    MethodNotAllowed,
    /// The body is over 1 MiB.
    BodyTooLarge,
    /// The body is not as HTTP has it.
    Malformed,
    /// Too many requests within a minute.
    RateLimited {
        /// How long to wait.
        seconds: u64,
    },
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
    /// What the page knows it by.
    fn code(self) -> &'static str {
        match self {
            Self::ForeignHost => "foreignHost",
            Self::OriginNotAllowed => "originNotAllowed",
            Self::HostNotAllowed => "hostNotAllowed",
            Self::PathNotAllowed => "pathNotAllowed",
            Self::MethodNotAllowed => "methodNotAllowed",
            Self::BodyTooLarge => "bodyTooLarge",
            Self::Malformed => "malformed",
            Self::RateLimited { .. } => "rateLimited",
            Self::UpstreamTimeout => "upstreamTimeout",
            Self::UpstreamUnreachable => "upstreamUnreachable",
            Self::NotSaved => "notSaved",
            Self::HookFromPage => "hookFromPage",
            Self::NoSuchHook => "noSuchHook",
        }
    }

    fn status(self) -> StatusCode {
        match self {
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::OriginNotAllowed | Self::HostNotAllowed | Self::PathNotAllowed | Self::HookFromPage => {
                StatusCode::FORBIDDEN
            }
            Self::NoSuchHook => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotSaved => StatusCode::INTERNAL_SERVER_ERROR,
            Self::UpstreamTimeout => StatusCode::GATEWAY_TIMEOUT,
            Self::UpstreamUnreachable => StatusCode::BAD_GATEWAY,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ForeignHost => {
                "This server answers to the names of this machine only, and to those of its --origin."
            }
            Self::OriginNotAllowed => "This page's origin is not allowed; add it to the proxy's origins.",
            Self::HostNotAllowed => {
                "The target is no DPS that this proxy calls; use /NAME.azure-devices-provisioning.net/PATH."
            }
            Self::PathNotAllowed => "The path is no operation of the DPS service API.",
            Self::MethodNotAllowed => "The service API has no such method at this path.",
            Self::BodyTooLarge => "The body is over 1 MiB; send less.",
            Self::Malformed => "The request's body is not as HTTP has it; something in between may have cut it.",
            Self::RateLimited { .. } => "Too many requests a minute; wait, or raise the proxy's limit.",
            Self::UpstreamTimeout => "The DPS did not answer in time; try again later.",
            Self::UpstreamUnreachable => "The DPS could not be reached; check its name, and the proxy's network.",
            Self::HookFromPage => "The emulator's test hook is for programs, not for web pages.",
            Self::NoSuchHook => "The emulator's test hook has no such path or method; docs/emulator.md lists them.",
            Self::NotSaved => {
                "The emulator acted, but could not write its state file; is the disk full, or the folder gone?"
            }
        })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body =
            serde_json::json!({"proxy": {"refused": self.code(), "message": self.to_string()}}).to_string();
        let mut response = (self.status(), body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Self::RateLimited { seconds } = self {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
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
