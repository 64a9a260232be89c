//! `cargo xtask screenshots`: the pictures in `docs/`, taken of the release page in the sandbox.

use super::build;
use crate::{failure::Failure, process, project, tool::chromium};

/// Takes them.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask screenshots"));
    }
    let driver = chromium::ensure_driver()?;
    build::ensure(None)?;
    let mut take = project::cargo();
    take.args(["run", "--quiet", "--locked", "--package", "dps-enroll-e2e", "--bin", "screenshots", "--"]);
    take.arg(project::root().join("docs"));
    process::run(take.env("CHROMEDRIVER", driver).env("DPS_ENROLL_DIST", project::dist()))
}
