//! The shape of the texts about the vault.

use crate::{
    page::vault::{News, Question, Trouble},
    vault::{NameError, PassphraseError, VaultError},
};

/// Texts about the vault.
#[derive(Debug)]
pub struct VaultTexts {
    /// Why it does not open.
    pub vault_error: fn(&VaultError) -> String,
    /// Why a passphrase is not taken.
    pub passphrase_error: fn(&PassphraseError) -> String,
    /// Why a profile cannot have a name.
    pub name_error: fn(&NameError) -> String,
    /// Why something is not done.
    pub trouble: fn(&Trouble) -> String,
    /// What was done.
    pub news: fn(News) -> &'static str,
    /// Fixed texts.
    pub labels: VaultLabels,
}

/// Fixed texts of the vault. A field is named after the place where its text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct VaultLabels {
    /// Whether there is one.
    pub summary: fn(bool) -> &'static str,
    pub lead: &'static str,
    pub forgotten_passphrase: &'static str,
    /// The host that is shared.
    pub shared: fn(&str) -> String,
    pub unavailable: &'static str,
    pub heading: &'static str,
    pub passphrase: &'static str,
    pub new_passphrase: &'static str,
    pub new_passphrase_hint: &'static str,
    pub again: &'static str,
    pub make: &'static str,
    pub unlock: &'static str,
    pub busy: &'static str,
    pub lock: &'static str,
    pub lock_hint: &'static str,
    pub empty: &'static str,
    pub profiles: &'static str,
    pub connect: &'static str,
    /// A profile's name.
    pub connect_with: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub name: &'static str,
    pub keep: &'static str,
    pub outdated: &'static str,
    pub rekey: &'static str,
    pub export: &'static str,
    pub import: &'static str,
    pub forget: &'static str,
    /// What is asked; the name of the profile that it is about.
    pub question: fn(&Question, &str) -> String,
    pub consequence: fn(&Question) -> &'static str,
    pub confirm: fn(&Question) -> &'static str,
    pub cancel: &'static str,
}
