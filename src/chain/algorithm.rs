//! Signature algorithms as `WebCrypto` takes them, read strictly from X.509 (RFC 4055, RFC 5758, RFC 8410).

use der::Tag;

use crate::certificate::element::{Element, explicit};

/// A hash that `WebCrypto` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1; broken, but it can be verified.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

/// A curve that `WebCrypto` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// P-256.
    P256,
    /// P-384.
    P384,
    /// P-521.
    P521,
}

/// A signature algorithm that `WebCrypto` has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// `RSASSA-PKCS1-v1_5`.
    RsaPkcs1(Hash),
    /// `RSA-PSS`, its mask generated with the same hash.
    RsaPss {
        /// The hash.
        hash: Hash,
        /// In bytes.
        salt_length: u32,
    },
    /// `ECDSA`; the curve is the key's.
    Ecdsa {
        /// The curve.
        curve: Curve,
        /// The hash.
        hash: Hash,
    },
    /// `Ed25519`; not in every browser.
    Ed25519,
}

/// Why a signature cannot be verified here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// A hash that browsers do not have.
    Hash(&'static str),
    /// A curve that browsers do not have: its name, or its OID.
    Curve(String),
    /// A curve spelt out in its parameters instead of named.
    ExplicitCurve,
    /// A public key as a compressed point.
    CompressedPoint,
    /// RSA-PSS whose mask has another hash than its message, or another trailer than 1.
    PssParameters,
    /// Parameters where there must be none, or others than there must be.
    Parameters,
    /// An algorithm that browsers do not have: its name, or its OID.
    Algorithm(String),
    /// It was not looked at.
    NotVerified,
    /// The browser at hand has no such algorithm, which others have.
    Browser(Algorithm),
}

/// What a signature's algorithm says before the key is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scheme {
    RsaPkcs1(Digest),
    RsaPss { digest: Digest, salt_length: u32 },
    Ecdsa(Digest),
    Ed25519,
}

/// A hash, whether browsers have it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digest {
    Md5,
    Sha224,
    Supported(Hash),
}

impl Hash {
    /// Its name in `WebCrypto`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

impl Curve {
    /// Its name in `WebCrypto`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }

    /// The size of a number in its field, in bytes.
    pub fn field_bytes(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

impl Algorithm {
    /// Its name in `WebCrypto`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RsaPkcs1(_) => "RSASSA-PKCS1-v1_5",
            Self::RsaPss { .. } => "RSA-PSS",
            Self::Ecdsa { .. } => "ECDSA",
            Self::Ed25519 => "Ed25519",
        }
    }
}

impl Digest {
    pub(super) fn supported(self) -> Result<Hash, Unsupported> {
        match self {
            Self::Md5 => Err(Unsupported::Hash("MD5")),
            Self::Sha224 => Err(Unsupported::Hash("SHA-224")),
            Self::Supported(hash) => Ok(hash),
        }
    }

    /// Fewer than 112 bits of work to forge.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Self::Md5 | Self::Supported(Hash::Sha1))
    }
}

impl Scheme {
    /// Reads an `AlgorithmIdentifier`.
    pub(super) fn read(algorithm: &Element<'_>) -> Result<Self, Unsupported> {
        const SHA256: Digest = Digest::Supported(Hash::Sha256);
        const SHA384: Digest = Digest::Supported(Hash::Sha384);
        const SHA512: Digest = Digest::Supported(Hash::Sha512);
        let parts = algorithm.sequence().map_err(|_| Unsupported::Parameters)?;
        let oid = parts.first().and_then(Element::oid).ok_or(Unsupported::Parameters)?;
        let parameters = parts.get(1..).unwrap_or_default();
        let scheme = match oid.as_str() {
            "1.2.840.113549.1.1.4" => Self::RsaPkcs1(Digest::Md5),
            "1.2.840.113549.1.1.5" => Self::RsaPkcs1(Digest::Supported(Hash::Sha1)),
            "1.2.840.113549.1.1.11" => Self::RsaPkcs1(SHA256),
            "1.2.840.113549.1.1.12" => Self::RsaPkcs1(SHA384),
            "1.2.840.113549.1.1.13" => Self::RsaPkcs1(SHA512),
            "1.2.840.113549.1.1.14" => Self::RsaPkcs1(Digest::Sha224),
            "1.2.840.113549.1.1.10" => return pss(parameters),
            "1.2.840.10045.4.1" => Self::Ecdsa(Digest::Supported(Hash::Sha1)),
            "1.2.840.10045.4.3.1" => Self::Ecdsa(Digest::Sha224),
            "1.2.840.10045.4.3.2" => Self::Ecdsa(SHA256),
            "1.2.840.10045.4.3.3" => Self::Ecdsa(SHA384),
            "1.2.840.10045.4.3.4" => Self::Ecdsa(SHA512),
            "1.3.101.112" => Self::Ed25519,
            _ => return Err(Unsupported::Algorithm(oid)),
        };
        // RFC 4055, section 5: NULL, or nothing as some have it; for the others nothing.
        let fits = match (scheme, parameters) {
            (_, []) => true,
            (Self::RsaPkcs1(_), [null]) => null.tag() == Tag::Null,
            _ => false,
        };
        if fits { Ok(scheme) } else { Err(Unsupported::Parameters) }
    }

    /// The hash, where the scheme leaves a choice.
    pub(super) fn digest(self) -> Option<Digest> {
        match self {
            Self::RsaPkcs1(digest) | Self::RsaPss { digest, .. } | Self::Ecdsa(digest) => Some(digest),
            Self::Ed25519 => None,
        }
    }
}

/// `RSASSA-PSS-params` (RFC 4055, section 3.1). What is left out has its default: SHA-1, a salt of 20 bytes, trailer 1.
pub(super) fn pss(parameters: &[Element<'_>]) -> Result<Scheme, Unsupported> {
    let [parameters] = parameters else { return Err(Unsupported::PssParameters) };
    let (mut digest, mut mask, mut salt_length) =
        (Digest::Supported(Hash::Sha1), Digest::Supported(Hash::Sha1), 20);
    for field in parameters.sequence().map_err(|_| Unsupported::Parameters)? {
        let inner = field.elements().map_err(|_| Unsupported::Parameters)?;
        let [inner] = inner[..] else { return Err(Unsupported::Parameters) };
        if field.tag() == explicit(0) {
            digest = digest_of(&inner)?;
        } else if field.tag() == explicit(1) {
            mask = mask_of(&inner)?;
        } else if field.tag() == explicit(2) && inner.tag() == Tag::Integer {
            salt_length = small_number(inner.value()).ok_or(Unsupported::PssParameters)?;
        } else if field.tag() != explicit(3) || inner.value() != [1] {
            return Err(Unsupported::PssParameters);
        }
    }
    if mask == digest { Ok(Scheme::RsaPss { digest, salt_length }) } else { Err(Unsupported::PssParameters) }
}

/// `MaskGenAlgorithm`: MGF1 and its hash.
fn mask_of(algorithm: &Element<'_>) -> Result<Digest, Unsupported> {
    match algorithm.sequence().map_err(|_| Unsupported::Parameters)?.as_slice() {
        [oid, hash] if oid.oid().as_deref() == Some("1.2.840.113549.1.1.8") => digest_of(hash),
        _ => Err(Unsupported::PssParameters),
    }
}

fn digest_of(algorithm: &Element<'_>) -> Result<Digest, Unsupported> {
    let parts = algorithm.sequence().map_err(|_| Unsupported::Parameters)?;
    match parts.first().and_then(Element::oid).as_deref() {
        Some("1.2.840.113549.2.5") => Ok(Digest::Md5),
        Some("1.3.14.3.2.26") => Ok(Digest::Supported(Hash::Sha1)),
        Some("2.16.840.1.101.3.4.2.4") => Ok(Digest::Sha224),
        Some("2.16.840.1.101.3.4.2.1") => Ok(Digest::Supported(Hash::Sha256)),
        Some("2.16.840.1.101.3.4.2.2") => Ok(Digest::Supported(Hash::Sha384)),
        Some("2.16.840.1.101.3.4.2.3") => Ok(Digest::Supported(Hash::Sha512)),
        _ => Err(Unsupported::PssParameters),
    }
}

/// A number that is not negative and below 2^16.
fn small_number(bytes: &[u8]) -> Option<u32> {
    match bytes {
        [low @ 0..=0x7f] | [0, low] => Some(u32::from(*low)),
        [high @ 0..=0x7f, low] => Some(u32::from(*high) << 8 | u32::from(*low)),
        _ => None,
    }
}
