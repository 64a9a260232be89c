//! The engines, one a file.

mod local;

pub use self::local::Local;
use crate::engine::Engine;

/// All of them, in the order of the results.
pub fn all() -> Vec<Box<dyn Engine + Send + Sync>> {
    vec![Box::new(Local)]
}
