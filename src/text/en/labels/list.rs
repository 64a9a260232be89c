//! English texts of the lists, and of what is done to many.

use super::super::grouped;
use crate::{
    dps::enrollment::Kind,
    page::{
        item::Column,
        list::Which,
        run::{Action, Failure},
    },
    text::labels::{DeletionLabels, ListLabels, RunLabels},
};

pub(super) const LIST: ListLabels = ListLabels {
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
    progress: |count| format!("Loading… {} so far", grouped(&count)),
    count: |which, shown, all| {
        let noun = match (which, all) {
            (Which::Groups, 1) => "group",
            (Which::Groups, _) => "groups",
            (Which::Devices, 1) => "enrollment",
            (Which::Devices, _) => "enrollments",
            (Which::Registrations, 1) => "record",
            (Which::Registrations, _) => "records",
        };
        if shown == all {
            format!("{} {noun}", grouped(&all))
        } else {
            format!("{} of {} {noun}", grouped(&shown), grouped(&all))
        }
    },
    stopped: |count| format!("Stopped after {}. There may be more.", grouped(&count)),
    failed_after: |count| format!("Loading failed after {}.", grouped(&count)),
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
    no_match: |filter, loaded| format!("Nothing matches “{filter}” among the {} loaded.", grouped(&loaded)),
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

pub(super) const RUN: RunLabels = RunLabels {
    selection: "Selected rows",
    selected: |count| format!("{} selected", grouped(&count)),
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
        let noun = match list {
            Which::Groups => "group",
            Which::Devices => "enrollment",
            Which::Registrations => "registration record",
        };
        if count == 1 { format!("{verb} 1 {noun}?") } else { format!("{verb} {} {noun}s?", grouped(&count)) }
    },
    consequence: |action, list| match action {
        Action::Delete if list == Which::Registrations => {
            "One by one. Their devices stay in their hubs; the next time one provisions, DPS assigns it as if it were new."
        }
        Action::Enable => "Their devices can provision from now on.",
        Action::Disable => {
            "Their devices cannot provision any more. Those that are provisioned stay in their hubs."
        }
        Action::Delete if list == Which::Groups => {
            "This cannot be undone. Devices of these groups cannot provision any more; those that are provisioned stay in their \
             hubs. Registration records stay, but without their group they cannot be listed."
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
        let part =
            |count, said| if count == 0 { String::new() } else { format!(", {} {said}", grouped(&count)) };
        let (failed, unknown) = (part(counts.failed, "failed"), part(counts.unknown, "not known"));
        format!("{} done{failed}{unknown}{}.", grouped(&counts.done), part(counts.left, "to go"))
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

pub(super) const DELETION: DeletionLabels = DeletionLabels {
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
