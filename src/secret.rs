//! The one type that holds a secret: redacted in `Debug`, wiped when dropped, never serialised.
//!
//! What the browser itself keeps (the text of an input field, a JavaScript string) is beyond its reach.

use std::fmt;

use zeroize::Zeroizing;

/// Bytes that must not be printed, stored or sent: a shared access key, a whole connection string, a finished SAS token.
#[derive(Clone, Default)]
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

/// Without a hint at where they differ.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let differ = self.0.iter().zip(other.0.iter()).fold(0, |sum, (one, other)| sum | (one ^ other));
        self.0.len() == other.0.len() && differ == 0
    }
}

impl Eq for Secret {}

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

    #[test]
    fn secrets_are_equal_where_all_bytes_are() {
        let secret = |text: &str| Secret::from(text.to_owned());
        assert_eq!(secret("abc"), secret("abc"));
        for other in ["", "ab", "abd", "abcd"] {
            assert_ne!(secret("abc"), secret(other));
        }
    }
}
