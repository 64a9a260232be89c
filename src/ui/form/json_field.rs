//! A field for JSON: numbered lines, the line of a mistake marked, and a button that formats.

use leptos::prelude::event_target_value;

use super::field::{At, Named, area};
use crate::{
    dps::enrollment::DraftError,
    json,
    page::form::Edited,
    ui::kit::{Element, Field, button, el},
};

/// The fewest lines shown.
const LINES: usize = 6;

/// The field. `line` says of an error whether it is this field's, and on which line, from 1.
pub(super) fn json_field(
    at: At<'_>,
    (id, label, hint): Named,
    shown: &str,
    edited: fn(String) -> Edited,
    line: fn(&DraftError) -> Option<usize>,
) -> Element {
    let wrong = at.form.errors().iter().find_map(line);
    let count = shown.split('\n').count().max(LINES);
    let numbers = (1..=count).map(|number| number.to_string()).collect::<Vec<_>>().join("\n");
    // A line is as high as the editor's line-height; see style/controls.css.
    let mark = el("div")
        .class("json-mark")
        .flag("hidden", wrong.is_none())
        .style("top", format!("calc({} * var(--json-line))", wrong.unwrap_or(1) - 1));
    let error = at.error(move |error| line(error).is_some());
    let field = Field { id, label: label.to_owned(), hint, error: Some(error) };
    let report = at.edited();
    let control = area(count.to_string())
        .attr("wrap", "off")
        .value(shown)
        .on("input", move |event| report(edited(event_target_value(&event))));
    let editor = el("div")
        .class("json")
        .child(mark)
        .child(el("pre").class("json-numbers").attr("aria-hidden", "true").child(numbers))
        .child(field.describe(control));
    let text = shown.to_owned();
    let labels = at.view.labels();
    // There are two such fields.
    let name = [labels.edit.format, labels.frame.colon, label].concat();
    let format = button("button", labels.edit.format).attr("aria-label", name).on_click(move || {
        if let Ok(value) = json::read(&text) {
            report(edited(format!("{value:#}")));
        }
    });
    field.around(editor).child(el("div").class("actions").child(format))
}
