//! The outside tools, each at a pinned version, installed on first use.

pub(crate) mod cargo_deny;
pub(crate) mod chromium;
pub(crate) mod debian;
pub(crate) mod npm;
pub(crate) mod python;
pub(crate) mod rustup;
pub(crate) mod trunk;
pub(crate) mod wasm_bindgen;
