//! `PUT /enrollments/{id}`: creates an individual enrollment, or updates it when an `ETag` is given.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/create-or-update>

use std::fmt;

use super::{IndividualEnrollment, PATH, RegistrationId};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Etag, Operation, wire},
    http::{Method, Request, Response},
};

/// Creates or updates an individual enrollment.
#[derive(Clone, PartialEq, Eq)]
pub struct Put {
    /// Which.
    pub id: RegistrationId,
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
    type Output = IndividualEnrollment;

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[PATH, self.id.as_str()]);
        let request = wire::request(connection, Method::Put, path, Some(self.body.clone()));
        wire::if_match(request, self.if_match.as_ref())
    }

    fn parse(&self, response: &Response) -> Result<IndividualEnrollment, CallError> {
        wire::read(response, IndividualEnrollment::from_json)
    }
}
