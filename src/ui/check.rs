//! The check of a proxy, and the ways round one that nobody has verified.

use super::{
    kit::{Element, Glyph, Tone, button, el, expander, icon, icon_button},
    site::bound,
    store::dispatch,
    view::View,
};
use crate::{
    page::{
        Event,
        connect::{Check, Experiment},
    },
    proxy::{
        Template,
        check::{Finding, Verdict},
    },
    text::Say,
};

/// The button, and what the check found.
pub(super) fn proxy_check(view: &View<'_>) -> Vec<Element> {
    let texts = &view.texts.check;
    let connect = &view.state.connect;
    let running = matches!(connect.check, Check::Running(..));
    let is_bound = connect.bound_elsewhere(None).is_some();
    let ready = connect.proxy.is_ok() && connect.host().is_some();
    let label = if running { texts.checking } else { texts.check };
    let run = icon_button("button", Glyph::Good, label)
        .flag("disabled", !ready || running || is_bound)
        .attr("aria-describedby", "proxy-check-note")
        .id("check-proxy")
        .on_press(|| Event::ProxyChecked);
    let said = if ready { texts.note } else { texts.needs_host };
    let note = el("p").class("field-hint").id("proxy-check-note").child(said);
    let found = match &connect.check {
        Check::Done(findings) => {
            let lines: Vec<_> = findings.iter().map(|found| finding(view, found)).collect();
            Some(el("ul").class("findings").attr("aria-label", texts.results).child(lines))
        }
        Check::Idle | Check::Running(..) => None,
    };
    vec![
        el("div").class("actions").child(run),
        note,
        el("div").attr("role", "status").id("proxy-findings").child(found),
    ]
}

fn finding(view: &View<'_>, finding: &Finding) -> Element {
    let verdict = finding.verdict();
    let (tone, class) = match verdict {
        Verdict::Good => (Tone::Good, "finding"),
        Verdict::Unknown => (Tone::Info, "finding"),
        Verdict::Warning => (Tone::Warning, "finding finding-warning"),
        Verdict::Bad => (Tone::Bad, "finding finding-bad"),
    };
    let verdict = (view.texts.check.verdict)(verdict);
    let text = el("span")
        .child(el("span").class("visually-hidden").child(verdict).child(view.labels().frame.colon))
        .child(finding.say(view.state.locale));
    el("li").class(class).child(icon(tone.glyph())).child(text)
}

/// What can be tried while there is a connection.
pub(super) fn experiments(view: &View<'_>) -> Option<Element> {
    let texts = &view.texts.check;
    let session = view.state.connect.session.as_ref().filter(|session| session.operator().is_some())?;
    let attempt = |label, experiment| {
        button("button", label).on_click(move || dispatch(Event::ExperimentChosen(Some(experiment))))
    };
    let other = session.connection.host.services_variant();
    let other = other.filter(|host| *host != session.connection.host);
    let direct = bound(view, Some(&Template::direct()));
    let actions = el("div")
        .class("actions")
        .child(direct.is_none().then(|| attempt(texts.direct, Experiment::Direct)))
        .child(other.map(|_| attempt(texts.services_host, Experiment::ServicesHost)));
    let body = el("div")
        .class("stack")
        .child(el("p").class("field-hint").child(texts.experiments_note))
        .child(actions)
        .child(direct);
    Some(expander(texts.experiments).child(body))
}
