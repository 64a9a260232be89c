//! A button that puts a text on the clipboard and says whether that worked.

use std::time::Duration;

use leptos::prelude::{event_target, set_timeout};
use wasm_bindgen_futures::spawn_local;

use super::{
    button::bare_button,
    element::{Element, el},
    icon::Glyph,
};
use crate::{browser::clipboard, ui::view::View};

/// Copies `text`; `what` names it.
pub(in crate::ui) fn copy_button(view: &View<'_>, what: &str, text: String) -> Element {
    let labels = &view.labels().frame;
    let copy = move |event: web_sys::Event| {
        let pressed: web_sys::Element = event_target(&event);
        // What is said belongs to this moment and this button only: it is no part of the state.
        let copy = pressed.closest(".copy").ok().flatten();
        let said = copy.and_then(|copy| copy.query_selector(".copy-said").ok().flatten());
        let text = text.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            let Some(said) = said else { return };
            // Who sees the button sees a tick in it; a failure is written out.
            said.set_class_name(if copied { "copy-said visually-hidden" } else { "copy-said" });
            said.set_text_content(Some(if copied { labels.copied } else { labels.not_copied }));
            set_timeout(move || said.set_text_content(None), Duration::from_secs(3));
        });
    };
    el("span")
        .class("copy")
        .child(bare_button(Glyph::Copy, (labels.copy)(what)).on("click", copy))
        .child(el("span").attr("role", "status").class("copy-said"))
}
