//! Deleting a group: confirmed by typing its ID, and only the version that was seen.

use crate::dps::{
    CallError, Etag,
    enrollment_group::{Delete, EnrollmentGroup, EnrollmentGroupId},
};

/// A delete that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The group as it was shown when the person asked.
    pub group: EnrollmentGroup,
    /// What they typed to confirm.
    pub typed: String,
    /// How far it is.
    pub progress: Progress,
    id: EnrollmentGroupId,
    etag: Etag,
}

/// How far deleting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waiting for the ID to be typed.
    Asking,
    /// The request is under way.
    Sending,
    /// Somebody changed the group meanwhile; its new state is being read.
    Rereading,
    /// Somebody changed the group meanwhile: `group` is the new state, to be confirmed anew.
    Changed,
    /// The call failed.
    Failed(CallError),
}

impl Deletion {
    /// Asks about a group; `None` where the service gave no version or an ID that cannot be sent back.
    pub fn ask(group: EnrollmentGroup) -> Option<Self> {
        let id = EnrollmentGroupId::parse(group.id()).ok()?;
        let etag = group.etag()?;
        Some(Self { group, typed: String::new(), progress: Progress::Asking, id, etag })
    }

    /// The group's ID.
    pub fn id(&self) -> &EnrollmentGroupId {
        &self.id
    }

    /// Whether the typed ID is the group's.
    pub fn is_confirmed(&self) -> bool {
        self.typed.trim() == self.id.as_str()
    }

    /// Whether a request is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::Sending | Progress::Rereading)
    }

    /// "Delete" was pressed: the request, if it is confirmed and none is under way.
    pub fn submit(&mut self) -> Option<Delete> {
        if !self.is_confirmed() || self.is_busy() {
            return None;
        }
        self.progress = Progress::Sending;
        Some(Delete { id: self.id.clone(), if_match: self.etag.clone() })
    }

    /// Takes over the state somebody else made; it has to be confirmed anew.
    pub fn renew(&mut self, group: EnrollmentGroup) {
        if let Some(etag) = group.etag() {
            self.etag = etag;
        }
        self.group = group;
        self.typed.clear();
        self.progress = Progress::Changed;
    }
}
