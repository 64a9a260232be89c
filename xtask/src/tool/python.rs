//! Python with the official DPS clients from PyPI, in an environment of its own.

use std::{env, fs, path::PathBuf, process::Command};

use crate::{failure::Failure, process, project, step::step};

/// The clients, and what decides how they behave on the wire. `six` is what the first one needs and does not ask for.
const PACKAGES: [&str; 6] = [
    "azure-iothub-provisioningserviceclient==1.2.0",
    "six==1.17.0",
    "msrest==0.7.1",
    "azure-iot-deviceprovisioning==1.0.0b1",
    "azure-core==1.41.0",
    "requests==2.34.2",
];

/// The path of a Python that has them.
pub(crate) fn ensure_clients() -> Result<PathBuf, Failure> {
    let folder = project::tools().join("python-clients");
    let python = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
    let python = folder.join(python);
    // Written last: a broken installation is begun anew, and so is one of other versions.
    let installed = folder.join("installed.txt");
    let wanted = PACKAGES.join("\n");
    if python.is_file() && fs::read_to_string(&installed).is_ok_and(|found| found == wanted) {
        return Ok(python);
    }
    let system = ensure_python()?;
    step("Installing the official Python clients (from PyPI, seconds)", || {
        process::run(Command::new(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut install = Command::new(&python);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        process::run(install.args(PACKAGES))?;
        fs::write(&installed, wanted).map_err(Failure::file(&installed))
    })?;
    Ok(python)
}

/// A Python 3 of the system that can make environments.
fn ensure_python() -> Result<&'static str, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    // A machine that only runs the tests may be changed; a person's may not.
    if env::var_os("CI").is_some() && process::answers("apt-get", &["--version"]) {
        step("Installing Python (Debian packages, a minute)", || {
            process::run(Command::new("apt-get").arg("update"))?;
            let packages = ["python3", "python3-venv", "python3-pip"];
            process::run(Command::new("apt-get").args(["install", "--yes"]).args(packages))
        })?;
    }
    find().ok_or(Failure::Missing {
        program: "Python 3 with venv",
        how: "Install version 3.9 or newer (on Debian: apt-get install python3 python3-venv python3-pip).",
    })
}

fn find() -> Option<&'static str> {
    let has_venv = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))";
    ["python3", "python"].into_iter().find(|program| process::answers(program, &["-c", has_venv]))
}
