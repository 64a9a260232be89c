//! What the events and answers of forms do.

use super::Effects;
use crate::{
    dps::{
        CallError, Id, Mechanism,
        enrollment::{AttestationMechanism, Draft, Enrollment, Get, Keys, Kind, Method, Put},
    },
    page::{
        Effect, Event, Focus, State,
        address::Place,
        call::{Call, Purpose},
        form::{Aim, Edited, Form, FormId, Progress, Sent},
        item::Item,
        list, opened,
        opened::{Opened, Written},
        rollover::Step,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of a form; any other does nothing here.
    pub(super) fn update_form(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::EditAsked => {
                self.open_form(Aim::Change, self.changed_draft(), now, effects);
            }
            Event::RolloverAsked(step) => {
                self.open_form(Aim::Rollover(step), self.changed_draft(), now, effects);
                // Which certificate is promoted is known. What is added is never a file that is left over from something else.
                let at_hand = if step == Step::Promote { self.certificates.entries.len() } else { 0 };
                self.offer_to_form(&(0..at_hand).collect::<Vec<_>>());
            }
            Event::CopyAsked => {
                let original = self.opened.as_ref().and_then(|opened| opened.enrollment.as_ref());
                self.open_form(Aim::Copy, original.map(Draft::copy), now, effects);
            }
            Event::NewAsked => {
                self.open_form(Aim::Create, Some(Draft::new(Kind::Individual)), now, effects);
                self.offer_device();
            }
            Event::RevokeAsked(id) => self.open_form(Aim::Revoke, Some(revocation(id)), now, effects),
            Event::Edited(id, edited) => {
                let is_certificate = matches!(edited, Edited::Certificate(..));
                if let Some(form) = self.form_mut(id) {
                    form.change(edited);
                }
                if is_certificate {
                    self.suggest_registration_id();
                }
            }
            Event::Submitted(id) => {
                self.lists.forget_deleted();
                self.submit(id, now, effects);
            }
            Event::Checked(id) => self.check(id, now, effects),
            Event::FormClosed => {
                self.close_form();
                effects.push(Effect::Focus(Focus::Heading));
            }
            Event::MergeChosen(field, side) => {
                if let Some(form) = &mut self.form {
                    form.keep(field.as_deref(), side);
                }
            }
            Event::MergeApplied => {
                if let Some(form) = &mut self.form {
                    form.apply();
                    self.read_keys_of_form(now, effects);
                    effects.push(Effect::Focus(Focus::Form));
                }
            }
            _ => {}
        }
    }

    fn form_mut(&mut self, id: FormId) -> Option<&mut Form> {
        match id {
            FormId::Step => Some(&mut self.create),
            FormId::Opened => self.form.as_mut(),
        }
    }

    /// A change of the opened enrollment, which may have been read without a version.
    pub(super) fn changed_draft(&self) -> Option<Draft> {
        self.opened.as_ref().and_then(|opened| opened.enrollment.clone()).and_then(Draft::change)
    }

    pub(super) fn open_form(
        &mut self,
        aim: Aim,
        draft: Option<Draft>,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let Some(draft) = draft else { return };
        let is_named = draft.base().is_none() && !draft.id.is_empty();
        self.close_form();
        if let Some(opened) = &mut self.opened {
            opened.written = None;
        }
        self.form = Some(Form { id_typed: is_named, ..Form::new(aim, draft) });
        self.read_keys_of_form(now, effects);
        effects.push(Effect::Focus(Focus::Form));
    }

    /// The keys of a symmetric-key enrollment are read before it is changed: a change must send them back.
    fn read_keys_of_form(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(form) = self.form.as_mut().filter(|form| form.needs_keys()) else { return };
        if let Ok(id) = Id::parse(&form.draft.id) {
            form.progress = Progress::ReadingKeys;
            let kind = form.draft.kind();
            self.call(Call::Keys(AttestationMechanism { kind, id }), now, effects);
        }
    }

    /// Drops the opened form. A save under way may have been carried out: its answer is still taken in. One that waits was
    /// not.
    pub(super) fn close_form(&mut self) {
        self.stop_waiting(|call| call.purpose() == Purpose::Edit);
        self.form = None;
    }

    fn submit(&mut self, id: FormId, now: UnixSeconds, effects: &mut Effects) {
        let connected = self.connect.session.is_some();
        let Some(form) = self.form_mut(id) else { return };
        if !connected {
            form.attempted = true;
            effects.push(Effect::Focus(Focus::ConnectionString));
        } else if form.is_ready() && form.needs_keys() {
            self.read_keys_of_form(now, effects);
        } else if let Some(put) = form.submit() {
            let listed = self.list_of(put.kind).find(put.id.as_str()).and_then(Item::etag);
            if let Some(form) = self.form_mut(id) {
                // What is listed after a lost answer may be its own.
                let is_other = |sent: &Sent| !sent.id.as_str().eq_ignore_ascii_case(put.id.as_str());
                let is_first = !form.is_unknown || form.sent.as_ref().is_none_or(is_other);
                if is_first {
                    form.sent = Some(Sent { id: put.id.clone(), listed });
                }
            }
            let call = if id == FormId::Step { Call::Create(put) } else { Call::Save(put) };
            self.call(call, now, effects);
        } else if form.attempted && !form.is_busy() {
            effects.push(Effect::Focus(Focus::FirstInvalid));
        }
    }

    /// It is not known whether the request was carried out: the newest state tells.
    fn check(&mut self, id: FormId, now: UnixSeconds, effects: &mut Effects) {
        let failed = |form: &&mut Form| form.is_unknown && matches!(form.progress, Progress::Failed(_));
        let Some(form) = self.form_mut(id).filter(failed) else { return };
        let Ok(asked) = Id::parse(form.draft.id.trim()) else { return };
        form.progress = Progress::Rereading;
        let get = Get { kind: form.draft.kind(), id: asked };
        let call = if id == FormId::Step { Call::CheckCreate(get) } else { Call::Reread(get) };
        self.call(call, now, effects);
    }

    /// A group was created in step 3.
    pub(super) fn created(&mut self, group: Enrollment, effects: &mut Effects) {
        self.create = Form::new(Aim::Create, Draft::new(Kind::Group));
        self.create.progress = Progress::Created { id: group.id().to_owned() };
        self.certificates.clear();
        self.announce(effects, |texts| (texts.created)(Kind::Group, group.id()));
        self.lists.groups.put(Item::Enrollment(group));
    }

    /// It exists after all: this request was carried out, or somebody was faster.
    pub(super) fn found(&mut self, group: Enrollment) {
        self.create.merge(group.clone());
        if self.lists.groups.progress != list::Progress::NotLoaded {
            self.lists.groups.put(Item::Enrollment(group));
        }
    }

    /// What was saved, with the registration record that it had: the answer to a change leaves it out.
    pub(super) fn with_record(&self, saved: Enrollment) -> Enrollment {
        let opened = self.opened.as_ref().filter(|opened| opened.is(saved.kind(), saved.id()));
        match opened.and_then(|opened| opened.enrollment.as_ref()) {
            Some(before) => saved.with_registration_of(before),
            None => saved,
        }
    }

    /// What the opened form held is saved.
    pub(super) fn saved(&mut self, put: &Put, saved: Enrollment, effects: &mut Effects) {
        let (kind, id) = (saved.kind(), saved.id().to_owned());
        let form = self.form.take_if(|form| form.is_of(kind, &id));
        if put.if_match.is_some() {
            let is_open = |opened: &&mut Opened| opened.is(kind, &id);
            self.list_again(&saved);
            self.announce(effects, |texts| (texts.saved)(kind, &id));
            if let Some(opened) = self.opened.as_mut().filter(is_open) {
                opened.take(Ok(saved));
                opened.written = Some(Written::Saved);
                effects.push(Effect::Focus(Focus::Heading));
            }
            return;
        }
        self.announce(effects, |texts| (texts.created)(kind, &id));
        let list = self.list_of(kind);
        if list.progress != list::Progress::NotLoaded {
            list.put(Item::Enrollment(saved.clone()));
        }
        if form.is_some() {
            self.certificates.clear();
            self.create.choose(Default::default(), None);
            let mut opened = Opened::new(kind, id.clone(), Some(saved));
            opened.progress = opened::Progress::Loaded;
            opened.written = Some(Written::Created);
            self.opened = Some(opened);
            let before = self.address.place.clone();
            self.address = self.address.at(Place::Enrollment(kind, id));
            self.leave_records(&before, effects);
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: true });
            effects.push(Effect::Focus(Focus::Heading));
        }
    }

    /// A call of a form failed.
    pub(super) fn form_failed(
        &mut self,
        call: &Call,
        error: CallError,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let status = if let CallError::Service(problem) = &error { problem.status } else { 0 };
        match call {
            Call::Create(put) | Call::Save(put) => {
                let is_change = put.if_match.is_some();
                let form = match call {
                    Call::Create(_) => Some(&mut self.create),
                    _ => self.form_of(put.kind, &put.id),
                };
                let Some(form) = form else { return self.doubt_list(Some(put.kind), error) };
                form.is_unknown |= error.may_be_carried_out();
                if status == 412 && is_change {
                    form.progress = Progress::Rereading;
                    let get = Get { kind: put.kind, id: put.id.clone() };
                    self.call(Call::Reread(get), now, effects);
                } else if status == 409 && !is_change {
                    // It may be the person's own: a request whose answer was lost, or one that the browser itself sent twice
                    // (Chromium does, over a connection that was closed).
                    form.progress = Progress::Rereading;
                    let get = Get { kind: put.kind, id: put.id.clone() };
                    let is_step = matches!(call, Call::Create(_));
                    self.call(if is_step { Call::CheckCreate(get) } else { Call::Reread(get) }, now, effects);
                } else {
                    form.progress = Progress::Failed(error);
                }
            }
            Call::CheckCreate(_) | Call::Reread(_) => {
                let form = match call {
                    Call::Reread(get) => self.form_of(get.kind, &get.id),
                    _ => Some(&mut self.create),
                };
                let Some(form) = form else { return };
                let is_missing = error.is_missing();
                form.is_unknown &= !is_missing;
                form.progress = if is_missing && form.draft.base().is_none() {
                    Progress::NotCarriedOut
                } else {
                    Progress::Failed(error)
                };
            }
            Call::Keys(keys) => {
                // Without the keys a change would make new ones. What was typed stays, and sending asks for them again.
                let Some(form) = self.form_of(keys.kind, &keys.id) else { return };
                if form.draft.changes().is_empty() {
                    self.form = None;
                    if let Some(opened) = &mut self.opened {
                        opened.progress = opened::Progress::Failed(error);
                    }
                } else {
                    form.progress = Progress::Failed(error);
                }
            }
            _ => {}
        }
    }

    /// The keys are here: the change may begin.
    pub(super) fn keys_read(
        &mut self,
        asked: &AttestationMechanism,
        answer: Mechanism,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let waits = |form: &&mut Form| form.progress == Progress::ReadingKeys;
        let Some(form) = self.form_of(asked.kind, &asked.id).filter(waits) else { return };
        if let Mechanism::SymmetricKey(keys) = answer {
            form.draft.proof.keys = Keys::Given(keys);
            form.progress = Progress::Editing;
            effects.push(Effect::Focus(Focus::Form));
        } else {
            // Somebody gave it another attestation meanwhile.
            self.form = None;
            self.read_opened(now, effects);
        }
    }

    /// The newest state is here.
    pub(super) fn reread(&mut self, get: &Get, theirs: Enrollment, effects: &mut Effects) {
        let Some(form) = self.form_of(get.kind, &get.id) else { return };
        form.merge(theirs);
        if let Progress::Merging(merge) = &form.progress
            && merge.is_mine()
        {
            // Nothing to choose: it is as the person wants it.
            let saved = merge.theirs.clone();
            if let Ok(put) = form.draft.check() {
                self.saved(&put, saved, effects);
            }
        }
    }

    /// The opened form, if it is of this enrollment: an answer may come when another one is edited.
    fn form_of(&mut self, kind: Kind, id: &Id) -> Option<&mut Form> {
        self.form.as_mut().filter(|form| form.is_of(kind, id.as_str()))
    }
}

/// A disabled individual enrollment: DPS looks for one first, so it keeps the device out, whatever group would take it.
/// <https://learn.microsoft.com/azure/iot-dps/how-to-revoke-device-access-portal>
fn revocation(id: String) -> Draft {
    let mut draft = Draft::new(Kind::Individual);
    draft.id = id;
    draft.set_enabled(false);
    draft.proof.method = Method::SymmetricKey;
    draft
}
