//! `GET /enrollmentGroups/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/get>

use super::{EnrollmentGroup, EnrollmentGroupId, PATH};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads one enrollment group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    /// Which.
    pub id: EnrollmentGroupId,
}

impl Operation for Get {
    type Output = EnrollmentGroup;

    fn request(&self, connection: &ConnectionString) -> Request {
        wire::request(connection, Method::Get, wire::path(&[PATH, self.id.as_str()]), None)
    }

    fn parse(&self, response: &Response) -> Result<EnrollmentGroup, CallError> {
        wire::read(response, EnrollmentGroup::from_json)
    }
}
