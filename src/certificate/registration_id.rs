//! The registration ID of a device with a certificate: its subject's common name.

use super::Certificate;
use crate::dps::{Id, IdError};

/// The longest common name that X.509 allows (RFC 5280, appendix A.1, ub-common-name), and so the longest registration ID
/// of such a device.
pub const MAX_COMMON_NAME: usize = 64;

/// Why a certificate has no registration ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdProblem {
    /// Its subject has no common name.
    NoCommonName,
    /// The common name is longer than X.509 allows.
    TooLong {
        /// In characters.
        length: usize,
    },
    /// The common name is no registration ID.
    Rule(IdError),
}

/// The common name as a registration ID.
///
/// # Errors
/// Says why it is none.
pub fn of(certificate: &Certificate) -> Result<Id, IdProblem> {
    let name = certificate.subject.common_name().ok_or(IdProblem::NoCommonName)?;
    let length = name.chars().count();
    if length > MAX_COMMON_NAME {
        return Err(IdProblem::TooLong { length });
    }
    Id::parse(name).map_err(IdProblem::Rule)
}
