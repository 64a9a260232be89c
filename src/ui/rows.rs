//! Which rows of a long list are drawn: those in sight, and a few around them. Lists have ten thousand rows; the page never
//! has more than some forty of them in its document, or the sixty of a list that is drawn whole.

use std::cell::Cell;

use leptos::prelude::window;

use super::kit::find;

/// The ID of the rows' element.
pub(super) const ROWS: &str = "rows";

/// Lists up to this length are drawn whole, and their rows may differ in height.
pub(super) const WHOLE: usize = 60;
/// How many rows a step of the window has, so that not every pixel of scrolling draws anew.
const STEP: usize = 10;
/// How many rows are drawn above and below what is in sight.
const AROUND: usize = 12;
/// A row's height in pixels, before one was drawn and measured.
const GUESSED_HEIGHT: usize = 49;

/// What is drawn of a list: from a row to before another, of rows of a height in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) height: usize,
}

impl Window {
    /// The rows to draw where the body of the table begins `above` pixels above the top of what is in sight, which is
    /// `seen` pixels high.
    fn of(total: usize, above: usize, seen: usize, height: usize) -> Self {
        let from = (above / height).saturating_sub(AROUND) / STEP * STEP;
        let to = ((above + seen) / height + AROUND).div_ceil(STEP) * STEP;
        let from = from.min(total.saturating_sub(WHOLE) / STEP * STEP);
        Self { from, to: to.clamp(from, total), height }
    }
}

thread_local! {
    /// Whether the page goes to paper, where every row is in sight.
    static PRINTED: Cell<bool> = const { Cell::new(false) };
    /// The window that was drawn last.
    static DRAWN: Cell<Window> = const { Cell::new(Window { from: 0, to: 0, height: GUESSED_HEIGHT }) };
}

/// The window over the rows of a list of a length, as it has to be drawn now.
pub(super) fn window_over(total: usize) -> Window {
    let window = in_sight_of(total);
    DRAWN.set(window);
    window
}

/// The page goes to paper, or is back from it.
pub(super) fn print(is_printed: bool) {
    PRINTED.set(is_printed);
}

/// Whether another window has to be drawn than was.
pub(super) fn has_moved(total: usize) -> bool {
    total > WHOLE && in_sight_of(total) != DRAWN.get()
}

fn in_sight_of(total: usize) -> Window {
    if total <= WHOLE || PRINTED.get() {
        return Window { from: 0, to: total, height: DRAWN.get().height };
    }
    let height = measured().unwrap_or(DRAWN.get().height);
    let (above, seen) = in_sight();
    Window::of(total, above, seen, height)
}

/// How far the body begins above the top of what is in sight, and how high that is; in pixels.
fn in_sight() -> (usize, usize) {
    let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // The spacer above is part of the list: what is drawn begins below it.
    let above = find::<web_sys::Element>(ROWS)
        .and_then(|body| body.closest("table").ok().flatten())
        .map_or(0.0, |table| -table.get_bounding_client_rect().top());
    (pixels(above), pixels(seen))
}

/// The height of a row that is drawn.
fn measured() -> Option<usize> {
    let row = find::<web_sys::Element>(ROWS)?.first_element_child()?;
    Some(pixels(row.get_bounding_client_rect().height())).filter(|height| *height > 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a list is not that long")]
fn pixels(exact: f64) -> usize {
    exact.max(0.0).round() as usize
}
