//! The service API of DPS: one file per operation, each with its request, its answer and its tests.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/>. Signing is `sas`; where a request goes is `proxy`.

pub mod enrollment_group;
mod error;

pub use self::error::{CallError, MalformedReason, NoAnswer, ServiceProblem};
use crate::{
    connection::{ConnectionString, Credential},
    http::{Headers, Request, Response},
    sas,
    time::UnixSeconds,
};

/// The version every request names: the published reference, and what the current official clients send.
pub const API_VERSION: &str = "2021-10-01";

/// One operation of the service API.
pub trait Operation {
    /// What a successful answer holds.
    type Output;

    /// The request, still without `Authorization`.
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

/// The query every operation has.
fn api_version() -> String {
    format!("api-version={API_VERSION}")
}

/// The headers of a request with or without a JSON body.
fn headers(body: Option<&String>) -> Headers {
    let headers = Headers::new().with("Accept", "application/json");
    if body.is_some() { headers.with("Content-Type", "application/json; charset=utf-8") } else { headers }
}
