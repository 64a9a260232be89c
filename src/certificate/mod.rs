//! X.509 certificates as people hand them over: any file, any encoding, any number in it.
//! Reads and explains; checking signatures and making certificates is not done here.

use crate::time::UnixSeconds;

/// Something in a file that is no usable certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {}

/// Something a certificate's reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {}

/// What a file or pasted text holds, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Where it came from: a file's name, or empty for pasted text.
    pub source: String,
    /// What was found.
    pub items: Vec<Item>,
}

/// One thing found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A certificate.
    Certificate(Box<Certificate>),
    /// Anything else, explained.
    Problem(Problem),
}

/// One parsed certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// When it begins to be valid.
    pub not_before: UnixSeconds,
    /// When it ends.
    pub not_after: UnixSeconds,
}

/// Files larger than this are refused before they are read.
pub const MAX_FILE_BYTES: u64 = 1024 * 1024;

/// Reads a file's bytes or a pasted text. Never fails as a whole: what is wrong stands among the items.
pub fn read(source: &str, _bytes: &[u8]) -> Reading {
    Reading { source: source.to_owned(), items: Vec::new() }
}
