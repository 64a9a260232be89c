//! Buttons, and links that look like nothing else.

use super::{
    element::{Child, Element, el},
    icon::{Glyph, icon},
};

/// A button that does not submit.
pub(in crate::ui) fn button(class: &'static str, label: impl Child) -> Element {
    el("button").attr("type", "button").class(class).child(label)
}

/// A button with an icon before its label.
pub(in crate::ui) fn icon_button(class: &'static str, glyph: Glyph, label: impl Child) -> Element {
    button(class, icon(glyph)).child(label)
}

/// A button that is an icon only; `name` is what it is called.
pub(in crate::ui) fn bare_button(glyph: Glyph, name: String) -> Element {
    button("button-icon", icon(glyph)).attr("aria-label", name.clone()).attr("title", name)
}

/// A button that submits its form.
pub(in crate::ui) fn submit(class: &'static str, glyph: Glyph, label: impl Child) -> Element {
    el("button").attr("type", "submit").class(class).child(icon(glyph)).child(label)
}

/// Something folded away under its summary.
pub(in crate::ui) fn expander(summary: impl Child) -> Element {
    el("details").class("more").child(el("summary").child(summary))
}
