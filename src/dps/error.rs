//! How a call can fail: the service refused, something else answered, or nothing did.

use serde_json::{Map, Value};

use crate::{
    http::{Headers, Response},
    json::{self, Misread},
    time::UnixSeconds,
};

/// Why a call did not give its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The service answered with an error of its own.
    Service(ServiceProblem),
    /// A proxy of ours refused to forward the request, or got no answer to it. `proxy/README.md` lists the codes.
    ProxyRefused {
        /// The proxy's status.
        status: u16,
        /// Its code, such as `hostNotAllowed`.
        code: String,
        /// Its own sentence; empty where it gives none.
        message: String,
    },
    /// Something answered that is not the service: a login page, a proxy's own error, a web server.
    NotTheService {
        /// The status.
        status: u16,
        /// The start of the body, for a person to recognise it.
        excerpt: String,
    },
    /// A success whose body cannot be read as what was asked for. A write may have been carried out.
    Malformed {
        /// The status.
        status: u16,
        /// What is wrong with it.
        reason: MalformedReason,
    },
    /// The token made elsewhere has expired; nothing was sent.
    TokenExpired {
        /// When.
        expiry: UnixSeconds,
    },
    /// No answer came.
    NoAnswer(NoAnswer),
}

/// What is wrong with the body of a success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MalformedReason {
    /// It is not JSON, or ends in the middle.
    NotJson {
        /// Line of the error, from 1.
        line: usize,
        /// Column of the error, from 1.
        column: usize,
    },
    /// It is JSON of another form.
    Shape {
        /// The field that is missing or of another kind, such as `enrollmentGroupId`.
        expected: &'static str,
    },
    /// It is JSON of something else altogether.
    Other(Expected),
}

/// What an answer is as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// An enrollment of either kind.
    Enrollment,
    /// A list of enrollments.
    Enrollments,
    /// A registration record.
    Registration,
    /// A list of registration records.
    Registrations,
}

/// Why no answer came. A browser hides the cause of most network failures from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAnswer {
    /// The address could not be reached: no such host, nothing listens there, or a firewall is in between.
    Unreachable,
    /// Something is there, but it does not let this page read its answers (CORS).
    NoCors,
    /// The browser says that it is offline.
    Offline,
    /// The person's browser denies this page access to the local network or to this machine.
    LocalNetworkDenied,
    /// Nothing came in time.
    TimedOut,
}

/// The service's own error: `ProvisioningServiceErrorDetails`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceProblem {
    /// The HTTP status.
    pub status: u16,
    /// The six-digit code, such as 409202.
    pub code: Option<u32>,
    /// The service's words.
    pub message: String,
    /// What Azure support asks for.
    pub tracking_id: Option<String>,
    /// When the service says it happened.
    pub timestamp: Option<String>,
    /// Seconds to wait before trying again, from `Retry-After`.
    pub retry_after: Option<u32>,
    /// The service's clock, from `Date`.
    pub date: Option<UnixSeconds>,
}

impl ServiceProblem {
    /// How far this machine's clock is ahead of the service's, in seconds.
    pub fn clock_ahead(&self, now: UnixSeconds) -> Option<i64> {
        Some(now.0 - self.date?.0)
    }

    /// Whether the service has nothing of this ID. Without a code something in between may have missed the path.
    pub fn is_missing(&self) -> bool {
        self.status == 404 && self.code.is_some()
    }
}

impl CallError {
    /// Whether the service says that it has nothing of this ID.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Service(problem) if problem.is_missing())
    }

    /// Whether a write may have been carried out all the same: no answer came, or one that does not say.
    pub fn may_be_carried_out(&self) -> bool {
        match self {
            Self::Service(problem) => problem.status >= 500,
            // What is in between may have passed the request on, whatever it answers itself; but for what it calls wrong.
            Self::NotTheService { status, .. } => !(400..500).contains(status),
            Self::Malformed { .. } => true,
            // Offline may have come after the request was gone.
            Self::NoAnswer(reason) => !matches!(reason, NoAnswer::LocalNetworkDenied),
            Self::ProxyRefused { status, .. } => *status >= 500,
            Self::TokenExpired { .. } => false,
        }
    }
}

/// Sorts an answer that is not a success.
pub fn read(response: &Response) -> CallError {
    let status = response.status;
    let body = json::read_object(&response.body).ok();
    if let Some(body) = &body {
        let of_proxy =
            |name: &str| body.get("proxy").and_then(|proxy| proxy.get(name)).and_then(Value::as_str);
        if let Some(code) = of_proxy("refused") {
            let message = of_proxy("message").unwrap_or_default().to_owned();
            if status == 429 {
                // To be waited for, like that of the service.
                let retry_after = retry_after(&response.headers);
                let problem = ServiceProblem { status, message, retry_after, ..ServiceProblem::default() };
                return CallError::Service(problem);
            }
            return CallError::ProxyRefused { status, code: code.to_owned(), message };
        }
        if let Some(problem) = problem(status, body, &response.headers) {
            return CallError::Service(problem);
        }
    }
    // The service sends some statuses with no body at all.
    if response.body.trim().is_empty() && matches!(status, 401 | 403 | 404 | 412 | 429 | 500 | 503) {
        return CallError::Service(ServiceProblem {
            status,
            retry_after: retry_after(&response.headers),
            date: date(&response.headers),
            ..ServiceProblem::default()
        });
    }
    CallError::NotTheService { status, excerpt: excerpt(&response.body) }
}

/// Both spellings are in use: `errorCode`, and `code` since October 2022. An IoT hub writes `Message`.
fn problem(status: u16, body: &Map<String, Value>, headers: &Headers) -> Option<ServiceProblem> {
    let inner = body.get("error").and_then(Value::as_object).unwrap_or(body);
    let text = |names: [&str; 2]| {
        names.iter().find_map(|name| inner.get(*name)).and_then(Value::as_str).map(str::to_owned)
    };
    let number = |name: &str| {
        let value = inner.get(name)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok()).and_then(|code| u32::try_from(code).ok())
    };
    let code = number("errorCode")
        .or_else(|| number("code"))
        .or_else(|| headers.get("x-ms-error-code")?.parse().ok());
    let message = text(["message", "Message"]);
    if code.is_none() && message.is_none() {
        return None;
    }
    Some(ServiceProblem {
        status,
        code,
        message: message.unwrap_or_default(),
        tracking_id: text(["trackingId", "TrackingId"])
            .or_else(|| headers.get("x-ms-request-id").map(str::to_owned)),
        timestamp: text(["timestampUtc", "timestamp"]),
        retry_after: retry_after(headers),
        date: date(headers),
    })
}

fn retry_after(headers: &Headers) -> Option<u32> {
    headers.get("retry-after")?.trim().parse().ok()
}

fn date(headers: &Headers) -> Option<UnixSeconds> {
    headers.get("date").and_then(UnixSeconds::parse_http_date)
}

/// The first 300 characters of a body, on one line.
fn excerpt(body: &str) -> String {
    body.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(300).collect()
}

/// Reads the body of a success as JSON.
pub(super) fn json(response: &Response) -> Result<Value, CallError> {
    let status = response.status;
    json::read(&response.body).map_err(|Misread { line, column }| {
        if response.body.trim_start().starts_with('<') {
            return CallError::NotTheService { status, excerpt: excerpt(&response.body) };
        }
        CallError::Malformed { status, reason: MalformedReason::NotJson { line, column } }
    })
}

#[cfg(test)]
mod tests {
    use super::{CallError, NoAnswer, ServiceProblem, read};
    use crate::{
        http::{Headers, Response},
        time::UnixSeconds,
    };

    fn answer(status: u16, body: &str) -> Response {
        Response { status, headers: Headers::new(), body: body.to_owned() }
    }

    fn service(status: u16, body: &str) -> ServiceProblem {
        match read(&answer(status, body)) {
            CallError::Service(problem) => problem,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn reads_the_service_error_in_both_spellings() {
        let old = r#"{"errorCode":401002,"trackingId":"1c3a","message":"Unauthorized",
            "timestampUtc":"2020-01-17T05:11:45.7515964Z"}"#;
        let problem = service(401, old);
        assert_eq!((problem.code, problem.message.as_str()), (Some(401_002), "Unauthorized"));
        assert_eq!(problem.tracking_id.as_deref(), Some("1c3a"));
        assert_eq!(service(400, r#"{"code":400004,"message":"x"}"#).code, Some(400_004));
        assert_eq!(service(400, r#"{"error":{"code":"400004","message":"x"}}"#).code, Some(400_004));
        let hub = r#"{"Message":"ErrorCode:ArgumentInvalid;Unknown api version","ExceptionMessage":"Tracking ID:1"}"#;
        assert!(service(400, hub).message.contains("Unknown api version"));
    }

    #[test]
    fn reads_the_headers_that_help() {
        let headers = Headers::new()
            .with("Retry-After", "7")
            .with("Date", "Fri, 19 May 2023 23:10:35 GMT")
            .with("x-ms-request-id", "abc");
        let response = Response {
            status: 429,
            headers,
            body: r#"{"errorCode":429101,"message":"Throttled"}"#.to_owned(),
        };
        let CallError::Service(problem) = read(&response) else { panic!() };
        assert_eq!((problem.retry_after, problem.tracking_id.as_deref()), (Some(7), Some("abc")));
        assert_eq!(problem.clock_ahead(UnixSeconds(1_684_537_895)), Some(60));
    }

    #[test]
    fn only_a_clear_refusal_says_that_nothing_was_done() {
        let lost = |reason| CallError::NoAnswer(reason).may_be_carried_out();
        assert!(lost(NoAnswer::Offline) && lost(NoAnswer::TimedOut) && lost(NoAnswer::Unreachable));
        assert!(!lost(NoAnswer::LocalNetworkDenied));
        let page = |status| read(&answer(status, "<html>")).may_be_carried_out();
        assert!([200, 302, 500, 502, 504, 520, 524].into_iter().all(page));
        assert!(![400, 403, 404, 429].into_iter().any(page));
        let of_service =
            |status| read(&answer(status, r#"{"errorCode":1,"message":""}"#)).may_be_carried_out();
        assert!(
            [500, 503].into_iter().all(of_service) && ![400, 401, 409, 412, 429].into_iter().any(of_service)
        );
    }

    #[test]
    fn an_answer_of_something_else_is_named_as_such() {
        let html = answer(502, "<html>\n<h1>Bad  Gateway</h1>");
        let excerpt = "<html> <h1>Bad Gateway</h1>".to_owned();
        assert_eq!(read(&html), CallError::NotTheService { status: 502, excerpt });
        let array = answer(404, "[]");
        assert_eq!(read(&array), CallError::NotTheService { status: 404, excerpt: "[]".to_owned() });
        assert_eq!(service(401, "").status, 401);
    }

    #[test]
    fn a_proxys_refusal_is_told_by_its_code() {
        let refusal = |status| answer(status, r#"{"proxy":{"refused":"hostNotAllowed","message":"No."}}"#);
        let (code, message) = ("hostNotAllowed".to_owned(), "No.".to_owned());
        assert_eq!(read(&refusal(403)), CallError::ProxyRefused { status: 403, code, message });
        assert!(!read(&refusal(403)).may_be_carried_out());
        let lost = answer(504, r#"{"proxy":{"refused":"upstreamTimeout"}}"#);
        assert!(read(&lost).may_be_carried_out(), "it was passed on");
        let headers = Headers::new().with("Retry-After", "9");
        let body = r#"{"proxy":{"refused":"rateLimited","message":"Wait."}}"#.to_owned();
        let CallError::Service(problem) = read(&Response { status: 429, headers, body }) else { panic!() };
        assert_eq!((problem.status, problem.retry_after), (429, Some(9)));
    }
}
