//! The shape of the texts of one opened enrollment.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{
    dps::{enrollment::Kind, registration::Status},
    page::rollover::Step,
};

/// An opened enrollment.
#[derive(Debug)]
pub struct GroupLabels {
    pub back: fn(Kind) -> &'static str,
    pub loading: &'static str,
    pub connect_to_see: fn(Kind) -> &'static str,
    pub not_found: fn(Kind, &str) -> String,
    pub invalid_id: fn(&str) -> String,
    pub reload: &'static str,
    pub duplicate: &'static str,
    pub revoke: &'static str,
    pub delete: &'static str,
    pub attestation: &'static str,
    pub primary: &'static str,
    pub secondary: &'static str,
    pub empty_slot: &'static str,
    pub endorsement_key: &'static str,
    pub symmetric_key: &'static str,
    pub ca_references: &'static str,
    pub other_attestation: fn(&str) -> String,
    pub fields: &'static str,
    pub field_name: fn(&str) -> Option<&'static str>,
    pub unknown_field: &'static str,
    pub json: &'static str,
    pub yes: &'static str,
    pub no: &'static str,
}

/// The symmetric keys of an opened enrollment.
#[derive(Debug)]
pub struct KeysLabels {
    pub heading: &'static str,
    pub hidden: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
    pub reading: &'static str,
    pub primary: &'static str,
    pub secondary: &'static str,
    pub devices: &'static str,
    pub device_ids: &'static str,
    pub device_ids_hint: &'static str,
    pub refused: fn(&str) -> String,
    pub more: fn(usize) -> String,
    pub csv: &'static str,
}

/// The rollover of a certificate.
#[derive(Debug)]
pub struct RolloverLabels {
    pub heading: &'static str,
    pub one: fn(&str, &str) -> String,
    pub two: fn(&str, &str, &str, &str) -> String,
    pub step: fn(Step) -> &'static str,
    pub begin: fn(Step) -> &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub devices: fn(Step) -> (&'static str, &'static str),
    pub disabled: &'static str,
    pub strands: &'static str,
}

/// Registration records.
#[derive(Debug)]
pub struct RegistrationLabels {
    pub link: &'static str,
    pub heading: &'static str,
    pub heading_of: fn(&str) -> String,
    pub lead: &'static str,
    pub invalid_group: &'static str,
    pub status: fn(&Status) -> String,
    pub substatus: fn(&str) -> String,
    pub error: fn(Option<u64>, Option<&str>) -> String,
    pub status_label: &'static str,
    pub hub: &'static str,
    pub updated: &'static str,
}
