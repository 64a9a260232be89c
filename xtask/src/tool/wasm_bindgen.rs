//! wasm-bindgen's tools: built from a member of this workspace, so that their version is that of Cargo.lock.

use std::{fs, path::PathBuf, process::Command};

use crate::{failure::Failure, process, project, step::step};

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub(crate) fn ensure() -> Result<PathBuf, Failure> {
    let folder = project::target().join("debug");
    let tool = folder.join(process::executable("wasm-bindgen"));
    let build = |quiet: &[&str]| {
        let mut build = project::cargo();
        process::run(build.args(["build", "--locked", "--package", "xtask-wasm-bindgen"]).args(quiet))
    };
    if tool.is_file() {
        build(&["--quiet"])?;
    } else {
        step("Building wasm-bindgen's tools (2 to 4 minutes, once)", || build(&[]))?;
    }
    let printed = process::read(Command::new(&tool).arg("--version"))?;
    let version = printed.trim().trim_start_matches("wasm-bindgen ").to_owned();
    let locked = locked_version()?;
    if version == locked { Ok(folder) } else { Err(Failure::WasmBindgen { locked, tool: version }) }
}

fn locked_version() -> Result<String, Failure> {
    let path = project::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    let version = lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .map(|rest| rest.trim_end_matches('"'));
    version.map(str::to_owned).ok_or(Failure::Page("Cargo.lock has no wasm-bindgen"))
}
