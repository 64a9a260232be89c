//! The form of an enrollment: step 3 of the start page, and the card that opens for a change, a copy, a new individual
//! enrollment or the revocation of a device. The fields are the same.

mod attestation;
mod field;
mod json_field;
mod merge;
mod settings;

use leptos::prelude::*;
use serde_json::Value;

use self::{
    attestation::attestation,
    field::{At, text_field},
    merge::merge,
    settings::settings,
};
use super::{
    connect::step,
    failure::failure_to_check,
    kit::{
        Child, Element, Glyph, Tone, button, code_input, dynamic, el, expander, fact, facts, icon, note,
        submit,
    },
    snippet::copy_as,
    store::Store,
};
use crate::{
    dps::{
        Id, MAX_ID_LENGTH,
        enrollment::{Change, DraftError, Kind},
    },
    page::{
        Event,
        address::Place,
        call::Purpose,
        form::{Aim, Edited, Form, FormId, Progress},
    },
    snippet::Action,
    text::Say,
};

/// The longest JSON that stands on one line.
const SHORT: usize = 60;

/// Step 3.
pub(super) fn step_form(store: Store) -> Element {
    let at = At::new(store, FormId::Step);
    let labels = &store.texts().labels.create;
    let unconnected = store.part(|state| state.create.attempted && state.connect.session.is_none());
    let connect_first = el("p")
        .class("field-error")
        .attr("role", "alert")
        .dynamic(move || unconnected.get().then_some(labels.connect_first));
    let form = frame(at)
        .child(identifier(at))
        .child(attestation(at))
        .child(expander(labels.settings).child(settings(at)))
        .child(preview(at))
        .child(copy_as(store, "copy-step", |state| action(&state.create)))
        .child(el("div").class("actions").child(send_button(at, Glyph::Group)))
        .child(connect_first)
        .child(outcome(at));
    step("step-group", "3", labels.heading).child(form)
}

/// The form that was opened by a button.
pub(super) fn opened_form(store: Store) -> AnyView {
    let at = At::new(store, FormId::Opened);
    // Drawn once for each of its states, so that fields keep what is typed and the focus.
    let shown = store.part(|state| {
        let form = state.form.as_ref()?;
        let shown = match form.progress {
            Progress::ReadingKeys => Shown::Keys,
            Progress::Merging(_) => Shown::Merge,
            _ => Shown::Fields,
        };
        Some((form.aim, form.draft.kind(), shown))
    });
    dynamic(move || {
        let labels = &store.texts().labels.edit;
        let (aim, kind, shown) = shown.get()?;
        let body = match shown {
            Shown::Keys => waits(labels.reading_keys),
            Shown::Fields => fields(at, aim),
            Shown::Merge => merge(store),
        };
        let heading = el("h2").id("edit-heading").child((labels.heading)(aim, kind));
        Some(
            el("section")
                .class("card edit")
                .attr("aria-labelledby", "edit-heading")
                .child(heading)
                .child(body),
        )
    })
}

/// Which of its bodies the card has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Keys,
    Fields,
    Merge,
}

/// Something is being read.
pub(super) fn waits(label: &'static str) -> Element {
    let bar = el("progress").attr("aria-label", label);
    el("p").class("progress").child(bar).child(" ").child(label)
}

fn frame(at: At) -> Element {
    el("form").class("stack").attr("novalidate", "").on("submit", move |event| {
        event.prevent_default();
        at.store.dispatch(Event::Submitted(at.id));
    })
}

fn fields(at: At, aim: Aim) -> Element {
    let labels = &at.store.texts().labels;
    let cancel = button("button", labels.edit.cancel).on_click(move || at.store.dispatch(Event::FormClosed));
    let actions = |glyph| el("div").class("actions").child(send_button(at, glyph)).child(cancel);
    let form = frame(at);
    let code = copy_as(at.store, "copy-form", |state| action(state.form.as_ref()?));
    match aim {
        Aim::Change => form
            .child(settings(at))
            .child(attestation(at))
            .child(changes(at))
            .child(code)
            .child(outcome(at))
            .child(actions(Glyph::Edit)),
        Aim::Rollover(_) => form
            .child(el("p").class("soft").child((labels.edit.lead)(aim)))
            .child(attestation(at))
            .child(changes(at))
            .child(code)
            .child(outcome(at))
            .child(actions(Glyph::Edit)),
        _ => form
            .child(el("p").class("soft").child((labels.edit.lead)(aim)))
            .child(identifier(at))
            .child(attestation(at))
            .child(expander(labels.create.settings).child(settings(at)))
            .child(preview(at))
            .child(code)
            .child(outcome(at))
            .child(actions(Glyph::Group)),
    }
}

fn send_button(at: At, glyph: Glyph) -> Element {
    let texts = &at.store.texts().labels.edit;
    let label = at
        .form_part(move |form| (texts.send)(form.aim, form.draft.kind(), form.progress == Progress::Sending));
    let ready = at.form_part(Form::is_ready);
    submit("button-primary", glyph, dynamic(move || label.get()))
        .attr_with("aria-disabled", move || (!ready.get()).to_string())
}

/// The ID: followed from the certificate until one is typed.
fn identifier(at: At) -> Vec<AnyView> {
    let store = at.store;
    let labels = &store.texts().labels.create;
    let is_group = at.part(|draft| draft.kind() == Kind::Group).get_untracked();
    let warning = at.part(|draft| Id::parse(draft.id.trim()).ok()?.warning());
    let busy = at.form_part(Form::is_busy);
    let input = code_input()
        .attr("type", "text")
        .flag_with("readonly", move || busy.get())
        .attr("maxlength", (MAX_ID_LENGTH * 2).to_string())
        .attr("placeholder", if is_group { "factory-7" } else { "device-1" });
    let label = if is_group { labels.id } else { labels.registration_id };
    let id = at.named("group-id", "edit-id");
    let field = text_field(
        at,
        (id, label, labels.id_hint),
        input,
        |draft| draft.id.clone(),
        Edited::Id,
        |error| matches!(error, DraftError::Id(_)),
    );
    let warned = move || {
        let said = warning.get().map(|warning| warning.say(store.now(|state| state.locale)));
        said.map(|said| el("p").class("field-warning").child(icon(Glyph::Warning)).child(said))
    };
    vec![field.into_child(), dynamic(warned)]
}

/// The body of the request, before it is sent. Keys are left out.
fn preview(at: At) -> Element {
    let labels = &at.store.texts().labels.create;
    let body = at.part(|draft| {
        let fields = draft.fields().ok()?;
        // A certificate's lines stay lines, so that the PEM can be read.
        Some(format!("{:#}", Value::Object(fields)).replace("\\n", "\n"))
    });
    expander(labels.preview)
        .flag_with("hidden", move || body.with(Option::is_none))
        .child(el("pre").class("code").id("sent").attr("tabindex", "0").dynamic(move || body.get()))
}

/// What the form would send, where it has something to send.
fn action(form: &Form) -> Option<Action> {
    let draft = &form.draft;
    if draft.base().is_some() && draft.changes().is_empty() { None } else { Action::of_draft(draft) }
}

/// The differences, before they are saved.
fn changes(at: At) -> Element {
    let store = at.store;
    let labels = &store.texts().labels.edit;
    let changes = at.part(crate::dps::enrollment::Draft::changes);
    let line = move |change: Change| {
        let value = vec![
            shown_json(store, change.before.as_ref(), "del").into_child(),
            " → ".into_child(),
            shown_json(store, change.after.as_ref(), "ins").into_child(),
        ];
        fact(change.path, value)
    };
    let shown = move || {
        let changes = changes.get();
        if changes.is_empty() {
            el("p").class("soft").child(labels.no_changes)
        } else {
            facts(changes.into_iter().map(line).collect())
        }
    };
    el("div")
        .class("field")
        .child(el("p").class("label").child(labels.changes))
        .child(el("div").id("changes").dynamic(shown))
}

/// A value as JSON, in an element that says what becomes of it.
fn shown_json(store: Store, value: Option<&Value>, tag: &'static str) -> Element {
    match value {
        Some(value) => {
            let short = value.to_string();
            let text = if short.len() > SHORT { format!("{value:#}").replace("\\n", "\n") } else { short };
            el(tag).class("mono").child(text)
        }
        None => el("span").class("soft").child(store.texts().labels.edit.absent),
    }
}

/// How sending ended.
fn outcome(at: At) -> Element {
    let store = at.store;
    let labels = &store.texts().labels;
    let shown = store.part(move |state| {
        let form = at.of(state)?;
        Some((form.progress.clone(), form.draft.kind(), form.is_unknown))
    });
    let link = move |kind: Kind, id: &str| {
        let place = Place::Enrollment(kind, id.to_owned());
        let address = store.now(|state| state.address.at(place));
        el("a").attr("href", address.to_string()).child((labels.create.open)(id))
    };
    let ended = move |tone, said: String, kind: Kind, id: &str| {
        vec![note(tone, vec![said.into_child(), " ".into_child(), link(kind, id).into_child()])]
    };
    let drawn = move || match shown.get() {
        Some((Progress::Created { id }, kind, _)) => {
            ended(Tone::Good, (labels.create.created)(&id), kind, &id)
        }
        Some((Progress::Exists { id }, kind, _)) => {
            ended(Tone::Warning, (labels.create.exists)(&id), kind, &id)
        }
        Some((Progress::Found { id }, kind, _)) => ended(Tone::Info, (labels.create.found)(&id), kind, &id),
        Some((Progress::NotCarriedOut, ..)) => vec![note(Tone::Info, labels.failure.not_carried_out)],
        Some((Progress::Rereading, ..)) => vec![note(Tone::Info, labels.edit.rereading)],
        Some((Progress::Failed(error), _, is_unknown)) => {
            let purpose = if at.id == FormId::Step { Purpose::Create } else { Purpose::Edit };
            let check = move || store.dispatch(Event::Checked(at.id));
            failure_to_check(store, error, purpose, is_unknown, check)
        }
        _ => Vec::new(),
    };
    let id = at.named("create-outcome", "edit-outcome");
    el("div").attr("role", "status").id(id).dynamic(drawn)
}
