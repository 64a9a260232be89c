//! Public keys and signature algorithms, by name and size.

use std::fmt;

use der::Tag;

use super::element::{Element, Malformed};

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// RSA, by the size of its modulus.
    Rsa {
        /// In bits.
        bits: usize,
    },
    /// An elliptic curve.
    Ec {
        /// Its name, or its OID.
        curve: String,
        /// The size of its field in bits, where the curve is known.
        bits: Option<usize>,
    },
    /// Ed25519.
    Ed25519,
    /// Ed448.
    Ed448,
    /// Another algorithm.
    Other {
        /// Its OID.
        oid: String,
    },
}

/// A signature algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    /// Its name, or its OID.
    pub name: String,
    /// Whether its hash is broken (MD5, SHA-1).
    pub is_weak: bool,
}

const CURVES: [(&str, &str, usize); 7] = [
    ("1.2.840.10045.3.1.7", "P-256", 256),
    ("1.3.132.0.34", "P-384", 384),
    ("1.3.132.0.35", "P-521", 521),
    ("1.3.132.0.10", "secp256k1", 256),
    ("1.3.132.0.33", "P-224", 224),
    ("1.2.840.10045.3.1.1", "P-192", 192),
    ("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1", 256),
];

const SIGNATURES: [(&str, &str, bool); 15] = [
    ("1.2.840.113549.1.1.4", "RSA with MD5", true),
    ("1.2.840.113549.1.1.5", "RSA with SHA-1", true),
    ("1.3.14.3.2.29", "RSA with SHA-1", true),
    ("1.2.840.113549.1.1.10", "RSA-PSS", false),
    ("1.2.840.113549.1.1.11", "RSA with SHA-256", false),
    ("1.2.840.113549.1.1.12", "RSA with SHA-384", false),
    ("1.2.840.113549.1.1.13", "RSA with SHA-512", false),
    ("1.2.840.113549.1.1.14", "RSA with SHA-224", false),
    ("1.2.840.10045.4.1", "ECDSA with SHA-1", true),
    ("1.2.840.10045.4.3.1", "ECDSA with SHA-224", false),
    ("1.2.840.10045.4.3.2", "ECDSA with SHA-256", false),
    ("1.2.840.10045.4.3.3", "ECDSA with SHA-384", false),
    ("1.2.840.10045.4.3.4", "ECDSA with SHA-512", false),
    ("1.3.101.112", "Ed25519", false),
    ("1.3.101.113", "Ed448", false),
];

impl PublicKey {
    /// `SubjectPublicKeyInfo`: algorithm and parameters, then the key as a BIT STRING.
    pub(crate) fn read(info: &Element<'_>) -> Result<Self, Malformed> {
        let [algorithm, key] = info.sequence()?[..] else { return Err(info.malformed()) };
        let algorithm = algorithm.sequence()?;
        let oid = algorithm.first().and_then(Element::oid).ok_or(info.malformed())?;
        Ok(match oid.as_str() {
            "1.2.840.113549.1.1.1" | "1.2.840.113549.1.1.10" => {
                Self::Rsa { bits: modulus_bits(&key).ok_or(key.malformed())? }
            }
            "1.2.840.10045.2.1" => {
                // Without a name the curve is spelt out in its parameters.
                let curve = algorithm.get(1).and_then(Element::oid).unwrap_or_else(|| "explicit".to_owned());
                let known = CURVES.iter().find(|(oid, ..)| *oid == curve);
                known.map_or(Self::Ec { curve: curve.clone(), bits: None }, |(_, name, bits)| Self::Ec {
                    curve: (*name).to_owned(),
                    bits: Some(*bits),
                })
            }
            "1.3.101.112" => Self::Ed25519,
            "1.3.101.113" => Self::Ed448,
            _ => Self::Other { oid },
        })
    }

    /// Shorter than today's minimum: RSA below 2048 bits, curves below 256.
    pub fn is_weak(&self) -> bool {
        match self {
            Self::Rsa { bits } => *bits < 2048,
            Self::Ec { bits, .. } => bits.is_some_and(|bits| bits < 256),
            _ => false,
        }
    }
}

/// The size of the modulus of a PKCS#1 public key (RFC 8017, appendix A.1.1).
fn modulus_bits(key: &Element<'_>) -> Option<usize> {
    // The first byte of a BIT STRING counts the unused bits of its last.
    let numbers = Element::read(key.value().get(1..)?).ok()?.sequence().ok()?;
    let modulus = numbers.first().filter(|number| number.tag() == Tag::Integer)?.value();
    let significant = modulus.iter().skip_while(|byte| **byte == 0);
    let leading = significant.clone().next()?.leading_zeros() as usize;
    Some(significant.count() * 8 - leading)
}

impl SignatureAlgorithm {
    /// `AlgorithmIdentifier`: OID and parameters.
    pub(super) fn read(algorithm: &Element<'_>) -> Result<Self, Malformed> {
        let oid = algorithm.sequence()?.first().and_then(Element::oid).ok_or(algorithm.malformed())?;
        let known = SIGNATURES.iter().find(|(known, ..)| *known == oid);
        let (name, is_weak) =
            known.map_or((oid.clone(), false), |(_, name, weak)| ((*name).to_owned(), *weak));
        Ok(Self { name, is_weak })
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "RSA {bits}"),
            Self::Ec { curve, .. } => write!(f, "EC {curve}"),
            Self::Ed25519 => f.write_str("Ed25519"),
            Self::Ed448 => f.write_str("Ed448"),
            Self::Other { oid } => f.write_str(oid),
        }
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
