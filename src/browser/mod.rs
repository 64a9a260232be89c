//! The browser edge: one file per kind of effect. No decisions here; those are `page`'s.

pub(crate) mod address;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod crypto;
pub(crate) mod download;
pub(crate) mod entropy;
pub mod fetch;
pub(crate) mod files;
pub(crate) mod idle;
mod memory;
pub(crate) mod print;
pub(crate) mod settings;
pub(crate) mod site;
