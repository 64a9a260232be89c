//! What the suite of the proxies runs on: the local program, web servers, and the runtimes from npm.

use std::process::Command;

use super::test::PACKAGES;
use crate::{
    failure::Failure,
    process, project,
    tool::{debian, npm},
};

/// A command of Cargo's that runs a program of the suite, with all that it needs in place.
pub(super) fn suite(mut command: Command) -> Result<Command, Failure> {
    debian::ensure_web_servers()?;
    let workerd = npm::ensure_workerd()?;
    let functions = npm::ensure_azure_functions()?;
    process::run(project::cargo().args(["build", "--locked", "--bin", "dps-enroll-local"]).args(PACKAGES))?;
    command.env("DPS_ENROLL_WORKERD", workerd).env("DPS_ENROLL_AZURE_FUNCTIONS", functions);
    Ok(command)
}
