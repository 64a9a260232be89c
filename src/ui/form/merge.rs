//! The choice where somebody else was faster: three versions of each field side by side, and whose is kept.

use leptos::prelude::event_target;
use serde_json::Value;
use web_sys::HtmlInputElement;

use super::shown_json;
use crate::{
    page::{
        Event,
        form::{Merge, Row, Side},
    },
    ui::{
        kit::{Element, Tone, button, el, notice},
        store::dispatch,
        view::View,
    },
};

/// Three versions side by side, and whose is kept.
pub(super) fn table(view: &View<'_>, merge: &Merge) -> Vec<Element> {
    let labels = &view.labels().edit;
    let all = |label: &'static str, side: Side| {
        button("button", label).on_click(move || dispatch(Event::MergeChosen(None, side)))
    };
    let decided = merge.is_decided();
    let apply = button("button-primary", labels.apply)
        .attr("aria-disabled", (!decided).to_string())
        .on_press(|| Event::MergeApplied);
    let cancel = button("button", labels.cancel).on_press(|| Event::FormClosed);
    let heads = [labels.field, labels.base, labels.mine, labels.theirs];
    let heads: Vec<_> = heads.into_iter().map(|head| el("th").attr("scope", "col").child(head)).collect();
    let rows: Vec<_> = merge.rows.iter().map(|row| merge_row(view, row)).collect();
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
        el("div")
            .class("stack")
            .child(undecided)
            .child(el("div").class("actions").child(apply).child(cancel)),
    ]
}

fn merge_row(view: &View<'_>, row: &Row) -> Element {
    let labels = &view.labels().edit;
    let group = format!("keep-{}", row.field);
    let side = |side: Side, head: &'static str, value: Option<&Value>| {
        let (field, mine) = (row.field.clone(), side == Side::Mine);
        let keeps = row.keep == Some(side);
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", group.clone())
            .attr("aria-label", (labels.keep)(&row.field, mine))
            .is("checked", keeps)
            .on("change", move |event| {
                if event_target::<HtmlInputElement>(&event).checked() {
                    dispatch(Event::MergeChosen(Some(field.clone()), side));
                }
            });
        let label = el("label").class("check").child(radio).child(shown_json(view, value, "samp"));
        el("td").attr("data-label", head).child(label)
    };
    el("tr")
        .child(el("th").attr("scope", "row").child(row.field.clone()))
        .child(el("td").attr("data-label", labels.base).child(shown_json(view, row.base.as_ref(), "samp")))
        .child(side(Side::Mine, labels.mine, row.mine.as_ref()))
        .child(side(Side::Theirs, labels.theirs, row.theirs.as_ref()))
}
