//! Private keys as people have them: PKCS#8, SEC1, PKCS#1, encrypted PKCS#8, each in PEM or DER. All become PKCS#8 (RFC 5958),
//! which `WebCrypto` imports.

use base64::{Engine, engine::general_purpose::STANDARD};
use der::Tag;
use zeroize::Zeroizing;

use super::{
    der::{NULL, OCTET_STRING, SEQUENCE, element, integer},
    encryption::Encryption,
};
use crate::{
    certificate::element::{Element, explicit},
    chain::Curve,
    secret::Secret,
};

const RSA: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1];
const EC: [u8; 9] = [0x06, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1];

/// A key file, read.
#[derive(Clone, Debug)]
pub enum KeyFile {
    /// A key.
    Plain(PrivateKey),
    /// A key under a passphrase.
    Encrypted(EncryptedKey),
}

/// A private key.
#[derive(Clone, Debug)]
pub struct PrivateKey {
    /// PKCS#8, DER.
    pub pkcs8: Secret,
    /// Its kind.
    pub kind: KeyKind,
}

/// The kinds of key that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA.
    Rsa,
    /// An elliptic curve.
    Ec(Curve),
}

/// A private key under a passphrase: what the edge decrypts becomes a key by [`PrivateKey::from_pkcs8`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedKey {
    /// How it is encrypted.
    pub encryption: Encryption,
    /// The encrypted PKCS#8.
    pub ciphertext: Vec<u8>,
}

/// Why a file is no key that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFileError {
    /// There is no private key in it.
    NoKey,
    /// There are several.
    Several {
        /// How many.
        count: usize,
    },
    /// The key is cut off, or its base64 is wrong.
    NotBase64,
    /// Its bytes are no private key. Of what was decrypted: the passphrase is wrong.
    NotAKey,
    /// Encrypted in OpenSSL's old way (`Proc-Type: 4,ENCRYPTED`), whose key derivation is no protection.
    OldEncryption,
    /// Encrypted in another way: its OID or name.
    Encryption(String),
    /// A key of another kind: its OID or name.
    Kind(String),
}

/// Reads a key file: text or DER. What else is in the file, certificates or parameters, is passed over.
///
/// # Errors
/// Says why there is no usable key.
pub fn read_key(bytes: &[u8]) -> Result<KeyFile, KeyFileError> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.contains("-----BEGIN ")) else {
        return from_der(bytes);
    };
    let blocks: Vec<(&str, &str)> = text.split("-----BEGIN ").skip(1).filter_map(block).collect();
    let keys: Vec<_> = blocks.iter().filter(|(label, _)| label.ends_with("PRIVATE KEY")).collect();
    let body = match keys[..] {
        [] => return Err(KeyFileError::NoKey),
        [(_, body)] => body,
        _ => return Err(KeyFileError::Several { count: keys.len() }),
    };
    if body.contains("Proc-Type:") {
        return Err(KeyFileError::OldEncryption);
    }
    let (body, _) = body.split_once("-----END ").ok_or(KeyFileError::NotBase64)?;
    let packed: Zeroizing<String> = Zeroizing::new(body.split_whitespace().collect());
    let der = Zeroizing::new(STANDARD.decode(packed.as_bytes()).map_err(|_| KeyFileError::NotBase64)?);
    from_der(&der)
}

/// A label, and what follows it.
fn block(text: &str) -> Option<(&str, &str)> {
    text.split_once("-----").map(|(label, body)| (label.trim(), body))
}

fn from_der(der: &[u8]) -> Result<KeyFile, KeyFileError> {
    let parts = Element::read(der).and_then(|outer| outer.sequence()).map_err(|_| KeyFileError::NotAKey)?;
    let tags: Vec<Tag> = parts.iter().map(Element::tag).collect();
    match (tags.as_slice(), parts.as_slice()) {
        // PKCS#8: version, algorithm, key.
        ([Tag::Integer, Tag::Sequence, Tag::OctetString, ..], _) => {
            PrivateKey::from_pkcs8(Secret::new(der.to_vec())).map(KeyFile::Plain)
        }
        // SEC1: version, key, [0] curve.
        ([Tag::Integer, Tag::OctetString, ..], [_, _, rest @ ..]) => {
            let curve = rest.iter().find(|part| part.tag() == explicit(0));
            let curve = curve.and_then(|part| part.elements().ok()?.first().copied());
            let curve = curve.ok_or_else(|| KeyFileError::Kind("SEC1".to_owned()))?;
            wrap(&[&EC[..], curve.whole()].concat(), der)
        }
        // PKCS#1: version and eight more numbers.
        ([Tag::Integer, Tag::Integer, Tag::Integer, ..], _) => wrap(&[&RSA[..], &NULL].concat(), der),
        // EncryptedPrivateKeyInfo: algorithm, encrypted.
        ([Tag::Sequence, Tag::OctetString], [algorithm, ciphertext]) => {
            let encryption = Encryption::read(algorithm).map_err(KeyFileError::Encryption)?;
            Ok(KeyFile::Encrypted(EncryptedKey { encryption, ciphertext: ciphertext.value().to_vec() }))
        }
        _ => Err(KeyFileError::NotAKey),
    }
}

/// A key in its own form as PKCS#8.
fn wrap(algorithm: &[u8], key: &[u8]) -> Result<KeyFile, KeyFileError> {
    let key = Zeroizing::new(element(OCTET_STRING, &[key]));
    let pkcs8 = element(SEQUENCE, &[&integer(&[]), &element(SEQUENCE, &[algorithm]), &key]);
    PrivateKey::from_pkcs8(Secret::new(pkcs8)).map(KeyFile::Plain)
}

impl PrivateKey {
    /// A key from its PKCS#8.
    ///
    /// # Errors
    /// Where it is none, or of a kind that is not taken.
    pub fn from_pkcs8(pkcs8: Secret) -> Result<Self, KeyFileError> {
        // EXPOSE: what kind it is stands in its bytes.
        let kind = kind(pkcs8.expose())?;
        Ok(Self { pkcs8, kind })
    }
}

fn kind(pkcs8: &[u8]) -> Result<KeyKind, KeyFileError> {
    let parts = Element::read(pkcs8).and_then(|outer| outer.sequence()).map_err(|_| KeyFileError::NotAKey)?;
    let [version, algorithm, key, ..] = parts.as_slice() else { return Err(KeyFileError::NotAKey) };
    if version.tag() != Tag::Integer || key.tag() != Tag::OctetString {
        return Err(KeyFileError::NotAKey);
    }
    let algorithm = algorithm.sequence().map_err(|_| KeyFileError::NotAKey)?;
    let oid = algorithm.first().and_then(Element::oid).ok_or(KeyFileError::NotAKey)?;
    let curve = algorithm.get(1).and_then(Element::oid);
    match (oid.as_str(), curve.as_deref()) {
        ("1.2.840.113549.1.1.1", _) => Ok(KeyKind::Rsa),
        ("1.2.840.10045.2.1", Some("1.2.840.10045.3.1.7")) => Ok(KeyKind::Ec(Curve::P256)),
        ("1.2.840.10045.2.1", Some("1.3.132.0.34")) => Ok(KeyKind::Ec(Curve::P384)),
        ("1.2.840.10045.2.1", Some("1.3.132.0.35")) => Ok(KeyKind::Ec(Curve::P521)),
        ("1.2.840.10045.2.1", Some(other)) => Err(KeyFileError::Kind(other.to_owned())),
        _ => Err(KeyFileError::Kind(oid)),
    }
}
