//! The shape of what the page announces, and of the sentences about the form.

use crate::{
    dps::{
        IdError, IdWarning,
        enrollment::{DraftError, Kind},
    },
    page::{certificates::Added, list::Which, run::Action},
    proxy::{Operator, TemplateError},
};

/// Announcements and sentences of the page.
#[derive(Debug)]
pub struct PageTexts {
    /// A connection is in use; its host.
    pub connected: fn(&str) -> String,
    /// A newer build of the page can be taken.
    pub update_ready: &'static str,
    /// The page speaks this language from now on.
    pub spoken: &'static str,
    /// Ends a text that is cut: how many characters are left out.
    pub left_out: fn(usize) -> String,
    /// The key was dropped.
    pub forgotten: &'static str,
    /// Files were read.
    pub files_read: fn(&Added) -> String,
    /// A list is loaded to its end; how many.
    pub loaded: fn(Which, usize) -> String,
    /// An enrollment was created; its ID.
    pub created: fn(Kind, &str) -> String,
    /// An enrollment was changed; its ID.
    pub saved: fn(Kind, &str) -> String,
    /// An enrollment was deleted, or a registration record; its ID.
    pub deleted: fn(Option<Kind>, &str) -> String,
    /// An action on many ended: how many it was carried out on, and how many it failed on.
    pub run_ended: fn(Action, usize, usize) -> String,
    /// A call waits; seconds.
    pub throttled: fn(u32) -> String,
    /// A call failed; the details stand where it was made.
    pub failed: &'static str,
    /// Why an ID is refused.
    pub id_error: fn(&IdError) -> String,
    /// What is unusual about an ID.
    pub id_warning: fn(&IdWarning) -> String,
    /// What keeps a draft from being sent.
    pub draft_error: fn(&DraftError) -> String,
    /// Why a proxy template is refused.
    pub template_error: fn(&TemplateError) -> String,
    /// Who can read the token.
    pub operator: fn(&Operator) -> String,
}
