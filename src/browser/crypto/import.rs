//! Private keys into the browser, and the public key that belongs to one.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CryptoKey;

use super::{array, export, object, subtle, usages, wait};
use crate::{page::workshop::crypto::Answer, secret::Secret, workshop::Signing};

/// The algorithm of a key that signs so.
fn algorithm(signing: Signing) -> Result<Object, JsValue> {
    let curve = match signing {
        Signing::P256 => "P-256",
        Signing::P384 => "P-384",
        Signing::P521 => "P-521",
        Signing::Rsa => {
            return object(&[("name", "RSASSA-PKCS1-v1_5".into()), ("hash", "SHA-256".into())]);
        }
    };
    object(&[("name", "ECDSA".into()), ("namedCurve", curve.into())])
}

/// A key to sign with.
pub(super) async fn private_key(key: &Secret, signing: Signing, out: bool) -> Result<CryptoKey, JsValue> {
    let (algorithm, usages) = (algorithm(signing)?, usages(&["sign"]));
    wait(subtle()?.import_key_with_object("pkcs8", &array(key), &algorithm, out, &usages)).await
}

/// The public key of a private one: a JWK has both, and without its private members is the public one (RFC 7517).
pub(super) async fn public_key(key: &Secret, signing: Signing) -> Result<Answer, JsValue> {
    let private = private_key(key, signing, true).await?;
    let jwk: Object = wait(subtle()?.export_key("jwk", &private)).await?;
    for name in ["d", "p", "q", "dp", "dq", "qi"] {
        Reflect::delete_property(&jwk, &name.into())?;
    }
    let operations = usages(&["verify"]);
    Reflect::set(&jwk, &"key_ops".into(), &operations)?;
    let algorithm = algorithm(signing)?;
    let public: CryptoKey =
        wait(subtle()?.import_key_with_object("jwk", &jwk, &algorithm, true, &operations)).await?;
    Ok(Answer::PublicKey(export("spki", &public).await?))
}
