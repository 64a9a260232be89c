//! What nearly fits a device that no enrollment fits: a CA made anew, a chain cut short, an ID spelt otherwise.

use super::reason::Slot;
use crate::{
    certificate::Certificate,
    dps::{
        Attestation, CertificateInfo,
        enrollment::{Enrollment, Kind},
    },
};

/// What nearly fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NearMiss {
    /// A group has another certificate of the same subject as a CA of the chain: it was made anew.
    Reissued {
        /// The group.
        group: String,
        /// Which of its certificates.
        slot: Slot,
        /// The subject.
        subject: String,
        /// The group's, SHA-256.
        enrolled: String,
        /// The chain's, SHA-256.
        presented: String,
    },
    /// A group has the CA that the chain's last certificate names as its issuer: the device does not present it.
    ChainTooShort {
        /// The group.
        group: String,
        /// The CA's subject.
        subject: String,
    },
    /// A group has the device's own certificate in the place of a CA.
    LeafInGroup {
        /// The group.
        group: String,
    },
    /// An individual enrollment has this certificate under another ID.
    OtherId {
        /// Its ID.
        id: String,
    },
    /// A group has another CA below one of the chain's: another branch.
    OtherBranch {
        /// The group.
        group: String,
        /// Its CA's subject.
        subject: String,
        /// The CA of the chain that issued it.
        issuer: String,
    },
    /// What the chain ends in.
    EndsIn {
        /// Its subject.
        subject: String,
        /// Its SHA-256.
        sha256: String,
    },
}

/// The certificates of an enrollment, with their places.
pub(super) fn certificates(enrollment: &Enrollment) -> Vec<(Slot, CertificateInfo)> {
    let Attestation::Certificates { primary, secondary } = enrollment.attestation() else {
        return Vec::new();
    };
    let slots = [(Slot::Primary, primary), (Slot::Secondary, secondary)];
    slots.into_iter().filter_map(|(slot, info)| Some((slot, info?))).collect()
}

/// Whether what is known of a certificate is known of this one.
pub(super) fn is_same(info: &CertificateInfo, certificate: &Certificate) -> bool {
    let same = |known: &str, own: &str| !known.is_empty() && known.eq_ignore_ascii_case(own);
    same(&info.sha256, &certificate.sha256_thumbprint)
        || info.sha256.is_empty() && same(&info.sha1, &certificate.sha1_thumbprint)
}

/// What nearly fits a chain, the nearest first.
pub(super) fn near_misses(chain: &[&Certificate], enrollments: &[&Enrollment]) -> Vec<NearMiss> {
    let (Some(leaf), Some(last)) = (chain.first(), chain.last()) else { return Vec::new() };
    let mut found: [Vec<NearMiss>; 4] = Default::default();
    for enrollment in enrollments {
        let id = || enrollment.id().to_owned();
        for (slot, info) in certificates(enrollment) {
            let miss = match enrollment.kind() {
                Kind::Individual if is_same(&info, leaf) => (0, NearMiss::OtherId { id: id() }),
                Kind::Individual => continue,
                Kind::Group => match of_group(chain, leaf, last, slot, &info, id) {
                    Some(miss) => miss,
                    None => continue,
                },
            };
            if let Some(rank) = found.get_mut(miss.0) {
                rank.push(miss.1);
            }
        }
    }
    let mut misses = found.concat();
    misses
        .push(NearMiss::EndsIn { subject: last.subject.to_string(), sha256: last.sha256_thumbprint.clone() });
    misses
}

/// In what a group's certificate nearly fits, and how nearly.
fn of_group(
    chain: &[&Certificate],
    leaf: &Certificate,
    last: &Certificate,
    slot: Slot,
    info: &CertificateInfo,
    id: impl Fn() -> String,
) -> Option<(usize, NearMiss)> {
    let is_named = |name: &str, certificate: &Certificate| same_name(name, &certificate.subject.to_string());
    if is_same(info, leaf) {
        return Some((0, NearMiss::LeafInGroup { group: id() }));
    }
    let (group, subject) = (id(), info.subject.clone());
    if let Some(twin) = chain.iter().skip(1).find(|one| is_named(&info.subject, one)) {
        let (enrolled, presented) = (info.sha256.clone(), twin.sha256_thumbprint.clone());
        return Some((1, NearMiss::Reissued { group, slot, subject, enrolled, presented }));
    }
    if !last.is_self_issued() && same_name(&info.subject, &last.issuer.to_string()) {
        return Some((2, NearMiss::ChainTooShort { group, subject }));
    }
    let issuer = chain.iter().skip(1).find(|one| is_named(&info.issuer, one))?;
    Some((3, NearMiss::OtherBranch { group, subject, issuer: issuer.subject.to_string() }))
}

/// Whether two names as text are the same. How the service orders and spells several attributes is not documented, so
/// neither order nor letters count; this is for hints only.
fn same_name(one: &str, other: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        let parts = name.split([',', '+']).map(|part| part.trim().to_ascii_lowercase());
        parts.map(|part| part.strip_prefix("s=").map_or(part.clone(), |rest| format!("st={rest}"))).collect()
    };
    let (one, other) = (parts(one), parts(other));
    one.len() == other.len() && one.iter().all(|part| other.contains(part))
}
