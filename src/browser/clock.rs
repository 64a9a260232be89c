//! The browser's clock.

use crate::time::UnixSeconds;

/// Now, in whole seconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit an i64 for 292 million years"
)]
pub(crate) fn now() -> UnixSeconds {
    UnixSeconds((js_sys::Date::now() / 1000.0) as i64)
}
