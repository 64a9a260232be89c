//! Scripted faults: what goes wrong on purpose.

use std::borrow::Cow;

use super::{Context, Outcome, Reply, problem::Problem};
use crate::http::{Headers, Method, Response};

/// A fault that strikes matching requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Only requests of this method; all when absent.
    pub method: Option<Method>,
    /// Only requests whose path begins so; all when empty.
    pub path: String,
    /// How often it strikes.
    pub times: u32,
    /// What it does.
    pub kind: FaultKind,
}

/// What a fault does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// 429 with `Retry-After` in seconds; the service did not act.
    Throttle(u32),
    /// An error status of the service; it did not act.
    Status(u16),
    /// The error page of something in between; the service did not act.
    HtmlPage(u16),
    /// The connection is closed; the service did not act.
    DropBefore,
    /// The service acted, then the connection is closed.
    DropAfter,
    /// The service acted; the answer ends in its middle.
    Truncate,
    /// The service acted; something else answers in its place.
    Replace {
        /// With this status.
        status: u16,
        /// With this body, of whatever type.
        body: Cow<'static, str>,
    },
    /// The service acted; the answer comes late, by milliseconds.
    Delay(u32),
    /// The service acted; the answer has no CORS headers.
    NoCors,
}

/// The fault that strikes a request, if one does.
pub(super) fn strike(faults: &mut Vec<Fault>, method: Method, path: &str) -> Option<FaultKind> {
    let matches = |fault: &Fault| {
        fault.method.is_none_or(|only| only == method)
            && path.get(..fault.path.len()).is_some_and(|start| start.eq_ignore_ascii_case(&fault.path))
    };
    let index = faults.iter().position(matches)?;
    let fault = faults.get_mut(index)?;
    let kind = fault.kind.clone();
    fault.times = fault.times.saturating_sub(1);
    if fault.times == 0 {
        faults.remove(index);
    }
    Some(kind)
}

/// The reply of a fault that keeps the service from acting.
pub(super) fn replace(kind: &FaultKind, context: &Context) -> Option<Reply> {
    let response = match *kind {
        FaultKind::Throttle(seconds) => Problem::throttled(seconds).response(context),
        FaultKind::Status(status) => Problem::of_status(status).response(context),
        FaultKind::HtmlPage(status) => Response {
            status,
            headers: Headers::new().with("Content-Type", "text/html"),
            body: "<html><body><h1>Bad gateway</h1></body></html>".to_owned(),
        },
        FaultKind::DropBefore => return Some(Reply { delay_ms: 0, cors: true, outcome: Outcome::Drop }),
        FaultKind::DropAfter
        | FaultKind::Truncate
        | FaultKind::Replace { .. }
        | FaultKind::Delay(_)
        | FaultKind::NoCors => return None,
    };
    Some(Reply { delay_ms: 0, cors: true, outcome: Outcome::Answer(response) })
}

/// What a fault makes of the service's answer.
pub(super) fn alter(kind: Option<FaultKind>, mut response: Response) -> Reply {
    let mut reply = Reply { delay_ms: 0, cors: true, outcome: Outcome::Drop };
    match kind {
        Some(FaultKind::DropAfter) => return reply,
        Some(FaultKind::Truncate) => {
            let half = response.body.chars().count() / 2;
            response.body = response.body.chars().take(half).collect();
        }
        Some(FaultKind::Replace { status, body }) => {
            (response.status, response.body) = (status, body.into_owned());
        }
        Some(FaultKind::Delay(delay_ms)) => reply.delay_ms = delay_ms,
        Some(FaultKind::NoCors) => reply.cors = false,
        _ => {}
    }
    reply.outcome = Outcome::Answer(response);
    reply
}
