//! `POST /enrollmentGroups/{id}/attestationmechanism`: the one call that shows symmetric keys.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/get-attestation-mechanism>

use super::{EnrollmentGroupId, PATH};
use crate::{
    connection::ConnectionString,
    dps::{CallError, Mechanism, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads the attestation of one enrollment group, with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttestationMechanism {
    /// Which.
    pub id: EnrollmentGroupId,
}

impl Operation for AttestationMechanism {
    type Output = Mechanism;

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[PATH, self.id.as_str(), "attestationmechanism"]);
        wire::request(connection, Method::Post, path, None)
    }

    fn parse(&self, response: &Response) -> Result<Mechanism, CallError> {
        wire::read(response, |value| Ok(Mechanism::from_json(&value)))
    }
}
