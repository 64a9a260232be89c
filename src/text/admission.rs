//! The shape of the texts about admission.

use crate::{
    admission::{Basis, Found, NearMiss, Outcome, Statement},
    page::workshop::admit::Proof,
};

/// Texts about whether DPS would admit a device.
#[derive(Debug)]
pub struct AdmissionTexts {
    /// One step of a decision.
    pub statement: fn(&Statement) -> String,
    /// What nearly fits, and what to do.
    pub near_miss: fn(&NearMiss) -> String,
    /// Fixed texts where admission is asked for.
    pub labels: AdmissionLabels,
}

/// Fixed texts where admission is asked for. A field is named after the place where its text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct AdmissionLabels {
    pub device: &'static str,
    pub lead: &'static str,
    pub proof: &'static str,
    pub proofs: fn(Proof) -> &'static str,
    pub leaf: &'static str,
    pub registration_id: &'static str,
    pub registration_id_hint: &'static str,
    pub endorsement_key: &'static str,
    pub endorsement_key_hint: &'static str,
    pub chain: &'static str,
    pub several_paths: &'static str,
    pub enrollments: &'static str,
    pub not_connected: &'static str,
    pub loading: fn(usize, usize) -> String,
    pub loaded: fn(usize, usize) -> String,
    pub short: fn(usize, usize) -> String,
    pub stop: &'static str,
    pub reload: &'static str,
    pub rest: &'static str,
    pub listing: &'static str,
    pub listing_field: &'static str,
    pub listing_hint: &'static str,
    pub listing_error: &'static str,
    pub nothing_yet: &'static str,
    pub outcome: fn(Outcome, Option<&Found>) -> String,
    pub is_short: &'static str,
    pub decision: &'static str,
    pub enrollment: &'static str,
    pub device_id: &'static str,
    pub allocation: &'static str,
    pub unknown_policy: &'static str,
    pub hubs: &'static str,
    pub linked_hubs: &'static str,
    pub webhook: fn(&str) -> String,
    pub reprovision: &'static str,
    pub steps: &'static str,
    pub steps_lead: &'static str,
    pub basis: fn(Basis) -> &'static str,
    pub basis_lead: &'static str,
    pub near_misses: &'static str,
}
