//! A character in a sentence that complains of it. The tables of Unicode, which `char::escape_debug` goes by, are 2 KB of the page:
//! what is not plain ASCII is named by its number instead.

use super::visible::is_hidden;

/// The character; with its number where one could take it for another, or not see it.
pub(super) fn spelt(character: char) -> String {
    let number = u32::from(character);
    match character {
        '!'..='~' => character.to_string(),
        _ if character.is_whitespace() || is_hidden(character) => format!("U+{number:04X}"),
        _ => format!("{character} (U+{number:04X})"),
    }
}

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn what_could_be_taken_for_another_is_named() {
        for (character, said) in [
            ('/', "/"),
            ('\u{202e}', "U+202E"),
            ('\t', "U+0009"),
            (' ', "U+0020"),
            ('é', "é (U+00E9)"),
            ('\u{85}', "U+0085"),
        ] {
            assert_eq!(spelt(character), said);
        }
    }
}
