//! The sandbox: a DPS with believable data, dated relative to now.

use super::{Emulator, Limits, StateError, auth::Policy};
use crate::{
    admission::Authority,
    connection::{ConnectionString, Credential, HostName},
    dps::Right,
    secret::Secret,
    time::UnixSeconds,
};

/// The policy of the sandbox.
pub const SANDBOX_POLICY: &str = "provisioningserviceowner";
const SANDBOX_HOST: &str = "sandbox.azure-devices-provisioning.net";
/// The key of the sandbox's policy. No secret: it opens a DPS that exists in one tab only.
pub const SANDBOX_KEY: &str = "c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=";
/// The demo data, in the form every state has.
const SANDBOX_STATE: &str = include_str!("sandbox.json");

/// A device of the sandbox with its chain (PKCS#7, DER): the group `contoso-root-g2` holds its root.
pub const SANDBOX_DEVICE: &[u8] = include_bytes!("sandbox-device.p7b");

/// The CA certificates that are uploaded to the sandbox.
pub fn sandbox_authorities() -> [Authority; 1] {
    [Authority {
        name: "contoso-root-g2".to_owned(),
        thumbprint: "0222C3D9A52B9007390AEF275563B491722BDED6".to_owned(),
        is_verified: true,
    }]
}

/// The connection string of the sandbox.
pub fn sandbox_connection_string() -> String {
    format!("HostName={SANDBOX_HOST};SharedAccessKeyName={SANDBOX_POLICY};SharedAccessKey={SANDBOX_KEY}")
}

impl Emulator {
    /// A DPS with demo data, whose connection string is [`sandbox_connection_string`].
    ///
    /// # Errors
    /// Only if its own constants were wrong.
    pub fn sandbox(now: UnixSeconds) -> Result<Self, StateError> {
        let mut emulator = Self::sandbox_without_data(now)?;
        emulator.load_sandbox(now)?;
        Ok(emulator)
    }

    /// Adds the demo data.
    ///
    /// # Errors
    /// Only if it were wrong.
    pub fn load_sandbox(&mut self, now: UnixSeconds) -> Result<(), StateError> {
        self.load(SANDBOX_STATE, now)
    }

    /// The same DPS with nothing in it.
    ///
    /// # Errors
    /// Only if its own constants were wrong.
    pub fn sandbox_without_data(now: UnixSeconds) -> Result<Self, StateError> {
        let connection = ConnectionString::parse(&sandbox_connection_string());
        let Ok(ConnectionString { host, credential: Credential::Key { key, .. }, .. }) = connection else {
            return Err(StateError::NoSandbox);
        };
        Ok(Self::owned(host, key, now))
    }

    /// An empty DPS with the service's quotas and one policy, which may do everything.
    pub fn owned(host: HostName, key: Secret, now: UnixSeconds) -> Self {
        let policy = Policy { name: SANDBOX_POLICY.to_owned(), key, rights: Right::ALL.to_vec() };
        let mut emulator = Self::new(host, vec![policy], now.0.unsigned_abs());
        emulator.set_limits(Limits::QUOTAS);
        emulator
    }
}
