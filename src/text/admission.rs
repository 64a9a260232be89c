//! The shape of the texts about admission.

use crate::admission::{NearMiss, Statement};

/// Texts about whether DPS would admit a device.
#[derive(Debug)]
pub struct AdmissionTexts {
    /// One step of a decision.
    pub statement: fn(&Statement) -> String,
    /// What nearly fits, and what to do.
    pub near_miss: fn(&NearMiss) -> String,
}
