//! The whole window takes files. Enter and leave are counted, so that crossing a child does not flicker.

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, File};

use super::{
    kit::{Element, Glyph, el, icon},
    store::Store,
};
use crate::{browser::files, page::Event};

/// Reads files one after the other and reports each.
pub(super) fn read_files(store: Store, files: Vec<File>) {
    spawn_local(async move {
        for file in files {
            store.dispatch(Event::FileRead(files::read(&file).await));
        }
    });
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

/// Listens on the window, and shows that it does while files are over it.
pub(super) fn drop_target(store: Store) -> Element {
    let label = store.texts().labels.frame.drop_here;
    let depth = RwSignal::new(0_u32);
    let handles = [
        window_event_listener(ev::dragenter, move |event| {
            if has_files(&event) {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            if has_files(&event) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if has_files(&event) {
                depth.update(|depth| *depth = depth.saturating_sub(1));
            }
        }),
        window_event_listener(ev::drop, move |event| {
            depth.set(0);
            if let Some(list) =
                event.data_transfer().and_then(|data| data.files()).filter(|list| list.length() > 0)
            {
                event.prevent_default();
                read_files(store, files::all(&list));
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(leptos::prelude::WindowListenerHandle::remove));
    el("div")
        .class("drop-veil")
        .attr("aria-hidden", "true")
        .flag_with("hidden", move || depth.get() == 0)
        .child(el("p").child(icon(Glyph::Upload)).child(" ").child(label))
}
