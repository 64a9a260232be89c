//! The controls that the forms are made of: each shows a part of a draft and reports what is entered.

use leptos::prelude::*;

use crate::{
    dps::enrollment::{Draft, DraftError},
    page::{
        Event, State,
        form::{Edited, Form, FormId},
    },
    text::Say,
    ui::{
        certificates::option,
        kit::{Element, Field, el},
        part::Part,
        store::Store,
    },
};

/// A control's ID, label and hint.
pub(super) type Named = (&'static str, &'static str, &'static str);

/// One of the forms.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) store: Store,
    pub(super) id: FormId,
}

impl At {
    pub(super) fn new(store: Store, id: FormId) -> Self {
        Self { store, id }
    }

    /// The form in the state.
    pub(super) fn of(self, state: &State) -> Option<&Form> {
        match self.id {
            FormId::Step => Some(&state.create),
            FormId::Opened => state.form.as_ref(),
        }
    }

    /// A part of the form.
    pub(super) fn form_part<T: Clone + PartialEq + Default + Send + Sync + 'static>(
        self,
        part: impl Fn(&Form) -> T + Send + Sync + 'static,
    ) -> Part<T> {
        self.store.part(move |state| self.of(state).map(&part).unwrap_or_default())
    }

    /// A part of its draft.
    pub(super) fn part<T: Clone + PartialEq + Default + Send + Sync + 'static>(
        self,
        part: fn(&Draft) -> T,
    ) -> Part<T> {
        self.form_part(move |form| part(&form.draft))
    }

    /// One of two IDs of a control: the forms are never shown together, but each has names of its own.
    pub(super) fn named(self, step: &'static str, opened: &'static str) -> &'static str {
        if self.id == FormId::Step { step } else { opened }
    }

    /// Reports a change.
    pub(super) fn edited(self, edited: Edited) {
        self.store.dispatch(Event::Edited(self.id, edited));
    }

    /// The errors that belong to a control, as one text. What is merely missing is not said before the form was submitted.
    pub(super) fn error(
        self,
        belongs: impl Fn(&DraftError) -> bool + Send + Sync + 'static,
    ) -> Part<Option<String>> {
        self.store.part(move |state| {
            let form = self.of(state)?;
            let quiet = |error: &DraftError| is_missing(error, &form.draft) && !form.attempted;
            let errors = form.errors().into_iter().filter(|error| belongs(error) && !quiet(error));
            let said: Vec<_> = errors.map(|error| error.say(state.locale)).collect();
            (!said.is_empty()).then(|| said.join(" "))
        })
    }
}

fn is_missing(error: &DraftError, draft: &Draft) -> bool {
    match error {
        DraftError::Id(_) => draft.id.is_empty(),
        DraftError::NoCertificate | DraftError::NoCaName | DraftError::KeysUnread => true,
        DraftError::TpmKey { is_missing, .. } => *is_missing,
        DraftError::Webhook => draft.webhook.is_empty(),
        DraftError::WebhookVersion => draft.webhook_version.is_empty(),
        _ => false,
    }
}

/// A field for text: `control` is the input or area it is typed into.
pub(super) fn text_field(
    at: At,
    (id, label, hint): Named,
    control: Element,
    shown: fn(&Draft) -> String,
    edited: fn(String) -> Edited,
    belongs: fn(&DraftError) -> bool,
) -> Element {
    let value = at.part(shown);
    let control = control
        .value_with(move || value.get())
        .on("input", move |event| at.edited(edited(event_target_value(&event))));
    Field { id, label: label.to_owned(), hint, error: Some(at.error(belongs)) }.with(control)
}

/// An area for text that is copied exactly.
pub(super) fn area(rows: &'static str) -> Element {
    el("textarea").class("mono").attr("rows", rows).attr("spellcheck", "false").attr("autocapitalize", "off")
}

/// A box to tick.
pub(super) fn check(
    at: At,
    id: &'static str,
    label: &'static str,
    ticked: fn(&Draft) -> bool,
    edited: impl Fn(bool) + 'static,
) -> Element {
    let ticked = at.part(ticked);
    let input = el("input").id(id).attr("type", "checkbox").checked_with(move || ticked.get());
    let input = input.on("change", move |event| edited(event_target_checked(&event)));
    el("label").class("check").child(input).child(el("span").child(label))
}

/// A choice among named values.
pub(super) fn choice(
    at: At,
    (id, label, hint): Named,
    options: Vec<(String, String)>,
    chosen: fn(&Draft) -> String,
    edited: impl Fn(String) + 'static,
) -> Element {
    let chosen = at.part(chosen);
    let options = options.into_iter().map(|(value, label)| {
        let this = value.clone();
        option(value, label, move || chosen.with(|chosen| *chosen == this))
    });
    let select = el("select")
        .child(options.collect::<Vec<_>>())
        .on("change", move |event| edited(event_target_value(&event)));
    Field { id, label: label.to_owned(), hint, error: None }.with(select)
}
