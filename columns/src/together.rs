//! Putting a module together.

use crate::{
    COLUMNS, Column, Fault, HEADER,
    walk::{Carrier, walk},
};

/// Writes the module that [`apart`](crate::apart) was given to the beginning of a place as large as its file, and returns how long it is.
///
/// # Errors
/// A file that does not come from there, and a place that is too small.
pub fn together(file: &[u8], place: &mut [u8]) -> Result<usize, Fault> {
    let (header, mut rest) = file.split_at_checked(HEADER).ok_or(Fault::Ends)?;
    let module = place.get_mut(..rest.len()).ok_or(Fault::Ends)?;
    let length = module.len();
    let (lengths, _) = header.as_chunks::<4>();
    let mut take = |index: usize| {
        let length = u32::from_le_bytes(*lengths.get(index).ok_or(Fault::Ends)?);
        let (part, after) = rest.split_at_checked(length as usize).ok_or(Fault::Ends)?;
        rest = after;
        Ok(part)
    };
    let before = take(0)?;
    let mut columns = [&[][..]; COLUMNS];
    for (index, column) in columns.iter_mut().enumerate() {
        *column = take(1 + index)?;
    }
    // The parts of the file are as long as those of the module.
    let (start, code) = module.split_at_mut_checked(before.len()).ok_or(Fault::Ends)?;
    let end = code.len().checked_sub(rest.len()).ok_or(Fault::Ends)?;
    let (code, end) = code.split_at_mut_checked(end).ok_or(Fault::Ends)?;
    start.copy_from_slice(before);
    end.copy_from_slice(rest);
    let mut carrier = Together { columns, code, at: 0 };
    walk(&mut carrier)?;
    if carrier.at == carrier.code.len() { Ok(length) } else { Err(Fault::Ends) }
}

struct Together<'a> {
    columns: [&'a [u8]; COLUMNS],
    code: &'a mut [u8],
    at: usize,
}

impl Carrier for Together<'_> {
    fn byte(&mut self, column: Column) -> Result<u8, Fault> {
        let column = self.columns.get_mut(column as usize).ok_or(Fault::Ends)?;
        let (byte, rest) = column.split_first().ok_or(Fault::Ends)?;
        *column = rest;
        *self.code.get_mut(self.at).ok_or(Fault::Ends)? = *byte;
        self.at += 1;
        Ok(*byte)
    }

    fn position(&self) -> usize {
        self.at
    }
}
