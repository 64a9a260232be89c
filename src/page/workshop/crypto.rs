//! What the browser's `WebCrypto` is asked to do, and what it answers: a little at a time, so that the state decides each next
//! step.

use crate::{
    secret::Secret,
    workshop::{Encryption, PrivateKey, Signing},
};

/// The kinds of key that are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// ECDSA on P-256.
    #[default]
    P256,
    /// ECDSA on P-384.
    P384,
    /// RSA with 2048 bits.
    Rsa2048,
    /// RSA with 3072 bits.
    Rsa3072,
    /// RSA with 4096 bits.
    Rsa4096,
}

impl KeyAlgorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::P256, Self::P384, Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::P256 => "ECDSA P-256",
            Self::P384 => "ECDSA P-384",
            Self::Rsa2048 => "RSA 2048",
            Self::Rsa3072 => "RSA 3072",
            Self::Rsa4096 => "RSA 4096",
        }
    }

    /// The size of an RSA modulus.
    pub fn rsa_bits(self) -> Option<u32> {
        match self {
            Self::P256 | Self::P384 => None,
            Self::Rsa2048 => Some(2048),
            Self::Rsa3072 => Some(3072),
            Self::Rsa4096 => Some(4096),
        }
    }
}

/// Something the browser is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// Make key pairs.
    Generate(KeyAlgorithm, usize),
    /// Sign each of some things with one key.
    Sign {
        /// The key, PKCS#8.
        key: Secret,
        /// How.
        signing: Signing,
        /// What.
        bytes: Vec<Vec<u8>>,
    },
    /// Say which public key belongs to a private one.
    PublicKey {
        /// The key, PKCS#8.
        key: Secret,
        /// How it signs: its kind.
        signing: Signing,
    },
    /// Encrypt each of some things under a passphrase: one salt for all, an initialisation vector for each.
    Encrypt {
        /// The passphrase, UTF-8.
        passphrase: Secret,
        /// What.
        plain: Vec<Secret>,
    },
    /// Decrypt something.
    Decrypt {
        /// The passphrase, UTF-8.
        passphrase: Secret,
        /// How it is encrypted.
        encryption: Encryption,
        /// What.
        ciphertext: Vec<u8>,
    },
    /// Nothing, but let the page be drawn.
    Pause,
}

/// A new key pair.
#[derive(Debug)]
pub struct NewKey {
    /// The private key, PKCS#8.
    pub key: Secret,
    /// DER of `SubjectPublicKeyInfo`.
    pub public_key: Vec<u8>,
    /// Random bytes, for the serial number of its certificate.
    pub entropy: [u8; 16],
}

/// What the browser answers.
#[derive(Debug)]
pub enum Answer {
    /// New key pairs.
    Keys(Vec<NewKey>),
    /// A signature of each; of ECDSA `r` and `s` side by side.
    Signatures(Vec<Vec<u8>>),
    /// DER of `SubjectPublicKeyInfo`.
    PublicKey(Vec<u8>),
    /// Each with how it is encrypted.
    Encrypted(Vec<(Encryption, Vec<u8>)>),
    /// What was decrypted.
    Decrypted(Secret),
    /// The page was drawn.
    Paused,
    /// It was refused. Browsers do not say why; of a decryption it is the passphrase.
    Refused,
}

/// The way a key signs, by its kind.
pub fn signing(key: &PrivateKey) -> Signing {
    use crate::{chain::Curve, workshop::KeyKind};
    match key.kind {
        KeyKind::Rsa => Signing::Rsa,
        KeyKind::Ec(Curve::P256) => Signing::P256,
        KeyKind::Ec(Curve::P384) => Signing::P384,
        KeyKind::Ec(Curve::P521) => Signing::P521,
    }
}
