//! The shape of the texts of the forms.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{
    dps::enrollment::{AllocationPolicy, AzureName, Kind, Method, ReprovisionPolicy},
    page::form::Aim,
};

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
    pub twin: &'static str,
    pub twin_hint: &'static str,
    pub format: &'static str,
    pub reserved: fn(&[String]) -> String,
    pub misplaced: fn(&[String]) -> String,
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
