//! The shape of the texts of the lists, and of what is done to many.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{
    dps::enrollment::Kind,
    page::{
        item::Column,
        list::Which,
        run::{Action, Counts as RunCounts, Failure},
    },
};

/// The lists.
#[derive(Debug)]
pub struct ListLabels {
    pub heading: fn(Which) -> &'static str,
    pub devices_lead: &'static str,
    pub new_device: &'static str,
    pub filter: &'static str,
    pub reload: &'static str,
    pub stop: &'static str,
    pub resume: &'static str,
    pub progress: fn(usize) -> String,
    pub count: fn(Which, usize, usize) -> String,
    pub stopped: fn(usize) -> String,
    pub failed_after: fn(usize) -> String,
    pub empty: fn(Which) -> &'static str,
    pub empty_hint: fn(Which) -> &'static str,
    pub no_match: fn(&str, usize) -> String,
    pub clear_filter: &'static str,
    pub not_connected: fn(Which) -> &'static str,
    pub column: fn(Which, Column) -> &'static str,
    pub actions: &'static str,
    pub enabled: &'static str,
    pub disabled: &'static str,
    pub symmetric_key: &'static str,
    pub tpm: &'static str,
    pub ca_reference: fn(&str) -> String,
    pub no_certificate: &'static str,
    pub enable: fn(&str) -> String,
    pub disable: fn(&str) -> String,
    pub revoke: fn(&str) -> String,
    pub delete: fn(&str) -> String,
    pub filter_note: fn(Which) -> &'static str,
}

/// An action on many enrollments.
#[derive(Debug)]
pub struct RunLabels {
    pub selection: &'static str,
    pub selected: fn(usize) -> String,
    pub select: fn(&str) -> String,
    pub select_all: &'static str,
    pub clear: &'static str,
    pub action: fn(Action) -> &'static str,
    pub heading: fn(Action, Which, usize) -> String,
    pub consequence: fn(Action, Which) -> &'static str,
    pub nothing: &'static str,
    pub type_number: fn(&str) -> String,
    pub running: &'static str,
    pub so_far: fn(RunCounts) -> String,
    pub failure: fn(&Failure) -> String,
    pub resume: &'static str,
    pub stop: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
}

/// The delete dialog.
#[derive(Debug)]
pub struct DeletionLabels {
    pub heading: fn(Option<Kind>, &str) -> String,
    pub consequence: fn(Option<Kind>) -> &'static str,
    pub records_first: &'static str,
    pub type_id: fn(&str) -> String,
    pub delete: fn(Option<Kind>) -> &'static str,
    pub deleting: &'static str,
    pub cancel: &'static str,
    pub changed: &'static str,
    pub new_state: &'static str,
}
