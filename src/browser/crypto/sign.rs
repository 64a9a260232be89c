//! Signatures.

use wasm_bindgen::JsValue;

use super::{bytes, import::private_key, object, subtle};
use crate::{page::workshop::crypto::Answer, secret::Secret, workshop::Signing};

/// Signs each of some bytes; of ECDSA the answer is `r` and `s` side by side.
pub(super) async fn sign(key: &Secret, signing: Signing, signed: &[Vec<u8>]) -> Result<Answer, JsValue> {
    let key = private_key(key, signing, false).await?;
    let (name, hash) = match signing {
        Signing::P256 => ("ECDSA", "SHA-256"),
        Signing::P384 => ("ECDSA", "SHA-384"),
        Signing::P521 => ("ECDSA", "SHA-512"),
        Signing::Rsa => ("RSASSA-PKCS1-v1_5", "SHA-256"),
    };
    let algorithm = object(&[("name", name.into()), ("hash", hash.into())])?;
    let mut signatures = Vec::with_capacity(signed.len());
    for signed in signed {
        let data = js_sys::Uint8Array::from(&**signed);
        signatures.push(bytes(subtle()?.sign_with_object_and_buffer_source(&algorithm, &key, &data)).await?);
    }
    Ok(Answer::Signatures(signatures))
}
