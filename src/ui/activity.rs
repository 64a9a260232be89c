//! The calls of this tab: a button in the header, and a panel with each call, newest first. Only what is unfolded is drawn
//! whole. The list stays as it was opened while calls go on, so that nothing moves under the pointer; it says how many came.

use leptos::prelude::*;

use super::{
    dialog::dialog,
    kit::{
        Element, Glyph, bare_button, button, code_fact, copy_button, dynamic, el, fact, facts, icon_button,
    },
    snippet::copy_call_as,
    store::Store,
};
use crate::{
    activity::{Body, Entry, Outcome, Shown, to_har},
    browser::download,
    http::Headers,
    json,
    page::{Event, State, call::CallId},
};

/// The button that opens the panel: how many calls there were, and whether the last one failed.
pub(super) fn activity_button(store: Store) -> Element {
    let texts = &store.texts().activity;
    let known = store.part(|state| {
        let log = &state.activity;
        (log.entries().len() + log.left_out(), log.last_failed())
    });
    let count = move || {
        let (count, failed) = known.get();
        let class = if failed { "badge badge-bad" } else { "badge" };
        let failed = failed.then(|| el("span").class("visually-hidden").child(texts.last_failed));
        (count > 0).then(|| {
            el("span")
                .class(class)
                .child(if count > 99 { "99+".to_owned() } else { count.to_string() })
                .child(" ")
                .child(failed)
        })
    };
    let label = el("span").class("activity-label").child(texts.heading).child(" ");
    icon_button("button-quiet activity-button", Glyph::Activity, label)
        .attr("title", texts.heading)
        .dynamic(count)
        .id("activity-button")
        .on_click(move || store.dispatch(Event::ActivityOpened))
}

/// The panel.
pub(super) fn activity_panel(store: Store) -> Element {
    let is_open = |state: &State| state.activity_panel.is_some();
    dialog(store, "activity", is_open, || Event::ActivityClosed, body).attr("closedby", "any")
}

fn body(store: Store) -> Element {
    let texts = &store.texts().activity;
    let shown = store.part(|state| {
        let panel = state.activity_panel.as_ref();
        panel.map(|panel| (panel.errors_only, panel.shown(&state.activity))).unwrap_or_default()
    });
    let close = bare_button(Glyph::Close, texts.close.to_owned())
        .on_click(move || store.dispatch(Event::ActivityClosed));
    let head =
        el("div").class("card-head").child(el("h2").id("activity-heading").child(texts.heading)).child(close);
    let lead = el("p").class("soft").child(texts.lead).child(" ").child(texts.redacted);
    let ask = move |label: String, event: fn() -> Event| {
        el("div").class("actions").child(button("button", label).on_click(move || store.dispatch(event())))
    };
    let list = move || {
        let (errors_only, Shown { calls, newer, older, left_out }) = shown.get();
        let mut drawn = Vec::new();
        if newer > 0 {
            drawn.push(ask((texts.newer)(newer), || Event::ActivityNewer));
        }
        if calls.is_empty() {
            let empty = if errors_only { texts.no_errors } else { texts.empty };
            drawn.push(el("p").class("soft").child(empty));
        } else {
            let calls: Vec<_> = calls.into_iter().map(|id| call(store, id)).collect();
            drawn.push(el("ol").class("calls").child(calls));
        }
        if older > 0 {
            drawn.push(ask((texts.more)(older), || Event::ActivityOlder));
        }
        if left_out > 0 {
            drawn.push(el("p").class("soft").child((texts.not_kept)(left_out)));
        }
        drawn
    };
    el("div").class("stack activity").child(head).child(lead).child(controls(store)).dynamic(list)
}

fn controls(store: Store) -> Element {
    let texts = &store.texts().activity;
    let filter = el("input")
        .attr("type", "checkbox")
        .on("change", move |event| store.dispatch(Event::ActivityFiltered(event_target_checked(&event))));
    let export = icon_button("button", Glyph::Download, texts.export).on_click(move || {
        let har = store.now(|state| to_har(&state.activity, state.locale));
        if !download::save("dps-enroll-activity.har", "application/json", har.as_bytes()) {
            store.announcement.update(|(count, said)| {
                *count += 1;
                texts.not_exported.clone_into(said);
            });
        }
    });
    let clear = icon_button("button", Glyph::Trash, texts.clear)
        .on_click(move || store.dispatch(Event::ActivityCleared));
    el("div")
        .class("card-head activity-controls")
        .child(el("label").class("check").child(filter).child(el("span").child(texts.errors_only)))
        .child(el("div").class("actions").child(export).child(clear))
}

/// A call on one line, which unfolds.
fn call(store: Store, id: CallId) -> Element {
    // What of a call can change: it ends, it fails, it is unfolded.
    let change = store.part(move |state| {
        let entry = state.activity.find(id);
        let unfolded = state.activity_panel.as_ref().is_some_and(|panel| panel.is_unfolded(id));
        (entry.is_some_and(|entry| entry.outcome != Outcome::UnderWay), unfolded)
    });
    let line = move || {
        change.get();
        store.now(|state| state.activity.find(id).map(|entry| line(store, entry)))
    };
    let detail = move || {
        let (_, unfolded) = change.get();
        store.now(|state| state.activity.find(id).filter(|_| unfolded).map(|entry| detail(store, entry)))
    };
    el("li")
        .child(
            button("call-line", dynamic(line))
                .attr_with("aria-expanded", move || change.get().1.to_string())
                .on_click(move || store.dispatch(Event::ActivityToggled(id))),
        )
        .dynamic(detail)
}

fn line(store: Store, entry: &Entry) -> Vec<Element> {
    let texts = &store.texts().activity;
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
fn detail(store: Store, entry: &Entry) -> Element {
    let texts = &store.texts().activity;
    let mut known =
        vec![fact(texts.sent, entry.started.to_utc()), fact(texts.through, (texts.via)(entry.via.as_ref()))];
    known.extend(entry.tracking_id.clone().map(|id| code_fact(store, texts.tracking_id, id)));
    let request = format!("{} {}\nHost: {}\n", entry.method, entry.target, entry.host);
    let mut detail = el("div")
        .class("stack call-detail")
        .child(facts(known))
        .child((texts.no_answer)(&entry.outcome).map(|why| el("p").child(why)))
        .child(message(store, texts.request, request, &entry.headers, entry.body.as_ref()));
    if let Outcome::Answered { status, headers, body } = &entry.outcome {
        detail =
            detail.child(message(store, texts.response, format!("HTTP {status}\n"), headers, Some(body)));
    }
    detail.child(copy_call_as(store, entry.id))
}

/// A request or a response, in the form it has on the wire.
fn message(
    store: Store,
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
    let mut drawn = vec![
        el("h3").child(name).child(copy_button(store, name, text.clone())),
        el("pre").class("code").attr("tabindex", "0").attr("aria-label", name).child(text),
    ];
    if left_out > 0 {
        drawn.push(el("p").class("soft").child((store.texts().activity.left_out)(left_out)));
    }
    drawn
}
