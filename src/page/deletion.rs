//! Deleting an enrollment or a registration record: only the version that was seen; an enrollment only once its ID is typed.

use super::{call::Call, item::Item};
use crate::dps::{CallError, Etag, Id, enrollment, registration};

/// A delete that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The item as it was shown when the person asked.
    pub item: Item,
    /// What they typed to confirm.
    pub typed: String,
    /// How far it is.
    pub progress: Progress,
    /// Whether a request was sent of which it is not known whether it was carried out.
    pub is_unknown: bool,
    id: Id,
    /// The version that was seen; absent where the service gave none: then it is read first.
    etag: Option<Etag>,
}

/// How far deleting is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waiting to be confirmed.
    Asking,
    /// The request is under way.
    Sending,
    /// The newest state is being read: somebody changed it meanwhile, or it is not known whether the request was carried out.
    Rereading,
    /// Somebody changed it meanwhile: `item` is the new state, to be confirmed anew.
    Changed,
    /// It was checked: the request was not carried out.
    NotCarriedOut,
    /// The call failed.
    Failed(CallError),
}

impl Deletion {
    /// Asks about an item; `None` where the service gave an ID that cannot be sent back.
    pub fn ask(item: Item) -> Option<Self> {
        let id = Id::parse(item.id()).ok()?;
        let etag = item.etag();
        Some(Self { item, typed: String::new(), progress: Progress::Asking, is_unknown: false, id, etag })
    }

    /// The ID.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// Whether it is about this item.
    pub fn is_of(&self, item: &Item) -> bool {
        self.item.kind() == item.kind() && self.item.id().eq_ignore_ascii_case(item.id())
    }

    /// Whether it may be carried out: a record needs no typing, it comes back when the device provisions.
    pub fn is_confirmed(&self) -> bool {
        self.item.kind().is_none() || self.typed.trim() == self.id.as_str()
    }

    /// Whether a request is under way.
    pub fn is_busy(&self) -> bool {
        matches!(self.progress, Progress::Sending | Progress::Rereading)
    }

    /// "Delete" was pressed: the call, if it is confirmed and none is under way.
    pub fn submit(&mut self) -> Option<Call> {
        if !self.is_confirmed() || self.is_busy() {
            return None;
        }
        let call = self.call()?;
        self.progress = Progress::Sending;
        Some(call)
    }

    /// The call that deletes; `None` while the version is still to be read.
    pub fn call(&self) -> Option<Call> {
        let (id, if_match) = (self.id.clone(), self.etag.clone()?);
        Some(match self.item.kind() {
            Some(kind) => Call::Delete(enrollment::Delete { kind, id, if_match }),
            None => Call::DeleteRecord(registration::Delete { id, if_match }),
        })
    }

    /// Whether the version is still to be read.
    pub fn lacks_version(&self) -> bool {
        self.etag.is_none()
    }

    /// The call that reads the newest state.
    pub fn reread(&mut self) -> Call {
        self.progress = Progress::Rereading;
        let id = self.id.clone();
        match self.item.kind() {
            Some(kind) => Call::Recheck(enrollment::Get { kind, id }),
            None => Call::RecheckRecord(registration::Get { id }),
        }
    }

    /// Takes over the newest state. If somebody else made it, it has to be confirmed anew.
    pub fn renew(&mut self, item: Item) {
        let seen = std::mem::replace(&mut self.etag, item.etag());
        self.is_unknown = false;
        if seen.is_none() {
            self.item = item;
            self.progress = Progress::Asking;
        } else if seen == self.etag {
            self.progress = Progress::NotCarriedOut;
        } else {
            self.item = item;
            self.typed.clear();
            self.progress = Progress::Changed;
        }
    }
}
