//! cargo-deny: licences, duplicate crates, sources, advisories.

use std::{path::PathBuf, process::Command};

use crate::{failure::Failure, process, project, step::step};

const VERSION: &str = "0.20.2";

/// cargo-deny's path.
pub(crate) fn ensure() -> Result<PathBuf, Failure> {
    let own = project::tools().join("bin").join(process::executable("cargo-deny"));
    let is_right = |path: &PathBuf| {
        let output = Command::new(path).arg("--version").output();
        output.is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).trim() == format!("cargo-deny {VERSION}")
        })
    };
    if let Some(found) = [Some(own.clone()), process::find("cargo-deny")].into_iter().flatten().find(is_right)
    {
        return Ok(found);
    }
    step(&format!("Compiling cargo-deny {VERSION} (4 to 8 minutes, once)"), || {
        let mut install = project::cargo();
        install.args(["install", "cargo-deny", "--version", VERSION, "--locked", "--debug", "--force"]);
        install.args(["--config", "profile.dev.debug=0", "--config", "profile.dev.incremental=false"]);
        process::run(install.arg("--root").arg(project::tools()).current_dir(std::env::temp_dir()))
    })?;
    Ok(own)
}
