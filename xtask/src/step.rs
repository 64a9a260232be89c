//! Saying what is done, and how long it took.

use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Does something, named and timed.
pub(crate) fn step<T>(what: &str, action: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    println!("▸ {what}");
    let start = Instant::now();
    let done = action()?;
    println!("  done in {}", show(start.elapsed()));
    Ok(done)
}

/// A duration for people.
pub(crate) fn show(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    if seconds < 60.0 { format!("{seconds:.1} s") } else { format!("{:.1} min", seconds / 60.0) }
}
