//! The dialog that asks before an enrollment or a registration record is deleted.

use super::{
    dialog::dialog,
    enrollment::details,
    failure::failure_to_check,
    kit::{Element, Field, Glyph, Tone, button, code_input, el, expander, icon, note},
    snippet::copy_as,
    store::dispatch,
    view::View,
};
use crate::{
    dps::enrollment::Kind,
    page::{
        Event,
        address::Place,
        call::Purpose,
        deletion::{Deletion, Progress},
        item::Item,
    },
};

/// The dialog while a delete is asked for.
pub(super) fn delete_dialog(view: &View<'_>) -> Element {
    dialog(view, "delete", |state| state.deletion.is_some(), || Event::DeleteCancelled, question)
}

/// What is deleted, what that means, and the ID to type.
fn question(view: &View<'_>) -> Element {
    let labels = &view.labels().deletion;
    let asked = view.state.deletion.as_ref();
    let id = asked.map(|deletion| deletion.id().to_string()).unwrap_or_default();
    let kind = asked.and_then(|deletion| deletion.item.kind());
    let busy = asked.is_some_and(Deletion::is_busy);
    let ready = !busy && asked.is_some_and(Deletion::is_confirmed);
    let input = code_input()
        .attr("type", "text")
        .attr("autofocus", "")
        .value(asked.map_or("", |deletion| &*deletion.typed))
        .on_type(Event::ConfirmationTyped);
    let confirm = kind
        .is_some()
        .then(|| Field { id: "confirm-id", label: (labels.type_id)(&id), hint: "", error: None }.with(input));
    // The records of a group's devices outlive it, and cannot be found without it.
    let records = (kind == Some(Kind::Group)).then(|| {
        let address = view.state.address.at(Place::Registrations(id.clone())).to_string();
        let link = el("a").attr("href", address).on_press(|| Event::DeleteCancelled);
        el("p").child(link.child(labels.records_first))
    });
    let delete = el("button")
        .attr("type", "submit")
        .class("button-bad")
        .flag("disabled", !ready)
        .child(icon(Glyph::Trash))
        .child(if busy { labels.deleting } else { (labels.delete)(kind) });
    let cancel = button("button", labels.cancel).on_press(|| Event::DeleteCancelled);
    el("form")
        .class("stack")
        .on("submit", |event| {
            event.prevent_default();
            dispatch(Event::DeleteConfirmed);
        })
        .child(el("h2").id("delete-heading").child((labels.heading)(kind, &id)))
        .child(el("p").child((labels.consequence)(kind)))
        .child(records)
        .child(el("div").attr("role", "status").id("delete-outcome").child(outcome(view)))
        .child(copy_as(view, "copy-delete", |state| state.deletion.as_ref()?.call()?.action()))
        .child(confirm)
        .child(el("div").class("actions actions-end").child(cancel).child(delete))
}

/// How it ended short of the end.
fn outcome(view: &View<'_>) -> Vec<Element> {
    let labels = &view.labels().deletion;
    let Some(deletion) = &view.state.deletion else { return Vec::new() };
    match &deletion.progress {
        Progress::Changed => {
            let new_state = match &deletion.item {
                Item::Enrollment(enrollment) => details(view, enrollment),
                item @ Item::Registration(_) => vec![el("pre").class("code").child(item.to_pretty_json())],
            };
            vec![note(Tone::Warning, labels.changed), expander(labels.new_state).child(new_state)]
        }
        Progress::NotCarriedOut => vec![note(Tone::Info, view.labels().failure.not_carried_out)],
        Progress::Failed(error) => {
            let is_enrollment = deletion.item.kind().is_some();
            let purpose = if is_enrollment { Purpose::Delete } else { Purpose::DeleteRecord };
            failure_to_check(view, error, purpose, deletion.is_unknown, || Event::DeleteChecked)
        }
        _ => Vec::new(),
    }
}
