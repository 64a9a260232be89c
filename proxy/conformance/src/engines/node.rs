//! The Azure Function and the container, both in Node.js.

use std::{env, fs, io, path::PathBuf, process::Command};

use crate::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::Ground,
};

/// What the image and the Function are made of.
const FILES: [&str; 6] =
    ["contract.mjs", "function.mjs", "package.json", "rate-limit.mjs", "server.mjs", "upstream.mjs"];
const HOST: &str = include_str!("functions/host.mjs");

/// `function.mjs`, in Microsoft's package, in a stand-in for the Azure Functions host.
#[derive(Debug)]
pub struct Functions;

/// `server.mjs`, as the container starts it.
#[derive(Debug)]
pub struct Container;

impl Engine for Functions {
    fn name(&self) -> &'static str {
        "functions"
    }

    fn missing(&self) -> Option<String> {
        let how = "set DPS_ENROLL_AZURE_FUNCTIONS to the node_modules with npm's `@azure/functions`; \
                   `cargo xtask test` does";
        modules().is_none().then(|| how.to_owned()).or_else(missing_node)
    }

    fn lacks(&self) -> &'static [Feature] {
        // The package parses the target; the host knows the methods that the package does.
        &[Feature::OwnPage, Feature::RawTarget, Feature::AbsoluteTarget, Feature::AnyMethod]
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        let link = ground.folder.join("node_modules");
        if !link.exists() {
            link_folder(&modules().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?, &link)?;
        }
        fs::write(ground.folder.join("host.mjs"), HOST)?;
        start("host.mjs", 7071, settings, ground)
    }
}

impl Engine for Container {
    fn name(&self) -> &'static str {
        "container"
    }

    fn missing(&self) -> Option<String> {
        missing_node()
    }

    fn lacks(&self) -> &'static [Feature] {
        &[Feature::OwnPage]
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        start("server.mjs", 8082, settings, ground)
    }
}

fn start(script: &str, port: u16, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
    let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../azure/functions");
    for file in FILES {
        fs::copy(source.join(file), ground.folder.join(file))?;
    }
    let mut command = Command::new("node");
    command.arg(ground.folder.join(script));
    command.envs(settings.lists());
    command.env("RATE_LIMIT", settings.per_minute.to_string());
    command.env("TIMEOUT", settings.timeout.to_string());
    command.env("PORT", port.to_string());
    command.env("NODE_EXTRA_CA_CERTS", &ground.ca_file);
    Running::start(&mut command, Door::at(port), ground)
}

fn modules() -> Option<PathBuf> {
    env::var_os("DPS_ENROLL_AZURE_FUNCTIONS").map(PathBuf::from).filter(|modules| modules.is_dir())
}

fn missing_node() -> Option<String> {
    let found = Command::new("node").arg("--version").output();
    found.is_err().then(|| "install Node.js 20 or newer".to_owned())
}

#[cfg(unix)]
fn link_folder(folder: &std::path::Path, link: &std::path::Path) -> io::Result<()> {
    std::os::unix::fs::symlink(folder, link)
}

#[cfg(not(unix))]
fn link_folder(_: &std::path::Path, _: &std::path::Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
