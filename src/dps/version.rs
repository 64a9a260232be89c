//! The versions of the service API that this page speaks. Paths and operations are the same in all of them; a newer one adds
//! members to an enrollment.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/>

/// A version of the service API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ApiVersion {
    /// The published reference, and what the current official clients send.
    #[default]
    V2021_10_01,
    /// Adds `credentialPolicyName`.
    V2025_07_01Preview,
    /// Replaces that by `certificatePolicyResourceId`.
    V2026_07_01Preview,
    /// The newest stable one. Adds `namespaceName`, `certificateAuthorityName`, `certificatePolicyName`. Whether every region has
    /// it is not known.
    V2026_11_01,
}

impl ApiVersion {
    /// All of them, oldest first.
    pub const ALL: [Self; 4] =
        [Self::V2021_10_01, Self::V2025_07_01Preview, Self::V2026_07_01Preview, Self::V2026_11_01];

    /// The value of the query parameter `api-version`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V2021_10_01 => "2021-10-01",
            Self::V2025_07_01Preview => "2025-07-01-preview",
            Self::V2026_07_01Preview => "2026-07-01-preview",
            Self::V2026_11_01 => "2026-11-01",
        }
    }

    /// The version of a query parameter's value.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.as_str() == text)
    }

    /// The query of a request in this version.
    pub fn query(self) -> String {
        format!("api-version={}", self.as_str())
    }
}
