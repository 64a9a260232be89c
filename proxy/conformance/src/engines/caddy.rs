//! Caddy with `proxy/caddy/Caddyfile`, which reads its settings from environment variables.

use std::{
    fs,
    process::{Command, Stdio},
};

use crate::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::Ground,
};

const CADDYFILE: &str = include_str!("../../../caddy/Caddyfile");
const PORT: u16 = 8444;

/// Caddy.
#[derive(Debug)]
pub struct Caddy;

impl Engine for Caddy {
    fn name(&self) -> &'static str {
        "caddy"
    }

    fn missing(&self) -> Option<String> {
        let tried = Command::new("caddy").arg("version").stdout(Stdio::null()).status();
        tried.is_err().then(|| "Caddy is not installed; on Debian: apt-get install caddy".to_owned())
    }

    fn lacks(&self) -> &'static [Feature] {
        // A limit of the rate needs a plugin; a body is passed on while it is read.
        &[Feature::OwnPage, Feature::RateLimit, Feature::ChunkedBody]
    }

    fn logs(&self) -> Option<&'static str> {
        Some("\"status\":200")
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        let file = ground.folder.join("Caddyfile");
        fs::write(&file, CADDYFILE)?;
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        command.env("XDG_DATA_HOME", ground.folder.join("data"));
        command.env("XDG_CONFIG_HOME", ground.folder.join("config"));
        // Without TLS: certificates are Caddy's own business, and not what is tested.
        command.env("SITE", format!("http://127.0.0.1:{PORT}"));
        command.envs(settings.lists());
        command.env("UPSTREAM_TIMEOUT", format!("{}s", settings.timeout));
        Running::start(&mut command, Door::at(PORT), ground)
    }
}
