//! The frame around every page: the connection in the header, announcements, and what waits.

use super::{
    activity::activity_button,
    kit::{Child, Element, Glyph, Node, Tone, button, copy_button, el, icon, icon_button, note, notice},
    settings::settings,
    share::proposal,
    site::{about, update},
    store::move_focus,
    view::View,
};
use crate::{
    dps::{Right, policy_command},
    page::{
        Event, Focus,
        address::{Bench, Place},
        connect::Session,
    },
    proxy::Operator,
    text::Say,
};

/// Header, main part and footer.
pub(super) fn frame(view: &View<'_>, page: Node) -> Node {
    let labels = &view.labels().frame;
    let skip = el("a").class("skip").attr("href", "#main").child(labels.skip).on("click", |event| {
        // The fragment is the page's address, so the link moves the focus itself.
        event.prevent_default();
        move_focus(Focus::Heading);
    });
    let header = el("header")
        .class("frame-header")
        .child(
            el("a")
                .class("brand")
                .attr("href", view.state.address.at(Place::Start).to_string())
                .attr("aria-label", labels.home)
                .child(icon(Glyph::Certificate))
                .child(el("span").child(labels.title)),
        )
        .child(navigation(view))
        .child(activity_button(view))
        .child(summary_bar(view));
    let sandbox_bar = view.state.connect.is_sandbox().then(|| {
        let bar = el("aside").class("sandbox-bar").attr("aria-label", labels.sandbox);
        bar.child(icon(Glyph::Sandbox)).child(el("p").child(labels.sandbox_note))
    });
    let wait = view.state.waiting.as_ref().map(|waiting| {
        let stop = button("button-quiet", labels.stop_waiting).on_press(|| Event::WaitCancelled);
        notice(Tone::Warning, vec![el("p").child((labels.waiting)(waiting.seconds_left)), stop])
    });
    let preset_error = view.state.connect.preset_error.as_ref();
    let preset_error =
        preset_error.map(|error| note(Tone::Bad, error.say(view.state.locale)).id("preset-error"));
    let experiment = view.state.connect.session.as_ref().and_then(|session| session.experiment).map(|_| {
        let texts = &view.texts.check;
        let end = button("button-quiet", texts.end).on_press(|| Event::ExperimentChosen(None));
        notice(Tone::Warning, vec![el("p").child(texts.under_way), end]).id("experiment")
    });
    vec![
        skip.into_node(),
        header.into_node(),
        sandbox_bar.into_node(),
        // What was unfolded on one page is not on the next.
        el("main")
            .id("main")
            .key(view.state.address.place.to_string())
            .child(update(view))
            .child(proposal(view))
            .child(wait)
            .child(rights(view))
            .child(preset_error)
            .child(experiment)
            .child(page)
            .into_node(),
        el("footer")
            .class("frame-footer")
            .child(el("p").child(labels.promise))
            .child(settings(view))
            .child(about(view))
            .into_node(),
        el("p")
            .class("visually-hidden")
            .attr("role", "status")
            .id("announcement")
            .child(view.announcement.clone())
            .into_node(),
    ]
    .into_node()
}

/// The pages.
fn navigation(view: &View<'_>) -> Element {
    let labels = &view.labels().frame;
    let here = match &view.state.address.place {
        Place::Enrollment(kind, _) => Place::list_of(*kind),
        Place::Registrations(_) => Place::Start,
        Place::Workshop(_) => Place::Workshop(Bench::default()),
        place => place.clone(),
    };
    let link = |label: &'static str, target: Place| {
        let current = if here == target { "page" } else { "false" };
        let address = view.state.address.at(target).to_string();
        el("a").attr("href", address).attr("aria-current", current).child(label)
    };
    el("nav")
        .class("navigation")
        .attr("aria-label", labels.navigation)
        .child(link(labels.groups, Place::Start))
        .child(link(labels.devices, Place::Devices))
        .child(link(view.labels().workshop.heading, Place::Workshop(Bench::default())))
}

/// What the policy may not do, as the service's answers show; and the command that makes a policy that may.
fn rights(view: &View<'_>) -> Option<Element> {
    let labels = &view.labels().rights;
    let missing = Right::ALL.into_iter().filter(|right| view.lacks(*right));
    let missing: Vec<_> = missing.map(Right::as_str).collect();
    let identity = view.state.connect.identity().filter(|_| !missing.is_empty())?;
    let command = policy_command(identity.host.as_str().split('.').next().unwrap_or_default());
    let copy = copy_button(view, labels.command_name, command.clone());
    let said = (labels.missing)(&identity.policy.unwrap_or_default(), &missing.join(", "));
    let body = vec![
        el("p").class("notice-title").child(said),
        el("p").child(labels.disabled),
        el("p").child(labels.command),
        el("p").class("mono").child(command).child(copy),
    ];
    Some(notice(Tone::Warning, body).id("rights"))
}

/// Which DPS, which policy, through what, and how the last call went.
fn summary_bar(view: &View<'_>) -> Element {
    let labels = &view.labels().frame;
    let drawn = match &view.state.connect.session {
        Some(session) => connected(view, session),
        None => vec![
            el("span")
                .class("summary-host")
                .child(el("span").class("dot"))
                .child(el("span").class("soft").child(labels.not_connected)),
        ],
    };
    el("section").class("summary").attr("aria-label", labels.connection).child(drawn)
}

fn connected(view: &View<'_>, session: &Session) -> Vec<Element> {
    let labels = &view.labels().frame;
    let (class, last_call) = match view.state.connect.last_call.map(|call| call.succeeded) {
        None => ("dot", labels.call_none),
        Some(true) => ("dot dot-good", labels.call_ok),
        Some(false) => ("dot dot-bad", labels.call_failed),
    };
    // The sandbox has a bar of its own.
    let through = session.operator().map(|operator| match operator {
        Operator::Direct => labels.direct.to_owned(),
        Operator::SameOrigin => labels.this_server.to_owned(),
        Operator::Loopback { origin } | Operator::Other { origin } => origin.clone(),
    });
    let part = |class, name: &'static str, value: String| {
        let name = el("span").class("soft").child(name);
        el("span").class(class).child(name).child(" ").child(value)
    };
    let host = session.host().to_string();
    let host = el("span").attr("title", host.clone()).child(host);
    let mut parts = vec![el("span").class("summary-host").child(el("span").class(class)).child(host)];
    let policy = session.connection.credential.policy();
    let policy = policy.map(|policy| part("summary-part summary-policy", labels.policy, policy.to_owned()));
    parts.extend(policy);
    parts.extend(through.map(|through| part("summary-part", labels.via, through)));
    parts.push(el("span").class("summary-part summary-call").id("last-call").child(last_call));
    parts.push(icon_button("button-quiet", Glyph::Key, labels.forget).on_press(|| Event::Forget));
    parts
}
