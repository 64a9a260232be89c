//! What an answer does: sorted to where it was asked for, or to where its failure belongs.

use super::Effects;
use crate::{
    dps::{CallError, NoAnswer, Operation, Page},
    http::Response,
    page::{
        Effect, Event, State,
        call::{Call, CallId, Purpose},
        connect::{LastCall, Test},
        form::Progress,
        item::Item,
        list::Which,
        opened,
        waiting::{DEFAULT_SECONDS, MAX_SECONDS, Waiting},
    },
    time::UnixSeconds,
};

impl State {
    /// An answer, or the time that passes while one waits; any other event does nothing here.
    pub(super) fn update_calls(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::Answered(id, answer) => self.answered(id, answer, now, effects),
            Event::Tick => self.tick(now, effects),
            Event::WaitCancelled => {
                if let Some(Waiting { call, error, .. }) = self.waiting.take() {
                    self.show_failure(&call, error, now, effects);
                }
            }
            _ => {}
        }
    }

    pub(super) fn call(&mut self, call: Call, now: UnixSeconds, effects: &mut Effects) {
        let Some(session) = &self.connect.session else { return };
        match call.authorize(&session.connection, now) {
            Err(error) => self.failed(call, error, now, effects),
            Ok(request) => {
                let id = CallId(self.next_call);
                self.next_call += 1;
                let destination = session.route.destination(&request);
                self.activity.sent(id, &call, &request, &session.route, now);
                self.calls.push((id, call));
                effects.push(Effect::Send { call: id, request, destination });
            }
        }
    }

    fn answered(
        &mut self,
        id: CallId,
        answer: Result<Response, NoAnswer>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let Some(at) = self.calls.iter().position(|(asked, _)| *asked == id) else { return };
        let (_, call) = self.calls.remove(at);
        self.activity.answered(id, &answer);
        match answer {
            Err(error) => {
                let error = CallError::NoAnswer(error);
                self.activity.failed(id, Some(&error));
                self.failed(call, error, now, effects);
            }
            Ok(response) => self.take(id, call, &response, now, effects),
        }
    }

    /// Sorts an answer to where it was asked for.
    fn take(&mut self, id: CallId, call: Call, response: &Response, now: UnixSeconds, effects: &mut Effects) {
        let failed = match &call {
            Call::Test(query) => query.parse(response).map(|_| self.connect.test = Test::Passed),
            Call::List(query) => query.parse(response).map(|page| {
                let Purpose::List(which) = call.purpose() else { return };
                self.page_read(which, items(page, Item::Enrollment), now, effects);
            }),
            Call::Records(query) => query.parse(response).map(|page| {
                self.page_read(Which::Registrations, items(page, Item::Registration), now, effects);
            }),
            Call::Create(put) => put.parse(response).map(|group| self.created(group, effects)),
            Call::CheckCreate(get) => get.parse(response).map(|group| self.found(&group)),
            Call::Open(get) => get.parse(response).map(|enrollment| {
                self.list_again(&enrollment);
                if let Some(opened) = &mut self.opened {
                    opened.take(Ok(enrollment));
                }
            }),
            Call::ShowKeys(keys) => {
                keys.parse(response).map(|mechanism| self.keys_shown(keys, mechanism, now, effects))
            }
            Call::Recheck(get) => get.parse(response).map(|found| self.rechecked(Item::Enrollment(found))),
            Call::RecheckRecord(get) => {
                get.parse(response).map(|found| self.rechecked(Item::Registration(found)))
            }
            Call::Delete(delete) => delete.parse(response).map(|()| self.deleted(&call, now, effects)),
            Call::DeleteRecord(delete) => delete.parse(response).map(|()| self.deleted(&call, now, effects)),
            Call::Keys(keys) => {
                keys.parse(response).map(|mechanism| self.keys_read(keys, mechanism, now, effects))
            }
            Call::Save(put) => put.parse(response).map(|saved| self.saved(put, saved, effects)),
            Call::Reread(get) => get.parse(response).map(|theirs| self.reread(get, theirs, effects)),
            Call::Refresh(get) => get.parse(response).map(|enrollment| self.list_again(&enrollment)),
            Call::Bulk(bulk) => bulk.parse(response).map(|result| {
                if !result.is_successful {
                    self.activity.failed(id, None);
                }
                self.bulk_done(bulk, &result, now, effects);
            }),
            Call::BulkKeys(keys) => keys.parse(response).map(|mechanism| {
                if let Some(run) = &mut self.run {
                    run.take_keys(&keys.id, Ok(mechanism));
                    self.step_run(now, effects);
                }
            }),
        };
        match failed {
            Ok(()) => {
                self.connect.last_call = Some(LastCall { succeeded: true, at: now });
                self.connect.learn(call.right(), true);
            }
            Err(error) => {
                self.activity.failed(id, Some(&error));
                self.failed(call, error, now, effects);
            }
        }
    }

    /// A call failed: it waits where the service asked for time, else the failure stands where the call was made.
    fn failed(&mut self, call: Call, error: CallError, now: UnixSeconds, effects: &mut Effects) {
        self.connect.last_call = Some(LastCall { succeeded: false, at: now });
        if let CallError::Service(problem) = &error {
            if problem.status == 403 {
                self.connect.learn(call.right(), false);
            }
            let seconds = problem.retry_after.unwrap_or(DEFAULT_SECONDS);
            if problem.status == 429 && seconds <= MAX_SECONDS && self.waiting.is_none() {
                let seconds_left = seconds.max(1);
                self.waiting = Some(Waiting { call, error, seconds_left });
                self.announce(effects, |texts| (texts.throttled)(seconds_left));
                effects.push(Effect::TickInASecond);
                return;
            }
        }
        self.show_failure(&call, error, now, effects);
    }

    /// Puts a failure where the call was made.
    fn show_failure(&mut self, call: &Call, error: CallError, now: UnixSeconds, effects: &mut Effects) {
        match call.purpose() {
            Purpose::Test => self.connect.test = Test::Failed(error),
            Purpose::List(which) => self.lists.get_mut(which).fail(error),
            Purpose::Open => {
                if let Some(opened) = &mut self.opened {
                    opened.take(Err(error));
                }
            }
            Purpose::ShowKeys => {
                if let Some(opened) = &mut self.opened {
                    opened.keys = opened::Keys::Failed(error);
                }
            }
            Purpose::Delete | Purpose::DeleteRecord => self.delete_failed(call, error, now, effects),
            Purpose::Create | Purpose::Edit => self.form_failed(call, error, now, effects),
            Purpose::Run => self.run_failed(call, error, now, effects),
        }
        self.announce(effects, |texts| texts.failed.to_owned());
    }

    fn tick(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(waiting) = &mut self.waiting else { return };
        waiting.seconds_left = waiting.seconds_left.saturating_sub(1);
        if waiting.seconds_left > 0 {
            effects.push(Effect::TickInASecond);
        } else if let Some(waiting) = self.waiting.take() {
            self.call(waiting.call, now, effects);
        }
    }

    pub(super) fn abort(&mut self, purpose: Purpose, effects: &mut Effects) {
        self.calls.retain(|(id, call)| {
            let ends = call.purpose() == purpose;
            if ends {
                self.activity.given_up(*id);
                effects.push(Effect::Abort(*id));
            }
            !ends
        });
        self.stop_waiting(|call| call.purpose() == purpose);
    }

    /// Drops the call that waits, if it is one of these.
    pub(super) fn stop_waiting(&mut self, these: impl Fn(&Call) -> bool) {
        self.waiting.take_if(|waiting| these(&waiting.call));
    }

    pub(super) fn drop_calls(&mut self, effects: &mut Effects) {
        for (id, _) in self.calls.drain(..) {
            self.activity.given_up(id);
            effects.push(Effect::Abort(id));
        }
        self.waiting = None;
        if self.create.is_busy() {
            self.create.progress = Progress::Editing;
        }
    }
}

fn items<T>(page: Page<T>, item: fn(T) -> Item) -> Page<Item> {
    Page { items: page.items.into_iter().map(item).collect(), continuation: page.continuation }
}
