//! The form of an enrollment: step 3 of the start page, and the card that opens for a change, a copy, a new individual
//! enrollment or the revocation of a device. The fields are the same.

mod attestation;
mod field;
mod json_field;
mod merge;
mod settings;

use serde_json::Value;

use self::{
    attestation::attestation,
    field::{At, text_field},
    merge::table,
    settings::settings,
};
use super::{
    connect::step,
    failure::failure_to_check,
    kit::{
        Child, Element, Glyph, Node, Tone, button, code_input, el, expander, fact, facts, icon, note, submit,
    },
    snippet::copy_as,
    store::dispatch,
    view::View,
};
use crate::{
    dps::{
        IdWarning, MAX_ID_LENGTH,
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
pub(super) fn step_form(view: &View<'_>) -> Element {
    let form = &view.state.create;
    let at = At { view, form, id: FormId::Step };
    let labels = &view.labels().create;
    let unconnected = form.attempted && !view.is_connected();
    let connect_first =
        el("p").class("field-error").attr("role", "alert").child(unconnected.then_some(labels.connect_first));
    let form = frame(at)
        .child(identifier(at))
        .child(attestation(at))
        .child(expander(labels.settings).child(settings(at)))
        .child(preview(at))
        .child(copy_as(view, "copy-step", |state| action(&state.create)))
        .child(el("div").class("actions").child(send_button(at, Glyph::Group)))
        .child(connect_first)
        .child(outcome(at));
    step("step-group", "3", labels.heading).child(form)
}

/// The form that was opened by a button.
pub(super) fn opened_form(view: &View<'_>) -> Option<Element> {
    let form = view.state.form.as_ref()?;
    let labels = &view.labels().edit;
    let body = match &form.progress {
        Progress::ReadingKeys => waits(labels.reading_keys),
        Progress::Merging(merge) => el("div").class("stack").child(table(view, merge)),
        _ => fields(At { view, form, id: FormId::Opened }),
    };
    let heading = el("h2")
        .id("edit-heading")
        .attr("tabindex", "-1")
        .child((labels.heading)(form.aim, form.draft.kind()));
    let card = el("section").class("card stack edit").attr("aria-labelledby", "edit-heading");
    Some(card.child(heading).child(body))
}

/// Something is being read.
pub(super) fn waits(label: &'static str) -> Element {
    let bar = el("progress").attr("aria-label", label);
    el("p").class("progress").child(bar).child(" ").child(label)
}

fn frame(at: At<'_>) -> Element {
    let id = at.id;
    el("form").class("stack").attr("novalidate", "").on("submit", move |event| {
        event.prevent_default();
        dispatch(Event::Submitted(id));
    })
}

fn fields(at: At<'_>) -> Element {
    let labels = at.view.labels();
    let aim = at.form.aim;
    let code = copy_as(at.view, "copy-form", |state| action(state.form.as_ref()?));
    let form = frame(at);
    let lead = (labels.edit.lead)(aim);
    let lead = (!lead.is_empty()).then(|| el("p").class("soft").child(lead));
    let form = match aim {
        Aim::Change => form.child(settings(at)).child(attestation(at)).child(changes(at)),
        Aim::Rollover(_) => form.child(lead).child(attestation(at)).child(changes(at)),
        _ => form
            .child(lead)
            .child(identifier(at))
            .child(attestation(at))
            .child(expander(labels.create.settings).child(settings(at)))
            .child(preview(at)),
    };
    let glyph = if matches!(aim, Aim::Change | Aim::Rollover(_)) { Glyph::Edit } else { Glyph::Group };
    let cancel = button("button", labels.edit.cancel).on_press(|| Event::FormClosed);
    let actions = el("div").class("actions").child(send_button(at, glyph)).child(cancel);
    form.child(code).child(outcome(at)).child(actions)
}

fn send_button(at: At<'_>, glyph: Glyph) -> Element {
    let form = at.form;
    let is_sending = form.progress == Progress::Sending;
    let label = (at.view.labels().edit.send)(form.aim, form.draft.kind(), is_sending);
    submit("button-primary", glyph, label).says("aria-disabled", !form.is_ready())
}

/// The ID: followed from the certificate until one is typed.
fn identifier(at: At<'_>) -> Vec<Node> {
    let labels = &at.view.labels().create;
    let draft = at.draft();
    let is_group = draft.kind() == Kind::Group;
    let input = code_input()
        .attr("type", "text")
        .flag("readonly", at.form.is_busy())
        .attr("maxlength", (MAX_ID_LENGTH * 2).to_string())
        .attr("placeholder", if is_group { "factory-7" } else { "device-1" });
    let label = if is_group { labels.id } else { labels.registration_id };
    let id = at.named("group-id", if is_group { "edit-group-id" } else { "edit-registration-id" });
    let belongs = |error: &DraftError| matches!(error, DraftError::Id(_));
    let field = text_field(at, (id, label, labels.id_hint), input, &draft.id, Edited::Id, belongs);
    let warning = at.view.state.id_warning(at.form);
    vec![field.into_node(), warned(at.view, warning).into_node()]
}

/// What to know about a field that is not wrong.
fn warned(view: &View<'_>, warning: Option<IdWarning>) -> Option<Element> {
    let said = warning?.say(view.state.locale);
    Some(el("p").class("field-warning").child(icon(Glyph::Warning)).child(said))
}

/// The body of the request, before it is sent. Keys are left out.
fn preview(at: At<'_>) -> Element {
    // A certificate's lines stay lines, so that the PEM can be read.
    let body = at.draft().fields().ok();
    let body = body.map(|fields| format!("{:#}", Value::Object(fields)).replace("\\n", "\n"));
    expander(at.view.labels().create.preview)
        .flag("hidden", body.is_none())
        .child(el("pre").class("code").id("sent").attr("tabindex", "0").child(body))
}

/// What the form would send, where it has something to send.
fn action(form: &Form) -> Option<Action> {
    let draft = &form.draft;
    if draft.base().is_some() && draft.changes().is_empty() { None } else { Action::of_draft(draft) }
}

/// The differences, before they are saved.
fn changes(at: At<'_>) -> Element {
    let labels = &at.view.labels().edit;
    let changes = at.draft().changes();
    let line = |change: Change| {
        let value = vec![
            shown_json(at.view, change.before.as_ref(), "del").into_node(),
            " → ".into_node(),
            shown_json(at.view, change.after.as_ref(), "ins").into_node(),
        ];
        fact(change.path, value)
    };
    let shown = if changes.is_empty() {
        el("p").class("soft").child(labels.no_changes)
    } else {
        facts(changes.into_iter().map(line).collect())
    };
    // Of what cannot be sent there is no difference to show.
    el("div")
        .class("field")
        .flag("hidden", at.draft().fields().is_err())
        .child(el("p").class("label").child(labels.changes))
        .child(el("div").id("changes").child(shown))
}

/// A value as JSON, in an element that says what becomes of it.
fn shown_json(view: &View<'_>, value: Option<&Value>, tag: &'static str) -> Element {
    match value {
        Some(value) => {
            let short = value.to_string();
            let text = if short.len() > SHORT { format!("{value:#}").replace("\\n", "\n") } else { short };
            el(tag).class("mono").child(text)
        }
        None => el("span").class("soft").child(view.labels().edit.absent),
    }
}

/// How sending ended.
fn outcome(at: At<'_>) -> Element {
    let view = at.view;
    let labels = view.labels();
    let kind = at.draft().kind();
    let ended = |tone, said: String, id: &str| {
        let address = view.state.address.at(Place::Enrollment(kind, id.to_owned())).to_string();
        let link = el("a").attr("href", address).child((labels.create.open)(id));
        vec![note(tone, vec![said.into_node(), " ".into_node(), link.into_node()])]
    };
    let drawn = match &at.form.progress {
        Progress::Created { id } => ended(Tone::Good, (labels.create.created)(id), id),
        Progress::Exists { id } => ended(Tone::Warning, (labels.create.exists)(id), id),
        Progress::Found { id } => ended(Tone::Info, (labels.create.found)(id), id),
        Progress::NotCarriedOut => vec![note(Tone::Info, labels.failure.not_carried_out)],
        Progress::Rereading => vec![note(Tone::Info, labels.edit.rereading)],
        Progress::Failed(error) => {
            let (purpose, check): (_, fn() -> Event) = match at.id {
                FormId::Step => (Purpose::Create, || Event::Checked(FormId::Step)),
                FormId::Opened => (Purpose::Edit, || Event::Checked(FormId::Opened)),
            };
            failure_to_check(view, error, purpose, at.form.is_unknown, check)
        }
        _ => Vec::new(),
    };
    let id = at.named("create-outcome", "edit-outcome");
    el("div").attr("role", "status").id(id).child(drawn)
}
