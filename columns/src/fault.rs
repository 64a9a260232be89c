//! Why code cannot be walked through.

use core::fmt;

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It ends too early, or its lengths do not fit one another.
    Ends,
    /// `PPMd` cannot make anything of it.
    Packed,
    /// It is no wasm module, or has no code.
    NoCode,
    /// A number has more than 32 bits where a length is due.
    TooLong,
    /// An operator that is not known here; from 0x100 on those that follow 0xfc.
    Operator(u32),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ends => f.write_str("The wasm file ends before its code does: build it again."),
            Self::Packed => f.write_str("The packed wasm file is damaged: build it again."),
            Self::NoCode => f.write_str("The file is no wasm module with code: build it again."),
            Self::TooLong => f.write_str("The wasm file has a length of more than 32 bits: build it again."),
            Self::Operator(code) => write!(
                f,
                "The wasm file has the operator {code:#x}, which columns/src/operator.rs does not know: add it there."
            ),
        }
    }
}

impl core::error::Error for Fault {}
