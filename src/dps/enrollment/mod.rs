//! Enrollments: groups and individual ones. What one is, how one is drafted, and the six operations on each kind.

mod attestation_mechanism;
mod azure_name;
mod bulk;
mod delete;
mod draft;
mod get;
mod kind;
mod model;
mod policy;
mod proof;
mod put;
mod query;
mod typed_json;

pub use self::{
    attestation_mechanism::AttestationMechanism,
    azure_name::AzureName,
    bulk::Bulk,
    delete::Delete,
    draft::{Change, Draft, DraftError, SERVICES_OWN},
    get::Get,
    kind::Kind,
    model::Enrollment,
    policy::{AllocationPolicy, ReprovisionPolicy},
    proof::{Keys, Method, Proof, SlotDraft},
    put::Put,
    query::Query,
    typed_json::JsonError,
};
