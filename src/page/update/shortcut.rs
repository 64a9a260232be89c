//! What the page's keys do.

use super::Effects;
use crate::{
    dps::Right,
    page::{
        Effect, Event, Focus, State,
        address::{Bench, Place},
        setting::Setting,
        shortcut::Shortcut,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of the keys; any other does nothing here.
    pub(super) fn update_shortcuts(&mut self, event: &Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::SheetOpened => self.is_sheet_open = true,
            Event::SheetClosed => self.is_sheet_open = false,
            Event::ShortcutsSwitched(on) => {
                self.settings.are_shortcuts_on = *on;
                effects.push(Effect::Save(Setting::Shortcuts, if *on { "on" } else { "off" }.to_owned()));
            }
            Event::KeyPressed(shortcut) if self.takes_keys() => self.press(*shortcut, now, effects),
            _ => {}
        }
    }

    /// Whether the page's keys do anything now. A dialog takes all keys.
    pub fn takes_keys(&self) -> bool {
        self.settings.are_shortcuts_on && !self.has_dialog()
    }

    /// Whether a dialog lies over the page.
    pub(super) fn has_dialog(&self) -> bool {
        self.is_sheet_open
            || self.deletion.is_some()
            || self.run.is_some()
            || self.vault.question.is_some()
            || self.activity_panel.is_some()
    }

    fn press(&mut self, shortcut: Shortcut, now: UnixSeconds, effects: &mut Effects) {
        let may_write = !self.connect.lacks(Right::EnrollmentWrite);
        match shortcut {
            Shortcut::Sheet => self.is_sheet_open = true,
            Shortcut::Filter => effects.push(Effect::Focus(Focus::Filter)),
            Shortcut::Connect => {
                self.go(Place::Start, now, effects);
                effects.push(Effect::Focus(Focus::ConnectionString));
            }
            Shortcut::Groups => self.go(Place::Start, now, effects),
            Shortcut::Devices => self.go(Place::Devices, now, effects),
            Shortcut::Workshop => self.go(Place::Workshop(Bench::default()), now, effects),
            // What is typed in a form is not thrown away by a key.
            Shortcut::New if self.form.is_some() => {}
            Shortcut::New if self.address.place == Place::Devices && may_write => {
                self.update_form(Event::NewAsked, now, effects);
            }
            Shortcut::New => {
                self.go(Place::Start, now, effects);
                effects.push(Effect::Focus(Focus::NewGroup));
            }
            Shortcut::Edit if may_write && self.form.is_none() => {
                self.update_form(Event::EditAsked, now, effects);
            }
            Shortcut::Edit => {}
            Shortcut::Reload if matches!(self.address.place, Place::Enrollment(..)) => {
                self.update_opened(Event::Reread, now, effects);
            }
            Shortcut::Reload if matches!(self.address.place, Place::Unknown(_)) => {}
            Shortcut::Reload => self.update_list(Event::LoadList, now, effects),
            Shortcut::Activity => self.update_activity(&Event::ActivityOpened),
        }
    }

    /// Shows a page, as a link to it does.
    fn go(&mut self, place: Place, now: UnixSeconds, effects: &mut Effects) {
        if self.address.place != place {
            let address = self.address.at(place);
            effects.push(Effect::ShowAddress { address: address.clone(), push: true });
            self.show(address, now, effects);
        }
    }
}
