//! The wasm32 target of the pinned toolchain. rustup installs it from `rust-toolchain.toml` by itself, unless it is told
//! not to install anything.

use std::{path::Path, process::Command};

use crate::{failure::Failure, process, project, step::step};

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target where it is missing.
pub(crate) fn ensure() -> Result<(), Failure> {
    let mut print = Command::new("rustc");
    print.args(["--print", "target-libdir", "--target", TARGET]).current_dir(project::root());
    if process::read(&mut print).is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    if !process::answers("rustup", &["--version"]) {
        return Err(Failure::Missing {
            program: "The Rust target wasm32-unknown-unknown",
            how: "Install rustup from https://rustup.rs; it brings the target.",
        });
    }
    step("Installing the Rust target wasm32-unknown-unknown (seconds)", || {
        process::run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(project::root()))
    })
}
