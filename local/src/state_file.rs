//! A file that a DPS lives in: read at the start, written after each change.

use std::{
    fmt, fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use dps_enroll::{
    emulator::{Emulator, StateError},
    time::UnixSeconds,
};

/// A file with the state of a DPS. Clones share it.
#[derive(Clone, Debug)]
pub struct StateFile {
    path: Arc<Path>,
    /// The revision that is in the file.
    saved: Arc<Mutex<u64>>,
}

/// Why a state could not be read or written.
#[derive(Debug)]
pub enum StateFileError {
    /// The file cannot be read.
    Read {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// The file cannot be written.
    Write {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// What is in it is no state.
    State {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        error: StateError,
    },
}

impl fmt::Display for StateFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read { path, error } => write!(f, "{} cannot be read: {error}.", path.display()),
            Self::Write { path, error } => {
                write!(f, "The state cannot be saved in {}: {error}.", path.display())
            }
            Self::State { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for StateFileError {}

/// Adds what a file has to a DPS.
///
/// # Errors
/// Where it is not there, or no state.
pub fn load_state(path: &Path, emulator: &mut Emulator, now: UnixSeconds) -> Result<(), StateFileError> {
    let text =
        fs::read_to_string(path).map_err(|error| StateFileError::Read { path: path.to_path_buf(), error })?;
    emulator.add(&text, now).map_err(|error| StateFileError::State { path: path.to_path_buf(), error })
}

impl StateFile {
    /// The file at a path, which need not be there yet.
    pub fn new(path: &Path) -> Self {
        Self { path: path.into(), saved: Arc::new(Mutex::new(0)) }
    }

    /// Writes what there is, if it is not in the file already. Requests that wait for each other share one write.
    ///
    /// # Errors
    /// The system's.
    pub fn save(&self, emulator: &Mutex<Emulator>) -> Result<(), StateFileError> {
        let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        let (revision, state) = {
            let emulator = emulator.lock().unwrap_or_else(PoisonError::into_inner);
            if emulator.revision() == *saved {
                return Ok(());
            }
            (emulator.revision(), emulator.save())
        };
        self.write(&format!("{state:#}\n"))
            .map_err(|error| StateFileError::Write { path: self.path.to_path_buf(), error })?;
        *saved = revision;
        Ok(())
    }

    /// Whole or not at all: a file beside it takes its place.
    fn write(&self, text: &str) -> io::Result<()> {
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".new");
        let beside = self.path.with_file_name(name);
        let mut file = fs::File::create(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, &self.path)
    }
}
