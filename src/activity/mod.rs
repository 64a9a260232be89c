//! What this tab called and what was answered, for a person who wants to know and for a support ticket. In memory only, and
//! without secrets: they are taken out before anything is kept.
//!
//! The log is bounded twice. It has the last [`MAX_CALLS`] calls, and of these no more than [`MAX_BYTES`] of bodies: the
//! largest old ones go first, so that ten thousand loaded records do not push a failed call of before out.

mod har;
mod panel;
mod redact;

pub use self::{
    har::to_har,
    panel::{Panel, Shown},
    redact::{REDACTED, holds_secret},
};
use crate::{
    dps::{CallError, NoAnswer},
    http::{Headers, Method, Request, Response},
    page::call::{Call, CallId, Route},
    proxy::Operator,
    time::UnixSeconds,
};

/// How many calls are kept.
pub const MAX_CALLS: usize = 500;
/// How many bytes of bodies are kept in all.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// How many bytes of one body are kept.
pub const MAX_BODY: usize = 256 * 1024;
/// Bodies of a call that together have no more bytes than this are never dropped: those of all calls have room.
const SMALL: usize = MAX_BYTES / 2 / MAX_CALLS;

/// The calls of this tab, oldest first.
#[derive(Debug, Default)]
pub struct Log {
    entries: Vec<Entry>,
    left_out: usize,
    milliseconds: f64,
}

/// One call.
#[derive(Debug)]
pub struct Entry {
    /// Its name in the page.
    pub id: CallId,
    /// What the page asked for, without secrets: it cannot be sent again as it is. `None` once its bodies were dropped.
    pub call: Option<Call>,
    /// Who was between the page and the service; `None` in the sandbox.
    pub via: Option<Operator>,
    /// When it was sent.
    pub started: UnixSeconds,
    /// How long it took, in milliseconds; as yet 0 while under way.
    pub duration: u32,
    /// The method.
    pub method: Method,
    /// The DPS it was meant for.
    pub host: String,
    /// Path and query.
    pub target: String,
    /// The request's header fields.
    pub headers: Headers,
    /// The request's body.
    pub body: Option<Body>,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether it failed, or did so for a part of what it was to do.
    pub failed: bool,
    /// What Azure support asks for.
    pub tracking_id: Option<String>,
    sent: f64,
}

/// A body without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// How many bytes it had on the wire.
    pub size: usize,
    /// The text.
    pub text: String,
    /// How many bytes of the text are not kept.
    pub left_out: usize,
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing yet.
    UnderWay,
    /// An answer, of whomever.
    Answered {
        /// The status.
        status: u16,
        /// The header fields that could be read.
        headers: Headers,
        /// The body.
        body: Body,
    },
    /// No answer.
    NoAnswer(NoAnswer),
    /// The page did not want the answer any more. The service may have carried the call out.
    GivenUp,
}

impl Log {
    /// Says what time it is, in milliseconds since any moment that stays the same: how long calls take is told by it, as
    /// events come with whole seconds only.
    pub fn set_clock(&mut self, milliseconds: f64) {
        self.milliseconds = milliseconds;
    }

    /// The calls, oldest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A call, while it is kept.
    pub fn find(&self, id: CallId) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.id == id)
    }

    /// How many older calls are not kept any more.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Whether the last call that ended failed.
    pub fn last_failed(&self) -> bool {
        let ended = self.entries.iter().rev().find(|entry| entry.outcome != Outcome::UnderWay);
        ended.is_some_and(|entry| entry.failed)
    }

    /// Forgets all calls.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.left_out = 0;
    }

    /// A call was sent. The address it went to is not kept: a proxy's may hold a key of its own.
    pub(crate) fn sent(
        &mut self,
        id: CallId,
        call: &Call,
        request: &Request,
        route: &Route,
        now: UnixSeconds,
    ) {
        if self.entries.len() == MAX_CALLS {
            self.entries.remove(0);
            self.left_out += 1;
        }
        self.entries.push(Entry {
            id,
            call: Some(without_secrets(call.clone())),
            via: match route {
                Route::Sandbox => None,
                Route::Proxy(template) => Some(template.operator().clone()),
            },
            started: now,
            duration: 0,
            method: request.method,
            host: request.host.to_string(),
            target: request.target(),
            headers: redact::headers(&request.headers),
            body: request.body.as_deref().map(Body::new),
            outcome: Outcome::UnderWay,
            failed: false,
            tracking_id: None,
            sent: self.milliseconds,
        });
        self.make_room();
    }

    /// An answer came, or none.
    pub(crate) fn answered(&mut self, id: CallId, answer: &Result<Response, NoAnswer>) {
        let (outcome, tracking_id) = match answer {
            Ok(Response { status, headers, body }) => (
                Outcome::Answered {
                    status: *status,
                    headers: redact::headers(headers),
                    body: Body::new(body),
                },
                headers.get("x-ms-request-id"),
            ),
            Err(reason) => (Outcome::NoAnswer(*reason), None),
        };
        self.end(id, outcome);
        if let Some(entry) = self.entry(id) {
            entry.tracking_id = tracking_id.map(redact::words);
        }
        self.make_room();
    }

    /// The page gave a call up.
    pub(crate) fn given_up(&mut self, id: CallId) {
        self.end(id, Outcome::GivenUp);
    }

    /// The answer was a failure, for the page's purpose; `None` where it failed in part.
    pub(crate) fn failed(&mut self, id: CallId, error: Option<&CallError>) {
        if let Some(entry) = self.entry(id) {
            entry.failed = true;
            if let Some(CallError::Service(problem)) = error {
                let said = problem.tracking_id.as_deref().map(redact::words);
                entry.tracking_id = said.or(entry.tracking_id.take());
            }
        }
    }

    fn entry(&mut self, id: CallId) -> Option<&mut Entry> {
        self.entries.iter_mut().rev().find(|entry| entry.id == id)
    }

    fn end(&mut self, id: CallId, outcome: Outcome) {
        let now = self.milliseconds;
        if let Some(entry) = self.entry(id) {
            entry.outcome = outcome;
            entry.duration = whole(now - entry.sent);
        }
    }

    /// Drops the oldest large bodies until the rest has room.
    fn make_room(&mut self) {
        let mut bytes: usize = self.entries.iter().map(Entry::bytes).sum();
        for entry in &mut self.entries {
            let weight = entry.bytes();
            if bytes <= MAX_BYTES {
                return;
            }
            if weight > SMALL {
                bytes -= weight;
                entry.drop_bodies();
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no call takes 49 days")]
fn whole(milliseconds: f64) -> u32 {
    milliseconds.max(0.0).round() as u32
}

impl Entry {
    /// The bytes of its bodies; that of the request is there twice, once in the call.
    fn bytes(&self) -> usize {
        let answer = match &self.outcome {
            Outcome::Answered { body, .. } => body.text.len(),
            _ => 0,
        };
        answer + self.body.as_ref().map_or(0, |body| 2 * body.text.len())
    }

    fn drop_bodies(&mut self) {
        self.call = None;
        let answer = match &mut self.outcome {
            Outcome::Answered { body, .. } => Some(body),
            _ => None,
        };
        for body in self.body.as_mut().into_iter().chain(answer) {
            body.left_out += std::mem::take(&mut body.text).len();
        }
    }
}

impl Body {
    fn new(body: &str) -> Self {
        let mut text = redact::body(body);
        let whole = text.len();
        text.truncate(text.floor_char_boundary(MAX_BODY));
        // The room of what was cut is not kept either.
        text.shrink_to_fit();
        Self { size: body.len(), left_out: whole - text.len(), text }
    }
}

/// The call, with its secrets replaced.
fn without_secrets(mut call: Call) -> Call {
    match &mut call {
        Call::Create(put) | Call::Save(put) => put.body = redact::body(&put.body),
        Call::Bulk(bulk) => bulk.items.iter_mut().for_each(redact::object),
        _ => {}
    }
    call
}

#[cfg(test)]
mod tests {
    use super::{Entry, Log, MAX_BODY, MAX_BYTES, MAX_CALLS, Outcome};
    use crate::{
        connection::HostName,
        dps::enrollment::{Kind, Query},
        http::{Headers, Method, Request, Response},
        page::call::{Call, CallId, Route},
        time::UnixSeconds,
    };

    fn record(log: &mut Log, id: u64, body: String) {
        let call = Call::List(Query { kind: Kind::Group, max_items: 100, continuation: None });
        let request = Request {
            method: Method::Post,
            host: HostName::parse("mydps.azure-devices-provisioning.net").unwrap(),
            path: "/enrollmentGroups/query".to_owned(),
            query: String::new(),
            headers: Headers::new(),
            body: Some("{}".to_owned()),
        };
        log.sent(CallId(id), &call, &request, &Route::Sandbox, UnixSeconds(0));
        log.answered(CallId(id), &Ok(Response { status: 200, headers: Headers::new(), body }));
    }

    fn answer(entry: &Entry) -> (usize, usize) {
        match &entry.outcome {
            Outcome::Answered { body, .. } => (body.text.len(), body.left_out),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_oldest_calls_go_first_and_are_counted() {
        let mut log = Log::default();
        for id in 0..510 {
            record(&mut log, id, String::new());
        }
        assert_eq!((log.entries().len(), log.left_out()), (MAX_CALLS, 10));
        assert_eq!(log.entries()[0].id, CallId(10));
        log.clear();
        assert_eq!((log.entries().len(), log.left_out()), (0, 0));
    }

    #[test]
    fn a_hundred_pages_of_a_list_leave_the_small_answer_before_them() {
        let mut log = Log::default();
        record(&mut log, 0, "{\"errorCode\":409202}".to_owned());
        for id in 1..=100 {
            record(&mut log, id, format!("[{}]", "1,".repeat(75_000)));
        }
        assert_eq!(answer(&log.entries()[0]), (20, 0));
        assert!(log.entries()[0].call.is_some());
        let (kept, left_out) = answer(&log.entries()[1]);
        assert_eq!((kept, left_out), (0, 150_002), "what is gone is counted");
        assert!(log.entries()[1].call.is_none());
        assert_eq!(answer(&log.entries()[100]), (150_002, 0));
        assert!(log.entries().iter().map(Entry::bytes).sum::<usize>() <= MAX_BYTES);
    }

    #[test]
    fn one_body_is_cut_where_a_character_ends() {
        let mut log = Log::default();
        record(&mut log, 0, format!("a{}", "é".repeat(MAX_BODY)));
        assert_eq!(answer(&log.entries()[0]), (MAX_BODY - 1, MAX_BODY + 2));
    }
}
