//! Why a draft cannot be sent.

use crate::{
    connection::HostNameError,
    dps::{
        IdError,
        enrollment::{AzureName, JsonError},
    },
};

/// Why a draft cannot be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// The ID.
    Id(IdError),
    /// No certificate was chosen.
    NoCertificate,
    /// The same certificate was chosen twice.
    SameCertificate,
    /// No uploaded CA certificate is named.
    NoCaName,
    /// A key of a TPM is missing or no base64.
    TpmKey {
        /// Its name in the JSON.
        name: &'static str,
        /// Whether it is missing.
        is_missing: bool,
    },
    /// The keys of a record that is to be changed are not read yet: the change would replace them.
    KeysUnread,
    /// Hubs are named but no allocation policy: the service answers 400004.
    HubsWithoutPolicy,
    /// The static policy needs exactly one hub.
    StaticHubs {
        /// How many are named.
        count: usize,
    },
    /// A hub is no host name.
    Hub {
        /// As typed.
        text: String,
        /// What is wrong.
        error: HostNameError,
    },
    /// A hub is given by its name alone, which is no host.
    HubName {
        /// As typed.
        text: String,
    },
    /// More hubs are named than a DPS can have.
    ManyHubs,
    /// A hub is named twice.
    HubTwice {
        /// Which.
        host: String,
    },
    /// Custom allocation needs the address of its function, which is `https:`.
    Webhook,
    /// Custom allocation needs the api-version its function speaks.
    WebhookVersion,
    /// The device ID has a character that hubs refuse, or is too long.
    DeviceId {
        /// The first such character; `None` for too long.
        character: Option<char>,
    },
    /// The name of another Azure resource cannot be one.
    AzureName(AzureName),
    /// The initial twin cannot be taken.
    Twin(JsonError),
    /// The device information cannot be taken.
    DeviceInformation(JsonError),
}
