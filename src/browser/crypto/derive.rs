//! Encryption under a passphrase: PBKDF2, then AES-CBC.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::{array, bytes, object, pause, random, subtle, usages, wait};
use crate::{page::workshop::crypto::Answer, secret::Secret, workshop::Encryption};

/// After how many keys the page is drawn.
const AT_A_TIME: usize = 25;

/// A passphrase as the browser has it, and how it is hashed.
pub(super) async fn pbkdf2(
    passphrase: &Secret,
    hash: &str,
    salt: &[u8],
    iterations: u32,
    usage: &str,
) -> Result<(CryptoKey, Object), JsValue> {
    let base = subtle()?.import_key_with_str("raw", &array(passphrase), "PBKDF2", false, &usages(&[usage]));
    let derivation = object(&[
        ("name", "PBKDF2".into()),
        ("hash", hash.into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    Ok((wait(base).await?, derivation))
}

/// The key that a passphrase gives.
async fn key(passphrase: &Secret, encryption: &Encryption, usage: &str) -> Result<CryptoKey, JsValue> {
    let Encryption { prf, salt, iterations, .. } = encryption;
    let (base, derivation) = pbkdf2(passphrase, prf.as_str(), salt, *iterations, "deriveKey").await?;
    let (subtle, usage) = (subtle()?, usages(&[usage]));
    let derived = object(&[("name", "AES-CBC".into()), ("length", encryption.cipher.key_bits().into())])?;
    wait(subtle.derive_key_with_object_and_object(&derivation, &base, &derived, false, &usage)).await
}

fn cipher(encryption: &Encryption) -> Result<Object, JsValue> {
    object(&[("name", "AES-CBC".into()), ("iv", Uint8Array::from(&encryption.iv[..]).into())])
}

/// Encrypts each with an initialisation vector of its own.
pub(super) async fn encrypt(passphrase: &Secret, plain: &[Secret]) -> Result<Answer, JsValue> {
    let salt = random()?;
    let key = key(passphrase, &Encryption::new(salt, random()?), "encrypt").await?;
    let mut encrypted = Vec::with_capacity(plain.len());
    for (at, secret) in plain.iter().enumerate() {
        if at % AT_A_TIME == 0 {
            pause().await?;
        }
        let encryption = Encryption::new(salt, random()?);
        let cipher = cipher(&encryption)?;
        let promise = subtle()?.encrypt_with_object_and_buffer_source(&cipher, &key, &array(secret));
        encrypted.push((encryption, bytes(promise).await?));
    }
    Ok(Answer::Encrypted(encrypted))
}

/// Decrypts; a wrong passphrase is refused, or gives bytes that are no key.
pub(super) async fn decrypt(
    passphrase: &Secret,
    encryption: &Encryption,
    ciphertext: &[u8],
) -> Result<Answer, JsValue> {
    let key = key(passphrase, encryption, "decrypt").await?;
    let cipher = cipher(encryption)?;
    let ciphertext = Uint8Array::from(ciphertext);
    let plain = bytes(subtle()?.decrypt_with_object_and_buffer_source(&cipher, &key, &ciphertext)).await?;
    Ok(Answer::Decrypted(Secret::new(plain)))
}
