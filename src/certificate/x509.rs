//! One parsed certificate.

use der::{DateTime, Tag};
use sha1::{Digest, Sha1};
use sha2::Sha256;

use super::{
    element::{Element, Malformed},
    extension::{AlternativeName, BasicConstraints, ExtendedKeyUsage, Extensions, KeyUsage, hex},
    key::{PublicKey, SignatureAlgorithm},
    name::Name,
    parts::Parts,
    pem,
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
    /// Parses DER (RFC 5280, section 4.1). On failure, where in the bytes it went wrong.
    ///
    /// Lenient where real certificates are: a serial number may be negative, a name or an extension odd.
    pub(super) fn from_der(der: &[u8]) -> Result<Self, Malformed> {
        let parts = Parts::read(der)?;
        let Parts { serial, issuer, validity, subject, public_key, algorithm, .. } = parts;
        let version = parts.version.as_ref().map_or(Ok(1), version)?;
        let [not_before, not_after] = validity.sequence()?[..] else { return Err(validity.malformed()) };
        let extensions = Extensions::read(parts.extensions()?);
        if serial.tag() != Tag::Integer || serial.value().is_empty() {
            return Err(serial.malformed());
        }
        // A number's leading zero only says that it is not negative.
        let digits = match serial.value() {
            [0, rest @ ..] if !rest.is_empty() => rest,
            all => all,
        };
        Ok(Self {
            subject: Name::read(&subject)?,
            issuer: Name::read(&issuer)?,
            serial: hex(digits),
            has_odd_serial: serial.value().iter().all(|byte| *byte == 0)
                || serial.value().first().is_some_and(|byte| byte & 0x80 != 0),
            version,
            not_before: time(&not_before).ok_or(not_before.malformed())?,
            not_after: time(&not_after).ok_or(not_after.malformed())?,
            public_key: PublicKey::read(&public_key)?,
            signature_algorithm: SignatureAlgorithm::read(&algorithm)?,
            basic_constraints: extensions.basic_constraints,
            key_usage: extensions.key_usage,
            extended_key_usage: extensions.extended_key_usage,
            subject_alternative_names: extensions.alternative_names,
            subject_key_id: extensions.subject_key_id,
            authority_key_id: extensions.authority_key_id,
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

    /// Its parts as they stand in the bytes. They were read before, so it does not fail.
    pub(crate) fn parts(&self) -> Result<Parts<'_>, Malformed> {
        Parts::read(&self.der)
    }

    /// One clean PEM: nothing around it, 64 columns, LF.
    pub fn to_pem(&self) -> String {
        String::from_utf8_lossy(&pem::write("CERTIFICATE", &self.der)).into_owned()
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

/// `[0] INTEGER`, counted from 0.
fn version(field: &Element<'_>) -> Result<u8, Malformed> {
    match field.elements()?.first().map(Element::value) {
        Some([number @ 0..=2]) => Ok(number + 1),
        _ => Err(field.malformed()),
    }
}

/// `YYMMDDHHMMSSZ`, where 50 is 1950, or `YYYYMMDDHHMMSSZ` (RFC 5280, section 4.1.2.5).
fn time(element: &Element<'_>) -> Option<UnixSeconds> {
    let digits = element.value().strip_suffix(b"Z")?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let pairs: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |sum, digit| sum * 10 + (digit - b'0'))).collect();
    let (year, rest) = match (element.tag(), pairs.as_slice()) {
        (Tag::UtcTime, [year, rest @ ..]) => (u16::from(*year) + if *year < 50 { 2000 } else { 1900 }, rest),
        (Tag::GeneralizedTime, [century, year, rest @ ..]) => {
            (u16::from(*century) * 100 + u16::from(*year), rest)
        }
        _ => return None,
    };
    let [month, day, hour, minute, second] = *rest else { return None };
    let date = DateTime::new(year, month, day, hour, minute, second).ok()?;
    i64::try_from(date.unix_duration().as_secs()).ok().map(UnixSeconds)
}
