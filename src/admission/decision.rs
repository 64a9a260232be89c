//! What comes of a device's request, and why.

use super::{
    assignment::Assignment,
    near::NearMiss,
    reason::{Reason, Statement},
};
use crate::dps::enrollment::Kind;

/// What comes of a device's request, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Its registration ID, where it has one.
    pub registration_id: Option<String>,
    /// The enrollment that decides.
    pub enrollment: Option<Found>,
    /// What comes of it.
    pub outcome: Outcome,
    /// What the device gets, where it is not refused.
    pub assignment: Option<Assignment>,
    /// The steps, in the order in which DPS takes them.
    pub reasons: Vec<Reason>,
    /// What nearly fits, the nearest first. Empty where something does.
    pub near_misses: Vec<NearMiss>,
}

/// An enrollment that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub kind: Kind,
    /// Its ID.
    pub id: String,
}

/// What comes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The device is admitted.
    Admitted,
    /// It depends on what is not known here; the reasons say on what.
    Open,
    /// The device is refused.
    Refused,
}

/// A decision in the making.
#[derive(Debug, Default)]
pub(super) struct Steps {
    pub(super) reasons: Vec<Reason>,
    pub(super) is_open: bool,
    /// Whether an enrollment of which not enough is known may come before the one that is found.
    pub(super) may_be_another: bool,
}

impl Steps {
    pub(super) fn say(&mut self, statement: Statement) {
        let basis = statement.basis();
        self.reasons.push(Reason { statement, basis });
    }

    /// Says what is not known.
    pub(super) fn leave_open(&mut self, statement: Statement) {
        self.is_open = true;
        self.say(statement);
    }

    pub(super) fn decide(
        self,
        registration_id: Option<&str>,
        enrollment: Option<Found>,
        assignment: Option<Assignment>,
        near_misses: Vec<NearMiss>,
    ) -> Decision {
        let outcome = match &assignment {
            _ if self.may_be_another => Outcome::Open,
            Some(_) if self.is_open => Outcome::Open,
            Some(_) => Outcome::Admitted,
            None => Outcome::Refused,
        };
        let registration_id = registration_id.map(str::to_owned);
        Decision { registration_id, enrollment, outcome, assignment, reasons: self.reasons, near_misses }
    }
}
