//! Attestation: certificates come in, only what is known of them (`info`) is kept and returned.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};

use super::Kind;
use crate::{
    certificate::{self, Certificate, Item},
    emulator::{
        problem::Problem,
        store::{Store, Stored},
    },
};

/// The recorded answer to an attestation without content (azure-cli#19197).
const REQUIRED: &str = "TPM or X509 attestation is required.";
/// The recorded answer to a certificate that is none (azure-docs#6886).
const NOT_BASE64: &str = "The certificate is not a valid base64 string value";

/// The attestation as it is kept, and its symmetric keys.
pub(super) fn accept(
    store: &mut Store,
    kind: Kind,
    sent: Option<&Value>,
    stored_keys: Option<[String; 2]>,
    stored_attestation: Option<&Value>,
) -> Result<(Value, Option<[String; 2]>), Problem> {
    let sent = sent.and_then(Value::as_object).ok_or_else(|| Problem::bad_request(REQUIRED))?;
    match sent.get("type").and_then(Value::as_str) {
        Some("symmetricKey") => {
            let keys = keys(store, sent.get("symmetricKey"), stored_keys);
            Ok((json!({"type": "symmetricKey"}), Some(keys)))
        }
        Some("x509") => {
            let x509 =
                sent.get("x509").and_then(Value::as_object).ok_or_else(|| Problem::bad_request(REQUIRED))?;
            Ok((json!({"type": "x509", "x509": x509_content(kind, x509, stored_attestation)?}), None))
        }
        Some("tpm") if kind == Kind::Group => {
            Err(Problem::bad_request("TPM attestation is not supported for enrollment groups."))
        }
        Some("tpm") => {
            let tpm = sent.get("tpm").ok_or_else(|| Problem::bad_request(REQUIRED))?;
            let key = tpm.get("endorsementKey").and_then(Value::as_str).unwrap_or_default();
            if key.is_empty() || STANDARD.decode(key).is_err() {
                return Err(Problem::bad_request(REQUIRED));
            }
            Ok((json!({"type": "tpm", "tpm": tpm}), None))
        }
        _ => Err(Problem::bad_request(REQUIRED)),
    }
}

/// Keys that were sent; else those there are; else new ones.
fn keys(store: &mut Store, sent: Option<&Value>, stored: Option<[String; 2]>) -> [String; 2] {
    let sent_key =
        |name: &str| sent.and_then(|keys| keys.get(name)).and_then(Value::as_str).map(str::to_owned);
    let [first, second] = stored.map_or([None, None], |[first, second]| [Some(first), Some(second)]);
    let primary = sent_key("primaryKey").or(first).unwrap_or_else(|| store.next_key());
    let secondary = sent_key("secondaryKey").or(second).unwrap_or_else(|| store.next_key());
    [primary, secondary]
}

fn x509_content(kind: Kind, x509: &Map<String, Value>, stored: Option<&Value>) -> Result<Value, Problem> {
    let present = |name: &str| x509.get(name).filter(|value| !value.is_null());
    if let Some(references) = present("caReferences") {
        return Ok(json!({"caReferences": references}));
    }
    let field = kind.certificates_field();
    let Some(certificates) = present(field).and_then(Value::as_object) else {
        return Err(Problem::bad_request(REQUIRED));
    };
    let mut kept = Map::new();
    for slot in ["primary", "secondary"] {
        if let Some(sent) = certificates.get(slot).filter(|value| !value.is_null()) {
            let before = stored.and_then(|value| value.get("x509")?.get(field)?.get(slot));
            kept.insert(slot.to_owned(), json!({"info": info_of(sent, before)?}));
        }
    }
    if kept.is_empty() {
        return Err(Problem::bad_request(REQUIRED));
    }
    Ok(json!({ field: kept }))
}

/// The `info` of one certificate. An update may send back the `info` it was given instead of a certificate.
fn info_of(sent: &Value, before: Option<&Value>) -> Result<Value, Problem> {
    let text = sent.get("certificate").and_then(Value::as_str).unwrap_or_default();
    if !text.is_empty() {
        return single(text).map(|certificate| info(&certificate));
    }
    let thumbprint = |value: &Value| value.get("info").and_then(|info| info.get("sha256Thumbprint")).cloned();
    match before {
        Some(before) if thumbprint(sent).is_some() && thumbprint(sent) == thumbprint(before) => {
            before.get("info").cloned().ok_or_else(|| Problem::bad_request(REQUIRED))
        }
        _ => Err(Problem::bad_request(REQUIRED)),
    }
}

/// PEM text or base64 DER of one certificate. What the service does with several is not known, so they are refused.
fn single(text: &str) -> Result<Certificate, Problem> {
    let mut items = certificate::read("", text.as_bytes()).items.into_iter();
    match (items.next(), items.next()) {
        (Some(Item::Certificate(certificate)), None) => Ok(*certificate),
        (Some(_), Some(_)) => Err(Problem::unsupported("more than one certificate in one place")),
        _ => Err(Problem::bad_request(NOT_BASE64)),
    }
}

/// What the service returns of a certificate, in its order.
pub(super) fn info(certificate: &Certificate) -> Value {
    json!({
        "subjectName": certificate.subject.to_string(),
        "sha1Thumbprint": certificate.sha1_thumbprint,
        "sha256Thumbprint": certificate.sha256_thumbprint,
        "issuerName": certificate.issuer.to_string(),
        "notBeforeUtc": certificate.not_before.to_string(),
        "notAfterUtc": certificate.not_after.to_string(),
        "serialNumber": certificate.serial,
        "version": certificate.version,
    })
}

/// An enrollment as the answer to a PUT has it: with its symmetric keys, which no other answer but the attestation
/// mechanism shows.
pub(in crate::emulator) fn with_keys(stored: &Stored) -> Value {
    let mut json = Value::Object(stored.json.clone());
    if let (Some([primary, secondary]), Some(attestation)) = (&stored.keys, json.get_mut("attestation")) {
        *attestation = json!({
            "type": "symmetricKey",
            "symmetricKey": {"primaryKey": primary, "secondaryKey": secondary},
        });
    }
    json
}
