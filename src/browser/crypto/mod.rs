//! `WebCrypto`: keys, signatures and encryption. What is asked for and what comes of it is `page::workshop`'s affair, and
//! `page::vault`'s; keys are here for the time of one call only.

mod derive;
mod generate;
mod import;
mod sign;
pub(crate) mod vault;
mod verify;

pub(crate) use self::verify::verify;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::{
    page::workshop::crypto::{Answer, Ask},
    secret::Secret,
};

/// Does what is asked for; with random bytes for what comes of it.
pub(crate) async fn answer(ask: Ask) -> (Answer, [u8; 16]) {
    let answer = answered(ask).await.and_then(|answer| Ok((answer, random()?)));
    answer.unwrap_or((Answer::Refused, [0; 16]))
}

async fn answered(ask: Ask) -> Result<Answer, JsValue> {
    match ask {
        Ask::Generate(algorithm, count) => generate::key_pairs(algorithm, count).await,
        Ask::Sign { key, signing, bytes } => sign::sign(&key, signing, &bytes).await,
        Ask::PublicKey { key, signing } => import::public_key(&key, signing).await,
        Ask::Encrypt { passphrase, plain } => derive::encrypt(&passphrase, &plain).await,
        Ask::Decrypt { passphrase, encryption, ciphertext } => {
            derive::decrypt(&passphrase, &encryption, &ciphertext).await
        }
        Ask::Pause => pause().await,
    }
}

/// Random bytes.
fn random() -> Result<[u8; 16], JsValue> {
    let mut bytes = [0; 16];
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    window.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// Lets the page be drawn: an answer of a timer comes after that. Promises of finished work are settled without a turn of the
/// event loop; much of it would be one long task.
async fn pause() -> Result<Answer, JsValue> {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    JsFuture::from(timer).await?;
    Ok(Answer::Paused)
}

/// Whether there is any of it.
pub(crate) fn is_available() -> bool {
    subtle().is_ok()
}

/// `undefined` on a page that is not from https or localhost.
fn subtle() -> Result<SubtleCrypto, JsValue> {
    let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
    let subtle: JsValue = window.crypto()?.subtle().into();
    if subtle.is_undefined() { Err(subtle) } else { Ok(subtle.unchecked_into()) }
}

/// An object of some members.
fn object(members: &[(&str, JsValue)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object)
}

fn usages(names: &[&str]) -> Array {
    names.iter().map(|name| JsValue::from_str(name)).collect()
}

async fn wait<T: JsCast>(promise: Result<js_sys::Promise, JsValue>) -> Result<T, JsValue> {
    Ok(JsFuture::from(promise?).await?.unchecked_into())
}

async fn bytes(promise: Result<js_sys::Promise, JsValue>) -> Result<Vec<u8>, JsValue> {
    let buffer: JsValue = wait(promise).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

async fn export(format: &str, key: &CryptoKey) -> Result<Vec<u8>, JsValue> {
    bytes(subtle()?.export_key(format, key)).await
}

/// A copy of a secret for the browser.
fn array(secret: &Secret) -> Uint8Array {
    // EXPOSE: the browser works with it.
    Uint8Array::from(secret.expose())
}
