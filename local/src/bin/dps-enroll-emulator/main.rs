//! `dps-enroll-emulator`: the DPS emulator as a program, for the tests of others. `--help` lists its options,
//! `docs/emulator.md` explains them.

mod arguments;

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::{self, ExitCode},
    sync::{Arc, Mutex},
    time::SystemTime,
};

use dps_enroll::{
    connection::HostName,
    emulator::{Emulator, SANDBOX_POLICY},
    time::UnixSeconds,
};
use dps_enroll_local::{EmulatorHost, Identity, Server, StateFile, load_state, now, program};
use serde_json::{Map, Value, json};

use self::arguments::{Arguments, HELP, Seed};

/// What clients on this machine call it.
const HOST: &str = "localhost";

#[tokio::main]
async fn main() -> ExitCode {
    program::run(Arguments::read(env::args().skip(1)), HELP, run).await
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let emulator = Arc::new(Mutex::new(emulator(&arguments, now().plus(arguments.clock_offset))?));
    let state_file = arguments.state.as_deref().map(StateFile::new);
    if let Some(file) = &state_file {
        // Now, not after the first change: a folder that cannot be written to is told at once.
        file.save(&emulator)?;
    }
    let identity = arguments.tls.then(|| identity(&arguments.hosts, SystemTime::now())).transpose()?;
    let host = EmulatorHost {
        port: arguments.port,
        emulator: Arc::clone(&emulator),
        clock_offset: arguments.clock_offset,
        identity: identity.clone(),
        state_file: state_file.clone(),
    };
    let server = host.start().await?;
    let ca_file = match identity {
        Some(identity) => Some(write_ca(&identity, arguments.ca_file.as_deref(), &server)?),
        None => None,
    };
    program::say(&ready_line(&arguments, &server, ca_file.as_deref()).to_string());
    tokio::select! {
        ended = server.ended() => ended?,
        () = asked_to_end() => {}
    }
    if let Some(file) = &state_file {
        file.save(&emulator)?;
    }
    Ok(())
}

/// The DPS, with what it starts with.
fn emulator(arguments: &Arguments, now: UnixSeconds) -> Result<Emulator, Box<dyn Error>> {
    let host = HostName::parse(HOST).map_err(|error| format!("{error:?}"))?;
    let mut emulator = Emulator::new(host, arguments.policies.clone(), now.0.unsigned_abs());
    for name in &arguments.hosts {
        emulator.add_alias(name.clone());
    }
    emulator.set_limits(arguments.limits);
    if let Some(path) = &arguments.faults {
        let text = fs::read_to_string(path)
            .map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        emulator.script_json(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    match (&arguments.state, &arguments.seed) {
        (Some(path), _) if path.exists() => load_state(path, &mut emulator, now)?,
        (_, Seed::File(path)) => load_state(path, &mut emulator, now)?,
        (_, Seed::Sandbox) => emulator.load_sandbox(now)?,
        (_, Seed::Empty) => {}
    }
    Ok(emulator)
}

fn identity(hosts: &[HostName], now: SystemTime) -> Result<Identity, Box<dyn Error>> {
    let own = [HOST, "127.0.0.1", "::1"].map(str::to_owned);
    let names: Vec<String> = own.into_iter().chain(hosts.iter().map(ToString::to_string)).collect();
    Ok(Identity::generate(&names, now)?)
}

/// Writes the CA's certificate and says where it is.
fn write_ca(identity: &Identity, path: Option<&Path>, server: &Server) -> io::Result<PathBuf> {
    let path = path.map_or_else(
        || {
            let name = format!("dps-enroll-emulator-{}-{}.pem", server.address().port(), process::id());
            env::temp_dir().join(name)
        },
        Path::to_path_buf,
    );
    fs::write(&path, identity.ca_pem()).map_err(|error| {
        let sentence = format!("The CA's certificate cannot be written to {}: {error}.", path.display());
        io::Error::new(error.kind(), sentence)
    })?;
    path.canonicalize()
}

fn ready_line(arguments: &Arguments, server: &Server, ca_file: Option<&Path>) -> Value {
    let host = format!("{HOST}:{}", server.address().port());
    let connection = |name: &str| {
        json!(format!("HostName={host};SharedAccessKeyName={name};SharedAccessKey={}", arguments.key))
    };
    let all: Map<String, Value> =
        arguments.policies.iter().map(|policy| (policy.name.clone(), connection(&policy.name))).collect();
    let mut line = json!({
        "url": format!("{}://{host}", server.scheme()),
        "connectionString": connection(SANDBOX_POLICY),
        "connectionStrings": all,
    });
    if let Some(path) = ca_file {
        line["caFile"] = json!(path);
    }
    line
}

/// Ctrl+C, or what a service manager sends.
async fn asked_to_end() {
    let interrupted = async {
        // Without a handler there is no way to be asked.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
