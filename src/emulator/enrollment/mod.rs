//! The operations on enrollment groups and on individual enrollments, one file each: they differ in a few names.

mod attestation;
mod attestation_mechanism;
mod body;
mod bulk;
mod delete;
mod get;
mod kind;
mod put;
mod query;

pub(super) use self::{
    attestation::with_keys,
    attestation_mechanism::attestation_mechanism,
    bulk::bulk,
    delete::delete,
    get::get,
    put::{put, restore},
    query::{page, query},
};
use super::problem::Problem;
pub(super) use crate::dps::enrollment::Kind;

/// Compares an `If-Match` with the stored version: unquoted, or `*`.
///
/// A quoted one makes the service answer "ETag is invalid" (azure-iot-sdk-csharp#3076).
pub(super) fn check_match(if_match: Option<&str>, stored: &str) -> Result<(), Problem> {
    match if_match {
        None | Some("*") => Ok(()),
        Some(etag) if etag == stored => Ok(()),
        Some(etag) if etag.starts_with('"') => Err(Problem::bad_request("ETag is invalid")),
        Some(_) => Err(Problem::etag_mismatch()),
    }
}
