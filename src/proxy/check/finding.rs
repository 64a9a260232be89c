//! What the answers to a check say of a proxy. The words are the text module's.

use super::{Answer, Probed, Step};
use crate::{
    dps::{CallError, NoAnswer, read_error},
    http::{Method, Response},
    proxy::Operator,
    time::UnixSeconds,
};

/// The headers that the page reads of answers, besides those that every page may read.
const EXPOSED: [&str; 7] = [
    "x-ms-continuation",
    "x-ms-item-type",
    "x-ms-error-code",
    "x-ms-request-id",
    "etag",
    "retry-after",
    "date",
];
/// A clock this far off makes tokens worthless, which live for five minutes; in seconds.
const TOLERATED_SKEW: i64 = 240;

/// What surrounds a check.
#[derive(Clone, Debug)]
pub struct Around {
    /// The origin of the page.
    pub page: String,
    /// Who runs the proxy.
    pub operator: Operator,
    /// How many items are known of the list that was asked for: of two, one must be left after one.
    pub known: usize,
    /// This machine's clock when the answers came.
    pub now: UnixSeconds,
}

/// How good something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it shall be.
    Good,
    /// It could not be seen.
    Unknown,
    /// It works, and is not as it shall be.
    Warning,
    /// It does not work, or is dangerous.
    Bad,
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It forwards to anybody: whoever finds it can use it for anything.
    OpenRelay {
        /// The status that another host's answer came with.
        status: u16,
    },
    /// It refuses another host.
    ForeignRefused,
    /// Asked for another host, it gave an answer that does not say whether it refused, or none that can be read.
    ForeignUnclear {
        /// The status of the answer.
        status: Option<u16>,
    },
    /// Nothing answers, as far as the browser says.
    Silent {
        /// Why.
        reason: NoAnswer,
    },
    /// It answers, but never lets this page read.
    OriginRefused {
        /// The origin to allow.
        page: String,
    },
    /// It lets this page read, but does not allow what a call needs: a method and headers, by a preflight.
    PreflightRefused {
        /// The origin to allow.
        page: String,
    },
    /// It does not allow one method.
    MethodRefused {
        /// The method.
        method: Method,
    },
    /// It answers a call with a redirect, which is not followed: a token must not go on to anywhere.
    Redirects,
    /// The DPS answered through it.
    Forwards {
        /// The status.
        status: u16,
        /// How long it took.
        milliseconds: u32,
    },
    /// It did not forward to the DPS, or something else answered.
    NotForwarded {
        /// What came instead.
        error: CallError,
    },
    /// Headers that the page can read.
    Readable {
        /// Their names.
        names: Vec<&'static str>,
    },
    /// Headers that no answer of this check has, so it is not known whether they can be read.
    Unseen {
        /// Their names.
        names: Vec<&'static str>,
    },
    /// The page cannot read how a list goes on: it would end after 100 rows without a word.
    ContinuationHidden {
        /// Whether that is certain; else other headers of the service cannot be read, and so this one.
        is_certain: bool,
    },
    /// The page cannot read the time of an answer, so it cannot tell a wrong clock.
    DateHidden,
    /// This machine's clock is right enough.
    ClockRight {
        /// Seconds ahead; negative when behind.
        ahead: i64,
    },
    /// This machine's clock is wrong.
    ClockWrong {
        /// Seconds ahead; negative when behind.
        ahead: i64,
    },
    /// The page came by https, the proxy on this machine answers by http: not every browser lets that pass.
    MixedContent,
    /// It lets nobody keep answers.
    NotCached,
    /// It does not forbid that answers are kept.
    Cached,
}

impl Finding {
    /// How good it is.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::ForeignRefused
            | Self::Forwards { .. }
            | Self::Readable { .. }
            | Self::ClockRight { .. }
            | Self::NotCached => Verdict::Good,
            Self::Unseen { .. } | Self::ForeignUnclear { .. } | Self::MixedContent => Verdict::Unknown,
            Self::DateHidden | Self::Cached => Verdict::Warning,
            Self::OpenRelay { .. }
            | Self::Silent { .. }
            | Self::OriginRefused { .. }
            | Self::PreflightRefused { .. }
            | Self::MethodRefused { .. }
            | Self::Redirects
            | Self::NotForwarded { .. }
            | Self::ContinuationHidden { .. }
            | Self::ClockWrong { .. } => Verdict::Bad,
        }
    }
}

/// What the answers say, the worst first.
pub fn judge(probed: &[Probed], around: &Around) -> Vec<Finding> {
    let answer = |step| probed.iter().find(|probed| probed.step == step).map(|probed| &probed.answer);
    let mut findings = Vec::new();
    // Without a query, nobody answered what came before it, or a token must not be sent.
    let decisive = [Step::Query, Step::Plain];
    let decisive = decisive.into_iter().find_map(|step| probed.iter().find(|probed| probed.step == step));
    let took = decisive.map_or(0, |probed| probed.milliseconds);
    match decisive.map(|probed| &probed.answer) {
        Some(Answer::Redirect) => findings.push(Finding::Redirects),
        Some(Answer::None(NoAnswer::NoCors)) => {
            let page = around.page.clone();
            findings.push(match answer(Step::Plain) {
                Some(Answer::Read(_)) => Finding::PreflightRefused { page },
                _ => Finding::OriginRefused { page },
            });
        }
        Some(Answer::None(reason)) => findings.push(Finding::Silent { reason: *reason }),
        Some(Answer::Read(response)) => {
            let forwarded = forwarded(response, took);
            let is_forwarded = forwarded.verdict() == Verdict::Good;
            findings.push(forwarded);
            for (step, method) in [(Step::Put, Method::Put), (Step::Delete, Method::Delete)] {
                if let Some(Answer::None(NoAnswer::NoCors)) = answer(step) {
                    findings.push(Finding::MethodRefused { method });
                }
            }
            if is_forwarded {
                let read = probed.iter().filter_map(|probed| match &probed.answer {
                    Answer::Read(response) if probed.step != Step::Foreign => Some(response),
                    _ => None,
                });
                headers(response, &read.collect::<Vec<_>>(), around, &mut findings);
                let keeps = response.headers.get("cache-control").unwrap_or_default();
                let is_kept = !keeps.to_ascii_lowercase().contains("no-store");
                findings.push(if is_kept { Finding::Cached } else { Finding::NotCached });
            }
        }
        None => {}
    }
    if let (Some(other), Some(plain)) = (answer(Step::Foreign), answer(Step::Plain)) {
        findings.push(foreign(other, plain));
    }
    if around.page.starts_with("https:")
        && matches!(&around.operator, Operator::Loopback { origin } if origin.starts_with("http:"))
    {
        findings.push(Finding::MixedContent);
    }
    // A sort would be more code than there are findings.
    let mut ordered = Vec::new();
    for verdict in [Verdict::Bad, Verdict::Warning, Verdict::Unknown, Verdict::Good] {
        ordered.extend(findings.extract_if(.., |finding| finding.verdict() == verdict));
    }
    ordered
}

/// Whether an answer is the DPS's.
pub(super) fn is_forwarded(response: &Response) -> bool {
    matches!(forwarded(response, 0), Finding::Forwards { .. })
}

/// Whether the DPS answered.
fn forwarded(response: &Response, milliseconds: u32) -> Finding {
    let status = response.status;
    let is_list = status == 200 && response.body.trim_start().starts_with('[');
    match read_error(response) {
        _ if is_list => Finding::Forwards { status, milliseconds },
        CallError::Service(_) => Finding::Forwards { status, milliseconds },
        error => Finding::NotForwarded { error },
    }
}

/// Which headers can be read.
fn headers(query: &Response, read: &[&Response], around: &Around, findings: &mut Vec<Finding>) {
    let has = |name: &str| read.iter().any(|response| response.headers.get(name).is_some());
    let (readable, unseen): (Vec<_>, Vec<_>) = EXPOSED.into_iter().partition(|name| has(name));
    let mut hidden = Vec::new();
    if !has("x-ms-continuation") && query.status == 200 {
        let is_certain = around.known > 1;
        // A list's answer always says what it is of.
        if is_certain || !has("x-ms-item-type") {
            findings.push(Finding::ContinuationHidden { is_certain });
            hidden.push("x-ms-continuation");
        }
    }
    match query.headers.get("date").and_then(UnixSeconds::parse_http_date) {
        None => {
            findings.push(Finding::DateHidden);
            hidden.push("date");
        }
        Some(date) => {
            let ahead = around.now.0 - date.0;
            let is_wrong = ahead.abs() > TOLERATED_SKEW;
            findings.push(if is_wrong {
                Finding::ClockWrong { ahead }
            } else {
                Finding::ClockRight { ahead }
            });
        }
    }
    if !readable.is_empty() {
        findings.push(Finding::Readable { names: readable });
    }
    let names: Vec<_> = unseen.into_iter().filter(|name| !hidden.contains(name)).collect();
    if !names.is_empty() {
        findings.push(Finding::Unseen { names });
    }
}

/// What another host's answer says, beside what the DPS's was. That it cannot be read proves nothing, and neither does
/// something that answers everything in the same way, such as a login page.
pub(super) fn foreign(answer: &Answer, plain: &Answer) -> Finding {
    match answer {
        Answer::None(_) | Answer::Redirect => Finding::ForeignUnclear { status: None },
        Answer::Read(response) if answer == plain => {
            Finding::ForeignUnclear { status: Some(response.status) }
        }
        Answer::Read(response) => match read_error(response) {
            // It tried.
            CallError::ProxyRefused { status: status @ 500.., .. } => Finding::OpenRelay { status },
            CallError::ProxyRefused { code, .. } if code == "hostNotAllowed" => Finding::ForeignRefused,
            _ if response.status < 400 => Finding::OpenRelay { status: response.status },
            _ => Finding::ForeignUnclear { status: Some(response.status) },
        },
    }
}
