//! The shape of the texts of the frame, the site and what fails.
#![expect(missing_docs, reason = "the names say where each text stands")]

use crate::page::{address::Bench, theme::Theme};

/// The frame around every page.
#[derive(Debug)]
pub struct FrameLabels {
    pub colon: &'static str,
    pub quotes: [&'static str; 2],
    pub language: &'static str,
    pub title: &'static str,
    pub skip: &'static str,
    pub home: &'static str,
    pub start: &'static str,
    pub nothing_here: &'static str,
    pub navigation: &'static str,
    pub groups: &'static str,
    pub devices: &'static str,
    pub heading: &'static str,
    pub lead: &'static str,
    pub connection: &'static str,
    pub not_connected: &'static str,
    pub policy: &'static str,
    pub via: &'static str,
    pub sandbox: &'static str,
    pub sandbox_note: &'static str,
    pub direct: &'static str,
    pub this_server: &'static str,
    pub call_ok: &'static str,
    pub call_failed: &'static str,
    pub call_none: &'static str,
    pub forget: &'static str,
    pub drop_here: &'static str,
    pub waiting: fn(u32) -> String,
    pub stop_waiting: &'static str,
    pub promise: &'static str,
    pub copy: fn(&str) -> String,
    pub of: fn(&str) -> String,
    pub copied: &'static str,
    pub not_copied: &'static str,
}

/// The page as a thing: its build, its address, and what binds it.
#[derive(Debug)]
pub struct SiteLabels {
    pub theme: &'static str,
    pub theme_of: fn(Theme) -> &'static str,
    pub take: &'static str,
    pub reload: &'static str,
    pub reload_loses: &'static str,
    /// The origins that the page is bound to.
    pub bound: fn(&str) -> String,
    /// The host that it shares.
    pub shared: fn(&str) -> String,
    pub about: &'static str,
    pub version: &'static str,
    pub commit: &'static str,
    pub sha256: &'static str,
    pub unknown: &'static str,
    pub verify: &'static str,
    pub commands: &'static str,
}

/// What the policy may not do.
#[derive(Debug)]
pub struct RightsLabels {
    pub missing: fn(&str, &str) -> String,
    pub disabled: &'static str,
    pub command: &'static str,
    pub command_name: &'static str,
}

/// The CA workshop.
#[derive(Debug)]
pub struct WorkshopLabels {
    pub heading: &'static str,
    pub lead: &'static str,
    pub benches: &'static str,
    pub bench: fn(Bench) -> &'static str,
}

/// A failed call.
#[derive(Debug)]
pub struct FailureLabels {
    pub service_says: &'static str,
    pub what_to_do: &'static str,
    pub code: &'static str,
    pub tracking_id: &'static str,
    pub time: &'static str,
    pub retry: &'static str,
    pub check: &'static str,
    pub not_carried_out: &'static str,
}
