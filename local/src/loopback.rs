//! Answering this machine only: a request whose `Host` is another name comes from a page that had its own name resolved
//! to 127.0.0.1 (DNS rebinding), and is refused.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::header::HOST,
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::refusal::Refusal;

/// Whether a `Host` header names this machine.
fn is_loopback(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, port)| {
        if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host }
    });
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// Names that a server has besides those of this machine.
pub(crate) type Names = Arc<[String]>;

/// Lets only requests for this machine pass, or for a name of the server.
pub(crate) async fn guard_names(State(names): State<Names>, request: Request, next: Next) -> Response {
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_known = is_loopback(host) || names.iter().any(|name| name.eq_ignore_ascii_case(host));
    let is_own = is_known && hosts.next().is_none();
    if is_own { next.run(request).await } else { Refusal::ForeignHost.into_response() }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine() {
        for host in ["127.0.0.1:8080", "localhost:1", "localhost", "[::1]:8080", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost.evil:1",
            "10.0.0.1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
