//! The rules of path validation (RFC 5280, section 6), in the reading of OpenSSL 3 at security level 2 with `-purpose
//! sslclient`: what makes it refuse a path.

use super::{
    fault::{Fault, NotAuthority},
    judgement::Role,
    path::Standing,
    subject::{
        ALTERNATIVE_NAMES, Authority, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE, KEY_USAGE, NETSCAPE_TYPE,
        Subject,
    },
};
use crate::{
    certificate::{KeyUsage, PublicKey},
    time::UnixSeconds,
};

const NAME_CONSTRAINTS: &str = "2.5.29.30";
const PROXY: &str = "1.3.6.1.5.5.7.1.14";

/// Critical extensions that OpenSSL knows. Policies and points of revocation are not looked at, neither there (without
/// its options for them) nor here; key identifiers must not be critical (RFC 5280, sections 4.2.1.1 and 4.2.1.2).
const KNOWN: [&str; 14] = [
    KEY_USAGE,
    ALTERNATIVE_NAMES,
    BASIC_CONSTRAINTS,
    EXTENDED_KEY_USAGE,
    NETSCAPE_TYPE,
    NAME_CONSTRAINTS,
    PROXY,
    "2.5.29.31",
    "2.5.29.32",
    "2.5.29.33",
    "2.5.29.36",
    "2.5.29.54",
    "1.3.6.1.5.5.7.1.7",
    "1.3.6.1.5.5.7.1.8",
];

/// Where a certificate stands in a path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// How many certificates stand below it.
    pub(super) depth: usize,
    /// How many of those are CAs that are not self-issued, the lowest of the path aside.
    pub(super) authorities_below: usize,
    /// Whether it is the highest of the path.
    pub(super) is_top: bool,
    /// What the lowest is for.
    pub(super) role: Role,
    /// What is known of its own signature.
    pub(super) standing: Standing,
}

/// What is wrong with a certificate in its place.
pub(super) fn faults(subject: &Subject<'_>, place: Place, now: UnixSeconds) -> Vec<Fault> {
    let mut found = Vec::new();
    extensions(subject, place, &mut found);
    if place.depth > 0 {
        authority(subject, place, &mut found);
    }
    if place.role == Role::Client {
        purpose(subject, place, &mut found);
    }
    strength(subject, place, &mut found);
    let certificate = subject.certificate;
    if place.standing == Standing::Invalid {
        found.push(Fault::BadSignature);
    }
    if subject.parts.inner_algorithm.whole() != subject.parts.algorithm.whole() {
        found.push(Fault::TwoAlgorithms);
    }
    if now < certificate.not_before {
        found.push(Fault::NotYetValid { from: certificate.not_before });
    }
    if now > certificate.not_after {
        found.push(Fault::Expired { since: certificate.not_after });
    }
    found
}

fn extensions(subject: &Subject<'_>, place: Place, found: &mut Vec<Fault>) {
    let certificate = subject.certificate;
    for (at, extension) in subject.extensions.iter().enumerate() {
        let oid = extension.oid.clone();
        if extension.critical && !KNOWN.contains(&oid.as_str()) {
            found.push(Fault::UnknownCritical { oid });
        } else if subject.extensions.iter().take(at).any(|other| other.oid == oid) {
            found.push(Fault::Repeated { oid });
        } else if oid == PROXY {
            found.push(Fault::Proxy);
        } else if oid == NAME_CONSTRAINTS && place.depth > 0 {
            found.push(Fault::NameConstraints);
        } else if certificate.malformed_extensions.contains(&oid)
            // No usage at all is no restriction but a mistake (RFC 5280, section 4.2.1.3).
            || oid == KEY_USAGE && certificate.key_usage.is_empty()
        {
            found.push(Fault::Malformed { oid });
        }
    }
}

/// What an issuer has to be.
fn authority(subject: &Subject<'_>, place: Place, found: &mut Vec<Fault>) {
    match subject.authority() {
        Authority::Yes => {}
        Authority::Old(_) if place.is_top => {}
        Authority::Old(why) | Authority::No(why) => found.push(Fault::NotAuthority(why)),
    }
    let allowed = subject.certificate.basic_constraints.and_then(|constraints| constraints.path_length);
    if let Some(allowed) = allowed.filter(|allowed| place.authorities_below > usize::from(*allowed)) {
        found.push(Fault::PathLength { allowed, found: place.authorities_below });
    }
}

/// What a client's certificate, and each above it, has to allow. `anyExtendedKeyUsage` is not taken for it, as OpenSSL does
/// not.
fn purpose(subject: &Subject<'_>, place: Place, found: &mut Vec<Fault>) {
    let usages = &subject.certificate.extended_key_usage;
    let is_restricted = subject.extension(EXTENDED_KEY_USAGE).is_some();
    if is_restricted && !usages.iter().any(|usage| usage.oid == "1.3.6.1.5.5.7.3.2") {
        found.push(Fault::NotForClients { usages: usages.iter().map(ToString::to_string).collect() });
    }
    if place.depth > 0 {
        return;
    }
    if subject.has_usage_but(&[KeyUsage::DIGITAL_SIGNATURE, KeyUsage::KEY_AGREEMENT]) {
        found.push(Fault::NoDigitalSignature);
    }
    if subject.netscape_type().is_some_and(|bits| bits & 0x80 == 0) {
        found.push(Fault::NetscapeType);
    }
}

/// Keys and hashes of 112 bits of security and more: RSA from 2048 bits, curves from 224, SHA-224. The signature of the
/// highest certificate does not matter: whoever trusts it does so for another reason.
fn strength(subject: &Subject<'_>, place: Place, found: &mut Vec<Fault>) {
    let certificate = subject.certificate;
    let (is_weak, is_explicit) = match &certificate.public_key {
        PublicKey::Rsa { bits } => (*bits < 2048, false),
        PublicKey::Ec { curve, bits } => (bits.is_some_and(|bits| bits < 224), curve == "explicit"),
        _ => (false, false),
    };
    if is_weak {
        found.push(Fault::WeakKey { key: certificate.public_key.to_string() });
    }
    if is_explicit {
        found.push(Fault::ExplicitCurve);
    }
    let digest = subject.scheme.as_ref().ok().and_then(|scheme| scheme.digest());
    let is_forgeable =
        digest.map_or(certificate.signature_algorithm.is_weak, super::algorithm::Digest::is_weak);
    if is_forgeable && !place.is_top {
        found.push(Fault::WeakSignature { algorithm: certificate.signature_algorithm.name.clone() });
    }
}

/// Why a certificate is a CA by old custom only, where it is.
pub(super) fn old_authority(subject: &Subject<'_>) -> Option<NotAuthority> {
    match subject.authority() {
        Authority::Old(why) => Some(why),
        _ => None,
    }
}
