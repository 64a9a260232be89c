//! The servers of one test: the release page, and a DPS behind a CORS proxy on another origin.

use std::{
    env,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::{
    emulator::{Emulator, sandbox_connection_string},
    time::UnixSeconds,
};
use dps_enroll_local::{EmulatorHost, PageHost, Server, SharedEmulator};

use crate::TestError;

/// The servers of one test.
#[derive(Debug)]
pub struct Site {
    page: Server,
    dps: Server,
    emulator: SharedEmulator,
    base: String,
}

impl Site {
    /// Starts them on free ports.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn start() -> Result<Self, TestError> {
        Self::with("", 0).await
    }

    /// Starts them with the page below a path, and the DPS's clock off by some seconds.
    ///
    /// # Errors
    /// Where the page is not built.
    pub async fn with(base: &str, clock_offset: i64) -> Result<Self, TestError> {
        let since = SystemTime::now().duration_since(UNIX_EPOCH)?;
        let emulator =
            Emulator::sandbox(UnixSeconds(i64::try_from(since.as_secs())?)).map_err(|e| e.to_string())?;
        let emulator = Arc::new(Mutex::new(emulator));
        let page = PageHost {
            dist: dist(),
            port: 0,
            base: base.to_owned(),
            preset_proxy: String::new(),
            upstream: None,
        };
        let dps = EmulatorHost { port: 0, emulator: Arc::clone(&emulator), clock_offset };
        Ok(Self { page: page.start().await?, dps: dps.start().await?, emulator, base: base.to_owned() })
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
        sandbox_connection_string()
    }

    /// The DPS, to script it and to look at what it was asked.
    pub fn dps(&self) -> MutexGuard<'_, Emulator> {
        self.emulator.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn dist() -> PathBuf {
    env::var_os("DPS_ENROLL_DIST")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"), PathBuf::from)
}
