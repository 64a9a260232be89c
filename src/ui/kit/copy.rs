//! A button that puts a text on the clipboard and says whether that worked.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{
    dynamic::{dynamic, on},
    icon::{Glyph, Icon},
};
use crate::{browser::clipboard, ui::store::Store};

/// Copies `text`; `what` names it.
#[component]
pub(in crate::ui) fn CopyButton(
    /// What is copied, in words.
    what: &'static str,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let store = Store::get();
    let labels = &store.texts().labels.frame;
    let done = RwSignal::new(None);
    let copy = move |_| {
        spawn_local(async move {
            let copied = clipboard::copy(&text.get_untracked()).await;
            done.set(Some(copied));
            set_timeout(move || done.set(None), Duration::from_secs(3));
        });
    };
    let said = move || match done.get() {
        None => "",
        Some(true) => labels.copied,
        Some(false) => labels.not_copied,
    };
    view! {
        <span class="copy">
            <button type="button" class="button-icon" aria-label=(labels.copy)(what) title=(labels.copy)(what) on:click=on(copy)>
                <Icon glyph=Glyph::Copy/>
            </button>
            <span role="status" class="copy-said">{dynamic(said)}</span>
        </span>
    }
}
