//! Files that were dropped or chosen: read in this tab, sent nowhere.

use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileList};

use crate::{
    certificate::{self, Reading},
    secret::Secret,
};

/// The files of a list, in its order.
pub(crate) fn all(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|index| list.get(index)).collect()
}

/// Reads a file; a large one is refused by its size, unread.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file's size is a whole number >= 0"
)]
pub(crate) async fn read(file: &File) -> Reading {
    let name = file.name();
    if let Some(refused) = certificate::check_size(&name, file.size() as u64) {
        return refused;
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => certificate::read(&name, &js_sys::Uint8Array::new(&buffer).to_vec()),
        Err(_) => certificate::unreadable(&name),
    }
}

/// The bytes of a file that may hold a key; nothing where it is too large for one, or cannot be read.
pub(crate) async fn secret(file: &File) -> Option<Secret> {
    if file.size() > 1_048_576.0 {
        return None;
    }
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Secret::new(js_sys::Uint8Array::new(&buffer).to_vec()))
}
