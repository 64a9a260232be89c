//! What the events and answers of editing do.

use super::Effects;
use crate::{
    dps::{
        Attestation, CallError, Mechanism,
        enrollment_group::{AttestationMechanism, EnrollmentGroup, EnrollmentGroupId, Get},
    },
    page::{
        Effect, Event, Focus, State,
        call::{Call, Purpose},
        editing::{self, Editing},
        group,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of editing; any other does nothing here.
    pub(super) fn update_editing(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match (event, &mut self.editing) {
            (Event::EditAsked, _) => self.edit(now, effects),
            (Event::EditCancelled, _) => {
                self.end_editing();
                effects.push(Effect::Focus(Focus::Heading));
            }
            (Event::Edited(edited), Some(editing)) => editing.change(edited),
            (Event::EditSaved, Some(editing)) => {
                if let Some(put) = editing.submit() {
                    self.call(Call::Save(put), now, effects);
                }
            }
            (Event::MergeChosen(field, side), Some(editing)) => editing.keep(field.as_deref(), side),
            (Event::MergeApplied, Some(editing)) => {
                editing.apply();
                effects.push(Effect::Focus(Focus::Edit));
            }
            _ => {}
        }
    }

    /// Begins to edit the opened group. The keys of a symmetric-key group are read first: a change must send them back.
    fn edit(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let Some(group) = self.group.as_ref().and_then(|open| open.group.clone()) else { return };
        let has_keys = group.attestation() == Attestation::SymmetricKey;
        self.editing = Editing::begin(group);
        let Some(editing) = &mut self.editing else { return };
        if let (true, Ok(id)) = (has_keys, EnrollmentGroupId::parse(editing.edit.base.id())) {
            editing.progress = editing::Progress::ReadingKeys;
            self.call(Call::Keys(AttestationMechanism { id }), now, effects);
        }
        effects.push(Effect::Focus(Focus::Edit));
    }

    /// Drops the change. A save under way may have been carried out: its answer is still taken in. One that waits was not.
    pub(super) fn end_editing(&mut self) {
        self.stop_waiting(|call| call.purpose() == Purpose::Edit);
        self.editing = None;
    }

    pub(super) fn saved(&mut self, group: EnrollmentGroup, effects: &mut Effects) {
        self.editing.take_if(|editing| editing.is_of(group.id()));
        self.list_again(&group);
        self.announce(effects, |texts| (texts.saved)(group.id()));
        if let Some(open) = self.group.as_mut().filter(|open| open.id.eq_ignore_ascii_case(group.id())) {
            open.take(Ok(group));
            effects.push(Effect::Focus(Focus::Heading));
        }
    }

    pub(super) fn edit_failed(
        &mut self,
        call: &Call,
        error: CallError,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let changed = matches!(&error, CallError::Service(problem) if problem.status == 412);
        let id = match call {
            Call::Save(put) => &put.id,
            Call::Reread(get) => &get.id,
            Call::Keys(keys) => &keys.id,
            _ => return,
        };
        let Some(editing) = self.editing_of(id) else { return };
        match call {
            Call::Save(put) if changed => {
                editing.progress = editing::Progress::Rereading;
                self.call(Call::Reread(Get { id: put.id.clone() }), now, effects);
            }
            Call::Keys(_) => {
                // Without the keys a change would make new ones.
                self.editing = None;
                if let Some(open) = &mut self.group {
                    open.progress = group::Progress::Failed(error);
                }
            }
            _ => editing.progress = editing::Progress::Failed(error),
        }
    }

    /// The keys are here: the change may begin.
    pub(super) fn keys_read(
        &mut self,
        id: &EnrollmentGroupId,
        mechanism: Mechanism,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let Some(editing) = self.editing_of(id) else { return };
        if let Mechanism::SymmetricKey(keys) = mechanism {
            editing.keys = Some(keys);
            editing.progress = editing::Progress::Editing;
        } else {
            // Somebody gave the group another attestation meanwhile.
            self.editing = None;
            self.read_group(now, effects);
        }
    }

    /// The state somebody else made is here.
    pub(super) fn reread(&mut self, theirs: EnrollmentGroup) {
        let id = theirs.id().to_owned();
        if let Some(editing) = self.editing.as_mut().filter(|editing| editing.is_of(&id)) {
            editing.merge(theirs);
        }
    }

    /// The change under way, if it is of this group: an answer may come when another one is edited.
    fn editing_of(&mut self, id: &EnrollmentGroupId) -> Option<&mut Editing> {
        self.editing.as_mut().filter(|editing| editing.is_of(id.as_str()))
    }
}
