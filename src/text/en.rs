//! English.

#![allow(
    clippy::too_many_lines,
    clippy::trivially_copy_pass_by_ref,
    reason = "a table of sentences is as long as it has sentences, and all its functions have one form"
)]

use std::fmt::Display;

use super::{Texts, number};

/// Its name for itself.
pub(super) const NAME: &str = "English";

/// The English texts.
pub(super) static TEXTS: Texts = Texts {
    connection: connection::TEXTS,
    certificate: certificate::TEXTS,
    check: check::TEXTS,
    page: page::TEXTS,
    service: service::TEXTS,
    activity: activity::TEXTS,
    guide: guide::TEXTS,
    snippet: snippet::TEXTS,
    labels: labels::LABELS,
};

/// 12,345.
fn grouped(number: &dyn Display) -> String {
    number::grouped(number, ',')
}

mod guide {
    //! English texts that lead through the page.

    use crate::{
        page::{share::Unshareable, shortcut::Shortcut},
        text::{GuideTexts, guide::Topic},
    };

    pub(super) const TEXTS: GuideTexts = GuideTexts {
        heading: "In three steps",
        steps: [
            "Connect: paste a connection string of your DPS. It stays in this tab.",
            "Drop the certificate of the CA that signs your devices' certificates.",
            "Create the group: every device with a certificate below that CA is let in.",
        ],
        sandbox: "No DPS at hand? Try the sandbox: it is one, inside this page, with demo data.",
        read: "Got it",
        link: "a link to this page",
        share: "a link with this proxy",
        unshareable,
        proposal_dps: |dps| {
            format!("The link you opened is about {dps}. Connect to it to see what it shows.")
        },
        proposal_other: |dps, connected| {
            format!("The link you opened is about {dps}; this page is connected to {connected}.")
        },
        proposal_proxy: |proxy| {
            format!(
                "The link you opened asks to use the proxy {proxy}. Whoever runs it can use your token while it is valid: take \
                 it only if you know who that is."
            )
        },
        proposal_take: "Use this proxy",
        proposal_drop: "Dismiss",
        keys: "Keyboard shortcuts",
        keys_heading: "Keyboard shortcuts",
        keys_on: "Use shortcuts on this page",
        keys_close: "Close",
        key: |shortcut| match shortcut {
            Shortcut::Sheet => "This list",
            Shortcut::Filter => "Filter the list",
            Shortcut::Connect => "Connection",
            Shortcut::Groups => "Enrollment groups",
            Shortcut::Devices => "Individual enrollments",
            Shortcut::Workshop => "CA workshop",
            Shortcut::New => "New group or individual enrollment",
            Shortcut::Edit => "Edit what is shown",
            Shortcut::Reload => "Reload what is shown",
            Shortcut::Activity => "Activity",
        },
        print: |name| format!("Print {name}"),
        help: |topic| match topic {
            Topic::SharedAccessPolicy => "Shared access policy",
            Topic::ServiceEndpoint => "Service operations endpoint",
            Topic::RestApi => "REST API",
            Topic::EnrollmentGroup => "Enrollment group",
            Topic::RegistrationId => "Registration ID",
            Topic::AttestationMechanism => "Attestation mechanism",
            Topic::X509Attestation => "X.509 certificate attestation",
            Topic::VerifiedCertificate => "Verified CA certificate",
            Topic::SymmetricKey => "Symmetric key attestation",
            Topic::Tpm => "TPM attestation",
            Topic::Reprovisioning => "Reprovisioning policy",
            Topic::AllocationPolicy => "Allocation policy",
            Topic::LinkedHubs => "Linked IoT hubs",
            Topic::CustomAllocation => "Custom allocation policy",
            Topic::DeviceTwin => "Device twin",
            Topic::DeviceId => "Device ID",
            Topic::ProvisioningStatus => "Provisioning status",
            Topic::IotEdge => "IoT Edge device",
            Topic::CertificateManagement => "Certificate management",
        },
        help_lead: "In Azure: ",
        learn: "https://learn.microsoft.com/en-us/",
    };

    fn unshareable(why: &Unshareable) -> String {
        match why {
            Unshareable::NoProxy => "No proxy is set, so there is none to share.".to_owned(),
            Unshareable::Secret { name } if name.is_empty() => {
                "A part of this proxy's address may be a key, so no link is made of it.".to_owned()
            }
            Unshareable::Secret { name } => {
                format!("“{name}” in this proxy's address may be a key, so no link is made of it.")
            }
        }
    }
}

mod labels {
    //! English texts of the views.

    use super::grouped;
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
            theme::Theme,
        },
        text::labels::{
            AttestationLabels, CertificateLabels, CertificatesLabels, ConnectLabels, CreateLabels,
            DeletionLabels, EditLabels, FailureLabels, FrameLabels, GroupLabels, KeysLabels, Labels,
            ListLabels, RegistrationLabels, RightsLabels, RolloverLabels, RunLabels, SiteLabels,
            WorkshopLabels,
        },
    };

    pub(in crate::text) const LABELS: Labels = Labels {
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

    // The frame, the site and what fails.

    const FRAME: FrameLabels = FrameLabels {
        colon: ": ",
        quotes: ["“", "”"],
        language: "Language",
        title: "dps-enroll",
        skip: "Skip to the page",
        home: "dps-enroll, start page",
        start: "Start page",
        nothing_here: "There is nothing at this address",
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
        sandbox_note: "Sandbox: a DPS inside this page, with made-up data. Nothing leaves your browser; a reload begins anew.",
        direct: "no proxy",
        this_server: "this page's server",
        call_ok: "Last call succeeded",
        call_failed: "Last call failed",
        call_none: "No call yet",
        forget: "Forget key",
        drop_here: "Drop certificates anywhere",
        waiting: |seconds| format!("The service asks to slow down. Trying again in {seconds} s."),
        stop_waiting: "Stop waiting",
        promise: "Your key never leaves this browser. Tokens do, and what you ask the service to look up, create, change or delete.",
        copy: |what| format!("Copy {what}"),
        of: |name| format!(" of {name}"),
        copied: "Copied",
        not_copied: "The browser did not allow copying",
    };

    const SITE: SiteLabels = SiteLabels {
        theme: "Theme",
        theme_of: |theme| match theme {
            Theme::System => "As the system",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        },
        take: "Load the new version",
        reload: "Reload the page",
        reload_loses: "Loading the page anew ends the connection and empties it: the key, certificates, keys made here that are \
                       not saved, what is typed, and Activity are lost. The proxy setting and the vault stay.",
        bound: |origins| {
            format!(
                "Since you connected, your browser lets this page call {origins} and nothing else. Another needs a reload."
            )
        },
        shared: |host| {
            format!(
                "{host} serves pages of other projects too. Those can read and change this page and what it keeps in your \
                 browser, such as the proxy setting. Use it for a DPS that matters only if you trust all of them, or from a domain of \
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

    const RIGHTS: RightsLabels = RightsLabels {
        missing: |policy, rights| format!("The policy {policy} lacks {rights}."),
        disabled: "What needs it is disabled. Connect with another policy to use it.",
        command: "Whoever runs the DPS can make one with just the rights that this page needs:",
        command_name: "Command",
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

    // The first two steps: the connection and the certificates.

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

    // The forms.

    const CREATE: CreateLabels = CreateLabels {
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
            Aim::Create | Aim::Change | Aim::Rollover(Step::Add) => "",
            Aim::Copy => {
                "Everything is copied but the IDs, and what the service never returns: certificates and keys."
            }
            Aim::Revoke => {
                "A disabled individual enrollment under the device's registration ID keeps it out, whatever group would let it in. \
                 Drop the device's certificate, or use the registration ID alone. A device that is in a hub already stays there: \
                 disable it in the hub too. Delete this enrollment to let the device in again."
            }
            Aim::Rollover(Step::Promote) => {
                "The service returns no certificates: drop the new one's file again. To keep the old one as the secondary, drop its file \
                 too; otherwise it goes out now."
            }
            Aim::Rollover(Step::Remove) => {
                "Devices that still have the old certificate, or one below it, cannot provision any more."
            }
        },
        send: |aim, kind, sending| match (aim, kind, sending) {
            (Aim::Change | Aim::Rollover(_), _, false) => "Save changes",
            (Aim::Change | Aim::Rollover(_), _, true) => "Saving…",
            (Aim::Revoke, _, false) => "Revoke",
            (Aim::Create | Aim::Copy, Kind::Group, false) => "Create group",
            (Aim::Create | Aim::Copy, Kind::Individual, false) => "Create enrollment",
            (_, _, true) => "Creating…",
        },
        enabled: "Enabled: devices may provision",
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
        twin: "Initial twin",
        twin_hint: "JSON with \"tags\" and \"properties\": {\"desired\": …}. Empty means none.",
        format: "Format",
        reserved: |names| {
            format!(
                "{}: twins use this name themselves; clients and the service stumble over it. Choose another.",
                names.join(", ")
            )
        },
        misplaced: |names| {
            format!(
                "{}: not part of a twin. Use \"tags\" or \"properties\": {{\"desired\": …}}.",
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

    // The lists, and of what is done to many.

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
            Which::Groups => {
                "Drop a CA certificate in step 2, choose an ID in step 3, and create the first one."
            }
            Which::Devices => {
                "Devices of a group need none. Make one for a single device, or to keep one out."
            }
            Which::Registrations => "A record appears when a device provisions through the group.",
        },
        no_match: |filter, loaded| {
            format!("Nothing matches “{filter}” among the {} loaded.", grouped(&loaded))
        },
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

    const RUN: RunLabels = RunLabels {
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
            if count == 1 {
                format!("{verb} 1 {noun}")
            } else {
                format!("{verb} {} {noun}s", grouped(&count))
            }
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
            let part = |count, said| {
                if count == 0 { String::new() } else { format!(", {} {said}", grouped(&count)) }
            };
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
        records_first: "Delete the registration records first, if they are to go too: without the group they can no longer be listed.",
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

    // One opened enrollment.

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
        more: |count| format!("{} more are in the file.", grouped(&count)),
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
        disabled: "It is disabled: no device can provision through it until it is enabled.",
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
}

mod connection {
    //! English texts about connection strings, hosts and tokens.

    use crate::{
        connection::{ConnectionStringError, HostNameError, OtherService},
        deployment::DeploymentError,
        sas::TokenError,
        text::{ConnectionTexts, Locale, character::spelt},
    };

    pub(super) const TEXTS: ConnectionTexts =
        ConnectionTexts { connection_string_error, host_name_error, deployment_error, token_error };

    const WHERE_TO_FIND: &str = "In the Azure portal it is under your DPS > Shared access policies > a policy > \
         Primary key connection string.";

    fn connection_string_error(error: &ConnectionStringError) -> String {
        match error {
            ConnectionStringError::Empty => format!("Paste a DPS connection string. {WHERE_TO_FIND}"),
            ConnectionStringError::IsPem => {
                "This is a certificate or key file, not a connection string. Drop certificates in step 2.".to_owned()
            }
            ConnectionStringError::OnlyKey => {
                format!("This is only a key. Paste the whole connection string: it names the host and the policy too. {WHERE_TO_FIND}")
            }
            ConnectionStringError::NoEquals { position } => format!(
                "Part {position} is no name=value. A connection string is a list of name=value, separated by semicolons. Copy \
                 it again as a whole."
            ),
            ConnectionStringError::Missing { part } => {
                format!("{part} is missing. Copy the whole connection string. {WHERE_TO_FIND}")
            }
            ConnectionStringError::EmptyValue { part } => format!("{part} is empty. Copy the string again as a whole."),
            ConnectionStringError::Duplicate { part } => {
                format!("{part} stands there twice. Keep one connection string and remove the other.")
            }
            ConnectionStringError::Unknown { name } => {
                format!("“{name}” is no part of a DPS connection string. Remove it, or copy the string again. {WHERE_TO_FIND}")
            }
            ConnectionStringError::KeyAndSignature => {
                "There is both a SharedAccessKey and a SharedAccessSignature. Remove one of them.".to_owned()
            }
            ConnectionStringError::KeyNotBase64 => {
                "The SharedAccessKey is not base64, so a part of it is missing or changed. Copy the string again; the key \
                 often ends in “=”."
                    .to_owned()
            }
            ConnectionStringError::PolicyName { character } => format!(
                "The policy name has the character {}, which no policy has. Copy the string again.",
                character.escape_unicode()
            ),
            ConnectionStringError::Host(error) => format!("HostName: {error}"),
            ConnectionStringError::IotHub { host } => format!(
                "This is an IoT Hub connection string ({host}). Enrollment groups live in the Device Provisioning Service: \
                 use a string whose HostName ends in .azure-devices-provisioning.net. {WHERE_TO_FIND}"
            ),
            ConnectionStringError::OtherService { service } => {
                let name = match service {
                    OtherService::EventHubs => "an Event Hubs or Service Bus",
                    OtherService::Storage => "a Storage account",
                    OtherService::IotCentral => "an IoT Central",
                };
                format!("This is {name} connection string, not one of a DPS. {WHERE_TO_FIND}")
            }
            ConnectionStringError::Device { device_id } => {
                let whose = if device_id.is_empty() { String::new() } else { format!(" ({device_id})") };
                format!(
                    "This is a device's connection string{whose}. Managing enrollments needs the service's own. \
                     {WHERE_TO_FIND}"
                )
            }
            ConnectionStringError::DeviceEndpoint => format!(
                "global.azure-devices-provisioning.net is where devices provision. Managing enrollments needs the DPS's \
                 own host. {WHERE_TO_FIND}"
            ),
            ConnectionStringError::Token(error) => format!("SharedAccessSignature: {error}"),
            ConnectionStringError::TokenForOtherHost { resource, host } => format!(
                "The token was signed for {resource}, but HostName is {host}. Use a token signed for this host."
            ),
        }
    }

    fn host_name_error(error: &HostNameError) -> String {
        match error {
            HostNameError::Empty => "The host name is empty.".to_owned(),
            HostNameError::IsUrl { host } => format!("This is an address. Enter only the host: {host}"),
            HostNameError::Character { character } => {
                format!("A host name cannot have the character “{}”. Check it for typing mistakes.", spelt(*character))
            }
            HostNameError::Form => {
                "This is no host name: between the dots stand letters, digits and hyphens, never a hyphen first or last."
                    .to_owned()
            }
            HostNameError::Port => "The port behind the colon must be a number from 1 to 65535.".to_owned(),
        }
    }

    fn token_error(error: &TokenError) -> String {
        match error {
            TokenError::Scheme => {
                "A SAS token begins with “SharedAccessSignature sr=”. Copy it as a whole.".to_owned()
            }
            TokenError::Missing { field } => format!("The SAS token has no {field}. Copy it as a whole."),
            TokenError::Duplicate { field } => {
                format!("The SAS token has {field} twice. Copy one token only.")
            }
            TokenError::Expiry => {
                "The token's expiry (se) is not a number of seconds. Make a new token.".to_owned()
            }
            TokenError::Signature => {
                "The token's signature (sig) is not base64. Copy the token as a whole.".to_owned()
            }
            TokenError::Encoding => {
                "The token is not valid percent-encoded text. Copy it again as a whole.".to_owned()
            }
        }
    }

    fn deployment_error(error: &DeploymentError) -> String {
        const TELL: &str = "Nothing of it is used. Tell whoever hosts this page.";
        let why = match error {
            DeploymentError::Secret => {
                return "This page's config.json holds a key, a token or a connection string, and everybody who can open this \
                        page can read it. Nothing of it is used. Whoever hosts this page must take it out and regenerate that \
                        key, now."
                    .to_owned();
            }
            DeploymentError::Unread { status: Some(status) } => {
                format!("the server answered HTTP {status} for it")
            }
            DeploymentError::Unread { status: None } => "it could not be loaded".to_owned(),
            DeploymentError::NotJson { line, column } => {
                format!("it is not a JSON object (line {line}, column {column})")
            }
            DeploymentError::Unknown { name } => {
                format!("“{name}” has no meaning; there are proxy, instances, policy and locale")
            }
            DeploymentError::Kind { name: "instances" } => "“instances” has to be a list".to_owned(),
            DeploymentError::Kind { name } => format!("“{name}” has to be a text"),
            DeploymentError::Instance { number } => {
                format!("instance {number} has to have a name and a host, and nothing else")
            }
            DeploymentError::SameName { name } => format!("two instances are named “{name}”"),
            DeploymentError::Proxy(error) => format!("its proxy cannot be used: {error}"),
            DeploymentError::Host { name, error } => format!("the host of “{name}” cannot be used: {error}"),
            DeploymentError::Locale { tag } => {
                format!("this page does not speak “{tag}”; its languages are {}", Locale::tags())
            }
        };
        let why = why.trim_end_matches('.');
        format!("This page's config.json cannot be used: {why}. {TELL}")
    }
}

mod check {
    //! English texts about checking a proxy.

    use super::grouped;
    use crate::{
        dps::{CallError, NoAnswer},
        page::diagnosis::What,
        proxy::check::{Finding, Verdict},
        text::{CheckTexts, Locale, Say},
    };

    pub(super) const TEXTS: CheckTexts = CheckTexts {
        check: "Check proxy",
        checking: "Checking…",
        note: "Asks the proxy for a few things that change nothing, and asks it for another host, which it must refuse.",
        needs_host: "Paste a connection string first: the check needs the name of a DPS.",
        results: "What the check found",
        verdict,
        finding,
        done,
        experiments: "Without a proxy, or by another host",
        experiments_note: "Nobody has verified that these work: DPS documents no CORS. The second host is the one that the Azure \
                           portal uses, and may answer it alone. To try costs nothing; the test below the button says how it \
                           ended.",
        direct: "Try without a proxy",
        services_host: "Try the .services. host",
        under_way: "An experiment is under way: calls do not go the way that is set here.",
        end: "End the experiment",
    };

    fn verdict(verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Good => "Good",
            Verdict::Unknown => "Not known",
            Verdict::Warning => "Warning",
            Verdict::Bad => "Wrong",
        }
    }

    fn done(wrong: usize) -> String {
        match wrong {
            0 => "The proxy was checked. Nothing is wrong.".to_owned(),
            1 => "The proxy was checked. One thing is wrong.".to_owned(),
            wrong => format!("The proxy was checked. {wrong} things are wrong."),
        }
    }

    /// Where the proxies of this project have the list of origins.
    const ORIGINS: &str =
        "In the proxies of this project that is ALLOWED_ORIGINS; the local one takes --origin.";
    /// Where another proxy says which headers a page may read.
    const EXPOSE: &str = "Name them in Access-Control-Expose-Headers; the proxies of this project do.";

    fn finding(finding: &Finding) -> String {
        match finding {
            Finding::OpenRelay { status } => format!(
                "This proxy is open: it fetched another host for this page (HTTP {status}). Whoever finds it can send anything \
                 anywhere through it. Do not use it with a key: limit it to your DPS, or use a proxy of this project. Nothing \
                 signed was sent by this check, so the rest is not known."
            ),
            Finding::ForeignRefused => "It refuses other hosts.".to_owned(),
            Finding::ForeignUnclear { status: Some(status) } => format!(
                "Asked for another host it answered HTTP {status}, which does not say whether the proxy refused or that host. \
                 Look at its configuration: it must forward to your DPS only."
            ),
            Finding::ForeignUnclear { status: None } => "Asked for another host it gave no answer that this page can read, which \
                                                         may be a refusal. Look at its configuration: it must forward to your \
                                                         DPS only."
                .to_owned(),
            Finding::Silent { reason } => {
                let what = What::NoAnswer(*reason).say(Locale::English);
                let what_to_do = match reason {
                    NoAnswer::Offline => "Check the network connection.",
                    NoAnswer::LocalNetworkDenied => "Allow it in the site settings, beside the address bar.",
                    NoAnswer::TimedOut => "Is the proxy overloaded, or a firewall in between?",
                    NoAnswer::Unreachable | NoAnswer::NoCors => {
                        "Is the proxy running, its address right, and its certificate valid?"
                    }
                };
                format!("{what} {what_to_do}")
            }
            Finding::OriginRefused { page } => format!(
                "The proxy answers, but does not allow this page to read its answers. Add {page} to its allowed origins. {ORIGINS}"
            ),
            Finding::PreflightRefused { page } => format!(
                "The proxy lets this page read answers, but refuses what a call needs. It must answer OPTIONS for {page} itself, \
                 with Access-Control-Allow-Methods: GET, PUT, POST, DELETE and Access-Control-Allow-Headers: authorization, \
                 content-type, if-match, x-ms-max-item-count, x-ms-continuation (* does not cover authorization)."
            ),
            Finding::MethodRefused { method } => format!(
                "The proxy does not allow {method} with If-Match. Add it to Access-Control-Allow-Methods, and if-match to \
                 Access-Control-Allow-Headers."
            ),
            Finding::Redirects => "The proxy answers with a redirect, which browsers do not follow after a preflight. Enter the \
                                   address that it leads to, with https: and with or without the slash at its end."
                .to_owned(),
            Finding::Forwards { status: 200, milliseconds } => {
                format!("The DPS answered through it in {} ms.", grouped(milliseconds))
            }
            Finding::Forwards { status, milliseconds } => format!(
                "The DPS answered through it in {} ms (HTTP {status}: the check was not signed, or the policy may \
                 not read).",
                grouped(milliseconds)
            ),
            Finding::NotForwarded { error: CallError::ProxyRefused { code, message, .. } } => {
                What::ProxyRefused { code: code.clone(), message: message.clone() }.say(Locale::English)
            }
            Finding::NotForwarded { error: CallError::NotTheService { status, excerpt } } => format!(
                "Something else than the DPS answered (HTTP {status}): “{excerpt}”. The preview shows the address that is \
                 called; the proxy must forward its path as it is."
            ),
            Finding::NotForwarded { .. } => {
                "What came back is no answer of the DPS. The proxy must pass path and body on as they are.".to_owned()
            }
            Finding::Readable { names } => format!("This page can read: {}.", names.join(", ")),
            Finding::Unseen { names } => format!(
                "Whether this page can read these could not be seen, because no answer had them: {}. {EXPOSE}",
                names.join(", ")
            ),
            Finding::ContinuationHidden { is_certain } => format!(
                "This page {} read x-ms-continuation: every list would end after 100 rows without a word. {EXPOSE}",
                if *is_certain { "cannot" } else { "probably cannot" }
            ),
            Finding::DateHidden => {
                format!("This page cannot read date, so it cannot tell you when this machine's clock is wrong. {EXPOSE}")
            }
            Finding::ClockRight { ahead } => {
                format!("This machine's clock and the service's differ by {} s.", ahead.abs())
            }
            Finding::ClockWrong { ahead } => format!(
                "This machine's clock is {} s {} of the service's: tokens are not valid when they arrive. Correct the clock.",
                ahead.abs(),
                if *ahead > 0 { "ahead" } else { "behind" }
            ),
            Finding::MixedContent => "This page came by https and the proxy answers by http. Chromium and Firefox let that pass on \
                                      this machine, Safari does not."
                .to_owned(),
            Finding::NotCached => "It forbids that answers are kept.".to_owned(),
            Finding::Cached => "It does not forbid that answers are kept. Add Cache-Control: no-store to every answer.".to_owned(),
        }
    }
}

mod certificate {
    //! English texts about certificates and the files they come in.

    use super::grouped;
    use crate::{
        certificate::{Finding, Kind, Problem},
        text::{CertificateTexts, character::spelt},
    };

    pub(super) const TEXTS: CertificateTexts = CertificateTexts { problem, finding };

    fn on_line(line: Option<usize>) -> String {
        line.map(|line| format!("line {line}: ")).unwrap_or_default()
    }

    fn problem(problem: &Problem) -> String {
        match problem {
            Problem::TooLarge { bytes } => format!(
                "the file has {}.{} MB and was not read. Certificates are a few KB; choose the certificate itself.",
                bytes / 1_000_000,
                bytes / 100_000 % 10
            ),
            Problem::Unreadable => {
                "the browser could not read the file. Is it still there, and may you open it?".to_owned()
            }
            Problem::Empty => "the file is empty. Export the certificate again.".to_owned(),
            Problem::Other(found) => format!("{}{}", on_line(found.line), kind(&found.what)),
            Problem::Truncated(found) => format!(
                "{}“BEGIN {}” has no END line, so a part is missing. Copy the whole file, to the last dash.",
                on_line(found.line),
                found.what
            ),
            Problem::WrongEnd { begin, end } => format!(
                "{}“BEGIN {}” ends with “END {end}”. Two files may have been mixed; copy the certificate again.",
                on_line(begin.line),
                begin.what
            ),
            Problem::EndWithoutBegin(found) => format!(
                "{}“END {}” has no BEGIN line before it. Copy the whole file, from the first dash.",
                on_line(found.line),
                found.what
            ),
            Problem::NotBase64 { line } => {
                format!(
                    "line {line}: a character that does not belong into a certificate. Copy it again, as plain text."
                )
            }
            Problem::IncompleteBase64 { line } => {
                format!(
                    "line {line}: the certificate is not complete; characters are missing. Copy it again as a whole."
                )
            }
            Problem::NotACertificate { line, offset } => {
                let line = on_line(*line);
                format!(
                    "{line}not a valid certificate (it goes wrong at byte {offset}). Export it again as X.509, PEM or DER."
                )
            }
            Problem::Unrecognised => {
                "nothing that looks like a certificate. Choose a .pem, .crt, .cer, .der or .p7b file."
                    .to_owned()
            }
        }
    }

    fn kind(kind: &Kind) -> String {
        match kind {
            Kind::PrivateKey => {
                "a private key. It was not read and is not needed here; keep it secret.".to_owned()
            }
            Kind::EncryptedPrivateKey => {
                "an encrypted private key. It was not read and is not needed here; keep it secret.".to_owned()
            }
            Kind::PublicKey => "a public key without its certificate. Choose the certificate.".to_owned(),
            Kind::SigningRequest => {
                "a certificate signing request. Have it signed by a CA, then drop the certificate you get."
                    .to_owned()
            }
            Kind::RevocationList => {
                "a revocation list, not a certificate. Choose the CA's certificate.".to_owned()
            }
            Kind::Pkcs12 => {
                "a PKCS#12 file (.pfx, .p12), which holds private keys too. Take the certificate out of it: \
                             openssl pkcs12 -in FILE -nokeys -out certificate.pem"
                    .to_owned()
            }
            Kind::JavaKeyStore => {
                "a Java key store. Export the certificate: keytool -exportcert -rfc -alias NAME -keystore FILE"
                    .to_owned()
            }
            Kind::EmptyContainer => {
                "a PKCS#7 file without certificates. Export it with its certificates.".to_owned()
            }
            Kind::TrustedCertificate => {
                "a certificate in OpenSSL's own “trusted” form, which no other program reads. \
                                         Convert it: openssl x509 -in FILE -out certificate.pem"
                    .to_owned()
            }
            Kind::SshKey => "an SSH key. DPS needs an X.509 certificate.".to_owned(),
            Kind::Html => {
                "a web page. The download may have led to a login page; download the certificate again."
                    .to_owned()
            }
            Kind::Json => {
                "JSON, not a certificate. If the certificate is inside, paste its text instead.".to_owned()
            }
            Kind::ConnectionString => "a connection string. Paste it in step 1.".to_owned(),
            Kind::OtherPem(label) => format!("“{label}”, which is no certificate. Choose the CA's certificate."),
        }
    }

    fn finding(finding: &Finding) -> String {
        match finding {
            Finding::Expired { days: 0 } => {
                "Expired today: no device gets in through it. Issue it anew.".to_owned()
            }
            Finding::Expired { days } => {
                format!("Expired {} days ago: no device gets in through it. Issue it anew.", grouped(&days))
            }
            Finding::NotYetValid { from } => format!(
                "Not valid before {}: no device gets in until then. Wait, or check the clock of the machine that issued it.",
                from.to_utc()
            ),
            Finding::ExpiresSoon { days } => format!(
                "Expires in {} days. Issue its successor now and add that as the secondary certificate.",
                grouped(&days)
            ),
            Finding::ShortLived { days } => {
                format!(
                    "Made to live {} days only. For more than a test, issue a CA that lives for years.",
                    grouped(&days)
                )
            }
            Finding::TestAuthority => {
                "Made by Microsoft's test scripts, for 30 days and with a known key passphrase. Do not \
                                       use it for real devices."
                    .to_owned()
            }
            Finding::NotAnAuthority => {
                "Not a CA: a group of it admits no device below it. Choose the CA that issued the \
                                        devices' certificates, or enroll this one device individually."
                    .to_owned()
            }
            Finding::Authority => {
                "A CA: an individual enrollment of it admits only the device that has this very certificate. Choose the device's own, \
                 or make a group of it."
                    .to_owned()
            }
            Finding::CannotSign => {
                "A CA whose key usage lacks keyCertSign: certificates it issues are not accepted. Issue it \
                                    anew with keyCertSign."
                    .to_owned()
            }
            Finding::VersionOne => {
                "A version 1 certificate: nothing in it says that it is a CA, so some devices and tools \
                                    refuse it. Issue it anew as version 3."
                    .to_owned()
            }
            Finding::WeakKey { key } => {
                format!("{key} is too short to be safe today. Use RSA with 2048 bits or more, or EC P-256.")
            }
            Finding::WeakSignature { algorithm } => {
                format!("Signed with {algorithm}, which can be forged. Issue it anew with SHA-256.")
            }
            Finding::NoCommonName => "No common name (CN), so there is nothing to suggest an ID from.".to_owned(),
            Finding::NoRegistrationId => {
                "No common name (CN): a device registers under it, so with this certificate none can. Issue it anew with the \
                 registration ID as its common name."
                    .to_owned()
            }
            Finding::CommonNameRule { name, character: Some(character) } => format!(
                "The common name “{name}” has “{}”, which no registration ID may have: a device with this certificate cannot \
                 register. Use letters, digits and - . _ : only.",
                spelt(*character)
            ),
            Finding::CommonNameRule { name, character: None } => format!(
                "The common name “{name}” cannot be a registration ID: at most 64 characters, beginning with a letter or digit, \
                 ending in a letter, digit or hyphen."
            ),
            Finding::UnknownCritical { oid } => format!(
                "A critical extension ({oid}) that is not known here. Whoever does not understand it must refuse the \
                 certificate."
            ),
            Finding::MalformedExtension { oid } => {
                format!(
                    "The extension {oid} cannot be read. Some programs will refuse the certificate; issue it anew."
                )
            }
            Finding::OddSerial => {
                "The serial number is zero or negative, which RFC 5280 does not allow. It works, but a new \
                                   one should have a random positive number."
                    .to_owned()
            }
        }
    }
}

mod page {
    //! English announcements and sentences of the page.

    use super::grouped;
    use crate::{
        dps::{
            IdError, IdWarning,
            enrollment::{AzureName, DraftError, JsonError, Kind},
        },
        page::{certificates::Added, list::Which, run::Action},
        proxy::{Operator, TemplateError},
        text::{
            PageTexts,
            character::spelt,
            visible::{Place, visible},
        },
    };

    pub(super) const TEXTS: PageTexts = PageTexts {
        spoken: "This page now speaks English.",
        update_ready: "A new version of this page is ready.",
        connected: |host| format!("Connected to {host}. Loading enrollments."),
        left_out: |count| format!("… ⟨characters left out: {}⟩", grouped(&count)),
        forgotten: "The key was dropped. Nothing is connected.",
        files_read,
        loaded: |which, count| match (which, count) {
            (Which::Groups, 1) => "1 enrollment group loaded.".to_owned(),
            (Which::Groups, count) => format!("{} enrollment groups loaded.", grouped(&count)),
            (Which::Devices, 1) => "1 individual enrollment loaded.".to_owned(),
            (Which::Devices, count) => format!("{} individual enrollments loaded.", grouped(&count)),
            (Which::Registrations, 1) => "1 registration record loaded.".to_owned(),
            (Which::Registrations, count) => format!("{} registration records loaded.", grouped(&count)),
        },
        created: |kind, id| format!("{} {id} created.", noun(Some(kind))),
        saved: |kind, id| format!("{} {id} saved.", noun(Some(kind))),
        deleted: |kind, id| format!("{} {id} deleted.", noun(kind)),
        run_ended: |action, done, failed| {
            let done = match action {
                Action::Enable => format!("{} enabled", grouped(&done)),
                Action::Disable => format!("{} disabled", grouped(&done)),
                Action::Delete => format!("{} deleted", grouped(&done)),
            };
            if failed == 0 { format!("{done}.") } else { format!("{done}, {} failed.", grouped(&failed)) }
        },
        throttled: |seconds| {
            format!("The service asks to wait {seconds} seconds. The call is made again then.")
        },
        failed: "The call failed. What happened and what to do is shown where it was made.",
        id_error,
        id_warning,
        draft_error,
        template_error,
        operator,
    };

    fn noun(kind: Option<Kind>) -> &'static str {
        match kind {
            Some(Kind::Group) => "Enrollment group",
            Some(Kind::Individual) => "Individual enrollment",
            None => "Registration record of",
        }
    }

    fn files_read(added: &Added) -> String {
        let certificates = match added.certificates {
            0 => "No new certificate".to_owned(),
            1 => "1 certificate read".to_owned(),
            count => format!("{} certificates read", grouped(&count)),
        };
        let duplicates = match added.duplicates {
            0 => String::new(),
            count => format!(", {} already here", grouped(&count)),
        };
        let problems = match added.problems {
            0 => String::new(),
            1 => ", 1 problem".to_owned(),
            count => format!(", {} problems", grouped(&count)),
        };
        format!("{certificates}{duplicates}{problems}.")
    }

    fn id_error(error: &IdError) -> String {
        match error {
            IdError::Empty => "Enter an ID, such as factory-7 or device-1.".to_owned(),
            IdError::TooLong { length } => {
                format!("An ID has at most 128 characters; this one has {}.", grouped(&length))
            }
            IdError::Character { character: ' ', position } => {
                format!("Character {position} is a space. Use a hyphen instead.")
            }
            IdError::Character { character, position } if !character.is_ascii() => format!(
                "Character {position}, {}, is not the plain character that it may look like. Type it anew.",
                spelt(*character)
            ),
            IdError::Character { character, position } => format!(
                "Character {position}, “{}”, is not allowed. Use letters, digits and - . _ : only.",
                spelt(*character)
            ),
            IdError::Start { character } => {
                format!("An ID cannot start with “{character}”. Start with a letter or digit.")
            }
            IdError::End { character } => {
                format!("An ID cannot end with “{character}”. End with a letter, a digit or a hyphen.")
            }
        }
    }

    /// The beginning of what was typed, with marks that cannot be seen spelt out.
    fn shown(text: &str) -> String {
        let start: String = text.chars().take(60).collect();
        let start = visible(&start, Place::Line, |_| String::new()).into_owned();
        if text.chars().nth(60).is_some() { start + "…" } else { start }
    }

    fn typed_json(name: &str, error: JsonError) -> String {
        match error {
            JsonError::Syntax { line, column } => {
                format!("{name} is not a JSON object: look at line {line}, column {column}.")
            }
            JsonError::NameTwice { line, column } => format!(
                "{name} names a member twice in one object, and only the last would be kept: look at line {line}, column {column}."
            ),
            JsonError::TooDeep => {
                format!("{name} has objects or lists too deep in each other. IoT hubs take ten levels.")
            }
        }
    }

    fn id_warning(warning: &IdWarning) -> String {
        match warning {
            IdWarning::OldRule { character } => format!(
                "“{character}” is allowed today, but older tools and API versions take lower-case letters, digits and \
                 hyphens only."
            ),
            IdWarning::OtherCommonName { name } => format!(
                "The common name of the certificate is “{name}”. A device registers under it, so it does not find this \
                 enrollment. Make the registration ID the same."
            ),
        }
    }

    fn draft_error(error: &DraftError) -> String {
        match error {
            DraftError::Id(error) => id_error(error),
            DraftError::NoCertificate => "Drop a certificate file on the page, or choose one.".to_owned(),
            DraftError::NoCaName => "Name at least one CA certificate that is uploaded to the DPS.".to_owned(),
            DraftError::TpmKey { name: "endorsementKey", is_missing: true } => {
                "Paste the TPM's public endorsement key, in base64.".to_owned()
            }
            DraftError::TpmKey { name, .. } => {
                let name = if *name == "endorsementKey" { "endorsement key" } else { "storage root key" };
                format!("The {name} is no base64. Copy it again, without anything around it.")
            }
            DraftError::KeysUnread => "The keys are not read yet. Saving now would replace them.".to_owned(),
            DraftError::Webhook => "Custom allocation needs the https: address of its function.".to_owned(),
            DraftError::WebhookVersion => {
                "Custom allocation needs the API version that its function is written for, such as 2019-03-31.".to_owned()
            }
            DraftError::AzureName(AzureName::Namespace) => {
                "A namespace has 3 to 64 lower-case letters, digits and hyphens, and no hyphen at either end.".to_owned()
            }
            DraftError::AzureName(_) => {
                "This name has 3 to 63 letters, digits and hyphens, and no hyphen first.".to_owned()
            }
            DraftError::DeviceId { character: Some(character) } => {
                format!("“{}” cannot stand in a device ID.", spelt(*character))
            }
            DraftError::DeviceId { character: None } => "A device ID has at most 128 characters.".to_owned(),
            DraftError::DeviceInformation(error) => typed_json("The device information", *error),
            DraftError::SameCertificate => {
                "Primary and secondary are the same certificate. The secondary is for the next one; leave it empty.".to_owned()
            }
            DraftError::HubsWithoutPolicy => {
                "The service refuses hubs without an allocation policy. Choose one, or remove the hubs.".to_owned()
            }
            DraftError::StaticHubs { count: 0 } => "The static policy needs the one hub that devices go to. Name it.".to_owned(),
            DraftError::StaticHubs { count } => {
                format!("The static policy takes exactly one hub; {count} are named. Remove the others.")
            }
            DraftError::Hub { text, error } => format!("“{}”: {error}", shown(text)),
            DraftError::HubName { text } => {
                format!("“{0}” is a hub's name. Write its host name, such as {0}.azure-devices.net.", shown(text))
            }
            DraftError::ManyHubs => "A DPS has at most 50 linked hubs. Name those that devices may go to.".to_owned(),
            DraftError::Twin(error) => typed_json("The initial twin", *error),
            DraftError::HubTwice { host } => format!("{host} is named twice. Remove one."),
        }
    }

    fn template_error(error: &TemplateError) -> String {
        match error {
            TemplateError::NotAnAddress => {
                "Enter a full address such as https://proxy.example/, or a path of this page's own server such as ./proxy/."
                    .to_owned()
            }
            TemplateError::Insecure { host } => format!(
                "http: to {host} would send the token readable for everybody on the way. Use https:, or a proxy on this \
                 machine (http://127.0.0.1)."
            ),
            TemplateError::Scheme { scheme } => format!("{scheme}: is no address of a proxy. Use https:."),
            TemplateError::Character { character } => format!(
                "The address has the character {}, which must be percent-encoded or removed.",
                spelt(*character)
            ),
            TemplateError::UserInfo => "A user name or password cannot stand in the address. Remove it.".to_owned(),
            TemplateError::Host => "The address has no valid host. Check it for typing mistakes.".to_owned(),
            TemplateError::Fragment => "What follows # is never sent. Remove it.".to_owned(),
            TemplateError::PlaceholderInHost => {
                "A placeholder cannot stand in the proxy's own host: it must always be the same proxy.".to_owned()
            }
            TemplateError::UnknownPlaceholder { name } => format!(
                "“{name}” is no placeholder. There are {{url}}, {{encodedUrl}}, {{host}} and {{path}}."
            ),
            TemplateError::PathMissing => "Add {path} (or {url}): the proxy must learn what is asked.".to_owned(),
            TemplateError::PublicProxy { host } => format!(
                "{host} is a public proxy run by strangers. It could use your token for five minutes. Use a proxy of your own."
            ),
        }
    }

    fn operator(operator: &Operator) -> String {
        match operator {
            Operator::Direct => {
                "No proxy: the browser calls DPS itself. DPS does not let web pages read its answers, so this works only with \
                 a service that does."
                    .to_owned()
            }
            Operator::SameOrigin => {
                "The server of this page passes requests on. Whoever runs it can read each token for five minutes.".to_owned()
            }
            Operator::Loopback { origin } => {
                format!("{origin} is on this machine: no third party sees the token. Your browser may ask for permission.")
            }
            Operator::Other { origin } => format!(
                "Whoever runs {origin} can read each token and use it until it expires (five minutes). Use only a proxy of \
                 your own."
            ),
        }
    }
}

mod service {
    //! English texts about calls and their failures.

    use super::grouped;
    use crate::{
        dps::{Expected, MalformedReason, NoAnswer},
        page::diagnosis::{Cause, What},
        text::ServiceTexts,
    };

    pub(super) const TEXTS: ServiceTexts = ServiceTexts { what, cause };

    fn lacking(expected: &str) -> String {
        format!("The answer cannot be read: it has no {expected} where one belongs.")
    }

    fn what(what: &What) -> String {
        match what {
            What::Refused => "The service did not accept the request.".to_owned(),
            What::Unauthorized => "The service did not accept the key or token.".to_owned(),
            What::Forbidden => "The service understood who asks, but does not allow this.".to_owned(),
            What::ItemNotFound => "The service has nothing of this ID.".to_owned(),
            What::NotFound => "The address leads to no DPS.".to_owned(),
            What::Exists => "One of this ID exists already. Nothing was changed.".to_owned(),
            What::ChangedMeanwhile => "It was changed since it was shown here. Nothing was done.".to_owned(),
            What::Throttled => "The service asks to slow down.".to_owned(),
            What::ServiceTrouble { status } => {
                format!("The service reports a problem of its own (HTTP {status}).")
            }
            What::Unexpected { status } => {
                format!("The service gave an answer that this page did not expect (HTTP {status}).")
            }
            What::ProxyRefused { code, message } => match code.as_str() {
                "originNotAllowed" => {
                    "The proxy does not serve this page: add its origin to the proxy's list."
                }
                "hostNotAllowed" => "The proxy does not call this DPS: add its name to the proxy's list.",
                "pathNotAllowed" | "methodNotAllowed" => "The proxy knows no such operation of DPS.",
                "bodyTooLarge" => "This is more than the proxy passes on at once (1 MiB).",
                "upstreamTimeout" => "DPS did not answer the proxy in time.",
                "upstreamUnreachable" => {
                    "The proxy cannot reach the DPS: check its name, and the proxy's network."
                }
                _ => return format!("The proxy refused ({code}): {message}"),
            }
            .to_owned(),
            What::NotTheService { status, excerpt } if excerpt.is_empty() => {
                format!("Something answered that is not DPS (HTTP {status}, no content).")
            }
            What::NotTheService { status, excerpt } => {
                format!("Something answered that is not DPS (HTTP {status}). It begins: “{excerpt}”.")
            }
            What::Malformed(MalformedReason::NotJson { line, column }) => {
                format!("The answer cannot be read: it is not complete JSON (line {line}, column {column}).")
            }
            What::Malformed(MalformedReason::Shape { expected }) => lacking(expected),
            What::Malformed(MalformedReason::Other(expected)) => lacking(match expected {
                Expected::Enrollment => "an enrollment",
                Expected::Enrollments => "a list of enrollments",
                Expected::Registration => "a registration record",
                Expected::Registrations => "a list of registration records",
            }),
            What::TokenExpired { expiry } => {
                format!("The SAS token expired at {}. Nothing was sent.", expiry.to_utc())
            }
            What::NoAnswer(NoAnswer::Unreachable) => {
                "No answer: the address could not be reached.".to_owned()
            }
            What::NoAnswer(NoAnswer::NoCors) => {
                "Something is there, but the browser may not read its answer (no CORS headers for this page)."
                    .to_owned()
            }
            What::NoAnswer(NoAnswer::Offline) => "The browser is offline.".to_owned(),
            What::NoAnswer(NoAnswer::LocalNetworkDenied) => {
                "The browser does not let this page call this machine or the local network.".to_owned()
            }
            What::NoAnswer(NoAnswer::TimedOut) => "No answer came in time.".to_owned(),
        }
    }

    fn cause(cause: &Cause) -> String {
        match cause {
            Cause::Clock { ahead } => {
                let (minutes, direction) = (ahead.unsigned_abs().div_ceil(60), if *ahead > 0 { "ahead" } else { "behind" });
                format!(
                    "This machine's clock is about {} minutes {direction} of the service's, so tokens are not valid \
                     when they arrive. Correct the clock, then try again.",
                    grouped(&minutes)
                )
            }
            Cause::Policy { name: Some(name) } => format!(
                "The policy “{name}” may not exist in this DPS. Compare its name under Shared access policies in the portal."
            ),
            Cause::Policy { name: None } => "The policy may not exist in this DPS.".to_owned(),
            Cause::Key => "The key may have been regenerated, or belong to another DPS. Copy the connection string again."
                .to_owned(),
            Cause::ForeignToken => {
                "The token may be signed with an old key or for another host. Make a new one, or use a connection string \
                 with a key."
                    .to_owned()
            }
            Cause::IpFilter => "An IP filter of the DPS also answers like this without saying so. The address that counts is \
                                the proxy's: look under Networking in the portal."
                .to_owned(),
            Cause::SasDisabled => {
                "Keys may be turned off for this DPS (local authentication disabled). Ask whoever runs it.".to_owned()
            }
            Cause::MissingRight { right } => format!(
                "The policy needs the right {right}. Choose another policy, or add the right under Shared access policies."
            ),
            Cause::PublicAccessDisabled => {
                "Public network access may be disabled for the DPS. Use a proxy inside its network.".to_owned()
            }
            Cause::HostUnknown { host } => format!("Check the name of the DPS: {host} may not exist."),
            Cause::IotHub => "This is the answer of an IoT hub. Use the connection string of the DPS, whose HostName ends in \
                              .azure-devices-provisioning.net."
                .to_owned(),
            Cause::ProxyPath => "Check the proxy setting: the preview shows the address that is called.".to_owned(),
            Cause::ProxyChangesRequest => {
                "If a proxy is in between, it may change the method, the headers or the body. It must pass them on as they are."
                    .to_owned()
            }
            Cause::DeletedMeanwhile => "Somebody may have deleted it meanwhile. Reload the list.".to_owned(),
            Cause::IdTaken => "Open the existing group, or choose another ID.".to_owned(),
            Cause::EditedMeanwhile => "Somebody else changed it meanwhile. Look at the new state, then decide again.".to_owned(),
            Cause::CertificateEncoding => {
                "The certificate did not arrive as PEM or base64. If a proxy is in between, it may have changed the body.".to_owned()
            }
            Cause::CertificateEmpty => "The certificate arrived empty. Choose a certificate in step 2.".to_owned(),
            Cause::CommonName => {
                "The certificate's common name must follow the ID rule: letters, digits and - . _ : only. Issue it anew."
                    .to_owned()
            }
            Cause::IdRule => "The service follows an older rule: use lower-case letters, digits and hyphens only.".to_owned(),
            Cause::HubsWithoutPolicy => "Choose an allocation policy, or remove the hubs.".to_owned(),
            Cause::EtagForm => {
                "The version (ETag) was not passed on as it is. A proxy in between may have added quotes to If-Match.".to_owned()
            }
            Cause::HubAccess => {
                "The DPS has no access to a linked IoT hub. Check the hub's link under Linked IoT hubs.".to_owned()
            }
            Cause::DeviceChain => {
                "This concerns a device: the chain it sends must reach a CA certificate that is uploaded and verified under \
                 Certificates of the DPS."
                    .to_owned()
            }
            Cause::VerificationIssuer => {
                "The verification certificate was signed by another CA than the one uploaded. Sign it with the uploaded CA's \
                 own key."
                    .to_owned()
            }
            Cause::RateLimit => {
                "A DPS takes 1,000 operations a minute from everybody together. Wait as long as it asks.".to_owned()
            }
            Cause::TryLater => "Try again in a moment. Azure's status page shows larger outages.".to_owned(),
            Cause::MaybeCarriedOut => {
                "The request may have been carried out: check. Trying again does no harm: nothing is done twice, and nothing of \
                 somebody else is overwritten."
                    .to_owned()
            }
            Cause::Interceptor => {
                "A login page, a company proxy or a firewall may be in between. Open the address in a tab of its own.".to_owned()
            }
            Cause::Truncated => "The answer may have been cut off on its way. Try again.".to_owned(),
            Cause::NewToken => "Make a new token, or use a connection string with a key.".to_owned(),
            Cause::ServiceHasNoCors => {
                "DPS does not let web pages read its answers. Set a proxy of your own under “Proxy”.".to_owned()
            }
            Cause::ProxyHasNoCors { origin } => format!(
                "{origin} answers, but does not allow this page's origin, or does not call this DPS. Add what is missing to the \
                 proxy's lists (ALLOWED_ORIGINS, ALLOWED_DPS)."
            ),
            Cause::CheckProxy => "“Check proxy”, under “Proxy” in step 1, finds out more; there you can also try without one, or by \
                                  another host."
                .to_owned(),
            Cause::ProxyUnreachable { origin } => {
                format!("Nothing answers at {origin}. Is the proxy running, and the address right?")
            }
            Cause::LocalServerDown => {
                "The server that this page came from does not answer. If you run it yourself, start it again.".to_owned()
            }
            Cause::Network => "Check the network connection, VPN and firewall.".to_owned(),
            Cause::LocalNetworkPermission => {
                "The browser asks before a page may call this machine or the local network. Allow it in the site settings, \
                 beside the address bar."
                    .to_owned()
            }
        }
    }
}

mod activity {
    //! English texts of the activity panel.

    use super::grouped;
    use crate::{activity::Outcome, dps::NoAnswer, proxy::Operator, text::activity::ActivityTexts};

    pub(super) const TEXTS: ActivityTexts = ActivityTexts {
        heading: "Activity",
        last_failed: "the last call failed",
        lead: "Every call of this tab but those of “Check proxy”, in its memory only: closing or reloading the tab ends it. “Forget key” leaves it, for a \
               support ticket; “Clear” empties it.",
        redacted: "Keys, tokens, connection strings and passwords were replaced by REDACTED before the call was noted.",
        errors_only: "Errors only",
        export: "Export HAR",
        not_exported: "The browser did not take the file.",
        clear: "Clear",
        close: "Close activity",
        empty: "No calls yet.",
        no_errors: "No call failed.",
        newer: |count| {
            if count == 1 {
                "Show 1 newer call".to_owned()
            } else {
                format!("Show {} newer calls", grouped(&count))
            }
        },
        more: |count| format!("Show more ({} older)", grouped(&count)),
        not_kept: |count| {
            if count == 1 {
                "1 older call is not kept any more.".to_owned()
            } else {
                format!("{} older calls are not kept any more.", grouped(&count))
            }
        },
        duration: |milliseconds| {
            if milliseconds < 1000 {
                format!("{milliseconds} ms")
            } else {
                format!("{}.{} s", milliseconds / 1000, milliseconds % 1000 / 100)
            }
        },
        under_way: "under way",
        unanswered: "no answer",
        given_up: "given up",
        sandbox: "sandbox",
        no_answer,
        via,
        sent: "Sent",
        through: "Through",
        tracking_id: "Tracking ID",
        request: "Request",
        response: "Response",
        left_out: |bytes| format!("{} more bytes are not kept.", grouped(&bytes)),
    };

    fn no_answer(outcome: &Outcome) -> Option<&'static str> {
        Some(match outcome {
            Outcome::Answered { .. } => return None,
            Outcome::UnderWay => "Not answered yet.",
            Outcome::GivenUp => {
                "The page gave this call up and did not wait for the answer. The service may have carried it out."
            }
            Outcome::NoAnswer(NoAnswer::Unreachable) => {
                "No answer: the address could not be reached, or the connection broke."
            }
            Outcome::NoAnswer(NoAnswer::NoCors) => {
                "Something answered, but the browser does not let this page read it (CORS)."
            }
            Outcome::NoAnswer(NoAnswer::Offline) => "No answer: the browser is offline.",
            Outcome::NoAnswer(NoAnswer::LocalNetworkDenied) => {
                "Not sent: the browser denies this page access to the local network."
            }
            Outcome::NoAnswer(NoAnswer::TimedOut) => "No answer in time.",
        })
    }

    fn via(operator: Option<&Operator>) -> String {
        match operator {
            None => "the sandbox in this page".to_owned(),
            Some(Operator::Direct) => "no proxy".to_owned(),
            Some(Operator::SameOrigin) => "this page's server".to_owned(),
            Some(Operator::Loopback { origin } | Operator::Other { origin }) => origin.clone(),
        }
    }
}

mod snippet {
    //! English texts about actions as code.

    use super::grouped;
    use crate::{
        dps::{MAX_BULK, enrollment::Kind},
        snippet::{Language, Unsupported},
        text::SnippetTexts,
    };

    pub(super) const TEXTS: SnippetTexts = SnippetTexts {
        heading: "Copy as code",
        choice: "Language of the code",
        language,
        code: "Code",
        variables: |language| match language {
            Language::Az | Language::Python | Language::Node => {
                "No secret is in it. Set DPS_CONNECTION_STRING, and what else it names, before you run it."
            }
            Language::Curl => {
                "No secret is in it. Set DPS_SAS_TOKEN, and what else it names, before you run it."
            }
            Language::Http => "No secret is in it. Put yours in the place of what stands in double braces.",
        },
        first_call: |count| {
            format!("One call carries {MAX_BULK} at most: this is the first for these {}.", grouped(&count))
        },
        unsupported,
    };

    fn language(language: Language) -> &'static str {
        match language {
            Language::Az => "Azure CLI",
            Language::Python => "Python",
            Language::Node => "Node.js",
            Language::Curl => "curl",
            Language::Http => "HTTP",
        }
    }

    fn unsupported(unsupported: &Unsupported) -> String {
        match unsupported {
            Unsupported::Version { language: of, speaks } => format!(
                "{} speaks version {} of the API only. Choose curl or HTTP, or that version.",
                language(*of),
                speaks.as_str()
            ),
            Unsupported::Bulk { language: of, kind } => format!(
                "{} has no bulk operation on {}. Choose {}.",
                language(*of),
                match kind {
                    Kind::Group => "groups",
                    Kind::Individual => "individual enrollments",
                },
                match kind {
                    Kind::Group => "Python, curl or HTTP",
                    Kind::Individual => "Python, Node.js, curl or HTTP",
                }
            ),
            Unsupported::AzField { path } => {
                format!(
                    "az has no option for what “{path}” holds, and would lose it. Choose another language."
                )
            }
            Unsupported::AzRemoval { path } => {
                format!("az has no option that takes “{path}” away. Choose another language.")
            }
            Unsupported::Number { number } => {
                format!("JavaScript would round the number {number}. Choose another language.")
            }
        }
    }
}

mod bench {
    //! English texts where certificates are made and possession is proved.

    use super::grouped;
    use crate::{
        text::bench::{MakeLabels, ProveLabels},
        workshop::Role,
    };

    pub(super) const MAKE: MakeLabels = MakeLabels {
        form: "Make a certificate",
        role: "What to make",
        roles: |role| match role {
            Role::Root => "Root CA",
            Role::Intermediate => "Intermediate CA",
            Role::Edge => "IoT Edge device CA",
            Role::Device => "Device",
            Role::Verification => "Verification",
        },
        role_hint: |role| match role {
            Role::Root => "Issues itself. Everything below it is trusted because of it.",
            Role::Intermediate => {
                "A CA below another, such as of a factory. Enrollment groups usually hold this one."
            }
            Role::Edge => "The CA of an IoT Edge device, below which it certifies its modules.",
            Role::Device | Role::Verification => "What a device shows to DPS: a client certificate of TLS.",
        },
        issuer: "Issued by",
        no_issuer: "No CA here yet",
        common_name: |role| match role {
            Role::Device => "Registration ID (CN)",
            _ => "Common name (CN)",
        },
        common_name_hint: "64 characters at most. For a device, it is the registration ID.",
        organization: "Organization (O)",
        unit: "Organizational unit (OU)",
        country: "Country (C)",
        more: "More of the subject",
        until: "Valid until",
        until_hint: "For all but a root, no later than the issuer's. It begins an hour ago, for clocks that are behind.",
        path_length: "Path length",
        path_length_hint: "How many CAs may stand between it and a device.",
        unlimited: "No limit",
        algorithm: "Key",
        make: "Make the certificate",
        making: |done, total| format!("{} of {}", grouped(&done), grouped(&total)),
        busy: "At work…",
        cancel: "Cancel",
        chain: "Make a test chain",
        chain_hint: "Root, intermediate and device with one press: P-256, the CAs valid for a year, the device for 300 days.",
        own: "Bring your own CA",
        own_lead: "Its certificate and its key (PKCS#8, SEC1 or PKCS#1, also encrypted) are read in this tab and sent nowhere. The key \
                   cannot be saved from here.",
        own_drop: "Drop the CA's certificate and key here",
        own_choose: "Choose files",
        own_has: |certificates, has_key| {
            let certificates = match certificates {
                0 => "No certificate yet".to_owned(),
                1 => "1 certificate".to_owned(),
                count => format!("{} certificates", grouped(&count)),
            };
            format!("{certificates}; {}.", if has_key { "the key is here" } else { "no key yet" })
        },
        own_passphrase: "Passphrase of the key",
        unlock: "Unlock",
        own_clear: "Start over",
        list: "Make many devices",
        list_lead: "One certificate with a P-256 key for each registration ID.",
        list_field: "Registration IDs",
        list_hint: "One a line, or a table whose first column has them. Up to 1,000; a .csv or .txt file can be dropped.",
        list_found: |count| match count {
            1 => "1 device".to_owned(),
            count => format!("{} devices", grouped(&count)),
        },
        line: |line| format!("Line {line}"),
        list_make: "Make these devices",
        list_done: |count| match count {
            1 => "1 device is made.".to_owned(),
            count => format!("{} devices are made.", grouped(&count)),
        },
        list_save: "Save the devices (.zip)",
        made: "Made in this tab",
        nothing: "Nothing is made yet",
        nothing_hint: "Make a test chain to begin with, or bring your own CA. What is made here lasts as long as this tab: save it.",
        count: |count| match count {
            1 => "1 certificate".to_owned(),
            count => format!("{} certificates", grouped(&count)),
        },
        valid: |day| format!("until {day}"),
        brought: "your own",
        forgotten: "key forgotten",
        save_certificate: "Certificate",
        save_chain: "Full chain",
        save_key: "Key",
        save_pkcs12: "PKCS#12",
        save_all: "Save everything (.zip)",
        save_all_hint: "Files are called as the Azure IoT C SDK's tools call them, such as certs/new-device.cert.pem. A list of devices has \
                        an archive of its own, where it was made.",
        use_in_group: "Use in an enrollment group",
        check_chain: "Check its chain",
        forget: "Forget keys",
        keys: "How keys are saved",
        passphrase: "Passphrase",
        passphrase_hint: "Keys are encrypted under it (PBES2, AES-256, 600,000 iterations). It is kept nowhere: remember it.",
        repeated: "Passphrase again",
        declined: "Save keys without encryption",
        declined_warning: "Whoever gets such a file has the key. Use it for tests only. PKCS#12 files always need a passphrase.",
    };

    pub(super) const PROVE: ProveLabels = ProveLabels {
        heading: "Verification certificate",
        lead: "DPS gives a code; whoever can issue a certificate with the code as its common name has the CA's key.",
        no_ca: "No CA with its key is here. Make one, or bring your own:",
        ca: "CA to prove",
        code: "Verification code",
        code_hint: "Paste it as it comes; spaces are left out.",
        make: "Make the verification certificate",
        made: |code, ca| {
            format!(
                "The certificate for {code} is made, signed by {ca}. Upload it before it is asked for another code."
            )
        },
        save: "Save verification-code.cert.pem",
        steps: "The steps",
        portal: "In the portal",
        portal_steps: [
            "Open your DPS, then Settings, Certificates, and press Add.",
            "Name the certificate, choose the CA's certificate file, leave “Set certificate status to verified on upload” unticked, and save.",
            "Open the certificate in the list and press “Generate verification code”.",
            "Paste the code here, make the verification certificate and save it.",
            "Choose it under “Verification certificate .pem or .cer file” and press Verify.",
        ],
        cli: "With the Azure CLI",
        cli_lead: "Fill in the names; the commands follow.",
        dps: "DPS",
        group: "Resource group",
        certificate: "Name of the certificate in DPS",
        commands: ["Upload the CA's certificate", "Get the code", "Upload the verification certificate"],
    };
}

pub(super) mod chain {
    //! English texts about certificate chains.

    use super::grouped;
    use crate::{
        chain::{Fault, Near, NotAuthority, Outcome, Period, Role, Unsupported, Weight},
        page::workshop::check::Proof,
        text::{ChainTexts, chain::ChainLabels},
    };

    pub(in crate::text) static TEXTS: ChainTexts = ChainTexts { fault, unsupported, labels: LABELS };

    const LABELS: ChainLabels = ChainLabels {
        source: "Certificates",
        lead: "Whether certificates hold together, from the device up to its root: each signature is verified in this tab, and what is \
               wrong is said at the certificate it belongs to. Drop them in any order, in one file or many.",
        drop: "Drop certificates anywhere on this page",
        example: "Try an example",
        count: |count| match count {
            1 => "1 certificate".to_owned(),
            count => format!("{} certificates", grouped(&count)),
        },
        verifying: "Verifying signatures…",
        summary,
        chain: |role, name| match role {
            Role::Client => format!("Chain of {name}"),
            Role::Authority => format!("CA {name}"),
        },
        outcome: |outcome, role| match (outcome, role) {
            (Outcome::Accepted, Role::Client) => "Accepted: the chain holds, from the device up to its root.",
            (Outcome::Accepted, Role::Authority) => {
                "Accepted: the CA holds, up to its root. No device is here."
            }
            (Outcome::Undecided, _) => {
                "Undecided: nothing is wrong as far as can be seen, but not all can be judged here."
            }
            (Outcome::Refused, _) => "Refused: whoever verifies it with these certificates turns it away.",
        },
        strict: "Strict programs refuse it (-x509_strict): see below.",
        has_more: "There are more paths than were followed.",
        command_lead: "This is what OpenSSL 3 would say with its root trusted:",
        command: |role| match role {
            Role::Client => "openssl verify -purpose sslclient -auth_level 2 -check_ss_sig",
            Role::Authority => "openssl verify -purpose any -auth_level 2 -check_ss_sig",
        },
        openssl_error: |code, depth| format!("error {code} at depth {depth}"),
        place: |depth, is_root, role| match (depth, is_root, role) {
            (0, _, Role::Client) => "Device",
            (_, true, _) => "Root CA",
            _ => "Intermediate CA",
        },
        proof: |proof, is_root| match (proof, is_root) {
            (Proof::Verified, false) => "Issued by the next: name and signature fit".to_owned(),
            (Proof::Verified, true) => "Signed with its own key: a root".to_owned(),
            (Proof::Wrong, false) => "Names the next as its issuer, but the signature is not its".to_owned(),
            (Proof::Wrong, true) => "Names itself as its issuer, but the signature is not its own".to_owned(),
            (Proof::Unknown(_), _) => "The name fits; the signature cannot be verified here".to_owned(),
        },
        missing: |name| format!("Not here: {name}"),
        weight: |weight| match weight {
            Weight::Refused => "Wrong",
            Weight::Undecided => "Undecided",
            Weight::Strict => "Strict",
            Weight::Advice => "To know",
        },
        validity: "Validity",
        valid_together,
        now: |day| format!("The line is today, {day}."),
        other_paths: |count| match count {
            1 => "1 other path".to_owned(),
            count => format!("{} other paths", grouped(&count)),
        },
        path: |number, outcome| {
            let outcome = match outcome {
                Outcome::Accepted => "accepted",
                Outcome::Undecided => "undecided",
                Outcome::Refused => "refused",
            };
            format!("Path {number}: {outcome}")
        },
        strays: "In no chain",
        strays_lead: "These have the name of an issuer, but did not make the signature.",
    };

    fn summary(chains: usize, [accepted, undecided, refused]: [usize; 3]) -> String {
        let counts = [(accepted, "accepted"), (undecided, "undecided"), (refused, "refused")];
        let of = |(count, what): (usize, &str)| (count > 0).then(|| format!("{} {what}", grouped(&count)));
        let counts: Vec<_> = counts.into_iter().filter_map(of).collect();
        let chains = if chains == 1 { "1 chain".to_owned() } else { format!("{} chains", grouped(&chains)) };
        format!("{chains}: {}.", counts.join(", "))
    }

    fn valid_together(period: Option<Period>) -> String {
        match period {
            Some(Period { from, until }) => {
                format!("All are valid together from {} to {}.", from.to_date(), until.to_date())
            }
            None => "There is no time at which all are valid.".to_owned(),
        }
    }

    fn fault(fault: &Fault) -> String {
        match fault {
            Fault::NotYetValid { from } => {
                format!("Not valid before {}. Wait, or check the clock of the machine that issued it.", from.to_utc())
            }
            Fault::Expired { since } => format!("Expired on {}. Issue it anew.", since.to_utc()),
            Fault::BadSignature => {
                "The signature is not its issuer's: another key made it, or the certificate was altered. Take both \
                 certificates from where they were issued."
                    .to_owned()
            }
            Fault::TwoAlgorithms => {
                "It names two signature algorithms, so it was altered or made by a faulty tool. Issue it anew.".to_owned()
            }
            Fault::NoIssuer(near) => no_issuer(*near).to_owned(),
            Fault::TooLong { length } => {
                format!("The chain has {length} certificates and more, which nobody follows. Use fewer intermediates.")
            }
            Fault::NotAuthority(why) => format!(
                "It is above another certificate in this chain but must not issue any: {} Issue it anew as a CA.",
                not_authority(*why)
            ),
            Fault::PathLength { allowed, found } => format!(
                "Its path length allows {allowed} CAs below it, and there are {found}. Issue it anew with a greater path \
                 length, or leave out an intermediate."
            ),
            Fault::NotForClients { usages } => format!(
                "Its extended key usage ({}) does not include clientAuth, which a device needs to sign in. Issue it anew with \
                 clientAuth, or without extended key usage.",
                usages.join(", ")
            ),
            Fault::NoDigitalSignature => {
                "Its key usage has neither digitalSignature nor keyAgreement, so a device cannot sign in with it. Issue it \
                 anew with digitalSignature."
                    .to_owned()
            }
            Fault::NetscapeType => {
                "Its Netscape certificate type does not include client. Issue it anew without that extension.".to_owned()
            }
            Fault::UnknownCritical { oid } => format!(
                "A critical extension ({oid}) that is not known here, or that must not be critical. Whoever does not \
                 understand it must refuse the certificate."
            ),
            Fault::Proxy => "A proxy certificate (RFC 3820), which services do not accept. Issue an ordinary one.".to_owned(),
            Fault::Malformed { oid } => format!("The extension {oid} cannot be read. Issue the certificate anew."),
            Fault::Repeated { oid } => {
                format!("The extension {oid} is there twice, which is not allowed. Issue the certificate anew.")
            }
            Fault::WeakKey { key } => {
                format!("{key} is too short to be safe today. Use RSA with 2048 bits or more, or EC P-256.")
            }
            Fault::WeakSignature { algorithm } => {
                format!("Signed with {algorithm}, which can be forged. Issue it anew with SHA-256.")
            }
            Fault::ExplicitCurve => {
                "Its curve is spelt out instead of named, which programs refuse. Make the key anew with a named curve."
                    .to_owned()
            }
            Fault::Unsupported(why) => unsupported(why),
            Fault::NameConstraints => {
                "It restricts the names of the certificates below it (name constraints), which is not checked here. Check with \
                 openssl verify."
                    .to_owned()
            }
            Fault::ConstraintsNotCritical => {
                "A CA whose basic constraints are not critical, which RFC 5280 asks for. Strict programs refuse it.".to_owned()
            }
            Fault::NoKeyUsage => {
                "A CA without key usage, which RFC 5280 asks for. Strict programs refuse it.".to_owned()
            }
            Fault::SignsWithoutAuthority => {
                "Its key usage has keyCertSign although it is no CA. Strict programs refuse it.".to_owned()
            }
            Fault::PathLengthWithoutAuthority => {
                "It has a path length although it is no CA. Strict programs refuse it.".to_owned()
            }
            Fault::NoSubject => "It has no subject, so nothing says whose it is. Strict programs refuse it.".to_owned(),
            Fault::NoIssuerName => "It does not name its issuer. Strict programs refuse it.".to_owned(),
            Fault::NamesNotCritical => {
                "It has no subject, and its alternative names are not critical. Strict programs refuse it.".to_owned()
            }
            Fault::NoNames => "Its list of alternative names is empty. Strict programs refuse it.".to_owned(),
            Fault::NoAuthorityKeyId => {
                "It has no authority key identifier, so its issuer can be told by name only. Strict programs refuse it."
                    .to_owned()
            }
            Fault::NoSubjectKeyId => {
                "A CA without subject key identifier, so it can be told from others of its name by its key only. Strict \
                 programs refuse it."
                    .to_owned()
            }
            Fault::OldRoot(why) => format!(
                "{} It is taken for a root by old custom only; strict programs refuse it. Issue it anew as a CA of version 3.",
                not_authority(*why)
            ),
            Fault::OutlivesIssuer { until } => format!(
                "It is valid for longer than its issuer, which ends on {}: from then on it is of no use.",
                until.to_utc()
            ),
            Fault::OtherIssuerOfName { .. } => {
                "Another certificate here has its issuer's name, but not the key that signed this one. Some programs try only \
                 one of the two: do not send both."
                    .to_owned()
            }
        }
    }

    fn no_issuer(near: Near) -> &'static str {
        match near {
            Near::Nothing => "Its issuer is not here. Add the certificate that it names as its issuer.",
            Near::KeyId(_) => {
                "Its issuer is not here. There is a certificate of that name, but with another key: was the CA made anew? Add \
                 the one that issued this certificate."
            }
            Near::Serial(_) => {
                "Its issuer is not here. There is a certificate of that name, but with another serial number or issuer: was it \
                 made anew? Add the one that issued this certificate."
            }
            Near::KeyKind(_) => {
                "Its issuer is not here. There is a certificate of that name, but its kind of key cannot have made this \
                 signature. Add the one that issued this certificate."
            }
            Near::Circle => {
                "It and those below it certify each other in a circle. Add the root that certified one of them."
            }
        }
    }

    fn not_authority(why: NotAuthority) -> &'static str {
        match why {
            NotAuthority::KeyUsage => "its key usage lacks keyCertSign.",
            NotAuthority::SaysNot => "its basic constraints say that it is no CA.",
            NotAuthority::Silent => "it has no basic constraints.",
            NotAuthority::Version => "a version 1 certificate cannot say that it is a CA.",
        }
    }

    fn unsupported(why: &Unsupported) -> String {
        let what = match why {
            Unsupported::Hash(name) => format!("browsers do not have the hash {name}"),
            Unsupported::Curve(curve) => format!("browsers do not have the curve {curve}"),
            Unsupported::ExplicitCurve => "the issuer's curve is spelt out instead of named".to_owned(),
            Unsupported::CompressedPoint => "the issuer's key is a compressed point".to_owned(),
            Unsupported::PssParameters => {
                "it is RSA-PSS with parameters that browsers do not have".to_owned()
            }
            Unsupported::Parameters => {
                "the parameters of its algorithm are not as they have to be".to_owned()
            }
            Unsupported::Algorithm(oid) => format!("browsers do not have the algorithm {oid}"),
            Unsupported::Browser(algorithm) => format!("this browser does not have {}", algorithm.as_str()),
            Unsupported::NotVerified => "it was not looked at".to_owned(),
        };
        format!("Its signature cannot be verified here: {what}. Check with openssl verify.")
    }
}

pub(super) mod admission {
    //! English texts about admission.

    use super::grouped;
    use crate::{
        admission::{Basis, Found, NearMiss, Outcome, Slot, Statement},
        certificate::registration_id::{IdProblem, MAX_COMMON_NAME},
        dps::enrollment::Kind,
        page::workshop::admit::Proof,
        text::{AdmissionTexts, admission::AdmissionLabels},
    };

    pub(in crate::text) static TEXTS: AdmissionTexts =
        AdmissionTexts { statement, near_miss, labels: LABELS };

    const LABELS: AdmissionLabels = AdmissionLabels {
        device: "Device",
        lead: "Before a device is flashed: which enrollment DPS finds for it, and what comes of that. Drop what the device will \
               present: its certificate and the CAs above it.",
        proof: "How it proves who it is",
        proofs: |proof| match proof {
            Proof::Chain => "Certificates",
            Proof::Key => "Symmetric key",
            Proof::Tpm => "TPM",
        },
        leaf: "Which device",
        registration_id: "Registration ID",
        registration_id_hint: "As the device sends it.",
        endorsement_key: "Endorsement key",
        endorsement_key_hint: "The public one, in base64.",
        chain: "See its chain checked",
        several_paths: "Its chain has several paths; the best of them is taken here.",
        enrollments: "Enrollments",
        not_connected: "Connect to your DPS, or try it out with the sandbox's enrollments.",
        loading: |devices, groups| format!("{} so far…", loaded(devices, groups)),
        loaded,
        short: |devices, groups| format!("{}, and there are more.", loaded(devices, groups)),
        stop: "Stop",
        reload: "Load again",
        rest: "Load the rest",
        listing: "Which CAs are verified",
        listing_field: "CA certificates of the DPS",
        listing_hint: "The service does not tell with this key. Paste what this prints: az iot dps certificate list --dps-name … \
                       --resource-group …",
        listing_error: "This is not what az iot dps certificate list prints (JSON). Copy all of it.",
        nothing_yet: "The answer appears here.",
        outcome,
        is_short: "Not all enrollments are loaded, so this may change.",
        decision: "What comes of it",
        enrollment: "Enrollment",
        device_id: "Device ID in the hub",
        allocation: "Allocation policy",
        unknown_policy: "One that is not known here",
        hubs: "IoT hubs",
        linked_hubs: "All that are linked to the DPS",
        webhook: |url| format!("What the function at {url} says"),
        reprovision: "When it comes again",
        steps: "How DPS decides",
        steps_lead: "In this order, until something is found:",
        basis: |basis| match basis {
            Basis::Documented(_) => "documented",
            Basis::Reported(_) => "reported by users",
            Basis::Inferred => "inferred",
        },
        basis_lead: "Documented and reported steps lead to where it says so. Inferred ones follow from the rest, or from how such \
                     services work; Microsoft does not say so.",
        near_misses: "What comes nearest",
    };

    fn loaded(devices: usize, groups: usize) -> String {
        let devices = if devices == 1 {
            "1 individual enrollment".to_owned()
        } else {
            format!("{} individual enrollments", grouped(&devices))
        };
        let groups = if groups == 1 { "1 group".to_owned() } else { format!("{} groups", grouped(&groups)) };
        format!("{devices} and {groups}")
    }

    fn outcome(outcome: Outcome, found: Option<&Found>) -> String {
        let by = found.map(|found| enrollment(found.kind, &found.id));
        match (outcome, by) {
            (Outcome::Admitted, Some(by)) => format!("Yes: admitted by the {by}."),
            (Outcome::Admitted, None) => "Yes: admitted.".to_owned(),
            (Outcome::Open, Some(by)) => {
                format!("Probably: the {by} fits, but it depends on what is not known here.")
            }
            (Outcome::Open, None) => "It depends on what is not known here.".to_owned(),
            (Outcome::Refused, Some(by)) => format!("No: the {by} is found, but the device is refused."),
            (Outcome::Refused, None) => "No: no enrollment fits.".to_owned(),
        }
    }

    fn slot(slot: Slot) -> &'static str {
        match slot {
            Slot::Primary => "primary",
            Slot::Secondary => "secondary",
        }
    }

    fn enrollment(kind: Kind, id: &str) -> String {
        match kind {
            Kind::Group => format!("group “{id}”"),
            Kind::Individual => format!("individual enrollment “{id}”"),
        }
    }

    fn level(depth: usize) -> &'static str {
        if depth == 1 { "The CA that issued the device's certificate" } else { "A CA further up the chain" }
    }

    fn list(items: &[String]) -> String {
        let quoted: Vec<_> = items.iter().map(|item| format!("“{item}”")).collect();
        quoted.join(", ")
    }

    fn statement(statement: &Statement) -> String {
        match statement {
            Statement::RegistrationId { id } => format!("The registration ID is “{id}”."),
            Statement::NoRegistrationId(problem) => id_problem(*problem),
            Statement::Individual { id } => {
                format!("The individual enrollment “{id}” has the registration ID, so it alone decides.")
            }
            Statement::NoIndividual { id } => format!("No individual enrollment has the registration ID “{id}”."),
            Statement::SameCertificate { slot: which } => {
                format!("The device's certificate is the enrollment's {} one.", slot(*which))
            }
            Statement::OtherCertificate { presented, enrolled } => format!(
                "The device's certificate (SHA-256 {presented}) is not the enrollment's ({}). Give the enrollment this \
                 certificate, or the device the enrolled one.",
                if enrolled.is_empty() { "none".to_owned() } else { enrolled.join(", ") }
            ),
            Statement::OtherAttestation { asks } => {
                format!("The enrollment asks for another proof ({asks}). Change its attestation, or what the device uses.")
            }
            Statement::SameTpm => "The endorsement key is the enrollment's.".to_owned(),
            Statement::OtherTpm => "The enrollment has another endorsement key: it is another TPM's.".to_owned(),
            Statement::SameKey => "The device's key is the enrollment's, or derived from its.".to_owned(),
            Statement::OtherKey => "The device's key is not the enrollment's. Copy it again, or derive it again.".to_owned(),
            Statement::KeyUnknown => "Whether the device has the enrollment's key is not known here.".to_owned(),
            Statement::Group { id, slot: which, depth, subject } => format!(
                "{} ({subject}) is the {} certificate of group “{id}”.",
                level(*depth),
                slot(*which)
            ),
            Statement::NoGroup { depth, subject } => format!("{} ({subject}) is no group's.", level(*depth)),
            Statement::SeveralGroups { ids } => {
                format!("Several groups have this CA ({}). Which of them DPS takes is not documented.", list(ids))
            }
            Statement::ByName { id, name, depth } => {
                format!("{} is the CA “{name}” of the DPS, which “{id}” names.", level(*depth))
            }
            Statement::NameUnknown { id, names } => format!(
                "“{id}” names CAs of the DPS ({}). Which certificates these are is not known here; if one is in this chain, it may \
                 decide.",
                list(names)
            ),
            Statement::NameNotInChain { names } => {
                format!("None of the CAs that the enrollment names ({}) is in this chain.", list(names))
            }
            Statement::NoAuthorityPresented => {
                "The device presents only its own certificate, so no group can fit. Let it send the CAs as well, from its issuer \
                 up to one that is verified."
                    .to_owned()
            }
            Statement::Disabled { kind, id } => {
                format!("The {} is disabled, so the device is refused. Enable it.", enrollment(*kind, id))
            }
            Statement::Enabled { kind, id } => format!("The {} is enabled.", enrollment(*kind, id)),
            Statement::Verified { name } => format!("“{name}”, the enrolled CA or one above it, is verified in the DPS."),
            Statement::NotVerified { name } => {
                format!("“{name}” is in the DPS but not verified, so the device is refused (401002). Verify it.")
            }
            Statement::NotUploaded => {
                "Neither the enrolled CA nor one above it is among the certificates of the DPS, so the device is refused \
                 (401002). Upload one of them and verify it."
                    .to_owned()
            }
            Statement::VerifiedUnknown => {
                "The enrolled CA, or one above it that the device presents, has to be verified in the DPS. Whether one is, is not \
                 known here.".to_owned()
            }
            Statement::BrokenChain { depth: 0, fault } => format!("The device's certificate: {fault}"),
            Statement::BrokenChain { depth, fault } => format!("CA {depth} above the device's certificate: {fault}"),
            Statement::UndecidedChain => "Not all of the chain could be checked here.".to_owned(),
            Statement::KeyGroups { ids } => format!(
                "The device is admitted if its key is derived from that of a group ({}); which key it has is not known here.",
                list(ids)
            ),
            Statement::NoKeyGroup => "No group has a symmetric key.".to_owned(),
            Statement::NoTpmGroups => {
                "A device with a TPM needs an individual enrollment: groups do not attest TPMs.".to_owned()
            }
        }
    }

    fn id_problem(problem: IdProblem) -> String {
        match problem {
            IdProblem::NoCommonName => {
                "The device's certificate has no common name (CN), which is its registration ID. Issue it anew with one."
                    .to_owned()
            }
            IdProblem::TooLong { length } => format!(
                "The common name has {} characters; as a registration ID in a certificate it may have {MAX_COMMON_NAME}. \
                 Issue it anew with a shorter one.",
                grouped(&length)
            ),
            IdProblem::Rule(error) => {
                format!("The common name cannot be a registration ID: {error} Issue the certificate anew with one that can.")
            }
        }
    }

    fn near_miss(miss: &NearMiss) -> String {
        match miss {
            NearMiss::Reissued { group, slot: which, subject, enrolled, presented } => format!(
                "Group “{group}” has another certificate named {subject} as its {} one (SHA-256 {enrolled}; this chain's is \
                 {presented}). Was the CA made anew? Add this chain's to the group.",
                slot(*which)
            ),
            NearMiss::ChainTooShort { group, subject } => format!(
                "Group “{group}” has a certificate named {subject}, and the last certificate of this chain names that as its \
                 issuer. Let the device send it as well."
            ),
            NearMiss::LeafInGroup { group } => format!(
                "Group “{group}” has the device's own certificate in the place of a CA. Enroll the device individually, or put \
                 its CA into the group."
            ),
            NearMiss::OtherId { id } => format!(
                "The individual enrollment “{id}” has this certificate, but its ID is not the certificate's common name. Create \
                 it anew under that name."
            ),
            NearMiss::OtherBranch { group, subject, issuer } => format!(
                "Group “{group}” is for {subject}, another CA below {issuer}: this chain is of another branch. Make a group of a \
                 CA of this chain."
            ),
            NearMiss::EndsIn { subject, sha256 } => {
                format!("This chain ends in {subject}, whose SHA-256 is {sha256}.")
            }
        }
    }
}

pub(super) mod workshop {
    //! English texts about making certificates.

    use super::{
        bench::{MAKE, PROVE},
        grouped,
    };
    use crate::{
        certificate::registration_id::MAX_COMMON_NAME,
        page::workshop::trouble::Trouble,
        text::{WorkshopTexts, character::spelt},
        workshop::{CodeError, KeyFileError, LineProblem, MAX_BATCH, MAX_CODE, Refusal},
    };

    pub(in crate::text) static TEXTS: WorkshopTexts = WorkshopTexts {
        refusal,
        code_error,
        key_file_error,
        line_problem,
        trouble,
        make: MAKE,
        prove: PROVE,
    };

    fn trouble(trouble: &Trouble) -> String {
        match trouble {
            Trouble::Refused(error) => return refusal(error),
            Trouble::Key(error) => return key_file_error(error),
            Trouble::Code(error) => return code_error(error),
            Trouble::Unread => {
                "The file cannot be read, or is larger than 1 MB. Choose the CA's certificate, its key, or a list of devices."
            }
            Trouble::WrongPassphrase => "The passphrase is not the one of this key. Type it again.",
            Trouble::NotSaved => {
                "The browser did not save the file. Allow downloads for this page in its settings, then try again."
            }
            Trouble::Date => "This is no date. Write it as 2027-11-24.",
            Trouble::NoIssuer => "There is no CA with its key here. Make a root first, or bring your own CA.",
            Trouble::Passphrase => {
                "Choose a passphrase of at least 4 characters for the keys, or tick that they are saved without encryption. \
                 PKCS#12 always needs one."
            }
            Trouble::PassphrasesDiffer => "The two passphrases differ. Type the same one twice.",
            Trouble::NoFit => {
                "The key belongs to none of these certificates. Add the CA's certificate, or choose the key that it was made with."
            }
            Trouble::Forgotten => "The key was forgotten. Its certificate can still be saved.",
            Trouble::NoIds => "No registration ID is in the list. Write one a line.",
            Trouble::TooLarge => "This is too much for one archive. Make fewer devices at a time.",
            Trouble::Browser => {
                "The browser refused. It makes keys on pages from https or localhost only; there, try again or choose another kind \
                 of key."
            }
        }
        .to_owned()
    }

    fn refusal(refusal: &Refusal) -> String {
        match refusal {
            Refusal::NoCommonName => "Give the certificate a common name (CN).".to_owned(),
            Refusal::TooLong { attribute, length, most } => {
                format!(
                    "{attribute} has {} characters; X.509 allows {}. Shorten it.",
                    grouped(&length),
                    grouped(&most)
                )
            }
            Refusal::Country => "The country has to be two letters, such as US, or empty.".to_owned(),
            Refusal::Id(error) => format!("The common name is the device's registration ID: {error}"),
            Refusal::EndsBeforeItBegins => {
                "The validity ends before it begins. Choose a later end.".to_owned()
            }
            Refusal::Time(_) => "A certificate can be valid within the years 1970 to 9999 only.".to_owned(),
            Refusal::OutsideIssuer { from, until } => format!(
                "The issuer is valid from {} to {}; what it issues has to be valid within that time only.",
                from.to_utc(),
                until.to_utc()
            ),
            Refusal::Issuer => {
                "A root issues itself, and nothing else does. Choose another role or issuer.".to_owned()
            }
            Refusal::NotAuthority { name } => {
                format!("{name} is no CA, so what it issues would be refused. Choose a CA as the issuer.")
            }
            Refusal::PathLength { name } => format!(
                "The path length of {name} allows no CA below it. Issue a device's certificate with it, or choose another \
                 issuer."
            ),
            Refusal::PathLengthOfDevice => "Only a CA has a path length. Leave it out.".to_owned(),
            Refusal::Key { key } => {
                format!(
                    "A certificate for this key ({key}) is not made here. Use EC P-256 or P-384, or RSA from 2048 to 4096 bits."
                )
            }
            Refusal::IssuerKey { key } => {
                format!(
                    "The issuer's key ({key}) cannot sign here. Use a CA with EC P-256 or P-384, or RSA from 2048 bits."
                )
            }
            Refusal::Signature => "The signature has another form than its key makes. Try again.".to_owned(),
        }
    }

    fn code_error(error: &CodeError) -> String {
        match error {
            CodeError::Empty => "Paste the verification code that the portal shows.".to_owned(),
            CodeError::TooLong { length } => format!(
                "The text has {} characters, and a common name at most {MAX_CODE}. Copy the verification code alone.",
                grouped(&length)
            ),
            CodeError::Character(character) => format!(
                "A verification code has letters and digits only; “{}” is none. Copy the code alone.",
                spelt(*character)
            ),
        }
    }

    fn key_file_error(error: &KeyFileError) -> String {
        match error {
            KeyFileError::NoKey => "No private key is in this file. Choose the CA's key (.key, .pem).".to_owned(),
            KeyFileError::Several { count } => {
                format!("{count} private keys are in this file. Put the CA's key into a file of its own.")
            }
            KeyFileError::NotBase64 => "The key is not complete. Copy the whole file, to the last dash.".to_owned(),
            KeyFileError::NotAKey => {
                "This is neither a private key nor a certificate. Choose the CA's files (.pem, .key, .crt, .der).".to_owned()
            }
            KeyFileError::OldEncryption => {
                "The key is encrypted in OpenSSL's old way. Convert it: openssl pkcs8 -topk8 -v2 aes256 -in FILE -out key.pem"
                    .to_owned()
            }
            KeyFileError::Encryption(what) => format!(
                "The key is encrypted in a way that browsers do not have ({what}). Convert it: openssl pkcs8 -topk8 -v2 aes256 \
                 -in FILE -out key.pem"
            ),
            KeyFileError::Kind(what) => {
                format!("A key of this kind ({what}) cannot be used here. Use EC P-256, P-384 or P-521, or RSA.")
            }
        }
    }

    fn line_problem(problem: &LineProblem) -> String {
        match problem {
            LineProblem::Rule(error) => error.to_string(),
            LineProblem::TooLong { length } => format!(
                "The ID has {} characters; in a certificate it may have {MAX_COMMON_NAME}. Shorten it.",
                grouped(&length)
            ),
            LineProblem::Repeated { first } => {
                format!("The same ID is in line {first}; upper and lower case are the same. Leave one out.")
            }
            LineProblem::TooMany => {
                format!("More than {} IDs. Make the rest in another go.", grouped(&MAX_BATCH))
            }
        }
    }
}

pub(super) mod vault {
    //! English texts about the vault.

    use super::grouped;
    use crate::{
        page::vault::{News, Question, Trouble},
        text::vault::{VaultLabels, VaultTexts},
        vault::{
            LEAST_ITERATIONS, LEAST_PASSPHRASE, MOST_ITERATIONS, NameError, PassphraseError, VaultError,
        },
    };

    pub(in crate::text) static TEXTS: VaultTexts =
        VaultTexts { vault_error, passphrase_error, name_error, trouble, news, labels: LABELS };

    const LABELS: VaultLabels = VaultLabels {
        summary: |is_there| {
            if is_there { "Vault of this browser" } else { "Vault: keep connections in this browser" }
        },
        lead: "A vault keeps connection strings and their proxies in this browser, encrypted with your passphrase (AES-256-GCM; \
               PBKDF2, 600,000 rounds). The passphrase and the key are never stored.",
        forgotten_passphrase: "A forgotten passphrase cannot be recovered or reset: what is in the vault is lost then. Azure still \
                               has every connection string.",
        shared: |host| {
            format!(
                "{host} serves pages of other projects too. Those can copy the encrypted vault and guess at its passphrase, delete \
                 it, or change this page and read the passphrase as you type it. Keep nothing here that matters unless you trust \
                 all of them."
            )
        },
        unavailable: "Connections cannot be kept: browsers encrypt on pages from https or this machine (localhost) only.",
        heading: "Vault",
        passphrase: "Passphrase of the vault",
        new_passphrase: "New passphrase",
        new_passphrase_hint: "At least 12 characters. Several random words are better than one odd one: whoever copies the file can \
                              guess as long as they like.",
        again: "New passphrase again",
        make: "Make the vault",
        unlock: "Unlock",
        busy: "Hashing the passphrase…",
        lock: "Lock the vault",
        lock_hint: "It locks by itself after 15 minutes without input. A connection that was made from it ends then.",
        empty: "Nothing is kept yet. Once you are connected, the connection can be kept here.",
        profiles: "Connections that are kept",
        connect: "Connect",
        connect_with: |name| format!("Connect with {name}"),
        remove: |name| format!("Remove {name}"),
        name: "Name for this connection",
        keep: "Keep this connection",
        outdated: "Another tab has changed the vault since it was opened here. Nothing more is stored from this tab: lock the vault, \
                   then unlock it to see what is in it now.",
        rekey: "Change the passphrase",
        export: "Export the encrypted file",
        import: "Import a file",
        forget: "Forget the vault…",
        question: |question, name| match question {
            Question::Forget => "Forget the vault?".to_owned(),
            Question::Remove(_) => format!("Remove {name}?"),
            Question::Replace(_) => "Replace the vault of this browser?".to_owned(),
        },
        consequence: |question| match question {
            Question::Forget => {
                "Everything in it is deleted from this browser. Only a file that you exported has it then, and opens with the \
                 passphrase of its time."
            }
            Question::Remove(_) => {
                "Its connection string and its proxy are deleted from the vault. The policy in Azure stays as it is."
            }
            Question::Replace(_) => {
                "The vault in the file takes its place and has its own passphrase. What is only in the vault of this browser is \
                 lost; export it first to keep it."
            }
        },
        confirm: |question| match question {
            Question::Forget => "Forget the vault",
            Question::Remove(_) => "Remove",
            Question::Replace(_) => "Replace",
        },
        cancel: "Cancel",
    };

    fn vault_error(error: &VaultError) -> String {
        match error {
            VaultError::NotAVault => {
                "This is no vault of dps-enroll. Choose the file that “Export the encrypted file” saved.".to_owned()
            }
            VaultError::Version => {
                "This vault was made by another version of this page. Open it with that one, or reload this page to get the newest."
                    .to_owned()
            }
            VaultError::Damaged => {
                "The vault is damaged: it was cut off or partly overwritten, by accident as it seems. Use a copy that you exported."
                    .to_owned()
            }
            VaultError::Iterations(count) => format!(
                "The passphrase of this vault is hashed {} times. This page makes and opens vaults with {} to \
                 {} only. Use another copy.",
                grouped(&count),
                grouped(&LEAST_ITERATIONS),
                grouped(&MOST_ITERATIONS)
            ),
            VaultError::WrongPassphrase => {
                "The passphrase is not the one of this vault. Type it again; capitals and spaces count.".to_owned()
            }
            VaultError::Changed => {
                "The passphrase is right, but somebody changed the vault since it was stored. Do not trust it: use a copy that you \
                 exported."
                    .to_owned()
            }
        }
    }

    fn passphrase_error(error: &PassphraseError) -> String {
        match error {
            PassphraseError::Short => {
                format!("Choose a passphrase of at least {LEAST_PASSPHRASE} characters.")
            }
            PassphraseError::Differ => "The two passphrases differ. Type the same one twice.".to_owned(),
        }
    }

    fn name_error(error: &NameError) -> String {
        match error {
            NameError::Empty => "Give the connection a name, such as Lyon.",
            NameError::Odd => "A name is one line of at most 64 characters. Shorten it.",
            NameError::Taken => {
                "The vault has a connection of this name. Choose another, or remove that one first."
            }
        }
        .to_owned()
    }

    fn trouble(trouble: &Trouble) -> String {
        match trouble {
            Trouble::File(error) => vault_error(error),
            Trouble::Passphrase(error) => passphrase_error(error),
            Trouble::Name(error) => name_error(error),
            Trouble::Elsewhere => {
                "Nothing was stored: another tab has changed the vault since it was opened here. Lock it, unlock it, then try again."
                    .to_owned()
            }
            Trouble::NotStored => {
                "Nothing was stored: the browser does not allow it, or has no room. Allow this page to store data, or free some \
                 space, then try again."
                    .to_owned()
            }
            Trouble::Unread => "The file cannot be read, or is larger than 1 MB. Choose a file that was exported here.".to_owned(),
            Trouble::NotSaved => {
                "The browser did not save the file. Allow downloads for this page in its settings, then try again.".to_owned()
            }
            Trouble::Proxy(error) => format!("The proxy of this connection is refused. {error}"),
            Trouble::Connection(error) => format!("The connection string that is kept is refused. {error}"),
            Trouble::Bound(origins) => format!(
                "Since you connected, your browser lets this page call {origins} and nothing else. Reload the page, then connect \
                 with this one."
            ),
            Trouble::Browser => {
                "The browser refused to encrypt. It does so on pages from https or this machine only; there, try again.".to_owned()
            }
        }
    }

    fn news(news: News) -> &'static str {
        match news {
            News::Made => "The vault is made and open.",
            News::Opened => "The vault is open.",
            News::Locked { idle: false, ended: false } => "The vault is locked.",
            News::Locked { idle: false, ended: true } => {
                "The vault is locked. The connection that was made from it has ended, and its key was dropped."
            }
            News::Locked { idle: true, ended: false } => {
                "The vault has locked after 15 minutes without input."
            }
            News::Locked { idle: true, ended: true } => {
                "The vault has locked after 15 minutes without input. The connection that was made from it has ended, and its key \
                 was dropped."
            }
            News::Saved => "The connection is kept in the vault.",
            News::Removed => "The connection was removed from the vault.",
            News::Rekeyed => {
                "The vault has its new passphrase. Files that were exported before keep the old one."
            }
            News::Imported => "The vault from the file is stored. Unlock it with its passphrase.",
            News::Forgotten => "The vault was deleted from this browser.",
        }
    }
}
