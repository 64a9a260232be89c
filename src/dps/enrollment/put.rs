//! `PUT /enrollmentGroups/{id}` and `PUT /enrollments/{id}`: creates an enrollment, or updates it when an `ETag` is given.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/create-or-update>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/create-or-update>

use std::fmt;

use super::{Enrollment, Kind};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Etag, Id, Operation, wire},
    http::{Method, Request, Response},
};

/// Creates or updates an enrollment.
#[derive(Clone, PartialEq, Eq)]
pub struct Put {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub id: Id,
    /// Its JSON.
    pub body: String,
    /// The version to replace. Without it the service refuses with 409 what exists.
    pub if_match: Option<Etag>,
}

impl fmt::Debug for Put {
    /// The body may hold symmetric keys: only its length is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, id, body, if_match } = self;
        f.debug_struct("Put")
            .field("kind", kind)
            .field("id", id)
            .field("body", &body.len())
            .field("if_match", if_match)
            .finish()
    }
}

impl Operation for Put {
    type Output = Enrollment;

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[self.kind.collection(), self.id.as_str()]);
        let request = wire::request(connection, Method::Put, path, Some(self.body.clone()));
        wire::if_match(request, self.if_match.as_ref())
    }

    fn parse(&self, response: &Response) -> Result<Enrollment, CallError> {
        wire::read_item(response, &self.id, self.kind.id_field(), |value| {
            Enrollment::from_json(self.kind, value)
        })
    }
}
