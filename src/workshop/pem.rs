//! PEM (RFC 7468): 64 columns, LF.

use base64::{Engine, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// A certificate from its DER.
pub fn certificate_pem(der: &[u8]) -> String {
    String::from_utf8_lossy(&block("CERTIFICATE", der)).into_owned()
}

/// A private key from its PKCS#8.
pub fn key_pem(pkcs8: &Secret) -> Secret {
    // EXPOSE: this is the download the person asked for.
    Secret::new(block("PRIVATE KEY", pkcs8.expose()))
}

/// An encrypted private key from its `EncryptedPrivateKeyInfo`.
pub fn encrypted_key_pem(der: &[u8]) -> String {
    String::from_utf8_lossy(&block("ENCRYPTED PRIVATE KEY", der)).into_owned()
}

fn block(label: &str, der: &[u8]) -> Vec<u8> {
    let base64 = Zeroizing::new(STANDARD.encode(der));
    // Of the final size from the start, so that no copy stays behind.
    let mut pem = Vec::with_capacity(base64.len() + base64.len() / 64 + 2 * label.len() + 40);
    pem.extend(b"-----BEGIN ");
    pem.extend(label.as_bytes());
    pem.extend(b"-----\n");
    for line in base64.as_bytes().chunks(64) {
        pem.extend(line);
        pem.push(b'\n');
    }
    pem.extend(b"-----END ");
    pem.extend(label.as_bytes());
    pem.extend(b"-----\n");
    pem
}
