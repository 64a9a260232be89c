//! A DPS in memory: the service API of one instance, pure. `handle(request, now)` gives what the service would answer.
//!
//! One core, three bodies: the sandbox inside the page, contract tests, and the HTTP host in `local/`. It verifies
//! tokens, ETags and bodies as the service is recorded to do; where no recording exists, the comment says so. What it does
//! not support it refuses by name, with 501.

mod auth;
mod device;
mod enrollment;
mod fault;
mod limits;
mod problem;
mod registration;
mod route;
mod sandbox;
mod script;
mod state;
mod store;

use std::collections::VecDeque;

pub use self::{
    auth::Policy,
    device::DeviceError,
    fault::{Fault, FaultKind},
    limits::Limits,
    sandbox::{SANDBOX_DEVICE, SANDBOX_KEY, SANDBOX_POLICY, sandbox_authorities, sandbox_connection_string},
    script::ScriptError,
    state::StateError,
};
use self::{limits::Meter, problem::Problem, route::Operation, store::Store};
use crate::{
    connection::HostName,
    http::{Headers, Method, Request, Response},
    time::UnixSeconds,
};

/// The api-versions of the service whose paths and bodies are these.
const API_VERSIONS: [&str; 11] = [
    "2017-11-15",
    "2018-04-01",
    "2018-09-01-preview",
    "2019-03-31",
    "2021-06-01",
    "2021-10-01",
    "2021-11-01-preview",
    "2025-07-01-preview",
    "2026-07-01-preview",
    "2026-11-01",
    "2026-11-02-preview",
];

/// How many requests the log keeps.
const LOG_LENGTH: usize = 1000;

/// A DPS in memory.
#[derive(Debug)]
pub struct Emulator {
    host: HostName,
    aliases: Vec<HostName>,
    policies: Vec<Policy>,
    limits: Limits,
    meter: Meter,
    store: Store,
    faults: Vec<Fault>,
    log: VecDeque<Logged>,
    answered: u64,
}

/// What became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// How long the host waits before it answers.
    pub delay_ms: u32,
    /// Whether the host adds CORS headers.
    pub cors: bool,
    /// The answer, if there is one.
    pub outcome: Outcome,
}

/// An answer, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer.
    Answer(Response),
    /// The connection is closed without one.
    Drop,
}

/// A request that was handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Its method.
    pub method: Method,
    /// Path and query.
    pub target: String,
    /// Its headers; `Debug` hides the token.
    pub headers: Headers,
    /// The status it was answered with; `None` for a dropped connection.
    pub status: Option<u16>,
}

impl Emulator {
    /// An empty DPS at a host, with its policies and without limits. `seed` makes generated keys differ between instances.
    pub fn new(host: HostName, policies: Vec<Policy>, seed: u64) -> Self {
        Self {
            host,
            aliases: Vec::new(),
            policies,
            limits: Limits::default(),
            meter: Meter::default(),
            store: Store::new(seed),
            faults: Vec::new(),
            log: VecDeque::new(),
            answered: 0,
        }
    }

    /// The host it answers for.
    pub fn host(&self) -> &HostName {
        &self.host
    }

    /// Another name of the host, as a client may know it: with its port, or as an address.
    pub fn add_alias(&mut self, name: HostName) {
        self.aliases.push(name);
    }

    /// All names it answers for.
    pub fn names(&self) -> impl Iterator<Item = &HostName> {
        std::iter::once(&self.host).chain(&self.aliases)
    }

    /// Sets what is limited. What is there already stays.
    pub fn set_limits(&mut self, limits: Limits) {
        self.limits = limits;
    }

    /// Scripts a fault; faults strike in the order they were scripted.
    pub fn script(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Forgets the faults that have not struck.
    pub fn forget_faults(&mut self) {
        self.faults.clear();
    }

    /// The newest requests, oldest first.
    pub fn log(&self) -> impl Iterator<Item = &Logged> {
        self.log.iter()
    }

    /// Forgets the log.
    pub fn clear_log(&mut self) {
        self.log.clear();
    }

    /// Begins a new minute of the limit on operations.
    pub fn clear_meter(&mut self) {
        self.meter = Meter::default();
    }

    /// Handles a request at a point in time.
    pub fn handle(&mut self, request: &Request, now: UnixSeconds) -> Reply {
        self.answered += 1;
        let strike = fault::strike(&mut self.faults, request.method, &request.path);
        // A fault that replaces the answer strikes before the service acted.
        let replaced = strike.as_ref().and_then(|kind| fault::replace(kind, &self.context(now)));
        let reply = replaced.unwrap_or_else(|| {
            let response = self.serve(request, now);
            let response = response.unwrap_or_else(|problem| problem.response(&self.context(now)));
            fault::alter(strike, response)
        });
        let status = match &reply.outcome {
            Outcome::Answer(response) => Some(response.status),
            Outcome::Drop => None,
        };
        if self.log.len() == LOG_LENGTH {
            self.log.pop_front();
        }
        let (method, headers) = (request.method, request.headers.clone());
        self.log.push_back(Logged { method, target: request.target(), headers, status });
        reply
    }

    fn context(&self, now: UnixSeconds) -> Context {
        Context { now, answered: self.answered }
    }

    fn serve(&mut self, request: &Request, now: UnixSeconds) -> Result<Response, Problem> {
        let context = self.context(now);
        let operation = route::find(request)?;
        auth::check(request, self.names(), &self.policies, operation.right(), now)?;
        version(&request.query)?;
        self.meter.pass(self.limits.operations_per_minute, now)?;
        let (store, limits) = (&mut self.store, self.limits);
        match operation {
            Operation::Get(kind, id) => enrollment::get(store, kind, &id, &context),
            Operation::Put(kind, id) => enrollment::put(store, limits, kind, &id, request, &context),
            Operation::Delete(kind, id) => enrollment::delete(store, kind, &id, request, &context),
            Operation::Query(kind) => enrollment::query(store, kind, request, &context),
            Operation::AttestationMechanism(kind, id) => {
                enrollment::attestation_mechanism(store, kind, &id, &context)
            }
            Operation::Bulk(kind) => enrollment::bulk(store, limits, kind, request, &context),
            Operation::GetRegistration(id) => registration::get(store, &id, &context),
            Operation::DeleteRegistration(id) => registration::delete(store, &id, request, &context),
            Operation::QueryRegistrations(group) => registration::query(store, &group, request, &context),
        }
    }
}

/// What every answer depends on.
#[derive(Clone, Copy, Debug)]
struct Context {
    now: UnixSeconds,
    /// Which request this is, counted from 1: makes tracking IDs and fractions of a second differ.
    answered: u64,
}

impl Context {
    /// A time as the service writes it, with its seven fractional digits.
    fn timestamp(&self) -> String {
        let fraction = self.answered.wrapping_mul(7_799_083) % 9_999_999 + 1;
        let text = self.now.to_string();
        let digits = format!("{fraction:07}");
        format!("{}.{}Z", text.trim_end_matches('Z'), digits.trim_end_matches('0'))
    }

    /// The headers every answer has.
    fn headers(&self) -> Headers {
        Headers::new()
            .with("Date", self.now.to_http_date())
            .with("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    }

    /// An answer with a JSON body.
    fn json(&self, status: u16, body: &serde_json::Value) -> Response {
        let headers = self.headers().with("Content-Type", "application/json; charset=utf-8");
        Response { status, headers, body: body.to_string() }
    }
}

fn version(query: &str) -> Result<(), Problem> {
    let version = query.split('&').find_map(|pair| pair.strip_prefix("api-version="));
    match version {
        Some(version) if API_VERSIONS.contains(&version) => Ok(()),
        // The service's own words are not recorded.
        Some(version) => Err(Problem::bad_request(format!("Unknown api version; {version}"))),
        None => Err(Problem::bad_request("Missing api-version query parameter.")),
    }
}
