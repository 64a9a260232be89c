//! The CORS proxy: `/proxy/{host}{path}`, to the DPS hosts of Azure and to nothing else. `proxy/README.md` is the contract
//! it keeps, `proxy/conformance` the proof.
//!
//! `rules` decides what may be called, `limit` how often; what stands here passes on and back, by lists of names.

mod limit;
mod rules;

use std::{
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use http_body_util::{BodyExt, LengthLimitError, Limited};

use self::{limit::Limit, rules::check};
use crate::{
    cors,
    refusal::{Refusal, protect},
    server::StartError,
};

/// Where the proxy stands.
pub(crate) const PREFIX: &str = "/proxy";

const MAX_BODY: u64 = 1024 * 1024;

/// What is passed on of a request; the length of the body and the host are the client's own.
const REQUEST_HEADERS: [&str; 6] =
    ["accept", "authorization", "content-type", "if-match", "x-ms-max-item-count", "x-ms-continuation"];

/// What is passed back of an answer.
const RESPONSE_HEADERS: [&str; 8] = [
    "content-type",
    "date",
    "etag",
    "retry-after",
    "x-ms-continuation",
    "x-ms-error-code",
    "x-ms-item-type",
    "x-ms-request-id",
];

/// Whom the proxy serves, and with what.
#[derive(Clone, Debug)]
pub struct ProxySettings {
    /// The origins of pages that may use it, besides that of its own page, such as `https://team.github.io`.
    pub origins: Vec<String>,
    /// The short names of the DPS that may be called; empty for any.
    pub names: Vec<String>,
    /// Requests a minute; 0 for no limit. The service itself takes 1,000.
    pub per_minute: u32,
    /// How long the service may take to answer.
    pub timeout: Duration,
}

impl Default for ProxySettings {
    fn default() -> Self {
        Self { origins: Vec::new(), names: Vec::new(), per_minute: 1000, timeout: Duration::from_secs(30) }
    }
}

/// A proxy that is ready.
#[derive(Clone, Debug)]
pub(crate) struct Proxy {
    settings: Arc<ProxySettings>,
    limit: Arc<Limit>,
    client: reqwest::Client,
}

impl Proxy {
    /// Prepares it. Its client follows no redirects and knows no cookies.
    pub(crate) fn new(settings: ProxySettings) -> Result<Self, StartError> {
        static PROVIDER: OnceLock<()> = OnceLock::new();
        PROVIDER.get_or_init(|| {
            // Fails only where one is installed already, which is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(settings.timeout)
            .build()
            .map_err(|error| StartError::Tls(error.to_string()))?;
        let limit = Arc::new(Limit::new(settings.per_minute));
        Ok(Self { settings: Arc::new(settings), limit, client })
    }

    /// Passes a request on and its answer back, or says why not.
    pub(crate) async fn forward(self, request: Request) -> Response {
        let (origin, answered) = match self.allowed_origin(request.method(), request.headers()) {
            Ok(origin) => (origin.cloned(), self.attempt(request).await),
            Err(refusal) => (None, Err(refusal)),
        };
        let mut response = answered.unwrap_or_else(IntoResponse::into_response);
        cors::allow(origin.as_ref(), response.headers_mut());
        protect(response.headers_mut());
        response
    }

    /// The origin that may read the answer. Browsers name it, except for a GET of the page's own.
    fn allowed_origin<'a>(
        &self,
        method: &Method,
        headers: &'a HeaderMap,
    ) -> Result<Option<&'a HeaderValue>, Refusal> {
        let text = |value: &'a HeaderValue| value.to_str().unwrap_or_default();
        let own = || headers.get(header::HOST).map(|host| format!("http://{}", text(host)));
        let mut named = headers.get_all(header::ORIGIN).iter();
        match (named.next(), named.next()) {
            (None, _) => {
                let is_own = headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
                if is_own && method == Method::GET { Ok(None) } else { Err(Refusal::OriginNotAllowed) }
            }
            (Some(origin), None)
                if self.settings.origins.iter().any(|allowed| allowed == text(origin))
                    || own().is_some_and(|own| own == text(origin)) =>
            {
                Ok(Some(origin))
            }
            _ => Err(Refusal::OriginNotAllowed),
        }
    }

    async fn attempt(&self, request: Request) -> Result<Response, Refusal> {
        let (parts, body) = request.into_parts();
        // A target with a scheme is for a proxy of another kind.
        let target = parts.uri.path_and_query().filter(|_| parts.uri.scheme().is_none());
        let target = target.and_then(|target| target.as_str().strip_prefix(PREFIX)).unwrap_or_default();
        let allowed = check(&parts.method, target, &self.settings.names)?;
        if parts.method == Method::OPTIONS {
            let mut response = StatusCode::NO_CONTENT.into_response();
            cors::preflight(response.headers_mut());
            return Ok(response);
        }
        self.limit.take(Instant::now()).map_err(|seconds| Refusal::RateLimited { seconds })?;
        let body = read(&parts.headers, body).await?;
        let address = format!("https://{}{}", allowed.host, allowed.target);
        // The service wants the length of every body, also of an empty one (RFC 9110, section 8.6).
        let is_empty_body = body.is_empty() && matches!(parts.method, Method::POST | Method::PUT);
        let mut outgoing = self.client.request(parts.method, address).body(body);
        if is_empty_body {
            outgoing = outgoing.header(header::CONTENT_LENGTH, 0);
        }
        for name in REQUEST_HEADERS {
            for value in parts.headers.get_all(name) {
                outgoing = outgoing.header(name, value);
            }
        }
        let failed = |error: reqwest::Error| {
            if error.is_timeout() { Refusal::UpstreamTimeout } else { Refusal::UpstreamUnreachable }
        };
        let answer = outgoing.send().await.map_err(failed)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let mut response = Response::new(Body::from(answer.bytes().await.map_err(failed)?));
        *response.status_mut() = status;
        for name in RESPONSE_HEADERS {
            if let Some(value) = headers.get(name) {
                response.headers_mut().insert(name, value.clone());
            }
        }
        Ok(response)
    }
}

/// Reads a body whole, before anything is passed on.
async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Refusal> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > MAX_BODY) {
        return Err(Refusal::BodyTooLarge);
    }
    let limit = usize::try_from(MAX_BODY).unwrap_or(usize::MAX);
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal::BodyTooLarge),
        Err(_) => Err(Refusal::Malformed),
    }
}
