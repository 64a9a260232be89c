//! Enrollment groups: what one is, how a new one is put together, and the six operations on them.

mod attestation_mechanism;
mod bulk;
mod delete;
mod draft;
mod edit;
mod get;
mod model;
mod put;
mod query;

pub use self::{
    attestation_mechanism::AttestationMechanism,
    bulk::Bulk,
    delete::Delete,
    draft::{AllocationPolicy, Draft, DraftError, ReprovisionPolicy},
    edit::{Change, Edit, SERVICES_OWN},
    get::Get,
    model::EnrollmentGroup,
    put::Put,
    query::Query,
};
pub use super::Id as EnrollmentGroupId;

/// The first segment of the operations' paths.
const PATH: &str = "enrollmentGroups";
