//! One action on many rows of a list, each with a result of its own: enrollments ten at a time, registration records one by
//! one, because the service has no bulk operation for them. Nothing is done twice, and what was not reached is said.

mod outcome;
mod work;

pub use self::outcome::{Counts, Failure, Outcome};
use self::work::Work;
use super::{agreement::is_as_wanted, item::Item, list::Which};
use crate::{
    dps::{
        BulkMode, BulkResult, CallError, Id, MAX_BULK, Mechanism,
        enrollment::{AttestationMechanism, Bulk, Get, Keys, Kind},
        registration,
    },
    snippet,
};

/// An action on many rows of one list. `Debug` shows no keys.
#[derive(Debug)]
pub struct Run {
    /// What is done.
    pub action: Action,
    /// The list they are of.
    pub list: Which,
    /// Whether it is one row's: it is not asked about, and shown only if it fails.
    pub is_quiet: bool,
    /// How far it is.
    pub progress: Progress,
    /// What was typed to confirm it.
    pub typed: String,
    /// What became of each item that was reached, in order.
    pub outcomes: Vec<Outcome>,
    /// Not yet sent.
    waiting: Vec<Work>,
    /// Sent, without an answer yet.
    under_way: Vec<Work>,
    /// Sent, and it is not known whether they were carried out.
    unknown: Vec<Work>,
    /// The item whose keys or newest state are being read.
    reading: Option<Id>,
}

/// What is done to each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Let its devices provision.
    Enable,
    /// Let them provision no more.
    Disable,
    /// Delete it.
    Delete,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waiting for the person to confirm.
    Asking,
    /// Calls are under way.
    Running,
    /// What may have been carried out is being read.
    Checking,
    /// The person stopped it, or what was not reached waits for them after a check.
    Stopped,
    /// A call failed as a whole.
    Failed(CallError),
    /// Everything was reached.
    Done,
}

/// What a run asks for next.
#[derive(Debug)]
pub enum Step {
    /// The keys of an item.
    Keys(AttestationMechanism),
    /// Up to ten enrollments.
    Bulk(Bulk),
    /// The newest state of an enrollment.
    Check(Get),
    /// One registration record.
    Record(registration::Delete),
    /// The newest state of a registration record.
    CheckRecord(registration::Get),
    /// Nothing: it is over.
    Done,
}

impl Run {
    /// An action on items, to be confirmed. What is as it shall be already is left out.
    pub fn ask<'a>(action: Action, list: Which, items: impl Iterator<Item = &'a Item>) -> Self {
        let (mut waiting, mut outcomes) = (Vec::new(), Vec::new());
        for item in items {
            match Work::of(action, item) {
                Some(Ok(work)) => waiting.push(work),
                Some(Err(failure)) => {
                    outcomes.push(Outcome { id: item.id().to_owned(), failure: Some(failure) });
                }
                None => {}
            }
        }
        Self {
            action,
            list,
            is_quiet: false,
            progress: Progress::Asking,
            typed: String::new(),
            outcomes,
            waiting,
            under_way: Vec::new(),
            unknown: Vec::new(),
            reading: None,
        }
    }

    /// The IDs of what is not yet sent.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        self.waiting.iter().map(Work::id)
    }

    /// How many are not reached yet.
    pub fn left(&self) -> usize {
        self.waiting.len() + self.under_way.len()
    }

    /// Whether it is confirmed by typing how many it deletes.
    pub fn asks_number(&self) -> bool {
        self.action == Action::Delete
    }

    /// Whether it may begin.
    pub fn is_confirmed(&self) -> bool {
        !self.asks_number() || self.typed.trim() == self.left().to_string()
    }

    /// Whether calls are under way.
    pub fn is_running(&self) -> bool {
        matches!(self.progress, Progress::Running | Progress::Checking)
    }

    /// How many became what.
    pub fn counts(&self) -> Counts {
        let (done, unknown) = (self.succeeded().count(), self.unknown.len());
        Counts { done, failed: self.failed_count() - unknown, unknown, left: self.left() }
    }

    /// Whether the person can have them checked.
    pub fn can_check(&self) -> bool {
        !self.is_running() && !self.unknown.is_empty()
    }

    /// Whether the person can go on with what was not reached.
    pub fn can_continue(&self) -> bool {
        let is_held = matches!(self.progress, Progress::Stopped | Progress::Failed(_));
        is_held && self.unknown.is_empty() && self.under_way.is_empty() && !self.waiting.is_empty()
    }

    /// Begins to check what may have been carried out.
    pub fn check(&mut self) {
        self.progress = Progress::Checking;
    }

    /// Goes on after a stop or a failure.
    pub fn resume(&mut self) {
        self.progress = Progress::Running;
    }

    /// The IDs that were carried out.
    pub fn succeeded(&self) -> impl Iterator<Item = &str> {
        self.outcomes.iter().filter(|outcome| outcome.failure.is_none()).map(|outcome| outcome.id.as_str())
    }

    /// How many failed, or may have.
    pub fn failed_count(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.failure.is_some()).count()
    }

    /// What comes next.
    pub fn step(&mut self) -> Step {
        if self.progress == Progress::Stopped {
            return Step::Done;
        }
        if self.progress == Progress::Checking {
            if let Some(id) = self.unknown.first().and_then(|work| Id::parse(work.id()).ok()) {
                self.reading = Some(id.clone());
                return match self.kind() {
                    Some(kind) => Step::Check(Get { kind, id }),
                    None => Step::CheckRecord(registration::Get { id }),
                };
            }
            self.progress = if self.waiting.is_empty() { Progress::Done } else { Progress::Stopped };
            return Step::Done;
        }
        self.progress = Progress::Running;
        while let Some(first) = self.waiting.first() {
            if let Work::Record(delete) = first {
                let delete = delete.clone();
                self.under_way.push(self.waiting.remove(0));
                return Step::Record(delete);
            }
            let kind = self.kind().unwrap_or(Kind::Individual);
            if self.action != Action::Delete {
                let unread = self.waiting.iter().take(MAX_BULK).find(|work| work.needs_keys());
                if let Some(id) = unread.and_then(|work| Id::parse(work.id()).ok()) {
                    self.reading = Some(id.clone());
                    return Step::Keys(AttestationMechanism { kind, id });
                }
            }
            if let Some(bulk) = self.next_bulk(kind) {
                return Step::Bulk(bulk);
            }
        }
        self.progress = Progress::Done;
        Step::Done
    }

    /// The kind of enrollment, where it is about enrollments.
    pub fn kind(&self) -> Option<Kind> {
        self.list.kind()
    }

    /// Up to ten items, if one of them can be sent.
    fn next_bulk(&mut self, kind: Kind) -> Option<Bulk> {
        let mut items = Vec::new();
        for work in self.waiting.drain(..self.waiting.len().min(MAX_BULK)) {
            match work.item(self.action) {
                Ok(item) => {
                    items.push(item);
                    self.under_way.push(work);
                }
                Err(failure) => {
                    self.outcomes.push(Outcome { id: work.id().to_owned(), failure: Some(failure) });
                }
            }
        }
        let mode = self.mode();
        (!items.is_empty()).then_some(Bulk { kind, mode, items })
    }

    /// Whether an answer about an item is waited for: it may come after the person closed this run and began another.
    pub fn reads(&self, id: &Id) -> bool {
        self.reading.as_ref() == Some(id)
    }

    /// Whether the answer to this call is waited for.
    pub fn awaits(&self, bulk: &Bulk) -> bool {
        let ids = bulk.items.iter().filter_map(|item| item.get(bulk.kind.id_field())?.as_str());
        self.kind() == Some(bulk.kind)
            && (self.action == Action::Delete) == (bulk.mode == BulkMode::Delete)
            && ids.eq(self.under_way.iter().map(Work::id))
    }

    /// Its next call, without keys, to be copied as code; `None` where nothing waits.
    pub fn next_call(&self) -> Option<snippet::Action> {
        if let Work::Record(delete) = self.waiting.first()? {
            return Some(snippet::Action::DeleteRecord(delete.clone()));
        }
        let items = self.waiting.iter().take(MAX_BULK).filter_map(|work| work.item_without_keys(self.action));
        Some(snippet::Action::of_bulk(self.kind()?, self.mode(), items.collect()))
    }

    fn mode(&self) -> BulkMode {
        if self.action == Action::Delete { BulkMode::Delete } else { BulkMode::UpdateIfMatchEtag }
    }

    /// The keys of an item are here, or could not be read.
    pub fn take_keys(&mut self, id: &Id, answer: Result<Mechanism, CallError>) {
        self.reading = None;
        let Some(at) = self.waiting.iter().position(|work| work.id().eq_ignore_ascii_case(id.as_str()))
        else {
            return;
        };
        if let (Ok(Mechanism::SymmetricKey(keys)), Some(Work::Enrollment(draft))) =
            (answer, self.waiting.get_mut(at))
        {
            draft.proof.keys = Keys::Given(keys);
        } else {
            self.waiting.remove(at);
            self.outcomes.push(Outcome { id: id.to_string(), failure: Some(Failure::KeysUnread) });
        }
    }

    /// What became of the items that were sent. A delete of what is gone already is done.
    pub fn take(&mut self, result: &BulkResult) {
        let sent = std::mem::take(&mut self.under_way);
        let is_vague = result.is_vague(|id| sent.iter().any(|work| work.id().eq_ignore_ascii_case(id)));
        for work in sent {
            match result.error_of(work.id()) {
                None if is_vague => self.lose(work),
                None => self.end(work.id(), None),
                Some(error) if self.action == Action::Delete && error.is_gone() => self.end(work.id(), None),
                // Somebody else changed it, or the browser sent the call twice and the first time used its version up.
                Some(error) if error.is_other_version() => self.lose(work),
                Some(error) => {
                    let (code, message) = (error.code, error.message.clone());
                    self.end(work.id(), Some(Failure::Refused { code, message }));
                }
            }
        }
    }

    /// Whether the answer to the delete of this record is waited for.
    pub fn awaits_record(&self, id: &Id) -> bool {
        self.under_way.iter().any(|work| matches!(work, Work::Record(delete) if delete.id == *id))
    }

    /// What became of the record that was sent: gone, or refused by the service for a reason of its own, which is no reason not
    /// to go on.
    pub fn take_record(&mut self, answer: Result<(), CallError>) {
        let failure = match answer {
            Ok(()) => None,
            Err(CallError::Service(problem)) => match problem.status {
                404 if problem.is_missing() => None,
                412 => Some(Failure::Changed),
                400 | 409 => Some(Failure::refused(problem)),
                _ => return self.fail(CallError::Service(problem)),
            },
            Err(error) => return self.fail(error),
        };
        for work in std::mem::take(&mut self.under_way) {
            self.end(work.id(), failure.clone());
        }
    }

    /// The call failed as a whole. What follows is not sent before the person says so.
    pub fn fail(&mut self, error: CallError) {
        let sent = std::mem::take(&mut self.under_way);
        if error.may_be_carried_out() {
            for work in sent {
                self.lose(work);
            }
        } else {
            self.waiting.splice(0..0, sent);
        }
        self.is_quiet = false;
        self.progress = Progress::Failed(error);
    }

    /// The newest state of an item that may have been carried out. What was not carried out is reached again when the person
    /// goes on; what somebody else changed is left alone.
    pub fn take_check(&mut self, id: &Id, answer: Result<&Item, CallError>) {
        self.reading = None;
        let Some(at) = self.unknown.iter().position(|work| work.id() == id.as_str()) else { return };
        let is_delete = self.action == Action::Delete;
        let failure = match (answer, self.unknown.get(at)) {
            (Ok(found), Some(work)) if found.etag() == work.etag() => {
                let work = self.unknown.remove(at);
                self.outcomes.retain(|outcome| outcome.id != work.id());
                self.waiting.push(work);
                return;
            }
            (Ok(Item::Enrollment(found)), Some(Work::Enrollment(draft)))
                if !is_delete && is_as_wanted(draft, found) =>
            {
                None
            }
            (Ok(_), _) => Some(Failure::Changed),
            (Err(CallError::Service(problem)), _) if problem.is_missing() => {
                (!is_delete).then(|| Failure::refused(problem))
            }
            (Err(error), _) => {
                self.progress = Progress::Failed(error);
                return;
            }
        };
        let work = self.unknown.remove(at);
        self.outcomes.retain(|outcome| outcome.id != work.id());
        self.end(work.id(), failure);
    }

    fn end(&mut self, id: &str, failure: Option<Failure>) {
        self.outcomes.push(Outcome { id: id.to_owned(), failure });
    }

    fn lose(&mut self, work: Work) {
        self.is_quiet = false;
        self.end(work.id(), Some(Failure::Unknown));
        self.unknown.push(work);
    }
}
