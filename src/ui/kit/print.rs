//! A button that prints what it stands in.

use leptos::prelude::event_target;

use super::{button::bare_button, element::Element, icon::Glyph};
use crate::{browser::print, ui::view::View};

/// Prints the closest element around it that a selector finds; `name` is what that is called.
pub(in crate::ui) fn print_button(view: &View<'_>, name: &str, around: &'static str) -> Element {
    bare_button(Glyph::Print, (view.texts.guide.print)(name)).on("click", move |event| {
        let pressed: web_sys::Element = event_target(&event);
        if let Ok(Some(element)) = pressed.closest(around) {
            print::print(&element);
        }
    })
}
