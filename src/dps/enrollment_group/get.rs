//! `GET /enrollmentGroups/{id}`.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/get>

use super::{EnrollmentGroup, EnrollmentGroupId, path};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Operation, api_version, error, headers},
    http::{Method, Request, Response},
};

/// Reads one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Get {
    /// Which.
    pub id: EnrollmentGroupId,
}

impl Operation for Get {
    type Output = EnrollmentGroup;

    fn request(&self, connection: &ConnectionString) -> Request {
        Request {
            method: Method::Get,
            host: connection.host.clone(),
            path: path(&self.id),
            query: api_version(),
            headers: headers(None),
            body: None,
        }
    }

    fn parse(&self, response: &Response) -> Result<EnrollmentGroup, CallError> {
        one_group(response)
    }
}

/// The group in a 200 answer.
pub(super) fn one_group(response: &Response) -> Result<EnrollmentGroup, CallError> {
    let status = response.status;
    if status != 200 {
        return Err(error::read(response));
    }
    EnrollmentGroup::from_json(error::json(response)?)
        .map_err(|reason| CallError::Malformed { status, reason })
}
