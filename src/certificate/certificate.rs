//! One parsed certificate.

use base64::{Engine, engine::general_purpose::STANDARD};
use der::Decode;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use x509_cert::certificate::{CertificateInner, Raw};

use super::{
    extension::{AlternativeName, BasicConstraints, ExtendedKeyUsage, Extensions, KeyUsage, hex},
    key::{PublicKey, SignatureAlgorithm},
    name::Name,
};
use crate::time::UnixSeconds;

/// One parsed certificate (RFC 5280, section 4.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Whom it is for.
    pub subject: Name,
    /// Who made it, by its own word.
    pub issuer: Name,
    /// Serial number, upper-case hex.
    pub serial: String,
    /// Whether the serial number is zero or negative, which RFC 5280 forbids and some roots have.
    pub has_odd_serial: bool,
    /// 1 to 3.
    pub version: u8,
    /// When it begins to be valid.
    pub not_before: UnixSeconds,
    /// When it ends.
    pub not_after: UnixSeconds,
    /// The key it is about.
    pub public_key: PublicKey,
    /// How it is signed.
    pub signature_algorithm: SignatureAlgorithm,
    /// Basic constraints, if there are any.
    pub basic_constraints: Option<BasicConstraints>,
    /// Key usages; empty when not restricted.
    pub key_usage: Vec<KeyUsage>,
    /// Extended key usages; empty when not restricted.
    pub extended_key_usage: Vec<ExtendedKeyUsage>,
    /// Subject alternative names.
    pub subject_alternative_names: Vec<AlternativeName>,
    /// Subject key identifier, upper-case hex.
    pub subject_key_id: Option<String>,
    /// Authority key identifier, upper-case hex.
    pub authority_key_id: Option<String>,
    /// SHA-1 over the DER, upper-case hex: the thumbprint DPS and Windows show.
    pub sha1_thumbprint: String,
    /// SHA-256 over the DER, upper-case hex.
    pub sha256_thumbprint: String,
    /// OIDs of extensions that could not be read.
    pub malformed_extensions: Vec<String>,
    /// OIDs of critical extensions that are not understood here.
    pub unknown_critical_extensions: Vec<String>,
    der: Vec<u8>,
}

impl Certificate {
    /// Parses DER. On failure, where in the bytes it went wrong, if that is known.
    pub(super) fn from_der(der: &[u8]) -> Result<Self, Option<usize>> {
        let offset = |error: der::Error| error.position().and_then(|at| usize::try_from(u32::from(at)).ok());
        let parsed = CertificateInner::<Raw>::from_der(der).map_err(offset)?;
        let tbs = parsed.tbs_certificate();
        let serial = tbs.serial_number().as_bytes();
        let extensions = Extensions::new(tbs.extensions().map(Vec::as_slice).unwrap_or_default());
        let time = |time: x509_cert::time::Time| {
            i64::try_from(time.to_unix_duration().as_secs()).map(UnixSeconds).map_err(|_| None)
        };
        // A number's leading zero only says that it is not negative.
        let digits = match serial {
            [0, rest @ ..] if !rest.is_empty() => rest,
            all => all,
        };
        Ok(Self {
            subject: Name::new(tbs.subject()),
            issuer: Name::new(tbs.issuer()),
            serial: hex(digits),
            has_odd_serial: serial.iter().all(|byte| *byte == 0)
                || serial.first().is_some_and(|byte| byte & 0x80 != 0),
            version: tbs.version() as u8 + 1,
            not_before: time(tbs.validity().not_before)?,
            not_after: time(tbs.validity().not_after)?,
            public_key: PublicKey::new(tbs.subject_public_key_info()),
            signature_algorithm: SignatureAlgorithm::new(parsed.signature_algorithm()),
            basic_constraints: extensions.basic_constraints,
            key_usage: extensions.key_usage,
            extended_key_usage: extensions.extended_key_usage,
            subject_alternative_names: extensions.alternative_names,
            subject_key_id: extensions.subject_key_id.as_deref().map(hex),
            authority_key_id: extensions.authority_key_id.as_deref().map(hex),
            sha1_thumbprint: hex(&Sha1::digest(der)),
            sha256_thumbprint: hex(&Sha256::digest(der)),
            malformed_extensions: extensions.malformed,
            unknown_critical_extensions: extensions.unknown_critical,
            der: der.to_vec(),
        })
    }

    /// The certificate's bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// One clean PEM: nothing around it, 64 columns, LF.
    pub fn to_pem(&self) -> String {
        let mut pem = String::from("-----BEGIN CERTIFICATE-----\n");
        let mut rest = STANDARD.encode(&self.der);
        while !rest.is_empty() {
            let tail = rest.split_off(rest.len().min(64));
            pem.push_str(&rest);
            pem.push('\n');
            rest = tail;
        }
        pem.push_str("-----END CERTIFICATE-----\n");
        pem
    }

    /// Whether it may issue certificates: its basic constraints say so, or it is a version 1 certificate that names
    /// itself as issuer, as old roots do.
    pub fn is_ca(&self) -> bool {
        match self.basic_constraints {
            Some(constraints) => constraints.ca,
            None => self.version == 1 && self.is_self_issued(),
        }
    }

    /// Whether it names itself as its issuer. The signature is not checked.
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }

    /// Whether another certificate's names and key identifiers fit as this one's issuer. The signature is not checked.
    pub fn names_as_issuer(&self, other: &Self) -> bool {
        let ids_fit = match (&self.authority_key_id, &other.subject_key_id) {
            (Some(authority), Some(subject)) => authority == subject,
            _ => true,
        };
        self.issuer == other.subject && ids_fit
    }
}
