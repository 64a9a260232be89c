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
    text::texts,
    time::UnixSeconds,
};

impl State {
    /// An answer, or the time that passes while one waits; any other event does nothing here.
    pub(super) fn update_calls(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::Answered(id, answer) => self.answered(id, answer, now, effects),
            Event::Tick => self.tick(now, effects),
            Event::WaitCancelled => {
                for (call, error) in self.waiting.take().into_iter().flat_map(|waiting| waiting.calls) {
                    self.show_failure(&call, error, now, effects);
                }
            }
            _ => {}
        }
    }

    pub(super) fn call(&mut self, call: Call, now: UnixSeconds, effects: &mut Effects) {
        let Some(session) = &self.connect.session else { return };
        match call.authorize(&session.connection, self.connect.api_version, now) {
            Err(error) => self.failed(call, error, now, effects),
            Ok(request) => {
                let id = CallId(self.next_call);
                self.next_call += 1;
                let (request, route) = session.send(request);
                let destination = route.destination(&request);
                self.activity.sent(id, &call, &request, &route, now);
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
            Call::CheckCreate(get) => get.parse(response).map(|group| self.found(group)),
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
            Call::Save(put) => {
                put.parse(response).map(|saved| self.saved(put, self.with_record(saved), effects))
            }
            Call::Reread(get) => get.parse(response).map(|theirs| self.reread(get, theirs, effects)),
            Call::Refresh(get) => get.parse(response).map(|enrollment| self.list_again(&enrollment)),
            Call::Bulk(bulk) => bulk.parse(response).map(|result| {
                if !result.is_successful {
                    self.activity.failed(id, None);
                }
                self.bulk_done(bulk, &result, now, effects);
            }),
            Call::BulkKeys(keys) => {
                keys.parse(response).map(|mechanism| self.run_keys_read(keys, Ok(mechanism), now, effects))
            }
            Call::CheckBulk(get) => get.parse(response).map(|found| {
                let asked = (Which::of(get.kind), &get.id);
                self.run_checked(asked, Ok(&Item::Enrollment(found)), now, effects);
            }),
            Call::RunRecord(delete) => {
                delete.parse(response).map(|()| self.run_record_deleted(&delete.id, Ok(()), now, effects))
            }
            Call::CheckRunRecord(get) => get.parse(response).map(|found| {
                let asked = (Which::Registrations, &get.id);
                self.run_checked(asked, Ok(&Item::Registration(found)), now, effects);
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
        let is_answer = call.may_find_none() && error.is_missing();
        self.connect.last_call = Some(LastCall { succeeded: is_answer, at: now });
        if let CallError::Service(problem) = &error {
            if problem.status == 403 {
                self.connect.learn(call.right(), false);
            }
            let seconds = problem.retry_after.unwrap_or(DEFAULT_SECONDS);
            if problem.status == 429 && seconds <= MAX_SECONDS {
                let waiting = self.waiting.get_or_insert(Waiting { calls: Vec::new(), seconds_left: 1 });
                waiting.seconds_left = waiting.seconds_left.max(seconds);
                waiting.calls.push((call, error));
                let seconds = waiting.seconds_left;
                self.announce(effects, |texts| (texts.throttled)(seconds));
                self.tick_in_a_second(effects);
                return;
            }
        }
        self.show_failure(&call, error, now, effects);
    }

    /// Puts a failure where the call was made.
    fn show_failure(&mut self, call: &Call, error: CallError, now: UnixSeconds, effects: &mut Effects) {
        // First: what follows may say more, or that it is as it was wanted.
        self.announce(effects, |texts| texts.failed.to_owned());
        match call.purpose() {
            Purpose::Test => self.connect.test = Test::Failed(error),
            Purpose::List(which) => {
                // What was tested before is not so any more.
                let is_answer = which == Which::Registrations && error.is_missing();
                if self.connect.test == Test::Passed && !is_answer {
                    self.connect.test = Test::Idle;
                }
                self.lists.get_mut(which).fail(error);
            }
            Purpose::Open => {
                if let (Call::Open(get), true) = (call, error.is_missing()) {
                    self.list_of(get.kind).remove(get.id.as_str());
                    let labels = &texts(self.locale).labels.group;
                    effects.push(Effect::Announce((labels.not_found)(get.kind, get.id.as_str())));
                }
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
            Purpose::Run(_) => self.run_failed(call, error, now, effects),
        }
    }

    fn tick(&mut self, now: UnixSeconds, effects: &mut Effects) {
        self.is_ticking = false;
        let Some(waiting) = &mut self.waiting else { return };
        waiting.seconds_left = waiting.seconds_left.saturating_sub(1);
        if waiting.seconds_left > 0 {
            return self.tick_in_a_second(effects);
        }
        for (call, _) in self.waiting.take().into_iter().flat_map(|waiting| waiting.calls) {
            self.call(call, now, effects);
        }
    }

    /// Two clocks would make the wait half as long.
    fn tick_in_a_second(&mut self, effects: &mut Effects) {
        if !std::mem::replace(&mut self.is_ticking, true) {
            effects.push(Effect::TickInASecond);
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

    /// Drops these of the calls that wait.
    pub(super) fn stop_waiting(&mut self, these: impl Fn(&Call) -> bool) {
        self.waiting.take_if(|waiting| {
            waiting.calls.retain(|(call, _)| !these(call));
            waiting.calls.is_empty()
        });
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
