//! The code of a wasm module in columns: operators in one, indices of locals in others, and so on. Beside its like, gzip
//! finds more that repeats (`docs/adr/0011-columns.md`). The build takes the module apart with [`apart`]; in the page, this
//! crate as a wasm module of its own puts it [`together`]. Compressing is left to others.
//!
//! The file: the lengths of what is before the code and of each column, 4 bytes each, little-endian; then what is before the
//! code, the columns, and what is after the code. [WebAssembly's binary format](https://www.w3.org/TR/wasm-core-2/#binary-format)
//! says how code is written.

#![cfg_attr(target_arch = "wasm32", no_std)]

mod fault;
mod operator;
mod walk;

#[cfg(not(target_arch = "wasm32"))]
mod apart;
mod together;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(not(target_arch = "wasm32"))]
pub use apart::apart;
pub use fault::Fault;
pub use together::together;

/// How many columns there are.
const COLUMNS: usize = 22;
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
    Get,
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
    I32,
    I64,
    Other,
}
