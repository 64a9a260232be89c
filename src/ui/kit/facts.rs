//! Names and values, one below the other.

use super::{
    copy::copy_button,
    element::{Child, Element, el},
};
use crate::ui::view::View;

/// A list of facts.
pub(in crate::ui) fn facts(rows: Vec<Element>) -> Element {
    el("dl").class("facts").child(rows)
}

/// A name and its value.
pub(in crate::ui) fn fact(name: impl Child, value: impl Child) -> Element {
    el("div").child(el("dt").child(name)).child(el("dd").child(value))
}

/// A name and a value that is code, with a button that copies it; `whose` says of what, where there are several.
pub(in crate::ui) fn code_fact(view: &View<'_>, name: &'static str, whose: &str, value: String) -> Element {
    let copied = value.clone();
    let value =
        el("dd").class("mono").child(value).child(copy_button(view, &view.name_of(name, whose), copied));
    el("div").child(el("dt").child(name)).child(value)
}
