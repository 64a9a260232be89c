//! Keeping the focus on the page: where what had it is gone, such as a button that has done its work, it goes to the heading of
//! the part that it was in. Else whoever cannot see the page is at its very beginning.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// The part of the page that has the focus.
pub(super) fn part() -> Option<Element> {
    document().active_element()?.closest("dialog, section, article, main").ok()?
}

/// After a drawing: gives the focus to the part that had it, if now nothing has.
pub(super) fn keep(part: Option<Element>) {
    let Some(part) = part else { return };
    let own = part.query_selector("h1, h2, h3").ok().flatten();
    // The part itself may be gone, or a dialog that was closed.
    let headings = [own, document().query_selector("main h1").ok().flatten()];
    for heading in headings.into_iter().flatten() {
        if document().active_element().is_some_and(|focused| focused.tag_name() != "BODY") {
            return;
        }
        let _ = heading.set_attribute("tabindex", "-1");
        // Whoever sees the page stays where they are.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<HtmlElement>().focus_with_options(&options);
    }
}
