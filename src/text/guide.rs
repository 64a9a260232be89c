//! The shape of the texts that lead through the page: the guide of a first visit, links for others, keys, help beside fields.

use crate::page::{share::Unshareable, shortcut::Shortcut};

/// Texts that lead through the page. A field is named after the place where its text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct GuideTexts {
    pub heading: &'static str,
    pub steps: [&'static str; 3],
    pub sandbox: &'static str,
    pub read: &'static str,
    pub link: &'static str,
    pub share: &'static str,
    pub unshareable: fn(&Unshareable) -> String,
    pub proposal_dps: fn(&str) -> String,
    pub proposal_other: fn(&str, &str) -> String,
    pub proposal_proxy: fn(&str) -> String,
    pub proposal_take: &'static str,
    pub proposal_drop: &'static str,
    pub keys: &'static str,
    pub keys_heading: &'static str,
    pub keys_on: &'static str,
    pub keys_close: &'static str,
    pub key: fn(Shortcut) -> &'static str,
    pub print: fn(&str) -> String,
    pub help: fn(Topic) -> &'static str,
    pub help_lead: &'static str,
    /// Where Microsoft's pages are in this language.
    pub learn: &'static str,
}

/// What Azure has a term and a page for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Azure's terms")]
pub enum Topic {
    SharedAccessPolicy,
    ServiceEndpoint,
    RestApi,
    EnrollmentGroup,
    RegistrationId,
    AttestationMechanism,
    X509Attestation,
    VerifiedCertificate,
    SymmetricKey,
    Tpm,
    Reprovisioning,
    AllocationPolicy,
    LinkedHubs,
    CustomAllocation,
    DeviceTwin,
    DeviceId,
    ProvisioningStatus,
    IotEdge,
    CertificateManagement,
}

impl Topic {
    /// The topic of a control, by its ID. The form that was opened has the IDs of the step, with `edit-` before them.
    pub fn of(control: &str) -> Option<Self> {
        Some(match control.strip_prefix("edit-").unwrap_or(control) {
            "connection-string" => Self::SharedAccessPolicy,
            "instance" => Self::ServiceEndpoint,
            "api-version" | "device-information" => Self::RestApi,
            "group-id" => Self::EnrollmentGroup,
            "registration-id" => Self::RegistrationId,
            "method" => Self::AttestationMechanism,
            "primary" | "secondary" => Self::X509Attestation,
            "ca-primary" | "ca-secondary" | "code" => Self::VerifiedCertificate,
            "keys" | "device-ids" => Self::SymmetricKey,
            "endorsement-key" | "storage-root-key" => Self::Tpm,
            "reprovision" => Self::Reprovisioning,
            "allocation" => Self::AllocationPolicy,
            "hubs" => Self::LinkedHubs,
            "webhook" | "webhook-version" => Self::CustomAllocation,
            "twin" => Self::DeviceTwin,
            "device-id" => Self::DeviceId,
            "enabled" => Self::ProvisioningStatus,
            "iot-edge" => Self::IotEdge,
            "namespace-name" | "authority-name" | "policy-name" => Self::CertificateManagement,
            _ => return None,
        })
    }

    /// Its page, below [`GuideTexts::learn`].
    pub fn page(self) -> &'static str {
        match self {
            Self::SharedAccessPolicy => "azure/iot-dps/how-to-control-access",
            Self::ServiceEndpoint => "azure/iot-dps/concepts-service#service-operations-endpoint",
            Self::RestApi => "rest/api/iot-dps/service",
            Self::EnrollmentGroup => "azure/iot-dps/concepts-service#enrollment-group",
            Self::RegistrationId => "azure/iot-dps/concepts-service#registration-id",
            Self::AttestationMechanism => "azure/iot-dps/concepts-service#attestation-mechanism",
            Self::X509Attestation => "azure/iot-dps/concepts-x509-attestation",
            Self::VerifiedCertificate => "azure/iot-dps/how-to-verify-certificates",
            Self::SymmetricKey => "azure/iot-dps/concepts-symmetric-key-attestation",
            Self::Tpm => "azure/iot-dps/concepts-tpm-attestation",
            Self::Reprovisioning => "azure/iot-dps/concepts-device-reprovision",
            Self::AllocationPolicy => "azure/iot-dps/concepts-service#allocation-policy",
            Self::LinkedHubs => "azure/iot-dps/concepts-service#linked-iot-hubs",
            Self::CustomAllocation => "azure/iot-dps/concepts-custom-allocation",
            Self::DeviceTwin => "azure/iot-hub/iot-hub-devguide-device-twins",
            Self::DeviceId => "azure/iot-dps/concepts-service#device-id",
            Self::ProvisioningStatus => "azure/iot-dps/how-to-revoke-device-access-portal",
            Self::IotEdge => "azure/iot-edge/how-to-create-iot-edge-device",
            Self::CertificateManagement => "azure/iot-hub/iot-hub-certificate-management-overview",
        }
    }
}
