//! `GET /registrations/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/device-registration-state/get>

use super::{PATH, RegistrationState};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Id, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads one registration record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    /// Which.
    pub id: Id,
}

impl Operation for Get {
    type Output = RegistrationState;

    fn request(&self, connection: &ConnectionString) -> Request {
        wire::request(connection, Method::Get, wire::path(&[PATH, self.id.as_str()]), None)
    }

    fn parse(&self, response: &Response) -> Result<RegistrationState, CallError> {
        wire::read_item(response, &self.id, "registrationId", RegistrationState::from_json)
    }
}
