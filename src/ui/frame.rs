//! The frame around every page: the connection in the header, announcements, and what waits.

use leptos::prelude::*;

use super::{
    kit::{Glyph, Icon, Notice, Tone, dynamic, on, text},
    store::Store,
};
use crate::{
    page::{Event, State, address::Address, call::Route},
    proxy::Operator,
};

/// The header's view of the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Summary {
    host: String,
    policy: Option<String>,
    through: Option<Operator>,
    last_call: Option<bool>,
}

fn summary(state: &State) -> Option<Summary> {
    let session = state.connect.session.as_ref()?;
    Some(Summary {
        host: session.connection.host.to_string(),
        policy: session.connection.credential.policy().map(str::to_owned),
        through: match &session.route {
            Route::Sandbox => None,
            Route::Proxy(template) => Some(template.operator().clone()),
        },
        last_call: state.connect.last_call.map(|call| call.succeeded),
    })
}

/// Header, main part and footer.
#[component]
pub(super) fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.frame;
    let home = store.part(|state| Address { group: None, ..state.address.clone() }.to_string());
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let waiting = store.part(|state| state.waiting.as_ref().map(|waiting| waiting.seconds_left));
    let said = move || {
        store.announcement.with(|(count, text)| {
            // A text that was just said is said again only if it differs: an invisible mark makes it differ.
            if count % 2 == 0 { text.clone() } else { format!("{text}\u{a0}") }
        })
    };
    view! {
        <a class="skip" href="#main" on:click=|event| {
            event.prevent_default();
            if let Ok(Some(heading)) = document().query_selector("main h1") {
                use wasm_bindgen::JsCast;
                let _ = heading.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        }>{labels.skip}</a>
        <header class="frame-header">
            <a class="brand" href=text(move || home.get()) aria-label=labels.home>
                <Icon glyph=Glyph::Certificate/>
                <span>{labels.title}</span>
            </a>
            <ConnectionSummary/>
        </header>
        {dynamic(move || sandbox.get().then(|| view! {
            <p class="sandbox-bar"><Icon glyph=Glyph::Sandbox/> <span>{labels.sandbox_note}</span></p>
        }))}
        <main id="main">
            {dynamic(move || waiting.get().map(|seconds| view! {
                <Notice tone=Tone::Warning>
                    <p>{(labels.waiting)(seconds)}</p>
                    <button type="button" class="button-quiet" on:click=on(move |_| store.dispatch(Event::WaitCancelled))>
                        {labels.stop_waiting}
                    </button>
                </Notice>
            }))}
            {children()}
        </main>
        <footer class="frame-footer"><p>{labels.promise}</p></footer>
        <p class="visually-hidden" role="status" id="announcement">{dynamic(said)}</p>
    }
}

/// Which DPS, which policy, through what, and how the last call went.
#[component]
fn ConnectionSummary() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.frame;
    let summary = store.part(summary);
    let through = |operator: Option<Operator>| match operator {
        None => labels.sandbox.to_owned(),
        Some(Operator::Direct) => labels.direct.to_owned(),
        Some(Operator::SameOrigin) => labels.this_server.to_owned(),
        Some(Operator::Loopback { origin } | Operator::Other { origin }) => origin,
    };
    let connected = move |summary: Summary| {
        let (class, last_call) = match summary.last_call {
            None => ("dot", labels.call_none),
            Some(true) => ("dot dot-good", labels.call_ok),
            Some(false) => ("dot dot-bad", labels.call_failed),
        };
        view! {
            <span class="summary-host">
                <span class=class></span>
                <span>{summary.host}</span>
            </span>
            {summary.policy.map(|policy| view! {
                <span class="summary-part"><span class="soft">{labels.policy}</span> {policy}</span>
            })}
            <span class="summary-part"><span class="soft">{labels.via}</span> {through(summary.through)}</span>
            <span class="summary-part summary-call" id="last-call">{last_call}</span>
            <button type="button" class="button-quiet" on:click=on(move |_| store.dispatch(Event::Forget))>
                <Icon glyph=Glyph::Key/>
                {labels.forget}
            </button>
        }
    };
    view! {
        <section class="summary" aria-label=labels.connection>
            {dynamic(move || match summary.get() {
                Some(summary) => connected(summary).into_any(),
                None => view! {
                    <span class="summary-host"><span class="dot"></span> <span class="soft">{labels.not_connected}</span></span>
                }.into_any(),
            })}
        </section>
    }
}
