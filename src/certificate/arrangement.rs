//! How dropped certificates belong together, and which of them a group should get. Names and key identifiers decide;
//! signatures are not checked.

use super::x509::Certificate;
use crate::{order::sorted, time::UnixSeconds};

/// A certificate's place when chains are drawn, an issuer above what it issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which certificate, by its index.
    pub index: usize,
    /// How many issuers stand above it.
    pub depth: usize,
    /// Its issuer, where that is among the certificates; never itself.
    pub issuer: Option<usize>,
}

/// Which certificates a group should get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suggestion {
    /// The primary one, by its index.
    pub primary: Option<usize>,
    /// The secondary one, by its index; never the primary.
    pub secondary: Option<usize>,
}

/// Arranges certificates into chains. The result names the same certificates in the same order, however they came.
pub fn arrange(certificates: &[Certificate]) -> Vec<Place> {
    let issuers: Vec<Option<usize>> =
        (0..certificates.len()).map(|index| issuer(certificates, index)).collect();
    let mut places = Vec::with_capacity(certificates.len());
    let tops = |index: &usize| issuers.get(*index).is_some_and(Option::is_none);
    // An order of their own, so that the one they came in does not matter.
    let names: Vec<_> =
        certificates.iter().map(|one| (one.subject.to_string(), one.sha256_thumbprint.as_str())).collect();
    let order = sorted(names.len(), &|a, b| names.get(a).cmp(&names.get(b)));
    let mut open: Vec<(usize, usize)> =
        order.iter().rev().copied().filter(tops).map(|index| (index, 0)).collect();
    while let Some((index, depth)) = open.pop() {
        let issuer = issuers.get(index).copied().flatten();
        places.push(Place { index, depth, issuer });
        let below = order.iter().rev().copied().filter(|other| issuers.get(*other) == Some(&Some(index)));
        open.extend(below.map(|index| (index, depth + 1)));
    }
    // Certificates that name each other in a circle have no top.
    for index in order {
        if !places.iter().any(|place| place.index == index) {
            places.push(Place { index, depth: 0, issuer: None });
        }
    }
    places
}

/// The certificate that fits best as issuer of another: by name, then by key identifier, then the newest.
fn issuer(certificates: &[Certificate], index: usize) -> Option<usize> {
    let certificate = certificates.get(index)?;
    if certificate.is_self_issued() {
        return None;
    }
    let fits = certificates
        .iter()
        .enumerate()
        .filter(|(at, other)| *at != index && certificate.names_as_issuer(other));
    let best = fits.max_by_key(|(_, other)| {
        (other.subject_key_id.is_some(), other.is_ca(), other.not_after, other.sha256_thumbprint.clone())
    });
    best.map(|(at, _)| at)
}

/// Chooses the group's certificates: a valid CA, the lowest of its chain, because a group on an intermediate admits that
/// branch only, and one that is valid rather than one that is not; of two generations of one CA the newer is primary and the older secondary.
pub fn suggest(certificates: &[Certificate], now: UnixSeconds) -> Suggestion {
    let is_valid = |one: &Certificate| one.not_before <= now && now <= one.not_after;
    let places = arrange(certificates);
    let best = |fits: &dyn Fn(usize, &Certificate) -> bool| {
        let usable = places.iter().filter_map(|place| Some((place, certificates.get(place.index)?)));
        usable
            .filter(|(place, one)| one.is_ca() && fits(place.index, one))
            .max_by_key(|(place, one)| (place.depth, one.not_before, one.sha256_thumbprint.as_str()))
            .map(|(place, one)| (place.index, one))
    };
    // Where no CA is valid, or the only certificate is a leaf, that one is taken: its findings say what is wrong.
    let valid = best(&|_, one| is_valid(one));
    let Some((primary, chosen)) = valid.or_else(|| best(&|_, _| true)) else {
        return Suggestion { primary: (certificates.len() == 1).then_some(0), secondary: None };
    };
    let older = best(&|index, other| index != primary && is_valid(other) && other.subject == chosen.subject);
    Suggestion { primary: Some(primary), secondary: older.map(|(index, _)| index) }
}

/// The one that has issued none of the others, as far as names tell: a group on it admits no more than it has to. Those that come
/// first go before others. A self-issued one tells nothing about who stands above; of some that certify each other it is the first.
pub fn lowest<'a>(certificates: &[&'a Certificate]) -> Option<&'a Certificate> {
    let has_issued = |one: &Certificate| {
        let mut below =
            certificates.iter().filter(|other| !other.is_self_issued() && other.der() != one.der());
        below.any(|other| other.names_as_issuer(one))
    };
    certificates.iter().copied().find(|one| !has_issued(one)).or_else(|| certificates.first().copied())
}

/// An ID for a group of this certificate, from its common name: lower-case letters, digits and hyphens, which every
/// version of the service accepts.
pub fn suggested_group_id(certificate: &Certificate) -> Option<String> {
    let name = certificate.subject.common_name()?;
    let mut id = String::new();
    for character in name.to_ascii_lowercase().chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(crate::dps::MAX_ID_LENGTH);
    let id = id.trim_end_matches('-').to_owned();
    (!id.is_empty()).then_some(id)
}
