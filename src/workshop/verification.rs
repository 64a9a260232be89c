//! The common name of a verification certificate: the code that the DPS gave.
//!
//! <https://learn.microsoft.com/azure/iot-dps/how-to-verify-certificates>

/// The longest code: a common name has 64 characters at most. The service's have 48.
pub const MAX_CODE: usize = 64;

/// Why a text is no verification code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// Nothing there.
    Empty,
    /// Longer than a common name may be.
    TooLong {
        /// In characters.
        length: usize,
    },
    /// A character that is no letter or digit.
    Character(char),
}

/// The code in a pasted text. Spaces and line breaks, around it or within, come from copying and are left out.
///
/// # Errors
/// Says what is wrong with it.
pub fn verification_code(text: &str) -> Result<String, CodeError> {
    let code: String = text.split_whitespace().collect();
    let length = code.chars().count();
    if let Some(character) = code.chars().find(|character| !character.is_ascii_alphanumeric()) {
        return Err(CodeError::Character(character));
    }
    match length {
        0 => Err(CodeError::Empty),
        1..=MAX_CODE => Ok(code),
        _ => Err(CodeError::TooLong { length }),
    }
}
