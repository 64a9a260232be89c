//! What opening an enrollment and looking at it does.

use super::Effects;
use crate::{
    dps::{
        Id, Mechanism,
        enrollment::{AttestationMechanism, Get},
    },
    page::{
        Effect, Event, Focus, State,
        address::{Address, Place},
        call::{Call, Purpose},
        item::Item,
        list::{List, Which},
        opened::{Keys, Opened, Progress},
        run::Run,
        share::Proposal,
    },
    time::UnixSeconds,
};

impl State {
    /// An event of the opened enrollment; any other does nothing here.
    pub(super) fn update_opened(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::Navigated(address) => self.show(address, now, effects),
            Event::Reread => self.read_opened(now, effects),
            Event::KeysAsked => self.read_keys(now, effects),
            Event::KeysHidden => self.hide_keys(effects),
            Event::DeviceIdsTyped(text) => {
                if let Some(opened) = &mut self.opened {
                    opened.device_ids = text;
                    opened.revision += 1;
                }
            }
            _ => {}
        }
    }

    /// Shows an address. An enrollment known from its list is shown at once, and read from the service besides.
    pub(super) fn show(&mut self, mut address: Address, now: UnixSeconds, effects: &mut Effects) {
        if let Some(proposal) = Proposal::take(&mut address) {
            self.propose(proposal);
            effects.push(Effect::ShowAddress { address: address.clone(), push: false });
        }
        let before = std::mem::replace(&mut self.address, address);
        if self.connect.session.is_some() {
            self.address.sandbox = self.connect.is_sandbox();
        }
        if self.address.place != before.place {
            // What was asked about is left with its page.
            self.deletion = None;
            self.lists.forget_deleted();
            self.run = self.run.take().filter(Run::is_running);
            self.vault.question = None;
            self.abort(Purpose::Open, effects);
            self.hide_keys(effects);
            self.close_form();
            self.leave_records(&before.place, effects);
            self.opened = None;
            if let Place::Enrollment(kind, id) = self.address.place.clone() {
                let known = self.list_of(kind).find(&id).and_then(Item::enrollment).cloned();
                self.opened = Some(Opened::new(kind, id, known));
            }
            self.read_opened(now, effects);
            effects.push(Effect::Focus(Focus::Heading));
        }
        self.load_first(now, effects);
    }

    /// The records of one group are not those of another.
    pub(super) fn leave_records(&mut self, place: &Place, effects: &mut Effects) {
        if matches!(place, Place::Registrations(_)) {
            self.abort(Purpose::List(Which::Registrations), effects);
            self.lists.registrations = List::default();
        }
    }

    pub(super) fn read_opened(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let connected = self.connect.session.is_some();
        let Some(opened) = &mut self.opened else { return };
        opened.written = None;
        opened.progress = match Id::parse(&opened.id) {
            Err(_) => Progress::InvalidId,
            Ok(_) if !connected => Progress::NotConnected,
            Ok(id) => {
                opened.progress = Progress::Loading;
                let get = Get { kind: opened.kind, id };
                return self.call(Call::Open(get), now, effects);
            }
        };
    }

    fn read_keys(&mut self, now: UnixSeconds, effects: &mut Effects) {
        let connected = self.connect.session.is_some();
        let Some(opened) = self.opened.as_mut().filter(|_| connected) else { return };
        if let (Ok(id), false) = (Id::parse(&opened.id), matches!(opened.keys, Keys::Reading)) {
            opened.keys = Keys::Reading;
            let kind = opened.kind;
            self.call(Call::ShowKeys(AttestationMechanism { kind, id }), now, effects);
        }
    }

    fn hide_keys(&mut self, effects: &mut Effects) {
        self.abort(Purpose::ShowKeys, effects);
        if let Some(opened) = &mut self.opened {
            opened.keys = Keys::Hidden;
        }
    }

    /// The keys are here. An enrollment that has none any more is read again.
    pub(super) fn keys_shown(
        &mut self,
        asked: &AttestationMechanism,
        answer: Mechanism,
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        let is_opened = |opened: &&mut Opened| opened.is(asked.kind, asked.id.as_str());
        let Some(opened) = self.opened.as_mut().filter(is_opened) else { return };
        if let Mechanism::SymmetricKey(keys) = answer {
            opened.keys = Keys::Shown(keys);
            opened.revision += 1;
        } else {
            opened.keys = Keys::Hidden;
            self.read_opened(now, effects);
        }
    }
}
