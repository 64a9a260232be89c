//! What the benches share: fields that report to the workshop, and how its troubles are said.

use leptos::prelude::event_target_value;

use crate::{
    page::{
        Event,
        workshop::{self, make, trouble::Spot},
    },
    secret::Secret,
    text::Say,
    ui::{
        kit::{Element, Field, Tone, code_input, el, note},
        view::View,
    },
};

/// A control's ID, label and hint.
pub(super) type Named = (&'static str, &'static str, &'static str);

/// Reports an event of the first bench.
pub(super) fn made(event: make::Event) -> Event {
    Event::Workshop(workshop::Event::Make(event))
}

/// A line of text.
pub(super) fn line(
    (id, label, hint): Named,
    kind: &'static str,
    shown: &str,
    typed: fn(String) -> Event,
) -> Element {
    let input = code_input().attr("type", kind).value(shown).on_type(typed);
    Field { id, label: label.to_owned(), hint, error: None }.with(input)
}

/// A line that is masked.
pub(super) fn masked(named: Named, shown: &Secret, typed: fn(String) -> Event) -> Element {
    // EXPOSE: it stands in the field that it was typed into.
    let shown = std::str::from_utf8(shown.expose()).unwrap_or_default();
    line(named, "password", shown, typed)
}

/// A choice among named values.
pub(super) fn choice((id, label, hint): Named, options: Vec<Element>, chosen: fn(String)) -> Element {
    let select = el("select").child(options).on("change", move |event| chosen(event_target_value(&event)));
    Field { id, label: label.to_owned(), hint, error: None }.with(select)
}

/// What is not done, where it belongs. The place stays, so that it is read out when something comes.
pub(super) fn trouble(view: &View<'_>, spot: Spot) -> Element {
    let trouble = view.state.workshop.trouble.as_ref().filter(|(at, _)| *at == spot);
    let said = trouble.map(|(_, trouble)| note(Tone::Bad, trouble.say(view.state.locale)));
    el("div").attr("role", "status").class("trouble").child(said)
}
