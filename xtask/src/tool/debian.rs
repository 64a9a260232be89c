//! Programs from the system's packages that the tests run: nginx and Caddy.

use std::{env, process::Command};

use crate::{failure::Failure, process, step::step};

/// Installs what is missing of nginx and Caddy where the machine may be changed, without starting them as services.
///
/// # Errors
/// Names what is missing, and how to get it.
pub(crate) fn ensure_web_servers() -> Result<(), Failure> {
    let missing = || ["nginx", "caddy"].into_iter().filter(|name| find(name).is_none());
    // A machine that only runs the tests may be changed; a person's may not.
    let may_change = env::var_os("CI").is_some() && process::answers("apt-get", &["--version"]);
    if missing().next().is_some() && may_change {
        step("Installing nginx and Caddy (Debian packages, a minute)", || {
            process::run(Command::new("apt-get").arg("update"))?;
            let mut install = Command::new("apt-get");
            install.args(["install", "--yes", "--no-install-recommends"]).args(missing());
            // Services are not started by a package's scripts at this run level (invoke-rc.d).
            process::run(install.env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive"))
        })?;
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

/// Debian has servers in `/usr/sbin`, which not every PATH has.
fn find(program: &str) -> Option<std::path::PathBuf> {
    let usual = std::path::Path::new("/usr/sbin").join(program);
    process::find(program).or_else(|| Some(usual).filter(|path| path.is_file()))
}
