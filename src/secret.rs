//! The one type that holds a secret: redacted in `Debug`, wiped when dropped, never serialised.
//!
//! What the browser itself keeps (the text of an input field, a JavaScript string) is beyond its reach.

use std::fmt;

use zeroize::Zeroizing;

/// Bytes that must not be printed, stored or sent: a shared access key, a whole connection string, a finished SAS token.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over; they are wiped when the secret is dropped.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes in the clear. Every call site says in an `EXPOSE:` comment why it needs them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text.into_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn debug_shows_neither_the_secret_nor_its_length() {
        let secret = Secret::from("hunter2hunter2".to_owned());
        assert_eq!(format!("{secret:?}"), "Secret(redacted)");
        assert_eq!(secret.expose(), b"hunter2hunter2");
    }
}
