//! The operations on enrollment groups, one file each.

mod attestation;
mod body;
mod delete;
mod get;
mod put;
mod query;

pub(super) use self::{delete::delete, get::get, put::put, query::query};
use super::{problem::Problem, store::Stored};
use crate::http::Request;

/// Compares a request's `If-Match` with the stored version: unquoted, or `*`.
///
/// A quoted one makes the service answer "ETag is invalid" (azure-iot-sdk-csharp#3076).
fn check_match(request: &Request, stored: &Stored) -> Result<(), Problem> {
    match request.headers.get("if-match") {
        None | Some("*") => Ok(()),
        Some(etag) if etag == stored.etag() => Ok(()),
        Some(etag) if etag.starts_with('"') => Err(Problem::bad_request("ETag is invalid")),
        Some(_) => Err(Problem::etag_mismatch()),
    }
}
