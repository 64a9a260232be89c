//! PKCS#12 (RFC 7292): certificates and their key in one file under a passphrase, for Windows.
//!
//! Both are encrypted as everything here ([`Encryption`]); Windows reads that since Windows 10 1709 and Server 2019, OpenSSL
//! since 1.1. The MAC is HMAC-SHA-256 with the key derivation of PKCS#12 itself (appendix B), because neither Windows nor
//! OpenSSL 3.0 reads PBMAC1 (RFC 9579). A passphrase is guessed against the weaker of the two, which is the MAC.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac as _};
use sha1::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{
    der::{NULL, OCTET_STRING, SEQUENCE, SET, element, explicit, implicit, integer},
    encryption::{Encryption, encrypted_key},
};
use crate::{certificate::Certificate, secret::Secret};

const DATA: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
const ENCRYPTED_DATA: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6];
const KEY_BAG: [u8; 13] = [0x06, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 2];
const CERTIFICATE_BAG: [u8; 13] = [0x06, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 3];
const X509: [u8; 12] = [0x06, 10, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 22, 1];
const LOCAL_KEY_ID: [u8; 11] = [0x06, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 21];
const SHA256: [u8; 11] = [0x06, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];

/// What goes into a file.
#[derive(Clone, Debug)]
pub struct Pkcs12<'a> {
    /// How the certificates are encrypted.
    pub certificates: &'a Encryption,
    /// The bags of [`certificate_bags`], encrypted so.
    pub encrypted_certificates: &'a [u8],
    /// How the key is encrypted.
    pub key: &'a Encryption,
    /// The PKCS#8 of the key, encrypted so.
    pub encrypted_key: &'a [u8],
    /// The certificate that the key belongs to.
    pub own: &'a Certificate,
    /// The key of the MAC over it all, of the same passphrase as the encryption.
    pub mac: &'a MacKey,
}

/// The key of a file's MAC (RFC 7292, appendix B.2, with SHA-256 and ID 3): one block, which is as long as the key. No browser
/// derives it, and it takes a while: it is derived in many short goes.
#[derive(Clone)]
pub struct MacKey {
    key: Zeroizing<[u8; 32]>,
    salt: [u8; 16],
    iterations: u32,
    left: u32,
}

/// The certificates as what is to be encrypted: the key's own first, then its CAs.
pub fn certificate_bags(own: &Certificate, authorities: &[Certificate]) -> Vec<u8> {
    let bag = |certificate: &Certificate, attributes: &[u8]| {
        let value = element(
            SEQUENCE,
            &[&X509, &element(explicit(0), &[&element(OCTET_STRING, &[certificate.der()])])],
        );
        element(SEQUENCE, &[&CERTIFICATE_BAG, &element(explicit(0), &[&value]), attributes])
    };
    let mut bags = vec![bag(own, &attributes(own))];
    bags.extend(authorities.iter().map(|authority| bag(authority, &[])));
    element(SEQUENCE, &[&bags.concat()])
}

/// What ties a key to its certificate: the same identifier at both.
fn attributes(own: &Certificate) -> Vec<u8> {
    let id = element(OCTET_STRING, &[own.sha1_thumbprint.as_bytes()]);
    element(SET, &[&element(SEQUENCE, &[&LOCAL_KEY_ID, &element(SET, &[&id])])])
}

impl fmt::Debug for MacKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MacKey").field("left", &self.left).finish_non_exhaustive()
    }
}

impl MacKey {
    /// Begins with a passphrase, UTF-8, a random salt, and how often the passphrase is hashed. `None` where it is no UTF-8.
    pub fn new(passphrase: &Secret, salt: [u8; 16], iterations: u32) -> Option<Self> {
        /// What SHA-256 takes at once.
        const BLOCK: usize = 64;
        // EXPOSE: the MAC's key is derived from it.
        let passphrase = std::str::from_utf8(passphrase.expose()).ok()?;
        let mut units = Zeroizing::new(Vec::with_capacity(2 * passphrase.len() + 2));
        for unit in passphrase.encode_utf16().chain([0]) {
            units.extend(unit.to_be_bytes());
        }
        let fill = |bytes: &[u8]| {
            let length = bytes.len().div_ceil(BLOCK) * BLOCK;
            Zeroizing::new(bytes.iter().copied().cycle().take(length).collect::<Vec<u8>>())
        };
        let start =
            Sha256::new().chain_update([3; BLOCK]).chain_update(&*fill(&salt)).chain_update(&*fill(&units));
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(&start.finalize());
        Some(Self { key, salt, iterations, left: iterations.saturating_sub(1) })
    }

    /// Hashes some times more; says whether the key is there.
    pub fn go_on(&mut self, times: u32) -> bool {
        for _ in 0..times.min(self.left) {
            let next = Sha256::digest(*self.key);
            self.key.copy_from_slice(&next);
        }
        self.left = self.left.saturating_sub(times);
        self.left == 0
    }
}

/// The file. `None` where the key of its MAC is not derived yet.
pub fn pkcs12(content: &Pkcs12<'_>) -> Option<Vec<u8>> {
    let encrypted = element(
        SEQUENCE,
        &[
            &DATA,
            &content.certificates.identifier(),
            &element(implicit(0), &[content.encrypted_certificates]),
        ],
    );
    let encrypted = element(SEQUENCE, &[&integer(&[]), &encrypted]);
    let certificates = element(SEQUENCE, &[&ENCRYPTED_DATA, &element(explicit(0), &[&encrypted])]);
    let key = encrypted_key(content.key, content.encrypted_key);
    let bag = element(SEQUENCE, &[&KEY_BAG, &element(explicit(0), &[&key]), &attributes(content.own)]);
    let safe = element(SEQUENCE, &[&certificates, &data(&element(SEQUENCE, &[&bag]))]);
    let mac = content.mac;
    if mac.left > 0 {
        return None;
    }
    let mut hmac = Hmac::<Sha256>::new_from_slice(&*mac.key).ok()?;
    hmac.update(&safe);
    let digest = hmac.finalize().into_bytes();
    let digest =
        element(SEQUENCE, &[&element(SEQUENCE, &[&SHA256, &NULL]), &element(OCTET_STRING, &[&digest])]);
    let mac = element(
        SEQUENCE,
        &[&digest, &element(OCTET_STRING, &[&mac.salt]), &integer(&mac.iterations.to_be_bytes())],
    );
    Some(element(SEQUENCE, &[&integer(&[3]), &data(&safe), &mac]))
}

/// `ContentInfo` of data.
fn data(content: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&DATA, &element(explicit(0), &[&element(OCTET_STRING, &[content])])])
}
