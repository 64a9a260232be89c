//! The shape of the texts about calls and their failures.

use crate::page::diagnosis::{Cause, What};

/// Texts about calls and their failures.
#[derive(Debug)]
pub struct ServiceTexts {
    /// What happened.
    pub what: fn(&What) -> String,
    /// Why it may have happened, and what to do.
    pub cause: fn(&Cause) -> String,
}
