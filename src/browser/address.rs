//! The address bar: reading the fragment, and writing it with or without a step in the history.

use wasm_bindgen::JsValue;

use crate::page::address::Address;

/// The address shown.
pub(crate) fn read() -> Address {
    let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
    Address::parse(&fragment.unwrap_or_default())
}

/// Shows an address. With `push`, "back" leads to the one before.
pub(crate) fn show(address: &Address, push: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let url = address.to_string();
    // Refused only for sandboxed documents or a hundred calls in a few seconds; the page works without.
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}
