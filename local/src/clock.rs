//! The service's clock: this machine's, and ahead of it or behind as a test wants.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use dps_enroll::time::UnixSeconds;

/// This machine's time.
pub fn now() -> UnixSeconds {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UnixSeconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

/// A clock. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    offset: Arc<AtomicI64>,
    first: i64,
}

impl Clock {
    /// A clock that is some seconds ahead.
    pub(crate) fn new(offset: i64) -> Self {
        Self { offset: Arc::new(AtomicI64::new(offset)), first: offset }
    }

    /// Now.
    pub(crate) fn now(&self) -> UnixSeconds {
        now().plus(self.offset.load(Ordering::Relaxed))
    }

    /// Sets how many seconds it is ahead.
    pub(crate) fn set_offset(&self, offset: i64) {
        self.offset.store(offset, Ordering::Relaxed);
    }

    /// Sets it as it was at the start.
    pub(crate) fn reset(&self) {
        self.set_offset(self.first);
    }
}
