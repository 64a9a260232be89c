//! Which certificates may have issued which, by names, key identifiers and kinds of key; and what there is to verify of each
//! such link.

use super::{
    fault::Near,
    signature::{Check, check},
    subject::{Misfit, Subject},
};
use crate::certificate::Certificate;

/// A certificate and one that may have issued it; of a root, both are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The certificate, by its index.
    pub certificate: usize,
    /// Its issuer, by its index.
    pub issuer: usize,
    /// What to verify.
    pub check: Check,
}

/// Of certificates that may all have issued one, no more are tried: in a sane set there are two or three.
pub(super) const MAX_ISSUERS: usize = 16;

/// All links among some certificates, [`MAX_ISSUERS`] from one at most. Of certificates that are there twice, the first counts.
pub fn links(certificates: &[Certificate]) -> Vec<Link> {
    let subjects = subjects(certificates);
    let mut found = Vec::new();
    for (index, certificate) in numbered(&subjects) {
        let fits = numbered(&subjects).filter(|(_, other)| certificate.may_be_issued_by(other).is_ok());
        found.extend(fits.take(MAX_ISSUERS).map(|(issuer, other)| Link {
            certificate: index,
            issuer,
            check: check(&certificate.parts, &certificate.scheme, &other.parts),
        }));
    }
    found
}

/// The certificates taken apart; `None` for one that is there before.
pub(super) fn subjects(certificates: &[Certificate]) -> Vec<Option<Subject<'_>>> {
    let first = |index: usize, one: &Certificate| {
        !certificates.iter().take(index).any(|other| other.der() == one.der())
    };
    let read = |(index, one)| if first(index, one) { Subject::read(one) } else { None };
    certificates.iter().enumerate().map(read).collect()
}

fn numbered<'a, 'b>(
    subjects: &'b [Option<Subject<'a>>],
) -> impl Iterator<Item = (usize, &'b Subject<'a>)> + use<'a, 'b> {
    subjects.iter().enumerate().filter_map(|(index, one)| one.as_ref().map(|one| (index, one)))
}

/// What comes nearest to the issuer of a certificate that has none.
pub(super) fn nearest(subjects: &[Option<Subject<'_>>], certificate: &Subject<'_>) -> Near {
    let mut nearest = Near::Nothing;
    for (index, other) in numbered(subjects) {
        nearest = match certificate.may_be_issued_by(other) {
            Err(Misfit::Name) => continue,
            Err(Misfit::KeyId) => Near::KeyId(index),
            Err(Misfit::Serial) => Near::Serial(index),
            Err(Misfit::KeyKind) => Near::KeyKind(index),
            Ok(()) => return Near::Circle,
        };
    }
    nearest
}
