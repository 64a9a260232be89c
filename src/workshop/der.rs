//! Writing DER (X.690): the few elements that certificates and keys are made of.

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const UTF8_STRING: u8 = 0x0c;
pub(super) const PRINTABLE_STRING: u8 = 0x13;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const NULL: [u8; 2] = [0x05, 0x00];

/// The tag `[number]` around other elements.
pub(super) const fn explicit(number: u8) -> u8 {
    0xa0 | number
}

/// The tag `[number]` in place of that of a string.
pub(super) const fn implicit(number: u8) -> u8 {
    0x80 | number
}

/// An element: tag, length, and its parts one after the other.
pub(super) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Vec::with_capacity(length + 6);
    bytes.push(tag);
    let digits = length.to_be_bytes();
    let digits = digits.get(digits.iter().take_while(|byte| **byte == 0).count()..).unwrap_or_default();
    match digits {
        [] => bytes.push(0),
        [short @ 0..=0x7f] => bytes.push(*short),
        long => {
            // At most eight digits.
            bytes.push(0x80 | u8::try_from(long.len()).unwrap_or_default());
            bytes.extend(long);
        }
    }
    for part in parts {
        bytes.extend(*part);
    }
    bytes
}

/// A number that is not negative, from its digits to the base of 256, the highest first.
pub(super) fn integer(digits: &[u8]) -> Vec<u8> {
    let digits = digits.get(digits.iter().take_while(|byte| **byte == 0).count()..).unwrap_or_default();
    match digits.first() {
        None => element(INTEGER, &[&[0]]),
        Some(0x80..) => element(INTEGER, &[&[0], digits]),
        Some(_) => element(INTEGER, &[digits]),
    }
}

/// Bits in whole bytes.
pub(super) fn bit_string(bytes: &[u8]) -> Vec<u8> {
    element(BIT_STRING, &[&[0], bytes])
}

#[cfg(test)]
mod tests {
    use super::{OCTET_STRING, element, integer};

    #[test]
    fn lengths_and_numbers_are_as_short_as_they_can_be() {
        assert_eq!(element(OCTET_STRING, &[]), [4, 0]);
        assert_eq!(element(OCTET_STRING, &[&[7; 127]])[..3], [4, 127, 7]);
        assert_eq!(element(OCTET_STRING, &[&[7; 128]])[..4], [4, 0x81, 128, 7]);
        assert_eq!(element(OCTET_STRING, &[&[7; 200], &[8; 100]])[..5], [4, 0x82, 1, 44, 7]);
        assert_eq!(integer(&[]), [2, 1, 0]);
        assert_eq!(integer(&[0, 0, 0x7f]), [2, 1, 0x7f]);
        assert_eq!(integer(&[0, 0x80]), [2, 2, 0, 0x80]);
    }
}
