//! Attestation, as the service returns it. A certificate itself is never returned, only what is known of it.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-service#attestation-mechanism>

use serde_json::Value;

use crate::time::UnixSeconds;

/// What the service returns of a certificate; never the certificate itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateInfo {
    /// Subject name.
    pub subject: String,
    /// Issuer name.
    pub issuer: String,
    /// Serial number, hex.
    pub serial: String,
    /// SHA-1 thumbprint, hex.
    pub sha1: String,
    /// SHA-256 thumbprint, hex.
    pub sha256: String,
    /// Start of validity.
    pub not_before: Option<UnixSeconds>,
    /// End of validity.
    pub not_after: Option<UnixSeconds>,
}

/// How a device, or the devices of a group, prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "on 64 bits only; made, read and dropped at once; never kept in numbers"
)]
pub enum Attestation {
    /// Certificates given with the record: the signing ones of a group, the client ones of a device. Any subset of the two
    /// is valid.
    Certificates {
        /// The primary one.
        primary: Option<CertificateInfo>,
        /// The secondary one.
        secondary: Option<CertificateInfo>,
    },
    /// Names of CA certificates uploaded to the DPS.
    CaReferences {
        /// The primary one.
        primary: Option<String>,
        /// The secondary one.
        secondary: Option<String>,
    },
    /// A key: a device's own, or the group's, from which device keys are derived.
    SymmetricKey,
    /// A TPM; individual enrollments only.
    Tpm {
        /// The public endorsement key, base64.
        endorsement_key: String,
    },
    /// A type this page does not know.
    Other(String),
}

impl Attestation {
    /// Reads the `attestation` member of a record.
    pub fn from_json(attestation: Option<&Value>) -> Self {
        let kind =
            attestation.and_then(|value| value.get("type")).and_then(Value::as_str).unwrap_or_default();
        let x509 = attestation.and_then(|value| value.get("x509"));
        if kind == "symmetricKey" {
            return Self::SymmetricKey;
        }
        if let Some(key) = attestation.and_then(|value| value.get("tpm")?.get("endorsementKey")?.as_str()) {
            return Self::Tpm { endorsement_key: key.to_owned() };
        }
        let Some(x509) = x509.filter(|_| kind == "x509") else {
            return Self::Other(kind.to_owned());
        };
        if let Some(references) = x509.get("caReferences").filter(|value| !value.is_null()) {
            let name = |slot: &str| references.get(slot).and_then(Value::as_str).map(str::to_owned);
            return Self::CaReferences { primary: name("primary"), secondary: name("secondary") };
        }
        let certificates = x509.get("signingCertificates").or_else(|| x509.get("clientCertificates"));
        let info =
            |slot: &str| certificates.and_then(|value| value.get(slot)).and_then(|value| value.get("info"));
        Self::Certificates {
            primary: info("primary").map(CertificateInfo::from_json),
            secondary: info("secondary").map(CertificateInfo::from_json),
        }
    }

    /// The certificate a list shows: the primary one, else the secondary.
    pub fn certificate(&self) -> Option<&CertificateInfo> {
        match self {
            Self::Certificates { primary, secondary } => primary.as_ref().or(secondary.as_ref()),
            _ => None,
        }
    }
}

impl Attestation {
    /// Primary and secondary certificate; nothing where there are none.
    pub fn into_certificates(self) -> [Option<CertificateInfo>; 2] {
        match self {
            Self::Certificates { primary, secondary } => [primary, secondary],
            _ => [None, None],
        }
    }
}

impl CertificateInfo {
    fn from_json(info: &Value) -> Self {
        let text = |name: &str| info.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let time = |name: &str| UnixSeconds::parse_rfc3339(&text(name));
        Self {
            subject: text("subjectName"),
            issuer: text("issuerName"),
            serial: text("serialNumber"),
            sha1: text("sha1Thumbprint"),
            sha256: text("sha256Thumbprint"),
            not_before: time("notBeforeUtc"),
            not_after: time("notAfterUtc"),
        }
    }
}
