//! One action on many enrollments: ten at a time, each with a result of its own. Nothing is done twice, and what was not
//! reached is said.

use super::agreement::is_as_wanted;
use crate::{
    dps::{
        BulkMode, BulkResult, CallError, Id, MAX_BULK, Mechanism,
        enrollment::{AttestationMechanism, Bulk, Draft, DraftError, Enrollment, Get, Keys, Kind, Method},
    },
    snippet,
};

/// An action on many enrollments of one kind. `Debug` shows no keys.
#[derive(Debug)]
pub struct Run {
    /// What is done.
    pub action: Action,
    /// To which kind.
    pub kind: Kind,
    /// Whether it is one row's: it is not asked about, and shown only if it fails.
    pub is_quiet: bool,
    /// How far it is.
    pub progress: Progress,
    /// What became of each item that was reached, in order.
    pub outcomes: Vec<Outcome>,
    /// Not yet sent.
    waiting: Vec<Draft>,
    /// Sent, without an answer yet.
    under_way: Vec<Draft>,
    /// Sent, and it is not known whether they were carried out.
    unknown: Vec<Draft>,
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

/// How many became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Carried out.
    pub done: usize,
    /// Not carried out.
    pub failed: usize,
    /// Perhaps carried out.
    pub unknown: usize,
    /// Not reached yet.
    pub left: usize,
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The item.
    pub id: String,
    /// The service's words where it failed.
    pub failure: Option<Failure>,
}

/// Why one item failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The service refused it.
    Refused {
        /// The service's six digits.
        code: u32,
        /// The service's words.
        message: String,
    },
    /// Its keys could not be read, so a change would have replaced them.
    KeysUnread,
    /// Something in it cannot be sent, so it was left alone.
    NotSent(DraftError),
    /// The service gave no version of it, so a change could overwrite somebody else's.
    NoVersion,
    /// The call it was in failed as a whole: it is not known whether it was carried out.
    Unknown,
    /// It was checked: somebody else changed it meanwhile.
    Changed,
}

/// What a run asks for next.
#[derive(Debug)]
pub enum Step {
    /// The keys of an item.
    Keys(AttestationMechanism),
    /// Up to ten items.
    Bulk(Bulk),
    /// The newest state of an item.
    Check(Get),
    /// Nothing: it is over.
    Done,
}

impl Run {
    /// An action on items, to be confirmed. What is as it shall be already is left out.
    pub fn ask<'a>(action: Action, kind: Kind, items: impl Iterator<Item = &'a Enrollment>) -> Self {
        let (mut waiting, mut outcomes) = (Vec::new(), Vec::new());
        for item in items {
            if action != Action::Delete && item.is_enabled() == (action == Action::Enable) {
                continue;
            }
            let Some(mut draft) = Draft::change(item.clone()) else {
                outcomes.push(Outcome { id: item.id().to_owned(), failure: Some(Failure::NoVersion) });
                continue;
            };
            if action != Action::Delete {
                draft.set_enabled(action == Action::Enable);
            }
            waiting.push(draft);
        }
        Self {
            action,
            kind,
            is_quiet: false,
            progress: Progress::Asking,
            outcomes,
            waiting,
            under_way: Vec::new(),
            unknown: Vec::new(),
            reading: None,
        }
    }

    /// How many are not reached yet.
    pub fn left(&self) -> usize {
        self.waiting.len() + self.under_way.len()
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
            if let Some(id) = self.unknown.first().and_then(|draft| Id::parse(&draft.id).ok()) {
                self.reading = Some(id.clone());
                return Step::Check(Get { kind: self.kind, id });
            }
            self.progress = if self.waiting.is_empty() { Progress::Done } else { Progress::Stopped };
            return Step::Done;
        }
        self.progress = Progress::Running;
        while !self.waiting.is_empty() {
            if self.action != Action::Delete {
                let unread = self.waiting.iter().take(MAX_BULK).find(|draft| needs_keys(draft));
                if let Some(id) = unread.and_then(|draft| Id::parse(&draft.id).ok()) {
                    self.reading = Some(id.clone());
                    return Step::Keys(AttestationMechanism { kind: self.kind, id });
                }
            }
            if let Some(bulk) = self.next_bulk() {
                return Step::Bulk(bulk);
            }
        }
        self.progress = Progress::Done;
        Step::Done
    }

    /// Up to ten items, if one of them can be sent.
    fn next_bulk(&mut self) -> Option<Bulk> {
        let mut items = Vec::new();
        for draft in self.waiting.drain(..self.waiting.len().min(MAX_BULK)) {
            let item = match (self.action, draft.base()) {
                (Action::Delete, Some(base)) => Ok(base.json().clone()),
                _ => draft.item(),
            };
            match item {
                Ok(item) => {
                    items.push(item);
                    self.under_way.push(draft);
                }
                Err(errors) => {
                    let failure = errors.into_iter().next().map(Failure::NotSent);
                    self.outcomes.push(Outcome { id: draft.id, failure });
                }
            }
        }
        let mode = self.mode();
        (!items.is_empty()).then_some(Bulk { kind: self.kind, mode, items })
    }

    /// Whether an answer about an item is waited for: it may come after the person closed this run and began another.
    pub fn reads(&self, id: &Id) -> bool {
        self.reading.as_ref() == Some(id)
    }

    /// Whether the answer to this call is waited for.
    pub fn awaits(&self, bulk: &Bulk) -> bool {
        let ids = bulk.items.iter().filter_map(|item| item.get(self.kind.id_field())?.as_str());
        self.kind == bulk.kind
            && (self.action == Action::Delete) == (bulk.mode == BulkMode::Delete)
            && ids.eq(self.under_way.iter().map(|draft| draft.id.as_str()))
    }

    /// Its next call, without keys, to be copied as code; `None` where nothing waits.
    pub fn next_call(&self) -> Option<snippet::Action> {
        let next = self.waiting.iter().take(MAX_BULK);
        let items: Vec<_> = match self.action {
            Action::Delete => next.filter_map(Draft::base).map(|base| base.json().clone()).collect(),
            Action::Enable | Action::Disable => next.filter_map(|draft| draft.fields().ok()).collect(),
        };
        (!items.is_empty()).then(|| snippet::Action::of_bulk(self.kind, self.mode(), items))
    }

    fn mode(&self) -> BulkMode {
        if self.action == Action::Delete { BulkMode::Delete } else { BulkMode::UpdateIfMatchEtag }
    }

    /// The keys of an item are here, or could not be read.
    pub fn take_keys(&mut self, id: &Id, answer: Result<Mechanism, CallError>) {
        self.reading = None;
        let Some(at) = self.waiting.iter().position(|draft| draft.id.eq_ignore_ascii_case(id.as_str()))
        else {
            return;
        };
        if let (Ok(Mechanism::SymmetricKey(keys)), Some(draft)) = (answer, self.waiting.get_mut(at)) {
            draft.proof.keys = Keys::Given(keys);
        } else {
            self.waiting.remove(at);
            self.outcomes.push(Outcome { id: id.to_string(), failure: Some(Failure::KeysUnread) });
        }
    }

    /// What became of the items that were sent. A delete of what is gone already is done.
    pub fn take(&mut self, result: &BulkResult) {
        let sent = std::mem::take(&mut self.under_way);
        let is_vague = result.is_vague(|id| sent.iter().any(|draft| draft.id.eq_ignore_ascii_case(id)));
        for draft in sent {
            match result.error_of(&draft.id) {
                None if is_vague => self.lose(draft),
                None => self.end(draft.id, None),
                Some(error) if self.action == Action::Delete && error.is_gone() => self.end(draft.id, None),
                Some(error) => {
                    let (code, message) = (error.code, error.message.clone());
                    self.end(draft.id, Some(Failure::Refused { code, message }));
                }
            }
        }
    }

    /// The call failed as a whole. What follows is not sent before the person says so.
    pub fn fail(&mut self, error: CallError) {
        let sent = std::mem::take(&mut self.under_way);
        if error.may_be_carried_out() {
            for draft in sent {
                self.lose(draft);
            }
        } else {
            self.waiting.splice(0..0, sent);
        }
        self.is_quiet = false;
        self.progress = Progress::Failed(error);
    }

    /// The newest state of an item that may have been carried out. What was not carried out is reached again when the person
    /// goes on; what somebody else changed is left alone.
    pub fn take_check(&mut self, id: &Id, answer: Result<&Enrollment, CallError>) {
        self.reading = None;
        let Some(at) = self.unknown.iter().position(|draft| draft.id == id.as_str()) else { return };
        let is_delete = self.action == Action::Delete;
        let failure = match (answer, self.unknown.get(at)) {
            (Ok(found), Some(draft)) if found.etag() == draft.base().and_then(Enrollment::etag) => {
                let draft = self.unknown.remove(at);
                self.outcomes.retain(|outcome| outcome.id != draft.id);
                self.waiting.push(draft);
                return;
            }
            (Ok(found), Some(draft)) if !is_delete && is_as_wanted(draft, found) => None,
            (Ok(_), _) => Some(Failure::Changed),
            (Err(CallError::Service(problem)), _) if problem.status == 404 => {
                let code = problem.code.unwrap_or(404_000);
                (!is_delete).then_some(Failure::Refused { code, message: problem.message })
            }
            (Err(error), _) => {
                self.progress = Progress::Failed(error);
                return;
            }
        };
        let draft = self.unknown.remove(at);
        self.outcomes.retain(|outcome| outcome.id != draft.id);
        self.end(draft.id, failure);
    }

    fn end(&mut self, id: String, failure: Option<Failure>) {
        self.outcomes.push(Outcome { id, failure });
    }

    fn lose(&mut self, draft: Draft) {
        self.is_quiet = false;
        self.end(draft.id.clone(), Some(Failure::Unknown));
        self.unknown.push(draft);
    }
}

fn needs_keys(draft: &Draft) -> bool {
    draft.proof.method == Method::SymmetricKey && matches!(draft.proof.keys, Keys::Service)
}
