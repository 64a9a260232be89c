//! What an engine is to the suite: something to start, a door to knock on, and features it may lack.

use std::{
    fmt,
    fs::File,
    io,
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde::Deserialize;

use crate::ground::Ground;

/// How long an engine may take to listen.
const START: Duration = Duration::from_mins(1);

/// What a proxy is configured with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// The origins that may use it.
    pub origins: Vec<String>,
    /// The short names of the DPS that may be called; empty for any.
    pub names: Vec<String>,
    /// Requests a minute.
    pub per_minute: u32,
    /// How long the service may take, in seconds.
    pub timeout: u32,
}

impl Settings {
    /// The lists as every proxy but the local one takes them: with spaces between, in environment variables.
    pub fn lists(&self) -> [(&'static str, String); 2] {
        [("ALLOWED_ORIGINS", self.origins.join(" ")), ("ALLOWED_DPS", self.names.join(" "))]
    }
}

/// What not every engine can do. `proxy/README.md` says which cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Feature {
    /// It serves the page too, which is then an origin of its own.
    OwnPage,
    /// It limits the rate of requests.
    RateLimit,
    /// It takes a body of unannounced length (chunked), up to the limit.
    ChunkedBody,
    /// It passes back listed headers only; without, it drops the known ones.
    AnswerHeaderList,
    /// It refuses a request with two `Origin` headers; without, the first counts.
    SecondOrigin,
    /// Its timeout is set by configuration, to seconds.
    TimeoutSetting,
    /// It is told which CAs to trust, so that a certificate of another one can be shown to it.
    ForeignCertificate,
    /// It refuses an answer without a status line; without, such an answer is passed back as HTTP/0.9.
    StatusLine,
    /// It sees the target as it came: a `#` in it is refused rather than cut off.
    Fragment,
    /// It sees the path as it came; without, `.` and `..` are resolved, `\` is `/`, and braces and quotes are encoded before
    /// the path is judged, and what was judged is passed on.
    RawTarget,
    /// It tells a target with a scheme and a host (RFC 9112, section 3.2.2) from one without.
    AbsoluteTarget,
    /// It refuses a request with two `Host` headers; without, one of them is not looked at.
    SecondHost,
    /// Methods that hardly anybody uses reach it; without, its server refuses them in its own words.
    AnyMethod,
}

/// A proxy on its real engine.
pub trait Engine: fmt::Debug {
    /// Its name in the results, such as `nginx`.
    fn name(&self) -> &'static str;

    /// Why it cannot be started on this machine, and what to install; `None` where it can.
    fn missing(&self) -> Option<String>;

    /// What it cannot do.
    fn lacks(&self) -> &'static [Feature];

    /// What its log says of a request that was served; `None` where it logs none.
    fn logs(&self) -> Option<&'static str> {
        None
    }

    /// Starts it; returns when it listens.
    ///
    /// # Errors
    /// The system's; or that it does not listen, and what it said.
    fn start(&self, settings: &Settings, ground: &Ground) -> Result<Running, EngineError>;
}

/// Where an engine is reached.
#[derive(Clone, Debug)]
pub struct Door {
    /// Its socket.
    pub address: SocketAddr,
    /// What clients call it: the `Host` header, and the name in its certificate.
    pub authority: String,
    /// Whether it speaks TLS.
    pub tls: bool,
    /// What stands before `/{host}`, such as `/proxy`; empty for nothing.
    pub base: String,
}

impl Door {
    /// A port of this machine, without TLS, with the proxy at its root.
    pub fn at(port: u16) -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
            authority: format!("127.0.0.1:{port}"),
            tls: false,
            base: String::new(),
        }
    }
}

/// An engine that runs. Dropping it ends it.
#[derive(Debug)]
pub struct Running {
    /// Where it is reached.
    pub door: Door,
    process: Child,
}

/// Why an engine does not run.
#[derive(Debug)]
pub enum EngineError {
    /// The system's reason.
    System(io::Error),
    /// It ended, or does not listen; what it said is in the file.
    Silent {
        /// The file.
        log: PathBuf,
        /// What it said.
        said: String,
    },
}

impl fmt::Display for EngineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(error) => write!(f, "The engine could not be started: {error}."),
            Self::Silent { log, said } => {
                write!(f, "The engine does not listen. It said ({}):\n{said}", log.display())
            }
        }
    }
}

impl std::error::Error for EngineError {}

impl From<io::Error> for EngineError {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl Running {
    /// Starts a program in the engine's folder, its output in `output.log` there, and waits until it listens.
    ///
    /// # Errors
    /// The system's; or that it does not listen, and what it said.
    pub fn start(command: &mut Command, door: Door, ground: &Ground) -> Result<Self, EngineError> {
        let log = ground.folder.join("output.log");
        let output = File::options().create(true).append(true).open(&log)?;
        command.current_dir(&ground.folder).stdin(Stdio::null());
        let process = command.stdout(output.try_clone()?).stderr(output).spawn()?;
        let mut running = Self { door, process };
        let deadline = Instant::now() + START;
        while TcpStream::connect(running.door.address).is_err() {
            if running.process.try_wait()?.is_some() || Instant::now() > deadline {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(EngineError::Silent { log, said });
            }
            sleep(Duration::from_millis(20));
        }
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // SIGTERM first: nginx then ends its workers too. It may have ended already.
        let _ = Command::new("kill").arg(self.process.id().to_string()).stderr(Stdio::null()).status();
        for _ in 0..100 {
            if !matches!(self.process.try_wait(), Ok(None)) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
