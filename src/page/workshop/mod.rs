//! The CA workshop as state: what is asked for on each bench, and how far it is. What certificates are made of is
//! `crate::workshop`, what is wrong with a chain `crate::chain`, whether DPS admits a device `crate::admission`; keys, signatures
//! and encryption are the browser's.

pub mod admit;
pub mod check;
pub mod crypto;
pub mod download;
pub mod draft;
pub mod job;
pub mod make;
pub mod own;
pub mod prove;
pub mod shelf;
pub mod trouble;

use crate::secret::Secret;

/// The effects of one event, in order.
type Effects = Vec<super::Effect>;

/// The state of the workshop. It lasts as long as the tab; private keys in it are [`Secret`](crate::secret::Secret)s.
#[derive(Debug, Default)]
pub struct Workshop {
    /// Making certificates.
    pub make: make::Make,
    /// Proving possession.
    pub prove: prove::Prove,
    /// What was made, or brought.
    pub shelf: shelf::Shelf,
    /// The work under way.
    pub job: Option<job::Job>,
    /// What is not done, and where that is said.
    pub trouble: Option<(trouble::Spot, trouble::Trouble)>,
    /// How many jobs there were.
    jobs: u32,
    /// Checking a chain.
    pub check: check::Check,
    /// Whether DPS would admit a device.
    pub admit: admit::Admit,
}

/// Something that happened in the workshop.
#[derive(Debug)]
pub enum Event {
    /// While making certificates.
    Make(make::Event),
    /// While proving possession.
    Prove(prove::Event),
    /// The browser did what a job asked for, or refused it; with random bytes for the next step.
    Answered(u32, crypto::Answer, [u8; 16]),
    /// While checking a chain.
    Check(check::Event),
    /// While asking whether DPS would admit a device.
    Admit(admit::Event),
}

/// Something the browser is asked to do for the workshop.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Do something with keys for the job of a number, and report [`Event::Answered`].
    Crypto(u32, crypto::Ask),
    /// Save a file.
    Save {
        /// Its name.
        name: String,
        /// Its content; it may hold keys.
        bytes: Secret,
    },
    /// For checking a chain, or for admission.
    Check(check::Effect),
}
