//! A labelled control with its hint and its error, tied together for screen readers.

use super::{
    element::{Element, el},
    icon::{Glyph, icon},
};
use crate::{
    text::{guide::Topic, texts},
    ui::store::now,
};

/// A control's label, hint and error.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Field {
    /// The control's ID.
    pub(in crate::ui) id: &'static str,
    /// What it is for.
    pub(in crate::ui) label: String,
    /// How to fill it in; may be empty.
    pub(in crate::ui) hint: &'static str,
    /// What is wrong with it, if something can be.
    pub(in crate::ui) error: Wrong,
}

/// What is wrong with a control: nothing can be; nothing is; or something.
pub(in crate::ui) type Wrong = Option<Option<String>>;

impl Field {
    /// The field around its control.
    pub(in crate::ui) fn with(self, control: Element) -> Element {
        let described = self.describe(control);
        self.around(described)
    }

    /// Ties a control to the field.
    pub(in crate::ui) fn describe(&self, control: Element) -> Element {
        let Self { id, ref error, hint, .. } = *self;
        let described_by = match (error.is_some(), hint.is_empty()) {
            (true, false) => format!("{id}-error {id}-hint"),
            (true, true) => format!("{id}-error"),
            (false, false) => format!("{id}-hint"),
            (false, true) => String::new(),
        };
        let control = control.id(id);
        let control =
            if described_by.is_empty() { control } else { control.attr("aria-describedby", described_by) };
        match error {
            None => control,
            Some(error) => control.says("aria-invalid", error.is_some()),
        }
    }

    /// The field around what holds its control.
    pub(in crate::ui) fn around(self, content: Element) -> Element {
        let Self { id, label, hint, error } = self;
        let field = el("div").class("field").child(el("label").attr("for", id).child(label)).child(content);
        let field = match error {
            None => field,
            Some(error) => field.child(error_line(format!("{id}-error"), error)),
        };
        field
            .child((!hint.is_empty()).then(|| hint_line(hint).attr("id", format!("{id}-hint"))))
            .child(help(id))
    }
}

/// What Azure calls it, and where Microsoft explains it.
pub(in crate::ui) fn help(id: &str) -> Option<Element> {
    let topic = Topic::of(id)?;
    let texts = &texts(now(|state| state.locale)?).guide;
    let page = [texts.learn, topic.page()].concat();
    let link = el("a")
        .attr("href", page)
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child((texts.help)(topic));
    Some(el("p").class("field-help").child(texts.help_lead).child(link))
}

/// What is wrong, where a field's error stands.
pub(in crate::ui) fn error_line(id: String, error: Option<String>) -> Element {
    let said = error.map(|error| vec![icon(Glyph::Bad), el("span").child(error)]);
    el("p").class("field-error").attr("id", id).child(said)
}

/// How to fill something in.
pub(in crate::ui) fn hint_line(hint: &'static str) -> Element {
    el("p").class("field-hint").child(hint)
}

/// An input for something that is copied exactly: no capitals, no corrections, no memory of the browser.
pub(in crate::ui) fn code_input() -> Element {
    el("input")
        .class("mono")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
}
