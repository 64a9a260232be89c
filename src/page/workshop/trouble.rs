//! Why something in the workshop is not done.

use crate::workshop::{CodeError, KeyFileError, Refusal};

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody would accept such a certificate.
    Refused(Refusal),
    /// The file is no usable key.
    Key(KeyFileError),
    /// The text is no verification code.
    Code(CodeError),
    /// The end of validity is no date.
    Date,
    /// No issuer is chosen, or its key was forgotten.
    NoIssuer,
    /// There is no passphrase, or it is too short.
    Passphrase,
    /// The two passphrases differ.
    PassphrasesDiffer,
    /// The key belongs to none of the certificates.
    NoFit,
    /// A key that is not here any more.
    Forgotten,
    /// There is no registration ID in the list.
    NoIds,
    /// The archive would be too large.
    TooLarge,
    /// The browser refused.
    Browser,
}

/// Where it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// At the form.
    Form,
    /// At one's own CA.
    Own,
    /// At the list of devices.
    Batch,
    /// At what was made.
    Save,
    /// At the verification code.
    Prove,
}
