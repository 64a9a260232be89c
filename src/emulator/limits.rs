//! What the service limits: how many groups there may be, and how many operations in a minute.
//!
//! <https://learn.microsoft.com/azure/iot-dps/about-iot-dps#quotas-and-limits>

use serde_json::{Map, Value};

use super::{enrollment::Kind, problem::Problem, store::Store};
use crate::time::UnixSeconds;

/// Limits of a DPS; `None` is none. That a bulk operation takes ten items is no setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Enrollment groups with X.509 attestation.
    pub x509_groups: Option<usize>,
    /// Enrollment groups with symmetric keys.
    pub symmetric_key_groups: Option<usize>,
    /// Operations in a minute, after which it answers 429.
    pub operations_per_minute: Option<u32>,
}

impl Limits {
    /// The documented quotas, without throttling.
    pub const QUOTAS: Self =
        Self { x509_groups: Some(100), symmetric_key_groups: Some(100), operations_per_minute: None };
    /// The documented number of operations in a minute.
    pub const OPERATIONS_PER_MINUTE: u32 = 1000;
}

/// Counts operations by the minute.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Meter {
    since: UnixSeconds,
    count: u32,
}

impl Meter {
    /// Lets an operation through, or says in how many seconds to come again. How the service counts is not documented;
    /// here a minute begins with its first operation, and what is refused does not count.
    pub(super) fn pass(&mut self, limit: Option<u32>, now: UnixSeconds) -> Result<(), Problem> {
        const MINUTE: i64 = 60;
        let Some(limit) = limit else { return Ok(()) };
        let passed = now.0 - self.since.0;
        if !(0..MINUTE).contains(&passed) {
            *self = Self { since: now, count: 0 };
        }
        if self.count >= limit {
            let left = self.since.plus(MINUTE).0 - now.0;
            return Err(Problem::throttled(u32::try_from(left).unwrap_or_default()));
        }
        self.count += 1;
        Ok(())
    }
}

/// Whether there may be one more group with this attestation. The service's answer to one too many is not recorded.
pub(super) fn check_quota(
    store: &Store,
    limits: Limits,
    id: &str,
    attestation: &Value,
) -> Result<(), Problem> {
    let type_of = |attestation: &Value| attestation.get("type").and_then(Value::as_str).map(str::to_owned);
    let wanted = type_of(attestation);
    let limit = match wanted.as_deref() {
        Some("x509") => limits.x509_groups,
        Some("symmetricKey") => limits.symmetric_key_groups,
        _ => None,
    };
    let Some(limit) = limit else { return Ok(()) };
    let same = |json: &Map<String, Value>| json.get("attestation").and_then(type_of) == wanted;
    let others = store.of(Kind::Group).all().filter(|group| !group.id().eq_ignore_ascii_case(id));
    if others.filter(|group| same(&group.json)).count() >= limit {
        return Err(Problem::over_quota(limit));
    }
    Ok(())
}
