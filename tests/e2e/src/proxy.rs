//! A CORS proxy that keeps the contract, or breaks it in one way.

use std::sync::{Arc, MutexGuard, PoisonError};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use dps_enroll::{
    connection::HostName,
    emulator::{Emulator, Outcome},
    http::{Headers, Method, Request as DpsRequest},
};
use dps_enroll_local::{SharedEmulator, now};
use tokio::task::JoinHandle;

use crate::TestError;

/// How a proxy behaves.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// The origin of the pages that may read its answers.
    pub allows: String,
    /// The headers that they may read.
    pub exposes: &'static str,
    /// Whether it answers preflights.
    pub answers_preflights: bool,
    /// Whether it forwards to any host.
    pub is_open: bool,
    /// Whether it redirects whatever it is asked.
    pub redirects: bool,
}

impl Behaviour {
    /// As the contract asks, for pages of an origin.
    pub fn good(origin: &str) -> Self {
        Self {
            allows: origin.to_owned(),
            exposes: "x-ms-continuation, x-ms-item-type, x-ms-error-code, x-ms-request-id, etag, retry-after, date",
            answers_preflights: true,
            is_open: false,
            redirects: false,
        }
    }
}

/// A proxy on a free port of this machine.
#[derive(Debug)]
pub struct ProxyStub {
    origin: String,
    task: JoinHandle<()>,
}

struct Shared {
    behaviour: Behaviour,
    emulator: SharedEmulator,
}

impl ProxyStub {
    /// Starts one before a DPS.
    ///
    /// # Errors
    /// Those of the system.
    pub async fn start(behaviour: Behaviour, emulator: SharedEmulator) -> Result<Self, TestError> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let shared = Arc::new(Shared { behaviour, emulator });
        let router = axum::Router::new().fallback(answer).with_state(shared);
        let task = tokio::spawn(async move {
            // Ends with the test.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { origin, task })
    }

    /// The template of the contract.
    pub fn template(&self) -> String {
        format!("{}/{{host}}{{path}}", self.origin)
    }
}

impl Drop for ProxyStub {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let behaviour = &shared.behaviour;
    let mut response = if behaviour.redirects {
        plain(StatusCode::MOVED_PERMANENTLY, "").with("location", "/elsewhere")
    } else if request.method() == axum::http::Method::OPTIONS {
        let status =
            if behaviour.answers_preflights { StatusCode::NO_CONTENT } else { StatusCode::FORBIDDEN };
        let headers = "authorization, content-type, if-match, x-ms-max-item-count, x-ms-continuation";
        plain(status, "")
            .with("access-control-allow-methods", "GET, PUT, POST, DELETE")
            .with("access-control-allow-headers", headers)
    } else {
        forwarded(behaviour, &shared.emulator, request).await
    };
    response = response
        .with("access-control-allow-origin", &behaviour.allows)
        .with("access-control-expose-headers", behaviour.exposes)
        .with("cache-control", "no-store");
    response
}

async fn forwarded(behaviour: &Behaviour, emulator: &SharedEmulator, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let target = parts.uri.path().trim_start_matches('/').to_owned();
    let (host, path) = target.split_once('/').unwrap_or((&target, ""));
    let host = HostName::parse(host).ok().filter(HostName::is_azure_dps);
    let method = Method::from_token(parts.method.as_str());
    let (Some(host), Some(method)) = (host, method) else {
        return if behaviour.is_open {
            plain(StatusCode::OK, "<h1>Example Domain</h1>")
        } else {
            plain(StatusCode::FORBIDDEN, r#"{"proxy":{"refused":"hostNotAllowed","message":"No."}}"#)
        };
    };
    let headers = parts.headers.iter().fold(Headers::new(), |headers, (name, value)| {
        headers.with(name.as_str(), value.to_str().unwrap_or_default())
    });
    let body = to_bytes(body, 1 << 20).await.unwrap_or_default();
    let body = String::from_utf8_lossy(&body).into_owned();
    let request = DpsRequest {
        method,
        host,
        path: format!("/{path}"),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers,
        body: Some(body).filter(|body| !body.is_empty()),
    };
    let outcome = locked(emulator).handle(&request, now()).outcome;
    match outcome {
        Outcome::Answer(answer) => {
            let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
            answer
                .headers
                .iter()
                .fold(plain(status, &answer.body), |response, (name, value)| response.with(name, value))
        }
        Outcome::Drop => plain(StatusCode::BAD_GATEWAY, ""),
    }
}

fn locked(emulator: &SharedEmulator) -> MutexGuard<'_, Emulator> {
    emulator.lock().unwrap_or_else(PoisonError::into_inner)
}

fn plain(status: StatusCode, body: &str) -> Response {
    let mut response = Response::new(Body::from(body.to_owned()));
    *response.status_mut() = status;
    response
}

/// Sets a header field.
trait With {
    fn with(self, name: &str, value: &str) -> Self;
}

impl With for Response {
    fn with(mut self, name: &str, value: &str) -> Self {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            self.headers_mut().insert(name, value);
        }
        self
    }
}
