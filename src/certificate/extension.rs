//! The extensions a person asks about (RFC 5280, section 4.2). A malformed one does not spoil the certificate.

use std::fmt;

use der::Tag;

use super::{element::Element, name::Name, parts::Extension};

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
    /// May sign what is not a certificate: a handshake, for one.
    pub const DIGITAL_SIGNATURE: Self = Self(0);
    /// May agree on a key.
    pub const KEY_AGREEMENT: Self = Self(4);
    /// May sign revocation lists.
    pub const REVOCATION_LIST_SIGN: Self = Self(6);
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
    pub(super) subject_key_id: Option<String>,
    pub(super) authority_key_id: Option<String>,
    /// OIDs of extensions that could not be read.
    pub(super) malformed: Vec<String>,
    /// OIDs of critical extensions that are not understood here.
    pub(super) unknown_critical: Vec<String>,
}

/// Critical extensions that concern only whoever validates a chain; nothing here has to act on them.
const HARMLESS: [&str; 4] = ["2.5.29.30", "2.5.29.32", "2.5.29.36", "2.5.29.54"];

impl Extensions {
    /// Reads what it can of each.
    pub(super) fn read(list: Vec<Extension<'_>>) -> Self {
        let mut read = Self::default();
        for Extension { oid, critical, value } in list {
            match read.take(&oid, value) {
                Some(false) if critical => read.unknown_critical.push(oid),
                Some(_) => {}
                None => read.malformed.push(oid),
            }
        }
        read
    }

    /// Reads one extension: `None` where it is malformed, `Some(false)` where its OID is unknown.
    fn take(&mut self, oid: &str, value: &[u8]) -> Option<bool> {
        let value = Element::read(value);
        match oid {
            "2.5.29.19" => self.basic_constraints = Some(basic_constraints(&value.ok()?)?),
            "2.5.29.15" => self.key_usage = key_usage(&value.ok()?)?,
            "2.5.29.37" => {
                let usages = value.ok()?.sequence().ok()?;
                let usages = usages.iter().map(|usage| Some(ExtendedKeyUsage { oid: usage.oid()? }));
                self.extended_key_usage = usages.collect::<Option<_>>()?;
            }
            "2.5.29.17" => self.alternative_names = alternative_names(&value.ok()?)?,
            "2.5.29.14" => {
                let id = value.ok().filter(|id| id.tag() == Tag::OctetString)?;
                self.subject_key_id = Some(hex(id.value()));
            }
            "2.5.29.35" => {
                let parts = value.ok()?.sequence().ok()?;
                let id = parts.iter().find(|part| part.number() == Some(0));
                self.authority_key_id = id.map(|id| hex(id.value()));
            }
            oid => return Some(HARMLESS.contains(&oid)),
        }
        Some(true)
    }
}

/// BOOLEAN ca (false where absent), INTEGER path length (unlimited where absent).
fn basic_constraints(value: &Element<'_>) -> Option<BasicConstraints> {
    let parts = value.sequence().ok()?;
    let (ca, rest) = match parts.as_slice() {
        [first, rest @ ..] if first.tag() == Tag::Boolean => (first.value() != [0], rest),
        all => (false, all),
    };
    let path_length = match rest {
        [] => None,
        [length] if length.tag() == Tag::Integer => match length.value() {
            [number @ 0..=127] | [0, number] => Some(*number),
            // As good as unlimited: no path is that long.
            [0..=127, _, ..] => Some(u8::MAX),
            _ => return None,
        },
        _ => return None,
    };
    Some(BasicConstraints { ca, path_length })
}

/// A BIT STRING: the count of unused bits, then the bits from the highest on.
fn key_usage(value: &Element<'_>) -> Option<Vec<KeyUsage>> {
    let (_, bits) = value.value().split_first().filter(|_| value.tag() == Tag::BitString)?;
    let set =
        |usage: &u8| bits.get(usize::from(usage / 8)).is_some_and(|byte| byte & (0x80 >> (usage % 8)) != 0);
    Some((0..9).filter(set).map(KeyUsage).collect())
}

/// `GeneralNames`, read one by one: an odd one is shown as what it is.
fn alternative_names(value: &Element<'_>) -> Option<Vec<AlternativeName>> {
    let mut names = Vec::new();
    for name in value.sequence().ok()? {
        let text = || String::from_utf8_lossy(name.value()).into_owned();
        let (kind, value) = match name.number()? {
            1 => ("email", text()),
            2 => ("DNS", text()),
            4 => ("directory", Name::read(name.elements().ok()?.first()?).ok()?.to_string()),
            6 => ("URI", text()),
            7 => ("IP", address(name.value())?),
            _ => ("other", hex(name.value())),
        };
        names.push(AlternativeName { kind, value });
    }
    Some(names)
}

/// Four bytes with dots, sixteen as eight groups with colons; IPv6 without `::`, as OpenSSL shows it.
fn address(bytes: &[u8]) -> Option<String> {
    let parts: Vec<String> = match bytes.len() {
        4 => bytes.iter().map(ToString::to_string).collect(),
        16 => bytes
            .chunks(2)
            .map(|pair| format!("{:x}", pair.iter().fold(0_u16, |sum, byte| sum << 8 | u16::from(*byte))))
            .collect(),
        _ => return None,
    };
    Some(parts.join(if bytes.len() == 4 { "." } else { ":" }))
}

/// Upper-case hex without separators, the form DPS shows thumbprints in.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| DIGITS.get(usize::from(digit))).collect()
}
