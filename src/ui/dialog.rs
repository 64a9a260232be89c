//! A modal dialog. The browser traps the focus and gives it back.

use super::{
    kit::{Element, el},
    store::{dispatch, now},
    view::View,
};
use crate::page::{Event, State};

/// A dialog that is open while the state says so; closing it by Escape reports `closed`. Its heading has the ID
/// `{id}-heading`.
pub(super) fn dialog(
    view: &View<'_>,
    id: &'static str,
    is_open: fn(&State) -> bool,
    closed: fn() -> Event,
    body: fn(&View<'_>) -> Element,
) -> Element {
    let open = is_open(view.state);
    el("dialog")
        .id(id)
        .class("dialog")
        .attr("aria-labelledby", format!("{id}-heading"))
        .on("close", move |_| {
            if now(is_open) == Some(true) {
                dispatch(closed());
            }
        })
        .child(open.then(|| body(view)))
        .modal(open)
}
