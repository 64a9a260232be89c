//! Which rows of a long list are drawn: those in sight, and a few around them. Lists have ten thousand rows; the page never
//! has more than some forty of them in its document, or the sixty of a list that is drawn whole.

use leptos::prelude::*;

use super::kit::find;

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
        if total <= WHOLE {
            return Self { from: 0, to: total, height };
        }
        let from = (above / height).saturating_sub(AROUND) / STEP * STEP;
        let to = ((above + seen) / height + AROUND).div_ceil(STEP) * STEP;
        let from = from.min(total.saturating_sub(WHOLE) / STEP * STEP);
        Self { from, to: to.clamp(from, total), height }
    }
}

/// The window over the table body with an ID, kept right while the page scrolls, is resized, or the list changes.
pub(super) fn window_over(
    body: &'static str,
    total: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> Memo<Window> {
    let moved = RwSignal::new(0_u32);
    let follow = move |_: web_sys::Event| moved.update(|times| *times = times.wrapping_add(1));
    let scrolled = window_event_listener_untyped("scroll", follow);
    let resized = window_event_listener_untyped("resize", follow);
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    Memo::new(move |before: Option<&Window>| {
        moved.track();
        let height = measured(body).or(before.map(|window| window.height)).unwrap_or(GUESSED_HEIGHT);
        let (above, seen) = in_sight(body);
        Window::of(total(), above, seen, height)
    })
}

/// How far the body begins above the top of what is in sight, and how high that is; in pixels.
fn in_sight(body: &str) -> (usize, usize) {
    let seen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // The spacer above is part of the list: what is drawn begins below it.
    let above = find::<web_sys::Element>(body)
        .and_then(|body| body.closest("table").ok().flatten())
        .map_or(0.0, |table| -table.get_bounding_client_rect().top());
    (pixels(above), pixels(seen))
}

/// The height of a row that is drawn.
fn measured(body: &str) -> Option<usize> {
    let row = find::<web_sys::Element>(body)?.first_element_child()?;
    Some(pixels(row.get_bounding_client_rect().height())).filter(|height| *height > 1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a list is not that long")]
fn pixels(exact: f64) -> usize {
    exact.max(0.0).round() as usize
}
