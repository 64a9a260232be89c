//! The shape of the texts about making certificates.

use super::bench::{MakeLabels, ProveLabels};
use crate::{
    page::workshop::trouble::Trouble,
    workshop::{CodeError, KeyFileError, LineProblem, Refusal},
};

/// Texts about making certificates.
#[derive(Debug)]
pub struct WorkshopTexts {
    /// Why a certificate is not made, and what to do.
    pub refusal: fn(&Refusal) -> String,
    /// Why a text is no verification code.
    pub code_error: fn(&CodeError) -> String,
    /// Why a file is no key that can be used.
    pub key_file_error: fn(&KeyFileError) -> String,
    /// Why a line of a list of devices is left out.
    pub line_problem: fn(&LineProblem) -> String,
    /// Why something is not done.
    pub trouble: fn(&Trouble) -> String,
    /// Fixed texts where certificates are made.
    pub make: MakeLabels,
    /// Fixed texts where possession is proved.
    pub prove: ProveLabels,
}
