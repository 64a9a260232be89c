//! A certificate's parts as they stand in its bytes (RFC 5280, section 4.1), before anyone understands them: a signature is
//! over the bytes. What the parts mean is left to the other files here, and to `chain`.

use der::Tag;

use super::element::{Element, Malformed, explicit};

/// The parts of a certificate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a> {
    /// What the signature is over: `TBSCertificate`.
    pub(crate) signed: Element<'a>,
    /// How it is signed, outside of what is signed.
    pub(crate) algorithm: Element<'a>,
    /// The signature, a BIT STRING.
    pub(crate) signature: Element<'a>,
    /// The version, where it is not 1.
    pub(crate) version: Option<Element<'a>>,
    /// The serial number.
    pub(crate) serial: Element<'a>,
    /// How it is signed, once more, inside of what is signed.
    pub(crate) inner_algorithm: Element<'a>,
    /// The issuer's name.
    pub(crate) issuer: Element<'a>,
    /// From when to when.
    pub(crate) validity: Element<'a>,
    /// The subject's name.
    pub(crate) subject: Element<'a>,
    /// `SubjectPublicKeyInfo`.
    pub(crate) public_key: Element<'a>,
    /// `[3]` around the extensions.
    pub(crate) extensions: Option<Element<'a>>,
}

/// One extension (RFC 5280, section 4.2), its value not read.
#[derive(Clone, Debug)]
pub(crate) struct Extension<'a> {
    /// Its OID, dotted.
    pub(crate) oid: String,
    /// Whether whoever does not understand it must refuse the certificate.
    pub(crate) critical: bool,
    /// What is in its OCTET STRING.
    pub(crate) value: &'a [u8],
}

impl<'a> Parts<'a> {
    /// Takes a certificate apart.
    pub(crate) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let outer = Element::read(der)?;
        let [signed, algorithm, signature] = outer.sequence()?[..] else { return Err(outer.malformed()) };
        let fields = signed.sequence()?;
        // The version stands only where it is not 1.
        let (version, fields) = match fields.as_slice() {
            [first, rest @ ..] if first.tag() == explicit(0) => (Some(*first), rest),
            all => (None, all),
        };
        let [serial, inner_algorithm, issuer, validity, subject, public_key, ref optional @ ..] = *fields
        else {
            return Err(signed.malformed());
        };
        let extensions = optional.iter().find(|field| field.tag() == explicit(3)).copied();
        Ok(Self {
            signed,
            algorithm,
            signature,
            version,
            serial,
            inner_algorithm,
            issuer,
            validity,
            subject,
            public_key,
            extensions,
        })
    }

    /// The extensions: each OID, BOOLEAN critical (false where absent), OCTET STRING.
    pub(crate) fn extensions(&self) -> Result<Vec<Extension<'a>>, Malformed> {
        let Some(field) = self.extensions else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for extension in field.elements()?.first().ok_or(field.malformed())?.sequence()? {
            let parts = extension.sequence()?;
            let oid = parts.first().and_then(Element::oid).ok_or(extension.malformed())?;
            let value = parts.last().filter(|part| part.tag() == Tag::OctetString);
            let value = value.ok_or(extension.malformed())?.value();
            let critical = parts.get(1).is_some_and(|part| part.tag() == Tag::Boolean && part.value() != [0]);
            found.push(Extension { oid, critical, value });
        }
        Ok(found)
    }
}
