//! The Cloudflare Worker, in workerd.

use std::{env, fs, io, path::PathBuf, process::Command};

use crate::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::Ground,
};

/// As in `workerd.capnp`.
const PORT: u16 = 8787;
const CONFIGURATION: &str = include_str!("worker/workerd.capnp");
const RATE_LIMIT: &str = include_str!("worker/rate-limit.mjs");

/// The program `workerd`.
#[derive(Debug)]
pub struct Worker;

impl Engine for Worker {
    fn name(&self) -> &'static str {
        "worker"
    }

    fn missing(&self) -> Option<String> {
        let how = "set DPS_ENROLL_WORKERD to the program of npm's `workerd`; `cargo xtask test` does";
        program().is_none().then(|| how.to_owned())
    }

    fn lacks(&self) -> &'static [Feature] {
        // workerd takes a target apart, and puts it together with the first host.
        &[Feature::OwnPage, Feature::Fragment, Feature::AbsoluteTarget, Feature::SecondHost]
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cloudflare-worker");
        for file in ["worker.mjs", "contract.mjs"] {
            fs::copy(source.join(file), ground.folder.join(file))?;
        }
        fs::copy(&ground.ca_file, ground.folder.join("ca.pem"))?;
        fs::write(ground.folder.join("rate-limit.mjs"), RATE_LIMIT)?;
        let wrangler = fs::read_to_string(source.join("wrangler.toml"))?;
        let date = wrangler.lines().find_map(|line| line.strip_prefix("compatibility_date = \""));
        let date = date
            .and_then(|date| date.strip_suffix('"'))
            .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        let configuration = ground.folder.join("workerd.capnp");
        fs::write(&configuration, CONFIGURATION.replace("COMPATIBILITY_DATE", date))?;

        let mut command = Command::new(program().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?);
        command.arg("serve").arg(&configuration);
        command.envs(settings.lists());
        command.env("TIMEOUT", settings.timeout.to_string());
        command.env("PER_MINUTE", settings.per_minute.to_string());
        Running::start(&mut command, Door::at(PORT), ground)
    }
}

fn program() -> Option<PathBuf> {
    env::var_os("DPS_ENROLL_WORKERD").map(PathBuf::from).filter(|program| program.is_file())
}
