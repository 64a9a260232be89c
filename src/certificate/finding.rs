//! What a certificate's reader should know before an enrollment is made of it.

use super::{extension::KeyUsage, registration_id, x509::Certificate};
use crate::{
    dps::{Id, IdError, enrollment::Kind},
    order::sorted,
    time::UnixSeconds,
};

/// Something a certificate's reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its time is over.
    Expired {
        /// Whole days ago.
        days: i64,
    },
    /// Its time has not come.
    NotYetValid {
        /// When it does.
        from: UnixSeconds,
    },
    /// It ends within 30 days.
    ExpiresSoon {
        /// Whole days left.
        days: i64,
    },
    /// Made for less than 90 days, as test tools do.
    ShortLived {
        /// Its whole life in days.
        days: i64,
    },
    /// Made by Microsoft's scripts for tests, whose key passphrases are public.
    TestAuthority,
    /// Not a CA: no device below it.
    NotAnAuthority,
    /// A CA, where one device's own certificate is wanted.
    Authority,
    /// A CA whose key may not sign certificates.
    CannotSign,
    /// Version 1: nothing in it says whether it is a CA.
    VersionOne,
    /// A key too short for today.
    WeakKey {
        /// The key.
        key: String,
    },
    /// Signed with a broken hash.
    WeakSignature {
        /// The algorithm.
        algorithm: String,
    },
    /// No common name to call it by.
    NoCommonName,
    /// No common name for one device to register under.
    NoRegistrationId,
    /// The common name cannot be a registration ID.
    CommonNameRule {
        /// The name.
        name: String,
        /// The first character that no ID may have; `None` where its length, beginning or end is wrong.
        character: Option<char>,
    },
    /// A critical extension that nobody here understands.
    UnknownCritical {
        /// Its OID.
        oid: String,
    },
    /// An extension that cannot be read.
    MalformedExtension {
        /// Its OID.
        oid: String,
    },
    /// A serial number that is zero or negative.
    OddSerial,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// An enrollment of it admits no device.
    Error,
    /// It will make trouble.
    Warning,
    /// Good to know.
    Info,
}

const SOON_DAYS: i64 = 30;
const SHORT_LIFE_DAYS: i64 = 90;

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Expired { .. }
            | Self::NotYetValid { .. }
            | Self::NotAnAuthority
            | Self::CannotSign
            | Self::NoRegistrationId
            | Self::CommonNameRule { .. } => Severity::Error,
            Self::ExpiresSoon { .. }
            | Self::TestAuthority
            | Self::Authority
            | Self::VersionOne
            | Self::WeakKey { .. }
            | Self::WeakSignature { .. }
            | Self::UnknownCritical { .. }
            | Self::MalformedExtension { .. } => Severity::Warning,
            Self::ShortLived { .. } | Self::NoCommonName | Self::OddSerial => Severity::Info,
        }
    }
}

/// Everything to know about a certificate before an enrollment of a kind is made of it, the gravest first.
pub fn findings(certificate: &Certificate, kind: Kind, now: UnixSeconds) -> Vec<Finding> {
    let mut found = validity(certificate, now);
    match kind {
        Kind::Individual => found.extend(certificate.is_ca().then_some(Finding::Authority)),
        Kind::Group => {
            found.extend(life(certificate));
            found.extend(authority(certificate));
        }
    }
    if certificate.public_key.is_weak() {
        found.push(Finding::WeakKey { key: certificate.public_key.to_string() });
    }
    // The signature of a root on itself proves nothing, so its hash does not matter.
    if certificate.signature_algorithm.is_weak && !certificate.is_self_issued() {
        found.push(Finding::WeakSignature { algorithm: certificate.signature_algorithm.name.clone() });
    }
    let oids = |oids: &[String], finding: fn(String) -> Finding| {
        oids.iter().cloned().map(finding).collect::<Vec<_>>()
    };
    found.extend(oids(&certificate.unknown_critical_extensions, |oid| Finding::UnknownCritical { oid }));
    found.extend(oids(&certificate.malformed_extensions, |oid| Finding::MalformedExtension { oid }));
    found.extend(common_name(certificate, kind));
    if certificate.has_odd_serial {
        found.push(Finding::OddSerial);
    }
    let order = sorted(found.len(), &|a, b| {
        found.get(a).map(Finding::severity).cmp(&found.get(b).map(Finding::severity))
    });
    order.into_iter().filter_map(|at| found.get(at).cloned()).collect()
}

/// How long it is made for. Devices may have a new one every month; CAs should not.
fn life(certificate: &Certificate) -> Option<Finding> {
    let days = certificate.not_before.days_until(certificate.not_after);
    (days < SHORT_LIFE_DAYS && !is_for_tests(certificate)).then_some(Finding::ShortLived { days })
}

/// What keeps it from admitting the devices below it, or leaves that open.
fn authority(certificate: &Certificate) -> Option<Finding> {
    let usage = &certificate.key_usage;
    if !certificate.is_ca() {
        Some(Finding::NotAnAuthority)
    } else if !usage.is_empty() && !usage.contains(&KeyUsage::CERTIFICATE_SIGN) {
        Some(Finding::CannotSign)
    } else {
        (certificate.version == 1).then_some(Finding::VersionOne)
    }
}

/// Whether it has a name that the `CACertificates` scripts of the Azure IoT C SDK give.
fn is_for_tests(certificate: &Certificate) -> bool {
    let is_theirs = |text: &str| {
        text.contains("Test Only") && text.starts_with("Azure IoT")
            || text.starts_with("Azure IoT CA TestOnly")
    };
    let names = [&certificate.subject, &certificate.issuer];
    names.iter().any(|name| name.common_name().is_some_and(is_theirs))
}

fn validity(certificate: &Certificate, now: UnixSeconds) -> Vec<Finding> {
    let days = now.days_until(certificate.not_after);
    let mut found = Vec::new();
    if certificate.not_after < now {
        found.push(Finding::Expired { days: -days });
    } else if certificate.not_before > now {
        found.push(Finding::NotYetValid { from: certificate.not_before });
    } else if days < SOON_DAYS {
        found.push(Finding::ExpiresSoon { days });
    }
    found.extend(is_for_tests(certificate).then_some(Finding::TestAuthority));
    found
}

/// A device registers under its common name; a CA's is only a name.
fn common_name(certificate: &Certificate, kind: Kind) -> Option<Finding> {
    let Some(name) = certificate.subject.common_name() else {
        return Some(if kind == Kind::Group { Finding::NoCommonName } else { Finding::NoRegistrationId });
    };
    if certificate.is_ca() || registration_id::of(certificate).is_ok() {
        return None;
    }
    // A character is named whatever else is wrong.
    let character = match Id::parse(name) {
        Err(IdError::Character { character, .. }) => Some(character),
        _ => None,
    };
    Some(Finding::CommonNameRule { name: name.to_owned(), character })
}
