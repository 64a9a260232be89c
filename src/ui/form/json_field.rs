//! A field for JSON: numbered lines, the line of a mistake marked, and a button that formats.

use leptos::prelude::*;

use super::field::{At, Named, area};
use crate::{
    dps::enrollment::{Draft, DraftError},
    json,
    page::form::Edited,
    ui::kit::{Element, Field, button, el},
};

/// The fewest lines shown.
const LINES: usize = 6;

/// The field. `line` says of an error whether it is this field's, and on which line, from 1.
pub(super) fn json_field(
    at: At,
    (id, label, hint): Named,
    shown: fn(&Draft) -> String,
    edited: fn(String) -> Edited,
    line: fn(&DraftError) -> Option<usize>,
) -> Element {
    let text = at.part(shown);
    let wrong = at.form_part(move |form| form.errors().iter().find_map(line));
    let count = move || text.with(|text| text.split('\n').count()).max(LINES);
    let numbers = move || (1..=count()).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
    // A line is as high as the editor's line-height; see style/components.css.
    let mark = el("div")
        .class("json-mark")
        .flag_with("hidden", move || wrong.with(Option::is_none))
        .style_with("top", move || format!("calc({} * var(--json-line))", wrong.get().unwrap_or(1) - 1));
    let error = at.error(move |error| line(error).is_some());
    let field = Field { id, label: label.to_owned(), hint, error: Some(error) };
    let control = area("6")
        .attr("wrap", "off")
        .attr_with("rows", move || count().to_string())
        .value_with(move || text.get())
        .on("input", move |event| at.edited(edited(event_target_value(&event))));
    let editor = el("div")
        .class("json")
        .child(mark)
        .child(el("pre").class("json-numbers").attr("aria-hidden", "true").dynamic(numbers))
        .child(field.describe(control));
    let format = button("button-quiet", at.store.texts().labels.edit.format).on_click(move || {
        if let Ok(value) = json::read(&text.get_untracked()) {
            at.edited(edited(format!("{value:#}")));
        }
    });
    field.around(editor).child(el("div").class("actions").child(format))
}
