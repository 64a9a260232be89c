//! What the benches share: fields that report to the workshop, and how its troubles are said.

use leptos::prelude::event_target_value;

use crate::{
    page::{
        Event,
        workshop::{
            self, make,
            trouble::{Control, Spot},
        },
    },
    secret::Secret,
    text::{Say, workshop_texts},
    ui::{
        kit::{Element, Field, Tone, Wrong, button, code_input, el, note},
        store::dispatch,
        view::View,
    },
};

/// A control's ID, label and hint.
pub(super) type Named = (&'static str, &'static str, &'static str);

/// Reports an event of the first bench.
pub(super) fn made(event: make::Event) -> Event {
    Event::Workshop(workshop::Event::Make(event))
}

/// What is wrong with a control that something can be wrong with.
#[expect(clippy::unnecessary_wraps, reason = "as `Field` takes it")]
pub(super) fn wrong(view: &View<'_>, control: Control) -> Wrong {
    let trouble = view.state.workshop.trouble.as_ref();
    let trouble = trouble.filter(|(spot, trouble)| trouble.control(*spot) == Some(control));
    Some(trouble.map(|(_, trouble)| trouble.say(view.state.locale)))
}

/// A line of text.
pub(super) fn line(
    (id, label, hint): Named,
    error: Wrong,
    kind: &'static str,
    shown: &str,
    typed: fn(String) -> Event,
) -> Element {
    let input = code_input().attr("type", kind).value(shown).on_type(typed);
    Field { id, label: label.to_owned(), hint, error }.with(input)
}

/// A line that is masked.
pub(super) fn masked(named: Named, error: Wrong, shown: &Secret, typed: fn(String) -> Event) -> Element {
    // EXPOSE: it stands in the field that it was typed into.
    let shown = std::str::from_utf8(shown.expose()).unwrap_or_default();
    line(named, error, "password", shown, typed)
}

/// A choice among named values.
pub(super) fn choice(
    (id, label, hint): Named,
    error: Wrong,
    options: Vec<Element>,
    chosen: fn(String),
) -> Element {
    let select = el("select").child(options).on("change", move |event| chosen(event_target_value(&event)));
    Field { id, label: label.to_owned(), hint, error }.with(select)
}

/// A form, and what sending it reports.
pub(super) fn form(submitted: fn() -> Event) -> Element {
    el("form").class("stack").on("submit", move |event| {
        event.prevent_default();
        dispatch(submitted());
    })
}

/// What is not done and concerns no one control. The place stays, so that it is read out when something comes.
pub(super) fn trouble(view: &View<'_>, spot: Spot) -> Element {
    let trouble = view.state.workshop.trouble.as_ref();
    let trouble = trouble.filter(|(at, trouble)| *at == spot && trouble.control(spot).is_none());
    let said = trouble.map(|(_, trouble)| note(Tone::Bad, trouble.say(view.state.locale)));
    el("div").attr("role", "status").class("trouble").child(said)
}

/// How far the work is, where it was asked for; and its end.
pub(super) fn progress(view: &View<'_>, spot: Spot) -> Option<Element> {
    let job = view.state.workshop.job.as_ref().filter(|job| job.spot == spot)?;
    let labels = &workshop_texts(view.state.locale).make;
    let bar = el("progress").attr("aria-label", labels.busy);
    let (bar, said) = if job.total > 1 {
        let bar = bar.attr("max", job.total.to_string()).attr("value", job.done.to_string());
        (bar, (labels.making)(job.done, job.total))
    } else {
        (bar, labels.busy.to_owned())
    };
    let cancel = button("button-quiet", labels.cancel).on_press(|| made(make::Event::Cancelled));
    Some(el("div").class("progress").child(bar).child(el("span").child(said)).child(cancel))
}
