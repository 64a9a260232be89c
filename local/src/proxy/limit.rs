//! At most so many requests a minute, whoever sends them: the service counts them per DPS.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

const MINUTE: Duration = Duration::from_mins(1);

/// A bucket that holds a minute's requests and fills evenly.
#[derive(Debug)]
pub(crate) struct Limit {
    /// The time between two requests at the full rate; zero for no limit.
    interval: Duration,
    /// Until when requests are spoken for.
    spent: Mutex<Option<Instant>>,
}

impl Limit {
    /// Takes requests a minute; 0 for no limit.
    pub(crate) fn new(per_minute: u32) -> Self {
        Self { interval: MINUTE.checked_div(per_minute).unwrap_or_default(), spent: Mutex::new(None) }
    }

    /// Takes a request.
    ///
    /// # Errors
    /// How many seconds to wait.
    pub(crate) fn take(&self, now: Instant) -> Result<(), u64> {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        let next = spent.map_or(now, |spent| spent.max(now)) + self.interval;
        let over = next.duration_since(now).saturating_sub(MINUTE);
        if !over.is_zero() {
            return Err(over.as_secs() + 1);
        }
        *spent = Some(next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Limit;

    #[test]
    fn a_minutes_requests_may_come_at_once_and_then_evenly() {
        let (limit, start) = (Limit::new(3), Instant::now());
        for _ in 0..3 {
            assert_eq!(limit.take(start), Ok(()));
        }
        assert_eq!(limit.take(start), Err(21));
        let later = start + Duration::from_secs(21);
        assert_eq!((limit.take(later), limit.take(later)), (Ok(()), Err(20)));
        let unlimited = Limit::new(0);
        assert!((0..10_000).all(|_| unlimited.take(start).is_ok()));
    }
}
