//! The paths through the links: from each certificate that issued no other up to a root, or to where the issuer is missing.

use super::{
    link::Link,
    signature::{Answer, Check},
};

/// Longer paths are cut: OpenSSL's own limit is 100, and what is met in practice is below 10.
pub(super) const MAX_LENGTH: usize = 32;
/// More paths from one certificate are not followed: certificates that all certify each other have as many as there are
/// orders of them.
pub(super) const MAX_PATHS: usize = 32;

/// A path, the lowest certificate first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) certificates: Vec<usize>,
    pub(super) end: End,
}

/// Where a path ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At a certificate that issued itself.
    Root,
    /// At one whose issuer is not there.
    NoIssuer,
    /// At the limit.
    TooLong,
}

/// What is known of a link's signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Valid,
    Invalid,
    Unknown,
}

/// The standing of a link; where there is no answer, nothing is known.
pub(super) fn standing(links: &[Link], answers: &[Answer], certificate: usize, issuer: usize) -> Standing {
    let at = links.iter().position(|link| link.certificate == certificate && link.issuer == issuer);
    let link = at.and_then(|at| links.get(at));
    match (link.map(|link| &link.check), at.and_then(|at| answers.get(at))) {
        (Some(Check::Malformed), _) | (Some(Check::Verify(_)), Some(Answer::Invalid)) => Standing::Invalid,
        (Some(Check::Verify(_)), Some(Answer::Valid)) => Standing::Valid,
        _ => Standing::Unknown,
    }
}

/// The certificates that issued no other, each at the bottom of a chain; of a circle that nothing hangs on, its first.
pub(super) fn lowest(count: usize, links: &[Link], is_there: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let issued = |index: usize| links.iter().any(|link| link.issuer == index && link.certificate != index);
    let mut lowest: Vec<usize> = (0..count).filter(|index| is_there(*index) && !issued(*index)).collect();
    let mut above = vec![false; count];
    let mut open = lowest.clone();
    let mut next = 0;
    loop {
        while let Some(index) = open.pop() {
            if above.get(index) != Some(&false) {
                continue;
            }
            above[index] = true;
            open.extend(links.iter().filter(|link| link.certificate == index).map(|link| link.issuer));
        }
        let Some(rest) = (next..count).find(|index| is_there(*index) && above.get(*index) == Some(&false))
        else {
            return lowest;
        };
        lowest.push(rest);
        open.push(rest);
        next = rest;
    }
}

/// All paths from a certificate, and whether there are more than were followed.
pub(super) fn ways(from: usize, links: &[Link], answers: &[Answer]) -> (Vec<Way>, bool) {
    let mut found = Vec::new();
    let mut open = vec![vec![from]];
    while let Some(certificates) = open.pop() {
        if found.len() == MAX_PATHS {
            return (found, true);
        }
        let Some(last) = certificates.last().copied() else { continue };
        let issuers = issuers(last, links, answers);
        if issuers.contains(&last) {
            found.push(Way { certificates, end: End::Root });
            continue;
        }
        // In the order of the certificates: what is opened last is followed first.
        let next: Vec<usize> = issuers.into_iter().filter(|one| !certificates.contains(one)).collect();
        if next.is_empty() {
            found.push(Way { certificates, end: End::NoIssuer });
        } else if certificates.len() == MAX_LENGTH {
            found.push(Way { certificates, end: End::TooLong });
        } else {
            open.extend(next.into_iter().rev().map(|one| [&certificates[..], &[one]].concat()));
        }
    }
    (found, false)
}

/// The issuers to follow: where a signature fits, only those whose signature does.
fn issuers(certificate: usize, links: &[Link], answers: &[Answer]) -> Vec<usize> {
    let all = || links.iter().filter(|link| link.certificate == certificate).map(|link| link.issuer);
    let standing = |issuer: &usize| standing(links, answers, certificate, *issuer);
    let is_any_valid = all().any(|issuer| standing(&issuer) == Standing::Valid);
    all().filter(|issuer| !is_any_valid || standing(issuer) != Standing::Invalid).collect()
}

/// Certificates with the issuer's name and identifier whose key made another signature.
pub(super) fn strays(certificate: usize, links: &[Link], answers: &[Answer]) -> Vec<usize> {
    let followed = issuers(certificate, links, answers);
    let of_it = links.iter().filter(|link| link.certificate == certificate).map(|link| link.issuer);
    of_it.filter(|issuer| !followed.contains(issuer)).collect()
}
