//! The servers of one test: the release page, and a DPS behind a CORS proxy on another origin.

use std::{
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    connection::ConnectionString,
    dps::{
        Id, Operation,
        enrollment::{Get, Kind, Put},
    },
    emulator::{Emulator, Outcome, sandbox_connection_string},
    http::Request,
    secret::Secret,
};
use dps_enroll_local::{EmulatorHost, PageHost, ProxySettings, Server, SharedEmulator, now};

use crate::TestError;

/// The servers of one test.
#[derive(Debug)]
pub struct Site {
    page: Server,
    dps: Server,
    emulator: SharedEmulator,
    base: String,
    connection: String,
}

impl Site {
    /// Starts them on free ports.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn start() -> Result<Self, TestError> {
        Self::with("", 0).await
    }

    /// Starts them with a `config.json` beside the page.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn with_config(config: &str) -> Result<Self, TestError> {
        Self::of("", 0, config).await
    }

    /// Starts them with the page below a path, and the DPS's clock off by some seconds.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn with(base: &str, clock_offset: i64) -> Result<Self, TestError> {
        Self::of(base, clock_offset, "{}").await
    }

    async fn of(base: &str, clock_offset: i64, config: &str) -> Result<Self, TestError> {
        let emulator = Emulator::sandbox(now()).map_err(|e| e.to_string())?;
        Self::before(emulator, sandbox_connection_string(), base, clock_offset, config).await
    }

    /// Starts them with the sandbox's data and a key of its own, which the page cannot have from anywhere else.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn with_key(key: &[u8]) -> Result<Self, TestError> {
        let sandbox = sandbox_connection_string();
        let host = ConnectionString::parse(&sandbox).map_err(|e| e.to_string())?.host;
        let mut emulator = Emulator::owned(host, Secret::new(key.to_vec()), now());
        emulator.load_sandbox(now()).map_err(|e| e.to_string())?;
        let (start, _) = sandbox.rsplit_once("SharedAccessKey=").ok_or("the sandbox has no key")?;
        let connection = format!("{start}SharedAccessKey={}", STANDARD.encode(key));
        Self::before(emulator, connection, "", 0, "{}").await
    }

    async fn before(
        emulator: Emulator,
        connection: String,
        base: &str,
        clock_offset: i64,
        config: &str,
    ) -> Result<Self, TestError> {
        let emulator = Arc::new(Mutex::new(emulator));
        let page = PageHost {
            dist: Some(dist()),
            address: None,
            port: 0,
            base: base.to_owned(),
            config: config.to_owned(),
            proxy: ProxySettings::default(),
        };
        let dps = EmulatorHost {
            port: 0,
            emulator: Arc::clone(&emulator),
            clock_offset,
            identity: None,
            state_file: None,
        };
        let (page, dps) = (page.start().await?, dps.start().await?);
        Ok(Self { page, dps, emulator, base: base.to_owned(), connection })
    }

    /// The page's address.
    pub fn page(&self) -> String {
        format!("{}{}/", self.page.url(), self.base)
    }

    /// The page's origin.
    pub fn origin(&self) -> String {
        self.page.url()
    }

    /// The proxy template that leads to the DPS.
    pub fn proxy(&self) -> String {
        format!("{}/{{url}}", self.dps.url())
    }

    /// The DPS's connection string.
    pub fn connection_string(&self) -> String {
        self.connection.clone()
    }

    /// The origin of a server that is not there any more.
    ///
    /// # Errors
    /// Those of the system.
    pub async fn silent_address() -> Result<String, TestError> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        Ok(format!("http://{}", listener.local_addr()?))
    }

    /// Disables a group, as somebody else at the same DPS.
    ///
    /// # Errors
    /// Where the DPS refuses.
    pub fn disable(&self, id: &str) -> Result<(), TestError> {
        let connection = ConnectionString::parse(&self.connection).map_err(|e| e.to_string())?;
        let id = Id::parse(id).map_err(|e| e.to_string())?;
        let now = now();
        let send = |request: Request| match self.dps().handle(&request, now).outcome {
            Outcome::Answer(response) => Ok(response),
            Outcome::Drop => Err("no answer"),
        };
        let get = Get { kind: Kind::Group, id: id.clone() };
        let group = get.authorize(&connection, now).map_err(|e| format!("{e:?}"))?;
        let group = get.parse(&send(group)?).map_err(|e| format!("{e:?}"))?;
        let mut body = group.json().clone();
        body.insert("provisioningStatus".to_owned(), "disabled".into());
        let put = Put { kind: Kind::Group, id, body: serde_json::to_string(&body)?, if_match: group.etag() };
        let request = put.authorize(&connection, now).map_err(|e| format!("{e:?}"))?;
        let response = send(request)?;
        if response.status == 200 { Ok(()) } else { Err(response.body.into()) }
    }

    /// The DPS, for another server.
    pub fn emulator(&self) -> SharedEmulator {
        Arc::clone(&self.emulator)
    }

    /// The DPS, to script it and to look at what it was asked.
    pub fn dps(&self) -> MutexGuard<'_, Emulator> {
        self.emulator.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The release page's folder.
pub(crate) fn dist() -> PathBuf {
    env::var_os("DPS_ENROLL_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from)
}
