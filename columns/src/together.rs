//! Putting a module together.

use core::ops::Range;

use crate::{
    COLUMNS, Column, Fault, HEADER,
    operator::Next,
    phrases,
    walk::{self, Carrier},
};

/// More than any page's code: a damaged length must not ask for all memory.
pub(crate) const MOST: usize = 1 << 25;

/// How much is put together at a time, in bytes, unless a function is longer: a millisecond of work.
const PART: usize = 16 << 10;

/// A module that is being put together.
#[derive(Debug)]
pub(crate) struct Together {
    /// The file, and after it the operators as they were before they were phrases.
    file: Vec<u8>,
    /// Where in it what is left of each column is.
    columns: [Range<usize>; COLUMNS],
    /// Where in it is what comes after the code.
    after: Range<usize>,
    module: Vec<u8>,
    /// Where in the module the code begins.
    start: usize,
    /// How many functions there still are.
    functions: u32,
}

impl Together {
    /// Begins with a file.
    ///
    /// # Errors
    /// A file that does not come from [`apart`](crate::apart).
    pub(crate) fn of(mut file: Vec<u8>) -> Result<Self, Fault> {
        let (lengths, _) = file.get(..HEADER).ok_or(Fault::Ends)?.as_chunks::<4>();
        let mut lengths = lengths.iter();
        let mut end = HEADER;
        let mut take = || {
            let length = u32::from_le_bytes(*lengths.next().ok_or(Fault::Ends)?);
            let start = end;
            end = start.checked_add(length as usize).filter(|end| *end <= file.len()).ok_or(Fault::Ends)?;
            Ok(start..end)
        };
        let mut columns = [const { 0..0 }; COLUMNS];
        for column in &mut columns {
            *column = take()?;
        }
        let (before, after) = (take()?, take()?);
        let operators = columns.get_mut(Column::Operator as usize).ok_or(Fault::Ends)?;
        let told = phrases::tell(file.get(operators.clone()).ok_or(Fault::Ends)?)?;
        *operators = file.len()..file.len() + told.len();
        file.extend_from_slice(&told);
        let code: usize = columns.iter().map(Range::len).sum();
        let mut module = Vec::with_capacity(before.len() + code + after.len());
        let start = before.len();
        module.extend_from_slice(file.get(before).ok_or(Fault::Ends)?);
        let mut together = Self { file, columns, after, module, start, functions: 0 };
        together.functions = walk::count(&mut together)?;
        Ok(together)
    }

    /// Puts a part more together, and returns the module after the last one.
    ///
    /// # Errors
    /// A file that does not come from [`apart`](crate::apart).
    pub(crate) fn go_on(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let end = self.module.len() + PART;
        while self.functions > 0 {
            if self.module.len() > end {
                return Ok(None);
            }
            walk::function(self)?;
            self.functions -= 1;
        }
        if self.columns.iter().any(|column| !column.is_empty()) {
            return Err(Fault::Ends);
        }
        let mut module = core::mem::take(&mut self.module);
        module.extend_from_slice(self.file.get(self.after.clone()).ok_or(Fault::Ends)?);
        Ok(Some(module))
    }
}

impl Carrier for Together {
    fn byte(&mut self, column: usize) -> Result<u8, Fault> {
        let column = self.columns.get_mut(column).ok_or(Fault::Ends)?;
        let byte = *column.next().and_then(|at| self.file.get(at)).ok_or(Fault::Ends)?;
        self.module.push(byte);
        Ok(byte)
    }

    fn next(&self) -> Result<Next, Fault> {
        let operators = self.columns.get(Column::Operator as usize).filter(|operators| !operators.is_empty());
        let next = operators.and_then(|operators| self.file.get(operators.start));
        Ok(Next::of(*next.ok_or(Fault::Ends)?))
    }

    fn position(&self) -> usize {
        self.module.len() - self.start
    }
}

/// The module that [`apart`](crate::apart) was given.
///
/// # Errors
/// A file that does not come from there.
#[cfg(not(target_arch = "wasm32"))]
pub fn together(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut together = Together::of(file.to_vec())?;
    loop {
        if let Some(module) = together.go_on()? {
            return Ok(module);
        }
    }
}
