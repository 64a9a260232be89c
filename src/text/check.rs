//! The shape of the texts about checking a proxy.

use crate::proxy::check::{Finding, Verdict};

/// Texts about checking a proxy.
#[derive(Debug)]
pub struct CheckTexts {
    /// The button.
    pub check: &'static str,
    /// The button while it runs.
    pub checking: &'static str,
    /// What the check does.
    pub note: &'static str,
    /// Why there is no check yet.
    pub needs_host: &'static str,
    /// The name of the results.
    pub results: &'static str,
    /// A verdict in a word.
    pub verdict: fn(Verdict) -> &'static str,
    /// What was found, and what to change where.
    pub finding: fn(&Finding) -> String,
    /// The check ended: how many things are wrong.
    pub done: fn(usize) -> String,
    /// What can be tried that nobody has verified.
    pub experiments: &'static str,
    /// What they are.
    pub experiments_note: &'static str,
    /// Calling without a proxy.
    pub direct: &'static str,
    /// Calling the other host.
    pub services_host: &'static str,
    /// An experiment is under way.
    pub under_way: &'static str,
    /// Ends it.
    pub end: &'static str,
}
