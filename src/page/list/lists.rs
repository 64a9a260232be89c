//! Which lists the page has.

use super::List;
use crate::{dps::enrollment::Kind, page::item::Column};

/// The lists of the page.
#[derive(Debug, Default)]
pub struct Lists {
    /// Enrollment groups.
    pub groups: List,
    /// Individual enrollments.
    pub devices: List,
    /// Registration records of the group that is looked at.
    pub registrations: List,
}

/// One of the lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Enrollment groups.
    Groups,
    /// Individual enrollments.
    Devices,
    /// Registration records.
    Registrations,
}

impl Lists {
    /// One of them.
    pub fn get(&self, which: Which) -> &List {
        match which {
            Which::Groups => &self.groups,
            Which::Devices => &self.devices,
            Which::Registrations => &self.registrations,
        }
    }

    /// One of them, to change.
    pub fn get_mut(&mut self, which: Which) -> &mut List {
        match which {
            Which::Groups => &mut self.groups,
            Which::Devices => &mut self.devices,
            Which::Registrations => &mut self.registrations,
        }
    }

    /// What was deleted last need not be said any longer.
    pub(in crate::page) fn forget_deleted(&mut self) {
        for list in [&mut self.groups, &mut self.devices, &mut self.registrations] {
            list.deleted = None;
        }
    }
}

impl Which {
    /// The list that enrollments of a kind are in.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Group => Self::Groups,
            Kind::Individual => Self::Devices,
        }
    }

    /// The kind of enrollment in it; `None` for registration records.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Groups => Some(Kind::Group),
            Self::Devices => Some(Kind::Individual),
            Self::Registrations => None,
        }
    }

    /// Its columns, in the order shown.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Groups => {
                &[Column::Id, Column::Certificate, Column::Expiry, Column::Status, Column::Updated]
            }
            Self::Devices => &[
                Column::Id,
                Column::DeviceId,
                Column::Certificate,
                Column::Expiry,
                Column::Status,
                Column::Updated,
            ],
            Self::Registrations => {
                &[Column::Id, Column::Status, Column::Hub, Column::DeviceId, Column::Updated]
            }
        }
    }
}
