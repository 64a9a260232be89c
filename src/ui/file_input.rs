//! Choosing files, for whoever does not drop them. A button opens what the browser has for that; its own control stays unseen.

use web_sys::{File, HtmlInputElement};

use super::kit::{Element, el, find};
use crate::browser::files;

/// The control that takes the files, beside the button.
pub(super) fn file_input(id: &'static str, taken: fn(Vec<File>)) -> Element {
    let chosen = move |_| {
        let Some(input) = find::<HtmlInputElement>(id) else { return };
        if let Some(list) = input.files() {
            taken(files::all(&list));
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    el("input")
        .id(id)
        .class("visually-hidden")
        .attr("type", "file")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .on("change", chosen)
}

/// Opens it.
pub(super) fn choose_files(id: &'static str) {
    if let Some(input) = find::<HtmlInputElement>(id) {
        input.click();
    }
}
