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
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::{
    emulator::{Emulator, sandbox_connection_string},
    time::UnixSeconds,
};
use dps_enroll_local::{EmulatorHost, PageHost, Server};

use self::arguments::{Arguments, HELP};

#[tokio::main]
async fn main() -> ExitCode {
    let ended = match Arguments::read(env::args().skip(1)) {
        Ok(Some(arguments)) => run(arguments).await,
        Ok(None) => {
            say(HELP.trim_end());
            Ok(())
        }
        Err(error) => Err(error.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is where a person looks")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}

#[expect(clippy::print_stdout, reason = "the ready line is the program's output")]
fn say(text: &str) {
    println!("{text}");
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
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
    let emulator = Emulator::sandbox(now).map_err(|error| error.to_string())?;
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
    say(&ready_line(&page, &emulator));
    tokio::select! {
        ended = page.ended() => Ok(ended?),
        ended = emulator.ended() => Ok(ended?),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}
