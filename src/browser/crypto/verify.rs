//! Verifying signatures of certificates. What there is to verify and what comes of it is `chain`'s affair.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::{object, subtle, usages, wait};
use crate::chain::{Algorithm, Answer, Verification};

/// Verifies signatures, one after the other. What the browser refuses to look at, it does not have: that says nothing against
/// a signature.
pub(crate) async fn verify(signatures: &[Verification]) -> Vec<Answer> {
    let mut answers = Vec::with_capacity(signatures.len());
    for one in signatures {
        answers.push(answer(one).await.unwrap_or(Answer::Unsupported));
    }
    answers
}

async fn answer(one: &Verification) -> Result<Answer, JsValue> {
    let bytes = |bytes: &[u8]| Uint8Array::from(bytes);
    let (algorithm, usages) = (algorithm(one.algorithm)?, usages(&["verify"]));
    let public_key = bytes(&one.public_key);
    let key: CryptoKey =
        wait(subtle()?.import_key_with_object("spki", &public_key, &algorithm, false, &usages)).await?;
    let (signature, signed) = (bytes(&one.signature), bytes(&one.signed));
    let fits: JsValue = wait(
        subtle()?
            .verify_with_object_and_buffer_source_and_buffer_source(&algorithm, &key, &signature, &signed),
    )
    .await?;
    Ok(if fits.is_truthy() { Answer::Valid } else { Answer::Invalid })
}

/// What importing a key takes and what verifying takes, in one.
fn algorithm(algorithm: Algorithm) -> Result<Object, JsValue> {
    let name = ("name", algorithm.as_str().into());
    match algorithm {
        Algorithm::RsaPkcs1(hash) => object(&[name, ("hash", hash.as_str().into())]),
        Algorithm::RsaPss { hash, salt_length } => {
            object(&[name, ("hash", hash.as_str().into()), ("saltLength", salt_length.into())])
        }
        Algorithm::Ecdsa { curve, hash } => {
            object(&[name, ("namedCurve", curve.as_str().into()), ("hash", hash.as_str().into())])
        }
        Algorithm::Ed25519 => object(&[name]),
    }
}
