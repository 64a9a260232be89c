//! Step 1: connection string, sandbox, proxy, and the test of all three.

use leptos::prelude::{event_target, event_target_value};
use web_sys::HtmlInputElement;

use super::{
    certificates::option,
    check::{experiments, proxy_check},
    failure::{failure, headline},
    kit::{
        Child, Element, Field, Glyph, Tone, button, code_input, el, expander, fact, facts, find, hint_line,
        icon, icon_button, note, notice, reveal_button, submit,
    },
    share::proxy_link,
    site::{bound, shared},
    store::{dispatch, enter_sandbox},
    vault::{vault, vault_fold},
    view::View,
};
use crate::{
    dps::ApiVersion,
    page::{
        Event,
        call::Purpose,
        connect::{Entered, PROXY_SETTING, Test},
        list::{self, Which},
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
pub(super) fn connect(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let body = if view.is_connected() { connection(view) } else { connection_string(view) };
    step("step-connect", "1", labels.heading)
        .child(vault(view))
        .child(body)
        .child(vault_fold(view))
        .child(proxy(view))
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
fn connection_string(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let connect = &view.state.connect;
    let bound = bound(view, None);
    let ready = matches!(connect.entered, Entered::Usable(_)) && connect.proxy.is_ok() && bound.is_none();
    let error = match &connect.entered {
        Entered::Refused(error) => Some(error.say(view.state.locale)),
        _ => None,
    };
    let id = "connection-string";
    let label = match connect.asks_for_key() {
        Some((_, policy)) => (labels.key_field)(policy),
        None => labels.field.to_owned(),
    };
    let show = reveal_button(view, "button-quiet", id, &label);
    let field = Field { id, label, hint: labels.hint, error: Some(error) };
    let input = field.describe(
        code_input()
            .attr("type", "password")
            .attr("placeholder", "HostName=…;SharedAccessKeyName=…;SharedAccessKey=…")
            .on("input", |_| dispatch(Event::StringTyped(typed()))),
    );
    let recognised = match &connect.entered {
        Entered::Usable(identity) => {
            let found = (labels.usable)(identity.host.as_str(), identity.policy.as_deref());
            let mut said = vec![el("p").id("recognised").child(found)];
            said.extend(identity.expiry.map(|expiry| el("p").child((labels.token_until)(&expiry.to_utc()))));
            Some(notice(Tone::Good, said))
        }
        _ => None,
    };
    // Where it is not in the label already.
    let policy = connect.policy.as_ref().filter(|_| connect.asks_for_key().is_none());
    let policy = policy.map(|policy| el("p").class("field-hint").child((labels.policy_to_use)(policy)));
    let choice = (!connect.instances.is_empty()).then(|| instances(view));
    let submit = submit("button-primary", Glyph::Plug, labels.connect).says("aria-disabled", !ready);
    let sandbox = icon_button("button-sandbox", Glyph::Sandbox, labels.try_sandbox).on_click(enter_sandbox);
    el("form")
        .class("stack")
        .on("submit", |event| {
            event.prevent_default();
            dispatch(Event::Connect(typed()));
        })
        .child(shared(view))
        .child(choice)
        .child(field.around(el("div").class("with-button").child(input).child(show)))
        .child(policy)
        .child(recognised)
        .child(bound)
        .child(el("div").class("actions").child(submit).child(sandbox))
        .child(hint_line(labels.sandbox_hint))
}

/// The choice among the team's instances.
fn instances(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let connect = &view.state.connect;
    let mut options =
        vec![option(String::new(), labels.instance_none.to_owned(), connect.instance.is_none())];
    options.extend(connect.instances.iter().enumerate().map(|(index, instance)| {
        let name = format!("{} – {}", instance.name, instance.host);
        option(index.to_string(), name, connect.instance == Some(index))
    }));
    let select = el("select").child(options).on("change", |event| {
        dispatch(Event::InstanceChosen(event_target_value(&event).parse().ok()));
    });
    Field { id: "instance", label: labels.instance.to_owned(), hint: "", error: None }.with(select)
}

/// What is connected, and its test.
fn connection(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let connect = &view.state.connect;
    let mut described = Vec::new();
    if let Some(identity) = connect.identity() {
        let is_owner = identity.policy.as_deref() == Some(OWNER) && !connect.is_sandbox();
        let mut rows = vec![fact(labels.connected_to, identity.host.to_string())];
        rows.extend(identity.policy.map(|name| fact(view.labels().frame.policy, name)));
        described.push(facts(rows));
        let until = identity.expiry.map(|expiry| (labels.token_until)(&expiry.to_utc()));
        described.extend(until.map(|until| el("p").class("soft").child(until)));
        described.extend(is_owner.then(|| hint_line(labels.owner_warning)));
    }
    // Why there is no list stands beside it, which may be out of sight.
    let groups = &view.state.lists.groups;
    let failing = match (&connect.test, &groups.progress) {
        (Test::Idle, list::Progress::Failed(error)) if groups.is_empty() => {
            headline(view, error, Purpose::List(Which::Groups))
        }
        _ => None,
    };
    let failing = failing.map(|said| note(Tone::Bad, said).id("connection-failure"));
    let result = match &connect.test {
        Test::Idle | Test::Running => None,
        Test::Passed => Some(note(Tone::Good, labels.test_passed)),
        Test::Failed(error) => failure(view, error, Purpose::Test),
    };
    let label = if connect.test == Test::Running { labels.testing } else { labels.test };
    let run = button("button", icon(Glyph::Plug)).child(label).on_press(|| Event::TestConnection);
    el("div")
        .class("stack")
        .child(described)
        .child(failing)
        .child(el("div").class("actions").child(run))
        .child(el("div").attr("role", "status").id("test-result").child(result))
}

/// The proxy setting, with a live preview of the address that is called.
fn proxy(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let connect = &view.state.connect;
    let sandbox = connect.is_sandbox();
    let error = connect.proxy.as_ref().err().map(|error| error.say(view.state.locale));
    let mut in_short = String::new();
    if let (Ok(template), false) = (&connect.proxy, sandbox) {
        in_short +=
            if *template.operator() == Operator::Direct { labels.proxy_none } else { template.as_str() };
        in_short += " · ";
    }
    in_short += connect.api_version.as_str();
    let preview = connect.proxy.as_ref().ok().map(|template| {
        let host = match &connect.entered {
            Entered::Usable(identity) => Some(identity.host.to_string()),
            _ => connect.identity().map(|identity| identity.host.to_string()),
        };
        let host = host.unwrap_or_else(|| EXAMPLE_HOST.to_owned());
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
        vec![line, note(tone, (view.texts.page.operator)(template.operator()))]
    });
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
        .value(&connect.proxy_text)
        .on_type(Event::ProxyTyped);
    let summary = vec![labels.proxy.into_node(), el("span").class("soft mono").child(in_short).into_node()];
    let setting = el("div")
        .class("stack")
        .flag("hidden", sandbox)
        .child(field.with(input))
        .child(preview)
        // Without a connection it stands beside the field of one.
        .child(view.is_connected().then(|| bound(view, None)).flatten())
        .child(proxy_link(view))
        .child(proxy_check(view))
        .child(experiments(view));
    folded(view, PROXY_SETTING.to_owned(), summary)
        .child(el("div").class("stack").child(setting).child(version(view)))
}

/// The version of the API.
fn version(view: &View<'_>) -> Element {
    let labels = &view.labels().connect;
    let options = ApiVersion::ALL.map(|version| {
        let name = version.as_str().to_owned();
        option(name.clone(), name, view.state.connect.api_version == version)
    });
    let select = el("select").child(Vec::from(options)).on("change", |event| {
        if let Some(version) = ApiVersion::parse(&event_target_value(&event)) {
            dispatch(Event::VersionChosen(version));
        }
    });
    let (label, hint) = (labels.version.to_owned(), labels.version_hint);
    Field { id: "api-version", label, hint, error: None }.with(select)
}

/// Something folded away under its summary; the state knows whether it is.
pub(super) fn folded(view: &View<'_>, name: String, summary: impl Child) -> Element {
    expander(summary).flag("open", view.state.is_unfolded(&name)).on("toggle", move |event| {
        let details: web_sys::Element = event_target(&event);
        dispatch(Event::Unfolded(name.clone(), details.has_attribute("open")));
    })
}
