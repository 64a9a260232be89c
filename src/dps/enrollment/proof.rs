//! The attestation a person wants for an enrollment: which proof its devices bring. Certificates that are not replaced go back
//! as what the service knows of them (`info`), keys as they were read.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-service#attestation-mechanism>

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Map, Value, json};

use super::{DraftError, Kind};
use crate::{dps::SymmetricKeys, secret::Secret};

/// The two places of certificates, CA names and keys.
pub(super) const SLOTS: [&str; 2] = ["primary", "secondary"];

/// The attestation of a draft.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Which kind of proof.
    pub method: Method,
    /// Primary and secondary certificate.
    pub certificates: [SlotDraft; 2],
    /// Names of primary and secondary CA certificate uploaded to the DPS, as typed.
    pub ca_names: [String; 2],
    /// The TPM's endorsement key, as typed.
    pub endorsement_key: String,
    /// The TPM's storage root key, as typed; may be empty.
    pub storage_root_key: String,
    /// Where symmetric keys come from.
    pub keys: Keys,
}

/// A kind of proof.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// X.509 certificates, given with the enrollment.
    #[default]
    Certificates,
    /// X.509 CA certificates uploaded to the DPS, by name; groups only.
    CaReferences,
    /// Symmetric keys.
    SymmetricKey,
    /// A TPM; individual enrollments only.
    Tpm,
    /// One that this page does not know: it stays as it is.
    Other,
}

/// What becomes of one place for a certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SlotDraft {
    /// No certificate.
    #[default]
    Empty,
    /// The one that is there stays.
    Kept,
    /// This one, as one clean PEM.
    New(String),
}

/// Where symmetric keys come from.
#[derive(Clone, Debug, Default)]
pub enum Keys {
    /// The service makes them. Only for a new enrollment: in a change, it would replace the keys that devices use.
    #[default]
    Service,
    /// These: made in the browser, or read from the service before a change.
    Given(SymmetricKeys),
}

impl Method {
    /// The methods a form offers for a kind.
    pub fn of(kind: Kind) -> [Self; 3] {
        match kind {
            Kind::Group => [Self::Certificates, Self::CaReferences, Self::SymmetricKey],
            Kind::Individual => [Self::Certificates, Self::SymmetricKey, Self::Tpm],
        }
    }

    /// The form's value.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certificates => "certificates",
            Self::CaReferences => "ca-references",
            Self::SymmetricKey => "symmetric-key",
            Self::Tpm => "tpm",
            Self::Other => "other",
        }
    }
}

impl Default for Proof {
    fn default() -> Self {
        Self {
            method: Method::Certificates,
            certificates: Default::default(),
            ca_names: Default::default(),
            endorsement_key: String::new(),
            storage_root_key: String::new(),
            keys: Keys::Service,
        }
    }
}

impl Proof {
    /// Reads an `attestation` member: of the service, or of [`Proof::to_json`].
    pub(super) fn read(kind: Kind, attestation: Option<&Value>) -> Self {
        let member =
            |name: &str| attestation.and_then(|value| value.get(name)).filter(|value| !value.is_null());
        let mut proof = Self::default();
        let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
        proof.method = match text(member("type")).as_str() {
            "x509"
                if member("x509")
                    .is_some_and(|x509| x509.get("caReferences").is_some_and(Value::is_object)) =>
            {
                let names = member("x509").and_then(|x509| x509.get("caReferences"));
                proof.ca_names = SLOTS.map(|slot| text(names.and_then(|names| names.get(slot))));
                Method::CaReferences
            }
            "x509" => {
                let slots = member("x509").and_then(|x509| x509.get(kind.certificates_field()));
                proof.certificates = SLOTS.map(|slot| {
                    let slot = slots.and_then(|slots| slots.get(slot)).filter(|slot| slot.is_object());
                    match slot.and_then(|slot| slot.get("certificate")).and_then(Value::as_str) {
                        Some(pem) => SlotDraft::New(pem.to_owned()),
                        None if slot.is_some() => SlotDraft::Kept,
                        None => SlotDraft::Empty,
                    }
                });
                // Certificates in another place than this kind has them are not understood: they stay.
                if slots.is_some() { Method::Certificates } else { Method::Other }
            }
            "symmetricKey" => Method::SymmetricKey,
            "tpm" => {
                let tpm = member("tpm");
                proof.endorsement_key = text(tpm.and_then(|tpm| tpm.get("endorsementKey")));
                proof.storage_root_key = text(tpm.and_then(|tpm| tpm.get("storageRootKey")));
                Method::Tpm
            }
            _ => Method::Other,
        };
        proof
    }

    /// The `attestation` member as it shall be, without keys. It is written into `base`, what the service has, so that members
    /// that are not known here stay.
    pub(super) fn to_json(
        &self,
        kind: Kind,
        base: Option<&Value>,
        errors: &mut Vec<DraftError>,
    ) -> Option<Value> {
        let mut attestation = base.cloned();
        match self.method {
            Method::Other => {}
            Method::Certificates => {
                self.check_certificates(errors);
                if let Some(slots) = members(&mut attestation, "x509", &["x509", kind.certificates_field()]) {
                    self.write_certificates(slots);
                }
            }
            Method::CaReferences => {
                if let Some(references) = members(&mut attestation, "x509", &["x509", "caReferences"]) {
                    for (slot, name) in SLOTS.into_iter().zip(&self.ca_names) {
                        write_text(references, slot, name.trim());
                    }
                }
                if self.ca_names.iter().all(|name| name.trim().is_empty()) {
                    errors.push(DraftError::NoCaName);
                }
            }
            Method::SymmetricKey => _ = members(&mut attestation, "symmetricKey", &[]),
            Method::Tpm => {
                let keys =
                    [("endorsementKey", &self.endorsement_key), ("storageRootKey", &self.storage_root_key)];
                let keys = keys.map(|(name, typed)| (name, typed.split_whitespace().collect::<String>()));
                for (name, typed) in &keys {
                    let is_missing = typed.is_empty() && *name == "endorsementKey";
                    if is_missing || STANDARD.decode(typed).is_err() {
                        errors.push(DraftError::TpmKey { name, is_missing });
                    }
                }
                if let Some(tpm) = members(&mut attestation, "tpm", &["tpm"]) {
                    for (name, typed) in &keys {
                        write_text(tpm, name, typed);
                    }
                }
            }
        }
        attestation
    }

    fn check_certificates(&self, errors: &mut Vec<DraftError>) {
        match &self.certificates {
            [SlotDraft::Empty, SlotDraft::Empty] => errors.push(DraftError::NoCertificate),
            [SlotDraft::New(primary), SlotDraft::New(secondary)] if primary == secondary => {
                errors.push(DraftError::SameCertificate);
            }
            _ => {}
        }
    }

    fn write_certificates(&self, slots: &mut Map<String, Value>) {
        for (slot, draft) in SLOTS.into_iter().zip(&self.certificates) {
            match draft {
                SlotDraft::Kept => {}
                SlotDraft::Empty if slots.get(slot).is_some_and(Value::is_null) => {}
                SlotDraft::Empty => _ = slots.shift_remove(slot),
                SlotDraft::New(pem) => _ = slots.insert(slot.to_owned(), json!({ "certificate": pem })),
            }
        }
    }

    /// Puts the keys in, where there are any to send.
    pub(super) fn add_keys(&self, attestation: &mut Value) {
        if let (Method::SymmetricKey, Keys::Given(keys)) = (self.method, &self.keys) {
            // EXPOSE: the service takes keys made here, and wants a record's keys back with every change of it.
            let text = |key: &Secret| String::from_utf8_lossy(key.expose()).into_owned();
            let keys = json!({"primaryKey": text(&keys.primary), "secondaryKey": text(&keys.secondary)});
            *attestation = json!({"type": "symmetricKey", "symmetricKey": keys});
        }
    }
}

/// The object at a path inside an attestation of a type, made where it is not there.
fn members<'a>(
    attestation: &'a mut Option<Value>,
    kind: &str,
    path: &[&str],
) -> Option<&'a mut Map<String, Value>> {
    let object = as_object(attestation.get_or_insert_default())?;
    object.entry("type").or_insert_with(|| json!(kind));
    path.iter().try_fold(object, |object, name| as_object(object.entry(*name).or_insert(Value::Null)))
}

fn as_object(value: &mut Value) -> Option<&mut Map<String, Value>> {
    if !value.is_object() {
        *value = json!({});
    }
    value.as_object_mut()
}

/// A text where there is one; nothing where it is empty.
fn write_text(object: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        object.insert(name.to_owned(), json!(text));
    } else if object.get(name).is_some_and(|value| !value.is_null()) {
        object.shift_remove(name);
    }
}
