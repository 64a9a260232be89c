//! A button that shows a masked input, and masks it again.

use leptos::prelude::event_target;
use web_sys::{HtmlButtonElement, HtmlInputElement};

use super::{
    button::button,
    element::{Element, find},
};
use crate::ui::view::View;

/// Shows what is in the input with an ID, which is called `name`. Whether it is shown is no part of the state: an input that
/// is drawn anew is masked.
pub(in crate::ui) fn reveal_button(
    view: &View<'_>,
    class: &'static str,
    id: &'static str,
    name: &str,
) -> Element {
    let (labels, colon) = (&view.labels().connect, view.labels().frame.colon);
    let [show, hide] = [labels.show, labels.hide].map(|verb| [verb, colon, name].concat());
    button(class, labels.show).attr("aria-label", show.clone()).on("click", move |event| {
        let Some(input) = find::<HtmlInputElement>(id) else { return };
        let is_masked = input.type_() == "password";
        input.set_type(if is_masked { "text" } else { "password" });
        let pressed: HtmlButtonElement = event_target(&event);
        if let Some(text) = pressed.first_child() {
            text.set_node_value(Some(if is_masked { labels.hide } else { labels.show }));
        }
        let _ = pressed.set_attribute("aria-label", if is_masked { &hide } else { &show });
    })
}
