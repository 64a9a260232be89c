//! Work that takes several steps of the browser: certificates one after the other, each a new key and a signature; a key that
//! is unlocked and compared; files that are encrypted.

use super::{
    Effects, Workshop,
    crypto::{Answer, Ask, KeyAlgorithm, NewKey},
    download::{self, Saving},
    prove::Proof,
    shelf::{Batch, Device, Made, parse},
    trouble::{Spot, Trouble},
};
use crate::{
    dps::Id,
    page::{Effect, Focus},
    secret::Secret,
    time::UnixSeconds,
    workshop::{
        Issuer, KeyFile, KeyFileError, PrivateKey, Request, Role, Signing, Subject, assemble, check,
        to_be_signed,
    },
};

/// Clocks of devices are behind at times; a certificate is valid from an hour before it was made.
const MARGIN: i64 = 3600;
/// How many certificates of a list are made at a time: what the state does for them must not hold up the page.
const AT_A_TIME: usize = 25;

/// A certificate that is to be made.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) role: Role,
    pub(super) subject: Subject,
    pub(super) until: UnixSeconds,
    pub(super) path_length: Option<u8>,
    pub(super) algorithm: KeyAlgorithm,
    /// Who issues it, on the shelf; a root issues itself.
    pub(super) issuer: Option<usize>,
    pub(super) goal: Goal,
}

/// Where it belongs.
#[derive(Debug)]
pub(super) enum Goal {
    Shelf,
    Batch(Id),
    Verification,
}

/// The work under way.
#[derive(Debug)]
pub struct Job {
    /// An answer with another number belongs to a job that was given up.
    pub(super) number: u32,
    /// Where trouble with it is said.
    pub spot: Spot,
    /// How many parts are done.
    pub done: usize,
    /// Of how many.
    pub total: usize,
    pub(super) step: Step,
    /// What is still to be made, the next one last.
    pub(super) left: Vec<Wanted>,
}

/// What the job waits for.
#[derive(Debug)]
pub(super) enum Step {
    /// New keys: one for each, of the same issuer.
    Keys(Vec<Wanted>),
    /// Signatures.
    Signatures(Vec<Unsigned>, Signing),
    /// A key that is decrypted.
    Unlocking,
    /// The public key of a private one.
    Matching(PrivateKey),
    /// Files that are encrypted.
    Saving(Saving),
}

/// A certificate that lacks its signature.
#[derive(Debug)]
pub(super) struct Unsigned {
    wanted: Wanted,
    key: Secret,
    signed: Vec<u8>,
}

impl Job {
    /// The keys that are made next; nothing behind the last.
    fn next(&mut self) -> Option<(Step, Ask)> {
        let count = if self.spot == Spot::Batch { AT_A_TIME } else { 1 };
        let mut next = self.left.split_off(self.left.len().saturating_sub(count));
        next.reverse();
        let ask = Ask::Generate(next.first()?.algorithm, next.len());
        Some((Step::Keys(next), ask))
    }
}

impl Workshop {
    /// Begins to make certificates, the first one first.
    pub(super) fn make(
        &mut self,
        mut wanted: Vec<Wanted>,
        spot: Spot,
        now: UnixSeconds,
        effects: &mut Effects,
    ) -> Result<(), Trouble> {
        if let Some(first) = wanted.first() {
            // What would be refused is, before a key is made for it.
            check(&self.request(first, &[], [0; 16], now)?).map_err(Trouble::Refused)?;
        }
        wanted.reverse();
        let total = wanted.len();
        let mut job = Job { number: 0, spot, done: 0, total, step: Step::Unlocking, left: wanted };
        if let Some((step, ask)) = job.next() {
            job.step = step;
            self.start(job, ask, effects);
        }
        Ok(())
    }

    /// Begins a job of some parts, unless there is one.
    pub(super) fn begin(&mut self, step: Step, ask: Ask, spot: Spot, total: usize, effects: &mut Effects) {
        self.start(Job { number: 0, spot, done: 0, total, step, left: Vec::new() }, ask, effects);
    }

    fn start(&mut self, job: Job, ask: Ask, effects: &mut Effects) {
        if self.job.is_some() {
            return;
        }
        self.trouble = None;
        self.jobs += 1;
        effects.push(Effect::Workshop(super::Effect::Crypto(self.jobs, ask)));
        self.job = Some(Job { number: self.jobs, ..job });
    }

    /// Says what is not done, and leads to the control that it concerns.
    pub(super) fn say(&mut self, spot: Spot, trouble: Trouble, effects: &mut Effects) {
        if trouble.control(spot).is_some() {
            effects.push(Effect::Focus(Focus::FirstInvalid));
        }
        self.trouble = Some((spot, trouble));
    }

    /// The browser has answered.
    pub(in crate::page) fn answered(
        &mut self,
        number: u32,
        answer: Answer,
        entropy: [u8; 16],
        now: UnixSeconds,
        effects: &mut Effects,
    ) {
        if self.job.as_ref().is_none_or(|job| job.number != number) {
            return;
        }
        let Some(mut job) = self.job.take() else { return };
        match self.go_on(&mut job, answer, entropy, now, effects) {
            Ok(Some((step, ask))) => {
                effects.push(Effect::Workshop(super::Effect::Crypto(number, ask)));
                job.step = step;
                self.job = Some(job);
            }
            Ok(None) => {
                if job.spot == Spot::Form {
                    self.make.draft.go_on(job.total);
                }
                // One's own CA may have come meanwhile.
                if job.spot != Spot::Own {
                    self.match_own(effects);
                }
            }
            Err(trouble) => self.say(job.spot, trouble, effects),
        }
    }

    /// What comes after an answer; nothing where the job is done.
    fn go_on(
        &mut self,
        job: &mut Job,
        answer: Answer,
        entropy: [u8; 16],
        now: UnixSeconds,
        effects: &mut Effects,
    ) -> Result<Option<(Step, Ask)>, Trouble> {
        let step = std::mem::replace(&mut job.step, Step::Unlocking);
        match (step, answer) {
            (Step::Keys(wanted), Answer::Keys(keys)) if wanted.len() == keys.len() => {
                self.sign(wanted, keys, now).map(Some)
            }
            (Step::Signatures(unsigned, signing), Answer::Signatures(signatures))
                if unsigned.len() == signatures.len() =>
            {
                for (Unsigned { wanted, key, signed }, signature) in unsigned.into_iter().zip(signatures) {
                    let der = assemble(&signed, signing, &signature).map_err(Trouble::Refused)?;
                    self.keep(wanted, key, der, job.done == 0)?;
                    job.done += 1;
                }
                Ok(job.next())
            }
            (Step::Unlocking, Answer::Decrypted(pkcs8)) => {
                let key = PrivateKey::from_pkcs8(pkcs8).map_err(|error| match error {
                    KeyFileError::NotAKey => Trouble::WrongPassphrase,
                    error => Trouble::Key(error),
                })?;
                let ask = Ask::PublicKey { key: key.pkcs8.clone(), signing: super::crypto::signing(&key) };
                self.make.own.key = Some(KeyFile::Plain(key.clone()));
                let has_any = !self.make.own.certificates.is_empty();
                Ok(has_any.then_some((Step::Matching(key), ask)))
            }
            (Step::Unlocking, Answer::Refused) => Err(Trouble::WrongPassphrase),
            (Step::Matching(key), Answer::PublicKey(public_key)) => {
                self.shelf.add_own(&mut self.make.own, key, &public_key)?;
                Ok(None)
            }
            (Step::Saving(saving), Answer::Encrypted(encrypted)) => {
                download::go_on(&self.shelf, job, saving, Some(encrypted), entropy, effects)
            }
            (Step::Saving(saving), Answer::Paused) => {
                download::go_on(&self.shelf, job, saving, None, entropy, effects)
            }
            _ => Err(Trouble::Browser),
        }
    }

    fn request<'a>(
        &'a self,
        wanted: &Wanted,
        public_key: &'a [u8],
        entropy: [u8; 16],
        now: UnixSeconds,
    ) -> Result<Request<'a>, Trouble> {
        let issuer = match wanted.issuer {
            None => None,
            Some(index) => Some(&self.shelf.made.get(index).ok_or(Trouble::NoIssuer)?.certificate),
        };
        let from = now.plus(-MARGIN);
        Ok(Request {
            role: wanted.role,
            subject: wanted.subject.clone(),
            from: issuer.map_or(from, |issuer| from.max(issuer.not_before)),
            until: wanted.until,
            path_length: wanted.path_length,
            public_key,
            issuer: issuer.map_or(Issuer::Itself, Issuer::Certificate),
            entropy,
        })
    }

    /// The step after new keys: the issuer signs.
    fn sign(&self, wanted: Vec<Wanted>, keys: Vec<NewKey>, now: UnixSeconds) -> Result<(Step, Ask), Trouble> {
        let mut by = None;
        let (mut unsigned, mut bytes) = (Vec::new(), Vec::new());
        for (wanted, new) in wanted.into_iter().zip(keys) {
            let request = self.request(&wanted, &new.public_key, new.entropy, now)?;
            let (signed, signing) = to_be_signed(&request).map_err(Trouble::Refused)?;
            if by.is_none() {
                let issuer = wanted.issuer.and_then(|index| self.shelf.made.get(index));
                let key = issuer.map_or(Some(&new.key), |issuer| issuer.key.as_ref());
                by = Some((key.ok_or(Trouble::NoIssuer)?.clone(), signing));
            }
            bytes.push(signed.clone());
            unsigned.push(Unsigned { wanted, key: new.key, signed });
        }
        let (key, signing) = by.ok_or(Trouble::Browser)?;
        Ok((Step::Signatures(unsigned, signing), Ask::Sign { key, signing, bytes }))
    }

    fn keep(&mut self, wanted: Wanted, key: Secret, der: Vec<u8>, is_first: bool) -> Result<(), Trouble> {
        match wanted.goal {
            Goal::Batch(id) => {
                let issuer = wanted.issuer.ok_or(Trouble::NoIssuer)?;
                // The list before this one stays until there is something in its place.
                let batch = self.shelf.batch.take().filter(|_| !is_first);
                let mut batch = batch.unwrap_or(Batch { issuer, devices: Vec::new() });
                batch.devices.push(Device { id, certificate: der, key: Some(key) });
                self.shelf.batch = Some(batch);
            }
            // Its key is of no use to anybody, and is forgotten.
            Goal::Verification => {
                let issuer = wanted.issuer.ok_or(Trouble::NoIssuer)?;
                self.prove.made = Some(Proof { code: wanted.subject.common_name, issuer, certificate: der });
            }
            Goal::Shelf => {
                let certificate = parse(&der).ok_or(Trouble::Browser)?;
                let id = if wanted.role == Role::Device {
                    Id::parse(&wanted.subject.common_name).ok()
                } else {
                    None
                };
                self.shelf.made.push(Made {
                    certificate,
                    role: wanted.role,
                    key: Some(key),
                    issuer: wanted.issuer,
                    above: Vec::new(),
                    is_brought: false,
                    id,
                });
            }
        }
        Ok(())
    }
}
