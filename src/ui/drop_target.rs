//! The whole window takes files. Enter and leave are counted, so that crossing a child does not flicker.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};

use super::{
    kit::{Element, Glyph, el, icon},
    store::{Store, dispatch, now},
    view::View,
};
use crate::{
    browser::files,
    page::{
        Event, State,
        address::{Bench, Place},
        workshop::{self, make},
    },
};

/// Reads files one after the other and reports each.
pub(super) fn read_files(files: Vec<File>) {
    spawn_local(async move {
        // Where keys are taken, a file is not only looked through for certificates.
        let takes_keys =
            now(|state| matches!(state.address.place, Place::Workshop(Bench::Make | Bench::Prove)));
        for file in files {
            if takes_keys == Some(true) {
                let bytes = files::secret(&file).await;
                dispatch(Event::Workshop(workshop::Event::Make(make::Event::FileRead(file.name(), bytes))));
                continue;
            }
            dispatch(Event::FileRead(files::read(&file).await));
        }
    });
}

/// Whether the page shows what becomes of files. Where it does not, the pointer says that they cannot be let go.
fn takes_files() -> bool {
    now(State::takes_files) == Some(true)
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Listens on the window.
pub(super) fn take_files(store: Store) {
    let handles = [
        window_event_listener(ev::dragenter, move |event| {
            if has_files(&event) {
                event.prevent_default();
                store.drag(|depth| *depth += u32::from(takes_files()));
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            if has_files(&event) {
                event.prevent_default();
                if let Some(data) = event.data_transfer().filter(|_| !takes_files()) {
                    data.set_drop_effect("none");
                }
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if has_files(&event) {
                store.drag(|depth| *depth = depth.saturating_sub(1));
            }
        }),
        window_event_listener(ev::drop, move |event| {
            store.drag(|depth| *depth = 0);
            if let Some(list) =
                event.data_transfer().and_then(|data| data.files()).filter(|list| list.length() > 0)
            {
                event.prevent_default();
                if takes_files() {
                    read_files(files::all(&list));
                }
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

/// Says that files can be let go here, while they are over the page.
pub(super) fn drop_veil(view: &View<'_>) -> Element {
    let said = el("p").child(icon(Glyph::Upload)).child(" ").child(view.labels().frame.drop_here);
    el("div").class("drop-veil").attr("aria-hidden", "true").flag("hidden", !view.has_files_over).child(said)
}
