//! What opening, closing, filtering and emptying the log of calls does. `calls` writes it.

use crate::{
    activity::Panel,
    page::{Event, State},
};

impl State {
    /// An event of the log; any other does nothing here.
    pub(super) fn update_activity(&mut self, event: &Event) {
        let log = &mut self.activity;
        match (event, &mut self.activity_panel) {
            (Event::ActivityOpened, panel) => *panel = Some(Panel::over(log)),
            (Event::ActivityClosed, panel) => *panel = None,
            (Event::ActivityFiltered(errors_only), Some(panel)) => panel.filter(*errors_only, log),
            (Event::ActivityNewer, Some(panel)) => panel.show_newer(log),
            (Event::ActivityOlder, Some(panel)) => panel.show_older(),
            (Event::ActivityToggled(id), Some(panel)) => panel.toggle(*id),
            (Event::ActivityCleared, _) => log.clear(),
            _ => {}
        }
    }
}
