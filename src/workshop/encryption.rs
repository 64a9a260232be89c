//! Encryption under a passphrase, PBES2 (RFC 8018, section 6.2): its parameters. Deriving the key and encrypting are
//! `WebCrypto`'s (`PBKDF2`, `AES-CBC`).

use super::der::{NULL, OCTET_STRING, SEQUENCE, element, integer};
use crate::certificate::element::Element;

/// How often a passphrase is hashed for what is made here (OWASP's advice for HMAC-SHA-256).
pub const ITERATIONS: u32 = 600_000;
/// More is not computed: it would take minutes, and only somebody who wants that asks for it.
const MAX_ITERATIONS: u32 = 20_000_000;

const PBES2: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 13];
const PBKDF2: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 5, 12];
const HMAC_SHA256: [u8; 10] = [0x06, 8, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 2, 9];
const AES_256_CBC: [u8; 11] = [0x06, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 1, 42];

/// The hash of the key derivation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prf {
    /// HMAC-SHA-1, the default of old files.
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-384.
    Sha384,
    /// HMAC-SHA-512.
    Sha512,
}

/// The cipher, in CBC mode with PKCS#7 padding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cipher {
    /// AES with a key of 128 bits.
    Aes128,
    /// AES with a key of 256 bits.
    Aes256,
}

/// How something is encrypted under a passphrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encryption {
    /// The hash of PBKDF2.
    pub prf: Prf,
    /// Its salt.
    pub salt: Vec<u8>,
    /// Its iterations.
    pub iterations: u32,
    /// The cipher, whose key it derives.
    pub cipher: Cipher,
    /// The cipher's initialisation vector, 16 bytes.
    pub iv: [u8; 16],
}

impl Prf {
    /// The hash's name in `WebCrypto`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA-1",
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }
}

impl Cipher {
    /// The size of its key, in bits.
    pub fn key_bits(self) -> u16 {
        match self {
            Self::Aes128 => 128,
            Self::Aes256 => 256,
        }
    }
}

impl Encryption {
    /// As everything here is encrypted: PBKDF2 with HMAC-SHA-256 and [`ITERATIONS`], AES-256-CBC. Both arguments are random
    /// and used once.
    pub fn new(salt: [u8; 16], iv: [u8; 16]) -> Self {
        let salt = salt.to_vec();
        Self { prf: Prf::Sha256, salt, iterations: ITERATIONS, cipher: Cipher::Aes256, iv }
    }

    /// `AlgorithmIdentifier`. Of what [`Encryption::new`] gives only.
    pub(super) fn identifier(&self) -> Vec<u8> {
        let derivation = element(
            SEQUENCE,
            &[
                &element(OCTET_STRING, &[&self.salt]),
                &integer(&self.iterations.to_be_bytes()),
                &element(SEQUENCE, &[&HMAC_SHA256, &NULL]),
            ],
        );
        let cipher = element(SEQUENCE, &[&AES_256_CBC, &element(OCTET_STRING, &[&self.iv])]);
        let parameters = element(SEQUENCE, &[&element(SEQUENCE, &[&PBKDF2, &derivation]), &cipher]);
        element(SEQUENCE, &[&PBES2, &parameters])
    }

    /// Reads an `AlgorithmIdentifier`; where it is another scheme, its OID or what about it is not supported.
    pub(super) fn read(identifier: &Element<'_>) -> Result<Self, String> {
        let broken = || "PBES2".to_owned();
        let parts = identifier.sequence().map_err(|_| broken())?;
        let scheme = parts.first().and_then(Element::oid).ok_or_else(broken)?;
        if scheme != "1.2.840.113549.1.5.13" {
            return Err(scheme);
        }
        let (derivation, cipher) = parts.get(1).and_then(pair).ok_or_else(broken)?;
        let (name, parameters) = pair(&derivation).ok_or_else(broken)?;
        if name.oid().as_deref() != Some("1.2.840.113549.1.5.12") {
            return Err(name.oid().unwrap_or_else(broken));
        }
        let (prf, salt, iterations) = pbkdf2(&parameters)?;
        let (name, iv) = pair(&cipher).ok_or_else(broken)?;
        let cipher = match name.oid().as_deref() {
            Some("2.16.840.1.101.3.4.1.2") => Cipher::Aes128,
            Some("2.16.840.1.101.3.4.1.42") => Cipher::Aes256,
            other => return Err(other.unwrap_or("PBES2").to_owned()),
        };
        let iv = iv.value().try_into().map_err(|_| broken())?;
        Ok(Self { prf, salt, iterations, cipher, iv })
    }
}

fn pair<'a>(sequence: &Element<'a>) -> Option<(Element<'a>, Element<'a>)> {
    match sequence.sequence().ok()?[..] {
        [one, other] => Some((one, other)),
        _ => None,
    }
}

/// `PBKDF2-params` (RFC 8018, appendix A.2): salt, iterations, perhaps the key's length, perhaps the hash.
fn pbkdf2(parameters: &Element<'_>) -> Result<(Prf, Vec<u8>, u32), String> {
    let broken = || "PBKDF2".to_owned();
    let parts = parameters.sequence().map_err(|_| broken())?;
    let [salt, iterations, rest @ ..] = parts.as_slice() else { return Err(broken()) };
    let digits = iterations.value();
    let number =
        digits.iter().try_fold(0_u32, |sum, byte| sum.checked_mul(256)?.checked_add(u32::from(*byte)));
    let iterations = number.filter(|number| (1..=MAX_ITERATIONS).contains(number)).ok_or_else(broken)?;
    let hash = rest.iter().find_map(|part| part.sequence().ok()?.first()?.oid());
    let prf = match hash.as_deref() {
        None | Some("1.2.840.113549.2.7") => Prf::Sha1,
        Some("1.2.840.113549.2.9") => Prf::Sha256,
        Some("1.2.840.113549.2.10") => Prf::Sha384,
        Some("1.2.840.113549.2.11") => Prf::Sha512,
        Some(other) => return Err(other.to_owned()),
    };
    Ok((prf, salt.value().to_vec(), iterations))
}

/// `EncryptedPrivateKeyInfo` (RFC 5958, section 3), from the encrypted PKCS#8.
pub fn encrypted_key(encryption: &Encryption, ciphertext: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&encryption.identifier(), &element(OCTET_STRING, &[ciphertext])])
}
