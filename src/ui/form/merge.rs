//! The choice where somebody else was faster: three versions of each field side by side, and whose is kept.

use leptos::prelude::*;
use serde_json::Value;
use web_sys::HtmlInputElement;

use super::shown_json;
use crate::{
    page::{
        Event,
        form::{Merge, Progress, Row, Side},
    },
    ui::{
        kit::{Element, Tone, button, el, notice},
        store::Store,
    },
};

/// The choice, while there is one.
pub(super) fn merge(store: Store) -> Element {
    let progress = store.part(|state| state.form.as_ref().map(|form| form.progress.clone()));
    el("div").dynamic(move || match progress.get() {
        Some(Progress::Merging(merge)) => Some(table(store, &merge)),
        _ => None,
    })
}

/// Three versions side by side, and whose is kept.
fn table(store: Store, merge: &Merge) -> Vec<Element> {
    let labels = &store.texts().labels.edit;
    let all = |label: &'static str, side: Side| {
        button("button", label).on_click(move || store.dispatch(Event::MergeChosen(None, side)))
    };
    let decided = merge.is_decided();
    let apply = button("button-primary", labels.apply)
        .attr("aria-disabled", (!decided).to_string())
        .on_click(move || store.dispatch(Event::MergeApplied));
    let cancel = button("button", labels.cancel).on_click(move || store.dispatch(Event::FormClosed));
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
