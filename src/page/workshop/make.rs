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
    secret::Secret,
    time::UnixSeconds,
    workshop::{Role, Subject, default_end, read_batch},
};

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Make {
    /// The form.
    pub draft: Draft,
    /// One's own CA, until it is complete.
    pub own: Own,
    /// The list of devices, as typed.
    pub list: String,
    /// How keys are saved.
    pub protection: Protection,
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
    /// A file was dropped or chosen: its name and its bytes.
    FileRead(String, Secret),
    /// The passphrase of one's own key was typed.
    OwnPassphraseTyped(Secret),
    /// "Unlock".
    OwnUnlocked,
    /// "Start over" with one's own CA.
    OwnCleared,
    /// The list of devices was typed.
    ListTyped(String),
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
    /// A CA goes into an enrollment group.
    UsedInGroup(usize),
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
                self.trouble.take_if(|(spot, _)| *spot == Spot::Form);
            }
            Event::Submitted => match make.draft.wanted(&self.shelf, now) {
                Ok(wanted) => self.make(vec![wanted], Spot::Form, effects),
                Err(trouble) => self.trouble = Some((Spot::Form, trouble)),
            },
            Event::ChainAsked => self.make(self.test_chain(now), Spot::Form, effects),
            Event::FileRead(source, bytes) => self.read_own(&source, &bytes, effects),
            Event::OwnPassphraseTyped(passphrase) => make.own.passphrase = passphrase,
            Event::OwnUnlocked => self.unlock_own(effects),
            Event::OwnCleared => {
                make.own = Own::default();
                self.trouble = None;
            }
            Event::ListTyped(list) => make.list = list,
            Event::ListAsked => {
                if let Err(trouble) = self.make_list(now, effects) {
                    self.trouble = Some((Spot::Batch, trouble));
                }
            }
            Event::Cancelled => self.job = None,
            Event::PassphraseTyped(passphrase) => make.protection.passphrase = passphrase,
            Event::PassphraseRepeated(passphrase) => make.protection.repeated = passphrase,
            Event::ProtectionDeclined(is_declined) => make.protection.is_declined = is_declined,
            Event::Asked(file) => self.save(file, now, effects),
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
        if self.job.is_some() {
            return Ok(());
        }
        let ids = read_batch(&self.make.list).ids;
        if ids.is_empty() {
            return Err(Trouble::NoIds);
        }
        let draft = Draft { role: Role::Device, ..self.make.draft.clone() };
        let issuer = draft.issuer(&self.shelf).ok_or(Trouble::NoIssuer)?;
        let until = default_end(Role::Device, self.shelf.made.get(issuer).map(|made| &made.certificate), now);
        let wanted = ids.into_iter().map(|id| Wanted {
            role: Role::Device,
            subject: Subject { common_name: id.as_str().to_owned(), ..Subject::default() },
            until,
            path_length: None,
            algorithm: KeyAlgorithm::P256,
            issuer: Some(issuer),
            goal: Goal::Batch(id),
        });
        self.shelf.batch = None;
        self.make(wanted.collect(), Spot::Batch, effects);
        Ok(())
    }
}
