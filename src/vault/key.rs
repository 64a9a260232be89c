//! What a passphrase gives: a key that encrypts, and a value that tells whether it is the right one.
//!
//! PBKDF2 with HMAC-SHA-256, which the browser computes, hashes the passphrase to 32 bytes. HKDF-Expand (RFC 5869, section 2.3)
//! makes two things of these, so that the one in the file says nothing of the other.

use crate::{sas::hmac_sha256, secret::Secret};

/// How often a new passphrase is hashed (OWASP's advice for HMAC-SHA-256).
pub const ITERATIONS: u32 = 600_000;
/// A file whose passphrase is hashed less often was not made here; it would be easier to guess.
pub const LEAST_ITERATIONS: u32 = ITERATIONS;
/// More is not computed: it would take minutes.
pub const MOST_ITERATIONS: u32 = 10_000_000;

const ENCRYPTION: &[u8] = b"dps-enroll vault encryption\x01";
const CHECK: &[u8] = b"dps-enroll vault check\x01";

/// How a passphrase becomes a key, and what it has to come to: the part of a file that stays while profiles come and go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// How often the passphrase is hashed.
    pub iterations: u32,
    /// With which salt.
    pub salt: [u8; 16],
    /// What tells the right key.
    pub check: [u8; 16],
}

/// The key of a vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What it fits.
    pub(super) header: Header,
    /// The AES-256 key.
    pub cipher: Secret,
}

impl Key {
    /// The key that a hashed passphrase gives.
    pub fn new(hashed: &Secret, salt: [u8; 16], iterations: u32) -> Self {
        let mut check = [0; 16];
        for (to, from) in check.iter_mut().zip(hmac_sha256(hashed, &[CHECK])) {
            *to = from;
        }
        let cipher = Secret::new(hmac_sha256(hashed, &[ENCRYPTION]).to_vec());
        Self { header: Header { iterations, salt, check }, cipher }
    }

    /// What is authenticated along with the profiles.
    pub fn associated(&self) -> Vec<u8> {
        self.header.text().into_bytes()
    }
}
