//! Distinguished names (RFC 5280, section 4.1.2.4), as text.

use std::fmt;

use der::Tag;

use super::element::{Element, Malformed};

/// A subject or issuer.
///
/// Shown with the last attribute first, `CN=leaf, O=Contoso, C=US`, as RFC 4514 and .NET (which DPS is written in) do.
/// How DPS itself orders several attributes is not documented.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The attributes in the order of the certificate.
    pub attributes: Vec<Attribute>,
}

/// One attribute of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its short name, such as `CN`, or its OID.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// Short names as RFC 4514 and OpenSSL have them.
const LABELS: [(&str, &str); 14] = [
    ("2.5.4.3", "CN"),
    ("2.5.4.4", "SN"),
    ("2.5.4.5", "serialNumber"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.9", "street"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("2.5.4.12", "title"),
    ("2.5.4.42", "GN"),
    ("2.5.4.97", "organizationIdentifier"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("1.2.840.113549.1.9.1", "emailAddress"),
];

impl Name {
    /// A SEQUENCE of SETs of attributes, each a SEQUENCE of type and value.
    pub(crate) fn read(name: &Element<'_>) -> Result<Self, Malformed> {
        let mut attributes = Vec::new();
        for set in name.sequence()? {
            for attribute in set.elements()? {
                let [kind, value] = attribute.sequence()?[..] else { return Err(attribute.malformed()) };
                let oid = kind.oid().ok_or(kind.malformed())?;
                attributes.push(Attribute { label: label(oid), value: text(&value) });
            }
        }
        Ok(Self { attributes })
    }

    /// The last common name, which is the one DPS takes a registration ID from.
    pub fn common_name(&self) -> Option<&str> {
        self.attributes
            .iter()
            .rev()
            .find(|attribute| attribute.label == "CN")
            .map(|attribute| attribute.value.as_str())
    }

    /// Whether there is no attribute at all.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty()
    }
}

fn label(oid: String) -> String {
    let known = LABELS.iter().find(|(known, _)| *known == oid).map(|(_, label)| (*label).to_owned());
    known.unwrap_or(oid)
}

/// The text of an attribute's value, in whichever of the string types it is.
fn text(value: &Element<'_>) -> String {
    let bytes = value.value();
    match value.tag() {
        Tag::Utf8String => String::from_utf8_lossy(bytes).into_owned(),
        Tag::BmpString => {
            let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(u16::from_be_bytes);
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        // Latin-1 is what T61String holds in practice, and a superset of the ASCII types.
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Attribute { label, value }) in self.attributes.iter().rev().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            let quoted = value.contains([',', '+', '"', '=', '\n', ';']) || value.starts_with([' ', '#']);
            if quoted {
                write!(f, "{separator}{label}=\"{}\"", value.replace('"', "\"\""))?;
            } else {
                write!(f, "{separator}{label}={value}")?;
            }
        }
        Ok(())
    }
}
