//! Enrollment groups: what one is, how a new one is put together, and the four operations on them.

mod delete;
mod draft;
mod get;
mod id;
mod model;
mod put;
mod query;

pub use self::{
    delete::Delete,
    draft::{AllocationPolicy, Draft, DraftError, ReprovisionPolicy},
    get::Get,
    id::{EnrollmentGroupId, IdError, IdWarning, MAX_ID_LENGTH},
    model::{Attestation, CertificateInfo, EnrollmentGroup, Etag},
    put::Put,
    query::{MAX_PAGE, Page, Query},
};

/// The path of one group. The ID is encoded exactly once.
fn path(id: &EnrollmentGroupId) -> String {
    format!("/enrollmentGroups/{}", crate::percent::encode(id.as_str()))
}
