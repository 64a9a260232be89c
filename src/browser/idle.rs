//! Since when nobody has touched the page.

use std::cell::Cell;

use super::clock;

thread_local! {
    /// When there was input last; before there was any, nothing.
    static LAST: Cell<Option<i64>> = const { Cell::new(None) };
}

/// For how many seconds there is no input. By the clock of days: others stand still while the machine sleeps.
pub(crate) fn seconds() -> u32 {
    let now = clock::now().0;
    let last = LAST.get().unwrap_or(now);
    LAST.set(Some(last));
    u32::try_from(now - last).unwrap_or_default()
}

/// There is input: for how many seconds there was none.
pub(crate) fn end() -> u32 {
    let seconds = seconds();
    LAST.set(Some(clock::now().0));
    seconds
}
