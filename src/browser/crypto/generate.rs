//! New key pairs.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{CryptoKey, CryptoKeyPair};

use super::{export, object, pause, random, subtle, usages, wait};
use crate::{
    page::workshop::crypto::{Answer, KeyAlgorithm, NewKey},
    secret::Secret,
};

/// Pairs of keys that sign.
pub(super) async fn key_pairs(algorithm: KeyAlgorithm, count: usize) -> Result<Answer, JsValue> {
    let parameters = match algorithm.rsa_bits() {
        None => {
            let curve = if algorithm == KeyAlgorithm::P384 { "P-384" } else { "P-256" };
            object(&[("name", "ECDSA".into()), ("namedCurve", curve.into())])?
        }
        Some(bits) => object(&[
            ("name", "RSASSA-PKCS1-v1_5".into()),
            ("hash", "SHA-256".into()),
            ("modulusLength", bits.into()),
            ("publicExponent", Uint8Array::from(&[1, 0, 1][..]).into()),
        ])?,
    };
    let usages = usages(&["sign", "verify"]);
    let mut keys = Vec::with_capacity(count);
    for _ in 0..count {
        pause().await?;
        let pair: CryptoKeyPair =
            wait(subtle()?.generate_key_with_object(&parameters, true, &usages)).await?;
        let (private, public): (CryptoKey, CryptoKey) = (pair.get_private_key(), pair.get_public_key());
        let key = Secret::new(export("pkcs8", &private).await?);
        keys.push(NewKey { key, public_key: export("spki", &public).await?, entropy: random()? });
    }
    Ok(Answer::Keys(keys))
}
