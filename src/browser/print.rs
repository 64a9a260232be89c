//! Printing one thing of the page by itself. `style/print.css` leaves out everything else.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// On the root while one thing is printed.
const ONE: &str = "data-prints-one";
/// On that.
const PRINTED: &str = "data-printed";
/// On what was unfolded for it.
const UNFOLDED: &str = "data-unfolded";

/// Prints an element. What is folded in it is unfolded, as paper cannot be.
pub(crate) fn print(element: &Element) {
    let Some(root) = document().document_element() else { return };
    for folded in all(element, "details:not([open], :has(.copy-as))") {
        let _ = folded.set_attribute("open", "");
        let _ = folded.set_attribute(UNFOLDED, "");
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
        for unfolded in all(&element, "[data-unfolded]") {
            let _ = unfolded.remove_attribute("open");
            let _ = unfolded.remove_attribute(UNFOLDED);
        }
    }
}

fn all(element: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = element.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
