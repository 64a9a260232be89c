//! Individual enrollments: what one is, and the six operations on them.

mod attestation_mechanism;
mod bulk;
mod delete;
mod get;
mod model;
mod put;
mod query;

pub use self::{
    attestation_mechanism::AttestationMechanism, bulk::Bulk, delete::Delete, get::Get,
    model::IndividualEnrollment, put::Put, query::Query,
};
pub use super::Id as RegistrationId;

/// The first segment of the operations' paths.
const PATH: &str = "enrollments";
