//! What happens in the CA workshop.

use super::Effects;
use crate::{
    certificate::{Item, Reading},
    page::{
        State,
        workshop::{Event, make},
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
            Event::Check(event) => match event {},
            Event::Admit(event) => match event {},
        }
    }

    /// A CA that was made goes to step 2, as if its file had been dropped.
    fn use_in_group(&mut self, index: usize, now: UnixSeconds, effects: &mut Effects) {
        let Some(made) = self.workshop.shelf.made.get(index) else { return };
        let items = vec![Item::Certificate(Box::new(made.certificate.clone()))];
        self.read(Reading { source: String::new(), items }, now, effects);
    }
}
