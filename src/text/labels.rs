//! The shape of the fixed texts in the views. A field is named after the place where its text stands.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{
    certificate::Severity,
    dps::enrollment_group::{AllocationPolicy, ReprovisionPolicy},
    page::list::Column,
};

/// Fixed texts, by view.
#[derive(Debug)]
pub struct Labels {
    /// The frame around every page.
    pub frame: FrameLabels,
    /// Step 1.
    pub connect: ConnectLabels,
    /// Step 2.
    pub certificates: CertificatesLabels,
    /// One certificate.
    pub certificate: CertificateLabels,
    /// Step 3.
    pub create: CreateLabels,
    /// The list.
    pub list: ListLabels,
    /// An opened group.
    pub group: GroupLabels,
    /// Editing a group.
    pub edit: EditLabels,
    /// The delete dialog.
    pub deletion: DeletionLabels,
    /// A failed call.
    pub failure: FailureLabels,
}

/// The frame around every page.
#[derive(Debug)]
pub struct FrameLabels {
    pub title: &'static str,
    pub skip: &'static str,
    pub home: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub connection: &'static str,
    pub not_connected: &'static str,
    pub policy: &'static str,
    pub via: &'static str,
    pub sandbox: &'static str,
    pub sandbox_note: &'static str,
    pub direct: &'static str,
    pub this_server: &'static str,
    pub call_ok: &'static str,
    pub call_failed: &'static str,
    pub call_none: &'static str,
    pub forget: &'static str,
    pub drop_here: &'static str,
    pub waiting: fn(u32) -> String,
    pub stop_waiting: &'static str,
    pub promise: &'static str,
    pub copy: fn(&str) -> String,
    pub copied: &'static str,
    pub not_copied: &'static str,
}

/// Step 1.
#[derive(Debug)]
pub struct ConnectLabels {
    pub heading: &'static str,
    pub field: &'static str,
    pub hint: &'static str,
    pub usable: fn(&str, Option<&str>) -> String,
    pub token_until: fn(&str) -> String,
    pub connect: &'static str,
    pub try_sandbox: &'static str,
    pub sandbox_hint: &'static str,
    pub connected_to: &'static str,
    pub test: &'static str,
    pub testing: &'static str,
    pub test_passed: &'static str,
    pub proxy: &'static str,
    pub proxy_field: &'static str,
    pub proxy_hint: &'static str,
    pub proxy_preview: &'static str,
    pub proxy_none: &'static str,
    pub preset_unreadable: &'static str,
    pub owner_warning: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
}

/// Step 2.
#[derive(Debug)]
pub struct CertificatesLabels {
    pub heading: &'static str,
    pub drop: &'static str,
    pub choose_files: &'static str,
    pub kinds: &'static str,
    pub paste: &'static str,
    pub paste_field: &'static str,
    pub paste_button: &'static str,
    pub pasted: &'static str,
    pub problems: &'static str,
    pub dismiss: &'static str,
    pub clear: &'static str,
    pub primary: &'static str,
    pub secondary: &'static str,
    pub none: &'static str,
    pub unnamed: &'static str,
    pub chain: &'static str,
}

/// One certificate.
#[derive(Debug)]
pub struct CertificateLabels {
    pub subject: &'static str,
    pub issuer: &'static str,
    pub validity: &'static str,
    pub serial: &'static str,
    pub key: &'static str,
    pub signature: &'static str,
    pub basic_constraints: &'static str,
    pub ca: fn(Option<u32>) -> String,
    pub not_ca: &'static str,
    pub key_usage: &'static str,
    pub extended_key_usage: &'static str,
    pub alternative_names: &'static str,
    pub subject_key_id: &'static str,
    pub authority_key_id: &'static str,
    pub sha1: &'static str,
    pub sha256: &'static str,
    pub version: &'static str,
    pub source: &'static str,
    pub names_itself: &'static str,
    pub names: fn(&str) -> String,
    pub issuer_not_here: &'static str,
    pub days_left: fn(i64) -> String,
    pub remove: fn(&str) -> String,
    pub details: &'static str,
    pub severity: fn(Severity) -> &'static str,
    pub from_to: fn(&str, &str) -> String,
}

/// Step 3.
#[derive(Debug)]
pub struct CreateLabels {
    pub heading: &'static str,
    pub id: &'static str,
    pub id_hint: &'static str,
    pub certificates: &'static str,
    pub no_certificate: &'static str,
    pub settings: &'static str,
    pub disabled: &'static str,
    pub disabled_hint: &'static str,
    pub iot_edge: &'static str,
    pub reprovision: &'static str,
    pub allocation: &'static str,
    pub default_choice: &'static str,
    pub reprovision_name: fn(ReprovisionPolicy) -> &'static str,
    pub allocation_name: fn(AllocationPolicy) -> &'static str,
    pub hubs: &'static str,
    pub hubs_hint: &'static str,
    pub create: &'static str,
    pub creating: &'static str,
    pub connect_first: &'static str,
    pub created: fn(&str) -> String,
    pub exists: fn(&str) -> String,
    pub open: fn(&str) -> String,
    pub preview: &'static str,
}

/// The list.
#[derive(Debug)]
pub struct ListLabels {
    pub heading: &'static str,
    pub filter: &'static str,
    pub reload: &'static str,
    pub stop: &'static str,
    pub resume: &'static str,
    pub progress: fn(usize) -> String,
    pub count: fn(usize, usize) -> String,
    pub stopped: fn(usize) -> String,
    pub failed_after: fn(usize) -> String,
    pub empty: &'static str,
    pub empty_hint: &'static str,
    pub no_match: fn(&str) -> String,
    pub clear_filter: &'static str,
    pub not_connected: &'static str,
    pub column: fn(Column) -> &'static str,
    pub actions: &'static str,
    pub enabled: &'static str,
    pub disabled: &'static str,
    pub symmetric_key: &'static str,
    pub tpm: &'static str,
    pub ca_reference: fn(&str) -> String,
    pub no_certificate: &'static str,
    pub delete: fn(&str) -> String,
    pub filter_note: &'static str,
}

/// The form that edits a group.
#[derive(Debug)]
pub struct EditLabels {
    pub edit: &'static str,
    pub enabled: &'static str,
    pub custom: &'static str,
    pub other_reprovision: &'static str,
    pub twin: &'static str,
    pub twin_hint: &'static str,
    pub format: &'static str,
    pub reserved: fn(&[String]) -> String,
    pub changes: &'static str,
    pub no_changes: &'static str,
    pub absent: &'static str,
    pub save: &'static str,
    pub saving: &'static str,
    pub cancel: &'static str,
    pub reading_keys: &'static str,
    pub rereading: &'static str,
    pub changed: &'static str,
    pub field: &'static str,
    pub base: &'static str,
    pub mine: &'static str,
    pub theirs: &'static str,
    pub keep: fn(&str, bool) -> String,
    pub all_mine: &'static str,
    pub all_theirs: &'static str,
    pub apply: &'static str,
    pub undecided: &'static str,
}

/// An opened group.
#[derive(Debug)]
pub struct GroupLabels {
    pub back: &'static str,
    pub loading: &'static str,
    pub connect_to_see: &'static str,
    pub not_found: fn(&str) -> String,
    pub invalid_id: fn(&str) -> String,
    pub reload: &'static str,
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

/// The delete dialog.
#[derive(Debug)]
pub struct DeletionLabels {
    pub heading: fn(&str) -> String,
    pub consequence: &'static str,
    pub type_id: fn(&str) -> String,
    pub delete: &'static str,
    pub deleting: &'static str,
    pub cancel: &'static str,
    pub changed: &'static str,
    pub new_state: &'static str,
}

/// A failed call.
#[derive(Debug)]
pub struct FailureLabels {
    pub service_says: &'static str,
    pub what_to_do: &'static str,
    pub code: &'static str,
    pub tracking_id: &'static str,
    pub time: &'static str,
    pub retry: &'static str,
}
