//! The CORS proxy of the page's own origin: `/proxy/` followed by the full URL. It forwards the service API's requests to
//! DPS hosts of Azure and nothing else.

use std::{sync::OnceLock, time::Duration};

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, Method, header},
    response::{IntoResponse, Response},
};
use dps_enroll::connection::HostName;

use crate::{
    refusal::{Refusal, protect},
    server::StartError,
};

/// Where the proxy stands.
pub(crate) const PREFIX: &str = "/proxy/";

const MAX_BODY: usize = 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);

/// What is passed on of a request.
const REQUEST_HEADERS: [&str; 6] =
    ["accept", "authorization", "content-type", "if-match", "x-ms-max-item-count", "x-ms-continuation"];

/// What is passed back of an answer.
pub(crate) const RESPONSE_HEADERS: [&str; 8] = [
    "content-type",
    "date",
    "etag",
    "retry-after",
    "x-ms-continuation",
    "x-ms-error-code",
    "x-ms-item-type",
    "x-ms-request-id",
];

/// A target that may be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The DPS host, in lower case.
    pub host: String,
    /// Path and query, as they were given.
    pub target: String,
}

/// Checks a method and the URL behind the prefix, as text: nothing is decoded or normalised, so nothing can be smuggled
/// through a difference in reading.
///
/// # Errors
/// Says why it is not passed on.
pub fn check(method: &Method, url: &str) -> Result<Allowed, Refusal> {
    if ![Method::GET, Method::PUT, Method::POST, Method::DELETE].contains(method) {
        return Err(Refusal::MethodNotAllowed);
    }
    let rest = url.strip_prefix("https://").ok_or(Refusal::NotHttps)?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (host, target) = rest.split_at_checked(end).ok_or(Refusal::NotHttps)?;
    let host = HostName::parse(host).ok().filter(HostName::is_azure_dps).ok_or(Refusal::HostNotAllowed)?;
    let path = target.split('?').next().unwrap_or_default();
    if !is_service_path(path) {
        return Err(Refusal::PathNotAllowed);
    }
    Ok(Allowed { host: host.as_str().to_ascii_lowercase(), target: target.to_owned() })
}

/// `/enrollmentGroups`, `/enrollments` or `/registrations`, with plain segments below.
fn is_service_path(path: &str) -> bool {
    let Some(path) = path.strip_prefix('/') else { return false };
    let mut segments = path.split('/');
    let first = segments.next().unwrap_or_default();
    let known = ["enrollmentGroups", "enrollments", "registrations"]
        .iter()
        .any(|name| first.eq_ignore_ascii_case(name));
    let is_plain = |segment: &str| {
        let lower = segment.to_ascii_lowercase();
        let tricks = ["%2f", "%5c", "%2e", "%25", "%00", "\\"];
        segment != "." && segment != ".." && !tricks.iter().any(|trick| lower.contains(trick))
    };
    let segments: Vec<&str> = segments.collect();
    let empty_inside = segments.iter().rev().skip(1).any(|segment| segment.is_empty());
    known && segments.len() <= 2 && !empty_inside && segments.into_iter().all(is_plain)
}

/// The client that calls Azure: no redirects, no cookies.
pub(crate) fn client() -> Result<reqwest::Client, StartError> {
    static PROVIDER: OnceLock<()> = OnceLock::new();
    PROVIDER.get_or_init(|| {
        // Fails only where one is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(TIMEOUT)
        .build()
        .map_err(|error| StartError::Tls(error.to_string()))
}

/// Passes a request on and its answer back. `upstream` replaces `https://{host}` in tests.
pub(crate) async fn forward(client: &reqwest::Client, upstream: Option<&str>, request: Request) -> Response {
    match attempt(client, upstream, request).await {
        Ok(response) => response,
        Err(refusal) => refusal.into_response(),
    }
}

async fn attempt(
    client: &reqwest::Client,
    upstream: Option<&str>,
    request: Request,
) -> Result<Response, Refusal> {
    let (parts, body) = request.into_parts();
    check_origin(&parts.headers)?;
    let target = parts.uri.path_and_query().map(axum::http::uri::PathAndQuery::as_str).unwrap_or_default();
    let allowed = check(&parts.method, target.strip_prefix(PREFIX).unwrap_or_default())?;
    let body = to_bytes(body, MAX_BODY).await.map_err(|_| Refusal::BodyTooLarge)?;
    let base = upstream.map_or_else(|| format!("https://{}", allowed.host), str::to_owned);
    let mut outgoing = client.request(parts.method, format!("{base}{}", allowed.target)).body(body);
    for name in REQUEST_HEADERS {
        if let Some(value) = parts.headers.get(name) {
            outgoing = outgoing.header(name, value);
        }
    }
    let failed = |error: reqwest::Error| {
        if error.is_timeout() { Refusal::UpstreamTimeout } else { Refusal::UpstreamUnreachable }
    };
    let answer = outgoing.send().await.map_err(failed)?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut response = Response::new(Body::from(answer.bytes().await.map_err(failed)?));
    *response.status_mut() = status;
    for name in RESPONSE_HEADERS {
        if let Some(value) = headers.get(name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    protect(response.headers_mut());
    Ok(response)
}

/// Browsers name the page that asks, except for a GET of the page's own origin.
fn check_origin(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let same_origin = match text(header::ORIGIN) {
        Some(origin) => text(header::HOST).is_some_and(|host| origin == format!("http://{host}")),
        None => {
            text(header::HeaderName::from_static("sec-fetch-site")).is_none_or(|site| site == "same-origin")
        }
    };
    if same_origin { Ok(()) } else { Err(Refusal::ForeignOrigin) }
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::{Allowed, check};
    use crate::Refusal;

    const DPS: &str = "https://mydps.azure-devices-provisioning.net";

    #[test]
    fn passes_the_service_api_on() {
        for target in [
            "/enrollmentGroups/g%3A2?api-version=2021-10-01",
            "/enrollmentgroups/query?api-version=2021-10-01",
            "/enrollments/?api-version=2021-10-01",
            "/registrations/d-1?api-version=2021-10-01",
            "/enrollmentGroups/a.b..c?api-version=2021-10-01",
        ] {
            let host = "mydps.azure-devices-provisioning.net".to_owned();
            let expected = Allowed { host, target: target.to_owned() };
            assert_eq!(check(&Method::GET, &format!("{DPS}{target}")), Ok(expected));
        }
        let upper =
            check(&Method::PUT, "https://MyDps.services.Azure-Devices-Provisioning.net/enrollments/a");
        assert_eq!(upper.unwrap().host, "mydps.services.azure-devices-provisioning.net");
    }

    #[test]
    fn refuses_every_trick() {
        use Refusal as R;
        let table = [
            ("http://mydps.azure-devices-provisioning.net/enrollments", R::NotHttps),
            ("//mydps.azure-devices-provisioning.net/enrollments", R::NotHttps),
            ("HTTPS://mydps.azure-devices-provisioning.net/enrollments", R::NotHttps),
            ("", R::NotHttps),
            ("https://evil.example/enrollments", R::HostNotAllowed),
            ("https://evil.example/mydps.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://mydps.azure-devices-provisioning.net.evil.example/enrollments", R::HostNotAllowed),
            ("https://mydps.azure-devices-provisioning.net./enrollments", R::HostNotAllowed),
            ("https://mydps.azure-devices-provisioning.net:443/enrollments", R::HostNotAllowed),
            ("https://user@mydps.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://evil.example#mydps.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://evil.example\\.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://evil%2eexample/enrollments", R::HostNotAllowed),
            ("https://mydps。azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://а.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://127.0.0.1/enrollments", R::HostNotAllowed),
            ("https://[::1]/enrollments", R::HostNotAllowed),
            ("https://.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https://a.b.azure-devices-provisioning.net/enrollments", R::HostNotAllowed),
            ("https:///enrollments", R::HostNotAllowed),
            ("https://mydps.azure-devices-provisioning.net", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/other", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net//enrollments", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/../x", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/%2e%2e/x", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/a%2Fb", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/a%5Cb", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/a%252Fb", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments//a", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net/enrollments/a/b/c", R::PathNotAllowed),
            ("https://mydps.azure-devices-provisioning.net?x=/enrollments", R::PathNotAllowed),
        ];
        for (url, refusal) in table {
            assert_eq!(check(&Method::GET, url), Err(refusal), "{url}");
        }
        for method in [Method::PATCH, Method::OPTIONS, Method::CONNECT, Method::TRACE, Method::HEAD] {
            assert_eq!(check(&method, &format!("{DPS}/enrollments")), Err(R::MethodNotAllowed), "{method}");
        }
    }
}
