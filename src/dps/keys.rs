//! Symmetric keys of an enrollment, as only the attestation mechanism call shows them; and the keys of a group's devices.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-symmetric-key-attestation>

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value};

use super::{Attestation, Id};
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

/// A device of a symmetric-key group, and its keys.
#[derive(Clone, Debug)]
pub struct DeviceKeys {
    /// Its registration ID.
    pub id: Id,
    /// Derived from the group's keys.
    pub keys: SymmetricKeys,
}

/// The keys of many devices: registration IDs, a line each or separated by commas, semicolons or tabs. What is no ID stays in the second
/// list, such as two with a space between; so does every ID where the group's keys are not base64.
pub fn derive_device_keys(group: &SymmetricKeys, typed: &str) -> (Vec<DeviceKeys>, Vec<String>) {
    let (mut derived, mut refused) = (Vec::new(), Vec::new());
    let ids = typed.split(['\n', '\r', '\t', ',', ';']).map(str::trim).filter(|id| !id.is_empty());
    for text in ids {
        let keys = || {
            let id = Id::parse(text).ok()?;
            let primary = derive_device_key(&group.primary, text)?;
            let secondary = derive_device_key(&group.secondary, text)?;
            Some(DeviceKeys { id, keys: SymmetricKeys { primary, secondary } })
        };
        match keys() {
            Some(device) => derived.push(device),
            None => refused.push(text.to_owned()),
        }
    }
    (derived, refused)
}

/// Devices and their keys as CSV (RFC 4180). IDs and base64 have no character that needs quotes, and none starts a formula.
pub fn device_keys_csv(devices: &[DeviceKeys]) -> Secret {
    let mut csv = b"registrationId,primaryKey,secondaryKey\r\n".to_vec();
    for DeviceKeys { id, keys } in devices {
        // EXPOSE: the person asked for a file of the keys.
        for part in
            [id.as_str().as_bytes(), b",", keys.primary.expose(), b",", keys.secondary.expose(), b"\r\n"]
        {
            csv.extend_from_slice(part);
        }
    }
    Secret::new(csv)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Mechanism, SymmetricKeys, derive_device_key, derive_device_keys, device_keys_csv};
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
    fn derives_the_keys_of_a_pasted_list() {
        let key = |text: &str| Secret::from(text.to_owned());
        // printf d1 | openssl dgst -sha256 -mac HMAC -macopt key:secret -binary | base64, and so on.
        let group = SymmetricKeys { primary: key("c2VjcmV0"), secondary: key("b3RoZXI=") };
        let (devices, refused) = derive_device_keys(&group, " d1,\r\nd2; not/one \nBad Id\n");
        assert_eq!(refused, ["not/one", "Bad Id"]);
        let csv = String::from_utf8(device_keys_csv(&devices).expose().to_vec()).unwrap();
        let expected = "registrationId,primaryKey,secondaryKey\r\n\
            d1,zqhYEXprSLqhkY0JECHinjv22jL6IH/ZVw63NKo1mwg=,AhGdtdR84+MlqaL1T52GNa0kCAog8CgFDwBvHwbVIQI=\r\n\
            d2,C6L3Av2Vkf6PO/AMWkx7i5vj3LjO6SoyDjr3MyL63VY=,oXwcsmoVMJp1oK1n5Wkv9cEiIHoZWU5/90ekeYTwnuw=\r\n";
        assert_eq!(csv, expected);
        let broken = SymmetricKeys { primary: key("?"), secondary: key("?") };
        assert_eq!(derive_device_keys(&broken, "d1").1, ["d1"]);
        assert!(!format!("{devices:?}").contains("zqhYEXprSLqhkY0JECHinjv22jL6IH/ZVw63NKo1mwg="));
    }

    #[test]
    fn keys_are_never_printed() {
        let value = json!({"type": "symmetricKey", "symmetricKey": {"primaryKey": "c2VjcmV0", "secondaryKey": "YW5kIG1vcmU="}});
        let mechanism = Mechanism::from_json(&value);
        assert!(matches!(mechanism, Mechanism::SymmetricKey(_)));
        assert!(!format!("{mechanism:?}").contains("c2VjcmV0"));
    }
}
