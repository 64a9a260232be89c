//! English texts of the forms.

use crate::{
    dps::enrollment::{AllocationPolicy, AzureName, Kind, Method, ReprovisionPolicy},
    page::{form::Aim, rollover::Step},
    text::labels::{AttestationLabels, CreateLabels, EditLabels},
};

pub(super) const CREATE: CreateLabels = CreateLabels {
    heading: "Enrollment group",
    id: "Group ID",
    registration_id: "Registration ID",
    id_hint: "Letters, digits, hyphens, dots, underscores and colons; up to 128.",
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

pub(super) const ATTESTATION: AttestationLabels = AttestationLabels {
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

pub(super) const EDIT: EditLabels = EditLabels {
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
    twin_hint: "JSON with \"tags\" and \"properties\": {\"desired\": …}. Empty means none.",
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
