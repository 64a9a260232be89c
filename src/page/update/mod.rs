//! What each event does.

mod editing;

use std::collections::BTreeMap;

use super::{
    Effect, Event, Focus, Setting, State,
    address::Address,
    call::{Call, CallId, Purpose, Route},
    certificates::{Certificates, Slot},
    connect::{Connect, LastCall, Session, Test},
    create::{self, Create},
    deletion::{self, Deletion},
    group::{self, OpenGroup},
    list::List,
    waiting::{DEFAULT_SECONDS, MAX_SECONDS, Waiting},
};
use crate::{
    certificate::{Certificate, Reading, suggested_group_id},
    connection::ConnectionString,
    dps::{
        CallError, NoAnswer, Operation,
        enrollment_group::{EnrollmentGroup, EnrollmentGroupId, Get, Query},
    },
    http::Response,
    text::{Locale, texts},
    time::UnixSeconds,
};

/// The effects of one event, in order.
type Effects = Vec<Effect>;

impl State {
    /// The page at an address, not connected, with this browser's proxy setting.
    pub fn new(locale: Locale, address: Address, proxy_text: String) -> Self {
        let mut state = Self {
            locale,
            address: Address::default(),
            connect: Connect::new(proxy_text),
            certificates: Certificates::default(),
            create: Create::default(),
            list: List::default(),
            group: None,
            editing: None,
            deletion: None,
            waiting: None,
            calls: BTreeMap::default(),
            next_call: 0,
        };
        state.show(address, UnixSeconds::default(), &mut Vec::new());
        state
    }

    /// Whether a call is under way.
    pub fn is_busy(&self) -> bool {
        !self.calls.is_empty()
    }

    /// Changes the state and says what the browser has to do.
    pub fn update(&mut self, event: Event, now: UnixSeconds) -> Vec<Effect> {
        let mut effects = Vec::new();
        match event {
            Event::StringTyped(text) => self.connect.type_string(&text),
            Event::Connect(text) => {
                if self.connect.connect(&text) {
                    self.connected(false, now, &mut effects);
                }
            }
            Event::EnterSandbox(connection) => self.enter_sandbox(connection, now, &mut effects),
            Event::Forget => self.forget(&mut effects),
            Event::ProxyTyped(text) => {
                if self.connect.type_proxy(text) {
                    effects.push(Effect::SaveProxy(self.connect.proxy_text.trim().to_owned()));
                }
            }
            Event::TestConnection => self.test(now, &mut effects),
            Event::FileRead(reading) => self.read(reading, now, &mut effects),
            Event::CertificateRemoved(index) => {
                self.certificates.remove(index, now);
                self.certificates_changed();
            }
            Event::CertificatesCleared => {
                self.certificates.clear();
                self.certificates_changed();
            }
            Event::ProblemsDismissed => self.certificates.dismiss_problems(),
            Event::CertificateChosen(slot, index) => {
                self.certificates.choose(slot, index);
                self.certificates_changed();
            }
            Event::IdTyped(id) => self.create.type_id(id),
            Event::SettingChanged(setting) => self.set(setting),
            Event::Create => self.submit(now, &mut effects),
            Event::LoadList => {
                let query = self.list.load();
                self.call(Call::List(query), now, &mut effects);
            }
            Event::ContinueList => {
                let query = self.list.next_page();
                self.call(Call::List(query), now, &mut effects);
            }
            Event::StopList => {
                self.abort(Purpose::List, &mut effects);
                self.list.stop();
            }
            Event::FilterTyped(filter) => {
                self.address.filter = filter;
                effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
            }
            Event::Sorted(column) => self.list.sort_by(column),
            Event::Navigated(address) => self.show(address, now, &mut effects),
            Event::RereadGroup => self.read_group(now, &mut effects),
            Event::EditAsked
            | Event::Edited(_)
            | Event::EditSaved
            | Event::EditCancelled
            | Event::MergeChosen(..)
            | Event::MergeApplied => self.update_editing(event, now, &mut effects),
            Event::DeleteAsked(id) => self.ask_delete(&id),
            Event::ConfirmationTyped(text) => {
                if let Some(deletion) = &mut self.deletion {
                    deletion.typed = text;
                }
            }
            Event::DeleteConfirmed => {
                if let Some(delete) = self.deletion.as_mut().and_then(Deletion::submit) {
                    self.call(Call::Delete(delete), now, &mut effects);
                }
            }
            Event::DeleteCancelled => {
                // A delete under way may have been carried out: its answer is still taken in. One that waits was not.
                self.stop_waiting(|call| matches!(call, Call::Delete(_) | Call::Recheck(_)));
                self.deletion = None;
            }
            Event::Answered(call, answer) => self.answered(call, answer, now, &mut effects),
            Event::Tick => self.tick(now, &mut effects),
            Event::WaitCancelled => {
                if let Some(Waiting { call, error, .. }) = self.waiting.take() {
                    self.show_failure(&call, error, now, &mut effects);
                }
            }
        }
        effects
    }

    fn announce(&self, effects: &mut Effects, say: impl FnOnce(&crate::text::PageTexts) -> String) {
        effects.push(Effect::Announce(say(&texts(self.locale).page)));
    }

    // Connection

    fn connected(&mut self, sandbox: bool, now: UnixSeconds, effects: &mut Effects) {
        self.drop_calls(effects);
        self.editing = None;
        self.deletion = None;
        effects.push(Effect::ClearStringField);
        if self.address.sandbox != sandbox {
            self.address.sandbox = sandbox;
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
        }
        if let Some(identity) = self.connect.identity() {
            self.announce(effects, |texts| (texts.connected)(identity.host.as_str()));
        }
        let query = self.list.load();
        self.call(Call::List(query), now, effects);
        if self.group.is_some() {
            self.read_group(now, effects);
        }
    }

    fn enter_sandbox(&mut self, connection: ConnectionString, now: UnixSeconds, effects: &mut Effects) {
        effects.push(Effect::StartSandbox);
        self.connect.start(Session { connection, route: Route::Sandbox });
        self.connected(true, now, effects);
    }

    fn forget(&mut self, effects: &mut Effects) {
        self.connect.forget();
        self.drop_calls(effects);
        self.list = List::default();
        self.editing = None;
        self.deletion = None;
        if let Some(group) = &mut self.group {
            (group.group, group.progress) = (None, group::Progress::NotConnected);
        }
        effects.push(Effect::ClearStringField);
        if self.address.sandbox {
            self.address.sandbox = false;
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: false });
        }
        self.announce(effects, |texts| texts.forgotten.to_owned());
        effects.push(Effect::Focus(Focus::ConnectionString));
    }

    fn test(&mut self, now: UnixSeconds, effects: &mut Effects) {
        if self.connect.session.is_some() {
            self.abort(Purpose::Test, effects);
            self.connect.test = Test::Running;
            self.call(Call::Test(Query { max_items: 1, continuation: None }), now, effects);
        }
    }

    // Certificates and the form

    fn read(&mut self, reading: Reading, now: UnixSeconds, effects: &mut Effects) {
        let added = self.certificates.add(reading, now);
        self.certificates_changed();
        self.announce(effects, |texts| (texts.files_read)(&added));
    }

    fn certificates_changed(&mut self) {
        let certificate = |slot| self.certificates.in_slot(slot).map(|entry| &entry.certificate);
        let pem = |slot| certificate(slot).map(Certificate::to_pem);
        let suggested = certificate(Slot::Primary).and_then(suggested_group_id);
        self.create.choose(pem(Slot::Primary), pem(Slot::Secondary), suggested);
    }

    fn set(&mut self, setting: Setting) {
        let draft = &mut self.create.draft;
        match setting {
            Setting::Disabled(disabled) => draft.disabled = disabled,
            Setting::IotEdge(iot_edge) => draft.iot_edge = iot_edge,
            Setting::Reprovision(policy) => draft.reprovision = policy,
            Setting::Allocation(policy) => draft.allocation = policy,
            Setting::IotHubs(hubs) => draft.iot_hubs = hubs,
        }
        self.create.edit();
    }

    fn submit(&mut self, now: UnixSeconds, effects: &mut Effects) {
        if self.connect.session.is_none() {
            self.create.attempted = true;
            effects.push(Effect::Focus(Focus::ConnectionString));
        } else if let Some(put) = self.create.submit() {
            self.call(Call::Create(put), now, effects);
        } else if self.create.progress != create::Progress::Sending {
            effects.push(Effect::Focus(Focus::FirstInvalid));
        }
    }

    // The opened group

    /// Shows an address. A group known from the list is shown at once, and read from the service besides.
    fn show(&mut self, address: Address, now: UnixSeconds, effects: &mut Effects) {
        let before = std::mem::replace(&mut self.address, address);
        if self.connect.session.is_some() {
            self.address.sandbox = self.connect.is_sandbox();
        }
        if self.address.group != before.group {
            self.abort(Purpose::Open, effects);
            self.end_editing();
            self.group = self.address.group.clone().map(|id| OpenGroup {
                group: self.list.find(&id).cloned(),
                progress: group::Progress::NotConnected,
                id,
            });
            self.read_group(now, effects);
            effects.push(Effect::Focus(Focus::Heading));
        }
    }

    fn read_group(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let connected = self.connect.session.is_some();
        let Some(open) = &mut self.group else { return };
        open.progress = match EnrollmentGroupId::parse(&open.id) {
            Err(_) => group::Progress::InvalidId,
            Ok(_) if !connected => group::Progress::NotConnected,
            Ok(id) => {
                open.progress = group::Progress::Loading;
                return self.call(Call::Open(Get { id }), now, effects);
            }
        };
    }

    fn ask_delete(&mut self, id: &str) {
        let opened = self.group.as_ref().filter(|open| open.id.eq_ignore_ascii_case(id));
        let group = opened.and_then(|open| open.group.as_ref()).or_else(|| self.list.find(id));
        self.deletion = group.cloned().and_then(Deletion::ask);
    }

    // Calls

    fn call(&mut self, call: Call, now: UnixSeconds, effects: &mut Effects) {
        let Some(session) = &self.connect.session else { return };
        match call.authorize(&session.connection, now) {
            Err(error) => self.failed(call, error, now, effects),
            Ok(request) => {
                let id = CallId(self.next_call);
                self.next_call += 1;
                let destination = session.route.destination(&request);
                self.calls.insert(id, call);
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
        let Some(call) = self.calls.remove(&id) else { return };
        match answer {
            Err(error) => self.failed(call, CallError::NoAnswer(error), now, effects),
            Ok(response) => self.take(call, &response, now, effects),
        }
    }

    /// Sorts an answer to where it was asked for.
    fn take(&mut self, call: Call, response: &Response, now: UnixSeconds, effects: &mut Effects) {
        let failed = match &call {
            Call::Test(query) => query.parse(response).map(|_| self.connect.test = Test::Passed),
            Call::List(query) => query.parse(response).map(|page| {
                if let Some(next) = self.list.take(Ok(page)) {
                    self.call(Call::List(next), now, effects);
                } else {
                    let count = self.list.groups.len();
                    self.announce(effects, |texts| (texts.groups_loaded)(count));
                }
            }),
            Call::Create(put) => put.parse(response).map(|group| self.created(group, effects)),
            Call::Open(get) => get.parse(response).map(|group| {
                self.list_again(&group);
                if let Some(open) = &mut self.group {
                    open.take(Ok(group));
                }
            }),
            Call::Recheck(get) => get.parse(response).map(|group| {
                self.list_again(&group);
                if let Some(deletion) = self.deletion_of(&get.id) {
                    deletion.renew(group);
                }
            }),
            Call::Delete(delete) => delete.parse(response).map(|()| self.deleted(&delete.id, effects)),
            Call::Keys(keys) => {
                keys.parse(response).map(|mechanism| self.keys_read(&keys.id, mechanism, now, effects))
            }
            Call::Save(put) => put.parse(response).map(|group| self.saved(group, effects)),
            Call::Reread(get) => get.parse(response).map(|group| self.reread(group)),
        };
        match failed {
            Ok(()) => self.connect.last_call = Some(LastCall { succeeded: true, at: now }),
            Err(error) => self.failed(call, error, now, effects),
        }
    }

    fn created(&mut self, group: EnrollmentGroup, effects: &mut Effects) {
        self.create.take(group.id(), Ok(&group));
        self.certificates.clear();
        self.announce(effects, |texts| (texts.created)(group.id()));
        self.list.put(group);
    }

    /// A newer state of a listed group.
    fn list_again(&mut self, group: &EnrollmentGroup) {
        if self.list.find(group.id()).is_some() {
            self.list.put(group.clone());
        }
    }

    fn deleted(&mut self, id: &EnrollmentGroupId, effects: &mut Effects) {
        self.list.remove(id.as_str());
        self.deletion.take_if(|deletion| deletion.id() == id);
        if self.create.progress == (create::Progress::Created { id: id.to_string() }) {
            self.create.edit();
        }
        if self.address.group.as_deref().is_some_and(|open| open.eq_ignore_ascii_case(id.as_str())) {
            self.address.group = None;
            self.group = None;
            self.editing = None;
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: true });
        }
        effects.push(Effect::Focus(Focus::Heading));
        self.announce(effects, |texts| (texts.deleted)(id.as_str()));
    }

    /// A call failed: it waits where the service asked for time, else the failure stands where the call was made.
    fn failed(&mut self, call: Call, error: CallError, now: UnixSeconds, effects: &mut Effects) {
        self.connect.last_call = Some(LastCall { succeeded: false, at: now });
        if let CallError::Service(problem) = &error
            && problem.status == 429
            && problem.retry_after.unwrap_or(DEFAULT_SECONDS) <= MAX_SECONDS
            && self.waiting.is_none()
        {
            let seconds_left = problem.retry_after.unwrap_or(DEFAULT_SECONDS).max(1);
            self.waiting = Some(Waiting { call, error, seconds_left });
            self.announce(effects, |texts| (texts.throttled)(seconds_left));
            effects.push(Effect::TickInASecond);
            return;
        }
        self.show_failure(&call, error, now, effects);
    }

    /// Puts a failure where the call was made.
    fn show_failure(&mut self, call: &Call, error: CallError, now: UnixSeconds, effects: &mut Effects) {
        match call {
            Call::Test(_) => self.connect.test = Test::Failed(error),
            Call::List(_) => {
                self.list.take(Err(error));
            }
            Call::Create(put) => self.create.take(put.id.as_str(), Err(error)),
            Call::Open(_) => {
                if let Some(open) = &mut self.group {
                    open.take(Err(error));
                }
            }
            Call::Recheck(get) => self.delete_failed(&get.id, error, now, effects),
            Call::Delete(delete) => self.delete_failed(&delete.id.clone(), error, now, effects),
            Call::Keys(_) | Call::Save(_) | Call::Reread(_) => self.edit_failed(call, error, now, effects),
        }
        self.announce(effects, |texts| texts.failed.to_owned());
    }

    /// The delete asked for, if it is of this group: an answer may come when another one is asked about.
    fn deletion_of(&mut self, id: &EnrollmentGroupId) -> Option<&mut Deletion> {
        self.deletion.as_mut().filter(|deletion| deletion.id() == id)
    }

    fn delete_failed(
        &mut self,
        id: &EnrollmentGroupId,
        error: CallError,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let status = if let CallError::Service(problem) = &error { problem.status } else { 0 };
        if status == 404 {
            // Somebody else deleted it: what was wanted is so.
            return self.deleted(id, effects);
        }
        let Some(deletion) = self.deletion_of(id) else { return };
        if status == 412 && deletion.progress == deletion::Progress::Sending {
            deletion.progress = deletion::Progress::Rereading;
            return self.call(Call::Recheck(Get { id: id.clone() }), now, effects);
        }
        deletion.progress = deletion::Progress::Failed(error);
    }

    // Waiting

    fn tick(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(waiting) = &mut self.waiting else { return };
        waiting.seconds_left = waiting.seconds_left.saturating_sub(1);
        if waiting.seconds_left > 0 {
            effects.push(Effect::TickInASecond);
        } else if let Some(waiting) = self.waiting.take() {
            self.call(waiting.call, now, effects);
        }
    }

    fn abort(&mut self, purpose: Purpose, effects: &mut Effects) {
        let ids: Vec<_> =
            self.calls.iter().filter(|(_, call)| call.purpose() == purpose).map(|(id, _)| *id).collect();
        for id in ids {
            self.calls.remove(&id);
            effects.push(Effect::Abort(id));
        }
        self.stop_waiting(|call| call.purpose() == purpose);
    }

    /// Drops the call that waits, if it is one of these.
    fn stop_waiting(&mut self, these: impl Fn(&Call) -> bool) {
        self.waiting.take_if(|waiting| these(&waiting.call));
    }

    fn drop_calls(&mut self, effects: &mut Effects) {
        effects.extend(std::mem::take(&mut self.calls).into_keys().map(Effect::Abort));
        self.waiting = None;
        if self.create.progress == create::Progress::Sending {
            self.create.progress = create::Progress::Editing;
        }
    }
}
