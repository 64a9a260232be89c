//! The rule for IDs: of enrollment groups, and of registrations, which individual enrollments are named by too.
//!
//! <https://learn.microsoft.com/azure/iot-dps/concepts-service#registration-id>

use std::fmt;

/// The longest ID, in characters.
pub const MAX_ID_LENGTH: usize = 128;

/// A valid ID. The service compares IDs without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(String);

/// Why a text is no ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// Nothing there.
    Empty,
    /// Over 128 characters.
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// A character that is no letter, digit, `-`, `.`, `_` or `:`.
    Character {
        /// The character.
        character: char,
        /// Where, from 1.
        position: usize,
    },
    /// The first character is no letter or digit.
    Start {
        /// The character.
        character: char,
    },
    /// The last character is no letter, digit or `-`.
    End {
        /// The character.
        character: char,
    },
}

/// What to know about a valid ID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdWarning {
    /// Older tools and API versions take lower-case letters, digits and hyphens only.
    OldRule {
        /// The first character they refuse.
        character: char,
    },
    /// A device registers under the common name of its certificate, which is another.
    /// <https://learn.microsoft.com/azure/iot-dps/concepts-service#registration-id>
    OtherCommonName {
        /// The common name.
        name: String,
    },
}

impl Id {
    /// Checks an ID against the current rule.
    ///
    /// # Errors
    /// Names the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
            return Err(IdError::Empty);
        };
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':');
        if let Some((index, character)) = text.chars().enumerate().find(|(_, c)| !allowed(*c)) {
            return Err(IdError::Character { character, position: index + 1 });
        }
        if text.len() > MAX_ID_LENGTH {
            return Err(IdError::TooLong { length: text.len() });
        }
        if !first.is_ascii_alphanumeric() {
            return Err(IdError::Start { character: first });
        }
        if !last.is_ascii_alphanumeric() && last != '-' {
            return Err(IdError::End { character: last });
        }
        Ok(Self(text.to_owned()))
    }

    /// The ID as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What older tools would refuse.
    pub fn warning(&self) -> Option<IdWarning> {
        let old = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        self.0.chars().find(|c| !old(*c)).map(|character| IdWarning::OldRule { character })
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Id, IdError, IdWarning};

    fn error(text: &str) -> IdError {
        Id::parse(text).unwrap_err()
    }

    #[test]
    fn names_the_first_thing_that_is_wrong() {
        assert_eq!(error(""), IdError::Empty);
        assert_eq!(error("a b"), IdError::Character { character: ' ', position: 2 });
        assert_eq!(error("größe"), IdError::Character { character: 'ö', position: 3 });
        assert_eq!(error("a/b"), IdError::Character { character: '/', position: 2 });
        assert_eq!(error(&"a".repeat(129)), IdError::TooLong { length: 129 });
        assert_eq!(error("-a"), IdError::Start { character: '-' });
        assert_eq!(error("a."), IdError::End { character: '.' });
        assert_eq!(error("a:"), IdError::End { character: ':' });
    }

    #[test]
    fn warns_of_what_older_tools_refuse() {
        let warning = |text: &str| Id::parse(text).unwrap().warning();
        assert_eq!(warning("factory-7-"), None);
        assert_eq!(warning("Factory"), Some(IdWarning::OldRule { character: 'F' }));
        assert_eq!(warning("a_b"), Some(IdWarning::OldRule { character: '_' }));
    }

    proptest! {
        // The rule of the fact sheet as a pattern of its own.
        #[test]
        fn accepts_every_id_of_the_documented_form(id in "[A-Za-z0-9]([A-Za-z0-9._:-]{0,126}[A-Za-z0-9-])?") {
            prop_assert!(Id::parse(&id).is_ok());
        }

        #[test]
        fn never_panics(id in ".*") {
            let _ = Id::parse(&id);
        }
    }
}
