//! The walk through a module's code. It is the same for taking apart and putting together: only where bytes come from and go
//! differs, and that is a [`Carrier`]'s affair.

use crate::{
    Column, Fault,
    operator::{Next, Operands, operands},
};

/// The operator that ends a function.
const END: u32 = 0x0b;

/// Carries bytes between the code and its columns.
pub(crate) trait Carrier {
    /// Carries the next byte of a column, and returns it.
    fn byte(&mut self, column: usize) -> Result<u8, Fault>;
    /// The operator after the number that comes next.
    fn next(&self) -> Result<Next, Fault>;
    /// How far that is in the code.
    fn position(&self) -> usize;
}

/// Walks through all functions.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn walk(carrier: &mut impl Carrier) -> Result<(), Fault> {
    for _ in 0..count(carrier)? {
        function(carrier)?;
    }
    Ok(())
}

/// Carries how many functions there are, and returns it. They come next.
pub(crate) fn count(carrier: &mut impl Carrier) -> Result<u32, Fault> {
    number(carrier, Column::Size)
}

/// Walks through one function.
pub(crate) fn function(carrier: &mut impl Carrier) -> Result<(), Fault> {
    let size = number(carrier, Column::Size)?;
    let end = carrier.position().checked_add(size as usize).ok_or(Fault::Ends)?;
    for _ in 0..number(carrier, Column::Locals)? {
        number(carrier, Column::Locals)?;
        carrier.byte(Column::Locals as usize)?;
    }
    let mut last = 0;
    while carrier.position() < end {
        last = operator(carrier)?;
    }
    // Or what comes after a number would be no operator.
    if last == END { Ok(()) } else { Err(Fault::Ends) }
}

/// Carries an operator and its operands, and returns it.
fn operator(carrier: &mut impl Carrier) -> Result<u32, Fault> {
    let mut code = u32::from(carrier.byte(Column::Operator as usize)?);
    if code == 0xfc {
        code = number(carrier, Column::Operator)?.saturating_add(0x100);
    }
    match operands(code).ok_or(Fault::Operator(code))? {
        Operands::Numbers(columns) => {
            for column in columns {
                let column = match column {
                    Column::Get | Column::I32 => *column as usize + carrier.next()? as usize,
                    column => *column as usize,
                };
                // They may have 64 bits.
                while carrier.byte(column)? > 0x7f {}
            }
        }
        Operands::Memory(alignment, first, rest) => {
            number(carrier, alignment)?;
            if carrier.byte(first as usize)? > 0x7f {
                while carrier.byte(rest as usize)? > 0x7f {}
            }
        }
        Operands::Labels => {
            for _ in 0..=number(carrier, Column::Label)? {
                number(carrier, Column::Label)?;
            }
        }
        Operands::Types => {
            for _ in 0..number(carrier, Column::Other)? {
                carrier.byte(Column::Other as usize)?;
            }
        }
        Operands::Float(bytes) => {
            for _ in 0..bytes {
                carrier.byte(Column::Other as usize)?;
            }
        }
    }
    Ok(code)
}

/// Carries an unsigned LEB128 number of up to 32 bits.
fn number(carrier: &mut impl Carrier, column: Column) -> Result<u32, Fault> {
    let mut value = 0;
    for shift in (0..35).step_by(7) {
        let byte = carrier.byte(column as usize)?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(Fault::TooLong)
}
