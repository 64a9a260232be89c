//! The dialog that asks before an enrollment or a registration record is deleted.

use leptos::prelude::*;

use super::{
    dialog::dialog,
    enrollment::details,
    failure::failure_to_check,
    kit::{Child, Element, Field, Glyph, Tone, button, code_input, el, expander, icon, note},
    snippet::copy_as,
    store::Store,
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
pub(super) fn delete_dialog(store: Store) -> Element {
    dialog(store, "delete", |state| state.deletion.is_some(), || Event::DeleteCancelled, question)
}

/// What is deleted, what that means, and the ID to type.
fn question(store: Store) -> Element {
    let labels = &store.texts().labels.deletion;
    let (id, kind) = store.now(|state| {
        let deletion = state.deletion.as_ref();
        (
            deletion.map(|deletion| deletion.id().to_string()).unwrap_or_default(),
            deletion.and_then(|deletion| deletion.item.kind()),
        )
    });
    let typed = store.part(|state| state.deletion.as_ref().map(|deletion| deletion.typed.clone()));
    let progress = store.part(|state| {
        state.deletion.as_ref().map(|deletion| (deletion.progress.clone(), deletion.is_unknown))
    });
    let ready = store.part(|state| state.deletion.as_ref().is_some_and(|d| d.is_confirmed() && !d.is_busy()));
    let busy = store.part(|state| state.deletion.as_ref().is_some_and(Deletion::is_busy));
    let outcome = move || match progress.get() {
        Some((Progress::Changed, _)) => {
            let item = store.now(|state| state.deletion.as_ref().map(|deletion| deletion.item.clone()));
            let new_state = match item {
                Some(Item::Enrollment(enrollment)) => details(store, &enrollment),
                Some(item) => vec![el("pre").class("code").child(item.to_pretty_json())],
                None => Vec::new(),
            };
            vec![note(Tone::Warning, labels.changed), expander(labels.new_state).child(new_state)]
        }
        Some((Progress::NotCarriedOut, _)) => {
            vec![note(Tone::Info, store.texts().labels.failure.not_carried_out)]
        }
        Some((Progress::Failed(error), is_unknown)) => {
            let purpose = if kind.is_some() { Purpose::Delete } else { Purpose::DeleteRecord };
            failure_to_check(store, error, purpose, is_unknown, move || store.dispatch(Event::DeleteChecked))
        }
        _ => Vec::new(),
    };
    let input = code_input()
        .attr("type", "text")
        .attr("autofocus", "")
        .value_with(move || typed.get().unwrap_or_default())
        .on("input", move |event| store.dispatch(Event::ConfirmationTyped(event_target_value(&event))));
    let confirm = kind
        .is_some()
        .then(|| Field { id: "confirm-id", label: (labels.type_id)(&id), hint: "", error: None }.with(input));
    // The records of a group's devices outlive it, and cannot be found without it.
    let records = (kind == Some(Kind::Group)).then(|| {
        let address = store.now(|state| state.address.at(Place::Registrations(id.clone()))).to_string();
        el("p").child(
            el("a")
                .attr("href", address)
                .on("click", move |_| store.dispatch(Event::DeleteCancelled))
                .child(labels.records_first),
        )
    });
    let delete = el("button")
        .attr("type", "submit")
        .class("button-bad")
        .flag_with("disabled", move || !ready.get())
        .child(icon(Glyph::Trash))
        .dynamic(move || if busy.get() { labels.deleting } else { (labels.delete)(kind) });
    let cancel = button("button", labels.cancel).on_click(move || store.dispatch(Event::DeleteCancelled));
    el("form")
        .class("stack")
        .on("submit", move |event| {
            event.prevent_default();
            store.dispatch(Event::DeleteConfirmed);
        })
        .child(el("h2").id("delete-heading").child((labels.heading)(kind, &id)))
        .child(el("p").child((labels.consequence)(kind)))
        .child(records.into_child())
        .child(el("div").attr("role", "status").id("delete-outcome").dynamic(outcome))
        .child(copy_as(store, "copy-delete", |state| state.deletion.as_ref()?.call()?.action()))
        .child(confirm)
        .child(el("div").class("actions actions-end").child(cancel).child(delete))
}
