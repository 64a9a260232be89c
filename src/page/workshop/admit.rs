//! Whether DPS would admit a device: its chain, the enrollments, and the decision.

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Admit {}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {}
