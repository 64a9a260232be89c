//! Randomness: the platform's generator, for symmetric keys.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{dps::SymmetricKeys, secret::Secret};

/// The length of a key that the service makes itself, in bytes.
const KEY_LENGTH: usize = 64;

/// Two new keys; `None` where the browser has no generator.
pub(crate) fn symmetric_keys() -> Option<SymmetricKeys> {
    Some(SymmetricKeys { primary: key()?, secondary: key()? })
}

fn key() -> Option<Secret> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let mut bytes = zeroize::Zeroizing::new(vec![0; KEY_LENGTH]);
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Secret::from(STANDARD.encode(&*bytes)))
}
