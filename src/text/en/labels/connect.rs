//! English texts of the first two steps: the connection and the certificates.

use super::super::grouped;
use crate::{
    certificate::Severity,
    dps::enrollment::Kind,
    text::labels::{CertificateLabels, CertificatesLabels, ConnectLabels},
};

pub(super) const CONNECT: ConnectLabels = ConnectLabels {
    heading: "Connect",
    field: "DPS connection string",
    hint: "From the portal: your DPS > Shared access policies > a policy > Primary key connection string.",
    usable: |host, policy| match policy {
        Some(policy) => format!("{host}, policy {policy}"),
        None => host.to_owned(),
    },
    token_until: |time| format!("Signed elsewhere, valid until {time}"),
    connect: "Connect",
    try_sandbox: "Try the sandbox",
    sandbox_hint: "No Azure at hand? The sandbox is a DPS inside this page.",
    connected_to: "Connected to",
    test: "Test connection",
    testing: "Testing…",
    test_passed: "The service answered: host, key and route are right.",
    proxy: "Proxy and API version: ",
    proxy_field: "Proxy address",
    proxy_hint: "A CORS proxy of your own. Placeholders: {url}, {encodedUrl}, {host}, {path}; without one, the URL is \
                 appended. Empty means none.",
    proxy_preview: "Calls go to",
    proxy_none: "no proxy",
    version: "Version of the service API",
    version_hint: "2021-10-01 is what the current official clients use. 2026-11-01 is the newest; it may not be in every \
                   region yet.",
    instance: "DPS",
    instance_none: "another one",
    key_field: |policy| format!("Key of the policy “{policy}”, or a connection string"),
    policy_to_use: |policy| format!("Your team uses the policy “{policy}”."),
    owner_warning: "This policy may do everything. For daily work, one with EnrollmentRead and EnrollmentWrite is enough.",
    show: "Show",
    hide: "Hide",
};

pub(super) const CERTIFICATES: CertificatesLabels = CertificatesLabels {
    heading: "Certificate",
    drop: |kind| match kind {
        Kind::Group => "Drop CA certificates anywhere on this page",
        Kind::Individual => "Drop the device's certificate anywhere on this page",
    },
    choose_files: "Choose files",
    kinds: "PEM, DER, CRT, CER or P7B; several at once, up to 1 MB each",
    paste: "Paste text instead",
    paste_field: "Certificate text",
    paste_button: "Read text",
    pasted: "Pasted text",
    problems: "Not usable",
    dismiss: "Dismiss",
    clear: "Remove all",
    primary: "Primary certificate",
    secondary: "Secondary certificate",
    none: "None",
    unnamed: "(no name)",
    chain: "Certificates, issued below issuer",
};

pub(super) const CERTIFICATE: CertificateLabels = CertificateLabels {
    subject: "Subject",
    issuer: "Issuer",
    validity: "Valid",
    serial: "Serial number",
    key: "Key",
    signature: "Signature",
    basic_constraints: "Authority",
    ca: |path_length| match path_length {
        None => "CA".to_owned(),
        Some(0) => "CA, for leaves only (path length 0)".to_owned(),
        Some(length) => format!("CA, path length {length}"),
    },
    not_ca: "Not a CA",
    key_usage: "Key usage",
    extended_key_usage: "Extended key usage",
    alternative_names: "Alternative names",
    subject_key_id: "Subject key ID",
    authority_key_id: "Authority key ID",
    sha1: "SHA-1 thumbprint",
    sha256: "SHA-256 thumbprint",
    version: "Version",
    source: "From",
    names_itself: "Names itself as issuer",
    names: |issuer| format!("Names “{issuer}” as issuer"),
    issuer_not_here: "; its issuer is not among these files",
    days_left: |days| match days {
        0 => "expires today".to_owned(),
        1 => "1 day left".to_owned(),
        -1 => "expired yesterday".to_owned(),
        days if days < 0 => format!("expired {} days ago", grouped(&days.unsigned_abs())),
        days => format!("{} days left", grouped(&days)),
    },
    remove: |name| format!("Remove {name}"),
    details: "Details",
    severity: |severity| match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Note",
    },
    from_to: |from, to| format!("{from} to {to}"),
};
