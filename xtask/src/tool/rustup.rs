//! The parts of the pinned toolchain that the page is built with. rustup installs them from `rust-toolchain.toml` by itself, unless
//! it is told not to install anything.

use std::{path::Path, process::Command};

use crate::{failure::Failure, process, project, step::step};

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target of the page where it is missing.
pub(crate) fn ensure_target() -> Result<(), Failure> {
    ensure(
        "The Rust target wasm32-unknown-unknown",
        &["--print", "target-libdir", "--target", TARGET],
        "",
        &["target", "add", TARGET],
    )
}

/// Installs the source of the standard library, which the page is compiled with, where it is missing.
pub(crate) fn ensure_source() -> Result<(), Failure> {
    ensure(
        "The source of Rust's standard library",
        &["--print", "sysroot"],
        "lib/rustlib/src/rust/library/Cargo.lock",
        &["component", "add", "rust-src"],
    )
}

/// Installs what is not at a path below the folder that rustc prints.
fn ensure(what: &'static str, print: &[&str], path: &str, add: &[&str]) -> Result<(), Failure> {
    let folder = process::read(Command::new("rustc").args(print).current_dir(project::root()));
    if folder.is_ok_and(|folder| Path::new(folder.trim()).join(path).exists()) {
        return Ok(());
    }
    if !process::answers("rustup", &["--version"]) {
        let how = "Install rustup from https://rustup.rs; it brings this.";
        return Err(Failure::Missing { program: what, how });
    }
    step(&format!("{what}: installing it (seconds)"), || {
        process::run(Command::new("rustup").args(add).current_dir(project::root()))
    })
}
