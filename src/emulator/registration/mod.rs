//! The operations on registration records, one file each. Records come from devices; here, from a test's hook.

mod delete;
mod get;
mod query;

pub(super) use self::{delete::delete, get::get, query::query};
