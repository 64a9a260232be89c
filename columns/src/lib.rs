//! The page's wasm file on its way: the code in columns, operators in one, indices of locals in others, and so on, because
//! LZMA finds more that repeats in each of them (`docs/adr/0011-columns.md`). Operators that often follow one another are one
//! byte there. The build packs the module; in the page,
//! this crate as a wasm module of its own does the [way back](unpack).
//!
//! Before LZMA: the lengths of what is before the code and of each column, 4 bytes each, little-endian; then what is before the
//! code, the columns, and what is after the code. [WebAssembly's binary format](https://www.w3.org/TR/wasm-core-2/#binary-format)
//! says how code is written.

mod fault;
mod operator;
mod phrases;
mod walk;

#[cfg(not(target_arch = "wasm32"))]
mod apart;
#[cfg(not(target_arch = "wasm32"))]
mod pack;
mod together;
mod unpack;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(not(target_arch = "wasm32"))]
pub use self::{apart::apart, pack::pack};
pub use self::{
    fault::Fault,
    together::together,
    unpack::{Unpacking, unpack},
};

use self::operator::Next;

/// How many columns there are.
const COLUMNS: usize = Column::I32 as usize + Next::COUNT;
/// How long the lengths at the beginning of a file are, in bytes.
const HEADER: usize = 4 * (1 + COLUMNS);

/// What is kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Size,
    Locals,
    Operator,
    Block,
    Label,
    Call,
    Indirect,
    Set,
    Tee,
    Global,
    Align1,
    Align2,
    Align4,
    Align8,
    Load,
    FarLoad,
    Store,
    FarStore,
    I64,
    Other,
    /// The first of those for locals that are read, one for each [`Next`].
    Get,
    /// The first of those for constants, likewise.
    I32 = Column::Get as isize + Next::COUNT.cast_signed(),
}
