//! Operators that often follow one another, as one byte that is no operator of the module.
//!
//! How long the operators are, 4 bytes, little-endian; how many phrases there are; of each its byte and the two that it stands
//! for, which may be phrases themselves; and the operators.

use crate::{Fault, together::MOST};

/// How many phrases there are at most: more bring nothing.
#[cfg(not(target_arch = "wasm32"))]
const PHRASES: usize = 32;
/// How often a phrase occurs at least, or it brings nothing either.
#[cfg(not(target_arch = "wasm32"))]
const OFTEN: u32 = 50;

/// Writes operators with phrases: each time for the pair that is most frequent.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn shorten(operators: &[u8]) -> Result<Vec<u8>, Fault> {
    let length = u32::try_from(operators.len()).map_err(|_| Fault::TooLong)?;
    let mut short = operators.to_vec();
    let unused = (0..=u8::MAX).filter(|byte| !operators.contains(byte)).take(PHRASES);
    let mut phrases: Vec<[u8; 3]> = Vec::new();
    for byte in unused {
        let Some([first, second]) = most_frequent(&short) else { break };
        phrases.push([byte, first, second]);
        let mut shorter = Vec::with_capacity(short.len());
        let mut rest = short.as_slice();
        while let [next, after @ ..] = rest {
            if let [one, other, after @ ..] = rest
                && [*one, *other] == [first, second]
            {
                shorter.push(byte);
                rest = after;
            } else {
                shorter.push(*next);
                rest = after;
            }
        }
        short = shorter;
    }
    let count = u8::try_from(phrases.len()).map_err(|_| Fault::TooLong)?;
    Ok([&length.to_le_bytes(), &[count][..], phrases.as_flattened(), &short].concat())
}

#[cfg(not(target_arch = "wasm32"))]
fn most_frequent(bytes: &[u8]) -> Option<[u8; 2]> {
    let mut counts = vec![0_u32; 1 << 16];
    for pair in bytes.array_windows() {
        if let Some(count) = counts.get_mut(usize::from(u16::from_be_bytes(*pair))) {
            *count += 1;
        }
    }
    // The first of those that are equally frequent: two builds agree.
    let (pair, count) = (0..=u16::MAX).zip(counts).rev().max_by_key(|(_, count)| *count)?;
    (count >= OFTEN).then(|| pair.to_be_bytes())
}

/// The operators that phrases stand for.
pub(crate) fn tell(short: &[u8]) -> Result<Vec<u8>, Fault> {
    let (length, short) = short.split_first_chunk::<4>().ok_or(Fault::Ends)?;
    let length = u32::from_le_bytes(*length) as usize;
    if length > MOST {
        return Err(Fault::TooLong);
    }
    let (count, short) = short.split_first().ok_or(Fault::Ends)?;
    let (table, short) = short.split_at_checked(3 * usize::from(*count)).ok_or(Fault::Ends)?;
    let mut phrases = [None; 256];
    for [byte, first, second] in table.as_chunks().0 {
        if let Some(phrase) = phrases.get_mut(usize::from(*byte)) {
            *phrase = Some([*first, *second]);
        }
    }
    let mut operators = Vec::with_capacity(length);
    let mut ahead = Vec::new();
    for byte in short {
        ahead.push(*byte);
        while let Some(byte) = ahead.pop() {
            match phrases.get(usize::from(byte)).copied().flatten() {
                Some([first, second]) => ahead.extend([second, first]),
                None => operators.push(byte),
            }
            // A phrase that stands for itself would have no end.
            if ahead.len() > phrases.len() || operators.len() > length {
                return Err(Fault::TooLong);
            }
        }
    }
    if operators.len() == length { Ok(operators) } else { Err(Fault::Ends) }
}

#[cfg(test)]
mod tests {
    use super::{shorten, tell};
    use crate::Fault;

    #[test]
    fn what_follows_often_is_one_byte() {
        let operators = [[1, 2, 3].repeat(100), vec![4]].concat();
        let short = shorten(&operators).unwrap();
        // 1 and 2 are a phrase, that and 3 another; those by two, which is too rare for a third.
        assert_eq!(short[..4], [45, 1, 0, 0]);
        assert_eq!(short[4..11], [3, 0, 1, 2, 5, 0, 3]);
        assert_eq!(tell(&short), Ok(operators));
    }

    #[test]
    fn a_phrase_within_itself_has_an_end() {
        assert_eq!(tell(&[9, 0, 0, 0, 1, 7, 7, 7, 7]), Err(Fault::TooLong));
        assert_eq!(tell(&[9, 0, 0, 0, 1, 7, 1, 7, 7]), Err(Fault::TooLong));
        assert_eq!(tell(&[255, 255, 255, 255, 0, 1]), Err(Fault::TooLong));
        assert_eq!(tell(&[2, 0, 0, 0, 0, 1]), Err(Fault::Ends));
        assert_eq!(tell(&[2, 0, 0, 0, 1, 1]), Err(Fault::Ends));
    }
}
