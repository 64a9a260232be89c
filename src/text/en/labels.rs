//! English texts of the views.

use crate::{
    certificate::Severity,
    dps::enrollment_group::{AllocationPolicy, ReprovisionPolicy},
    page::list::Column,
    text::labels::{
        CertificateLabels, CertificatesLabels, ConnectLabels, CreateLabels, DeletionLabels, EditLabels,
        FailureLabels, FrameLabels, GroupLabels, Labels, ListLabels,
    },
};

pub(super) const LABELS: Labels = Labels {
    frame: FRAME,
    connect: CONNECT,
    certificates: CERTIFICATES,
    certificate: CERTIFICATE,
    create: CREATE,
    list: LIST,
    group: GROUP,
    edit: EDIT,
    deletion: DELETION,
    failure: FAILURE,
};

const FRAME: FrameLabels = FrameLabels {
    title: "dps-enroll",
    skip: "Skip to the page",
    home: "dps-enroll, start page",
    heading: "Enrollment groups for Azure DPS",
    lead: "Connect, drop a CA certificate, create the group. Your key stays in this tab.",
    connection: "Connection",
    not_connected: "Not connected",
    policy: "Policy",
    via: "through",
    sandbox: "Sandbox",
    sandbox_note: "Sandbox: a DPS inside this page, with made-up data. Nothing leaves your browser.",
    direct: "no proxy",
    this_server: "this page's server",
    call_ok: "Last call succeeded",
    call_failed: "Last call failed",
    call_none: "No call yet",
    forget: "Forget key",
    drop_here: "Drop certificates anywhere",
    waiting: |seconds| format!("The service asks to slow down. Trying again in {seconds} s."),
    stop_waiting: "Stop waiting",
    promise: "Certificates and keys are read in this tab. Only signed, five-minute tokens leave it.",
    copy: |what| format!("Copy {what}"),
    copied: "Copied",
    not_copied: "The browser did not allow copying",
};

const CONNECT: ConnectLabels = ConnectLabels {
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
    proxy: "Proxy",
    proxy_field: "Proxy address",
    proxy_hint: "A CORS proxy of your own. Placeholders: {url}, {encodedUrl}, {host}, {path}; without one, the URL is \
                 appended. Empty means none.",
    proxy_preview: "Calls go to",
    proxy_none: "none",
    preset_unreadable: "This page's config.json cannot be understood, so it presets no proxy. Tell whoever hosts the page.",
    owner_warning: "This policy may do everything. For daily work, one with EnrollmentRead and EnrollmentWrite is enough.",
    show: "Show",
    hide: "Hide",
};

const CERTIFICATES: CertificatesLabels = CertificatesLabels {
    heading: "Certificate",
    drop: "Drop CA certificates anywhere on this page",
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

const CERTIFICATE: CertificateLabels = CertificateLabels {
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
    issuer_not_here: "its issuer is not among these files",
    days_left: |days| match days {
        0 => "expires today".to_owned(),
        1 => "1 day left".to_owned(),
        -1 => "expired yesterday".to_owned(),
        days if days < 0 => format!("expired {} days ago", days.unsigned_abs()),
        days => format!("{days} days left"),
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

const CREATE: CreateLabels = CreateLabels {
    heading: "Enrollment group",
    id: "Group ID",
    id_hint: "Letters, digits and - . _ : up to 128 characters.",
    certificates: "Signing certificates",
    no_certificate: "Drop a CA certificate first.",
    settings: "More settings",
    disabled: "Create it disabled",
    disabled_hint: "No device can provision until it is enabled.",
    iot_edge: "Devices are IoT Edge devices",
    reprovision: "When a device provisions again",
    allocation: "Allocation policy",
    default_choice: "The service's default",
    reprovision_name: |policy| match policy {
        ReprovisionPolicy::Migrate => "Move it and take its data along",
        ReprovisionPolicy::Reset => "Move it and start from the initial twin",
        ReprovisionPolicy::Never => "Never move it",
    },
    allocation_name: |policy| match policy {
        AllocationPolicy::Hashed => "Evenly weighted distribution",
        AllocationPolicy::GeoLatency => "Lowest latency",
        AllocationPolicy::Static => "Static (one hub)",
    },
    hubs: "IoT hubs",
    hubs_hint: "One host name a line, such as hub1.azure-devices.net. Empty means all linked hubs.",
    create: "Create group",
    creating: "Creating…",
    connect_first: "Connect first, or try the sandbox.",
    created: |id| format!("{id} was created."),
    exists: |id| format!("{id} exists already. Nothing was changed: open it, or choose another ID."),
    open: |id| format!("Open {id}"),
    preview: "What is sent",
};

const LIST: ListLabels = ListLabels {
    heading: "Enrollment groups",
    filter: "Filter",
    reload: "Reload",
    stop: "Stop",
    resume: "Load the rest",
    progress: |count| format!("Loading… {count} so far"),
    count: |shown, all| {
        let noun = if all == 1 { "group" } else { "groups" };
        if shown == all { format!("{all} {noun}") } else { format!("{shown} of {all} {noun}") }
    },
    stopped: |count| format!("Stopped after {count}. There may be more."),
    failed_after: |count| format!("Loading failed after {count}."),
    empty: "No enrollment group yet",
    empty_hint: "Drop a CA certificate in step 2, choose an ID in step 3, and create the first one.",
    no_match: |filter| format!("No group matches “{filter}”."),
    clear_filter: "Clear the filter",
    not_connected: "Groups appear here once you connect.",
    column: |column| match column {
        Column::Id => "Group ID",
        Column::Certificate => "Certificate",
        Column::Expiry => "Expires",
        Column::Status => "Status",
        Column::Updated => "Last change",
    },
    actions: "Actions",
    enabled: "Enabled",
    disabled: "Disabled",
    symmetric_key: "Symmetric key",
    tpm: "TPM",
    ca_reference: |name| format!("Uploaded CA “{name}”"),
    no_certificate: "No certificate",
    delete: |id| format!("Delete {id}"),
    filter_note: "ID, certificate name or thumbprint",
};

const GROUP: GroupLabels = GroupLabels {
    back: "All groups",
    loading: "Loading…",
    connect_to_see: "Connect on the start page to see this group.",
    not_found: |id| format!("There is no group “{id}” in this DPS."),
    invalid_id: |id| format!("“{id}” cannot be the ID of a group. Check the address."),
    reload: "Reload",
    delete: "Delete…",
    attestation: "Attestation",
    primary: "Primary certificate",
    secondary: "Secondary certificate",
    empty_slot: "None",
    endorsement_key: "TPM endorsement key",
    symmetric_key: "Symmetric key. The service does not show keys here.",
    ca_references: "CA certificates uploaded to the DPS, by name",
    other_attestation: |kind| {
        if kind.is_empty() {
            "The service named no attestation type.".to_owned()
        } else {
            format!("Type “{kind}”, which this page does not know")
        }
    },
    fields: "All fields",
    field_name: |name| {
        Some(match name {
            "enrollmentGroupId" => "Group ID",
            "etag" => "Version (ETag)",
            "provisioningStatus" => "Provisioning status",
            "reprovisionPolicy" => "Reprovision policy",
            "createdDateTimeUtc" => "Created",
            "lastUpdatedDateTimeUtc" => "Last change",
            "allocationPolicy" => "Allocation policy",
            "iotHubs" => "IoT hubs",
            "iotHubHostName" => "IoT hub",
            "capabilities" => "Capabilities",
            "initialTwin" => "Initial twin",
            "customAllocationDefinition" => "Custom allocation",
            _ => return None,
        })
    },
    unknown_field: "not known to this page",
    json: "JSON",
    yes: "yes",
    no: "no",
};

const EDIT: EditLabels = EditLabels {
    edit: "Edit",
    enabled: "Devices may provision",
    custom: "Custom (a webhook decides)",
    other_reprovision: "As it is now (none of these)",
    twin: "Initial twin",
    twin_hint: "JSON with “tags” and “properties”: {“desired”: …}. Empty means none.",
    format: "Format",
    reserved: |names| {
        format!(
            "{}: twins use this name themselves; clients and the service stumble over it. Choose another.",
            names.join(", ")
        )
    },
    changes: "What will change",
    no_changes: "Nothing yet.",
    absent: "nothing",
    save: "Save changes",
    saving: "Saving…",
    cancel: "Cancel",
    reading_keys: "Reading the group's keys, so that the change leaves them as they are…",
    rereading: "Somebody changed this group meanwhile. Reading its new state…",
    changed: "Somebody changed this group since you began. Nothing was saved. Choose what is kept; you see the result before \
              it is saved.",
    field: "Field",
    base: "You began with",
    mine: "Yours",
    theirs: "Theirs",
    keep: |field, mine| if mine { format!("Keep your {field}") } else { format!("Keep their {field}") },
    all_mine: "Keep all of yours",
    all_theirs: "Keep all of theirs",
    apply: "Go on with these",
    undecided: "Choose for each field that both of you changed.",
};

const DELETION: DeletionLabels = DeletionLabels {
    heading: |id| format!("Delete {id}?"),
    consequence: "No device of this group can provision any more. Devices that are provisioned stay in their hubs, and \
                  their registration records stay in the DPS.",
    type_id: |id| format!("Type {id} to confirm"),
    delete: "Delete group",
    deleting: "Deleting…",
    cancel: "Cancel",
    changed: "Somebody changed this group since you saw it. Nothing was deleted. This is its new state; type the ID again \
              to delete it all the same.",
    new_state: "New state",
};

const FAILURE: FailureLabels = FailureLabels {
    service_says: "The service says",
    what_to_do: "Likely causes, and what to do",
    code: "Code",
    tracking_id: "Tracking ID",
    time: "Time",
    retry: "Try again",
};
