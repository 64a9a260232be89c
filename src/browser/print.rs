//! Printing one thing of the page by itself. `style/print.css` leaves out everything else.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// On the root while one thing is printed.
const ONE: &str = "data-prints-one";
/// On that.
const PRINTED: &str = "data-printed";

/// Prints an element. What is folded in it is unfolded, as paper cannot be.
pub(crate) fn print(element: &Element) {
    let Some(root) = document().document_element() else { return };
    if let Ok(folded) = element.query_selector_all("details") {
        for index in 0..folded.length() {
            let details = folded.item(index).and_then(|node| node.dyn_into::<Element>().ok());
            details.map(|details| details.set_attribute("open", ""));
        }
    }
    let _ = root.set_attribute(ONE, "");
    let _ = element.set_attribute(PRINTED, "");
    // Refused only in sandboxed frames, where the page does not start.
    let _ = window().print();
}

/// The print is over, or was cancelled.
pub(crate) fn end() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute(ONE);
    }
    if let Ok(Some(element)) = document().query_selector("[data-printed]") {
        let _ = element.remove_attribute(PRINTED);
    }
}
