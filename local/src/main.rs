//! `dps-enroll-local`: the page, its proxy and the emulator on this machine. `--help` lists the options,
//! `proxy/local/README.md` explains them.
//!
//! Prints one line of JSON on standard output once everything listens: the addresses, and the emulator's connection
//! string.

mod arguments;

use std::{
    env,
    error::Error,
    process::ExitCode,
    sync::{Arc, Mutex},
};

use dps_enroll::emulator::{Emulator, sandbox_connection_string};
use dps_enroll_local::{EmulatorHost, PageHost, Server, now, program};

use self::arguments::{Arguments, HELP};

#[tokio::main]
async fn main() -> ExitCode {
    program::run(Arguments::read(env::args().skip(1)), HELP, run).await
}

fn ready_line(page: &Server, emulator: &Server) -> String {
    serde_json::json!({
        "page": page.url(),
        "emulator": emulator.url(),
        "connectionString": sandbox_connection_string(),
    })
    .to_string()
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let emulator = Emulator::sandbox(now()).map_err(|error| error.to_string())?;
    let page = PageHost {
        dist: arguments.dist,
        address: arguments.address,
        port: arguments.port,
        base: String::new(),
        config: r#"{"proxy": "./proxy/{host}{path}"}"#.to_owned(),
        proxy: arguments.proxy,
    };
    let page = page.start().await?;
    let emulator = EmulatorHost {
        port: arguments.emulator_port,
        emulator: Arc::new(Mutex::new(emulator)),
        clock_offset: 0,
        identity: None,
        state_file: None,
    };
    let emulator = emulator.start().await?;
    program::say(&ready_line(&page, &emulator));
    tokio::select! {
        ended = page.ended() => Ok(ended?),
        ended = emulator.ended() => Ok(ended?),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}
