//! Checking a chain: the certificates, and what was found.

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Check {}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {}

/// Something the browser is asked to do for it.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {}
