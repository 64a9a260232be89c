//! The source of the standard library, which the page is compiled with. rustup installs it from `rust-toolchain.toml` by
//! itself, unless it is told not to install anything.

use std::{path::Path, process::Command};

use crate::{failure::Failure, process, project, step::step};

/// Installs it where it is missing.
pub(crate) fn ensure() -> Result<(), Failure> {
    let mut print = Command::new("rustc");
    print.args(["--print", "sysroot"]).current_dir(project::root());
    let has_source =
        |sysroot: String| Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file();
    if process::read(&mut print).is_ok_and(has_source) {
        return Ok(());
    }
    if !process::answers("rustup", &["--version"]) {
        return Err(Failure::Missing {
            program: "The source of Rust's standard library",
            how: "Install rustup from https://rustup.rs; it brings the source.",
        });
    }
    step("Installing the source of Rust's standard library (seconds)", || {
        process::run(
            Command::new("rustup").args(["component", "add", "rust-src"]).current_dir(project::root()),
        )
    })
}
