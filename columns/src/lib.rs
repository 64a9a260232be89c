//! The page's wasm file on its way: the code in columns, operators in one, indices of locals in others, and so on, because
//! LZMA finds more that repeats in each of them (`docs/adr/0011-columns.md`). The build packs the module; in the page,
//! this crate as a wasm module of its own does the [way back](unpack).
//!
//! Before LZMA: the lengths of what is before the code and of each column, 4 bytes each, little-endian; then what is before the
//! code, the columns, and what is after the code. [WebAssembly's binary format](https://www.w3.org/TR/wasm-core-2/#binary-format)
//! says how code is written.

#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

mod fault;
mod operator;
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
