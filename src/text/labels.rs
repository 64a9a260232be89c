//! The shape of the fixed texts in the views. A field is named after the place where its text stands.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{
    certificate::Severity,
    dps::{
        enrollment::{AllocationPolicy, AzureName, Kind, Method, ReprovisionPolicy},
        registration::Status,
    },
    page::{
        address::Bench,
        form::Aim,
        item::Column,
        list::Which,
        rollover::Step,
        run::{Action, Counts as RunCounts, Failure},
    },
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
    /// Step 3, and what other forms share with it.
    pub create: CreateLabels,
    /// How devices prove who they are, in a form.
    pub attestation: AttestationLabels,
    /// The lists.
    pub list: ListLabels,
    /// An opened enrollment.
    pub group: GroupLabels,
    /// Its symmetric keys.
    pub keys: KeysLabels,
    /// The rollover of its certificate.
    pub rollover: RolloverLabels,
    /// Registration records.
    pub registration: RegistrationLabels,
    /// The form that was opened by a button.
    pub edit: EditLabels,
    /// An action on many enrollments.
    pub run: RunLabels,
    /// What the policy may not do.
    pub rights: RightsLabels,
    /// The CA workshop.
    pub workshop: WorkshopLabels,
    /// The delete dialog.
    pub deletion: DeletionLabels,
    /// A failed call.
    pub failure: FailureLabels,
    /// The page as a thing.
    pub site: SiteLabels,
}

/// The page as a thing: its build, its address, and what binds it.
#[derive(Debug)]
pub struct SiteLabels {
    pub take: &'static str,
    pub reload: &'static str,
    pub reload_loses: &'static str,
    /// The origins that the page is bound to.
    pub bound: fn(&str) -> String,
    /// The host that it shares.
    pub shared: fn(&str) -> String,
    pub about: &'static str,
    pub version: &'static str,
    pub commit: &'static str,
    pub sha256: &'static str,
    pub unknown: &'static str,
    pub verify: &'static str,
    pub commands: &'static str,
}

/// The frame around every page.
#[derive(Debug)]
pub struct FrameLabels {
    pub title: &'static str,
    pub skip: &'static str,
    pub home: &'static str,
    pub start: &'static str,
    pub navigation: &'static str,
    pub groups: &'static str,
    pub devices: &'static str,
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
    pub version: &'static str,
    pub version_hint: &'static str,
    pub instance: &'static str,
    pub instance_none: &'static str,
    pub key_field: fn(&str) -> String,
    pub policy_to_use: fn(&str) -> String,
    pub owner_warning: &'static str,
    pub show: &'static str,
    pub hide: &'static str,
}

/// Step 2.
#[derive(Debug)]
pub struct CertificatesLabels {
    pub heading: &'static str,
    pub drop: fn(Kind) -> &'static str,
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
    pub registration_id: &'static str,
    pub id_hint: &'static str,
    pub certificates: &'static str,
    pub no_certificate: &'static str,
    pub settings: &'static str,
    pub iot_edge: &'static str,
    pub iot_edge_device: &'static str,
    pub reprovision: &'static str,
    pub allocation: &'static str,
    pub default_choice: &'static str,
    pub reprovision_name: fn(ReprovisionPolicy) -> &'static str,
    pub allocation_name: fn(AllocationPolicy) -> &'static str,
    pub hubs: &'static str,
    pub hubs_hint: &'static str,
    pub connect_first: &'static str,
    pub created: fn(&str) -> String,
    pub exists: fn(&str) -> String,
    pub found: fn(&str) -> String,
    pub open: fn(&str) -> String,
    pub preview: &'static str,
}

/// How devices prove who they are, in a form.
#[derive(Debug)]
pub struct AttestationLabels {
    pub heading: &'static str,
    pub method: fn(Method) -> &'static str,
    pub kept: fn(&str) -> String,
    pub ca_primary: &'static str,
    pub ca_secondary: &'static str,
    pub ca_hint: &'static str,
    pub keys: &'static str,
    pub keys_hint: &'static str,
    pub keys_service: &'static str,
    pub keys_browser: &'static str,
    pub keys_stay: &'static str,
    pub endorsement_key: &'static str,
    pub endorsement_key_hint: &'static str,
    pub storage_root_key: &'static str,
}

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

/// The form that was opened by a button.
#[derive(Debug)]
pub struct EditLabels {
    pub edit: &'static str,
    pub heading: fn(Aim, Kind) -> &'static str,
    pub lead: fn(Aim) -> &'static str,
    pub send: fn(Aim, Kind, bool) -> &'static str,
    pub enabled: &'static str,
    pub webhook: &'static str,
    pub webhook_hint: &'static str,
    pub webhook_version: &'static str,
    pub device_id: &'static str,
    pub device_id_hint: &'static str,
    pub device_information: &'static str,
    pub device_information_hint: &'static str,
    pub azure_name: fn(AzureName) -> &'static str,
    pub other_reprovision: &'static str,
    pub twin: &'static str,
    pub twin_hint: &'static str,
    pub format: &'static str,
    pub reserved: fn(&[String]) -> String,
    pub changes: &'static str,
    pub no_changes: &'static str,
    pub absent: &'static str,
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

/// What the policy may not do.
#[derive(Debug)]
pub struct RightsLabels {
    pub missing: fn(&str, &str) -> String,
    pub disabled: &'static str,
    pub command: &'static str,
    pub command_name: &'static str,
}

/// The CA workshop.
#[derive(Debug)]
pub struct WorkshopLabels {
    pub heading: &'static str,
    pub lead: &'static str,
    pub benches: &'static str,
    pub bench: fn(Bench) -> &'static str,
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

/// A failed call.
#[derive(Debug)]
pub struct FailureLabels {
    pub service_says: &'static str,
    pub what_to_do: &'static str,
    pub code: &'static str,
    pub tracking_id: &'static str,
    pub time: &'static str,
    pub retry: &'static str,
    pub check: &'static str,
    pub not_carried_out: &'static str,
}
