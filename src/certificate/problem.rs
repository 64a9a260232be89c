//! What in a file is no usable certificate. No variant carries bytes of the file.

use std::fmt;

/// Something in a file that is no usable certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file is larger than certificates are; it was not read.
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// The browser could not read the file.
    Unreadable,
    /// Nothing in it, or only white space.
    Empty,
    /// Something else, recognised.
    Other(Located<Kind>),
    /// A PEM block without its end.
    Truncated(Located<String>),
    /// A PEM block that ends as another kind than it begins.
    WrongEnd {
        /// Where it begins, and as what.
        begin: Located<String>,
        /// As what it ends.
        end: String,
    },
    /// An end line that no begin line belongs to.
    EndWithoutBegin(Located<String>),
    /// A line in a PEM block that is not base64.
    NotBase64 {
        /// The line, from 1.
        line: usize,
    },
    /// The base64 of a PEM block as a whole does not decode: characters are missing.
    IncompleteBase64 {
        /// Where the block begins.
        line: usize,
    },
    /// Claims to be a certificate, but is none.
    NotACertificate {
        /// Where the block begins; `None` for a binary file.
        line: Option<usize>,
        /// Where in the certificate's bytes it goes wrong, from 0.
        offset: usize,
    },
    /// Binary or text that is nothing known.
    Unrecognised,
}

/// Something, and the line where it begins; `None` for a binary file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// What.
    pub what: T,
    /// The line, from 1.
    pub line: Option<usize>,
}

/// Things people have beside their certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A private key.
    PrivateKey,
    /// A private key under a passphrase.
    EncryptedPrivateKey,
    /// A public key without a certificate.
    PublicKey,
    /// A certificate signing request.
    SigningRequest,
    /// A certificate revocation list.
    RevocationList,
    /// PKCS#12 (`.pfx`, `.p12`): certificates and keys under a password.
    Pkcs12,
    /// A Java key store.
    JavaKeyStore,
    /// A PKCS#7 container without certificates.
    EmptyContainer,
    /// OpenSSL's own form with trust settings.
    TrustedCertificate,
    /// An SSH key.
    SshKey,
    /// A web page.
    Html,
    /// JSON.
    Json,
    /// A connection string.
    ConnectionString,
    /// A PEM block of another kind.
    OtherPem(String),
}

impl<T> Located<T> {
    pub(super) fn at(what: T, line: Option<usize>) -> Self {
        Self { what, line }
    }
}

impl fmt::Display for Located<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}
