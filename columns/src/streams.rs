//! Which parts of a file are packed together, and from how many bytes before one each byte is guessed: `PPMd` guesses, and only
//! what it did not guess is written.

use crate::{COLUMNS, Column, Fault, HEADER, together::MOST};

/// How many streams there are.
pub(crate) const COUNT: usize = 9;

/// Where each stream begins, counted in the columns and what is before and after the code; its order; and the memory for each of its
/// bytes. That is as much as all that is known of it takes, or less where it is better to forget and begin anew.
const STREAMS: [(usize, u32, usize); COUNT] = [
    (Column::Size as usize, 2, 4),
    (Column::Load as usize, 6, 10),
    (Column::Store as usize, 4, 10),
    (Column::Call as usize, 4, 12),
    (Column::I64 as usize, 6, 12),
    (Column::I32 as usize, 5, 6),
    (Column::Operator as usize, 12, 24),
    (COLUMNS, 5, 4),
    (COLUMNS + 1, 12, 24),
];

/// A stream: where it ends in the file, and how it is packed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stream {
    /// Where it ends. The first begins with the header, the others where the one before ends.
    pub(crate) end: usize,
    /// The order.
    pub(crate) order: u32,
    /// What its guesses may be made from, in bytes.
    pub(crate) memory: u32,
}

/// What is packed before them: the header, which says how long they are.
pub(crate) const FIRST: Stream = Stream { end: HEADER, order: 2, memory: 1 << 16 };

/// The streams of a file with a header.
pub(crate) fn streams(header: &[u8]) -> Result<[Stream; COUNT], Fault> {
    let (lengths, _) = header.get(..HEADER).ok_or(Fault::Ends)?.as_chunks::<4>();
    let mut streams = [Stream::default(); COUNT];
    let mut lengths = lengths.iter();
    let mut end = HEADER;
    let ends = STREAMS.iter().skip(1).map(|(next, ..)| *next).chain([COLUMNS + 2]);
    for ((stream, (first, order, times)), next) in streams.iter_mut().zip(STREAMS).zip(ends) {
        let start = end;
        for length in lengths.by_ref().take(next - first) {
            end = end
                .checked_add(u32::from_le_bytes(*length) as usize)
                .filter(|end| *end < MOST)
                .ok_or(Fault::TooLong)?;
        }
        *stream = Stream { end, order, memory: memory((end - start) * times) };
    }
    Ok(streams)
}

/// A stream's memory, within bounds.
fn memory(wanted: usize) -> u32 {
    const LEAST: usize = 1 << 14;
    const MOST: usize = 1 << 24;
    u32::try_from(wanted.clamp(LEAST, MOST)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::streams;
    use crate::{Fault, HEADER};

    #[test]
    fn a_damaged_length_does_not_ask_for_all_memory() {
        let mut header = vec![0; HEADER];
        header[..4].copy_from_slice(&3_u32.to_le_bytes());
        header[HEADER - 4..].copy_from_slice(&5_u32.to_le_bytes());
        let known = streams(&header).unwrap();
        assert_eq!(known.map(|stream| stream.end - HEADER), [3, 3, 3, 3, 3, 3, 3, 3, 8]);
        header[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(streams(&header), Err(Fault::TooLong));
        assert_eq!(streams(&header[1..]), Err(Fault::Ends));
    }
}
