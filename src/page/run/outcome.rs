//! What becomes of the items of a run.

use crate::dps::{ServiceProblem, enrollment::DraftError};

/// How many became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Carried out.
    pub done: usize,
    /// Not carried out.
    pub failed: usize,
    /// Perhaps carried out.
    pub unknown: usize,
    /// Not reached yet.
    pub left: usize,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The item.
    pub id: String,
    /// The service's words where it failed.
    pub failure: Option<Failure>,
}

/// Why one item failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The service refused it.
    Refused {
        /// The service's six digits.
        code: u32,
        /// The service's words.
        message: String,
    },
    /// Its keys could not be read, so a change would have replaced them.
    KeysUnread,
    /// Something in it cannot be sent, so it was left alone.
    NotSent(DraftError),
    /// The service gave no version of it, so a change could overwrite somebody else's.
    NoVersion,
    /// The call it was in failed as a whole: it is not known whether it was carried out.
    Unknown,
    /// It was checked: somebody else changed it meanwhile.
    Changed,
}

impl Failure {
    /// The service's own words.
    pub(super) fn refused(problem: ServiceProblem) -> Self {
        let code = problem.code.unwrap_or(u32::from(problem.status) * 1000);
        Self::Refused { code, message: problem.message }
    }
}
