//! Numbers as a language writes them: in groups of three digits.

use std::fmt::Display;

/// An integer with a separator between its thousands.
pub(super) fn grouped(number: &dyn Display, separator: char) -> String {
    let plain = number.to_string();
    let digits = plain.trim_start_matches('-');
    let mut said = plain[..plain.len() - digits.len()].to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(separator);
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        for (number, said) in [
            (0_i64, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (-12, "-12"),
            (-1_234, "-1,234"),
            (123_456, "123,456"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(grouped(&number, ','), said);
        }
    }
}
