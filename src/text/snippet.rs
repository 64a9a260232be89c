//! The shape of the texts about actions as code.

use crate::snippet::{Language, Unsupported};

/// Texts about actions as code.
#[derive(Debug)]
pub struct SnippetTexts {
    /// What unfolds it.
    pub heading: &'static str,
    /// What the choice of a language is called.
    pub choice: &'static str,
    /// A language by its name.
    pub language: fn(Language) -> &'static str,
    /// What the copied text is called.
    pub code: &'static str,
    /// What has to be set before it runs.
    pub variables: fn(Language) -> &'static str,
    /// Of an action on many, one call carries only so many; how many there are.
    pub first_call: fn(usize) -> String,
    /// Why an action cannot be copied as a language.
    pub unsupported: fn(&Unsupported) -> String,
}
