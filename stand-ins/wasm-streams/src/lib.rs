//! Stands in for `wasm-streams` (`docs/adr/0013-stand-in.md`): leptos depends on it for server functions, and what it exports
//! to JavaScript stays in the page though nothing calls it. The page has no server functions; were it to get one, this says so.

use futures_core::Stream;
use futures_util::stream::{Empty, empty};
use wasm_bindgen::{JsValue, throw_str};

const REFUSED: &str = "The page has no server functions: see stand-ins/wasm-streams.";

/// A stream that cannot be had.
#[derive(Debug)]
pub struct ReadableStream;

impl ReadableStream {
    /// Throws.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        throw_str(REFUSED)
    }

    /// Throws.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        throw_str(REFUSED)
    }

    /// A stream of nothing.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }

    /// Throws.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        throw_str(REFUSED)
    }
}
