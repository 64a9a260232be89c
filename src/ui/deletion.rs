//! The dialog that asks before a group is deleted.

use leptos::prelude::*;
use web_sys::HtmlDialogElement;

use super::{
    failure::failure,
    group::details,
    kit::{Element, Field, Glyph, Tone, button, code_input, el, expander, find, icon, note},
    store::Store,
};
use crate::page::{
    Event,
    call::Purpose,
    deletion::{Deletion, Progress},
};

/// A modal dialog while a delete is asked for. The browser traps the focus and gives it back.
pub(super) fn delete_dialog(store: Store) -> Element {
    let asked = store.part(|state| state.deletion.is_some());
    Effect::new(move |_| {
        let asked = asked.get();
        let Some(dialog) = find::<HtmlDialogElement>("delete") else { return };
        if asked && !dialog.open() {
            // Fails only for a dialog outside the document.
            let _ = dialog.show_modal();
        } else if !asked && dialog.open() {
            dialog.close();
        }
    });
    el("dialog")
        .id("delete")
        .class("dialog")
        .attr("aria-labelledby", "delete-heading")
        .on("close", move |_| {
            if asked.get_untracked() {
                store.dispatch(Event::DeleteCancelled);
            }
        })
        .dynamic(move || asked.get().then(|| question(store)))
}

/// What is deleted, what that means, and the ID to type.
fn question(store: Store) -> Element {
    let labels = &store.texts().labels.deletion;
    let id = store.now(|state| state.deletion.as_ref().map(|deletion| deletion.id().to_string()));
    let id = id.unwrap_or_default();
    let typed = store.part(|state| state.deletion.as_ref().map(|deletion| deletion.typed.clone()));
    let progress = store.part(|state| state.deletion.as_ref().map(|deletion| deletion.progress.clone()));
    let ready = store.part(|state| state.deletion.as_ref().is_some_and(|d| d.is_confirmed() && !d.is_busy()));
    let busy = store.part(|state| state.deletion.as_ref().is_some_and(Deletion::is_busy));
    let outcome = move || match progress.get() {
        Some(Progress::Changed) => {
            let group = store.now(|state| state.deletion.as_ref().map(|deletion| deletion.group.clone()));
            let new_state = group.map(|group| details(store, &group));
            vec![note(Tone::Warning, labels.changed), expander(labels.new_state).child(new_state)]
        }
        Some(Progress::Failed(error)) => failure(store, error, Purpose::Delete).into_iter().collect(),
        _ => Vec::new(),
    };
    let input = code_input()
        .attr("type", "text")
        .attr("autofocus", "")
        .value_with(move || typed.get().unwrap_or_default())
        .on("input", move |event| store.dispatch(Event::ConfirmationTyped(event_target_value(&event))));
    let confirm = Field { id: "confirm-id", label: (labels.type_id)(&id), hint: "", error: None };
    let delete = el("button")
        .attr("type", "submit")
        .class("button-bad")
        .flag_with("disabled", move || !ready.get())
        .child(icon(Glyph::Trash))
        .dynamic(move || if busy.get() { labels.deleting } else { labels.delete });
    let cancel = button("button", labels.cancel).on_click(move || store.dispatch(Event::DeleteCancelled));
    el("form")
        .class("stack")
        .on("submit", move |event| {
            event.prevent_default();
            store.dispatch(Event::DeleteConfirmed);
        })
        .child(el("h2").id("delete-heading").child((labels.heading)(&id)))
        .child(el("p").child(labels.consequence))
        .child(el("div").attr("role", "status").id("delete-outcome").dynamic(outcome))
        .child(confirm.with(input))
        .child(el("div").class("actions actions-end").child(cancel).child(delete))
}
