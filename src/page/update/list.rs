//! What the events and answers of lists do.

use super::Effects;
use crate::{
    dps::{
        CallError, Id, MAX_PAGE, Page,
        enrollment::{Enrollment, Kind, Query},
        registration,
    },
    page::{
        Effect, Event, State,
        address::Place,
        call::{Call, Purpose},
        item::Item,
        list::{List, Progress, Which},
    },
    time::UnixSeconds,
};

impl State {
    /// An event of the list shown; any other does nothing here.
    pub(super) fn update_list(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        let which = self.list_behind();
        match event {
            Event::LoadList => self.load(which, now, effects),
            Event::ContinueList => self.load_rest(which, now, effects),
            Event::StopList => self.stop_list(which, effects),
            Event::FilterTyped(filter) => {
                self.lists.get_mut(which).filter_by(&filter);
                self.address.filter = filter;
                effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
            }
            Event::Sorted(column) => self.lists.get_mut(which).sort_by(column),
            Event::Selected(id, selected) => self.lists.get_mut(which).select(&id, selected),
            Event::AllSelected(selected) => self.lists.get_mut(which).select_all(selected),
            _ => {}
        }
    }

    /// The list that is shown, or that the opened enrollment is in.
    pub fn list_behind(&self) -> Which {
        match &self.address.place {
            Place::Start | Place::Enrollment(Kind::Group, _) | Place::Workshop(_) | Place::Unknown(_) => {
                Which::Groups
            }
            Place::Devices | Place::Enrollment(Kind::Individual, _) => Which::Devices,
            Place::Registrations(_) => Which::Registrations,
            #[cfg(debug_assertions)]
            Place::Gallery => Which::Groups,
        }
    }

    /// The list that is shown, or that the opened enrollment is in.
    pub fn list(&self) -> &List {
        self.lists.get(self.list_behind())
    }

    /// The list that enrollments of a kind are in.
    pub(super) fn list_of(&mut self, kind: Kind) -> &mut List {
        match kind {
            Kind::Group => &mut self.lists.groups,
            Kind::Individual => &mut self.lists.devices,
        }
    }

    /// Loads the list that is shown, if it was not asked for before.
    pub(super) fn load_first(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let which = self.list_behind();
        let filter = self.address.filter.clone();
        let is_shown =
            !matches!(self.address.place, Place::Enrollment(..) | Place::Workshop(_) | Place::Unknown(_));
        let list = self.lists.get_mut(which);
        list.filter_by(&filter);
        if is_shown && list.progress == Progress::NotLoaded {
            self.load(which, now, effects);
        }
    }

    pub(super) fn load(&mut self, which: Which, now: UnixSeconds, effects: &mut Effects) {
        if self.connect.session.is_some() {
            self.abort(Purpose::List(which), effects);
            let filter = self.address.filter.clone();
            let list = self.lists.get_mut(which);
            list.load();
            list.filter_by(&filter);
            self.next_page(which, now, effects);
        }
    }

    pub(super) fn load_rest(&mut self, which: Which, now: UnixSeconds, effects: &mut Effects) {
        self.lists.get_mut(which).resume();
        self.next_page(which, now, effects);
    }

    pub(super) fn stop_list(&mut self, which: Which, effects: &mut Effects) {
        self.abort(Purpose::List(which), effects);
        self.lists.get_mut(which).stop();
    }

    fn next_page(&mut self, which: Which, now: UnixSeconds, effects: &mut Effects) {
        match self.list_call(which, self.lists.get(which).continuation.clone()) {
            Some(call) => self.call(call, now, effects),
            // What cannot be an ID has no records.
            None if matches!(self.address.place, Place::Registrations(_)) => {
                self.lists.registrations.progress = Progress::InvalidId;
            }
            None => {}
        }
    }

    /// The call that reads a page of a list; `None` for the records of what cannot be a group, or of none.
    pub fn list_call(&self, which: Which, continuation: Option<String>) -> Option<Call> {
        let max_items = MAX_PAGE;
        let kind = match which {
            Which::Groups => Kind::Group,
            Which::Devices => Kind::Individual,
            Which::Registrations => {
                let Place::Registrations(group) = &self.address.place else { return None };
                let group = Id::parse(group).ok()?;
                return Some(Call::Records(registration::Query { group, max_items, continuation }));
            }
        };
        Some(Call::List(Query { kind, max_items, continuation }))
    }

    /// A page is here.
    pub(super) fn page_read(
        &mut self,
        which: Which,
        page: Page<Item>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let list = self.lists.get_mut(which);
        if list.take(page) {
            self.next_page(which, now, effects);
        } else {
            let count = list.len();
            self.announce(effects, |texts| (texts.loaded)(which, count));
        }
    }

    /// A write failed that nothing on the page belongs to any more. The list must not look as if it were not in doubt.
    pub(super) fn doubt_list(&mut self, kind: Option<Kind>, error: CallError) {
        let list = kind.map_or(Which::Registrations, Which::of);
        let list = self.lists.get_mut(list);
        if list.progress != Progress::NotLoaded {
            list.fail(error);
        }
    }

    /// A newer state of a listed enrollment.
    pub(super) fn list_again(&mut self, enrollment: &Enrollment) {
        let list = self.list_of(enrollment.kind());
        if list.find(enrollment.id()).is_some() {
            list.put(Item::Enrollment(enrollment.clone()));
        }
    }
}
