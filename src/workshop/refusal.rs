//! What is not made, because nobody would accept it.

use crate::{dps::IdError, time::UnixSeconds};

/// Why a certificate is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No common name.
    NoCommonName,
    /// A text that is longer than X.509 allows.
    TooLong {
        /// Which: `CN`, `O` or `OU`.
        attribute: &'static str,
        /// In characters.
        length: usize,
        /// How many are allowed.
        most: usize,
    },
    /// A country that is not two letters.
    Country,
    /// A device's common name that is no registration ID.
    Id(IdError),
    /// A validity that ends before it begins.
    EndsBeforeItBegins,
    /// A time that a certificate cannot say: before 1970 or after 9999.
    Time(UnixSeconds),
    /// A validity that is not within the issuer's.
    OutsideIssuer {
        /// When the issuer's begins.
        from: UnixSeconds,
        /// When it ends.
        until: UnixSeconds,
    },
    /// A root that another issues, or something else that issues itself.
    Issuer,
    /// The issuer is no CA.
    NotAuthority {
        /// Its name.
        name: String,
    },
    /// The issuer's path length allows no CA below it.
    PathLength {
        /// Its name.
        name: String,
    },
    /// A path length for what is no CA.
    PathLengthOfDevice,
    /// A key that is none, or of a kind or size that is not made here.
    Key {
        /// The key.
        key: String,
    },
    /// The issuer's key signs with an algorithm that is not made here.
    IssuerKey {
        /// The key.
        key: String,
    },
    /// A signature that is not in the form of one.
    Signature,
}
