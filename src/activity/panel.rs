//! What is to be seen of the log: which calls, how many of them, and which of them whole.

use super::{Entry, Log};
use crate::page::call::CallId;

/// How many calls are drawn at first, and with each "Show more".
const STEP: usize = 100;

/// The open panel. It shows the calls up to the one that was the newest when it was drawn: calls that go on behind it move
/// nothing, they are counted.
#[derive(Debug)]
pub struct Panel {
    /// Whether only failed calls are shown.
    pub errors_only: bool,
    newest: Option<CallId>,
    drawn: usize,
    unfolded: Vec<CallId>,
}

/// The calls to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// Newest first.
    pub calls: Vec<CallId>,
    /// How many came since.
    pub newer: usize,
    /// How many older ones could be drawn.
    pub older: usize,
    /// How many still older ones are not kept.
    pub left_out: usize,
}

impl Panel {
    /// The panel over the log as it is.
    pub fn over(log: &Log) -> Self {
        Self { errors_only: false, newest: newest(log), drawn: STEP, unfolded: Vec::new() }
    }

    /// Shows the failed calls only, or all, up to the newest.
    pub fn filter(&mut self, errors_only: bool, log: &Log) {
        (self.errors_only, self.newest, self.drawn) = (errors_only, newest(log), STEP);
    }

    /// Shows the calls that came since.
    pub fn show_newer(&mut self, log: &Log) {
        self.newest = newest(log);
    }

    /// Shows more of the older calls.
    pub fn show_older(&mut self) {
        self.drawn += STEP;
    }

    /// Unfolds a call, or folds it.
    pub fn toggle(&mut self, id: CallId) {
        match self.unfolded.iter().position(|unfolded| *unfolded == id) {
            Some(at) => drop(self.unfolded.remove(at)),
            None => self.unfolded.push(id),
        }
    }

    /// Whether a call is unfolded.
    pub fn is_unfolded(&self, id: CallId) -> bool {
        self.unfolded.contains(&id)
    }

    /// The calls to draw.
    pub fn shown(&self, log: &Log) -> Shown {
        let mut shown = Shown { left_out: log.left_out(), ..Shown::default() };
        for Entry { id, failed, .. } in log.entries().iter().rev() {
            if self.errors_only && !failed {
                continue;
            }
            if Some(*id) > self.newest {
                shown.newer += 1;
            } else if shown.calls.len() < self.drawn {
                shown.calls.push(*id);
            } else {
                shown.older += 1;
            }
        }
        shown
    }
}

fn newest(log: &Log) -> Option<CallId> {
    log.entries().last().map(|entry| entry.id)
}
