//! From certificates and the answers about their signatures to a verdict.

use super::{
    fault::{Fault, Near, Weight},
    link::{Link, MAX_ISSUERS, nearest, subjects},
    path::{End, Standing, Way, lowest, standing, strays, ways},
    rules::{self, Place},
    signature::{Answer, Check},
    strict,
    subject::Subject,
};
use crate::{certificate::Certificate, chain::Unsupported, order::sorted, time::UnixSeconds};

/// What is to be said of some certificates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The chains, one for each certificate that issued no other.
    pub chains: Vec<Chain>,
    /// Certificates that are there before, by their index.
    pub duplicates: Vec<usize>,
}

/// All paths up from one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// That certificate, by its index.
    pub lowest: usize,
    /// What it is judged as.
    pub role: Role,
    /// Its paths, the best first; never empty.
    pub paths: Vec<Path>,
    /// Whether there may be more paths than were followed.
    pub has_more: bool,
}

/// What the lowest certificate of a chain is judged as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A device's: a client of TLS.
    Client,
    /// A CA, and no device below it: it may be used for anything.
    Authority,
}

/// One path, from the lowest certificate up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its certificates, by their index.
    pub certificates: Vec<usize>,
    /// Whether it ends at a root.
    pub has_root: bool,
    /// What is wrong with it, the lowest certificate's first and the gravest first.
    pub findings: Vec<Finding>,
    /// What comes of it.
    pub outcome: Outcome,
    /// When all its certificates are valid; `None` where that is never.
    pub valid: Option<Period>,
}

/// A fault and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How many certificates stand below it: 0 is the lowest.
    pub depth: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What comes of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is valid up to its root. Whether anybody trusts that root is another matter.
    Accepted,
    /// Nothing is wrong, but not all could be judged here.
    Undecided,
    /// It is refused.
    Refused,
}

/// A stretch of time; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its beginning.
    pub from: UnixSeconds,
    /// Its end.
    pub until: UnixSeconds,
}

/// Judges certificates. `links` are what [`super::links`] gave for them, and `answers` what came of each link's check, in the
/// same order; a check that no answer came for leaves its path undecided.
pub fn judge(certificates: &[Certificate], links: &[Link], answers: &[Answer], now: UnixSeconds) -> Verdict {
    let subjects = subjects(certificates);
    let is_there = |index: usize| subjects.get(index).is_some_and(Option::is_some);
    let judgement = Judgement { subjects: &subjects, links, answers, now };
    let chains = lowest(certificates.len(), links, &is_there).into_iter();
    let duplicates = (0..certificates.len()).filter(|index| !is_there(*index)).collect();
    Verdict { chains: chains.filter_map(|index| judgement.chain(index)).collect(), duplicates }
}

struct Judgement<'a> {
    subjects: &'a [Option<Subject<'a>>],
    links: &'a [Link],
    answers: &'a [Answer],
    now: UnixSeconds,
}

impl Judgement<'_> {
    fn subject(&self, index: usize) -> Option<&Subject<'_>> {
        self.subjects.get(index)?.as_ref()
    }

    fn chain(&self, index: usize) -> Option<Chain> {
        let is_ca = self.subject(index)?.certificate.basic_constraints.is_some_and(|one| one.ca);
        let role = if is_ca { Role::Authority } else { Role::Client };
        let (ways, is_cut) = ways(index, self.links, self.answers);
        let is_crowded = |index: &usize| {
            self.links.iter().filter(|link| link.certificate == *index).count() == MAX_ISSUERS
        };
        let has_more = is_cut || ways.iter().any(|way| way.certificates.iter().any(is_crowded));
        let paths: Vec<Path> = ways.into_iter().map(|way| self.path(way, role)).collect();
        let weight = |path: &Path| {
            let refused = path.findings.iter().filter(|one| one.fault.weight() == Weight::Refused).count();
            (path.outcome, refused, path.findings.len())
        };
        let order = sorted(paths.len(), &|a, b| paths.get(a).map(weight).cmp(&paths.get(b).map(weight)));
        let paths = order.into_iter().filter_map(|at| paths.get(at).cloned()).collect();
        Some(Chain { lowest: index, role, paths, has_more })
    }

    fn path(&self, way: Way, role: Role) -> Path {
        let mut findings = Vec::new();
        let mut valid: Option<Period> = None;
        let mut authorities_below = 0;
        for (depth, index) in way.certificates.iter().enumerate() {
            let Some(subject) = self.subject(*index) else { continue };
            let above = way.certificates.get(depth + 1).copied();
            let faults = self.faults(
                *index,
                subject,
                above,
                &way,
                Place {
                    depth,
                    authorities_below,
                    is_top: above.is_none(),
                    role,
                    standing: Standing::Unknown,
                },
            );
            let order = sorted(faults.len(), &|a, b| {
                faults.get(a).map(Fault::weight).cmp(&faults.get(b).map(Fault::weight))
            });
            let in_order = order.into_iter().filter_map(|at| faults.get(at).cloned());
            findings.extend(in_order.map(|fault| Finding { depth, fault }));
            let own = Period { from: subject.certificate.not_before, until: subject.certificate.not_after };
            valid =
                Some(valid.map_or(own, |all| Period {
                    from: all.from.max(own.from),
                    until: all.until.min(own.until),
                }));
            if depth > 0 && !subject.is_self_issued() {
                authorities_below += 1;
            }
        }
        let has = |weight| findings.iter().any(|finding: &Finding| finding.fault.weight() == weight);
        let outcome = match (has(Weight::Refused), has(Weight::Undecided)) {
            (true, _) => Outcome::Refused,
            (false, true) => Outcome::Undecided,
            (false, false) => Outcome::Accepted,
        };
        let valid = valid.filter(|period| period.from <= period.until);
        Path { has_root: way.end == End::Root, certificates: way.certificates, findings, outcome, valid }
    }

    fn faults(
        &self,
        index: usize,
        subject: &Subject<'_>,
        above: Option<usize>,
        way: &Way,
        place: Place,
    ) -> Vec<Fault> {
        // A root issued itself.
        let issuer = above.or_else(|| (way.end == End::Root).then_some(index));
        let standing =
            issuer.map_or(Standing::Unknown, |issuer| standing(self.links, self.answers, index, issuer));
        let mut found = rules::faults(subject, Place { standing, ..place }, self.now);
        found.extend(strict::faults(subject, place));
        if let Some(issuer) = issuer.filter(|_| standing == Standing::Unknown) {
            found.extend(self.unsupported(index, issuer));
        }
        let issuer = above.and_then(|above| self.subject(above));
        if let Some(issuer) =
            issuer.filter(|issuer| subject.certificate.not_after > issuer.certificate.not_after)
        {
            found.push(Fault::OutlivesIssuer { until: issuer.certificate.not_after });
        }
        let strays = strays(index, self.links, self.answers).into_iter();
        found.extend(strays.map(|index| Fault::OtherIssuerOfName { index }));
        match way.end {
            End::NoIssuer if place.is_top => found.push(Fault::NoIssuer(self.near(subject))),
            End::TooLong if place.is_top => found.push(Fault::TooLong { length: way.certificates.len() + 1 }),
            _ => {}
        }
        found
    }

    fn near(&self, subject: &Subject<'_>) -> Near {
        nearest(self.subjects, subject)
    }

    /// Why a link's signature is not known to be right or wrong.
    fn unsupported(&self, certificate: usize, issuer: usize) -> Option<Fault> {
        let is_it = |link: &&Link| link.certificate == certificate && link.issuer == issuer;
        let at = self.links.iter().position(|link| is_it(&link))?;
        let why = match (&self.links.get(at)?.check, self.answers.get(at)) {
            (Check::Unsupported(why), _) => why.clone(),
            (Check::Verify(one), Some(_)) => Unsupported::Browser(one.algorithm),
            (Check::Verify(_), None) => Unsupported::NotVerified,
            (Check::Malformed, _) => return None,
        };
        Some(Fault::Unsupported(why))
    }
}
