//! English texts about checking a proxy.

use super::grouped;
use crate::{
    dps::{CallError, NoAnswer},
    page::diagnosis::What,
    proxy::check::{Finding, Verdict},
    text::{CheckTexts, Locale, Say},
};

pub(super) const TEXTS: CheckTexts = CheckTexts {
    check: "Check proxy",
    checking: "Checking…",
    note: "Asks the proxy for a few things that change nothing, and asks it for another host, which it must refuse.",
    needs_host: "Paste a connection string first: the check needs the name of a DPS.",
    results: "What the check found",
    verdict,
    finding,
    done,
    experiments: "Without a proxy, or by another host",
    experiments_note: "Nobody has verified that these work: DPS documents no CORS. The second host is the one that the Azure \
                       portal uses, and may answer it alone. To try costs nothing; the test below the button says how it \
                       ended.",
    direct: "Try without a proxy",
    services_host: "Try the .services. host",
    under_way: "An experiment is under way: calls do not go the way that is set here.",
    end: "End the experiment",
};

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Good => "Good",
        Verdict::Unknown => "Not known",
        Verdict::Warning => "Warning",
        Verdict::Bad => "Wrong",
    }
}

fn done(wrong: usize) -> String {
    match wrong {
        0 => "The proxy was checked. Nothing is wrong.".to_owned(),
        1 => "The proxy was checked. One thing is wrong.".to_owned(),
        wrong => format!("The proxy was checked. {wrong} things are wrong."),
    }
}

/// Where the proxies of this project have the list of origins.
const ORIGINS: &str = "In the proxies of this project that is ALLOWED_ORIGINS; the local one takes --origin.";
/// Where another proxy says which headers a page may read.
const EXPOSE: &str = "Name them in Access-Control-Expose-Headers; the proxies of this project do.";

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::OpenRelay { status } => format!(
            "This proxy is open: it fetched another host for this page (HTTP {status}). Whoever finds it can send anything \
             anywhere through it. Do not use it with a key: limit it to your DPS, or use a proxy of this project. Nothing \
             signed was sent by this check, so the rest is not known."
        ),
        Finding::ForeignRefused => "It refuses other hosts.".to_owned(),
        Finding::ForeignUnclear { status: Some(status) } => format!(
            "Asked for another host it answered HTTP {status}, which does not say whether the proxy refused or that host. \
             Look at its configuration: it must forward to your DPS only."
        ),
        Finding::ForeignUnclear { status: None } => "Asked for another host it gave no answer that this page can read, which \
                                                     may be a refusal. Look at its configuration: it must forward to your \
                                                     DPS only."
            .to_owned(),
        Finding::Silent { reason } => {
            let what = What::NoAnswer(*reason).say(Locale::English);
            let what_to_do = match reason {
                NoAnswer::Offline => "Check the network connection.",
                NoAnswer::LocalNetworkDenied => "Allow it in the site settings, beside the address bar.",
                NoAnswer::TimedOut => "Is the proxy overloaded, or a firewall in between?",
                NoAnswer::Unreachable | NoAnswer::NoCors => {
                    "Is the proxy running, its address right, and its certificate valid?"
                }
            };
            format!("{what} {what_to_do}")
        }
        Finding::OriginRefused { page } => format!(
            "The proxy answers, but does not allow this page to read its answers. Add {page} to its allowed origins. {ORIGINS}"
        ),
        Finding::PreflightRefused { page } => format!(
            "The proxy lets this page read answers, but refuses what a call needs. It must answer OPTIONS for {page} itself, \
             with Access-Control-Allow-Methods: GET, PUT, POST, DELETE and Access-Control-Allow-Headers: authorization, \
             content-type, if-match, x-ms-max-item-count, x-ms-continuation (* does not cover authorization)."
        ),
        Finding::MethodRefused { method } => format!(
            "The proxy does not allow {method} with If-Match. Add it to Access-Control-Allow-Methods, and if-match to \
             Access-Control-Allow-Headers."
        ),
        Finding::Redirects => "The proxy answers with a redirect, which browsers do not follow after a preflight. Enter the \
                               address that it leads to, with https: and with or without the slash at its end."
            .to_owned(),
        Finding::Forwards { status: 200, milliseconds } => {
            format!("The DPS answered through it in {} ms.", grouped(milliseconds))
        }
        Finding::Forwards { status, milliseconds } => format!(
            "The DPS answered through it in {} ms (HTTP {status}: the check was not signed, or the policy may \
             not read).",
            grouped(milliseconds)
        ),
        Finding::NotForwarded { error: CallError::ProxyRefused { code, message, .. } } => {
            What::ProxyRefused { code: code.clone(), message: message.clone() }.say(Locale::English)
        }
        Finding::NotForwarded { error: CallError::NotTheService { status, excerpt } } => format!(
            "Something else than the DPS answered (HTTP {status}): “{excerpt}”. The preview shows the address that is \
             called; the proxy must forward its path as it is."
        ),
        Finding::NotForwarded { .. } => {
            "What came back is no answer of the DPS. The proxy must pass path and body on as they are.".to_owned()
        }
        Finding::Readable { names } => format!("This page can read: {}.", names.join(", ")),
        Finding::Unseen { names } => format!(
            "Whether this page can read these could not be seen, because no answer had them: {}. {EXPOSE}",
            names.join(", ")
        ),
        Finding::ContinuationHidden { is_certain } => format!(
            "This page {} read x-ms-continuation: every list would end after 100 rows without a word. {EXPOSE}",
            if *is_certain { "cannot" } else { "probably cannot" }
        ),
        Finding::DateHidden => {
            format!("This page cannot read date, so it cannot tell you when this machine's clock is wrong. {EXPOSE}")
        }
        Finding::ClockRight { ahead } => {
            format!("This machine's clock and the service's differ by {} s.", ahead.abs())
        }
        Finding::ClockWrong { ahead } => format!(
            "This machine's clock is {} s {} of the service's: tokens are not valid when they arrive. Correct the clock.",
            ahead.abs(),
            if *ahead > 0 { "ahead" } else { "behind" }
        ),
        Finding::MixedContent => "This page came by https and the proxy answers by http. Chromium and Firefox let that pass on \
                                  this machine, Safari does not."
            .to_owned(),
        Finding::NotCached => "It forbids that answers are kept.".to_owned(),
        Finding::Cached => "It does not forbid that answers are kept. Add Cache-Control: no-store to every answer.".to_owned(),
    }
}
