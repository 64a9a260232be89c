//! From a request line to an operation. Segments ignore case and a trailing slash, as the official clients need.

use super::{enrollment::Kind, problem::Problem};
use crate::dps::Right;
use crate::{
    http::{Method, Request},
    percent,
};

/// An operation of the service, with the ID from its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Get(Kind, String),
    Put(Kind, String),
    Delete(Kind, String),
    Query(Kind),
    AttestationMechanism(Kind, String),
    Bulk(Kind),
    GetRegistration(String),
    DeleteRegistration(String),
    QueryRegistrations(String),
}

impl Operation {
    /// The right it needs. That the attestation mechanism is covered by reading is not documented.
    pub(super) fn right(&self) -> Right {
        match self {
            Self::Get(..) | Self::Query(_) | Self::AttestationMechanism(..) => Right::EnrollmentRead,
            Self::Put(..) | Self::Delete(..) | Self::Bulk(_) => Right::EnrollmentWrite,
            Self::GetRegistration(_) | Self::QueryRegistrations(_) => Right::RegistrationStatusRead,
            Self::DeleteRegistration(_) => Right::RegistrationStatusWrite,
        }
    }
}

/// Finds the operation of a request.
pub(super) fn find(request: &Request) -> Result<Operation, Problem> {
    let path = request.path.trim_start_matches('/').trim_end_matches('/');
    let segments: Option<Vec<String>> = path.split('/').map(percent::decode).collect();
    let Some(segments) = segments else { return Err(Problem::no_such_path()) };
    let lower: Vec<String> = segments.iter().map(|segment| segment.to_ascii_lowercase()).collect();
    let id = || segments.get(1).cloned().unwrap_or_default();
    let mut lower = lower.iter().map(String::as_str);
    let first = lower.next().unwrap_or_default();
    let rest: Vec<&str> = lower.collect();
    if first == "registrations" {
        return match (request.method, rest.as_slice()) {
            (Method::Get, [_]) => Ok(Operation::GetRegistration(id())),
            (Method::Delete, [_]) => Ok(Operation::DeleteRegistration(id())),
            (Method::Post, [_, "query"]) => Ok(Operation::QueryRegistrations(id())),
            _ => Err(Problem::method_not_allowed()),
        };
    }
    let kind = match first {
        "enrollmentgroups" => Kind::Group,
        "enrollments" => Kind::Individual,
        _ => return Err(Problem::no_such_path()),
    };
    match (request.method, rest.as_slice()) {
        (Method::Post, ["query"]) => Ok(Operation::Query(kind)),
        (Method::Post, []) => Ok(Operation::Bulk(kind)),
        (Method::Get, [_]) => Ok(Operation::Get(kind, id())),
        (Method::Put, [_]) => Ok(Operation::Put(kind, id())),
        (Method::Delete, [_]) => Ok(Operation::Delete(kind, id())),
        (Method::Post, [_, "attestationmechanism"]) => Ok(Operation::AttestationMechanism(kind, id())),
        _ => Err(Problem::method_not_allowed()),
    }
}
