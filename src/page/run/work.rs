//! One item of a run, as it is to be sent.

use serde_json::{Map, Value};

use super::{Action, Failure};
use crate::{
    dps::{
        Etag, Id,
        enrollment::{Draft, Enrollment, Keys, Method},
        registration,
    },
    page::item::Item,
};

/// What is done to one row. `Debug` shows no keys.
#[derive(Debug)]
pub(super) enum Work {
    /// An enrollment as it shall be.
    Enrollment(Box<Draft>),
    /// A registration record to delete.
    Record(registration::Delete),
}

impl Work {
    /// What there is to do; `None` where a row is as it shall be already.
    pub(super) fn of(action: Action, item: &Item) -> Option<Result<Self, Failure>> {
        let enrollment = match item {
            Item::Enrollment(enrollment) => enrollment,
            Item::Registration(record) => {
                let version = Id::parse(record.id()).ok().zip(record.etag());
                let delete =
                    version.map(|(id, if_match)| Self::Record(registration::Delete { id, if_match }));
                return Some(delete.ok_or(Failure::NoVersion));
            }
        };
        let enabled = action == Action::Enable;
        if action != Action::Delete && enrollment.is_enabled() == enabled {
            return None;
        }
        let Some(mut draft) = Draft::change(enrollment.clone()) else { return Some(Err(Failure::NoVersion)) };
        if action != Action::Delete {
            draft.set_enabled(enabled);
        }
        Some(Ok(Self::Enrollment(Box::new(draft))))
    }

    /// The row's ID.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Enrollment(draft) => &draft.id,
            Self::Record(delete) => delete.id.as_str(),
        }
    }

    /// The version that was seen.
    pub(super) fn etag(&self) -> Option<Etag> {
        match self {
            Self::Enrollment(draft) => draft.base().and_then(Enrollment::etag),
            Self::Record(delete) => Some(delete.if_match.clone()),
        }
    }

    /// Whether its keys must be read before it can be sent.
    pub(super) fn needs_keys(&self) -> bool {
        match self {
            Self::Enrollment(draft) => {
                draft.proof.method == Method::SymmetricKey && matches!(draft.proof.keys, Keys::Service)
            }
            Self::Record(_) => false,
        }
    }

    /// The JSON that a bulk operation takes, with keys.
    pub(super) fn item(&self, action: Action) -> Result<Map<String, Value>, Failure> {
        match self {
            Self::Enrollment(draft) => match (action, draft.base()) {
                (Action::Delete, Some(base)) => Ok(base.json().clone()),
                _ => draft.item().map_err(|errors| match errors.into_iter().next() {
                    Some(error) => Failure::NotSent(error),
                    None => Failure::KeysUnread,
                }),
            },
            Self::Record(_) => Err(Failure::NoVersion),
        }
    }

    /// The same without keys, to be shown.
    pub(super) fn item_without_keys(&self, action: Action) -> Option<Map<String, Value>> {
        match self {
            Self::Enrollment(draft) if action == Action::Delete => Some(draft.base()?.json().clone()),
            Self::Enrollment(draft) => draft.fields().ok(),
            Self::Record(_) => None,
        }
    }
}
