//! The opened enrollment.

use crate::dps::{
    CallError, SymmetricKeys,
    enrollment::{Enrollment, Kind},
};

/// The enrollment whose page is open.
#[derive(Debug)]
pub struct Opened {
    /// Its kind.
    pub kind: Kind,
    /// The ID asked for.
    pub id: String,
    /// The newest state known: from the list at first, then from the service.
    pub enrollment: Option<Enrollment>,
    /// How far it is.
    pub progress: Progress,
    /// What was written last: said until it is read anew, changed or left.
    pub written: Option<Written>,
    /// Its symmetric keys.
    pub keys: Keys,
    /// Registration IDs whose device keys are wanted, as typed.
    pub device_ids: String,
    /// Another number whenever the keys or the IDs change, so that what is derived from them is derived once.
    pub revision: u64,
}

/// How far opening is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not connected: nothing can be asked.
    NotConnected,
    /// Being read.
    Loading,
    /// Read.
    Loaded,
    /// There is none of this ID.
    NotFound,
    /// The ID in the address cannot be one.
    InvalidId,
    /// Reading failed.
    Failed(CallError),
}

/// What was done to an enrollment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was created.
    Created,
    /// A change was saved.
    Saved,
}

/// Symmetric keys, on demand only.
#[derive(Debug, Default)]
pub enum Keys {
    /// Not asked for, or put away again.
    #[default]
    Hidden,
    /// Being read.
    Reading,
    /// Here.
    Shown(SymmetricKeys),
    /// Reading failed.
    Failed(CallError),
}

impl Opened {
    /// An enrollment to be read.
    pub fn new(kind: Kind, id: String, known: Option<Enrollment>) -> Self {
        Self {
            kind,
            id,
            enrollment: known,
            progress: Progress::NotConnected,
            written: None,
            keys: Keys::Hidden,
            device_ids: String::new(),
            revision: 0,
        }
    }

    /// Whether it is this one.
    pub fn is(&self, kind: Kind, id: &str) -> bool {
        self.kind == kind && self.id.eq_ignore_ascii_case(id)
    }

    /// Takes the answer in.
    pub fn take(&mut self, answer: Result<Enrollment, CallError>) {
        self.progress = match answer {
            Ok(enrollment) => {
                self.enrollment = Some(enrollment);
                Progress::Loaded
            }
            Err(error) if error.is_missing() => {
                self.enrollment = None;
                Progress::NotFound
            }
            Err(error) => Progress::Failed(error),
        };
    }
}
