//! The form that edits the opened group: its fields, what will change, and the choice where somebody else was faster.

use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use super::{
    certificates::option,
    failure::failure,
    kit::{Child, Element, Field, Glyph, Tone, button, dynamic, el, fact, facts, icon, note, notice},
    part::Part,
    store::Store,
};
use crate::{
    dps::enrollment_group::{AllocationPolicy, Change, DraftError, Edit, ReprovisionPolicy},
    json,
    page::{
        Event, State,
        call::Purpose,
        editing::{Edited, Editing, Merge, Progress, Row, Side},
    },
    text::Say,
};

/// The longest JSON that stands on one line.
const SHORT: usize = 60;

/// The form, while the group is edited.
pub(super) fn edit_form(store: Store) -> AnyView {
    let progress = store.part(|state| state.editing.as_ref().map(|editing| editing.progress.clone()));
    // Drawn once for each of its states, so that fields keep what is typed and the focus.
    let shown = store.part(|state| match state.editing.as_ref()?.progress {
        Progress::ReadingKeys => Some(Shown::Keys),
        Progress::Merging(_) => Some(Shown::Merge),
        _ => Some(Shown::Form),
    });
    dynamic(move || {
        let labels = &store.texts().labels.edit;
        let body = match shown.get()? {
            Shown::Keys => vec![
                el("p")
                    .class("progress")
                    .child(el("progress").attr("aria-label", labels.reading_keys))
                    .child(" ")
                    .child(labels.reading_keys),
            ],
            Shown::Form => vec![form(store)],
            Shown::Merge => vec![el("div").dynamic(move || match progress.get() {
                Some(Progress::Merging(merge)) => Some(choice(store, &merge)),
                _ => None,
            })],
        };
        let heading = el("h2").id("edit-heading").child(labels.edit);
        Some(
            el("section")
                .class("card edit")
                .attr("aria-labelledby", "edit-heading")
                .child(heading)
                .child(body),
        )
    })
}

/// Which of its forms the card has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Keys,
    Form,
    Merge,
}

/// A part of the change.
fn part<T: Clone + PartialEq + Default + Send + Sync + 'static>(
    store: Store,
    part: fn(&Edit) -> T,
) -> Part<T> {
    store.part(move |state| state.editing.as_ref().map(|editing| part(&editing.edit)).unwrap_or_default())
}

/// The errors that belong to a field, as one text.
fn errors(state: &State, belongs: fn(&DraftError) -> bool) -> Option<String> {
    let errors = state.editing.as_ref().map(Editing::errors).unwrap_or_default();
    let said: Vec<_> = errors.into_iter().filter(belongs).map(|error| error.say(state.locale)).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn form(store: Store) -> Element {
    let texts = store.texts();
    let (labels, create) = (&texts.labels.edit, &texts.labels.create);
    let edited = move |edited| store.dispatch(Event::Edited(edited));
    let progress = store.part(|state| state.editing.as_ref().map(|editing| editing.progress.clone()));
    let busy = store.part(|state| state.editing.as_ref().is_some_and(Editing::is_busy));
    let enabled = part(store, Edit::is_enabled);
    let iot_edge = part(store, Edit::is_iot_edge);
    let hubs = part(store, |edit| edit.hubs.clone());
    let twin = part(store, |edit| edit.twin.clone());
    let reserved = part(store, Edit::reserved_names);
    let twin_error = store.part(|state| errors(state, |error| matches!(error, DraftError::Twin { .. })));
    let hub_error = store.part(|state| errors(state, |error| !matches!(error, DraftError::Twin { .. })));
    let check = |id: &'static str, ticked: Part<bool>, change: fn(bool) -> Edited, label: &'static str| {
        let input = el("input").id(id).attr("type", "checkbox").checked_with(move || ticked.get());
        let input = input.on("change", move |event| edited(change(event_target_checked(&event))));
        el("label").class("check").child(input).child(el("span").child(label))
    };
    let hubs_area = el("textarea")
        .class("mono")
        .attr("rows", "2")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value_with(move || hubs.get())
        .on("input", move |event| edited(Edited::Hubs(event_target_value(&event))));
    let twin_area = el("textarea")
        .class("mono")
        .attr("rows", "8")
        .attr("spellcheck", "false")
        .attr("autocapitalize", "off")
        .value_with(move || twin.get())
        .on("input", move |event| edited(Edited::Twin(event_target_value(&event))));
    let format = button("button-quiet", labels.format).on_click(move || {
        if let Ok(value) = json::read(&twin.get_untracked()) {
            edited(Edited::Twin(format!("{value:#}")));
        }
    });
    let field = |id, label: &str, hint, error| Field { id, label: label.to_owned(), hint, error };
    let warned = move || {
        let names = reserved.get();
        let line =
            || el("p").class("field-warning").child(icon(Glyph::Warning)).child((labels.reserved)(&names));
        (!names.is_empty()).then(line)
    };
    let ended = move || match progress.get() {
        Some(Progress::Failed(error)) => failure(store, error, Purpose::Edit),
        Some(Progress::Rereading) => Some(note(Tone::Info, labels.rereading)),
        _ => None,
    };
    let ready = store.part(|state| {
        let editing = state.editing.as_ref();
        editing.is_some_and(|editing| !editing.is_busy() && !editing.edit.changes().is_empty())
    });
    let save = el("button")
        .attr("type", "submit")
        .class("button-primary")
        .attr_with("aria-disabled", move || (!ready.get()).to_string())
        .dynamic(move || if busy.get() { labels.saving } else { labels.save });
    let cancel = button("button", labels.cancel).on_click(move || store.dispatch(Event::EditCancelled));
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            store.dispatch(Event::EditSaved);
        })
        .child(check("edit-enabled", enabled, Edited::Enabled, labels.enabled))
        .child(check("edit-iot-edge", iot_edge, Edited::IotEdge, create.iot_edge))
        .child(field("edit-reprovision", create.reprovision, "", None).with(reprovision_choice(store)))
        .child(field("edit-allocation", create.allocation, "", None).with(allocation_choice(store)))
        .child(field("edit-hubs", create.hubs, create.hubs_hint, Some(hub_error)).with(hubs_area))
        .child(field("edit-twin", labels.twin, labels.twin_hint, Some(twin_error)).with(twin_area))
        .dynamic(warned)
        .child(el("div").class("actions").child(format))
        .child(changes(store))
        .child(el("div").attr("role", "status").id("edit-outcome").dynamic(ended))
        .child(el("div").class("actions").child(save).child(cancel))
}

fn reprovision_choice(store: Store) -> Element {
    let labels = &store.texts().labels;
    let chosen = part(store, |edit| edit.reprovision().map(ReprovisionPolicy::as_str));
    let mut options: Vec<_> = ReprovisionPolicy::ALL
        .into_iter()
        .map(|policy| {
            let name = (labels.create.reprovision_name)(policy).to_owned();
            option(policy.as_str().to_owned(), name, move || chosen.get() == Some(policy.as_str()))
        })
        .collect();
    if chosen.get_untracked().is_none() {
        let other = labels.edit.other_reprovision.to_owned();
        options.push(option(String::new(), other, move || chosen.get().is_none()));
    }
    el("select").child(options).on("change", move |event| {
        let value = event_target_value(&event);
        if let Some(policy) = ReprovisionPolicy::ALL.into_iter().find(|policy| policy.as_str() == value) {
            store.dispatch(Event::Edited(Edited::Reprovision(policy)));
        }
    })
}

fn allocation_choice(store: Store) -> Element {
    let labels = &store.texts().labels;
    let chosen = part(store, |edit| edit.allocation().to_owned());
    let named = |policy: AllocationPolicy| {
        let name = (labels.create.allocation_name)(policy).to_owned();
        option(policy.as_str().to_owned(), name, move || chosen.get() == policy.as_str())
    };
    let mut options: Vec<_> = AllocationPolicy::ALL.into_iter().map(named).collect();
    // A policy that this form cannot set up is kept, and can be chosen again.
    let current = chosen.get_untracked();
    if !AllocationPolicy::ALL.iter().any(|policy| policy.as_str() == current) {
        let name = match current.as_str() {
            "" => labels.create.default_choice.to_owned(),
            "custom" => labels.edit.custom.to_owned(),
            other => other.to_owned(),
        };
        options.push(option(current.clone(), name, move || chosen.get() == current));
    }
    el("select").child(options).on("change", move |event| {
        store.dispatch(Event::Edited(Edited::Allocation(event_target_value(&event))));
    })
}

/// The differences, before they are saved.
fn changes(store: Store) -> Element {
    let labels = &store.texts().labels.edit;
    let changes = part(store, Edit::changes);
    let line = move |change: Change| {
        let value = vec![
            shown_json(store, change.before.as_ref(), "del").into_child(),
            " → ".into_child(),
            shown_json(store, change.after.as_ref(), "ins").into_child(),
        ];
        fact(change.path, value)
    };
    let shown = move || {
        let changes = changes.get();
        if changes.is_empty() {
            el("p").class("soft").child(labels.no_changes)
        } else {
            facts(changes.into_iter().map(line).collect())
        }
    };
    el("div")
        .class("field")
        .child(el("p").class("label").child(labels.changes))
        .child(el("div").id("changes").dynamic(shown))
}

/// A value as JSON, in an element that says what becomes of it.
fn shown_json(store: Store, value: Option<&Value>, tag: &'static str) -> Element {
    match value {
        Some(value) => {
            let short = value.to_string();
            let text = if short.len() > SHORT { format!("{value:#}") } else { short };
            el(tag).class("mono").child(text)
        }
        None => el("span").class("soft").child(store.texts().labels.edit.absent),
    }
}

/// Three versions side by side, and whose is kept.
fn choice(store: Store, merge: &Merge) -> Vec<Element> {
    let labels = &store.texts().labels.edit;
    let all = |label: &'static str, side: Side| {
        button("button", label).on_click(move || store.dispatch(Event::MergeChosen(None, side)))
    };
    let decided = merge.is_decided();
    let apply = button("button-primary", labels.apply)
        .attr("aria-disabled", (!decided).to_string())
        .on_click(move || store.dispatch(Event::MergeApplied));
    let cancel = button("button", labels.cancel).on_click(move || store.dispatch(Event::EditCancelled));
    let heads = [labels.field, labels.base, labels.mine, labels.theirs];
    let heads: Vec<_> = heads.into_iter().map(|head| el("th").attr("scope", "col").child(head)).collect();
    let rows: Vec<_> = merge.rows.iter().map(|row| merge_row(store, row)).collect();
    let table = el("table")
        .class("table merge")
        .child(el("caption").class("visually-hidden").child(labels.changed))
        .child(el("thead").child(el("tr").child(heads)))
        .child(el("tbody").child(rows));
    let undecided = (!decided).then(|| el("p").class("field-hint").child(labels.undecided));
    let first = el("div")
        .class("actions")
        .child(all(labels.all_mine, Side::Mine))
        .child(all(labels.all_theirs, Side::Theirs));
    vec![
        notice(Tone::Warning, el("p").child(labels.changed)),
        first,
        table,
        el("div").child(undecided).child(el("div").class("actions").child(apply).child(cancel)),
    ]
}

fn merge_row(store: Store, row: &Row) -> Element {
    let labels = &store.texts().labels.edit;
    let group = format!("keep-{}", row.field);
    let side = |side: Side, head: &'static str, value: Option<&Value>| {
        let (field, mine) = (row.field.clone(), side == Side::Mine);
        let keeps = row.keep == Some(side);
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", group.clone())
            .attr("aria-label", (labels.keep)(&row.field, mine))
            .checked_with(move || keeps)
            .on("change", move |event| {
                if event_target::<HtmlInputElement>(&event).checked() {
                    store.dispatch(Event::MergeChosen(Some(field.clone()), side));
                }
            });
        let label = el("label").class("check").child(radio).child(shown_json(store, value, "span"));
        el("td").attr("data-label", head).child(label)
    };
    el("tr")
        .child(el("th").attr("scope", "row").child(row.field.clone()))
        .child(el("td").attr("data-label", labels.base).child(shown_json(store, row.base.as_ref(), "span")))
        .child(side(Side::Mine, labels.mine, row.mine.as_ref()))
        .child(side(Side::Theirs, labels.theirs, row.theirs.as_ref()))
}
