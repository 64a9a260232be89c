//! English texts of one opened enrollment.

use super::super::grouped;
use crate::{
    dps::{enrollment::Kind, registration::Status},
    page::rollover::Step,
    text::labels::{GroupLabels, KeysLabels, RegistrationLabels, RolloverLabels},
};

pub(super) const GROUP: GroupLabels = GroupLabels {
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

pub(super) const KEYS: KeysLabels = KeysLabels {
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
    more: |count| format!("{} more are in the file.", grouped(&count)),
    csv: "Download as CSV",
};

pub(super) const ROLLOVER: RolloverLabels = RolloverLabels {
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

pub(super) const REGISTRATION: RegistrationLabels = RegistrationLabels {
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
