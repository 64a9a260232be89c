//! The rights of a shared access policy.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-control-access#device-provisioning-service-permissions>

/// A right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Right {
    /// `ServiceConfig`
    ServiceConfig,
    /// `EnrollmentRead`
    EnrollmentRead,
    /// `EnrollmentWrite`
    EnrollmentWrite,
    /// `RegistrationStatusRead`
    RegistrationStatusRead,
    /// `RegistrationStatusWrite`
    RegistrationStatusWrite,
}

impl Right {
    /// All of them: those of `provisioningserviceowner`.
    pub const ALL: [Self; 5] = [
        Self::ServiceConfig,
        Self::EnrollmentRead,
        Self::EnrollmentWrite,
        Self::RegistrationStatusRead,
        Self::RegistrationStatusWrite,
    ];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ServiceConfig => "ServiceConfig",
            Self::EnrollmentRead => "EnrollmentRead",
            Self::EnrollmentWrite => "EnrollmentWrite",
            Self::RegistrationStatusRead => "RegistrationStatusRead",
            Self::RegistrationStatusWrite => "RegistrationStatusWrite",
        }
    }
}

/// The command that makes a policy with the rights this page needs and no more; the resource group is left to be filled in.
/// <https://learn.microsoft.com/cli/azure/iot/dps/policy#az-iot-dps-policy-create>
pub fn policy_command(dps: &str) -> String {
    let rights = [
        Right::EnrollmentRead,
        Right::EnrollmentWrite,
        Right::RegistrationStatusRead,
        Right::RegistrationStatusWrite,
    ];
    let rights = rights.map(Right::as_str).join(" ");
    format!(
        "az iot dps policy create --resource-group <RESOURCE_GROUP> --dps-name {dps} --name enroller --rights {rights}"
    )
}
