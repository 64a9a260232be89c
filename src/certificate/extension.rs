//! The extensions a person asks about (RFC 5280, section 4.2). A malformed one does not spoil the certificate.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr},
};

use const_oid::ObjectIdentifier;
use der::{
    Decode, Reader, SliceReader, Tag, Tagged,
    asn1::{AnyRef, BitStringRef, OctetStringRef},
};
use x509_cert::ext::{Extension, pkix};

use super::name::Name;

/// Basic constraints (RFC 5280, section 4.2.1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicConstraints {
    /// Whether it may issue certificates.
    pub ca: bool,
    /// How many CAs may stand between it and a leaf; unlimited when absent.
    pub path_length: Option<u8>,
}

/// One key usage (RFC 5280, section 4.2.1.3), in the order of its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUsage(u8);

/// One extended key usage (RFC 5280, section 4.2.1.12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtendedKeyUsage {
    /// Its OID.
    pub oid: String,
}

/// One subject alternative name (RFC 5280, section 4.2.1.6): its kind and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlternativeName {
    /// `DNS`, `IP`, `email`, `URI`, `directory`, `other`.
    pub kind: &'static str,
    /// Its text.
    pub value: String,
}

impl KeyUsage {
    const NAMES: [&'static str; 9] = [
        "digitalSignature",
        "nonRepudiation",
        "keyEncipherment",
        "dataEncipherment",
        "keyAgreement",
        "keyCertSign",
        "cRLSign",
        "encipherOnly",
        "decipherOnly",
    ];
    /// May sign certificates.
    pub const CERTIFICATE_SIGN: Self = Self(5);
}

impl fmt::Display for KeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::NAMES.get(usize::from(self.0)).copied().unwrap_or_default())
    }
}

impl fmt::Display for ExtendedKeyUsage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.oid.as_str() {
            "1.3.6.1.5.5.7.3.1" => "serverAuth",
            "1.3.6.1.5.5.7.3.2" => "clientAuth",
            "1.3.6.1.5.5.7.3.3" => "codeSigning",
            "1.3.6.1.5.5.7.3.4" => "emailProtection",
            "1.3.6.1.5.5.7.3.8" => "timeStamping",
            "1.3.6.1.5.5.7.3.9" => "OCSPSigning",
            "2.5.29.37.0" => "any",
            oid => oid,
        })
    }
}

impl fmt::Display for AlternativeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.value)
    }
}

/// All extensions of a certificate, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Extensions {
    pub(super) basic_constraints: Option<BasicConstraints>,
    pub(super) key_usage: Vec<KeyUsage>,
    pub(super) extended_key_usage: Vec<ExtendedKeyUsage>,
    pub(super) alternative_names: Vec<AlternativeName>,
    pub(super) subject_key_id: Option<Vec<u8>>,
    pub(super) authority_key_id: Option<Vec<u8>>,
    /// OIDs of extensions that could not be read.
    pub(super) malformed: Vec<String>,
    /// OIDs of critical extensions that are not understood here.
    pub(super) unknown_critical: Vec<String>,
}

/// Critical extensions that concern only whoever validates a chain; nothing here has to act on them.
const HARMLESS: [&str; 4] = ["2.5.29.30", "2.5.29.32", "2.5.29.36", "2.5.29.54"];

impl Extensions {
    pub(super) fn new(extensions: &[Extension]) -> Self {
        let mut read = Self::default();
        for extension in extensions {
            let oid = extension.extn_id.to_string();
            match read.take(&oid, extension.extn_value.as_bytes()) {
                Some(true) => {}
                Some(false) if extension.critical => read.unknown_critical.push(oid),
                Some(false) => {}
                None => read.malformed.push(oid),
            }
        }
        read
    }

    /// Reads one extension: `None` where it is malformed, `Some(false)` where its OID is unknown.
    fn take(&mut self, oid: &str, value: &[u8]) -> Option<bool> {
        match oid {
            "2.5.29.19" => self.basic_constraints = Some(basic_constraints(value)?),
            "2.5.29.15" => self.key_usage = key_usage(value)?,
            "2.5.29.37" => {
                let oids = Vec::<ObjectIdentifier>::from_der(value).ok()?;
                self.extended_key_usage =
                    oids.iter().map(|oid| ExtendedKeyUsage { oid: oid.to_string() }).collect();
            }
            "2.5.29.17" => self.alternative_names = alternative_names(value)?,
            "2.5.29.14" => {
                self.subject_key_id = Some(<&OctetStringRef>::from_der(value).ok()?.as_bytes().to_vec());
            }
            "2.5.29.35" => {
                let id = pkix::AuthorityKeyIdentifier::from_der(value).ok()?;
                self.authority_key_id = id.key_identifier.map(|id| id.as_bytes().to_vec());
            }
            oid => return Some(HARMLESS.contains(&oid)),
        }
        Some(true)
    }
}

fn basic_constraints(value: &[u8]) -> Option<BasicConstraints> {
    let read = pkix::BasicConstraints::from_der(value).ok()?;
    Some(BasicConstraints { ca: read.ca, path_length: read.path_len_constraint })
}

fn key_usage(value: &[u8]) -> Option<Vec<KeyUsage>> {
    let bits = BitStringRef::from_der(value).ok()?;
    let set = bits.bits().zip(0_u8..).filter(|(set, _)| *set).map(|(_, bit)| KeyUsage(bit));
    Some(set.take_while(|usage| usize::from(usage.0) < KeyUsage::NAMES.len()).collect())
}

/// `GeneralNames`, read one by one: an odd one is shown as what it is.
fn alternative_names(value: &[u8]) -> Option<Vec<AlternativeName>> {
    let outer = AnyRef::from_der(value).ok()?;
    let mut reader = SliceReader::new(outer.value()).ok()?;
    let mut names = Vec::new();
    while !reader.is_finished() {
        let any = AnyRef::decode(&mut reader).ok()?;
        let Tag::ContextSpecific { number, .. } = any.tag() else { return None };
        let text = || String::from_utf8_lossy(any.value()).into_owned();
        let (kind, value) = match number.value() {
            1 => ("email", text()),
            2 => ("DNS", text()),
            4 => {
                let name = x509_cert::name::Name::from_der(any.value()).ok()?;
                ("directory", Name::new(&name).to_string())
            }
            6 => ("URI", text()),
            7 => ("IP", address(any.value())?),
            _ => ("other", hex(any.value())),
        };
        names.push(AlternativeName { kind, value });
    }
    Some(names)
}

fn address(bytes: &[u8]) -> Option<String> {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return Some(Ipv4Addr::from(four).to_string());
    }
    <[u8; 16]>::try_from(bytes).ok().map(|sixteen| Ipv6Addr::from(sixteen).to_string())
}

/// Upper-case hex without separators, the form DPS shows thumbprints in.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| DIGITS.get(usize::from(digit))).collect()
}
