//! Keys as PEM. Certificates know their own ([`Certificate::to_pem`](crate::certificate::Certificate::to_pem)).

use crate::{certificate::pem::write, secret::Secret};

/// A private key from its PKCS#8.
pub fn key_pem(pkcs8: &Secret) -> Secret {
    // EXPOSE: this is the download the person asked for.
    Secret::new(write("PRIVATE KEY", pkcs8.expose()))
}

/// An encrypted private key from its `EncryptedPrivateKeyInfo`.
pub fn encrypted_key_pem(der: &[u8]) -> String {
    String::from_utf8_lossy(&write("ENCRYPTED PRIVATE KEY", der)).into_owned()
}
