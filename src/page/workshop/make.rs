//! Making certificates: what is asked for, and what each event does.

use super::{
    Effects, Workshop,
    crypto::KeyAlgorithm,
    download::{File, Protection},
    draft::{Draft, Edit, suggested_name},
    job::{Goal, Wanted},
    own::Own,
    trouble::{Spot, Trouble},
};
use crate::{
    certificate::Reading,
    secret::Secret,
    time::UnixSeconds,
    workshop::{Batch, Role, Subject, default_end, read_batch},
};

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Make {
    /// The form.
    pub draft: Draft,
    /// One's own CA, until it is complete.
    pub own: Own,
    /// The list of devices.
    pub list: List,
    /// How keys are saved.
    pub protection: Protection,
}

/// A list of devices to make.
#[derive(Debug, Default)]
pub struct List {
    /// It as typed, pasted or dropped.
    pub text: String,
    /// What it holds.
    pub read: Batch,
    /// Who issues them, if that was chosen.
    pub issuer: Option<usize>,
    /// The last day of their validity, if one was typed.
    pub until: Option<String>,
}

impl List {
    /// Takes another list.
    pub(super) fn take(&mut self, text: String) {
        self.read = read_batch(&text);
        self.text = text;
    }

    /// A device of it as a form for one would have it.
    pub fn draft(&self) -> Draft {
        let (issuer, until) = (self.issuer, self.until.clone());
        Draft { role: Role::Device, issuer, until, ..Draft::default() }
    }
}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {
    /// The form was changed.
    Edited(Edit),
    /// "Make".
    Submitted,
    /// "Test chain".
    ChainAsked,
    /// A file was dropped or chosen: its name, and its bytes unless it cannot be read.
    FileRead(String, Option<Secret>),
    /// The passphrase of one's own key was typed.
    OwnPassphraseTyped(Secret),
    /// "Unlock".
    OwnUnlocked,
    /// "Start over" with one's own CA.
    OwnCleared,
    /// The list of devices was typed.
    ListTyped(String),
    /// Who issues the devices of the list was chosen.
    ListIssuerChosen(Option<usize>),
    /// The end of their validity was typed.
    ListUntilTyped(String),
    /// "Make these devices".
    ListAsked,
    /// "Cancel".
    Cancelled,
    /// The passphrase for what is saved was typed.
    PassphraseTyped(Secret),
    /// It was typed again.
    PassphraseRepeated(Secret),
    /// "Save keys without encryption" was ticked, or not any more.
    ProtectionDeclined(bool),
    /// A file was asked for.
    Asked(File),
    /// The browser did not save a file.
    NotSaved,
    /// A CA goes into an enrollment group.
    UsedInGroup(usize),
    /// A certificate is checked with those above it.
    ChainChecked(usize),
    /// "Forget keys", or the page is left.
    Forgotten,
}

impl Workshop {
    /// An event of this bench.
    pub(in crate::page) fn update_make(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        let make = &mut self.make;
        match event {
            Event::Edited(edit) => {
                make.draft.edit(edit);
                self.quiet(Spot::Form);
            }
            Event::Submitted => {
                let wanted = make.draft.wanted(&self.shelf, Goal::Shelf, now);
                let begun = wanted.and_then(|wanted| self.make(vec![wanted], Spot::Form, now, effects));
                self.or_say(begun, Spot::Form, effects);
            }
            Event::ChainAsked => {
                let begun = self.make(self.test_chain(now), Spot::Form, now, effects);
                self.or_say(begun, Spot::Form, effects);
            }
            Event::FileRead(source, bytes) => self.read_own(&source, bytes.as_ref(), effects),
            Event::OwnPassphraseTyped(passphrase) => {
                make.own.passphrase = passphrase;
                self.quiet(Spot::Own);
            }
            Event::OwnUnlocked => self.unlock_own(effects),
            Event::OwnCleared => {
                make.own = Own::default();
                // What is being decrypted would come back into the empty place.
                self.job.take_if(|job| job.spot == Spot::Own);
                self.quiet(Spot::Own);
            }
            Event::ListTyped(list) => {
                make.list.take(list);
                self.quiet(Spot::Batch);
            }
            Event::ListIssuerChosen(issuer) => {
                make.list.issuer = issuer;
                self.quiet(Spot::Batch);
            }
            Event::ListUntilTyped(until) => {
                make.list.until = Some(until);
                self.quiet(Spot::Batch);
            }
            Event::ListAsked => {
                let begun = self.make_list(now, effects);
                self.or_say(begun, Spot::Batch, effects);
            }
            Event::Cancelled => self.job = None,
            Event::PassphraseTyped(passphrase) => {
                make.protection.passphrase = passphrase;
                self.quiet(Spot::Save);
            }
            Event::PassphraseRepeated(passphrase) => {
                make.protection.repeated = passphrase;
                self.quiet(Spot::Save);
            }
            Event::ProtectionDeclined(is_declined) => {
                make.protection.is_declined = is_declined;
                self.quiet(Spot::Save);
            }
            Event::Asked(file) => {
                let begun = self.save(file, now, effects);
                self.or_say(begun, Spot::Save, effects);
            }
            Event::NotSaved => self.say(Spot::Save, Trouble::NotSaved, effects),
            Event::ChainChecked(index) => {
                self.check.certificates.clear();
                self.check.certificates.add(Reading::of(self.shelf.chain(index)), now);
                self.check.begin(now, effects);
            }
            // Step 2 is the page's.
            Event::UsedInGroup(_) => {}
            Event::Forgotten => {
                self.job = None;
                self.shelf.forget();
                make.own = Own::default();
                make.protection = Protection::default();
            }
        }
    }

    fn or_say(&mut self, begun: Result<(), Trouble>, spot: Spot, effects: &mut Effects) {
        if let Err(trouble) = begun {
            self.say(spot, trouble, effects);
        }
    }

    /// What was said of something is over once that is changed.
    pub(super) fn quiet(&mut self, spot: Spot) {
        self.trouble.take_if(|(at, _)| *at == spot);
    }

    /// Root, intermediate and device, as they are suggested.
    fn test_chain(&self, now: UnixSeconds) -> Vec<Wanted> {
        let first = self.shelf.made.len();
        let roles = [(Role::Root, Some(1)), (Role::Intermediate, Some(0)), (Role::Device, None)];
        let wanted = (0..).zip(roles).map(|(at, (role, path_length))| Wanted {
            role,
            subject: Subject { common_name: suggested_name(role).to_owned(), ..Subject::default() },
            // A device's ends before its issuer's does.
            until: default_end(role, None, now),
            path_length,
            algorithm: KeyAlgorithm::P256,
            issuer: (first + at).checked_sub(1).filter(|_| at > 0),
            goal: Goal::Shelf,
        });
        wanted.collect()
    }

    /// A device for each ID of the list.
    fn make_list(&mut self, now: UnixSeconds, effects: &mut Effects) -> Result<(), Trouble> {
        let list = &self.make.list;
        if list.read.ids.is_empty() {
            return Err(Trouble::NoIds);
        }
        let wanted = list.draft().wanted(&self.shelf, Goal::Shelf, now)?;
        let all = list.read.ids.iter().map(|id| Wanted {
            subject: Subject { common_name: id.as_str().to_owned(), ..Subject::default() },
            goal: Goal::Batch(id.clone()),
            ..wanted
        });
        self.make(all.collect(), Spot::Batch, now, effects)
    }
}
