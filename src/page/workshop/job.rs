//! Work that takes several steps of the browser: certificates one after the other, each a new key and a signature; a key that
//! is unlocked and compared; files that are encrypted.

use super::{
    Effects, Workshop,
    crypto::{Answer, Ask, KeyAlgorithm},
    download::{self, Saving},
    shelf::{Batch, Device, Made, parse},
    trouble::{Spot, Trouble},
};
use crate::{
    dps::Id,
    page::Effect,
    secret::Secret,
    time::UnixSeconds,
    workshop::{
        Issuer, KeyFile, KeyFileError, PrivateKey, Request, Role, Signing, Subject, assemble, to_be_signed,
    },
};

/// Clocks of devices are behind at times; a certificate is valid from an hour before it was made.
const MARGIN: i64 = 3600;

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
    /// A new key.
    Key(Wanted),
    /// A signature.
    Signature { wanted: Wanted, key: Secret, signed: Vec<u8>, signing: Signing },
    /// A key that is decrypted.
    Unlocking,
    /// The public key of a private one.
    Matching(PrivateKey),
    /// Files that are encrypted.
    Saving(Saving),
}

impl Workshop {
    /// Begins to make certificates, the first one first.
    pub(super) fn make(&mut self, mut wanted: Vec<Wanted>, spot: Spot, effects: &mut Effects) {
        wanted.reverse();
        let total = wanted.len();
        let Some(first) = wanted.pop() else { return };
        let ask = Ask::Generate(first.algorithm);
        self.begin(Step::Key(first), ask, spot, total, effects);
        if let Some(job) = &mut self.job {
            job.left = wanted;
        }
    }

    /// Begins a job of some parts, unless there is one.
    pub(super) fn begin(&mut self, step: Step, ask: Ask, spot: Spot, total: usize, effects: &mut Effects) {
        if self.job.is_some() {
            return;
        }
        self.trouble = None;
        self.jobs += 1;
        effects.push(Effect::Workshop(super::Effect::Crypto(self.jobs, ask)));
        self.job = Some(Job { number: self.jobs, spot, done: 0, total, step, left: Vec::new() });
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
            Ok(None) if job.spot == Spot::Form => self.make.draft.go_on(job.total),
            Ok(None) => {}
            Err(trouble) => self.trouble = Some((job.spot, trouble)),
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
            (Step::Key(wanted), Answer::Key { key, public_key }) => {
                self.sign(wanted, key, &public_key, entropy, now).map(Some)
            }
            (Step::Signature { wanted, key, signed, signing }, Answer::Signature(signature)) => {
                let der = assemble(&signed, signing, &signature).map_err(Trouble::Refused)?;
                self.keep(wanted, key, der)?;
                job.done += 1;
                Ok(job.left.pop().map(|next| {
                    let ask = Ask::Generate(next.algorithm);
                    (Step::Key(next), ask)
                }))
            }
            (Step::Unlocking, Answer::Decrypted(pkcs8)) => {
                let key = PrivateKey::from_pkcs8(pkcs8).map_err(Trouble::Key)?;
                let ask = Ask::PublicKey { key: key.pkcs8.clone(), signing: super::crypto::signing(&key) };
                self.make.own.key = Some(KeyFile::Plain(key.clone()));
                Ok(Some((Step::Matching(key), ask)))
            }
            (Step::Unlocking, Answer::Refused) => Err(Trouble::Key(KeyFileError::NotAKey)),
            (Step::Matching(key), Answer::PublicKey(public_key)) => {
                self.shelf.add_own(&mut self.make.own, key, &public_key)?;
                Ok(None)
            }
            (Step::Saving(saving), Answer::Encrypted(encrypted)) => {
                download::go_on(&self.shelf, job, saving, encrypted, entropy, effects)
            }
            (Step::Saving(saving), Answer::Paused) => {
                download::go_on(&self.shelf, job, saving, Vec::new(), entropy, effects)
            }
            _ => Err(Trouble::Browser),
        }
    }

    /// The step after a new key: the issuer signs.
    fn sign(
        &self,
        wanted: Wanted,
        key: Secret,
        public_key: &[u8],
        entropy: [u8; 16],
        now: UnixSeconds,
    ) -> Result<(Step, Ask), Trouble> {
        let issuer = match wanted.issuer {
            None => None,
            Some(index) => Some(self.shelf.made.get(index).ok_or(Trouble::NoIssuer)?),
        };
        let from = now.plus(-MARGIN);
        let request = Request {
            role: wanted.role,
            subject: wanted.subject.clone(),
            from: issuer.map_or(from, |issuer| from.max(issuer.certificate.not_before)),
            until: wanted.until,
            path_length: wanted.path_length,
            public_key,
            issuer: issuer.map_or(Issuer::Itself, |issuer| Issuer::Certificate(&issuer.certificate)),
            entropy,
        };
        let (signed, signing) = to_be_signed(&request).map_err(Trouble::Refused)?;
        let by = match issuer {
            None => key.clone(),
            Some(issuer) => issuer.key.clone().ok_or(Trouble::NoIssuer)?,
        };
        let ask = Ask::Sign { key: by, signing, bytes: signed.clone() };
        Ok((Step::Signature { wanted, key, signed, signing }, ask))
    }

    fn keep(&mut self, wanted: Wanted, key: Secret, der: Vec<u8>) -> Result<(), Trouble> {
        match wanted.goal {
            Goal::Batch(id) => {
                let issuer = wanted.issuer.unwrap_or_default();
                let batch = self.shelf.batch.get_or_insert(Batch { issuer, devices: Vec::new() });
                batch.devices.push(Device { id, certificate: der, key: Some(key) });
            }
            // Its key is of no use to anybody, and is forgotten.
            Goal::Verification => self.prove.made = Some((wanted.subject.common_name, der)),
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
