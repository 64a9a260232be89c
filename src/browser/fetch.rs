//! Sending a request. A browser hides why a fetch failed, so a failure is followed by what little can be asked.

use gloo_net::http::RequestBuilder;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, PermissionState, PermissionStatus, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect,
};

use crate::{
    dps::NoAnswer,
    http::{Headers, Method, Request, Response},
};

/// Headers the browser writes itself.
const BROWSERS_OWN: [&str; 1] = ["Accept-Encoding"];

/// Sends a request to an address and reads the answer to its end.
///
/// # Errors
/// [`NoAnswer`], as far as the cause can be known.
pub(crate) async fn send(request: &Request, url: &str, signal: &AbortSignal) -> Result<Response, NoAnswer> {
    match attempt(request, url, signal).await {
        Ok(response) => Ok(response),
        Err(_) if signal.aborted() => Err(NoAnswer::TimedOut),
        Err(_) => Err(reason(url).await),
    }
}

async fn attempt(request: &Request, url: &str, signal: &AbortSignal) -> Result<Response, gloo_net::Error> {
    let method = match request.method {
        Method::Get => gloo_net::http::Method::GET,
        Method::Put => gloo_net::http::Method::PUT,
        Method::Post => gloo_net::http::Method::POST,
        Method::Delete => gloo_net::http::Method::DELETE,
    };
    let mut builder = RequestBuilder::new(url)
        .method(method)
        .abort_signal(Some(signal))
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error);
    for (name, value) in request.headers.iter().filter(|(name, _)| !BROWSERS_OWN.contains(name)) {
        builder = builder.header(name, value);
    }
    let answer = match &request.body {
        Some(body) => builder.body(body)?.send().await?,
        None => builder.send().await?,
    };
    let headers =
        answer.headers().entries().fold(Headers::new(), |headers, (name, value)| headers.with(&name, value));
    Ok(Response { status: answer.status(), headers, body: answer.text().await? })
}

/// Why an address did not answer: offline, not permitted, silent, or there but without CORS.
async fn reason(url: &str) -> NoAnswer {
    let Some(window) = web_sys::window() else { return NoAnswer::Unreachable };
    if !window.navigator().on_line() {
        return NoAnswer::Offline;
    }
    if local_network_denied(&window).await {
        return NoAnswer::LocalNetworkDenied;
    }
    // An opaque answer proves that somebody is there. Nothing of the request is repeated: no token, no body, no path.
    let probe = RequestInit::new();
    probe.set_mode(RequestMode::NoCors);
    probe.set_credentials(RequestCredentials::Omit);
    probe.set_cache(RequestCache::NoStore);
    let Ok(origin) = web_sys::Url::new_with_base(url, &window.location().href().unwrap_or_default()) else {
        return NoAnswer::Unreachable;
    };
    match JsFuture::from(window.fetch_with_str_and_init(&origin.origin(), &probe)).await {
        Ok(_) => NoAnswer::NoCors,
        Err(_) => NoAnswer::Unreachable,
    }
}

/// Chromium 142 and later ask before a public page may call this machine or the local network. Browsers that do not
/// know the permission refuse the question.
async fn local_network_denied(window: &web_sys::Window) -> bool {
    let Ok(permissions) = window.navigator().permissions() else { return false };
    for name in ["loopback-network", "local-network", "local-network-access"] {
        let descriptor = Object::new();
        if Reflect::set(&descriptor, &"name".into(), &name.into()).is_err() {
            continue;
        }
        let Ok(question) = permissions.query(&descriptor) else { continue };
        let status = JsFuture::from(question).await.and_then(JsValue::dyn_into::<PermissionStatus>);
        if status.is_ok_and(|status| status.state() == PermissionState::Denied) {
            return true;
        }
    }
    false
}
