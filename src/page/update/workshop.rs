//! What happens in the CA workshop.

use super::Effects;
use crate::{
    certificate::Reading,
    page::{
        State,
        address::{Bench, Place},
        certificates::Slot,
        list::Progress,
        workshop::{Event, admit, make},
    },
    time::UnixSeconds,
};

impl State {
    /// An event of the workshop, to the bench that it belongs to.
    pub(super) fn update_workshop(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::Make(make::Event::UsedInGroup(index)) => self.use_in_group(index, now, effects),
            Event::Make(event) => self.workshop.update_make(event, now, effects),
            Event::Prove(event) => self.workshop.update_prove(event, now, effects),
            Event::Answered(job, answer, entropy) => {
                self.workshop.answered(job, answer, entropy, now, effects);
            }
            Event::Check(event) => self.workshop.check.update(event, now),
            Event::Admit(admit::Event::LoadAsked) => {
                for which in admit::LISTS {
                    self.load(which, now, effects);
                }
            }
            Event::Admit(admit::Event::ContinueAsked) => {
                for which in admit::LISTS {
                    if self.lists.get(which).progress != Progress::Complete {
                        self.load_rest(which, now, effects);
                    }
                }
            }
            Event::Admit(admit::Event::Stopped) => {
                for which in admit::LISTS {
                    self.stop_list(which, effects);
                }
            }
            Event::Admit(event) => self.workshop.admit.edit(event),
        }
    }

    /// While the bench is open that asks for admission: loads what it takes, and decides.
    pub(super) fn keep_admission(&mut self, now: UnixSeconds, effects: &mut Effects) {
        if self.address.place != Place::Workshop(Bench::Admit) {
            return;
        }
        for which in admit::LISTS {
            if self.lists.get(which).progress == Progress::NotLoaded {
                self.load(which, now, effects);
            }
        }
        self.decide_admission();
    }

    /// A CA that was made goes to step 2, and becomes the primary one there, whatever else was dropped.
    fn use_in_group(&mut self, index: usize, now: UnixSeconds, effects: &mut Effects) {
        let Some(made) = self.workshop.shelf.made.get(index) else { return };
        let entries = self.read(Reading::of([made.certificate.clone()]), now, effects);
        self.certificates.choose(Slot::Primary, entries.first().copied());
        self.certificates.choose(Slot::Secondary, None);
        self.certificates_changed();
    }
}
