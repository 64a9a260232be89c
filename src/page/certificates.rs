//! Step 2: the certificates that were dropped, and which of them the group gets.

use crate::{
    certificate::{Certificate, Item, Problem, Reading, suggest},
    dps::enrollment::SlotDraft,
    time::UnixSeconds,
};

/// The state of step 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificates {
    /// Every certificate once, in the order it came.
    pub entries: Vec<Entry>,
    /// What else was in the files.
    pub problems: Vec<SourceProblem>,
    /// The entry that becomes the primary certificate.
    pub primary: Option<usize>,
    /// The entry that becomes the secondary certificate.
    pub secondary: Option<usize>,
    /// Counts the changes of the entries, so that what shows them knows when to be drawn anew.
    revision: u64,
    /// Whether the person chose; until then the sensible choice is made anew with each file.
    chosen: bool,
}

/// A dropped certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file it came from; empty for pasted text.
    pub source: String,
    /// The certificate.
    pub certificate: Certificate,
}

/// Something in a file that is no usable certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceProblem {
    /// The file; empty for pasted text.
    pub source: String,
    /// What it is.
    pub problem: Problem,
}

/// One of a group's two places for a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The primary certificate.
    Primary,
    /// The secondary certificate.
    Secondary,
}

/// What reading one file added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// New certificates.
    pub certificates: usize,
    /// Certificates that were there already.
    pub duplicates: usize,
    /// Problems.
    pub problems: usize,
    /// Which entries the file has, new or not.
    pub entries: Vec<usize>,
}

impl Certificates {
    /// Takes in what a file holds.
    pub fn add(&mut self, reading: Reading, now: UnixSeconds) -> Added {
        let mut added = Added::default();
        // A file that comes again is not what it was. Browsers do not say in which folder it is.
        if !reading.source.is_empty() {
            self.problems.retain(|problem| problem.source != reading.source);
        }
        for item in reading.items {
            let source = reading.source.clone();
            match item {
                Item::Certificate(certificate) => {
                    let known =
                        self.entries.iter().position(|entry| entry.certificate.der() == certificate.der());
                    added.entries.push(known.unwrap_or(self.entries.len()));
                    if known.is_some() {
                        added.duplicates += 1;
                    } else {
                        self.entries.push(Entry { source, certificate: *certificate });
                        added.certificates += 1;
                    }
                }
                Item::Problem(problem) => {
                    let problem = SourceProblem { source, problem };
                    if !self.problems.contains(&problem) {
                        self.problems.push(problem);
                    }
                    added.problems += 1;
                }
            }
        }
        self.revision += 1;
        self.suggest(now);
        added
    }

    /// Another number after each change of the entries.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Takes a certificate out again.
    pub fn remove(&mut self, index: usize, now: UnixSeconds) {
        if index >= self.entries.len() {
            return;
        }
        self.entries.remove(index);
        self.revision += 1;
        let moved = |slot: Option<usize>| match slot {
            Some(at) if at == index => None,
            Some(at) if at > index => Some(at - 1),
            slot => slot,
        };
        (self.primary, self.secondary) = (moved(self.primary), moved(self.secondary));
        if self.primary.is_none() && self.secondary.is_none() {
            self.chosen = false;
        }
        self.suggest(now);
    }

    /// Puts away what was said about the files.
    pub fn dismiss_problems(&mut self) {
        self.problems.clear();
    }

    /// Starts over.
    pub fn clear(&mut self) {
        *self = Self { revision: self.revision + 1, ..Self::default() };
    }

    /// The person puts a certificate into a slot, or empties it. One certificate never fills both.
    pub fn choose(&mut self, slot: Slot, index: Option<usize>) {
        let index = index.filter(|index| *index < self.entries.len());
        let (this, other) = match slot {
            Slot::Primary => (&mut self.primary, &mut self.secondary),
            Slot::Secondary => (&mut self.secondary, &mut self.primary),
        };
        if index.is_some() && *other == index {
            *other = *this;
        }
        *this = index;
        self.chosen = true;
    }

    /// The certificate in a slot.
    pub fn in_slot(&self, slot: Slot) -> Option<&Entry> {
        let index = match slot {
            Slot::Primary => self.primary,
            Slot::Secondary => self.secondary,
        };
        self.entries.get(index?)
    }

    /// The certificate that a draft has in one of its places, where that is a new one.
    pub fn drafted(&self, place: &SlotDraft) -> Option<&Certificate> {
        let SlotDraft::New(pem) = place else { return None };
        self.entries.iter().map(|entry| &entry.certificate).find(|certificate| certificate.to_pem() == *pem)
    }

    /// All certificates, in the order of the entries.
    pub fn all(&self) -> Vec<Certificate> {
        self.entries.iter().map(|entry| entry.certificate.clone()).collect()
    }

    fn suggest(&mut self, now: UnixSeconds) {
        if !self.chosen {
            let suggestion = suggest(&self.all(), now);
            (self.primary, self.secondary) = (suggestion.primary, suggestion.secondary);
        }
    }
}
