//! `GET /enrollments/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/get>

use super::{IndividualEnrollment, PATH, RegistrationId};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads one individual enrollment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    /// Which.
    pub id: RegistrationId,
}

impl Operation for Get {
    type Output = IndividualEnrollment;

    fn request(&self, connection: &ConnectionString) -> Request {
        wire::request(connection, Method::Get, wire::path(&[PATH, self.id.as_str()]), None)
    }

    fn parse(&self, response: &Response) -> Result<IndividualEnrollment, CallError> {
        wire::read(response, IndividualEnrollment::from_json)
    }
}
