//! Programs from the system's packages that the tests run; nginx and Caddy among them.

use std::{env, process::Command};

use crate::{failure::Failure, process, step::step};

/// Installs what is missing of nginx and Caddy where the machine may be changed, without starting them as services.
///
/// # Errors
/// Names what is missing, and how to get it.
pub(crate) fn ensure_web_servers() -> Result<(), Failure> {
    let missing = || ["nginx", "caddy"].into_iter().filter(|name| find(name).is_none());
    if missing().next().is_some() {
        let arguments: Vec<_> = ["--no-install-recommends"].into_iter().chain(missing()).collect();
        install("nginx and Caddy", &arguments)?;
    }
    match missing().next() {
        None => Ok(()),
        Some("nginx") => Err(Failure::Missing {
            program: "nginx",
            how: "Install it (on Debian: apt-get install nginx caddy).",
        }),
        Some(_) => Err(Failure::Missing {
            program: "Caddy",
            how: "Install it (on Debian: apt-get install nginx caddy).",
        }),
    }
}

/// Installs packages where the machine may be changed: one that only runs the tests may be, a person's may not.
pub(super) fn install(what: &str, arguments: &[&str]) -> Result<(), Failure> {
    if env::var_os("CI").is_none() || !process::answers("apt-get", &["--version"]) {
        return Ok(());
    }
    step(&format!("Installing {what} (Debian packages, a minute)"), || {
        process::run(Command::new("apt-get").arg("update"))?;
        let mut install = Command::new("apt-get");
        install.args(["install", "--yes"]).args(arguments);
        // Services are not started by a package's scripts at this run level (invoke-rc.d).
        process::run(install.env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive"))
    })
}

/// Debian has servers in `/usr/sbin`, which not every PATH has.
fn find(program: &str) -> Option<std::path::PathBuf> {
    let usual = std::path::Path::new("/usr/sbin").join(program);
    process::find(program).or_else(|| Some(usual).filter(|path| path.is_file()))
}
