//! Why something in the workshop is not done, and which control that concerns.

use crate::workshop::{CodeError, KeyFileError, Refusal};

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nobody would accept such a certificate.
    Refused(Refusal),
    /// The file is no usable key.
    Key(KeyFileError),
    /// The file cannot be read, or is too large to be a key or certificates.
    Unread,
    /// What the passphrase decrypts is no key: it is another passphrase's.
    WrongPassphrase,
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
    /// The browser did not save the file.
    NotSaved,
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

/// A control that trouble concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// The issuer of one certificate.
    Issuer,
    /// Its common name.
    CommonName,
    /// Its organization.
    Organization,
    /// Its organizational unit.
    Unit,
    /// Its country.
    Country,
    /// The end of its validity.
    Until,
    /// The passphrase of one's own key.
    OwnPassphrase,
    /// The list of devices.
    List,
    /// Who issues the devices of the list.
    ListIssuer,
    /// The end of their validity.
    ListUntil,
    /// The passphrase for what is saved.
    Passphrase,
    /// It once more.
    Repeated,
    /// The verification code.
    Code,
    /// The CA that is proved.
    Proved,
}

impl Trouble {
    /// The control that it concerns, by where it came up; nothing where it concerns no one control.
    pub fn control(&self, spot: Spot) -> Option<Control> {
        use Control as C;
        let (issuer, until) = match spot {
            Spot::Form => (C::Issuer, C::Until),
            Spot::Batch => (C::ListIssuer, C::ListUntil),
            // What it signs ends when the CA does.
            Spot::Prove => (C::Proved, C::Proved),
            Spot::Own | Spot::Save => {
                return match self {
                    Self::WrongPassphrase => Some(C::OwnPassphrase),
                    Self::Passphrase => Some(C::Passphrase),
                    Self::PassphrasesDiffer => Some(C::Repeated),
                    _ => None,
                };
            }
        };
        Some(match self {
            Self::Refused(refusal) => match refusal {
                Refusal::NoCommonName | Refusal::Id(_) | Refusal::TooLong { attribute: "CN", .. } => {
                    C::CommonName
                }
                Refusal::TooLong { attribute: "O", .. } => C::Organization,
                Refusal::TooLong { .. } => C::Unit,
                Refusal::Country => C::Country,
                Refusal::EndsBeforeItBegins | Refusal::Time(_) | Refusal::OutsideIssuer { .. } => until,
                Refusal::Issuer
                | Refusal::NotAuthority { .. }
                | Refusal::PathLength { .. }
                | Refusal::IssuerKey { .. } => issuer,
                Refusal::PathLengthOfDevice | Refusal::Key { .. } | Refusal::Signature => return None,
            },
            Self::Date => until,
            Self::NoIssuer => issuer,
            Self::NoIds => C::List,
            Self::Code(_) => C::Code,
            _ => return None,
        })
    }
}
