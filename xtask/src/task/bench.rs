//! `cargo xtask bench`: the core's operations, timed side by side in one run; long lists in Chromium; the proxies under load.

use super::{build, proxies::suite};
use crate::{failure::Failure, process, project, tool::chromium};

/// Runs the benchmark programs.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let mut core = project::cargo();
    core.args(["bench", "--locked", "--package", "dps-enroll", "--bench", "core"]);
    process::run(core.args(arguments))?;
    build::ensure(None)?;
    let mut lists = project::cargo();
    lists.args(["bench", "--locked", "--package", "dps-enroll-e2e", "--bench", "long_lists"]);
    lists.env("CHROMEDRIVER", chromium::ensure_driver()?).env("DPS_ENROLL_DIST", project::dist());
    process::run(&mut lists)?;
    proxies()
}

/// 200 requests at a time through each proxy, for half a minute each. The suite's own part is not optimised: it tells whether
/// something is lost, not how fast an engine can be.
fn proxies() -> Result<(), Failure> {
    let mut load = project::cargo();
    load.args(["run", "--locked", "--package", "dps-enroll-conformance", "--bin", "load"]);
    process::run(&mut suite(load)?)
}
