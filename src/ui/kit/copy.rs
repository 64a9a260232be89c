//! A button that puts a text on the clipboard and says whether that worked.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    button::bare_button,
    element::{Element, el},
    icon::Glyph,
};
use crate::{browser::clipboard, ui::store::Store};

/// Copies `text`; `what` names it.
pub(in crate::ui) fn copy_button(store: Store, what: &'static str, text: String) -> Element {
    let labels = &store.texts().labels.frame;
    let done = RwSignal::new(None);
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            done.set(Some(clipboard::copy(&text).await));
            set_timeout(move || done.set(None), Duration::from_secs(3));
        });
    };
    let said = move || match done.get() {
        None => "",
        Some(true) => labels.copied,
        Some(false) => labels.not_copied,
    };
    el("span")
        .class("copy")
        .child(bare_button(Glyph::Copy, (labels.copy)(what)).on_click(copy))
        .child(el("span").attr("role", "status").class("copy-said").dynamic(said))
}
