//! What the suite of the proxies runs on: the local program, web servers, and the runtimes from npm.

use std::process::Command;

use crate::{
    failure::Failure,
    process, project,
    tool::{debian, npm},
};

/// A command of Cargo's on the suite's package, with all that it needs in place.
pub(super) fn suite(command: &str) -> Result<Command, Failure> {
    debian::ensure_web_servers()?;
    let workerd = npm::ensure_workerd()?;
    let functions = npm::ensure_azure_functions()?;
    process::run(project::cargo().args(["build", "--locked", "--package", "dps-enroll-local"]))?;
    let mut suite = project::cargo();
    suite.args([command, "--locked", "--package", "dps-enroll-conformance"]);
    suite.env("DPS_ENROLL_WORKERD", workerd).env("DPS_ENROLL_AZURE_FUNCTIONS", functions);
    Ok(suite)
}
