//! The service API of DPS: one file per operation, each with its request, its answer and its tests.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/>. Signing is `sas`; where a request goes is `proxy`.

mod attestation;
mod bulk;
pub mod enrollment;
mod error;
mod id;
mod keys;
pub mod registration;
mod right;
mod version;
mod wire;

pub use self::{
    attestation::{Attestation, CertificateInfo},
    bulk::{BulkError, BulkMode, BulkResult, MAX_BULK},
    error::{CallError, Expected, MalformedReason, NoAnswer, ServiceProblem, read as read_error},
    id::{Id, IdError, IdWarning, MAX_ID_LENGTH},
    keys::{DeviceKeys, Mechanism, SymmetricKeys, derive_device_key, derive_device_keys, device_keys_csv},
    right::{Right, policy_command},
    version::ApiVersion,
    wire::{Etag, MAX_PAGE, Page},
};
use crate::{
    connection::{ConnectionString, Credential},
    http::{Request, Response},
    sas,
    time::UnixSeconds,
};

/// One operation of the service API.
pub trait Operation {
    /// What a successful answer holds.
    type Output;

    /// The request, still without `Authorization`, in the default version of the API.
    fn request(&self, connection: &ConnectionString) -> Request;

    /// Reads the answer to this request.
    ///
    /// # Errors
    /// [`CallError`] where the service refused, or something else answered in its place.
    fn parse(&self, response: &Response) -> Result<Self::Output, CallError>;

    /// The request with a token that lives for [`sas::LIFETIME_SECONDS`], or with the one made elsewhere.
    ///
    /// # Errors
    /// [`CallError::TokenExpired`] where that one has expired: nothing is sent then.
    fn authorize(&self, connection: &ConnectionString, now: UnixSeconds) -> Result<Request, CallError> {
        let token = match &connection.credential {
            Credential::Key { policy, key } => {
                sas::sign(&connection.host, policy, key, now.plus(sas::LIFETIME_SECONDS))
            }
            Credential::Token(token) if token.expiry <= now => {
                return Err(CallError::TokenExpired { expiry: token.expiry });
            }
            Credential::Token(token) => token.text().clone(),
        };
        // EXPOSE: the signed token is what the request is sent for.
        let token = String::from_utf8_lossy(token.expose()).into_owned();
        let mut request = self.request(connection);
        request.headers = request.headers.with("Authorization", token);
        Ok(request)
    }
}
