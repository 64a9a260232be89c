//! `cargo xtask emulator`: the DPS emulator over HTTP, with the program's own options. Standard output belongs to the ready
//! line.

use std::process::Command;

use crate::{failure::Failure, process, project};

/// Builds and runs it.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let mut build = project::cargo();
    build.args(["build", "--locked", "--package", "dps-enroll-local", "--bin", "dps-enroll-emulator"]);
    process::run(&mut build)?;
    let program = project::target().join("debug").join(process::executable("dps-enroll-emulator"));
    process::become_program(Command::new(program).args(arguments))
}
