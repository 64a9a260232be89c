//! What happens in the CA workshop.

use super::Effects;
use crate::{
    page::{State, workshop::Event},
    time::UnixSeconds,
};

impl State {
    /// An event of the workshop, to the bench that it belongs to.
    pub(super) fn update_workshop(&mut self, event: Event, _now: UnixSeconds, _effects: &mut Effects) {
        match event {
            Event::Make(event) => match event {},
            Event::Prove(event) => match event {},
            Event::Check(event) => match event {},
            Event::Admit(event) => match event {},
        }
    }
}
