//! The emulator over HTTP: what a DPS behind a CORS proxy looks like to the page.
//!
//! Takes plain paths (`/enrollmentGroups/…`) and the forms of proxies (`/HOST/enrollmentGroups/…`, `/https://HOST/…`). The page's
//! origin may read its answers, unless a scripted fault takes CORS away. It answers for this machine's names and for those of
//! its DPS, with the port or without, and takes tokens signed for any of them.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{self, HeaderMap, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
};
use dps_enroll::{
    connection::HostName,
    emulator::{Emulator, Outcome, Reply},
    http::{Headers, Method, Request as DpsRequest},
};

use crate::{
    clock::Clock,
    cors, hook,
    listener::Sockets,
    loopback::{self, Names},
    refusal::Refusal,
    server::{Server, StartError},
    state_file::StateFile,
    tls::Identity,
};

const MAX_BODY: usize = 1024 * 1024;

/// An emulator shared with whoever scripts it.
pub type SharedEmulator = Arc<Mutex<Emulator>>;

/// Serves an emulator.
#[derive(Clone, Debug)]
pub struct EmulatorHost {
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// The DPS.
    pub emulator: SharedEmulator,
    /// Seconds added to this machine's clock: the service's clock as a test wants it.
    pub clock_offset: i64,
    /// What to show of itself to serve https; http where it has nothing.
    pub identity: Option<Identity>,
    /// Where the DPS is saved after each change, before the change is answered.
    pub state_file: Option<StateFile>,
}

/// A host that runs.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    pub(crate) emulator: SharedEmulator,
    pub(crate) clock: Clock,
    /// What the DPS started with.
    pub(crate) start: Arc<str>,
    state_file: Option<StateFile>,
}

impl EmulatorHost {
    /// Starts it.
    ///
    /// # Errors
    /// Says what to do.
    pub async fn start(self) -> Result<Server, StartError> {
        let sockets = Sockets::bind(self.port).await?;
        let (names, start) = {
            let mut emulator = lock(&self.emulator);
            (take_names(&mut emulator, sockets.address().port()), emulator.save().to_string())
        };
        let running = Running {
            emulator: self.emulator,
            clock: Clock::new(self.clock_offset),
            start: start.into(),
            state_file: self.state_file,
        };
        let router = Router::new()
            .nest(hook::PREFIX, hook::router())
            .fallback(handle)
            .with_state(running)
            .layer(middleware::from_fn_with_state(names, loopback::guard_names));
        Ok(Server::start(sockets, self.identity.as_ref(), router))
    }
}

/// The emulator; a panic elsewhere must not silence it.
pub(crate) fn lock(emulator: &SharedEmulator) -> MutexGuard<'_, Emulator> {
    emulator.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the DPS its names on this machine, and all of its names with the port, as clients sign it; returns them.
fn take_names(emulator: &mut Emulator, port: u16) -> Names {
    let this_machine = ["localhost", "127.0.0.1"].map(str::to_owned);
    let own: Vec<String> = emulator.names().map(ToString::to_string).chain(this_machine).collect();
    let own = own.into_iter().flat_map(|name| [format!("{name}:{port}"), name]);
    for name in own.filter_map(|name| HostName::parse(&name).ok()) {
        if !emulator.names().any(|known| *known == name) {
            emulator.add_alias(name);
        }
    }
    emulator.names().map(ToString::to_string).collect()
}

impl Running {
    /// Saves what has changed.
    pub(crate) async fn save(&self) -> Result<(), Refusal> {
        let Some(file) = self.state_file.clone() else { return Ok(()) };
        let emulator = Arc::clone(&self.emulator);
        let saved = tokio::task::spawn_blocking(move || file.save(&emulator)).await;
        if matches!(saved, Ok(Ok(()))) { Ok(()) } else { Err(Refusal::NotSaved) }
    }
}

async fn handle(State(host): State<Running>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let origin = parts.headers.get(header::ORIGIN).cloned();
    if parts.method == http::Method::OPTIONS {
        let mut response = StatusCode::NO_CONTENT.into_response();
        cors::allow(origin.as_ref(), response.headers_mut());
        cors::preflight(response.headers_mut());
        return response;
    }
    let Some(method) = Method::from_token(parts.method.as_str()) else {
        return Refusal::MethodNotAllowed.into_response();
    };
    let Ok(body) = to_bytes(body, MAX_BODY).await else { return Refusal::BodyTooLarge.into_response() };
    let target = parts.uri.path_and_query().map(http::uri::PathAndQuery::as_str).unwrap_or_default();
    let reply = {
        let mut emulator = lock(&host.emulator);
        let target = emulator.names().find_map(|name| own_path(target, name)).unwrap_or(target);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let request = DpsRequest {
            method,
            host: emulator.host().clone(),
            path: path.to_owned(),
            query: query.to_owned(),
            headers: read_headers(&parts.headers),
            body: (!body.is_empty()).then(|| String::from_utf8_lossy(&body).into_owned()),
        };
        emulator.handle(&request, host.clock.now())
    };
    if let Err(refusal) = host.save().await {
        return refusal.into_response();
    }
    answer(reply, origin.as_ref()).await
}

/// What follows the name or the address of a DPS, where a target begins with it: the forms of proxies.
fn own_path<'a>(target: &'a str, name: &HostName) -> Option<&'a str> {
    let behind = |own: String| {
        let (start, rest) = target.split_at_checked(own.len())?;
        (start.eq_ignore_ascii_case(&own) && rest.starts_with(['/', '?'])).then_some(rest)
    };
    behind(format!("/{name}")).or_else(|| behind(format!("/https://{name}")))
}

fn read_headers(headers: &HeaderMap) -> Headers {
    headers.iter().fold(Headers::new(), |read, (name, value)| match value.to_str() {
        Ok(value) => read.with(name.as_str(), value),
        Err(_) => read,
    })
}

async fn answer(reply: Reply, origin: Option<&http::HeaderValue>) -> Response {
    tokio::time::sleep(Duration::from_millis(reply.delay_ms.into())).await;
    let Outcome::Answer(answer) = reply.outcome else {
        // A body that fails at once makes the server close the connection in the middle of an answer.
        let broken = Body::from_stream(BrokenStream);
        return Response::new(broken);
    };
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in answer.headers.iter() {
        if let (Ok(name), Ok(value)) = (http::HeaderName::try_from(name), http::HeaderValue::from_str(value))
        {
            response.headers_mut().insert(name, value);
        }
    }
    if reply.cors {
        cors::allow(origin, response.headers_mut());
    }
    response
}

/// A stream whose first item is an error.
struct BrokenStream;

impl futures_core::Stream for BrokenStream {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into())))
    }
}
