//! `DELETE /enrollmentGroups/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/delete>

use super::{EnrollmentGroupId, Etag, path};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Operation, api_version, error, headers},
    http::{Method, Request, Response},
};

/// Deletes a group, if it is still the version the person saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// Which.
    pub id: EnrollmentGroupId,
    /// The version shown last. There is no delete without one.
    pub if_match: Etag,
}

impl Operation for Delete {
    type Output = ();

    fn request(&self, connection: &ConnectionString) -> Request {
        Request {
            method: Method::Delete,
            host: connection.host.clone(),
            path: path(&self.id),
            query: api_version(),
            headers: headers(None).with("If-Match", self.if_match.0.as_str()),
            body: None,
        }
    }

    fn parse(&self, response: &Response) -> Result<(), CallError> {
        if matches!(response.status, 200 | 204) { Ok(()) } else { Err(error::read(response)) }
    }
}
