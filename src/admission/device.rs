//! What a device shows of itself, and what is known of the DPS's CA certificates.

use crate::{
    certificate::Certificate,
    chain::{Finding, Path},
    dps::enrollment::Kind,
};

/// A device that asks for admission.
#[derive(Clone, Copy, Debug)]
pub enum Device<'a> {
    /// With a certificate chain. Its registration ID is the leaf's common name.
    Certificate(Presented<'a>),
    /// With a key, its own or derived from a group's.
    SymmetricKey {
        /// Its registration ID.
        registration_id: &'a str,
        /// Whose key it is.
        key_of: KeyOwner<'a>,
    },
    /// With a TPM.
    Tpm {
        /// Its registration ID.
        registration_id: &'a str,
        /// Its public endorsement key, base64.
        endorsement_key: &'a str,
    },
}

/// Whose key a device has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyOwner<'a> {
    /// That is not known: the service returns no keys.
    Unknown,
    /// No enrollment's.
    Nobody,
    /// That of an individual enrollment with this ID, or derived from that of a group with this ID.
    Enrollment(Kind, &'a str),
}

/// A certificate chain as a device presents it.
#[derive(Clone, Copy, Debug)]
pub struct Presented<'a> {
    /// The certificates that `path` counts by.
    pub certificates: &'a [Certificate],
    /// The path from the device's certificate up, and what is wrong with it.
    pub path: &'a Path,
}

/// What is known of the CA certificates that were uploaded to the DPS. The service's API does not tell; Azure Resource
/// Manager's does.
#[derive(Clone, Copy, Debug)]
pub enum Authorities<'a> {
    /// Nothing.
    Unknown,
    /// These are all.
    Known(&'a [Authority]),
}

/// A CA certificate that was uploaded to the DPS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// Its name in the DPS, which enrollments refer to.
    pub name: String,
    /// SHA-1 or SHA-256 over its DER, hex.
    pub thumbprint: String,
    /// Whether its possession is proved, or it was declared verified.
    pub is_verified: bool,
}

impl<'a> Presented<'a> {
    /// The certificates, the device's own first.
    pub(super) fn chain(self) -> Vec<&'a Certificate> {
        self.path.certificates.iter().filter_map(|index| self.certificates.get(*index)).collect()
    }

    /// What is wrong with the chain.
    pub(super) fn findings(self) -> &'a [Finding] {
        &self.path.findings
    }
}

impl Authority {
    pub(super) fn is(&self, certificate: &Certificate) -> bool {
        [&certificate.sha1_thumbprint, &certificate.sha256_thumbprint]
            .iter()
            .any(|thumbprint| thumbprint.eq_ignore_ascii_case(&self.thumbprint))
    }
}
