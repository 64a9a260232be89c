//! The shape of the texts about certificates and the files they come in.

use crate::certificate::{Finding, Problem};

/// Texts about certificates.
#[derive(Debug)]
pub struct CertificateTexts {
    /// What is wrong with a part of a file.
    pub problem: fn(&Problem) -> String,
    /// What a certificate's reader should know, and what to do.
    pub finding: fn(&Finding) -> String,
}
