//! What a DER file is, told by its first elements; and the certificates inside a PKCS#7 container.

use der::Tag;

use super::{
    element::{Element, explicit},
    problem::Kind,
};

/// `id-signedData` (RFC 5652, section 5.1).
const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// `id-data`, the content of a PKCS#12 file (RFC 7292, section 4).
const DATA: &str = "1.2.840.113549.1.7.1";

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
    let elements = Element::read(bytes).and_then(|outer| outer.sequence());
    elements.ok().and_then(|elements| classify(&elements)).unwrap_or(Content::Certificate)
}

fn classify<'a>(elements: &[Element<'a>]) -> Option<Content<'a>> {
    let first = elements.first()?;
    let second = elements.get(1)?;
    let within = |element: &Element<'a>| element.elements().ok();
    match tags(elements).as_slice() {
        // ContentInfo
        [Tag::ObjectIdentifier, tag, ..] if *tag == explicit(0) => {
            (first.oid()? == SIGNED_DATA).then(|| signed_data(second)).flatten()
        }
        // PFX: version 3, ContentInfo of data
        [Tag::Integer, Tag::Sequence, ..] => {
            let is_data = within(second)?.first().and_then(Element::oid).as_deref() == Some(DATA);
            Some(Content::Other(if is_data && first.value() == [3] {
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
        [Tag::Sequence, Tag::Sequence, Tag::BitString] => match tags(&within(first)?).as_slice() {
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
        },
        _ => None,
    }
}

fn tags(elements: &[Element<'_>]) -> Vec<Tag> {
    elements.iter().map(Element::tag).collect()
}

/// `SignedData`: version, digest algorithms, content, `[0]` certificates (RFC 5652, section 5.1).
fn signed_data<'a>(content: &Element<'a>) -> Option<Content<'a>> {
    let data = content.elements().ok()?.first()?.sequence().ok()?;
    let set = data.iter().skip(3).find(|element| element.tag() == explicit(0));
    let certificates = set.and_then(|set| set.elements().ok()).unwrap_or_default();
    Some(if certificates.is_empty() {
        Content::Other(Kind::EmptyContainer)
    } else {
        Content::Certificates(certificates.iter().map(Element::whole).collect())
    })
}
