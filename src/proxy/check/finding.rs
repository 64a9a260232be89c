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
    /// Another host gave an answer that does not say whether the proxy refused it.
    ForeignUnclear {
        /// The status.
        status: u16,
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
    let took =
        probed.iter().find(|probed| probed.step == Step::Query).map_or(0, |probed| probed.milliseconds);
    match answer(Step::Query) {
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
    findings.extend(answer(Step::Foreign).and_then(foreign));
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

/// What another host's answer says. A refusal that the browser hides is one.
fn foreign(answer: &Answer) -> Option<Finding> {
    Some(match answer {
        Answer::None(NoAnswer::NoCors) => Finding::ForeignRefused,
        Answer::None(_) => return None,
        Answer::Redirect => Finding::ForeignUnclear { status: 302 },
        Answer::Read(response) => match read_error(response) {
            // It tried.
            CallError::ProxyRefused { status: status @ 500.., .. } => Finding::OpenRelay { status },
            CallError::ProxyRefused { .. } => Finding::ForeignRefused,
            _ if response.status < 400 => Finding::OpenRelay { status: response.status },
            _ => Finding::ForeignUnclear { status: response.status },
        },
    })
}
