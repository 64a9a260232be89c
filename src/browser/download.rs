//! Files for the person: made in memory, saved by the browser.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Lets the browser save bytes under a name; `false` where it cannot.
pub(crate) fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    let Some(url) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return false;
    };
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    let saved = link.map(|link| {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    });
    // What the browser saves it has read by now; the bytes must not stay reachable. Fails only for what is no such address.
    let _ = Url::revoke_object_url(&url);
    saved.is_some()
}
