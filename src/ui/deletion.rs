//! The dialog that asks before a group is deleted.

use leptos::{html, prelude::*};

use super::{
    failure::Failure,
    group::Details,
    kit::{Field, Glyph, Icon, Notice, Tone, described_by, dynamic, flag, on, text},
    store::Store,
};
use crate::page::{Event, call::Purpose, deletion::Progress};

/// A modal dialog while a delete is asked for. The browser traps the focus and gives it back.
#[component]
pub(super) fn DeleteDialog() -> impl IntoView {
    let store = Store::get();
    let dialog = NodeRef::<html::Dialog>::new();
    let asked = store.part(|state| state.deletion.is_some());
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if asked.get() && !dialog.open() {
            // Fails only for a dialog outside the document.
            let _ = dialog.show_modal();
        } else if !asked.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog node_ref=dialog class="dialog" aria-labelledby="delete-heading"
            on:close=on(move |_| if asked.get_untracked() { store.dispatch(Event::DeleteCancelled) })>
            {dynamic(move || asked.get().then(|| view! { <Question/> }))}
        </dialog>
    }
}

/// What is deleted, what that means, and the ID to type.
#[component]
fn Question() -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.deletion;
    let id = store
        .part(|state| state.deletion.as_ref().map(|deletion| deletion.id().to_string()).unwrap_or_default());
    let typed = store
        .part(|state| state.deletion.as_ref().map(|deletion| deletion.typed.clone()).unwrap_or_default());
    let progress = store.part(|state| state.deletion.as_ref().map(|deletion| deletion.progress.clone()));
    let ready = store.part(|state| state.deletion.as_ref().is_some_and(|d| d.is_confirmed() && !d.is_busy()));
    let busy =
        store.part(|state| state.deletion.as_ref().is_some_and(crate::page::deletion::Deletion::is_busy));
    let label = (labels.type_id)(&id.get_untracked());
    let outcome = move || match progress.get() {
        Some(Progress::Changed) => {
            let group = store.now(|state| state.deletion.as_ref().map(|deletion| deletion.group.clone()));
            view! {
                <Notice tone=Tone::Warning><p>{labels.changed}</p></Notice>
                <details class="more">
                    <summary>{labels.new_state}</summary>
                    {group.map(|group| view! { <Details group/> })}
                </details>
            }
            .into_any()
        }
        Some(Progress::Failed(error)) => view! { <Failure error purpose=Purpose::Delete/> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <form class="stack" on:submit=on(move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            store.dispatch(Event::DeleteConfirmed);
        })>
            <h2 id="delete-heading">{dynamic(move || (labels.heading)(&id.get()))}</h2>
            <p>{labels.consequence}</p>
            <div role="status" id="delete-outcome">{dynamic(outcome)}</div>
            <Field id="confirm-id" label="">
                <label for="confirm-id">{label}</label>
                <input id="confirm-id" class="mono" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"
                    autofocus
                    aria-describedby=described_by("confirm-id")
                    prop:value=text(move || typed.get())
                    on:input=on(move |event| store.dispatch(Event::ConfirmationTyped(event_target_value(&event))))/>
            </Field>
            <div class="actions actions-end">
                <button type="button" class="button" on:click=on(move |_| store.dispatch(Event::DeleteCancelled))>{labels.cancel}</button>
                <button type="submit" class="button-bad" disabled=flag(move || !ready.get())>
                    <Icon glyph=Glyph::Trash/>
                    {dynamic(move || if busy.get() { labels.deleting } else { labels.delete })}
                </button>
            </div>
        </form>
    }
}
