//! The opened group.

use crate::dps::{CallError, enrollment_group::EnrollmentGroup};

/// The group whose page is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenGroup {
    /// The ID asked for.
    pub id: String,
    /// The newest state known: from the list at first, then from the service.
    pub group: Option<EnrollmentGroup>,
    /// How far it is.
    pub progress: Progress,
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
    /// There is no group of this ID.
    NotFound,
    /// The ID in the address cannot be a group's.
    InvalidId,
    /// Reading failed.
    Failed(CallError),
}

impl OpenGroup {
    /// Takes the answer in.
    pub fn take(&mut self, answer: Result<EnrollmentGroup, CallError>) {
        self.progress = match answer {
            Ok(group) => {
                self.group = Some(group);
                Progress::Loaded
            }
            Err(CallError::Service(problem)) if problem.status == 404 => {
                self.group = None;
                Progress::NotFound
            }
            Err(error) => Progress::Failed(error),
        };
    }
}
