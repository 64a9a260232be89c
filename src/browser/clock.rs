//! The browser's clocks.

use crate::time::UnixSeconds;

/// Now, in whole seconds.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit an i64 for 292 million years"
)]
pub(crate) fn now() -> UnixSeconds {
    UnixSeconds((js_sys::Date::now() / 1000.0) as i64)
}

/// Milliseconds since the page began, by a clock that nobody sets: for how long something takes.
pub(crate) fn milliseconds() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
