//! What there is to verify of a signature, in the form `WebCrypto` takes it, and what came of it.

use der::Tag;

use super::algorithm::{Algorithm, Curve, Scheme, Unsupported, pss};
use crate::certificate::{element::Element, parts::Parts};

/// What the edge does about a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// It verifies this.
    Verify(Box<Verification>),
    /// Nothing: the algorithm is not supported. Its answer is never looked at.
    Unsupported(Unsupported),
    /// Nothing: the signature is not even in the form of one. Its answer is never looked at.
    Malformed,
}

/// A signature to verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// With what.
    pub algorithm: Algorithm,
    /// The issuer's public key: DER of `SubjectPublicKeyInfo`, which `importKey("spki")` takes.
    pub public_key: Vec<u8>,
    /// The bytes that are signed.
    pub signed: Vec<u8>,
    /// The signature; of ECDSA `r` and `s` side by side, each as long as the curve's field (IEEE P1363).
    pub signature: Vec<u8>,
}

/// What came of verifying a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is the issuer's.
    Valid,
    /// It is not.
    Invalid,
    /// This browser does not have the algorithm.
    Unsupported,
}

/// The kinds of key that sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KeyKind {
    Rsa,
    /// A key for PSS only.
    RsaPss,
    Ec,
    Ed25519,
    Other,
}

impl KeyKind {
    pub(super) fn of(public_key: &Element<'_>) -> Self {
        let oid = algorithm(public_key).and_then(|parts| parts.first()?.oid());
        match oid.as_deref() {
            Some("1.2.840.113549.1.1.1") => Self::Rsa,
            Some("1.2.840.113549.1.1.10") => Self::RsaPss,
            Some("1.2.840.10045.2.1") => Self::Ec,
            Some("1.3.101.112") => Self::Ed25519,
            _ => Self::Other,
        }
    }

    /// Whether such a key can have made such a signature. One of an unknown algorithm may be anybody's.
    pub(super) fn fits(self, scheme: &Result<Scheme, Unsupported>) -> bool {
        match scheme {
            Ok(Scheme::RsaPkcs1(_)) => self == Self::Rsa,
            Ok(Scheme::RsaPss { .. }) => matches!(self, Self::Rsa | Self::RsaPss),
            Ok(Scheme::Ecdsa(_)) => self == Self::Ec,
            Ok(Scheme::Ed25519) => self == Self::Ed25519,
            Err(_) => true,
        }
    }
}

/// What to verify of a certificate with its issuer's key.
pub(super) fn check(
    certificate: &Parts<'_>,
    scheme: &Result<Scheme, Unsupported>,
    issuer: &Parts<'_>,
) -> Check {
    let scheme = match scheme {
        Ok(scheme) => *scheme,
        Err(unsupported) => return Check::Unsupported(unsupported.clone()),
    };
    // The first byte of a BIT STRING counts the unused bits of its last: none in a signature.
    let Some((0, signature)) =
        certificate.signature.value().split_first().map(|(first, rest)| (*first, rest))
    else {
        return Check::Malformed;
    };
    match with_key(scheme, &issuer.public_key) {
        Err(unsupported) => Check::Unsupported(unsupported),
        Ok((algorithm, public_key)) => {
            let signature = match algorithm {
                Algorithm::Ecdsa { curve, .. } => raw_ecdsa(signature, curve),
                _ => Some(signature.to_vec()),
            };
            let signed = certificate.signed.whole().to_vec();
            signature.map_or(Check::Malformed, |signature| {
                Check::Verify(Box::new(Verification { algorithm, public_key, signed, signature }))
            })
        }
    }
}

/// The algorithm and the key as `WebCrypto` takes them.
fn with_key(scheme: Scheme, key: &Element<'_>) -> Result<(Algorithm, Vec<u8>), Unsupported> {
    let whole = || key.whole().to_vec();
    match scheme {
        Scheme::RsaPkcs1(digest) => Ok((Algorithm::RsaPkcs1(digest.supported()?), whole())),
        Scheme::RsaPss { digest, salt_length } => {
            let hash = digest.supported()?;
            let parts = algorithm(key).unwrap_or_default();
            let parameters = parts.get(1..).unwrap_or_default();
            let is_restricted = KeyKind::of(key) == KeyKind::RsaPss;
            // A key for PSS may say which: the same hash, and at least so much salt (RFC 4055, section 3.3).
            if is_restricted && !parameters.is_empty() {
                match pss(parameters)? {
                    Scheme::RsaPss { digest: own, salt_length: least }
                        if own == digest && least <= salt_length => {}
                    _ => return Err(Unsupported::PssParameters),
                }
            }
            let key = if is_restricted { as_rsa(key).ok_or(Unsupported::Parameters)? } else { whole() };
            Ok((Algorithm::RsaPss { hash, salt_length }, key))
        }
        Scheme::Ecdsa(digest) => {
            let (curve, hash) = (curve(key)?, digest.supported()?);
            let is_compressed = key.elements().ok().and_then(|parts| parts.get(1)?.value().get(1).copied());
            if is_compressed != Some(4) {
                return Err(Unsupported::CompressedPoint);
            }
            Ok((Algorithm::Ecdsa { curve, hash }, whole()))
        }
        Scheme::Ed25519 => Ok((Algorithm::Ed25519, whole())),
    }
}

/// `AlgorithmIdentifier` of a `SubjectPublicKeyInfo`.
fn algorithm<'a>(public_key: &Element<'a>) -> Option<Vec<Element<'a>>> {
    public_key.sequence().ok()?.first()?.sequence().ok()
}

fn curve(key: &Element<'_>) -> Result<Curve, Unsupported> {
    let parameters = algorithm(key).and_then(|parts| parts.get(1).copied());
    let parameters = parameters.ok_or(Unsupported::Parameters)?;
    if parameters.tag() == Tag::Sequence {
        return Err(Unsupported::ExplicitCurve);
    }
    match parameters.oid().as_deref() {
        Some("1.2.840.10045.3.1.7") => Ok(Curve::P256),
        Some("1.3.132.0.34") => Ok(Curve::P384),
        Some("1.3.132.0.35") => Ok(Curve::P521),
        Some(oid) => Err(Unsupported::Curve(oid.to_owned())),
        None => Err(Unsupported::Parameters),
    }
}

/// A key for PSS only as one for RSA: `WebCrypto` takes no other.
fn as_rsa(key: &Element<'_>) -> Option<Vec<u8>> {
    /// `rsaEncryption` with NULL (RFC 3279, section 2.3.1).
    const RSA: [u8; 15] =
        [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];
    let bits = key.sequence().ok()?.get(1)?.whole();
    let length = u16::try_from(RSA.len() + bits.len()).ok()?;
    let head = match length.to_be_bytes() {
        [0, low @ 0..=0x7f] => vec![0x30, low],
        [0, low] => vec![0x30, 0x81, low],
        [high, low] => vec![0x30, 0x82, high, low],
    };
    Some([&head, &RSA[..], bits].concat())
}

/// `ECDSA-Sig-Value` (RFC 3279, section 2.2.3), a SEQUENCE of two INTEGERs, as two numbers of the field's length.
fn raw_ecdsa(signature: &[u8], curve: Curve) -> Option<Vec<u8>> {
    let [r, s] = Element::read(signature).ok()?.sequence().ok()?[..] else { return None };
    let mut raw = Vec::with_capacity(2 * curve.field_bytes());
    for number in [r, s] {
        // Not negative, and with no more zeros before it than that takes.
        let digits = match number.value() {
            [0, next, rest @ ..] if next & 0x80 != 0 => [&[*next], rest].concat(),
            [first, rest @ ..] if first & 0x80 == 0 && (*first != 0 || rest.is_empty()) => {
                number.value().to_vec()
            }
            _ => return None,
        };
        let padding = curve.field_bytes().checked_sub(digits.len())?;
        if number.tag() != Tag::Integer {
            return None;
        }
        raw.resize(raw.len() + padding, 0);
        raw.extend(digits);
    }
    Some(raw)
}

#[cfg(test)]
mod tests {
    use super::{Curve, raw_ecdsa};

    #[test]
    fn ecdsa_numbers_are_read_strictly() {
        let raw = |bytes: &[u8]| raw_ecdsa(bytes, Curve::P256);
        let one = raw(&[0x30, 6, 2, 1, 1, 2, 1, 0x7f]).unwrap();
        assert_eq!((one.len(), one[31], one[63]), (64, 1, 0x7f));
        // Sixty-four zeros are no signature, but they are of the form of one: `WebCrypto` refuses them.
        assert!(raw(&[0x30, 6, 2, 1, 0, 2, 1, 0]).is_some());
        assert_eq!(raw(&[0x30, 6, 2, 1, 0x80, 2, 1, 1]), None, "negative");
        assert_eq!(raw(&[0x30, 7, 2, 2, 0, 1, 2, 1, 1]), None, "a zero too many");
        assert_eq!(raw(&[0x30, 3, 2, 1, 1]), None, "one number");
        assert_eq!(raw(&[0x30, 9, 2, 1, 1, 2, 1, 1, 2, 1, 1]), None, "three numbers");
        assert_eq!(raw(&[0x30, 6, 2, 1, 1, 2, 1, 1, 0]), None, "something after it");
        assert_eq!(raw(&[0x30, 6, 2, 1, 1, 4, 1, 1]), None, "no number");
        let long = [&[0x30, 38, 2, 33, 1][..], &[0; 32], &[2, 1, 1]].concat();
        assert_eq!(raw(&long), None, "longer than the field");
        assert_eq!(raw(&[]), None);
    }
}
