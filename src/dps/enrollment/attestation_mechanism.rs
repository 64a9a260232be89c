//! `POST /enrollmentGroups/{id}/attestationmechanism` and `POST /enrollments/{id}/attestationmechanism`: the one call that shows symmetric keys.
//!
//! <https://learn.microsoft.com/rest/api/iot-dps/service/enrollment-group/get-attestation-mechanism>,
//! <https://learn.microsoft.com/rest/api/iot-dps/service/individual-enrollment/get-attestation-mechanism>

use super::Kind;
use crate::{
    connection::ConnectionString,
    dps::{CallError, Id, Mechanism, Operation, wire},
    http::{Method, Request, Response},
};

/// Reads the attestation of one enrollment, with its keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttestationMechanism {
    /// Its kind.
    pub kind: Kind,
    /// Which.
    pub id: Id,
}

impl Operation for AttestationMechanism {
    type Output = Mechanism;

    fn request(&self, connection: &ConnectionString) -> Request {
        let path = wire::path(&[self.kind.collection(), self.id.as_str(), "attestationmechanism"]);
        wire::request(connection, Method::Post, path, None)
    }

    fn parse(&self, response: &Response) -> Result<Mechanism, CallError> {
        wire::read(response, |value| Ok(Mechanism::from_json(&value)))
    }
}
