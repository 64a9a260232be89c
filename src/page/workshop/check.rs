//! Checking a chain: the certificates, what their signatures came to, and what was found. The bench that asks whether DPS would
//! admit a device works with the same certificates.

use crate::{
    certificate::Certificate,
    chain::{Answer, Check as ToCheck, Link, Unsupported, Verdict, Verification, judge, links},
    page::{Effect as PageEffect, certificates::Certificates, workshop},
    time::UnixSeconds,
};

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Check {
    /// The certificates.
    pub certificates: Certificates,
    /// What was found; nothing while signatures are being verified.
    pub verdict: Option<Verdict>,
    /// The certificates as the verdict counts them.
    judged: Vec<Certificate>,
    links: Vec<Link>,
    /// What came of each link's check.
    answers: Vec<Answer>,
    /// Counts the changes of certificates and verdict.
    revision: u64,
}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {
    /// The signatures of a revision were verified, as far as the browser can; in the order they were asked for.
    Verified(u64, Vec<Answer>),
}

/// Something the browser is asked to do for it.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Verify signatures, and report [`Event::Verified`] with the same revision.
    Verify {
        /// The revision of the certificates.
        revision: u64,
        /// The signatures.
        signatures: Vec<Verification>,
    },
}

/// What is known of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It is the issuer's.
    Verified,
    /// It is not.
    Wrong,
    /// It cannot be verified here.
    Unknown(Unsupported),
}

impl Check {
    /// The certificates as the verdict counts them.
    pub fn judged(&self) -> &[Certificate] {
        &self.judged
    }

    /// Another number after each change of certificates and verdict.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// What is known of a certificate's signature, with another's key.
    pub fn proof(&self, certificate: usize, issuer: usize) -> Option<Proof> {
        let is_it = |link: &Link| link.certificate == certificate && link.issuer == issuer;
        let at = self.links.iter().position(is_it)?;
        Some(match (&self.links.get(at)?.check, self.answers.get(at)) {
            (ToCheck::Malformed, _) | (ToCheck::Verify(_), Some(Answer::Invalid)) => Proof::Wrong,
            (ToCheck::Verify(_), Some(Answer::Valid)) => Proof::Verified,
            (ToCheck::Verify(one), _) => Proof::Unknown(Unsupported::Browser(one.algorithm)),
            (ToCheck::Unsupported(why), _) => Proof::Unknown(why.clone()),
        })
    }

    /// Certificates that stand in no chain: they have the name of an issuer, and not its key.
    pub fn strays(&self) -> Vec<usize> {
        let Some(verdict) = &self.verdict else { return Vec::new() };
        let stands = |index: &usize| {
            verdict.duplicates.contains(index)
                || verdict
                    .chains
                    .iter()
                    .flat_map(|chain| &chain.paths)
                    .any(|path| path.certificates.contains(index))
        };
        (0..self.judged.len()).filter(|index| !stands(index)).collect()
    }

    /// The certificates are others now: their signatures are to be verified.
    pub(in crate::page) fn begin(&mut self, now: UnixSeconds, effects: &mut Vec<PageEffect>) {
        self.revision += 1;
        self.judged = self.certificates.all();
        self.links = links(&self.judged);
        self.answers.clear();
        self.verdict = None;
        let to_verify = self.links.iter().filter_map(|link| match &link.check {
            ToCheck::Verify(one) => Some((**one).clone()),
            _ => None,
        });
        let signatures: Vec<_> = to_verify.collect();
        if signatures.is_empty() {
            return self.conclude(Vec::new(), now);
        }
        let verify = Effect::Verify { revision: self.revision, signatures };
        effects.push(PageEffect::Workshop(workshop::Effect::Check(verify)));
    }

    /// An event of this bench. What was verified of certificates that are others by now is dropped.
    pub(in crate::page) fn update(&mut self, event: Event, now: UnixSeconds) {
        let Event::Verified(revision, answers) = event;
        if revision == self.revision && self.verdict.is_none() {
            self.conclude(answers, now);
        }
    }

    fn conclude(&mut self, answers: Vec<Answer>, now: UnixSeconds) {
        let mut answers = answers.into_iter();
        let answer = |link: &Link| match link.check {
            ToCheck::Verify(_) => answers.next().unwrap_or(Answer::Unsupported),
            _ => Answer::Unsupported,
        };
        self.answers = self.links.iter().map(answer).collect();
        self.verdict = Some(judge(&self.judged, &self.links, &self.answers, now));
        self.revision += 1;
    }
}
