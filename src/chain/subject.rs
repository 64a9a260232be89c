//! A certificate with what path validation asks of it, read once.

use super::{
    algorithm::{Scheme, Unsupported},
    fault::NotAuthority,
    names::Canonical,
    signature::KeyKind,
};
use crate::certificate::{
    Certificate, KeyUsage, Name,
    element::Element,
    parts::{Extension, Parts},
};

pub(super) const AUTHORITY_KEY_ID: &str = "2.5.29.35";
pub(super) const SUBJECT_KEY_ID: &str = "2.5.29.14";
pub(super) const KEY_USAGE: &str = "2.5.29.15";
pub(super) const ALTERNATIVE_NAMES: &str = "2.5.29.17";
pub(super) const BASIC_CONSTRAINTS: &str = "2.5.29.19";
pub(super) const EXTENDED_KEY_USAGE: &str = "2.5.29.37";
pub(super) const NETSCAPE_TYPE: &str = "2.16.840.1.113730.1.1";

/// A certificate, taken apart.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub(super) certificate: &'a Certificate,
    pub(super) parts: Parts<'a>,
    pub(super) extensions: Vec<Extension<'a>>,
    pub(super) name: Canonical,
    pub(super) issuer: Canonical,
    pub(super) scheme: Result<Scheme, Unsupported>,
    pub(super) key_kind: KeyKind,
    authority: AuthorityKeyId<'a>,
}

/// The authority key identifier (RFC 5280, section 4.2.1.1): the issuer's key, or its issuer and serial number.
#[derive(Debug, Default)]
struct AuthorityKeyId<'a> {
    key: Option<&'a [u8]>,
    issuer: Option<Canonical>,
    serial: Option<&'a [u8]>,
}

/// How a certificate says that it may issue others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authority {
    /// Basic constraints.
    Yes,
    /// As old ones did, which is taken of a root only.
    Old(NotAuthority),
    /// It does not.
    No(NotAuthority),
}

/// In what a certificate does not fit as issuer although it has the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    Name,
    KeyId,
    Serial,
    KeyKind,
}

impl<'a> Subject<'a> {
    /// `None` only if what was read once could not be read again.
    pub(super) fn read(certificate: &'a Certificate) -> Option<Self> {
        let parts = certificate.parts().ok()?;
        let extensions = parts.extensions().ok()?;
        let authority = extensions.iter().find(|extension| extension.oid == AUTHORITY_KEY_ID);
        Some(Self {
            certificate,
            name: Canonical::of(&certificate.subject),
            issuer: Canonical::of(&certificate.issuer),
            scheme: Scheme::read(&parts.algorithm),
            key_kind: KeyKind::of(&parts.public_key),
            authority: authority.map(|one| AuthorityKeyId::read(one.value)).unwrap_or_default(),
            extensions,
            parts,
        })
    }

    pub(super) fn extension(&self, oid: &str) -> Option<&Extension<'a>> {
        self.extensions.iter().find(|extension| extension.oid == oid)
    }

    pub(super) fn is_self_issued(&self) -> bool {
        self.name == self.issuer
    }

    /// Whether another certificate may have issued this one, its signature aside.
    pub(super) fn may_be_issued_by(&self, other: &Subject<'_>) -> Result<(), Misfit> {
        if self.issuer != other.name {
            return Err(Misfit::Name);
        }
        let subject_key_id = other.extension(SUBJECT_KEY_ID).and_then(|one| Element::read(one.value).ok());
        let is_other_key = self.authority.key.zip(subject_key_id).is_some_and(|(key, id)| key != id.value());
        if is_other_key {
            return Err(Misfit::KeyId);
        }
        let other_serial = self.authority.serial.is_some_and(|serial| serial != other.parts.serial.value());
        if other_serial || self.authority.issuer.as_ref().is_some_and(|issuer| *issuer != other.issuer) {
            return Err(Misfit::Serial);
        }
        if other.key_kind.fits(&self.scheme) { Ok(()) } else { Err(Misfit::KeyKind) }
    }

    /// Whether it says so of itself. Of a root this is all there is to go by.
    pub(super) fn authority(&self) -> Authority {
        let certificate = self.certificate;
        if self.has_usage_but(&[KeyUsage::CERTIFICATE_SIGN]) {
            return Authority::No(NotAuthority::KeyUsage);
        }
        match certificate.basic_constraints {
            Some(constraints) if constraints.ca => return Authority::Yes,
            Some(_) => return Authority::No(NotAuthority::SaysNot),
            None => {}
        }
        // The bits for TLS, mail and code.
        let netscape = self.netscape_type().map_or(0, |bits| bits & 0x07);
        if certificate.version == 1 {
            let is_root = self.may_be_issued_by(self).is_ok();
            return if is_root {
                Authority::Old(NotAuthority::Version)
            } else {
                Authority::No(NotAuthority::Version)
            };
        }
        if self.extension(KEY_USAGE).is_some() || netscape & 0x04 != 0 {
            return Authority::Old(NotAuthority::Silent);
        }
        Authority::No(NotAuthority::Silent)
    }

    /// Whether its key usage is restricted, and to others than these.
    pub(super) fn has_usage_but(&self, usages: &[KeyUsage]) -> bool {
        self.extension(KEY_USAGE).is_some()
            && !usages.iter().any(|usage| self.certificate.key_usage.contains(usage))
    }

    /// The bits of Netscape's certificate type, which the tools of the Azure IoT C SDK still write.
    pub(super) fn netscape_type(&self) -> Option<u8> {
        let value = self.extension(NETSCAPE_TYPE)?.value;
        Element::read(value).ok()?.value().get(1).copied()
    }
}

impl<'a> AuthorityKeyId<'a> {
    fn read(value: &'a [u8]) -> Self {
        let Ok(parts) = Element::read(value).and_then(|value| value.sequence()) else {
            return Self::default();
        };
        let part = |number| parts.iter().find(|part| part.number() == Some(number));
        // The first directory name among the general names.
        let names = part(1).and_then(|names| names.elements().ok()).unwrap_or_default();
        let directory = names.iter().find(|name| name.number() == Some(4));
        let name = directory.and_then(|name| Name::read(name.elements().ok()?.first()?).ok());
        Self {
            key: part(0).map(Element::value),
            issuer: name.as_ref().map(Canonical::of),
            serial: part(2).map(Element::value),
        }
    }
}
