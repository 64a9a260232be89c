//! What a DER file is, told by its first elements; and the certificates inside a PKCS#7 container.

use const_oid::ObjectIdentifier;
use der::{
    Decode, Reader, SliceReader, Tag, TagNumber,
    asn1::{AnyRef, UintRef},
};

use super::problem::Kind;

/// `id-signedData` (RFC 5652, section 5.1).
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
/// `id-data`, the content of a PKCS#12 file (RFC 7292, section 4).
const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");

/// What bytes in DER are.
#[derive(Debug)]
pub(super) enum Content<'a> {
    /// Perhaps a certificate.
    Certificate,
    /// A PKCS#7 container: its certificates, one slice each.
    Certificates(Vec<&'a [u8]>),
    /// Something else.
    Other(Kind),
}

/// Looks at the outer structure. Whatever it does not recognise may be a certificate.
pub(super) fn look(bytes: &[u8]) -> Content<'_> {
    sequence(bytes).ok().and_then(|elements| classify(&elements)).unwrap_or(Content::Certificate)
}

fn classify<'a>(elements: &[AnyRef<'a>]) -> Option<Content<'a>> {
    let tags: Vec<Tag> = elements.iter().map(der::Tagged::tag).collect();
    let explicit = |number| Tag::ContextSpecific { constructed: true, number: TagNumber(number) };
    let first_oid = |any: &AnyRef<'_>| any.decode_as::<ObjectIdentifier>().ok();
    match tags.as_slice() {
        // ContentInfo
        [Tag::ObjectIdentifier, tag, ..] if *tag == explicit(0) => {
            (first_oid(elements.first()?)? == SIGNED_DATA).then(|| signed_data(elements.get(1)?)).flatten()
        }
        // PFX: version 3, ContentInfo of data
        [Tag::Integer, Tag::Sequence, ..] => {
            let content = sequence_of(elements.get(1)?)?;
            let is_content = content.first().and_then(first_oid) == Some(DATA);
            let version = elements.first()?.decode_as::<UintRef<'_>>().ok()?.as_bytes().first().copied();
            Some(Content::Other(if is_content && version == Some(3) {
                Kind::Pkcs12
            } else {
                // PKCS#8: version, algorithm, key
                Kind::PrivateKey
            }))
        }
        // SEC1: version, key; PKCS#1: version and eight more numbers
        [Tag::Integer, Tag::OctetString, ..] | [Tag::Integer, Tag::Integer, Tag::Integer, ..] => {
            Some(Content::Other(Kind::PrivateKey))
        }
        // PKCS#1 public key; SubjectPublicKeyInfo
        [Tag::Integer, Tag::Integer] | [Tag::Sequence, Tag::BitString] => {
            Some(Content::Other(Kind::PublicKey))
        }
        // EncryptedPrivateKeyInfo
        [Tag::Sequence, Tag::OctetString] => Some(Content::Other(Kind::EncryptedPrivateKey)),
        // A signed thing: certificate, request or revocation list
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => {
            let signed: Vec<Tag> = sequence_of(elements.first()?)?.iter().map(der::Tagged::tag).collect();
            match signed.as_slice() {
                // version, subject, key, [0] attributes
                [Tag::Integer, Tag::Sequence, Tag::Sequence, tag] if *tag == explicit(0) => {
                    Some(Content::Other(Kind::SigningRequest))
                }
                // (version,) algorithm, issuer, time
                [Tag::Integer, Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..]
                | [Tag::Sequence, Tag::Sequence, Tag::UtcTime | Tag::GeneralizedTime, ..] => {
                    Some(Content::Other(Kind::RevocationList))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `SignedData`: version, digest algorithms, content, `[0]` certificates (RFC 5652, section 5.1).
fn signed_data<'a>(explicit: &AnyRef<'a>) -> Option<Content<'a>> {
    let data = sequence(explicit.value()).ok()?;
    let is_certificates = |any: &&AnyRef<'_>| {
        der::Tagged::tag(*any) == Tag::ContextSpecific { constructed: true, number: TagNumber(0) }
    };
    let Some(set) = data.iter().skip(3).find(is_certificates) else {
        return Some(Content::Other(Kind::EmptyContainer));
    };
    let mut certificates = Vec::new();
    let mut reader = SliceReader::new(set.value()).ok()?;
    while !reader.is_finished() {
        certificates.push(reader.tlv_bytes().ok()?);
    }
    Some(if certificates.is_empty() {
        Content::Other(Kind::EmptyContainer)
    } else {
        Content::Certificates(certificates)
    })
}

/// The elements of a SEQUENCE that fills the bytes.
fn sequence(bytes: &[u8]) -> der::Result<Vec<AnyRef<'_>>> {
    let outer = AnyRef::from_der(bytes)?;
    if der::Tagged::tag(&outer) == Tag::Sequence { elements(outer.value()) } else { Ok(Vec::new()) }
}

fn sequence_of<'a>(any: &AnyRef<'a>) -> Option<Vec<AnyRef<'a>>> {
    elements(any.value()).ok()
}

fn elements(bytes: &[u8]) -> der::Result<Vec<AnyRef<'_>>> {
    let mut reader = SliceReader::new(bytes)?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        found.push(AnyRef::decode(&mut reader)?);
    }
    Ok(found)
}
