//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Puts a text on the clipboard; `false` where the browser refuses (no permission, or no secure context).
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
