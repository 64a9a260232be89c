//! Step 1: connection string, sandbox, proxy, and the test of all three.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{
    certificates::option,
    failure::failure,
    kit::{
        Child, Element, Field, Glyph, Tone, button, code_input, el, expander, fact, facts, find, hint_line,
        icon, icon_button, note, notice, submit,
    },
    store::Store,
};
use crate::{
    dps::ApiVersion,
    page::{
        Event,
        call::Purpose,
        connect::{Entered, Test},
    },
    proxy::Operator,
    secret::Secret,
    text::Say,
};

/// The policy that may do everything.
const OWNER: &str = "provisioningserviceowner";

/// Stands in the preview while no connection string is there.
const EXAMPLE_HOST: &str = "mydps.azure-devices-provisioning.net";

/// Step 1.
pub(super) fn connect(store: Store) -> Element {
    let labels = &store.texts().labels.connect;
    let connected = store.part(|state| state.connect.session.is_some());
    step("step-connect", "1", labels.heading)
        .dynamic(move || if connected.get() { connection(store) } else { connection_string(store) })
        .child(proxy(store))
}

/// One of the three steps.
pub(super) fn step(id: &'static str, number: &'static str, heading: &'static str) -> Element {
    let number = el("span").class("step-number").child(number);
    el("section")
        .class("card step")
        .attr("aria-labelledby", id)
        .child(el("h2").id(id).child(number).child(" ").child(heading))
}

/// What the connection string field holds: a secret that stays there until it is used.
fn typed() -> Secret {
    let field: Option<HtmlInputElement> = find("connection-string");
    Secret::from(field.map(|field| field.value()).unwrap_or_default())
}

/// The connection string field, and the way into the sandbox.
fn connection_string(store: Store) -> Element {
    let labels = &store.texts().labels.connect;
    let shown = RwSignal::new(false);
    let entered = store.part(|state| state.connect.entered.clone());
    let ready = store
        .part(|state| matches!(state.connect.entered, Entered::Usable(_)) && state.connect.proxy.is_ok());
    let error = store.part(|state| match &state.connect.entered {
        Entered::Refused(error) => Some(error.say(state.locale)),
        _ => None,
    });
    let field = Field {
        id: "connection-string",
        label: labels.field.to_owned(),
        hint: labels.hint,
        error: Some(error),
    };
    let input = field.describe(
        code_input()
            .attr_with("type", move || if shown.get() { "text" } else { "password" }.to_owned())
            .attr("placeholder", "HostName=…;SharedAccessKeyName=…;SharedAccessKey=…")
            .on("input", move |_| store.dispatch(Event::StringTyped(typed()))),
    );
    let show = el("button")
        .attr("type", "button")
        .class("button-quiet")
        .attr_with("aria-pressed", move || shown.get().to_string())
        .dynamic(move || if shown.get() { labels.hide } else { labels.show })
        .on_click(move || shown.update(|shown| *shown = !*shown));
    let recognised = move || match entered.get() {
        Entered::Usable(identity) => {
            let found = (labels.usable)(identity.host.as_str(), identity.policy.as_deref());
            let mut said = vec![el("p").id("recognised").child(found)];
            said.extend(identity.expiry.map(|expiry| el("p").child((labels.token_until)(&expiry.to_utc()))));
            Some(notice(Tone::Good, said))
        }
        _ => None,
    };
    let connect = submit("button-primary", Glyph::Plug, labels.connect)
        .attr_with("aria-disabled", move || (!ready.get()).to_string());
    let sandbox = icon_button("button-sandbox", Glyph::Sandbox, labels.try_sandbox)
        .on_click(move || store.enter_sandbox());
    el("form")
        .class("stack")
        .on("submit", move |event| {
            event.prevent_default();
            store.dispatch(Event::Connect(typed()));
        })
        .child(field.around(el("div").class("with-button").child(input).child(show)))
        .dynamic(recognised)
        .child(el("div").class("actions").child(connect).child(sandbox))
        .child(hint_line(labels.sandbox_hint))
}

/// What is connected, and its test.
fn connection(store: Store) -> Element {
    let labels = &store.texts().labels.connect;
    let policy = store.texts().labels.frame.policy;
    let identity = store.part(|state| state.connect.identity());
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let test = store.part(|state| state.connect.test.clone());
    let described = move || {
        let Some(identity) = identity.get() else { return Vec::new() };
        let is_owner = identity.policy.as_deref() == Some(OWNER) && !sandbox.get();
        let mut rows = vec![fact(labels.connected_to, identity.host.to_string())];
        rows.extend(identity.policy.map(|name| fact(policy, name)));
        let mut described = vec![facts(rows)];
        let until = identity.expiry.map(|expiry| (labels.token_until)(&expiry.to_utc()));
        described.extend(until.map(|until| el("p").class("soft").child(until)));
        described.extend(is_owner.then(|| hint_line(labels.owner_warning)));
        described
    };
    let result = move || match test.get() {
        Test::Idle | Test::Running => None,
        Test::Passed => Some(note(Tone::Good, labels.test_passed)),
        Test::Failed(error) => failure(store, error, Purpose::Test),
    };
    let run = button("button", icon(Glyph::Plug))
        .dynamic(move || if test.with(|test| *test == Test::Running) { labels.testing } else { labels.test })
        .on_click(move || store.dispatch(Event::TestConnection));
    el("div")
        .class("stack")
        .dynamic(described)
        .child(el("div").class("actions").child(run))
        .child(el("div").attr("role", "status").id("test-result").dynamic(result))
}

/// The proxy setting, with a live preview of the address that is called.
fn proxy(store: Store) -> Vec<AnyView> {
    let labels = &store.texts().labels.connect;
    let proxy = store.part(|state| state.connect.proxy.clone());
    let host = store.part(|state| match &state.connect.entered {
        Entered::Usable(identity) => Some(identity.host.to_string()),
        _ => state.connect.identity().map(|identity| identity.host.to_string()),
    });
    let sandbox = store.part(|state| state.connect.is_sandbox());
    let error = store.part(|state| state.connect.proxy.as_ref().err().map(|error| error.say(state.locale)));
    let chosen = store.part(|state| state.connect.api_version);
    let in_short = move || {
        let proxy = match proxy.get() {
            _ if sandbox.get() => None,
            Ok(template) if *template.operator() == Operator::Direct => Some(labels.proxy_none.to_owned()),
            Ok(template) => Some(template.as_str().to_owned()),
            Err(_) => None,
        };
        proxy.into_iter().chain([chosen.get().as_str().to_owned()]).collect::<Vec<_>>().join(" · ")
    };
    let preview = move || {
        let Ok(template) = proxy.get() else { return Vec::new() };
        let host = host.get().unwrap_or_else(|| EXAMPLE_HOST.to_owned());
        let tone = match template.operator() {
            Operator::Loopback { .. } | Operator::SameOrigin => Tone::Info,
            Operator::Direct | Operator::Other { .. } => Tone::Warning,
        };
        let filled = template.fill_with(&host, "/enrollmentGroups/…");
        let line = el("p")
            .class("preview")
            .child(el("span").class("soft").child(labels.proxy_preview))
            .child(" ")
            .child(el("code").id("proxy-preview").child(filled));
        vec![line, note(tone, (store.texts().page.operator)(template.operator()))]
    };
    let initial = store.now(|state| state.connect.proxy_text.clone());
    let field = Field {
        id: "proxy",
        label: labels.proxy_field.to_owned(),
        hint: labels.proxy_hint,
        error: Some(error),
    };
    let input = code_input()
        .attr("type", "text")
        .attr("inputmode", "url")
        .attr("placeholder", "https://proxy.example/")
        .value_with(move || initial.clone())
        .on("input", move |event| store.dispatch(Event::ProxyTyped(event_target_value(&event))));
    let summary =
        vec![labels.proxy.into_child(), el("span").class("soft mono").dynamic(in_short).into_child()];
    let setting = el("div")
        .class("stack")
        .flag_with("hidden", move || sandbox.get())
        .child(field.with(input))
        .dynamic(preview);
    // Unfolded where the saved setting is wrong; typing in it must not fold it again.
    let setting = expander(summary)
        .flag_with("open", move || error.with_untracked(Option::is_some))
        .child(el("div").class("stack").child(setting).child(version(store)));
    let unreadable = store.now(|state| state.connect.preset_unreadable);
    vec![unreadable.then(|| note(Tone::Warning, labels.preset_unreadable)).into_child(), setting.into_child()]
}

/// The version of the API.
fn version(store: Store) -> Element {
    let labels = &store.texts().labels.connect;
    let chosen = store.part(|state| state.connect.api_version);
    let options = ApiVersion::ALL.map(|version| {
        let name = version.as_str().to_owned();
        option(name.clone(), name, move || chosen.get() == version)
    });
    let select = el("select").child(options.into_iter().collect::<Vec<_>>()).on("change", move |event| {
        if let Some(version) = ApiVersion::parse(&event_target_value(&event)) {
            store.dispatch(Event::VersionChosen(version));
        }
    });
    let (label, hint) = (labels.version.to_owned(), labels.version_hint);
    Field { id: "api-version", label, hint, error: None }.with(select)
}
