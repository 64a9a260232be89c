//! The CA workshop as state: what is asked for on each bench, and how far it is. What certificates are made of is
//! `crate::workshop`, what is wrong with a chain `crate::chain`, whether DPS admits a device `crate::admission`; keys, signatures
//! and encryption are the browser's.

pub mod admit;
pub mod check;
pub mod make;
pub mod prove;

/// The state of the workshop. It lasts as long as the tab; private keys in it are [`Secret`](crate::secret::Secret)s.
#[derive(Debug, Default)]
pub struct Workshop {
    /// Making certificates.
    pub make: make::Make,
    /// Proving possession.
    pub prove: prove::Prove,
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
    /// While checking a chain.
    Check(check::Event),
    /// While asking whether DPS would admit a device.
    Admit(admit::Event),
}

/// Something the browser is asked to do for the workshop.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// For making certificates.
    Make(make::Effect),
    /// For proving possession.
    Prove(prove::Effect),
    /// For checking a chain, or for admission.
    Check(check::Effect),
}
