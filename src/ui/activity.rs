//! The calls of this tab: a button in the header, and a panel with each call, newest first. Only what is unfolded is drawn
//! whole. The list stays as it was opened while calls go on, so that nothing moves under the pointer; it says how many came.

use leptos::prelude::*;

use super::{
    dialog::dialog,
    kit::{
        Element, Glyph, bare_button, button, code_fact, copy_button, dynamic, el, fact, facts, icon_button,
    },
    store::Store,
};
use crate::{
    activity::{Body, Entry, Log, Outcome, to_har},
    browser::download,
    http::Headers,
    json,
    page::{Event, State, call::CallId},
};

/// How many calls are drawn at first, and with each "Show more".
const STEP: usize = 100;

/// What is to be seen of the log.
#[derive(Clone)]
struct Sight {
    errors_only: bool,
    drawn: usize,
    /// The newest call when the list was drawn.
    newest: Option<CallId>,
    unfolded: Vec<CallId>,
}

impl Sight {
    fn passes(&self, entry: &Entry) -> bool {
        entry.failed || !self.errors_only
    }

    /// The calls to draw, newest first; how many came since, and how many older ones there are.
    fn of(&self, log: &Log) -> (Vec<CallId>, usize, usize) {
        let passing = log.entries().iter().rev().filter(|entry| self.passes(entry)).map(|entry| entry.id);
        let (newer, known): (Vec<_>, Vec<_>) = passing.partition(|id| Some(*id) > self.newest);
        let older = known.len().saturating_sub(self.drawn);
        (known.into_iter().take(self.drawn).collect(), newer.len(), older)
    }
}

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
        (count > 0).then(|| el("span").class(class).child(count.to_string()).child(" ").child(failed))
    };
    icon_button("button-quiet", Glyph::Activity, texts.heading)
        .child(" ")
        .dynamic(count)
        .id("activity-button")
        .on_click(move || store.dispatch(Event::ActivityOpened))
}

/// The panel.
pub(super) fn activity_panel(store: Store) -> Element {
    let panel = dialog(store, "activity", |state| state.activity_shown, || Event::ActivityClosed, body);
    panel.attr("closedby", "any")
}

fn newest(state: &State) -> Option<CallId> {
    state.activity.entries().last().map(|entry| entry.id)
}

fn body(store: Store) -> Element {
    let texts = &store.texts().activity;
    let newest_now = store.now(newest);
    let sight = Sight { errors_only: false, drawn: STEP, newest: newest_now, unfolded: Vec::new() };
    let sight = RwSignal::new(sight);
    let seen = store.part(move |state| sight.with(|sight| sight.of(&state.activity)));
    let not_kept = store.part(|state| state.activity.left_out());
    let close = bare_button(Glyph::Close, texts.close.to_owned())
        .on_click(move || store.dispatch(Event::ActivityClosed));
    let head =
        el("div").class("card-head").child(el("h2").id("activity-heading").child(texts.heading)).child(close);
    let lead = el("p").class("soft").child(texts.lead).child(" ").child(texts.redacted);
    let list = move || {
        let (calls, _, _) = seen.get();
        if calls.is_empty() {
            let empty =
                if sight.with_untracked(|sight| sight.errors_only) { texts.no_errors } else { texts.empty };
            return el("p").class("soft").child(empty);
        }
        el("ol").class("calls").child(calls.into_iter().map(|id| call(store, sight, id)).collect::<Vec<_>>())
    };
    let newer = move || {
        let (_, newer, _) = seen.get();
        let show = move || sight.update(|sight| sight.newest = store.now(newest));
        (newer > 0).then(|| button("button", (texts.newer)(newer)).on_click(show))
    };
    let older = move || {
        let (_, _, older) = seen.get();
        let show = move || sight.update(|sight| sight.drawn += STEP);
        (older > 0).then(|| button("button", (texts.more)(older)).on_click(show))
    };
    let left_out = move || {
        let count = not_kept.get();
        (count > 0).then(|| el("p").class("soft").child((texts.not_kept)(count)))
    };
    el("div")
        .class("stack activity")
        .child(head)
        .child(lead)
        .child(controls(store, sight))
        .child(el("div").class("actions").dynamic(newer))
        .dynamic(list)
        .child(el("div").class("actions").dynamic(older))
        .dynamic(left_out)
}

fn controls(store: Store, sight: RwSignal<Sight>) -> Element {
    let texts = &store.texts().activity;
    let filter = el("input")
        .attr("type", "checkbox")
        .checked_with(move || sight.with(|sight| sight.errors_only))
        .on("change", move |event| {
            let errors_only = event_target_checked(&event);
            sight.update(|sight| {
                sight.errors_only = errors_only;
                sight.newest = store.now(newest);
                sight.drawn = STEP;
            });
        });
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
fn call(store: Store, sight: RwSignal<Sight>, id: CallId) -> Element {
    // What of a call can change: it ends.
    let end = store.part(move |state| {
        let entry = state.activity.find(id);
        entry.map(|entry| (entry.outcome == Outcome::UnderWay, entry.failed, entry.duration))
    });
    let is_unfolded = move || sight.with(|sight| sight.unfolded.contains(&id));
    let toggle = move || {
        sight.update(|sight| {
            let at = sight.unfolded.iter().position(|unfolded| *unfolded == id);
            match at {
                Some(at) => {
                    sight.unfolded.swap_remove(at);
                }
                None => sight.unfolded.push(id),
            }
        });
    };
    let line = move || {
        end.get();
        store.now(|state| state.activity.find(id).map(|entry| line(store, entry))).unwrap_or_default()
    };
    let detail = move || {
        end.get();
        let unfolded = is_unfolded();
        let entry = unfolded.then(|| store.now(|state| state.activity.find(id).cloned())).flatten();
        entry.map(|entry| detail(store, &entry))
    };
    el("li")
        .child(
            button("call-line", dynamic(line))
                .attr_with("aria-expanded", move || is_unfolded().to_string())
                .on_click(toggle),
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
    detail
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
