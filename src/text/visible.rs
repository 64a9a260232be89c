//! Texts from outside as they are shown: what one could not see in them is spelt out, and what is too long is cut. What is copied,
//! saved or sent stays as it is. Where this is applied is `ui/kit/drawing`'s affair.
//!
//! Certificates, IDs, twins and error messages may hold anything. As text none of it becomes markup, but a text can lie about
//! itself all the same: by turning around what stands beside it, by characters without a width, by pushing all else away.

use std::borrow::Cow;

/// Where a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Among words, where line breaks and tabulators would be seen as spaces.
    Line,
    /// In a block of its own, with its line breaks and tabulators.
    Block,
}

impl Place {
    /// How many bytes are shown.
    pub fn limit(self) -> usize {
        match self {
            Self::Line => 4 * 1024,
            Self::Block => 200 * 1024,
        }
    }
}

/// What is not seen where it stands: controls, what sets the direction, what has no width or no ink, what chooses among forms of a
/// character, and tags; first and last of each row. Spaces of any width are seen.
const HIDDEN: [(u32, u32); 21] = [
    (0x0, 0x1f),
    (0x7f, 0x9f),
    (0xad, 0xad),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200f),
    (0x2028, 0x202e),
    (0x2060, 0x206f),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff9, 0xfffb),
    (0x16fe4, 0x16fe4),
    (0x1bca0, 0x1bca3),
    (0x1d173, 0x1d17a),
    (0xe0000, 0xe0fff),
];
/// What has an emoji in colours or in black: after one, that is seen.
const EMOJI_FORMS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// The text as it is shown there: each character that is not seen as `⟨U+202E⟩`. Of what is cut, `left_out` says how many
/// characters it has.
pub fn visible(text: &str, place: Place, left_out: fn(usize) -> String) -> Cow<'_, str> {
    let (kept, rest) = text.split_at(text.floor_char_boundary(place.limit()));
    let (mut shown, mut from) = (String::new(), 0);
    let mut last = ' ';
    for (at, c) in kept.char_indices() {
        let code = u32::from(c);
        let stays =
            place == Place::Block && matches!(c, '\n' | '\t') || EMOJI_FORMS.contains(&c) && is_picture(last);
        last = c;
        if !stays && is_hidden(c) {
            shown += kept.get(from..at).unwrap_or_default();
            spell(code, &mut shown);
            from = at + c.len_utf8();
        }
    }
    if from == 0 && rest.is_empty() {
        return Cow::Borrowed(text);
    }
    shown += kept.get(from..).unwrap_or_default();
    if !rest.is_empty() {
        shown += &left_out(rest.chars().count());
    }
    Cow::Owned(shown)
}

/// Whether one would not see a character where it stands.
pub(super) fn is_hidden(character: char) -> bool {
    HIDDEN.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}

/// Whether a character is among those that are pictures: arrows and signs (U+203C to U+3299), and what is far behind letters.
fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0xa9 | 0xae | 0x203c..=0x27bf | 0x2900..=0x3299 | 0x1f000..=0x1faff)
        && !is_hidden(character)
}

/// Appends a character by its number, of four digits at least.
fn spell(code: u32, shown: &mut String) {
    *shown += "⟨U+";
    for place in (0..6).rev() {
        if place < 4 || code >> (4 * place) != 0 {
            shown.extend(
                char::from_digit(code >> (4 * place) & 15, 16).map(|digit| digit.to_ascii_uppercase()),
            );
        }
    }
    *shown += "⟩";
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::{Place, visible};

    fn mark(count: usize) -> String {
        format!("…[{count}]")
    }

    fn line(text: &str) -> String {
        visible(text, Place::Line, mark).into_owned()
    }

    #[test]
    fn what_is_not_seen_is_spelt_out() {
        for (text, shown) in [
            ("abc\u{202e}fdp.exe", "abc⟨U+202E⟩fdp.exe"),
            ("\u{2066}a\u{2069}\u{200e}\u{200f}\u{61c}", "⟨U+2066⟩a⟨U+2069⟩⟨U+200E⟩⟨U+200F⟩⟨U+061C⟩"),
            (
                "con\u{200b}toso\u{200d}\u{2060}\u{feff}\u{ad}",
                "con⟨U+200B⟩toso⟨U+200D⟩⟨U+2060⟩⟨U+FEFF⟩⟨U+00AD⟩",
            ),
            ("\0\u{1b}[31m\u{7f}\u{85}", "⟨U+0000⟩⟨U+001B⟩[31m⟨U+007F⟩⟨U+0085⟩"),
            ("a\nb\tc\r", "a⟨U+000A⟩b⟨U+0009⟩c⟨U+000D⟩"),
            ("\u{2028}\u{2029}\u{3164}\u{115f}\u{180e}", "⟨U+2028⟩⟨U+2029⟩⟨U+3164⟩⟨U+115F⟩⟨U+180E⟩"),
            ("\u{e0041}\u{e007f}\u{1d173}", "⟨U+E0041⟩⟨U+E007F⟩⟨U+1D173⟩"),
            // What chooses a form can hold a text of its own behind any letter.
            ("a\u{fe00}\u{fe0f}b\u{e0101}\u{180b}", "a⟨U+FE00⟩⟨U+FE0F⟩b⟨U+E0101⟩⟨U+180B⟩"),
            ("\u{2764}\u{fe0f}\u{fe0f}\u{2800}", "\u{2764}\u{fe0f}⟨U+FE0F⟩⟨U+2800⟩"),
        ] {
            assert_eq!(line(text), shown);
        }
        assert_eq!(visible("{\n\t\"a\": \"\r\"\n}", Place::Block, mark), "{\n\t\"a\": \"⟨U+000D⟩\"\n}");
    }

    #[test]
    fn what_is_seen_stays_as_it_is() {
        // Texts of the page have such spaces; names have such letters.
        for text in [
            "",
            "<b>&amp;</b>",
            "Été 7\u{a0}: 12\u{202f}000",
            "日本\u{3000}語 \u{1f600}\u{fe0f}",
            "مرحبا",
            "נכון",
        ] {
            assert!(
                matches!(visible(text, Place::Line, mark), Cow::Borrowed(shown) if shown == text),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_too_long_is_cut_where_a_character_ends() {
        let shown = line(&format!("a{}", "é".repeat(1 << 20)));
        assert!(shown.ends_with(&format!("é…[{}]", (1 << 20) - 2047)), "{}", shown.len());
        assert!(shown.len() < Place::Line.limit() + 20);
        assert_eq!(line(&"a".repeat(Place::Line.limit())).len(), Place::Line.limit());
        assert_eq!(visible(&"a".repeat(100_000), Place::Block, mark).len(), 100_000);
    }

    proptest! {
        #[test]
        fn nothing_that_steers_is_left(text in any::<String>(), is_block in any::<bool>()) {
            let place = if is_block { Place::Block } else { Place::Line };
            let shown = visible(&text, place, mark);
            for c in shown.chars() {
                let may = is_block && matches!(c, '\n' | '\t');
                prop_assert!(may || !c.is_control(), "{c:?}");
                let code = u32::from(c);
                prop_assert!(!matches!(code, 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f), "{c:?}");
                prop_assert!(!matches!(code, 0xfe00..=0xfe0d | 0xe0000..=0xe0fff), "{c:?}");
            }
            // What is shown twice is shown the same.
            prop_assert_eq!(visible(&shown, place, mark), shown.clone());
        }

        #[test]
        fn all_else_stays_in_its_order(
            parts in prop::collection::vec(("[a-zé⟨ ]{0,9}", prop::char::ranges(vec!['\0'..='\x1f', '\u{202a}'..='\u{202e}', '\u{e0001}'..='\u{e007f}'].into())), 0..20),
        ) {
            let text: Vec<_> = parts.iter().map(|(word, hidden)| format!("{word}{hidden}")).collect();
            let shown: Vec<_> =
                parts.iter().map(|(word, hidden)| format!("{word}⟨U+{:04X}⟩", u32::from(*hidden))).collect();
            prop_assert_eq!(line(&text.concat()), shown.concat());
        }

        #[test]
        fn never_longer_than_the_limit_spelt_out(text in "\\PC{0,40}", times in 1_usize..2000) {
            let long = text.repeat(times);
            prop_assert!(line(&long).len() <= Place::Line.limit() * 12 + 30);
        }
    }
}
