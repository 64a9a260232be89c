//! Taking a module apart.

use crate::{
    COLUMNS, Column, Fault,
    operator::Next,
    phrases,
    walk::{Carrier, walk},
};

const MAGIC: [u8; 8] = *b"\0asm\x01\0\0\0";
const CODE_SECTION: u8 = 10;

/// A module, its code in columns.
///
/// # Errors
/// What is no wasm module, has no code, or has operators that are not known here.
pub fn apart(module: &[u8]) -> Result<Vec<u8>, Fault> {
    let code = code_section(module)?;
    let (start, end) = (code.start, code.end);
    let columns = std::array::from_fn(|_| Vec::new());
    let mut carrier = Apart { code: module.get(code).ok_or(Fault::Ends)?, at: 0, columns };
    walk(&mut carrier)?;
    if carrier.at != carrier.code.len() {
        return Err(Fault::Ends);
    }
    let mut columns = carrier.columns;
    if let Some(operators) = columns.get_mut(Column::Operator as usize) {
        *operators = phrases::shorten(operators)?;
    }
    let before = module.get(..start).ok_or(Fault::Ends)?;
    let after = module.get(end..).ok_or(Fault::Ends)?;
    let parts = || columns.iter().map(Vec::as_slice).chain([before, after]);
    let mut file = Vec::new();
    for part in parts() {
        file.extend(u32::try_from(part.len()).map_err(|_| Fault::TooLong)?.to_le_bytes());
    }
    parts().for_each(|part| file.extend_from_slice(part));
    Ok(file)
}

/// Where the content of the code section is.
fn code_section(module: &[u8]) -> Result<std::ops::Range<usize>, Fault> {
    if !module.starts_with(&MAGIC) {
        return Err(Fault::NoCode);
    }
    let mut at = MAGIC.len();
    loop {
        let id = *module.get(at).ok_or(Fault::NoCode)?;
        at += 1;
        let mut length = 0;
        for shift in (0..35).step_by(7) {
            let byte = *module.get(at).ok_or(Fault::Ends)?;
            at += 1;
            length |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        let end = at.checked_add(length).ok_or(Fault::Ends)?;
        if id == CODE_SECTION {
            return Ok(at..end);
        }
        at = end;
    }
}

struct Apart<'a> {
    code: &'a [u8],
    at: usize,
    columns: [Vec<u8>; COLUMNS],
}

impl Carrier for Apart<'_> {
    fn byte(&mut self, column: usize) -> Result<u8, Fault> {
        let byte = *self.code.get(self.at).ok_or(Fault::Ends)?;
        self.at += 1;
        self.columns.get_mut(column).ok_or(Fault::Ends)?.push(byte);
        Ok(byte)
    }

    fn next(&self) -> Result<Next, Fault> {
        let ahead = self.code.get(self.at..).unwrap_or_default();
        let code = ahead.iter().skip_while(|byte| **byte > 0x7f).nth(1);
        Ok(Next::of(*code.ok_or(Fault::Ends)?))
    }

    fn position(&self) -> usize {
        self.at
    }
}
