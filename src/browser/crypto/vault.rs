//! What the vault is encrypted with: PBKDF2 and AES-256-GCM.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::{array, bytes, derive, object, random, subtle, usages, wait};
use crate::{
    page::vault::{Answer, Ask},
    secret::Secret,
};

/// Does what is asked for.
pub(crate) async fn answer(ask: Ask) -> Answer {
    let answer = match ask {
        Ask::Hash { passphrase, salt, iterations } => hash(&passphrase, salt, iterations).await,
        Ask::Encrypt { key, associated, plain } => encrypt(&key, &associated, &plain).await,
        Ask::Decrypt { key, associated, nonce, ciphertext } => {
            decrypt(&key, &associated, nonce, &ciphertext).await
        }
    };
    answer.unwrap_or(Answer::Refused)
}

async fn hash(passphrase: &Secret, salt: Option<[u8; 16]>, iterations: u32) -> Result<Answer, JsValue> {
    let salt = salt.unwrap_or_else(random);
    let (base, derivation) = derive::pbkdf2(passphrase, "SHA-256", &salt, iterations, "deriveBits").await?;
    let hashed = bytes(subtle()?.derive_bits_with_object(&derivation, &base, 256)).await?;
    Ok(Answer::Hashed(Secret::new(hashed), salt))
}

async fn encrypt(key: &Secret, associated: &[u8], plain: &Secret) -> Result<Answer, JsValue> {
    let mut nonce = [0; 12];
    nonce.copy_from_slice(&random()[..12]);
    let (key, cipher) = cipher(key, associated, nonce, "encrypt").await?;
    let promise = subtle()?.encrypt_with_object_and_buffer_source(&cipher, &key, &array(plain));
    Ok(Answer::Encrypted(nonce, bytes(promise).await?))
}

async fn decrypt(
    key: &Secret,
    associated: &[u8],
    nonce: [u8; 12],
    ciphertext: &[u8],
) -> Result<Answer, JsValue> {
    let (key, cipher) = cipher(key, associated, nonce, "decrypt").await?;
    let ciphertext = Uint8Array::from(ciphertext);
    let promise = subtle()?.decrypt_with_object_and_buffer_source(&cipher, &key, &ciphertext);
    Ok(Answer::Decrypted(Secret::new(bytes(promise).await?)))
}

/// The browser's key and the parameters of the cipher.
async fn cipher(
    key: &Secret,
    associated: &[u8],
    nonce: [u8; 12],
    usage: &str,
) -> Result<(CryptoKey, Object), JsValue> {
    let key = subtle()?.import_key_with_str("raw", &array(key), "AES-GCM", false, &usages(&[usage]));
    let cipher = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&nonce[..]).into()),
        ("additionalData", Uint8Array::from(associated).into()),
    ])?;
    Ok((wait(key).await?, cipher))
}
