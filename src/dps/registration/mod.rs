//! Registration records: what became of the devices that registered, and the three operations on the records.

mod delete;
mod get;
mod model;
mod query;

pub use self::{
    delete::Delete,
    get::Get,
    model::{RegistrationState, Status},
    query::Query,
};

/// The first segment of the operations' paths.
const PATH: &str = "registrations";
