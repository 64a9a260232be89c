//! `GET /enrollmentGroups/{id}` and `GET /enrollments/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/get>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/get>

use super::{Enrollment, Kind};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Id, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads one enrollment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub id: Id,
}

impl Operation for Get {
    type Output = Enrollment;

    fn request(&self, connection: &ConnectionString) -> Request {
        wire::request(connection, Method::Get, wire::path(&[self.kind.collection(), self.id.as_str()]), None)
    }

    fn parse(&self, response: &Response) -> Result<Enrollment, CallError> {
        wire::read_item(response, &self.id, self.kind.id_field(), |value| {
            Enrollment::from_json(self.kind, value)
        })
    }
}
