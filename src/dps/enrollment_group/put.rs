//! `PUT /enrollmentGroups/{id}`: creates a group, or updates it when an ETag is given.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/create-or-update>

use super::{EnrollmentGroup, EnrollmentGroupId, Etag, get::one_group, path};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Operation, api_version, headers},
    http::{Method, Request, Response},
};

/// Creates or updates a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// Which.
    pub id: EnrollmentGroupId,
    /// The group's JSON.
    pub body: String,
    /// The version to replace. Without it the service refuses with 409 if the group exists.
    pub if_match: Option<Etag>,
}

impl Operation for Put {
    type Output = EnrollmentGroup;

    fn request(&self, connection: &ConnectionString) -> Request {
        let mut headers = headers(Some(&self.body));
        if let Some(Etag(etag)) = &self.if_match {
            headers = headers.with("If-Match", etag);
        }
        Request {
            method: Method::Put,
            host: connection.host.clone(),
            path: path(&self.id),
            query: api_version(),
            headers,
            body: Some(self.body.clone()),
        }
    }

    fn parse(&self, response: &Response) -> Result<EnrollmentGroup, CallError> {
        one_group(response)
    }
}
