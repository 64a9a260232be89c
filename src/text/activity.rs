//! The shape of the texts of the activity panel, and of what its file says in words.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{activity::Outcome, proxy::Operator};

/// The activity panel.
#[derive(Debug)]
pub struct ActivityTexts {
    pub heading: &'static str,
    /// The button's mark where the last call failed.
    pub last_failed: &'static str,
    /// What is kept, and for how long.
    pub lead: &'static str,
    /// What was taken out; stands in the file too.
    pub redacted: &'static str,
    pub errors_only: &'static str,
    pub export: &'static str,
    pub not_exported: &'static str,
    pub clear: &'static str,
    pub close: &'static str,
    pub empty: &'static str,
    pub no_errors: &'static str,
    /// How many calls came since the list was drawn.
    pub newer: fn(usize) -> String,
    /// How many older calls are not drawn.
    pub more: fn(usize) -> String,
    /// How many older calls are not kept.
    pub not_kept: fn(usize) -> String,
    /// Milliseconds.
    pub duration: fn(u32) -> String,
    pub under_way: &'static str,
    pub unanswered: &'static str,
    pub given_up: &'static str,
    pub sandbox: &'static str,
    /// Why there is no answer; `None` where there is one.
    pub no_answer: fn(&Outcome) -> Option<&'static str>,
    /// Who was in between; `None` in the sandbox.
    pub via: fn(Option<&Operator>) -> String,
    pub sent: &'static str,
    pub through: &'static str,
    pub tracking_id: &'static str,
    pub request: &'static str,
    pub response: &'static str,
    /// How many bytes of a body are not kept.
    pub left_out: fn(usize) -> String,
}
