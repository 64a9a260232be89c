//! "Check proxy": a few harmless requests through a proxy, and what their answers say of it. The contract that they check
//! is `proxy/README.md`. Sending them is the browser's affair.
//!
//! Only one of them may carry a token: a query, signed where there is a key. It is sent last, and not at all where the proxy
//! turned out to be open or dead. All else is sent with a word that is no token, so nothing can be changed by it.

mod finding;

pub use self::finding::{Around, Finding, Verdict, judge};
use self::finding::{foreign, is_forwarded};
use super::{Operator, Template};
use crate::{
    connection::HostName,
    dps::NoAnswer,
    http::{Headers, Method, Request, Response},
};

/// What stands where a token would.
const NO_TOKEN: &str = "SharedAccessSignature dps-enroll-check";
/// No enrollment has this ID.
const NOBODY: &str = "/enrollmentGroups/dps-enroll-proxy-check";
/// A host that is no DPS, and is there for examples (RFC 2606).
const FOREIGN: &str = "example.com";

/// A request of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What it is to show.
    pub step: Step,
    /// What is sent.
    pub request: Request,
    /// Where to.
    pub url: String,
}

/// What a request of the check is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// That a query arrives, and which headers of its answer can be read.
    Query,
    /// That a PUT with every header that a call may have is let through.
    Put,
    /// That a DELETE with `If-Match` is let through.
    Delete,
    /// That an answer can be read which needed no preflight.
    Plain,
    /// That another host is refused.
    Foreign,
}

/// What became of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probed {
    /// What it was to show.
    pub step: Step,
    /// How long it took.
    pub milliseconds: u32,
    /// The answer.
    pub answer: Answer,
}

impl Probed {
    /// Whether nobody is there, so that what would follow it need not be sent.
    pub fn is_dead(&self) -> bool {
        self.step == Step::Plain
            && matches!(&self.answer, Answer::None(reason) if *reason != NoAnswer::NoCors)
    }
}

/// An answer, as far as the browser lets it be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It can be read.
    Read(Response),
    /// It leads elsewhere, and was not followed.
    Redirect,
    /// There is none.
    None(NoAnswer),
}

/// The requests that find out whether a template may be trusted with a token, in order: none of them carries one.
pub fn first_probes(template: &Template, host: &HostName, api_version: &str) -> Vec<Probe> {
    let probe = |step, method, headers: Headers, body: Option<&str>| {
        let request = Request {
            method,
            host: host.clone(),
            path: NOBODY.to_owned(),
            query: format!("api-version={api_version}"),
            headers,
            body: body.map(str::to_owned),
        };
        Probe { step, url: template.fill(&request), request }
    };
    let write = || {
        Headers::new()
            .with("Authorization", NO_TOKEN)
            .with("If-Match", "dps-enroll")
            .with("Content-Type", "application/json")
            .with("x-ms-max-item-count", "1")
            .with("x-ms-continuation", "dps-enroll")
    };
    let mut probes = vec![probe(Step::Plain, Method::Get, Headers::new(), None)];
    if *template.operator() != Operator::Direct {
        let mut foreign = probe(Step::Foreign, Method::Get, Headers::new(), None);
        foreign.url = template.fill_with(FOREIGN, "/");
        probes.push(foreign);
    }
    probes.push(probe(Step::Put, Method::Put, write(), Some("{}")));
    probes.push(probe(Step::Delete, Method::Delete, write(), None));
    probes
}

/// The query that comes after them, signed where there is a key; `None` where a token must not be sent, or nobody answers.
pub fn last_probe(
    template: &Template,
    host: &HostName,
    signed: Option<Request>,
    api_version: &str,
    before: &[Probed],
) -> Option<Probe> {
    let answer = |step| before.iter().find(|probed| probed.step == step).map(|probed| &probed.answer);
    let plain = answer(Step::Plain)?;
    // What cannot be read may still answer a query.
    let may_forward = match plain {
        Answer::None(reason) => *reason == NoAnswer::NoCors,
        Answer::Redirect => false,
        Answer::Read(response) => is_forwarded(response),
    };
    let is_open =
        answer(Step::Foreign).is_some_and(|other| matches!(foreign(other, plain), Finding::OpenRelay { .. }));
    if is_open || !may_forward {
        return None;
    }
    let request = signed.unwrap_or_else(|| Request {
        method: Method::Post,
        host: host.clone(),
        path: "/enrollmentGroups/query".to_owned(),
        query: format!("api-version={api_version}"),
        headers: Headers::new()
            .with("Authorization", NO_TOKEN)
            .with("Content-Type", "application/json; charset=utf-8")
            .with("x-ms-max-item-count", "1"),
        body: Some("{\"query\":\"*\"}".to_owned()),
    });
    Some(Probe { step: Step::Query, url: template.fill(&request), request })
}

#[cfg(test)]
mod tests {
    use super::{Answer, Probed, Step, first_probes, last_probe};
    use crate::{
        connection::HostName,
        dps::NoAnswer,
        http::{Headers, Method, Request, Response},
        proxy::Template,
    };

    fn template() -> Template {
        Template::parse("https://proxy.example/{host}{path}").unwrap()
    }

    fn host() -> HostName {
        HostName::parse("lyon.azure-devices-provisioning.net").unwrap()
    }

    fn signed() -> Request {
        Request {
            method: Method::Post,
            host: host(),
            path: "/enrollmentGroups/query".to_owned(),
            query: String::new(),
            headers: Headers::new().with("Authorization", "SharedAccessSignature sr=lyon&sig=abc%3D"),
            body: None,
        }
    }

    #[test]
    fn what_comes_before_the_query_carries_no_token_and_the_foreign_one_carries_nothing() {
        let probes = first_probes(&template(), &host(), "2021-10-01");
        let steps: Vec<_> = probes.iter().map(|probe| probe.step).collect();
        assert_eq!(steps, [Step::Plain, Step::Foreign, Step::Put, Step::Delete]);
        for probe in &probes {
            assert!(!format!("{:?}", probe.request.headers.get("authorization")).contains("sig="));
        }
        assert_eq!(probes[1].url, "https://proxy.example/example.com/");
        assert_eq!(probes[1].request.headers.iter().count(), 0);
        assert!(probes[2].request.headers.get("x-ms-continuation").is_some());
        let direct = first_probes(&Template::direct(), &host(), "2021-10-01");
        assert!(direct.iter().all(|probe| probe.step != Step::Foreign), "there is no proxy to ask");
    }

    #[test]
    fn a_token_goes_to_no_open_relay_and_nothing_to_a_dead_proxy() {
        let answer = |status, body: &str| {
            Answer::Read(Response { status, headers: Headers::new(), body: body.to_owned() })
        };
        let refused = answer(403, r#"{"proxy":{"refused":"hostNotAllowed","message":"No."}}"#);
        let service = || answer(401, r#"{"errorCode":401002,"trackingId":"a","message":"Unauthorized"}"#);
        let last = |plain: Answer, foreign: Answer| {
            let made = [(Step::Plain, plain), (Step::Foreign, foreign)].map(|(step, answer)| Probed {
                step,
                milliseconds: 1,
                answer,
            });
            last_probe(&template(), &host(), Some(signed()), "2021-10-01", &made)
        };
        let sent = last(service(), refused.clone()).unwrap();
        assert_eq!((sent.step, sent.request), (Step::Query, signed()));
        assert!(last(Answer::None(NoAnswer::NoCors), Answer::None(NoAnswer::NoCors)).is_some());
        assert_eq!(last(service(), answer(200, "<h1>Example Domain</h1>")), None);
        assert_eq!(last(service(), answer(502, r#"{"proxy":{"refused":"upstreamUnreachable"}}"#)), None);
        assert_eq!(last(answer(200, "Sign in"), answer(200, "Sign in")), None, "that is no proxy");
        assert_eq!(last(Answer::None(NoAnswer::Unreachable), refused), None);
    }
}
