//! The file: JSON, as it is stored in the browser and as it is exported.
//!
//! ```json
//! {
//!   "format": "dps-enroll vault",
//!   "version": 1,
//!   "kdf": "PBKDF2-HMAC-SHA-256",
//!   "iterations": 600000,
//!   "salt": "16 bytes",
//!   "check": "16 bytes: HKDF-Expand of the hashed passphrase, with “dps-enroll vault check”",
//!   "cipher": "AES-256-GCM",
//!   "nonce": "12 bytes",
//!   "ciphertext": "the profiles, and the tag of 16 bytes",
//!   "sha256": "SHA-256 of the values above, each and a line feed"
//! }
//! ```
//!
//! Bytes are in base64. The values down to `cipher`, each and a line feed, are the associated data of the encryption.
//!
//! | what is wrong | how it is told |
//! |---|---|
//! | another file | it is no JSON object that names the format |
//! | damage: cut off, a bit turned | the SHA-256, which anybody can compute, does not fit |
//! | the passphrase | the check value is another |
//! | somebody changed it | SHA-256 and check value fit, but AES-GCM refuses it |
//!
//! Whoever changes salt or check value as well makes it look like a wrong passphrase: without the passphrase nobody can tell.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::key::{Header, Key, LEAST_ITERATIONS, MOST_ITERATIONS};
use crate::json;

const FORMAT: &str = "dps-enroll vault";
const VERSION: u64 = 1;
const KDF: &str = "PBKDF2-HMAC-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// An encrypted vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    header: Header,
    /// The nonce of its encryption, which is used once.
    pub nonce: [u8; 12],
    /// The profiles, encrypted, and the tag.
    pub ciphertext: Vec<u8>,
}

/// Why a vault cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// It is something else.
    NotAVault,
    /// It is of a version, or is encrypted in a way, that this page does not know.
    Version,
    /// It is cut off, or a part of it was overwritten.
    Damaged,
    /// Its passphrase is hashed too seldom, or so often that it would take minutes.
    Iterations(u64),
    /// The passphrase is another one.
    WrongPassphrase,
    /// The passphrase is right, and the content is not what was encrypted with it.
    Changed,
}

impl Header {
    /// The values that are authenticated.
    pub(super) fn text(&self) -> String {
        let (iterations, salt, check) =
            (self.iterations.to_string(), STANDARD.encode(self.salt), STANDARD.encode(self.check));
        lines(&[FORMAT, &VERSION.to_string(), KDF, &iterations, &salt, &check, CIPHER])
    }
}

impl File {
    /// A file of what was encrypted with a key.
    pub fn new(key: &Key, nonce: [u8; 12], ciphertext: Vec<u8>) -> Self {
        Self { header: key.header.clone(), nonce, ciphertext }
    }

    /// How often its passphrase is hashed.
    pub fn iterations(&self) -> u32 {
        self.header.iterations
    }

    /// With which salt.
    pub fn salt(&self) -> [u8; 16] {
        self.header.salt
    }

    /// Whether a key is the one of this file.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`].
    pub fn fits(&self, key: &Key) -> Result<(), VaultError> {
        if self.header == key.header { Ok(()) } else { Err(VaultError::WrongPassphrase) }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// All but those that take a passphrase to tell.
    pub fn read(text: &str) -> Result<Self, VaultError> {
        let object = json::read_object(text).map_err(|_| {
            // The beginning of one that is cut off.
            if text.contains(FORMAT) { VaultError::Damaged } else { VaultError::NotAVault }
        })?;
        if text_of(&object, "format") != Some(FORMAT) {
            return Err(VaultError::NotAVault);
        }
        let number = |name| object.get(name).and_then(Value::as_u64).ok_or(VaultError::Damaged);
        if number("version")? != VERSION {
            return Err(VaultError::Version);
        }
        let value = |name| text_of(&object, name).ok_or(VaultError::Damaged);
        let iterations = number("iterations")?;
        let (kdf, cipher) = (value("kdf")?, value("cipher")?);
        let (salt, check, nonce) = (value("salt")?, value("check")?, value("nonce")?);
        let (ciphertext, sum) = (value("ciphertext")?, value("sha256")?);
        let header = [FORMAT, &VERSION.to_string(), kdf, &iterations.to_string(), salt, check, cipher];
        if checksum(&lines(&header), nonce, ciphertext) != sum {
            return Err(VaultError::Damaged);
        }
        if (kdf, cipher) != (KDF, CIPHER) {
            return Err(VaultError::Version);
        }
        let counted = u32::try_from(iterations).ok();
        let counted = counted.filter(|count| (LEAST_ITERATIONS..=MOST_ITERATIONS).contains(count));
        let iterations = counted.ok_or(VaultError::Iterations(iterations))?;
        let header = Header { iterations, salt: sized(salt)?, check: sized(check)? };
        Ok(Self { header, nonce: sized(nonce)?, ciphertext: bytes(ciphertext)? })
    }

    /// Writes it.
    pub fn write(&self) -> String {
        let Header { iterations, salt, check } = &self.header;
        let (nonce, ciphertext) = (STANDARD.encode(self.nonce), STANDARD.encode(&self.ciphertext));
        let sum = checksum(&self.header.text(), &nonce, &ciphertext);
        // No value has anything in it that JSON would escape.
        [
            "{\n  \"format\": \"",
            FORMAT,
            "\",\n  \"version\": ",
            &VERSION.to_string(),
            ",\n  \"kdf\": \"",
            KDF,
            "\",\n  \"iterations\": ",
            &iterations.to_string(),
            ",\n  \"salt\": \"",
            &STANDARD.encode(salt),
            "\",\n  \"check\": \"",
            &STANDARD.encode(check),
            "\",\n  \"cipher\": \"",
            CIPHER,
            "\",\n  \"nonce\": \"",
            &nonce,
            "\",\n  \"ciphertext\": \"",
            &ciphertext,
            "\",\n  \"sha256\": \"",
            &sum,
            "\"\n}\n",
        ]
        .concat()
    }
}

fn text_of<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name).and_then(Value::as_str)
}

fn lines(values: &[&str]) -> String {
    values.iter().flat_map(|value| [value, "\n"]).collect()
}

fn checksum(header: &str, nonce: &str, ciphertext: &str) -> String {
    STANDARD.encode(Sha256::digest([header, &lines(&[nonce, ciphertext])].concat()))
}

fn bytes(text: &str) -> Result<Vec<u8>, VaultError> {
    STANDARD.decode(text).map_err(|_| VaultError::Damaged)
}

fn sized<const N: usize>(text: &str) -> Result<[u8; N], VaultError> {
    bytes(text)?.try_into().map_err(|_| VaultError::Damaged)
}
