//! The shape of the texts about certificate chains.

use crate::{
    chain::{Fault, Outcome, Period, Role, Unsupported, Weight},
    page::workshop::check::Proof,
};

/// Texts about certificate chains.
#[derive(Debug)]
pub struct ChainTexts {
    /// What is wrong with a certificate of a chain, and what to do.
    pub fault: fn(&Fault) -> String,
    /// Why a signature cannot be verified here.
    pub unsupported: fn(&Unsupported) -> String,
    /// Fixed texts where chains are checked.
    pub labels: ChainLabels,
}

/// Fixed texts where chains are checked. A field is named after the place where its text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct ChainLabels {
    pub source: &'static str,
    pub lead: &'static str,
    pub drop: &'static str,
    pub example: &'static str,
    pub count: fn(usize) -> String,
    pub verifying: &'static str,
    pub summary: fn(usize, [usize; 3]) -> String,
    pub chain: fn(Role, &str) -> String,
    pub outcome: fn(Outcome, Role) -> &'static str,
    pub strict: &'static str,
    pub has_more: &'static str,
    pub command_lead: &'static str,
    pub command: fn(Role) -> &'static str,
    pub openssl_error: fn(u16, usize) -> String,
    pub place: fn(usize, bool, Role) -> &'static str,
    pub proof: fn(&Proof, bool) -> String,
    pub missing: fn(&str) -> String,
    pub weight: fn(Weight) -> &'static str,
    pub validity: &'static str,
    pub valid_together: fn(Option<Period>) -> String,
    pub now: fn(&str) -> String,
    pub other_paths: fn(usize) -> String,
    pub path: fn(usize, Outcome) -> String,
    pub strays: &'static str,
    pub strays_lead: &'static str,
}
