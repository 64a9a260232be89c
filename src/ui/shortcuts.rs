//! The page's keys: listening to them, and their list.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    dialog::dialog,
    kit::{Element, Glyph, bare_button, button, el},
    store::{dispatch, now},
    view::View,
};
use crate::page::{Event, State, shortcut::Shortcut};

/// What takes characters itself.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// Listens on the window.
pub(super) fn take_keys() -> WindowListenerHandle {
    window_event_listener(ev::keydown, |event| {
        let is_typed = event.target().is_some_and(|target| {
            target.dyn_ref::<web_sys::Element>().is_some_and(|element| element.matches(FIELDS) == Ok(true))
        });
        let takes_keys = now(State::takes_keys) == Some(true);
        if is_typed
            || !takes_keys
            || event.ctrl_key()
            || event.meta_key()
            || event.alt_key()
            || event.repeat()
        {
            return;
        }
        if let Some(shortcut) = Shortcut::of(&event.key()) {
            // The character is not typed into the field that gets the focus.
            event.prevent_default();
            dispatch(Event::KeyPressed(shortcut));
        }
    })
}

/// The button that lists them.
pub(super) fn keys_button(view: &View<'_>) -> Element {
    button("button-quiet", view.texts.guide.keys).id("keys-button").on_press(|| Event::SheetOpened)
}

/// Their list.
pub(super) fn keys_sheet(view: &View<'_>) -> Element {
    let is_open = |state: &State| state.is_sheet_open;
    dialog(view, "keys-sheet", is_open, || Event::SheetClosed, body).attr("closedby", "any")
}

fn body(view: &View<'_>) -> Element {
    let texts = &view.texts.guide;
    let close = bare_button(Glyph::Close, texts.keys_close.to_owned()).on_press(|| Event::SheetClosed);
    let head = el("div")
        .class("card-head")
        .child(el("h2").id("keys-sheet-heading").child(texts.keys_heading))
        .child(close);
    let rows = Shortcut::ALL.map(|shortcut| {
        el("div")
            .child(el("dt").child(el("kbd").child(shortcut.key())))
            .child(el("dd").child((texts.key)(shortcut)))
    });
    let on = el("input")
        .attr("type", "checkbox")
        .is("checked", view.state.settings.are_shortcuts_on)
        .on_tick(Event::ShortcutsSwitched);
    el("div")
        .class("stack")
        .child(head)
        .child(el("dl").class("keys").child(Vec::from(rows)))
        .child(el("label").class("check").child(on).child(el("span").child(texts.keys_on)))
}
