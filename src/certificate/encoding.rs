//! From bytes to text: UTF-8 with or without BOM, UTF-16 as Windows tools write it, and Latin-1 as a last resort.

/// The text of a file, or `None` where it is binary.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(String::from_utf8_lossy(rest).into_owned()),
        [0xff, 0xfe, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        // A PEM in UTF-16 without a BOM begins with an ASCII character and a zero.
        [first, 0, second, 0, ..] if first.is_ascii() && second.is_ascii() && *first != 0 => {
            Some(utf16(bytes, u16::from_le_bytes))
        }
        [0, first, 0, second, ..] if first.is_ascii() && second.is_ascii() && *first != 0 => {
            Some(utf16(bytes, u16::from_be_bytes))
        }
        _ if bytes.contains(&0) => None,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Some(text.to_owned()),
            // Bag attributes in an old code page must not hide the certificate below them.
            Err(_) if contains(bytes, b"-----BEGIN ") => {
                Some(bytes.iter().map(|byte| char::from(*byte)).collect())
            }
            Err(_) => None,
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
