//! What the events and answers of an action on many enrollments do.

use super::Effects;
use crate::{
    dps::{
        BulkMode, BulkResult, CallError, Id, MAX_BULK,
        enrollment::{Bulk, Get, Kind},
    },
    page::{
        Event, State,
        call::{Call, Purpose},
        item::Item,
        list::Which,
        run::{Action, Progress, Run, Step},
    },
    time::UnixSeconds,
};

impl State {
    /// An event of an action on many; any other does nothing here.
    pub(super) fn update_run(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::RunAsked(action) => {
                if let Some(kind) = self.kind_listed() {
                    self.run =
                        Some(Run::ask(action, kind, self.list().selected().filter_map(Item::enrollment)));
                }
            }
            // One row is enabled or disabled at once: it can be turned back.
            Event::RunOneAsked(action, id) => {
                if let (Some(kind), false) = (self.kind_listed(), self.is_running()) {
                    let item = self.list().find(&id).and_then(Item::enrollment);
                    let mut run = Run::ask(action, kind, item.into_iter());
                    run.is_quiet = true;
                    self.run = Some(run);
                    self.step_run(now, effects);
                }
            }
            Event::RunConfirmed => {
                if self.run.as_ref().is_some_and(|run| run.progress == Progress::Asking) {
                    self.step_run(now, effects);
                }
            }
            Event::RunClosed => {
                self.stop_waiting(|call| call.purpose() == Purpose::Run);
                match &mut self.run {
                    Some(run) if run.is_running() => run.progress = Progress::Stopped,
                    _ => self.run = None,
                }
            }
            _ => {}
        }
    }

    fn kind_listed(&self) -> Option<Kind> {
        match self.list_behind() {
            Which::Groups => Some(Kind::Group),
            Which::Devices => Some(Kind::Individual),
            Which::Registrations => None,
        }
    }

    fn is_running(&self) -> bool {
        self.run.as_ref().is_some_and(Run::is_running)
    }

    pub(super) fn step_run(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(run) = &mut self.run else { return };
        match run.step() {
            Step::Keys(keys) => self.call(Call::BulkKeys(keys), now, effects),
            Step::Bulk(bulk) => self.call(Call::Bulk(bulk), now, effects),
            Step::Done => self.run_ended(now, effects),
        }
    }

    /// What became of up to ten items. Their new versions are not in the answer.
    pub(super) fn bulk_done(
        &mut self,
        bulk: &Bulk,
        result: &BulkResult,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if bulk.mode == BulkMode::Delete && (result.is_successful || !result.errors.is_empty()) {
            let ids = bulk.items.iter().filter_map(|item| item.get(bulk.kind.id_field())?.as_str());
            for id in ids.filter(|id| !result.errors.iter().any(|error| error.id.eq_ignore_ascii_case(id))) {
                self.list_of(bulk.kind).remove(id);
            }
        }
        if let Some(run) = &mut self.run {
            run.take(result);
            self.step_run(now, effects);
        }
    }

    pub(super) fn run_failed(
        &mut self,
        call: &Call,
        error: CallError,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if let Call::Refresh(_) = call {
            // The list is out of date there, and must not look as if it were not.
            let which = self.list_behind();
            return self.lists.get_mut(which).fail(error);
        }
        let Some(run) = &mut self.run else { return };
        if let Call::BulkKeys(keys) = call {
            run.take_keys(&keys.id, Err(error));
            self.step_run(now, effects);
        } else {
            run.fail(error);
            self.run_ended(now, effects);
        }
    }

    /// Says how it ended, and reads what was changed.
    fn run_ended(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(run) = &self.run else { return };
        let (done, failed, action) = (run.succeeded().count(), run.failed_count(), run.action);
        let ids = run.succeeded().filter_map(|id| Id::parse(id).ok());
        let refresh: Vec<_> = ids.map(|id| Get { kind: run.kind, id }).collect();
        let is_well = run.is_quiet && failed == 0 && run.progress == Progress::Done;
        self.announce(effects, |texts| (texts.run_ended)(action, done, failed));
        if is_well {
            self.run = None;
        }
        if action == Action::Delete {
            return;
        }
        // Few are read one by one; many by loading the list, which takes a hundred at once.
        if done <= MAX_BULK {
            for get in refresh {
                self.call(Call::Refresh(get), now, effects);
            }
        } else {
            let which = self.list_behind();
            self.load(which, now, effects);
        }
    }
}
