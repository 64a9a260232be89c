//! `PUT /enrollmentGroups/{id}`: creates an enrollment group, or updates it when an `ETag` is given.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/create-or-update>

use std::fmt;

use super::{EnrollmentGroup, EnrollmentGroupId, PATH};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Etag, Operation, wire},
    http::{Method, Request, Response},
};

/// Creates or updates an enrollment group.
#[derive(Clone, PartialEq, Eq)]
pub struct Put {
    /// Which.
    pub id: EnrollmentGroupId,
    /// Its JSON.
    pub body: String,
    /// The version to replace. Without it the service refuses with 409 what exists.
    pub if_match: Option<Etag>,
}

impl fmt::Debug for Put {
    /// The body may hold symmetric keys: only its length is printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, body, if_match } = self;
        f.debug_struct("Put").field("id", id).field("body", &body.len()).field("if_match", if_match).finish()
    }
}

impl Operation for Put {
    type Output = EnrollmentGroup;

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[PATH, self.id.as_str()]);
        let request = wire::request(connection, Method::Put, path, Some(self.body.clone()));
        wire::if_match(request, self.if_match.as_ref())
    }

    fn parse(&self, response: &Response) -> Result<EnrollmentGroup, CallError> {
        wire::read(response, EnrollmentGroup::from_json)
    }
}
