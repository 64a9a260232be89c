//! What the vault is encrypted with: PBKDF2 and AES-256-GCM.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::{array, bytes, derive, object, random, subtle, usages, wait};
use crate::{
    page::vault::{Answer, Ask},
    secret::Secret,
};

/// Does what is asked for.
pub(crate) async fn answer(ask: Ask) -> Answer {
    answered(ask).await.unwrap_or(Answer::Refused)
}

async fn answered(ask: Ask) -> Result<Answer, JsValue> {
    let (key, associated, nonce, text, usage) = match ask {
        Ask::Hash { passphrase, salt, iterations } => {
            let salt = match salt {
                Some(salt) => salt,
                None => random()?,
            };
            let (base, derivation) =
                derive::pbkdf2(&passphrase, "SHA-256", &salt, iterations, "deriveBits").await?;
            let hashed = bytes(subtle()?.derive_bits_with_object(&derivation, &base, 256)).await?;
            return Ok(Answer::Hashed(Secret::new(hashed), salt));
        }
        Ask::Encrypt { key, associated, plain } => {
            let mut nonce = [0; 12];
            nonce.copy_from_slice(&random()?[..12]);
            (key, associated, nonce, array(&plain), "encrypt")
        }
        Ask::Decrypt { key, associated, nonce, ciphertext } => {
            (key, associated, nonce, Uint8Array::from(&*ciphertext), "decrypt")
        }
    };
    let key = subtle()?.import_key_with_str("raw", &array(&key), "AES-GCM", false, &usages(&[usage]));
    let key: CryptoKey = wait(key).await?;
    let cipher = object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&nonce[..]).into()),
        ("additionalData", Uint8Array::from(&*associated).into()),
    ])?;
    let is_encrypted = usage == "encrypt";
    let crypted = if is_encrypted {
        subtle()?.encrypt_with_object_and_buffer_source(&cipher, &key, &text)
    } else {
        subtle()?.decrypt_with_object_and_buffer_source(&cipher, &key, &text)
    };
    let crypted = bytes(crypted).await?;
    Ok(if is_encrypted { Answer::Encrypted(nonce, crypted) } else { Answer::Decrypted(Secret::new(crypted)) })
}
