//! The shape of the texts of the first two steps: the connection and the certificates.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::{certificate::Severity, dps::enrollment::Kind};

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
