//! From a request line to an operation. Segments ignore case and a trailing slash, as the official clients need.

use super::{auth::Right, problem::Problem};
use crate::{
    http::{Method, Request},
    percent,
};

/// An operation this emulator has, with the ID from its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    GetGroup(String),
    PutGroup(String),
    DeleteGroup(String),
    QueryGroups,
}

impl Operation {
    /// The right it needs.
    pub(super) fn right(&self) -> Right {
        match self {
            Self::GetGroup(_) | Self::QueryGroups => Right::EnrollmentRead,
            Self::PutGroup(_) | Self::DeleteGroup(_) => Right::EnrollmentWrite,
        }
    }
}

/// Finds the operation of a request.
pub(super) fn find(request: &Request) -> Result<Operation, Problem> {
    let path = request.path.trim_start_matches('/').trim_end_matches('/');
    let segments: Option<Vec<String>> = path.split('/').map(percent::decode).collect();
    let Some(segments) = segments else { return Err(Problem::no_such_path()) };
    let lower: Vec<String> = segments.iter().map(|segment| segment.to_ascii_lowercase()).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let id = || segments.get(1).cloned().unwrap_or_default();
    match (request.method, lower.as_slice()) {
        (Method::Post, ["enrollmentgroups", "query"]) => Ok(Operation::QueryGroups),
        (Method::Get, ["enrollmentgroups", _]) => Ok(Operation::GetGroup(id())),
        (Method::Put, ["enrollmentgroups", _]) => Ok(Operation::PutGroup(id())),
        (Method::Delete, ["enrollmentgroups", _]) => Ok(Operation::DeleteGroup(id())),
        (Method::Post, ["enrollmentgroups", _, "attestationmechanism"]) => {
            Err(Problem::unsupported("the attestation mechanism of an enrollment group"))
        }
        (Method::Post, ["enrollmentgroups"]) => {
            Err(Problem::unsupported("bulk operations on enrollment groups"))
        }
        (_, ["enrollmentgroups", ..]) => Err(Problem::method_not_allowed()),
        (_, ["enrollments", ..]) => Err(Problem::unsupported("individual enrollments")),
        (_, ["registrations", ..]) => Err(Problem::unsupported("registration records")),
        _ => Err(Problem::no_such_path()),
    }
}
