//! One action on many enrollments: ten at a time, each with a result of its own. Nothing is done twice, and what was not
//! reached is said.

use crate::{
    dps::{
        BulkMode, BulkResult, CallError, Id, MAX_BULK, Mechanism,
        enrollment::{AttestationMechanism, Bulk, Draft, Enrollment, Keys, Kind, Method},
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
    under_way: Vec<String>,
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
    /// The person stopped it.
    Stopped,
    /// A call failed as a whole.
    Failed(CallError),
    /// Everything was reached.
    Done,
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
    /// The call it was in failed as a whole: it is not known whether it was carried out.
    Unknown,
}

/// What a run asks for next.
#[derive(Debug)]
pub enum Step {
    /// The keys of an item.
    Keys(AttestationMechanism),
    /// Up to ten items.
    Bulk(Bulk),
    /// Nothing: it is over.
    Done,
}

impl Run {
    /// An action on items, to be confirmed. What is as it shall be already is left out, and so is what cannot be sent back.
    pub fn ask<'a>(action: Action, kind: Kind, items: impl Iterator<Item = &'a Enrollment>) -> Self {
        let drafts = items.filter_map(|item| {
            let mut draft = Draft::change(item.clone())?;
            match action {
                Action::Enable | Action::Disable if item.is_enabled() == (action == Action::Enable) => {
                    return None;
                }
                Action::Enable | Action::Disable => draft.set_enabled(action == Action::Enable),
                Action::Delete => {}
            }
            Some(draft)
        });
        let waiting = drafts.collect();
        Self {
            action,
            kind,
            is_quiet: false,
            progress: Progress::Asking,
            outcomes: Vec::new(),
            waiting,
            under_way: Vec::new(),
        }
    }

    /// How many are not reached yet.
    pub fn left(&self) -> usize {
        self.waiting.len() + self.under_way.len()
    }

    /// Whether calls are under way.
    pub fn is_running(&self) -> bool {
        self.progress == Progress::Running
    }

    /// The IDs that were carried out.
    pub fn succeeded(&self) -> impl Iterator<Item = &str> {
        self.outcomes.iter().filter(|outcome| outcome.failure.is_none()).map(|outcome| outcome.id.as_str())
    }

    /// How many failed.
    pub fn failed_count(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.failure.is_some()).count()
    }

    /// What comes next.
    pub fn step(&mut self) -> Step {
        if self.waiting.is_empty() || self.progress == Progress::Stopped {
            if self.progress != Progress::Stopped {
                self.progress = Progress::Done;
            }
            return Step::Done;
        }
        self.progress = Progress::Running;
        if self.action != Action::Delete {
            let unread = self.waiting.iter().take(MAX_BULK).find(|draft| needs_keys(draft));
            if let Some(id) = unread.and_then(|draft| Id::parse(&draft.id).ok()) {
                return Step::Keys(AttestationMechanism { kind: self.kind, id });
            }
        }
        let next: Vec<_> = self.waiting.drain(..self.waiting.len().min(MAX_BULK)).collect();
        self.under_way = next.iter().map(|draft| draft.id.clone()).collect();
        let items = next.iter().filter_map(|draft| match self.action {
            Action::Delete => draft.base().map(|base| base.json().clone()),
            Action::Enable | Action::Disable => draft.item().ok(),
        });
        let mode = self.mode();
        Step::Bulk(Bulk { kind: self.kind, mode, items: items.collect() })
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

    /// What became of the items that were sent.
    pub fn take(&mut self, result: &BulkResult) {
        for id in std::mem::take(&mut self.under_way) {
            let error = result.errors.iter().find(|error| error.id.eq_ignore_ascii_case(&id));
            let failure =
                error.map(|error| Failure::Refused { code: error.code, message: error.message.clone() });
            // A result that names no error but is no success says nothing of any item.
            let failure = match failure {
                None if !result.is_successful && result.errors.is_empty() => Some(Failure::Unknown),
                failure => failure,
            };
            self.outcomes.push(Outcome { id, failure });
        }
    }

    /// The call failed as a whole. What follows is not sent any more.
    pub fn fail(&mut self, error: CallError) {
        for id in std::mem::take(&mut self.under_way) {
            self.outcomes.push(Outcome { id, failure: Some(Failure::Unknown) });
        }
        self.progress = Progress::Failed(error);
    }
}

fn needs_keys(draft: &Draft) -> bool {
    draft.proof.method == Method::SymmetricKey && matches!(draft.proof.keys, Keys::Service)
}
