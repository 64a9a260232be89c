//! `cargo xtask serve`: the page, its proxy and the emulator on this machine.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
};

use super::build;
use crate::{failure::Failure, process, project, step::step};

const USAGE: &str = "cargo xtask serve [--port N] [--development]";
const PORT: u16 = 8080;

/// Builds and serves the page.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut port, mut is_development) = (PORT, false);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--development" => is_development = true,
            "--port" => {
                let number = words.next().and_then(|port| port.parse().ok());
                port = number.ok_or(Failure::Usage(USAGE))?;
            }
            _ => return Err(Failure::Usage(USAGE)),
        }
    }
    let emulator_port = port.checked_add(1).ok_or(Failure::Usage(USAGE))?;
    // Known now, not after a long build.
    for port in [port, emulator_port] {
        let bound = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        if bound.is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
            return Err(Failure::PortInUse(port));
        }
    }
    let dist = if is_development {
        build::development()?
    } else {
        build::ensure(None)?;
        project::dist()
    };
    step("Building the local server (a minute from nothing)", || {
        process::run(project::cargo().args(["build", "--locked", "--package", "dps-enroll-local"]))
    })?;
    println!("▸ The page:     http://127.0.0.1:{port}");
    if is_development {
        println!("  Its gallery:  http://127.0.0.1:{port}/#/gallery");
    }
    println!("  Its proxy:    http://127.0.0.1:{port}/proxy/ (preset in the page)");
    println!(
        "  An emulator:  http://127.0.0.1:{emulator_port}/ (its connection string is in the line below)"
    );
    println!("  Stop with Ctrl+C.");
    let server = project::target().join("debug").join(process::executable("dps-enroll-local"));
    let mut serve = std::process::Command::new(server);
    serve.arg("--dist").arg(dist);
    serve.args(["--port", &port.to_string(), "--emulator-port", &emulator_port.to_string()]);
    process::run(&mut serve)
}
