//! English texts of the frame, the site and what fails.

use crate::{
    page::{address::Bench, theme::Theme},
    text::labels::{FailureLabels, FrameLabels, RightsLabels, SiteLabels, WorkshopLabels},
};

pub(super) const FRAME: FrameLabels = FrameLabels {
    colon: ": ",
    quotes: ["“", "”"],
    language: "Language",
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
    promise: "Certificates and keys are read in this tab. Only signed, five-minute tokens leave it.",
    copy: |what| format!("Copy {what}"),
    of: |name| format!(" of {name}"),
    copied: "Copied",
    not_copied: "The browser did not allow copying",
};

pub(super) const SITE: SiteLabels = SiteLabels {
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

pub(super) const RIGHTS: RightsLabels = RightsLabels {
    missing: |policy, rights| format!("The policy {policy} lacks {rights}."),
    disabled: "What needs it is disabled. Connect with another policy to use it.",
    command: "Whoever runs the DPS can make one with just the rights that this page needs:",
    command_name: "Command",
};

pub(super) const WORKSHOP: WorkshopLabels = WorkshopLabels {
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

pub(super) const FAILURE: FailureLabels = FailureLabels {
    service_says: "The service says",
    what_to_do: "Likely causes, and what to do",
    code: "Code",
    tracking_id: "Tracking ID",
    time: "Time",
    retry: "Try again",
    check: "Check whether it was carried out",
    not_carried_out: "Checked: the request was not carried out. Try again.",
};
