//! What the events and answers of deleting do.

use super::Effects;
use crate::{
    dps::{CallError, Id, enrollment::Kind},
    page::{
        Effect, Event, Focus, State,
        address::Place,
        call::{Call, Purpose},
        deletion::{Deletion, Progress},
        form,
        item::Item,
        list::Which,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of deleting; any other does nothing here.
    pub(super) fn update_deletion(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match (event, &mut self.deletion) {
            (Event::DeleteAsked(item), _) => {
                self.deletion = Deletion::ask(*item);
                self.lists.forget_deleted();
                if let Some(deletion) = self.deletion.as_mut().filter(|deletion| deletion.lacks_version()) {
                    let call = deletion.reread();
                    self.call(call, now, effects);
                }
            }
            (Event::ConfirmationTyped(text), Some(deletion)) => deletion.typed = text,
            (Event::DeleteConfirmed, Some(deletion)) => {
                if let Some(call) = deletion.submit() {
                    self.call(call, now, effects);
                }
            }
            (Event::DeleteChecked, Some(deletion)) if !deletion.is_busy() => {
                let call = deletion.reread();
                self.call(call, now, effects);
            }
            (Event::DeleteCancelled, _) => {
                // A delete under way may have been carried out: its answer is still taken in. One that waits was not.
                self.stop_waiting(|call| matches!(call.purpose(), Purpose::Delete | Purpose::DeleteRecord));
                self.deletion = None;
            }
            _ => {}
        }
    }

    /// What was deleted is gone from everything that showed it.
    pub(super) fn deleted(&mut self, call: &Call, now: UnixSeconds, effects: &mut Effects) {
        let Some((kind, id)) = subject(call) else { return };
        let asked = self.deletion.take_if(|deletion| deletion.item.kind() == kind && deletion.id() == id);
        self.announce(effects, |texts| (texts.deleted)(kind, id.as_str()));
        let which = kind.map_or(Which::Registrations, Which::of);
        self.lists.get_mut(which).remove(id.as_str());
        let left = self.leave_deleted(kind, id, now, effects);
        self.lists.get_mut(which).deleted = Some(id.to_string());
        // To where that is said, or to what is left of the page. An answer to what was given up moves nobody who stays.
        if asked.is_some() || left {
            let is_said = self.opened.is_none() && self.list_behind() == which;
            effects.push(Effect::Focus(if is_said { Focus::List } else { Focus::Heading }));
        }
    }

    /// Nothing shows as there what is not. Whether its page was left.
    fn leave_deleted(
        &mut self,
        kind: Option<Kind>,
        id: &Id,
        now: UnixSeconds,
        effects: &mut Effects,
    ) -> bool {
        let Some(kind) = kind else {
            // The page of a device shows what became of it.
            if self.opened.as_ref().is_some_and(|opened| opened.id.eq_ignore_ascii_case(id.as_str())) {
                self.read_opened(now, effects);
            }
            return false;
        };
        if self.create.progress == (form::Progress::Created { id: id.to_string() }) {
            self.create.edit();
        }
        let is_open = self.opened.as_ref().is_some_and(|opened| opened.is(kind, id.as_str()));
        if is_open {
            self.close_form();
            self.opened = None;
            self.address = self.address.at(Place::list_of(kind));
            effects.push(Effect::ShowAddress { address: self.address.clone(), push: true });
            self.load_first(now, effects);
        }
        is_open
    }

    /// The newest state is here.
    pub(super) fn rechecked(&mut self, item: Item) {
        if let Item::Enrollment(enrollment) = &item {
            self.list_again(enrollment);
        }
        if let Some(deletion) = self.deletion.as_mut().filter(|deletion| deletion.is_of(&item)) {
            deletion.renew(item);
        }
    }

    /// A call of deleting failed.
    pub(super) fn delete_failed(
        &mut self,
        call: &Call,
        error: CallError,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let status = if let CallError::Service(problem) = &error { problem.status } else { 0 };
        if error.is_missing() {
            // Somebody else deleted it, or this request did: what was wanted is so.
            return self.deleted(call, now, effects);
        }
        let Some((kind, id)) = subject(call) else { return };
        // An answer may come when another delete is asked about.
        let is_of = |deletion: &&mut Deletion| deletion.item.kind() == kind && deletion.id() == id;
        let is_write = matches!(call, Call::Delete(_) | Call::DeleteRecord(_));
        let Some(deletion) = self.deletion.as_mut().filter(is_of) else {
            if is_write {
                self.doubt_list(kind, error);
            }
            return;
        };
        deletion.is_unknown |= is_write && error.may_be_carried_out();
        // A 404 of somebody in between tells nothing: the newest state does.
        if matches!(status, 404 | 412) && deletion.progress == Progress::Sending {
            let call = deletion.reread();
            return self.call(call, now, effects);
        }
        deletion.progress = Progress::Failed(error);
    }
}

/// What a call of deleting is about; `None` as kind for a registration record.
fn subject(call: &Call) -> Option<(Option<Kind>, &Id)> {
    Some(match call {
        Call::Delete(delete) => (Some(delete.kind), &delete.id),
        Call::Recheck(get) => (Some(get.kind), &get.id),
        Call::DeleteRecord(delete) => (None, &delete.id),
        Call::RecheckRecord(get) => (None, &get.id),
        _ => return None,
    })
}
