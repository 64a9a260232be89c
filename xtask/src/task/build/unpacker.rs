//! What unpacks the wasm file in the page: the crate in `columns/`, as a small wasm module of its own.

use std::{path::Path, process::Command};

use super::compiler;
use crate::{failure::Failure, process, project};

/// Builds it, and writes it to a path. `wasm_opt` is the folder of that program.
pub(super) fn build(wasm_opt: &Path, to: &Path) -> Result<(), Failure> {
    let mut cargo = Command::new("cargo");
    cargo.args(["rustc", "--quiet", "--locked", "--release", "--package", "dps-enroll-columns"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--crate-type", "cdylib"]).current_dir(project::root());
    compiler::configure(&mut cargo);
    process::run(&mut cargo)?;
    let built = project::target().join("wasm32-unknown-unknown/release/dps_enroll_columns.wasm");
    let mut smaller = Command::new(wasm_opt.join("wasm-opt"));
    smaller.args(["-Oz", "--strip-producers", "--strip-target-features", "--all-features"]);
    process::run(smaller.arg(built).arg("-o").arg(to))
}
