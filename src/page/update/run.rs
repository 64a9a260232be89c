//! What the events and answers of an action on many enrollments do.

use super::Effects;
use crate::{
    dps::{
        BulkError, BulkMode, BulkResult, CallError, Id, MAX_BULK, Mechanism,
        enrollment::{AttestationMechanism, Bulk, Get},
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
        if matches!(event, Event::RunAsked(_) | Event::RunOneAsked(..)) {
            self.lists.forget_deleted();
        }
        match event {
            Event::RunAsked(action) => {
                self.run = Some(Run::ask(action, self.list_behind(), self.list().selected()));
            }
            // One row is enabled or disabled at once: it can be turned back.
            Event::RunOneAsked(action, id) => {
                if !self.is_running() {
                    let mut run = Run::ask(action, self.list_behind(), self.list().find(&id).into_iter());
                    run.is_quiet = true;
                    self.run = Some(run);
                    self.step_run(now, effects);
                }
            }
            Event::RunTyped(text) => {
                if let Some(run) = &mut self.run {
                    run.typed = text;
                }
            }
            Event::RunConfirmed => {
                let is_ready = |run: &Run| run.progress == Progress::Asking && run.is_confirmed();
                if self.run.as_ref().is_some_and(is_ready) {
                    self.step_run(now, effects);
                }
            }
            Event::RunChecked => {
                if let Some(run) = self.run.as_mut().filter(|run| run.can_check()) {
                    run.check();
                    self.step_run(now, effects);
                }
            }
            Event::RunContinued => {
                if let Some(run) = self.run.as_mut().filter(|run| run.can_continue()) {
                    run.resume();
                    self.step_run(now, effects);
                }
            }
            Event::RunClosed => {
                self.stop_waiting(|call| matches!(call.purpose(), Purpose::Run(_)));
                match &mut self.run {
                    Some(run) if run.is_running() => run.progress = Progress::Stopped,
                    _ => self.run = None,
                }
            }
            _ => {}
        }
    }

    fn is_running(&self) -> bool {
        self.run.as_ref().is_some_and(Run::is_running)
    }

    pub(super) fn step_run(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(run) = &mut self.run else { return };
        match run.step() {
            Step::Keys(keys) => self.call(Call::BulkKeys(keys), now, effects),
            Step::Check(get) => self.call(Call::CheckBulk(get), now, effects),
            Step::Record(delete) => self.call(Call::RunRecord(delete), now, effects),
            Step::CheckRecord(get) => self.call(Call::CheckRunRecord(get), now, effects),
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
        let ids: Vec<_> =
            bulk.items.iter().filter_map(|item| item.get(bulk.kind.id_field())?.as_str()).collect();
        let is_vague = result.is_vague(|id| ids.iter().any(|sent| sent.eq_ignore_ascii_case(id)));
        for id in ids.into_iter().filter(|_| bulk.mode == BulkMode::Delete) {
            if result.error_of(id).map_or(!is_vague, BulkError::is_gone) {
                self.list_of(bulk.kind).remove(id);
            }
        }
        if let Some(run) = self.run.as_mut().filter(|run| run.awaits(bulk)) {
            run.take(result);
            self.step_run(now, effects);
        }
    }

    /// The keys of one of the items are here, or could not be read.
    pub(super) fn run_keys_read(
        &mut self,
        asked: &AttestationMechanism,
        answer: Result<Mechanism, CallError>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if let Some(run) = self.run.as_mut().filter(|run| run.reads(&asked.id)) {
            run.take_keys(&asked.id, answer);
            self.step_run(now, effects);
        }
    }

    /// What became of a registration record.
    pub(super) fn run_record_deleted(
        &mut self,
        id: &Id,
        answer: Result<(), CallError>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if answer.is_ok() || is_gone(answer.as_ref().err()) {
            self.lists.registrations.remove(id.as_str());
        }
        let Some(run) = self.run.as_mut().filter(|run| run.awaits_record(id)) else {
            return answer.err().map_or((), |error| self.doubt_list(None, error));
        };
        run.take_record(answer);
        if matches!(run.progress, Progress::Failed(_)) {
            self.run_ended(now, effects);
        } else {
            self.step_run(now, effects);
        }
    }

    /// The newest state of an item of which it was not known whether it was carried out.
    pub(super) fn run_checked(
        &mut self,
        (which, id): (Which, &Id),
        answer: Result<&Item, CallError>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if let Ok(found) = answer {
            let list = self.lists.get_mut(which);
            if list.find(found.id()).is_some() {
                list.put(found.clone());
            }
        } else if is_gone(answer.as_ref().err()) {
            self.lists.get_mut(which).remove(id.as_str());
        }
        if let Some(run) = self.run.as_mut().filter(|run| run.list == which && run.reads(id)) {
            run.take_check(id, answer);
            if !matches!(run.progress, Progress::Failed(_)) {
                self.step_run(now, effects);
            }
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
        match call {
            Call::BulkKeys(keys) => self.run_keys_read(keys, Err(error), now, effects),
            Call::CheckBulk(get) => {
                self.run_checked((Which::of(get.kind), &get.id), Err(error), now, effects);
            }
            Call::CheckRunRecord(get) => {
                self.run_checked((Which::Registrations, &get.id), Err(error), now, effects);
            }
            Call::RunRecord(delete) => self.run_record_deleted(&delete.id, Err(error), now, effects),
            Call::Bulk(bulk) => match self.run.as_mut().filter(|run| run.awaits(bulk)) {
                Some(run) => {
                    run.fail(error);
                    self.run_ended(now, effects);
                }
                None => self.doubt_list(Some(bulk.kind), error),
            },
            _ => {}
        }
    }

    /// Says how it ended, and reads what was changed.
    fn run_ended(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(run) = &self.run else { return };
        let (done, failed, action) = (run.succeeded().count(), run.failed_count(), run.action);
        let ids = run.succeeded().filter_map(|id| Id::parse(id).ok().zip(run.kind()));
        let refresh: Vec<_> = ids.map(|(id, kind)| Get { kind, id }).collect();
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

/// Whether what was asked about is not there any more.
fn is_gone(error: Option<&CallError>) -> bool {
    error.is_some_and(CallError::is_missing)
}
