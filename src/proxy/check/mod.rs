//! "Check proxy": a few harmless requests through a proxy, and what their answers say of it. The contract that they check
//! is `proxy/README.md`. Sending them is the browser's affair.
//!
//! Only one of them may carry a token: a query, signed where there is a key. All else is sent with a word that is no token,
//! so nothing can be changed by it.

mod finding;

pub use self::finding::{Around, Finding, Verdict, judge};
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
    /// That a PUT with `If-Match` is let through.
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

/// The requests that check a template for a DPS, in order. `query` is signed where there is a key.
pub fn probes(template: &Template, host: &HostName, query: Option<Request>, api_version: &str) -> Vec<Probe> {
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
    let unsigned = || Headers::new().with("Authorization", NO_TOKEN);
    let write = |method| {
        let headers = unsigned().with("If-Match", "dps-enroll").with("Content-Type", "application/json");
        (method, headers)
    };
    let query = query.map_or_else(
        || {
            let headers = unsigned()
                .with("Content-Type", "application/json; charset=utf-8")
                .with("x-ms-max-item-count", "1")
                .with("x-ms-continuation", "dps-enroll");
            let mut probe = probe(Step::Query, Method::Post, headers, Some("{\"query\":\"*\"}"));
            "/enrollmentGroups/query".clone_into(&mut probe.request.path);
            probe.url = template.fill(&probe.request);
            probe
        },
        |request| Probe { step: Step::Query, url: template.fill(&request), request },
    );
    let mut probes = vec![query];
    let (put, headers) = write(Method::Put);
    probes.push(probe(Step::Put, put, headers, Some("{}")));
    let (delete, headers) = write(Method::Delete);
    probes.push(probe(Step::Delete, delete, headers, None));
    probes.push(probe(Step::Plain, Method::Get, Headers::new(), None));
    if *template.operator() != Operator::Direct {
        let mut foreign = probe(Step::Foreign, Method::Get, Headers::new(), None);
        foreign.url = template.fill_with(FOREIGN, "/");
        probes.push(foreign);
    }
    probes
}

#[cfg(test)]
mod tests {
    use super::{Step, probes};
    use crate::{connection::HostName, proxy::Template};

    #[test]
    fn only_the_query_can_carry_a_token_and_the_foreign_one_carries_nothing() {
        let template = Template::parse("https://proxy.example/{host}{path}").unwrap();
        let host = HostName::parse("lyon.azure-devices-provisioning.net").unwrap();
        let probes = probes(&template, &host, None, "2021-10-01");
        let steps: Vec<_> = probes.iter().map(|probe| probe.step).collect();
        assert_eq!(steps, [Step::Query, Step::Put, Step::Delete, Step::Plain, Step::Foreign]);
        for probe in &probes {
            let token = probe.request.headers.get("authorization");
            assert!(token.is_none_or(|token| !token.contains("sig=")), "{token:?}");
        }
        let foreign = probes.last().unwrap();
        assert_eq!(foreign.url, "https://proxy.example/example.com/");
        assert_eq!(foreign.request.headers.iter().count(), 0);
        assert_eq!(
            probes[0].url,
            "https://proxy.example/lyon.azure-devices-provisioning.net/enrollmentGroups/query?api-version=2021-10-01"
        );
    }

    #[test]
    fn without_a_proxy_no_other_host_is_asked() {
        let host = HostName::parse("lyon.azure-devices-provisioning.net").unwrap();
        let probes = probes(&Template::direct(), &host, None, "2021-10-01");
        assert!(probes.iter().all(|probe| probe.step != Step::Foreign));
    }
}
