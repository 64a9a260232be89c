//! What opening, closing and emptying the log of calls does. `calls` writes it.

use crate::page::{Event, State};

impl State {
    /// An event of the log; any other does nothing here.
    pub(super) fn update_activity(&mut self, event: &Event) {
        match event {
            Event::ActivityOpened => self.activity_shown = true,
            Event::ActivityClosed => self.activity_shown = false,
            Event::ActivityCleared => self.activity.clear(),
            _ => {}
        }
    }
}
