//! X.509 certificates as people hand them over: any file, any encoding, any number in it.
//!
//! Reads and explains (RFC 5280). Checking signatures and making certificates is not done here; nor is a private key
//! ever read: it is named and dropped.

mod arrangement;
mod container;
pub(crate) mod element;
mod encoding;
mod extension;
mod finding;
mod key;
mod name;
pub(crate) mod parts;
pub(crate) mod pem;
mod problem;
mod reading;
pub mod registration_id;
mod x509;

pub use self::{
    arrangement::{Place, Suggestion, arrange, lowest, suggest, suggested_group_id},
    extension::{AlternativeName, BasicConstraints, ExtendedKeyUsage, KeyUsage, hex},
    finding::{Finding, Severity, findings},
    key::{PublicKey, SignatureAlgorithm},
    name::{Attribute, Name},
    problem::{Kind, Located, Problem},
    reading::{Item, MAX_FILE_BYTES, Reading, check_size, read, unreadable},
    x509::Certificate,
};
