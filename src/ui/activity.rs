//! The calls of this tab: a button in the header, and a panel with each call, newest first. Only what is unfolded is drawn
//! whole. The list stays as it was opened while calls go on, so that nothing moves under the pointer; it says how many came.

use super::{
    dialog::dialog,
    kit::{Element, Glyph, bare_button, button, code_fact, copy_button, el, fact, facts, icon_button},
    snippet::copy_call_as,
    store::{announce, dispatch, now},
    view::View,
};
use crate::{
    activity::{Body, Entry, Outcome, Shown, to_har},
    browser::download,
    http::Headers,
    json,
    page::{Event, State},
};

/// The button that opens the panel: how many calls there were, and whether the last one failed.
pub(super) fn activity_button(view: &View<'_>) -> Element {
    let texts = &view.texts.activity;
    let log = &view.state.activity;
    let count = log.entries().len() + log.left_out();
    let failed = log.last_failed();
    let badge = (count > 0).then(|| {
        el("span")
            .class(if failed { "badge badge-bad" } else { "badge" })
            .child(if count > 99 { "99+".to_owned() } else { count.to_string() })
            .child(" ")
            .child(failed.then(|| el("span").class("visually-hidden").child(texts.last_failed)))
    });
    let label = el("span").class("activity-label").child(texts.heading).child(" ");
    icon_button("button-quiet activity-button", Glyph::Activity, label)
        .attr("title", texts.heading)
        .child(badge)
        .id("activity-button")
        .on_press(|| Event::ActivityOpened)
}

/// The panel.
pub(super) fn activity_panel(view: &View<'_>) -> Element {
    let is_open = |state: &State| state.activity_panel.is_some();
    dialog(view, "activity", is_open, || Event::ActivityClosed, body).attr("closedby", "any")
}

fn body(view: &View<'_>) -> Element {
    let texts = &view.texts.activity;
    let Some(panel) = &view.state.activity_panel else { return el("div") };
    let Shown { calls, newer, older, left_out } = panel.shown(&view.state.activity);
    let close = bare_button(Glyph::Close, texts.close.to_owned()).on_press(|| Event::ActivityClosed);
    let head =
        el("div").class("card-head").child(el("h2").id("activity-heading").child(texts.heading)).child(close);
    let lead = el("p").class("soft").child(texts.lead).child(" ").child(texts.redacted);
    let ask =
        |label: String, event| el("div").class("actions").child(button("button", label).on_press(event));
    let mut drawn = Vec::new();
    if newer > 0 {
        drawn.push(ask((texts.newer)(newer), || Event::ActivityNewer));
    }
    if calls.is_empty() {
        let empty = if panel.errors_only { texts.no_errors } else { texts.empty };
        drawn.push(el("p").class("soft").child(empty));
    } else {
        let calls = calls.into_iter().filter_map(|id| {
            let entry = view.state.activity.find(id)?;
            Some(call(view, entry, panel.is_unfolded(id)))
        });
        drawn.push(el("ol").class("calls").child(calls.collect::<Vec<_>>()));
    }
    if older > 0 {
        drawn.push(ask((texts.more)(older), || Event::ActivityOlder));
    }
    if left_out > 0 {
        drawn.push(el("p").class("soft").child((texts.not_kept)(left_out)));
    }
    el("div").class("stack activity").child(head).child(lead).child(controls(view)).child(drawn)
}

fn controls(view: &View<'_>) -> Element {
    let texts = &view.texts.activity;
    let errors_only = view.state.activity_panel.as_ref().is_some_and(|panel| panel.errors_only);
    let filter =
        el("input").attr("type", "checkbox").is("checked", errors_only).on_tick(Event::ActivityFiltered);
    let export = icon_button("button", Glyph::Download, texts.export).on_click(move || {
        let Some(har) = now(|state| to_har(&state.activity, state.locale)) else { return };
        if !download::save("dps-enroll-activity.har", "application/json", har.as_bytes()) {
            announce(texts.not_exported.to_owned());
        }
    });
    let clear = icon_button("button", Glyph::Trash, texts.clear).on_press(|| Event::ActivityCleared);
    el("div")
        .class("card-head activity-controls")
        .child(el("label").class("check").child(filter).child(el("span").child(texts.errors_only)))
        .child(el("div").class("actions").child(export).child(clear))
}

/// A call on one line, which unfolds.
fn call(view: &View<'_>, entry: &Entry, unfolded: bool) -> Element {
    let id = entry.id;
    let line = button("call-line", line(view, entry))
        .says("aria-expanded", unfolded)
        .on_click(move || dispatch(Event::ActivityToggled(id)));
    el("li").child(line).child(unfolded.then(|| detail(view, entry)))
}

fn line(view: &View<'_>, entry: &Entry) -> Vec<Element> {
    let texts = &view.texts.activity;
    let (class, status) = match &entry.outcome {
        Outcome::UnderWay => ("badge", texts.under_way.to_owned()),
        Outcome::GivenUp => ("badge badge-warning", texts.given_up.to_owned()),
        Outcome::NoAnswer(_) => ("badge badge-bad", texts.unanswered.to_owned()),
        Outcome::Answered { status, .. } if entry.failed => ("badge badge-bad", status.to_string()),
        Outcome::Answered { status, .. } => ("badge badge-good", status.to_string()),
    };
    let path = entry.target.split('?').next().unwrap_or_default().to_owned();
    let duration =
        if entry.outcome == Outcome::UnderWay { String::new() } else { (texts.duration)(entry.duration) };
    let part = |class, text: String| el("span").class(class).child(text).child(" ");
    let sandbox = entry.via.is_none().then(|| part("badge badge-sandbox", texts.sandbox.to_owned()));
    let mut parts = vec![part("call-method mono", entry.method.to_string()), part("call-path mono", path)];
    parts.extend(sandbox);
    parts.push(part(class, status));
    parts.push(part("call-duration soft", duration));
    parts.push(part("soft", entry.started.to_time()));
    parts
}

/// All that is known of a call.
fn detail(view: &View<'_>, entry: &Entry) -> Element {
    let texts = &view.texts.activity;
    let mut known =
        vec![fact(texts.sent, entry.started.to_utc()), fact(texts.through, (texts.via)(entry.via.as_ref()))];
    known.extend(entry.tracking_id.clone().map(|id| code_fact(view, texts.tracking_id, "", id)));
    let request = format!("{} {}\nHost: {}\n", entry.method, entry.target, entry.host);
    let mut detail = el("div")
        .class("stack call-detail")
        .child(facts(known))
        .child((texts.no_answer)(&entry.outcome).map(|why| el("p").child(why)))
        .child(message(view, entry, texts.request, request, &entry.headers, entry.body.as_ref()));
    if let Outcome::Answered { status, headers, body } = &entry.outcome {
        detail = detail.child(message(
            view,
            entry,
            texts.response,
            format!("HTTP {status}\n"),
            headers,
            Some(body),
        ));
    }
    detail.child(copy_call_as(view, entry.id))
}

/// A request or a response, in the form it has on the wire.
fn message(
    view: &View<'_>,
    entry: &Entry,
    name: &'static str,
    first: String,
    headers: &Headers,
    body: Option<&Body>,
) -> Vec<Element> {
    let mut text = first;
    for (name, value) in headers.iter() {
        for part in [name, ": ", value, "\n"] {
            text += part;
        }
    }
    if let Some(body) = body.filter(|body| !body.text.is_empty()) {
        text += "\n";
        text += &json::read(&body.text).map_or_else(|_| body.text.clone(), |json| format!("{json:#}"));
    }
    let left_out = body.map_or(0, |body| body.left_out);
    // Several calls may be unfolded.
    let named = view.name_of(name, &entry.started.to_time());
    let mut drawn = vec![
        el("h3").child(name).child(copy_button(view, &named, text.clone())),
        el("pre").class("code").attr("tabindex", "0").attr("aria-label", named).child(text),
    ];
    if left_out > 0 {
        drawn.push(el("p").class("soft").child((view.texts.activity.left_out)(left_out)));
    }
    drawn
}
