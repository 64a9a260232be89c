//! Sending a request. A browser hides why a fetch failed, so a failure is followed by what little can be asked.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, PermissionState, PermissionStatus, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect,
};

use super::clock;
use crate::{
    dps::NoAnswer,
    http::{Headers, Request, Response},
    proxy::check::{Answer, Probe, Probed},
};

/// Sends a request to an address and reads the answer to its end.
///
/// # Errors
/// [`NoAnswer`], as far as the cause can be known.
pub async fn send(request: &Request, url: &str, signal: &AbortSignal) -> Result<Response, NoAnswer> {
    match attempt(request, url, signal, RequestRedirect::Error).await {
        Ok(response) => Ok(response),
        Err(_) if signal.aborted() => Err(NoAnswer::TimedOut),
        Err(_) => Err(reason(url).await),
    }
}

/// Gets a file that stands beside the page.
///
/// # Errors
/// The status of the answer; `None` where there was none.
pub async fn beside(path: &str) -> Result<String, Option<u16>> {
    let answer = async {
        let answer = JsFuture::from(web_sys::window()?.fetch_with_str(path)).await.ok()?;
        answer.dyn_into::<web_sys::Response>().ok()
    };
    let answer = answer.await.ok_or(None)?;
    if !answer.ok() {
        return Err(Some(answer.status()));
    }
    let text = async { JsFuture::from(answer.text().ok()?).await.ok()?.as_string() };
    text.await.ok_or(None)
}

/// Makes one request of a check, and says how long it took.
pub(crate) async fn probe(probe: &Probe, signal: &AbortSignal) -> Probed {
    let began = clock::milliseconds();
    let answer = match attempt(&probe.request, &probe.url, signal, RequestRedirect::Manual).await {
        // What a browser shows of a redirect that it does not follow.
        Ok(Response { status: 0, .. }) => Answer::Redirect,
        Ok(response) => Answer::Read(response),
        Err(_) if signal.aborted() => Answer::None(NoAnswer::TimedOut),
        Err(_) => Answer::None(reason(&probe.url).await),
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a probe does not take weeks"
    )]
    let milliseconds = (clock::milliseconds() - began).max(0.0).round() as u32;
    Probed { step: probe.step, milliseconds, answer }
}

async fn attempt(
    request: &Request,
    url: &str,
    signal: &AbortSignal,
    redirect: RequestRedirect,
) -> Result<Response, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in request.headers.iter() {
        headers.append(name, value)?;
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&headers);
    init.set_signal(Some(signal));
    init.set_cache(RequestCache::NoStore);
    init.set_credentials(RequestCredentials::Omit);
    init.set_redirect(redirect);
    if let Some(body) = &request.body {
        init.set_body(&body.into());
    }
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let answer: web_sys::Response =
        JsFuture::from(window.fetch_with_str_and_init(url, &init)).await?.dyn_into()?;
    let mut headers = Headers::new();
    for entry in answer.headers().entries() {
        let entry: Array = entry?.dyn_into()?;
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_string()) {
            headers = headers.with(&name, value);
        }
    }
    let body = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    Ok(Response { status: answer.status(), headers, body })
}

/// Why an address did not answer: offline, not permitted, silent, or there but without CORS.
async fn reason(url: &str) -> NoAnswer {
    let Some(window) = web_sys::window() else { return NoAnswer::Unreachable };
    if !window.navigator().on_line() {
        return NoAnswer::Offline;
    }
    let Ok(origin) = web_sys::Url::new_with_base(url, &window.location().href().unwrap_or_default()) else {
        return NoAnswer::Unreachable;
    };
    if is_local(&origin.hostname()) && local_network_denied(&window).await {
        return NoAnswer::LocalNetworkDenied;
    }
    // An opaque answer proves that somebody is there. Nothing of the request is repeated: no token, no body, no path.
    let probe = RequestInit::new();
    probe.set_mode(RequestMode::NoCors);
    probe.set_credentials(RequestCredentials::Omit);
    probe.set_cache(RequestCache::NoStore);
    match JsFuture::from(window.fetch_with_str_and_init(&origin.origin(), &probe)).await {
        Ok(_) => NoAnswer::NoCors,
        Err(_) => NoAnswer::Unreachable,
    }
}

/// Whether a host is this machine or, as far as its name says, on the local network.
fn is_local(host: &str) -> bool {
    let private_172 = || {
        let second = host.strip_prefix("172.").and_then(|rest| rest.split('.').next()?.parse().ok());
        second.is_some_and(|second: u8| (16..32).contains(&second))
    };
    host == "localhost"
        || host == "[::1]"
        || host.rsplit('.').next() == Some("local")
        || ["127.", "10.", "192.168."].iter().any(|range| host.starts_with(range))
        || private_172()
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
