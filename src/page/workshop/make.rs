//! Making certificates: what is asked for, and what was made.

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Make {}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {}

/// Something the browser is asked to do for it.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {}
