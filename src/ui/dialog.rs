//! A modal dialog. The browser traps the focus and gives it back.

use leptos::prelude::*;
use web_sys::HtmlDialogElement;

use super::{
    kit::{Element, el, find},
    store::Store,
};
use crate::page::{Event, State};

/// A dialog that is open while the state says so; closing it by Escape reports `closed`. Its heading has the ID
/// `{id}-heading`.
pub(super) fn dialog(
    store: Store,
    id: &'static str,
    is_open: fn(&State) -> bool,
    closed: fn() -> Event,
    body: fn(Store) -> Element,
) -> Element {
    let open = store.part(is_open);
    Effect::new(move |_| {
        let open = open.get();
        let Some(dialog) = find::<HtmlDialogElement>(id) else { return };
        if open && !dialog.open() {
            // Fails only for a dialog outside the document.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    el("dialog")
        .id(id)
        .class("dialog")
        .attr("aria-labelledby", format!("{id}-heading"))
        .on("close", move |_| {
            if open.get_untracked() {
                store.dispatch(closed());
            }
        })
        .dynamic(move || open.get().then(|| body(store)))
}
