//! Everything a run needs, ready: the network, what stands behind the DPS names, and a folder for each engine.

use std::{fs, path::PathBuf};

use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::{
    engine::{Engine, EngineError, Running, Settings},
    ground::{self, Ground},
    upstream::{Files, Upstream},
};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// A run's surroundings. Engines must be dropped before it.
#[derive(Debug)]
pub struct Stage {
    /// What stands behind the DPS names.
    pub upstream: Upstream,
    /// Where it runs.
    pub runtime: Runtime,
    ground: Ground,
    _folder: TempDir,
}

impl Stage {
    /// Prepares it. Only inside the suite's own network.
    ///
    /// # Errors
    /// The system's.
    pub fn prepare() -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let file = |name: &str| folder.path().join(name);
        let ground = Ground {
            folder: folder.path().to_path_buf(),
            ca_file: file("ca.pem"),
            certificate_file: file("certificate.pem"),
            key_file: file("key.pem"),
        };
        ground::loopback_up()?;
        let runtime = Runtime::new()?;
        let files =
            Files { ca: &ground.ca_file, certificate: &ground.certificate_file, key: &ground.key_file };
        let upstream = runtime.block_on(Upstream::start(files))?;
        ground::make_known(folder.path(), &ground.ca_file)?;
        Ok(Self { upstream, runtime, ground, _folder: folder })
    }

    /// Starts an engine in its folder.
    ///
    /// # Errors
    /// Those of the engine.
    pub fn start(&self, engine: &dyn Engine, settings: &Settings) -> Result<Running, EngineError> {
        let folder = self.folder(engine);
        fs::create_dir_all(&folder)?;
        engine.start(settings, &Ground { folder, ..self.ground.clone() })
    }

    /// An engine's folder.
    pub fn folder(&self, engine: &dyn Engine) -> PathBuf {
        self.ground.folder.join(engine.name())
    }
}
