//! What a passphrase has to be. It alone protects a file that somebody took away.

use crate::secret::Secret;

/// The least characters that it has.
pub const LEAST_PASSPHRASE: usize = 12;

/// Why a passphrase is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// It has too few characters.
    Short,
    /// The second time it was typed otherwise.
    Differ,
}

/// Whether a passphrase that was typed twice can be used.
///
/// # Errors
/// One variant per mistake.
pub fn choose(passphrase: &Secret, again: &Secret) -> Result<(), PassphraseError> {
    // EXPOSE: its characters are counted.
    let count = String::from_utf8_lossy(passphrase.expose()).chars().count();
    if count < LEAST_PASSPHRASE {
        Err(PassphraseError::Short)
    } else if passphrase == again {
        Ok(())
    } else {
        Err(PassphraseError::Differ)
    }
}

#[cfg(test)]
mod tests {
    use super::{PassphraseError, choose};

    #[test]
    fn characters_count_and_both_are_the_same() {
        let choose = |one: &str, other: &str| choose(&one.to_owned().into(), &other.to_owned().into());
        assert_eq!(choose("elevenchars", "elevenchars"), Err(PassphraseError::Short));
        // Six characters, twelve bytes.
        assert_eq!(choose("éééééé", "éééééé"), Err(PassphraseError::Short));
        assert_eq!(choose("twelve chars", "twelve chars"), Ok(()));
        assert_eq!(choose("twelve chars", "twelve chars "), Err(PassphraseError::Differ));
    }
}
