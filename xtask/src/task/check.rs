//! `cargo xtask check`: formatting, lints for both targets, and the dependencies.

use crate::{
    failure::Failure,
    process, project,
    step::step,
    tool::{cargo_deny, rustup},
};

/// Checks everything, stopping at the first failure.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask check"));
    }
    step("Formatting", || process::run(project::cargo().args(["fmt", "--all", "--check"])))?;
    step("Lints, native", || {
        process::run(project::cargo().args([
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    step("Lints, what tests on request", || {
        // They are not among all targets: a test run does not take them up by itself. Asked of the whole workspace, what they
        // depend on is not checked once more with fewer features.
        let mut clippy = project::cargo();
        clippy.args(["clippy", "--locked", "--workspace"]);
        for test in ["live_clients", "live_snippets", "conformance", "journeys"] {
            clippy.args(["--test", test]);
        }
        process::run(clippy.args(["--", "-D", "warnings"]))
    })?;
    rustup::ensure_target()?;
    step("Lints, wasm32", || {
        let mut clippy = project::cargo();
        // Not the unit tests: those run natively.
        clippy.args([
            "clippy",
            "--locked",
            "--package",
            "dps-enroll",
            "--lib",
            "--bins",
            "--test",
            "browser",
        ]);
        process::run(clippy.args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))
    })?;
    let deny = cargo_deny::ensure()?;
    let check = |what: &[&str]| {
        let mut command = std::process::Command::new(&deny);
        command.args(["--log-level", "error", "--locked", "check"]).args(what).current_dir(project::root());
        process::run(&mut command)
    };
    step("Licences, duplicates, sources", || check(&["licenses", "bans", "sources"]))?;
    // The database of advisories is fetched; without a network there is nothing to compare with.
    let advisories = step("Advisories", || check(&["advisories"]));
    if let Err(failure) = advisories {
        if std::env::var_os("DPS_ENROLL_STRICT").is_some() {
            return Err(failure);
        }
        println!("  NOT CHECKED or not clean: see above. With DPS_ENROLL_STRICT=1 this fails the check.");
    }
    Ok(())
}
