//! The shape of the texts about certificate chains.

use crate::chain::{Fault, Unsupported};

/// Texts about certificate chains.
#[derive(Debug)]
pub struct ChainTexts {
    /// What is wrong with a certificate of a chain, and what to do.
    pub fault: fn(&Fault) -> String,
    /// Why a signature cannot be verified here.
    pub unsupported: fn(&Unsupported) -> String,
}
