//! `dps-enroll-local [--dist DIR] [--port N] [--emulator-port N]`: the page, its proxy and the emulator on loopback.
//!
//! Prints one line of JSON on standard output once everything listens: the addresses, and the emulator's connection
//! string.

use std::{
    env,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, Mutex},
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::{
    emulator::{Emulator, sandbox_connection_string},
    time::UnixSeconds,
};
use dps_enroll_local::{EmulatorHost, PageHost, Server};

const USAGE: &str = "usage: dps-enroll-local [--dist DIR] [--port N] [--emulator-port N]";

struct Arguments {
    dist: PathBuf,
    port: u16,
    emulator_port: u16,
}

impl Arguments {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = Self { dist: "dist".into(), port: 8080, emulator_port: 8081 };
        while let Some(word) = words.next() {
            let value = words.next().ok_or_else(|| format!("{word} needs a value. {USAGE}"))?;
            let port =
                || value.parse().map_err(|_| format!("{word} {value}: a port is a number up to 65535."));
            match word.as_str() {
                "--dist" => arguments.dist = value.into(),
                "--port" => arguments.port = port()?,
                "--emulator-port" => arguments.emulator_port = port()?,
                _ => return Err(format!("{word} is no option. {USAGE}")),
            }
        }
        Ok(arguments)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is where a person looks")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}

#[expect(clippy::print_stdout, reason = "the ready line is the program's output")]
fn announce(page: &Server, emulator: &Server) {
    let ready = serde_json::json!({
        "page": page.url(),
        "emulator": emulator.url(),
        "connectionString": sandbox_connection_string(),
    });
    println!("{ready}");
}

async fn run() -> Result<(), String> {
    let arguments = Arguments::read(env::args().skip(1))?;
    let sentence = |error: dps_enroll_local::StartError| error.to_string();
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
    let emulator = Emulator::sandbox(now).map_err(|error| error.to_string())?;
    let page = PageHost {
        dist: arguments.dist,
        port: arguments.port,
        base: String::new(),
        preset_proxy: "./proxy/".to_owned(),
        upstream: None,
    };
    let page = page.start().await.map_err(sentence)?;
    let emulator = EmulatorHost {
        port: arguments.emulator_port,
        emulator: Arc::new(Mutex::new(emulator)),
        clock_offset: 0,
        identity: None,
        state_file: None,
    };
    let emulator = emulator.start().await.map_err(sentence)?;
    announce(&page, &emulator);
    tokio::select! {
        ended = page.ended() => ended.map_err(|error| error.to_string()),
        ended = emulator.ended() => ended.map_err(|error| error.to_string()),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}
