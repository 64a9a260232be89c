//! `DELETE /enrollmentGroups/{id}` and `DELETE /enrollments/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/delete>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/delete>

use super::Kind;
use crate::{
    connection::ConnectionString,
    dps::{CallError, Etag, Id, Operation, wire},
    http::{Method, Request, Response},
};

/// Deletes an enrollment, if it is still the version the person saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub id: Id,
    /// The version shown last. There is no delete without one.
    pub if_match: Etag,
}

impl Operation for Delete {
    type Output = ();

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[self.kind.collection(), self.id.as_str()]);
        let request = wire::request(connection, Method::Delete, path, None);
        wire::if_match(request, Some(&self.if_match))
    }

    fn parse(&self, response: &Response) -> Result<(), CallError> {
        wire::read_nothing(response)
    }
}
