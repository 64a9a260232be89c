//! `dps-enroll-local`, the program of this workspace, built beside the suite.

use std::{env, fs, path::PathBuf, process::Command};

use crate::{
    engine::{Door, Engine, EngineError, Feature, Running, Settings},
    ground::Ground,
};

const PORT: u16 = 8080;

/// The program `dps-enroll-local`.
#[derive(Debug)]
pub struct Local;

impl Engine for Local {
    fn name(&self) -> &'static str {
        "local"
    }

    fn missing(&self) -> Option<String> {
        let program = program();
        let how = "build it first: cargo build --package dps-enroll-local";
        (!program.is_file()).then(|| format!("{} is not there; {how}", program.display()))
    }

    fn lacks(&self) -> &'static [Feature] {
        &[Feature::Fragment]
    }

    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError> {
        let page = ground.folder.join("dist");
        fs::create_dir_all(&page)?;
        fs::write(page.join("index.html"), "<!doctype html>")?;
        let mut command = Command::new(program());
        command.arg("--dist").arg(&page).args(["--port", &PORT.to_string(), "--emulator-port", "0"]);
        command.args([
            "--rate",
            &settings.per_minute.to_string(),
            "--timeout",
            &settings.timeout.to_string(),
        ]);
        for origin in &settings.origins {
            command.args(["--origin", origin]);
        }
        for name in &settings.names {
            command.args(["--dps", name]);
        }
        let door = Door { base: "/proxy".to_owned(), ..Door::at(PORT) };
        Running::start(&mut command, door, ground)
    }
}

/// Beside this program, or above it: Cargo puts tests in a folder below that of the programs.
fn program() -> PathBuf {
    let own = env::current_exe().unwrap_or_default();
    let name = format!("dps-enroll-local{}", env::consts::EXE_SUFFIX);
    let mut found = own.ancestors().skip(1).take(2).map(|folder| folder.join(&name));
    found.find(|program| program.is_file()).unwrap_or_else(|| own.with_file_name(&name))
}
