//! Putting a module together.

use crate::{
    COLUMNS, Column, Fault, HEADER,
    operator::Next,
    phrases,
    walk::{Carrier, walk},
};

/// More than any page's code: a damaged length must not ask for all memory.
pub(crate) const MOST: usize = 1 << 25;

/// The module that [`apart`](crate::apart) was given.
///
/// # Errors
/// A file that does not come from there.
pub fn together(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let (header, mut rest) = file.split_at_checked(HEADER).ok_or(Fault::Ends)?;
    let (lengths, _) = header.as_chunks::<4>();
    let mut take = |index: usize| {
        let length = u32::from_le_bytes(*lengths.get(index).ok_or(Fault::Ends)?);
        let (part, after) = rest.split_at_checked(length as usize).ok_or(Fault::Ends)?;
        rest = after;
        Ok(part)
    };
    let mut columns = [&[][..]; COLUMNS];
    for (index, column) in columns.iter_mut().enumerate() {
        *column = take(index)?;
    }
    let (before, after) = (take(COLUMNS)?, take(COLUMNS + 1)?);
    let operators = columns.get_mut(Column::Operator as usize).ok_or(Fault::Ends)?;
    let told = phrases::tell(operators)?;
    *operators = &told;
    let code: usize = columns.iter().map(|column| column.len()).sum();
    let mut module = Vec::with_capacity(before.len() + code + after.len());
    module.extend_from_slice(before);
    let mut carrier = Together { columns, module, start: before.len() };
    walk(&mut carrier)?;
    let Together { columns, mut module, .. } = carrier;
    if columns.iter().any(|column| !column.is_empty()) {
        return Err(Fault::Ends);
    }
    module.extend_from_slice(after);
    Ok(module)
}

struct Together<'a> {
    columns: [&'a [u8]; COLUMNS],
    module: Vec<u8>,
    /// Where in it the code begins.
    start: usize,
}

impl Carrier for Together<'_> {
    fn byte(&mut self, column: usize) -> Result<u8, Fault> {
        let column = self.columns.get_mut(column).ok_or(Fault::Ends)?;
        let (byte, rest) = column.split_first().ok_or(Fault::Ends)?;
        *column = rest;
        self.module.push(*byte);
        Ok(*byte)
    }

    fn next(&self) -> Result<Next, Fault> {
        let operators = self.columns.get(Column::Operator as usize);
        Ok(Next::of(*operators.and_then(|operators| operators.first()).ok_or(Fault::Ends)?))
    }

    fn position(&self) -> usize {
        self.module.len() - self.start
    }
}
