//! The page as a person meets it: the servers, a real Chromium, and what can be seen and done on the page.
//!
//! Everything waits for what a person would wait for: a text, a control. Nothing sleeps.

mod access;
mod browser;
mod clipboard;
mod commands;
mod driver;
mod files;
mod host;
mod keeping;
mod measuring;
mod memory;
mod proxy;
mod site;
mod tour;

use std::path::{Path, PathBuf};

pub use fantoccini::key::Key;

pub use self::{
    browser::{Browser, TestError},
    files::unpack,
    host::StaticHost,
    proxy::{Behaviour, ProxyStub},
    site::Site,
    tour::{STOPS, Stop},
};

/// A file of the certificates that the native tests use.
///
/// # Errors
/// Where there is none.
pub fn fixture(name: &str) -> Result<Vec<u8>, TestError> {
    Ok(std::fs::read(fixture_path(name))?)
}

fn fixture_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/certificates").join(name)
}
