//! The frame around every page: the connection in the header, announcements, and what waits.

use leptos::prelude::*;

use super::{
    activity::activity_button,
    kit::{Child, Element, Glyph, Tone, button, copy_button, dynamic, el, icon, icon_button, notice},
    store::{Store, move_focus},
};
use crate::{
    dps::{Right, policy_command},
    page::{Event, Focus, State, address::Place, call::Route},
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
pub(super) fn frame(store: Store, page: AnyView) -> Vec<AnyView> {
    let labels = &store.texts().labels.frame;
    let home = store.part(|state| state.address.at(Place::Start).to_string());
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let waiting = store.part(|state| state.waiting.as_ref().map(|waiting| waiting.seconds_left));
    let said = move || {
        store.announcement.with(|(count, text)| {
            // A text that was just said is said again only if it differs: an invisible mark makes it differ.
            if count % 2 == 0 { text.clone() } else { format!("{text}\u{a0}") }
        })
    };
    let skip = el("a").class("skip").attr("href", "#main").child(labels.skip).on("click", move |event| {
        // The fragment is the page's address, so the link moves the focus itself.
        event.prevent_default();
        move_focus(Focus::Heading);
    });
    let header = el("header")
        .class("frame-header")
        .child(
            el("a")
                .class("brand")
                .attr_with("href", move || home.get())
                .attr("aria-label", labels.home)
                .child(icon(Glyph::Certificate))
                .child(el("span").child(labels.title)),
        )
        .child(navigation(store))
        .child(activity_button(store))
        .child(summary_bar(store));
    let sandbox_bar = move || {
        let bar = || el("aside").class("sandbox-bar").attr("aria-label", labels.sandbox);
        sandbox.get().then(|| bar().child(icon(Glyph::Sandbox)).child(el("p").child(labels.sandbox_note)))
    };
    let wait = move || {
        waiting.get().map(|seconds| {
            let stop = button("button-quiet", labels.stop_waiting);
            let stop = stop.on_click(move || store.dispatch(Event::WaitCancelled));
            notice(Tone::Warning, vec![el("p").child((labels.waiting)(seconds)), stop])
        })
    };
    vec![
        skip.into_child(),
        header.into_child(),
        dynamic(sandbox_bar),
        el("main").id("main").dynamic(wait).dynamic(rights(store)).child(page).into_child(),
        el("footer").class("frame-footer").child(el("p").child(labels.promise)).into_child(),
        el("p").class("visually-hidden").attr("role", "status").id("announcement").dynamic(said).into_child(),
    ]
}

/// The pages.
fn navigation(store: Store) -> Element {
    let labels = &store.texts().labels.frame;
    let link = |label: &'static str, target: Place| {
        let place = target.clone();
        let address = store.part(move |state| state.address.at(place.clone()).to_string());
        let current = store.part(move |state| {
            let here = match &state.address.place {
                Place::Enrollment(kind, _) => Place::list_of(*kind),
                Place::Registrations(_) => Place::Start,
                place => place.clone(),
            };
            here == target
        });
        el("a")
            .attr_with("href", move || address.get())
            .attr_with("aria-current", move || if current.get() { "page" } else { "false" }.to_owned())
            .child(label)
    };
    el("nav")
        .class("navigation")
        .attr("aria-label", labels.navigation)
        .child(link(labels.groups, Place::Start))
        .child(link(labels.devices, Place::Devices))
}

/// What the policy may not do, as the service's answers show; and the command that makes a policy that may.
fn rights(store: Store) -> impl FnMut() -> Option<Element> {
    let labels = &store.texts().labels.rights;
    let missing = store.part(|state| {
        let missing = Right::ALL.into_iter().filter(|right| state.connect.lacks(*right));
        let missing: Vec<_> = missing.collect();
        let identity = state.connect.identity().filter(|_| !missing.is_empty())?;
        let dps = identity.host.as_str().split('.').next().unwrap_or_default().to_owned();
        Some((dps, identity.policy.unwrap_or_default(), missing))
    });
    move || {
        missing.get().map(|(dps, policy, missing)| {
            let names: Vec<_> = missing.iter().map(|right| right.as_str()).collect();
            let command = policy_command(&dps);
            let body = vec![
                el("p").class("notice-title").child((labels.missing)(&policy, &names.join(", "))),
                el("p").child(labels.disabled),
                el("p").child(labels.command),
                el("p").class("mono").child(command.clone()).child(copy_button(
                    store,
                    labels.command_name,
                    command,
                )),
            ];
            notice(Tone::Warning, body).id("rights")
        })
    }
}

/// Which DPS, which policy, through what, and how the last call went.
fn summary_bar(store: Store) -> Element {
    let labels = &store.texts().labels.frame;
    let summary = store.part(summary);
    let drawn = move || match summary.get() {
        Some(summary) => connected(store, summary),
        None => vec![
            el("span")
                .class("summary-host")
                .child(el("span").class("dot"))
                .child(el("span").class("soft").child(labels.not_connected)),
        ],
    };
    el("section").class("summary").attr("aria-label", labels.connection).dynamic(drawn)
}

fn connected(store: Store, summary: Summary) -> Vec<Element> {
    let labels = &store.texts().labels.frame;
    let (class, last_call) = match summary.last_call {
        None => ("dot", labels.call_none),
        Some(true) => ("dot dot-good", labels.call_ok),
        Some(false) => ("dot dot-bad", labels.call_failed),
    };
    let through = match summary.through {
        // The bar below says so.
        None => None,
        Some(Operator::Direct) => Some(labels.direct.to_owned()),
        Some(Operator::SameOrigin) => Some(labels.this_server.to_owned()),
        Some(Operator::Loopback { origin } | Operator::Other { origin }) => Some(origin),
    };
    let part = |name: &'static str, value: String| {
        let name = el("span").class("soft").child(name);
        el("span").class("summary-part").child(name).child(" ").child(value)
    };
    let host =
        el("span").class("summary-host").child(el("span").class(class)).child(el("span").child(summary.host));
    let mut parts = vec![host];
    parts.extend(summary.policy.map(|policy| part(labels.policy, policy)));
    parts.extend(through.map(|through| part(labels.via, through)));
    parts.push(el("span").class("summary-part summary-call").id("last-call").child(last_call));
    parts.push(
        icon_button("button-quiet", Glyph::Key, labels.forget)
            .on_click(move || store.dispatch(Event::Forget)),
    );
    parts
}
