//! English texts of the views.

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
        run::{Action, Failure},
    },
    text::labels::{
        AttestationLabels, CertificateLabels, CertificatesLabels, ConnectLabels, CreateLabels,
        DeletionLabels, EditLabels, FailureLabels, FrameLabels, GroupLabels, KeysLabels, Labels, ListLabels,
        RegistrationLabels, RightsLabels, RolloverLabels, RunLabels, SiteLabels, WorkshopLabels,
    },
};

pub(super) const LABELS: Labels = Labels {
    frame: FRAME,
    connect: CONNECT,
    certificates: CERTIFICATES,
    certificate: CERTIFICATE,
    create: CREATE,
    attestation: ATTESTATION,
    list: LIST,
    group: GROUP,
    keys: KEYS,
    rollover: ROLLOVER,
    registration: REGISTRATION,
    edit: EDIT,
    run: RUN,
    rights: RIGHTS,
    workshop: WORKSHOP,
    deletion: DELETION,
    failure: FAILURE,
    site: SITE,
};

const SITE: SiteLabels = SiteLabels {
    take: "Load the new version",
    reload: "Reload the page",
    reload_loses: "Loading the page anew ends the connection and empties it: the key, certificates, keys made here that are \
                   not saved, what is typed, and Activity are lost. The proxy setting stays.",
    bound: |origins| {
        format!(
            "Since you connected, your browser lets this page call {origins} and nothing else. Another needs a reload."
        )
    },
    shared: |host| {
        format!(
            "{host} serves pages of other projects too. Those can read and change this page and what it keeps in your \
             browser: the proxy setting. Use it for a DPS that matters only if you trust all of them, or from a domain of \
             its own."
        )
    },
    about: "About this page",
    version: "Version",
    commit: "Commit",
    sha256: "SHA-256 of its wasm file",
    unknown: "not known",
    verify: "A page cannot vouch for itself. These commands fetch its code and tell whether it has this hash, and which \
             repository's release it was built for; SHA256SUMS of the release has the same hash.",
    commands: "the commands",
};

const FRAME: FrameLabels = FrameLabels {
    title: "dps-enroll",
    skip: "Skip to the page",
    home: "dps-enroll, start page",
    start: "Start page",
    navigation: "Pages",
    groups: "Groups",
    devices: "Individual enrollments",
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

const CERTIFICATES: CertificatesLabels = CertificatesLabels {
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
    registration_id: "Registration ID",
    id_hint: "Letters, digits and - . _ : up to 128 characters.",
    certificates: "Signing certificates",
    no_certificate: "Drop a CA certificate first.",
    settings: "More settings",
    iot_edge: "Devices are IoT Edge devices",
    iot_edge_device: "The device is an IoT Edge device",
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
        AllocationPolicy::Custom => "Custom (a function of yours decides)",
    },
    hubs: "IoT hubs",
    hubs_hint: "One host name a line, such as hub1.azure-devices.net. Empty means all linked hubs.",
    connect_first: "Connect first, or try the sandbox.",
    created: |id| format!("{id} was created."),
    exists: |id| format!("{id} exists already. Nothing was changed: open it, or choose another ID."),
    found: |id| {
        format!("{id} exists: your request was carried out, or somebody else created it. Look at it.")
    },
    open: |id| format!("Open {id}"),
    preview: "What is sent",
};

const ATTESTATION: AttestationLabels = AttestationLabels {
    heading: "Devices prove who they are by",
    method: |method| match method {
        Method::Certificates => "X.509 certificate",
        Method::CaReferences => "X.509 CA uploaded to the DPS",
        Method::SymmetricKey => "Symmetric key",
        Method::Tpm => "TPM",
        Method::Other => "Another way",
    },
    kept: |subject| format!("As it is: {subject}"),
    ca_primary: "Name of the primary CA certificate",
    ca_secondary: "Name of the secondary CA certificate",
    ca_hint: "As it is called under Certificates of the DPS. One of the two is enough.",
    keys: "Keys",
    keys_hint: "Either way you can see and copy them afterwards.",
    keys_service: "Made by the service",
    keys_browser: "Made in this browser",
    keys_stay: "The keys stay as they are: the change sends them back.",
    endorsement_key: "Endorsement key",
    endorsement_key_hint: "The public half, in base64, as the device's TPM tool prints it.",
    storage_root_key: "Storage root key (optional)",
};

const LIST: ListLabels = ListLabels {
    heading: |which| match which {
        Which::Groups => "Enrollment groups",
        Which::Devices => "Individual enrollments",
        Which::Registrations => "Registration records",
    },
    devices_lead: "One device each. DPS looks for an individual enrollment before it looks for a group.",
    new_device: "New individual enrollment",
    filter: "Filter",
    reload: "Reload",
    stop: "Stop",
    resume: "Load the rest",
    progress: |count| format!("Loading… {count} so far"),
    count: |which, shown, all| {
        let noun = match (which, all) {
            (Which::Groups, 1) => "group",
            (Which::Groups, _) => "groups",
            (Which::Devices, 1) => "enrollment",
            (Which::Devices, _) => "enrollments",
            (Which::Registrations, 1) => "record",
            (Which::Registrations, _) => "records",
        };
        if shown == all { format!("{all} {noun}") } else { format!("{shown} of {all} {noun}") }
    },
    stopped: |count| format!("Stopped after {count}. There may be more."),
    failed_after: |count| format!("Loading failed after {count}."),
    empty: |which| match which {
        Which::Groups => "No enrollment group yet",
        Which::Devices => "No individual enrollment yet",
        Which::Registrations => "No device of this group has registered yet",
    },
    empty_hint: |which| match which {
        Which::Groups => "Drop a CA certificate in step 2, choose an ID in step 3, and create the first one.",
        Which::Devices => "Devices of a group need none. Make one for a single device, or to keep one out.",
        Which::Registrations => "A record appears when a device provisions through the group.",
    },
    no_match: |filter, loaded| format!("Nothing matches “{filter}” among the {loaded} loaded."),
    clear_filter: "Clear the filter",
    not_connected: |which| match which {
        Which::Groups => "Groups appear here once you connect.",
        Which::Devices => "Individual enrollments appear here once you connect on the start page.",
        Which::Registrations => "Records appear here once you connect on the start page.",
    },
    column: |which, column| match column {
        Column::Id if which == Which::Groups => "Group ID",
        Column::Id => "Registration ID",
        Column::Certificate if which == Which::Devices => "Attestation",
        Column::Certificate => "Certificate",
        Column::Expiry => "Expires",
        Column::Status => "Status",
        Column::Hub => "Assigned hub",
        Column::DeviceId => "Device ID",
        Column::Updated => "Last change",
    },
    actions: "Actions",
    enabled: "Enabled",
    disabled: "Disabled",
    symmetric_key: "Symmetric key",
    tpm: "TPM",
    ca_reference: |name| format!("Uploaded CA “{name}”"),
    no_certificate: "No certificate",
    enable: |id| format!("Enable {id}"),
    disable: |id| format!("Disable {id}"),
    revoke: |id| format!("Revoke {id}"),
    delete: |id| format!("Delete {id}"),
    filter_note: |which| match which {
        Which::Registrations => "ID, device, hub, status or error",
        _ => "ID, certificate name or thumbprint",
    },
};

const GROUP: GroupLabels = GroupLabels {
    back: |kind| match kind {
        Kind::Group => "All groups",
        Kind::Individual => "All individual enrollments",
    },
    loading: "Loading…",
    connect_to_see: |kind| match kind {
        Kind::Group => "Connect to see this group.",
        Kind::Individual => "Connect to see this enrollment.",
    },
    not_found: |kind, id| match kind {
        Kind::Group => format!("There is no group “{id}” in this DPS."),
        Kind::Individual => format!("There is no individual enrollment “{id}” in this DPS."),
    },
    invalid_id: |id| format!("“{id}” cannot be the ID of an enrollment. Check the address."),
    reload: "Reload",
    duplicate: "Duplicate",
    revoke: "Revoke a device",
    delete: "Delete…",
    attestation: "Attestation",
    primary: "Primary certificate",
    secondary: "Secondary certificate",
    empty_slot: "None",
    endorsement_key: "TPM endorsement key",
    symmetric_key: "Symmetric key",
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
            "registrationId" => "Registration ID",
            "deviceId" => "Device ID",
            "optionalDeviceInformation" => "Device information",
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
            "namespaceName" => "Device registry namespace",
            "certificateAuthorityName" => "Certificate authority",
            "certificatePolicyName" => "Certificate policy",
            _ => return None,
        })
    },
    unknown_field: "not known to this page",
    json: "JSON",
    yes: "yes",
    no: "no",
};

const KEYS: KeysLabels = KeysLabels {
    heading: "Symmetric keys",
    hidden: "The service shows keys on demand only. They stay in this tab, and go when you leave this page.",
    show: "Show keys",
    hide: "Put the keys away",
    reading: "Reading the keys…",
    primary: "Primary key",
    secondary: "Secondary key",
    devices: "Keys of devices",
    device_ids: "Registration IDs",
    device_ids_hint: "One or many, a line each. Each device's key is made from the group's key and its ID, in this tab.",
    refused: |ids| format!("Left out, because they are no registration IDs: {ids}"),
    more: |count| format!("{count} more are in the file."),
    csv: "Download as CSV",
};

const ROLLOVER: RolloverLabels = RolloverLabels {
    heading: "Roll the certificate over",
    one: |subject, ends| {
        format!("One certificate: {subject}, until {ends}. Its successor can stand beside it.")
    },
    two: |old, old_ends, new, new_ends| {
        format!("Two certificates: {old}, until {old_ends}, and its successor {new}, until {new_ends}.")
    },
    step: |step| match step {
        Step::Add => "Put the new certificate beside the old one",
        Step::Promote => "Make the new certificate the primary one",
        Step::Remove => "Take the old certificate out",
    },
    begin: |step| match step {
        Step::Add => "Add the new certificate…",
        Step::Promote => "Promote it…",
        Step::Remove => "Remove the old one…",
    },
    old: "Devices with the old chain:",
    new: "Devices with the new chain:",
    devices: |step| match step {
        Step::Add => ("nothing changes for them.", "can provision from now on."),
        Step::Promote => (
            "nothing changes while the old certificate stays as the secondary one; without its file it goes out now, and they \
             cannot provision any more.",
            "nothing changes for them.",
        ),
        Step::Remove => (
            "cannot provision any more. Those that are provisioned stay connected until they have to provision again: give them \
             certificates of the new chain first.",
            "nothing changes for them.",
        ),
    },
    strands: "The certificate that would remain has expired: no device could provision.",
};

const REGISTRATION: RegistrationLabels = RegistrationLabels {
    link: "Registration records of its devices",
    heading: "Registration",
    heading_of: |group| format!("Registration records of {group}"),
    lead: "What became of the devices that provisioned through this group. Delete a record to make its device provision from \
           scratch the next time it asks.",
    invalid_group: "The address names no group that can exist.",
    status: |status| match status {
        Status::Unassigned => "Never registered".to_owned(),
        Status::Assigning => "Being assigned".to_owned(),
        Status::Assigned => "Assigned".to_owned(),
        Status::Failed => "Failed".to_owned(),
        Status::Disabled => "Disabled".to_owned(),
        Status::Other(other) => other.clone(),
    },
    substatus: |substatus| match substatus {
        "initialAssignment" => "for the first time".to_owned(),
        "deviceDataMigrated" => "moved, with its data".to_owned(),
        "deviceDataReset" => "moved, from its initial twin".to_owned(),
        "reprovisionedToInitialAssignment" => "again to its first hub".to_owned(),
        other => other.to_owned(),
    },
    error: |code, message| match (code, message) {
        (Some(code), Some(message)) => format!("{message} ({code})"),
        (Some(code), None) => format!("Error {code}"),
        (None, message) => message.unwrap_or_default().to_owned(),
    },
    status_label: "Status",
    hub: "Assigned hub",
    updated: "Last change",
};

const RUN: RunLabels = RunLabels {
    selection: "Selected rows",
    selected: |count| format!("{count} selected"),
    select: |id| format!("Select {id}"),
    select_all: "Select all that are shown",
    clear: "Clear the selection",
    action: |action| match action {
        Action::Enable => "Enable",
        Action::Disable => "Disable",
        Action::Delete => "Delete",
    },
    heading: |action, list, count| {
        let verb = match action {
            Action::Enable => "Enable",
            Action::Disable => "Disable",
            Action::Delete => "Delete",
        };
        let noun = if list == Which::Registrations { "registration record" } else { "enrollment" };
        if count == 1 { format!("{verb} 1 {noun}?") } else { format!("{verb} {count} {noun}s?") }
    },
    consequence: |action, list| match action {
        Action::Delete if list == Which::Registrations => {
            "One by one. Their devices stay in their hubs; the next time one provisions, DPS assigns it as if it were new."
        }
        Action::Enable => "Their devices can provision from now on.",
        Action::Disable => {
            "Their devices cannot provision any more. Those that are provisioned stay in their hubs."
        }
        Action::Delete => {
            "This cannot be undone. A device whose individual enrollment goes can come back in through its group. Registration \
             records stay."
        }
    },
    nothing: "Nothing to do: they are so already.",
    type_number: |count| format!("Type their number, {count}, to confirm"),
    running: "Progress",
    so_far: |counts| {
        let part = |count, said| if count == 0 { String::new() } else { format!(", {count} {said}") };
        let (failed, unknown) = (part(counts.failed, "failed"), part(counts.unknown, "not known"));
        format!("{} done{failed}{unknown}{}.", counts.done, part(counts.left, "to go"))
    },
    failure: |failure| match failure {
        Failure::Refused { code, message } => format!("{message} ({code})"),
        Failure::KeysUnread => "its keys could not be read, so it was left alone".to_owned(),
        Failure::NotSent(error) => format!("it was left alone: {error}"),
        Failure::NoVersion => {
            "it came without a version, so a change could overwrite somebody else's; it was left alone"
                .to_owned()
        }
        Failure::Unknown => "it may have been carried out: check".to_owned(),
        Failure::Changed => {
            "somebody else changed it meanwhile; it was left alone. Look at its new state".to_owned()
        }
    },
    resume: "Go on with the rest",
    stop: "Stop",
    cancel: "Cancel",
    close: "Close",
};

const WORKSHOP: WorkshopLabels = WorkshopLabels {
    heading: "CA workshop",
    lead: "Make certificate chains, prove that you have a CA's key, and find out whether DPS would admit a device. Keys are made \
           in this tab and leave it only by your download.",
    benches: "Benches of the workshop",
    bench: |bench| match bench {
        Bench::Make => "Make certificates",
        Bench::Prove => "Prove possession",
        Bench::Check => "Check a chain",
        Bench::Admit => "Would DPS admit it?",
    },
};

const RIGHTS: RightsLabels = RightsLabels {
    missing: |policy, rights| format!("The policy {policy} lacks {rights}."),
    disabled: "What needs it is disabled. Connect with another policy to use it.",
    command: "Whoever runs the DPS can make one with just the rights that this page needs:",
    command_name: "Command",
};

const EDIT: EditLabels = EditLabels {
    edit: "Edit",
    heading: |aim, kind| match (aim, kind) {
        (Aim::Change, _) => "Edit",
        (Aim::Create, Kind::Group) => "New enrollment group",
        (Aim::Create, Kind::Individual) => "New individual enrollment",
        (Aim::Copy, _) => "Duplicate",
        (Aim::Revoke, _) => "Revoke a device",
        (Aim::Rollover(Step::Add), _) => "Add the new certificate",
        (Aim::Rollover(Step::Promote), _) => "Promote the new certificate",
        (Aim::Rollover(Step::Remove), _) => "Remove the old certificate",
    },
    lead: |aim| match aim {
        Aim::Create | Aim::Change => "",
        Aim::Copy => {
            "Everything is copied but the ID, the device ID, and what the service never returns: certificates and keys."
        }
        Aim::Revoke => {
            "A disabled individual enrollment under the device's registration ID keeps it out, whatever group would let it in. \
             Drop the device's certificate, or use the registration ID alone. A device that is in a hub already stays there: \
             disable it in the hub too. Delete this enrollment to let the device in again."
        }
        Aim::Rollover(Step::Add) => "Drop the new CA certificate anywhere on the page.",
        Aim::Rollover(Step::Promote) => {
            "The service returns no certificates: drop the new CA's file again. To keep the old one as the secondary, drop its file \
             too; otherwise it goes out now."
        }
        Aim::Rollover(Step::Remove) => "Devices that still use the old chain cannot provision any more.",
    },
    send: |aim, kind, sending| match (aim, kind, sending) {
        (Aim::Change | Aim::Rollover(_), _, false) => "Save changes",
        (Aim::Change | Aim::Rollover(_), _, true) => "Saving…",
        (Aim::Revoke, _, false) => "Revoke",
        (Aim::Create | Aim::Copy, Kind::Group, false) => "Create group",
        (Aim::Create | Aim::Copy, Kind::Individual, false) => "Create enrollment",
        (_, _, true) => "Creating…",
    },
    enabled: "Devices may provision",
    webhook: "Address of the function",
    webhook_hint: "https:, with its key in the query if it needs one. DPS calls it for each device.",
    webhook_version: "API version of the function",
    device_id: "Device ID",
    device_id_hint: "Its ID in the hub. Empty means the registration ID.",
    device_information: "Device information",
    device_information_hint: "JSON that is kept with the enrollment and given to a custom allocation. Empty means none.",
    azure_name: |name| match name {
        AzureName::Namespace => "Device registry namespace",
        AzureName::CertificateAuthority => "Certificate authority of the namespace",
        AzureName::CertificatePolicy => "Certificate policy of the namespace",
    },
    other_reprovision: "Another pair of flags",
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
    cancel: "Cancel",
    reading_keys: "Reading the keys, so that the change leaves them as they are…",
    rereading: "Reading the newest state…",
    changed: "Somebody changed this enrollment since you began, and your change is not in it. Choose what is kept; you see the \
              result before it is saved.",
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
    heading: |kind, id| match kind {
        Some(_) => format!("Delete {id}?"),
        None => format!("Delete the registration record of {id}?"),
    },
    consequence: |kind| match kind {
        Some(Kind::Group) => {
            "No device of this group can provision any more. Devices that are provisioned stay in their hubs, and their \
             registration records stay in the DPS."
        }
        Some(Kind::Individual) => {
            "The device can come back in through a group whose certificate or key it has. To keep it out, disable this \
             enrollment instead. Its registration record stays."
        }
        None => {
            "The device stays in its hub. The next time it provisions, DPS assigns it as if it were new: by the allocation \
             policy, whatever the reprovision policy says."
        }
    },
    records_first: "Delete the registration records first, if they shall go too: without the group they cannot be listed any more.",
    type_id: |id| format!("Type {id} to confirm"),
    delete: |kind| match kind {
        Some(Kind::Group) => "Delete group",
        Some(Kind::Individual) => "Delete enrollment",
        None => "Delete record",
    },
    deleting: "Deleting…",
    cancel: "Cancel",
    changed: "Somebody changed this, or made it anew, since you saw it. This is its new state, which was not deleted; type the ID \
              again to delete it all the same.",
    new_state: "New state",
};

const FAILURE: FailureLabels = FailureLabels {
    service_says: "The service says",
    what_to_do: "Likely causes, and what to do",
    code: "Code",
    tracking_id: "Tracking ID",
    time: "Time",
    retry: "Try again",
    check: "Check whether it was carried out",
    not_carried_out: "Checked: the request was not carried out. Try again.",
};
