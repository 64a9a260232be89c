//! The controls that the forms are made of: each shows a part of a draft and reports what is entered.

use leptos::prelude::{event_target_checked, event_target_value};

use crate::{
    dps::enrollment::{Draft, DraftError},
    page::{
        Event,
        form::{Edited, Form, FormId},
    },
    text::Say,
    ui::{
        certificates::option,
        kit::{Element, Field, el, help},
        store::dispatch,
        view::View,
    },
};

/// A control's ID, label and hint.
pub(super) type Named = (&'static str, &'static str, &'static str);

/// One of the forms, and the view it is drawn from.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) form: &'a Form,
    pub(super) id: FormId,
}

impl<'a> At<'a> {
    /// The draft of the form.
    pub(super) fn draft(self) -> &'a Draft {
        &self.form.draft
    }

    /// One of two IDs of a control: the forms are never shown together, but each has names of its own.
    pub(super) fn named(self, step: &'static str, opened: &'static str) -> &'static str {
        if self.id == FormId::Step { step } else { opened }
    }

    /// What reports a change of this form.
    pub(super) fn edited(self) -> impl Fn(Edited) + Copy + 'static {
        let id = self.id;
        move |edited| dispatch(Event::Edited(id, edited))
    }

    /// The errors that belong to a control, as one text. What is merely missing is not said before the form was submitted.
    pub(super) fn error(self, belongs: impl Fn(&DraftError) -> bool) -> Option<String> {
        let quiet = |error: &DraftError| is_missing(error, self.draft()) && !self.form.attempted;
        let errors = self.form.errors().into_iter().filter(|error| belongs(error) && !quiet(error));
        let said: Vec<_> = errors.map(|error| error.say(self.view.state.locale)).collect();
        (!said.is_empty()).then(|| said.join(" "))
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
    at: At<'_>,
    (id, label, hint): Named,
    control: Element,
    shown: &str,
    edited: fn(String) -> Edited,
    belongs: fn(&DraftError) -> bool,
) -> Element {
    let report = at.edited();
    let control = control.value(shown).on("input", move |event| report(edited(event_target_value(&event))));
    Field { id, label: label.to_owned(), hint, error: Some(at.error(belongs)) }.with(control)
}

/// An area for text that is copied exactly.
pub(super) fn area(rows: String) -> Element {
    el("textarea").class("mono").attr("rows", rows).attr("spellcheck", "false").attr("autocapitalize", "off")
}

/// A box to tick.
pub(super) fn check(
    id: &'static str,
    label: &'static str,
    ticked: bool,
    edited: impl Fn(bool) + 'static,
) -> Element {
    let input = el("input").id(id).attr("type", "checkbox").is("checked", ticked);
    let input = input.on("change", move |event| edited(event_target_checked(&event)));
    let labelled = el("label").class("check").child(input).child(el("span").child(label));
    el("div").child(labelled).child(help(id))
}

/// A choice among named values.
pub(super) fn choice(
    (id, label, hint): Named,
    options: Vec<(String, String)>,
    chosen: &str,
    edited: impl Fn(String) + 'static,
) -> Element {
    let options = options.into_iter().map(|(value, label)| {
        let is_chosen = value == chosen;
        option(value, label, is_chosen)
    });
    let select = el("select")
        .child(options.collect::<Vec<_>>())
        .on("change", move |event| edited(event_target_value(&event)));
    Field { id, label: label.to_owned(), hint, error: None }.with(select)
}
