//! `cargo xtask bench`: the core's operations, timed side by side in one run.

use crate::{failure::Failure, process, project};

/// Runs the benchmark program.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let mut bench = project::cargo();
    bench.args(["bench", "--locked", "--package", "dps-enroll", "--bench", "core"]);
    process::run(bench.args(arguments))
}
