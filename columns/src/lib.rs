//! The page's wasm file on its way: the code in columns, operators in one, indices of locals in others, and so on, because
//! what comes next is told better in each of them (`docs/adr/0011-columns.md`). Operators that often follow one another are one
//! byte there. The build packs the module; in the page,
//! this crate as a wasm module of its own does the [way back](unpack).
//!
//! Before it is packed: the lengths of the columns, of what is before the code and of what is after it, 4 bytes each,
//! little-endian; then the columns, what is before, and what is after.
//! [WebAssembly's binary format](https://www.w3.org/TR/wasm-core-2/#binary-format)
//! says how code is written.

mod fault;
mod operator;
mod phrases;
mod streams;
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
pub use self::{apart::apart, pack::pack, together::together, unpack::unpack};
pub use self::{fault::Fault, unpack::Unpacking};

use self::operator::Next;

/// How many columns there are.
const COLUMNS: usize = Column::Operator as usize + 1;
/// How long the lengths at the beginning of a file are, in bytes: of each column, of what is before the code, of what is after.
const HEADER: usize = 4 * (COLUMNS + 2);

/// What is kept together. Neighbours are packed as one stream where they are alike ([`streams`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Size,
    Locals,
    Block,
    Label,
    Indirect,
    Set,
    Tee,
    Global,
    Align1,
    Align2,
    Align4,
    Align8,
    /// The first of those for locals that are read, one for each [`Next`].
    Get,
    Load = Column::Get as isize + Next::COUNT.cast_signed(),
    FarLoad,
    Store,
    FarStore,
    Call,
    I64,
    Other,
    /// The first of those for constants, likewise.
    I32,
    Operator = Column::I32 as isize + Next::COUNT.cast_signed(),
}
