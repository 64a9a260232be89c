//! Proving possession of a CA's key with the verification certificate for a code.

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Prove {}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {}

/// Something the browser is asked to do for it.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {}
