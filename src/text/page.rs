//! The shape of what the page announces, and of the sentences about the form.

use crate::{
    dps::{IdError, IdWarning, enrollment_group::DraftError},
    page::certificates::Added,
    proxy::{Operator, TemplateError},
};

/// Announcements and sentences of the page.
#[derive(Debug)]
pub struct PageTexts {
    /// A connection is in use; its host.
    pub connected: fn(&str) -> String,
    /// The key was dropped.
    pub forgotten: &'static str,
    /// Files were read.
    pub files_read: fn(&Added) -> String,
    /// All groups are loaded; how many.
    pub groups_loaded: fn(usize) -> String,
    /// A group was created; its ID.
    pub created: fn(&str) -> String,
    /// A group was changed; its ID.
    pub saved: fn(&str) -> String,
    /// A group was deleted; its ID.
    pub deleted: fn(&str) -> String,
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
