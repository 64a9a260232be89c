//! What can be wrong with a certificate in a chain, how much it weighs, and what OpenSSL calls it.

use super::algorithm::Unsupported;
use crate::time::UnixSeconds;

/// Something wrong, or worth knowing, about one certificate of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its time has not come.
    NotYetValid {
        /// When it does.
        from: UnixSeconds,
    },
    /// Its time is over.
    Expired {
        /// Since when.
        since: UnixSeconds,
    },
    /// Its signature is not its issuer's: another key, or it was altered.
    BadSignature,
    /// It names two signature algorithms, one inside of what is signed and one outside.
    TwoAlgorithms,
    /// Its issuer is not among the certificates.
    NoIssuer(Near),
    /// A path longer than anybody follows.
    TooLong {
        /// How many certificates it has at least.
        length: usize,
    },
    /// It issued the one below it, but is no CA.
    NotAuthority(NotAuthority),
    /// More CAs below it than its path length allows.
    PathLength {
        /// How many it allows.
        allowed: u8,
        /// How many there are.
        found: usize,
    },
    /// It is restricted to uses among which clients of TLS are not.
    NotForClients {
        /// The extended key usages it has, by name.
        usages: Vec<String>,
    },
    /// A leaf whose key may not sign a handshake: neither `digitalSignature` nor `keyAgreement`.
    NoDigitalSignature,
    /// Netscape's certificate type allows other uses only.
    NetscapeType,
    /// A critical extension that is not known here.
    UnknownCritical {
        /// Its OID.
        oid: String,
    },
    /// A proxy certificate (RFC 3820).
    Proxy,
    /// An extension that cannot be read.
    Malformed {
        /// Its OID.
        oid: String,
    },
    /// An extension that is there twice.
    Repeated {
        /// Its OID.
        oid: String,
    },
    /// A key of less than 112 bits of security.
    WeakKey {
        /// The key.
        key: String,
    },
    /// Signed with a hash of less than 112 bits of security.
    WeakSignature {
        /// The algorithm.
        algorithm: String,
    },
    /// A curve that is spelt out instead of named.
    ExplicitCurve,
    /// Its signature cannot be verified here.
    Unsupported(Unsupported),
    /// It restricts the names below it, which is not judged here.
    NameConstraints,
    /// A CA whose basic constraints are not critical.
    ConstraintsNotCritical,
    /// A CA without key usage.
    NoKeyUsage,
    /// No CA, but its key may sign certificates.
    SignsWithoutAuthority,
    /// No CA, but with a path length.
    PathLengthWithoutAuthority,
    /// No subject, where there has to be one.
    NoSubject,
    /// No issuer's name.
    NoIssuerName,
    /// No subject, and alternative names that are not critical.
    NamesNotCritical,
    /// Alternative names, but none in them.
    NoNames,
    /// No authority key identifier.
    NoAuthorityKeyId,
    /// A CA without subject key identifier.
    NoSubjectKeyId,
    /// A root that is a CA by old custom only.
    OldRoot(NotAuthority),
    /// It ends after its issuer does.
    OutlivesIssuer {
        /// When its issuer ends.
        until: UnixSeconds,
    },
    /// There is another certificate with its issuer's name and identifier, but another key.
    OtherIssuerOfName {
        /// That certificate, by its index.
        index: usize,
    },
}

/// Why a certificate is no CA.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAuthority {
    /// Its key usage lacks `keyCertSign`.
    KeyUsage,
    /// Its basic constraints say that it is none.
    SaysNot,
    /// It has no basic constraints.
    Silent,
    /// It is of version 1, which cannot say it.
    Version,
}

/// What comes nearest to a missing issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Nothing.
    Nothing,
    /// A certificate of its name, but with another key identifier: made anew with another key.
    KeyId(usize),
    /// A certificate of its name, but with another serial number or issuer: made anew.
    Serial(usize),
    /// A certificate of its name, but with another kind of key.
    KeyKind(usize),
    /// Only certificates that stand below it already: they certify each other in a circle.
    Circle,
}

/// How much a fault weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Whoever verifies the chain refuses it.
    Refused,
    /// It cannot be judged here.
    Undecided,
    /// RFC 5280 does not allow it; strict programs refuse it.
    Strict,
    /// Good to know.
    Advice,
}

impl Fault {
    /// How much it weighs.
    pub fn weight(&self) -> Weight {
        match self {
            Self::NotYetValid { .. }
            | Self::Expired { .. }
            | Self::BadSignature
            | Self::TwoAlgorithms
            | Self::NoIssuer(_)
            | Self::TooLong { .. }
            | Self::NotAuthority(_)
            | Self::PathLength { .. }
            | Self::NotForClients { .. }
            | Self::NoDigitalSignature
            | Self::NetscapeType
            | Self::UnknownCritical { .. }
            | Self::Proxy
            | Self::Malformed { .. }
            | Self::Repeated { .. }
            | Self::WeakKey { .. }
            | Self::WeakSignature { .. }
            | Self::ExplicitCurve => Weight::Refused,
            Self::Unsupported(_) | Self::NameConstraints => Weight::Undecided,
            Self::ConstraintsNotCritical
            | Self::NoKeyUsage
            | Self::SignsWithoutAuthority
            | Self::PathLengthWithoutAuthority
            | Self::NoSubject
            | Self::NoIssuerName
            | Self::NamesNotCritical
            | Self::NoNames
            | Self::NoAuthorityKeyId
            | Self::NoSubjectKeyId
            | Self::OldRoot(_) => Weight::Strict,
            Self::OutlivesIssuer { .. } | Self::OtherIssuerOfName { .. } => Weight::Advice,
        }
    }

    /// The errors of `openssl verify` that it shows as (`X509_V_ERR_…`), the most usual first; none where OpenSSL has none.
    pub fn openssl_errors(&self) -> &'static [u16] {
        match self {
            Self::BadSignature => &[7],
            Self::TwoAlgorithms => &[7, 78],
            Self::NotYetValid { .. } => &[9],
            Self::Expired { .. } => &[10],
            Self::NoIssuer(_) | Self::Malformed { .. } | Self::Repeated { .. } => &[20],
            Self::TooLong { .. } => &[22],
            Self::PathLength { .. } => &[25],
            Self::NotForClients { .. } | Self::NoDigitalSignature | Self::NetscapeType => &[26],
            Self::NotAuthority(NotAuthority::KeyUsage) => &[79, 26, 32],
            Self::NotAuthority(_) => &[79, 26],
            Self::OldRoot(_) => &[79],
            Self::UnknownCritical { .. } => &[34],
            Self::Proxy => &[40],
            Self::NameConstraints => &[47, 48],
            Self::WeakKey { .. } => &[66, 67],
            Self::WeakSignature { .. } => &[68],
            Self::PathLengthWithoutAuthority => &[80, 81],
            Self::SignsWithoutAuthority => &[82],
            Self::NoIssuerName => &[83],
            Self::NoSubject => &[84],
            Self::NoAuthorityKeyId => &[85],
            Self::NoSubjectKeyId => &[86],
            Self::NoNames => &[87],
            Self::NamesNotCritical => &[88],
            Self::ConstraintsNotCritical => &[89],
            Self::NoKeyUsage => &[92],
            Self::ExplicitCurve => &[94],
            Self::Unsupported(_) | Self::OutlivesIssuer { .. } | Self::OtherIssuerOfName { .. } => &[],
        }
    }
}
