//! Symmetric keys of an enrollment, as only the attestation mechanism call shows them; and the keys of a group's devices.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-symmetric-key-attestation>

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};

use super::Attestation;
use crate::{sas, secret::Secret};

/// An attestation with its keys.
#[derive(Clone, Debug)]
pub enum Mechanism {
    /// Symmetric keys.
    SymmetricKey(SymmetricKeys),
    /// Any other attestation: it has no secrets.
    Other(Box<Attestation>),
}

/// The two keys, in base64 as the service shows them.
#[derive(Clone, Debug)]
pub struct SymmetricKeys {
    /// The primary key.
    pub primary: Secret,
    /// The secondary key.
    pub secondary: Secret,
}

impl Mechanism {
    /// Reads the answer.
    pub fn from_json(value: &Value) -> Self {
        let key = |name: &str| {
            let text = value.get("symmetricKey")?.get(name)?.as_str()?;
            Some(Secret::from(text.to_owned()))
        };
        match (key("primaryKey"), key("secondaryKey")) {
            (Some(primary), Some(secondary)) => Self::SymmetricKey(SymmetricKeys { primary, secondary }),
            _ => Self::Other(Box::new(Attestation::from_json(Some(value)))),
        }
    }
}

/// Takes symmetric keys out of a record. The answer to a PUT has them; only the attestation mechanism is asked for them
/// here, so that no record holds a secret.
pub(super) fn strip_keys(record: &mut Map<String, Value>) {
    if let Some(attestation) = record.get_mut("attestation").and_then(Value::as_object_mut) {
        attestation.shift_remove("symmetricKey");
    }
}

/// The key of one device of a symmetric-key group, in base64: HMAC-SHA256 over its registration ID with the group's key.
/// `None` where the group's key is not base64.
pub fn derive_device_key(group_key: &Secret, registration_id: &str) -> Option<Secret> {
    // EXPOSE: the group's key signs the device's ID.
    let key = Secret::new(STANDARD.decode(group_key.expose()).ok()?);
    Some(Secret::from(STANDARD.encode(sas::hmac_sha256(&key, &[registration_id.as_bytes()]))))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Mechanism, derive_device_key};
    use crate::secret::Secret;

    #[test]
    fn derives_the_key_of_the_documentation() {
        // KEY=8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==
        // echo -n sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6 | openssl sha256 -mac HMAC -macopt hexkey:… -binary | base64
        let key = "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==";
        let derived =
            derive_device_key(&Secret::from(key.to_owned()), "sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6").unwrap();
        assert_eq!(
            std::str::from_utf8(derived.expose()).unwrap(),
            "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc="
        );
        assert!(derive_device_key(&Secret::from("not base64!".to_owned()), "a").is_none());
    }

    #[test]
    fn keys_are_never_printed() {
        let value = json!({"type": "symmetricKey", "symmetricKey": {"primaryKey": "c2VjcmV0", "secondaryKey": "YW5kIG1vcmU="}});
        let mechanism = Mechanism::from_json(&value);
        assert!(matches!(mechanism, Mechanism::SymmetricKey(_)));
        assert!(!format!("{mechanism:?}").contains("c2VjcmV0"));
    }
}
