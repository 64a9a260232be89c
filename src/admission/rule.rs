//! The rule itself: individual enrollments by registration ID, then groups from the first CA of the chain up to its root.

use super::{
    assignment::Assignment,
    decision::{Decision, Found, Steps},
    device::{Authorities, Device, KeyOwner, Presented},
    near::{certificates, is_same, near_misses},
    reason::{Slot, Statement},
};
use crate::{
    certificate::{Certificate, registration_id},
    chain::{Fault, Outcome as ChainOutcome, Weight},
    dps::{
        Attestation,
        enrollment::{Enrollment, Kind},
    },
};

/// Whether DPS would admit a device, and why.
pub fn admit(device: Device<'_>, enrollments: &[&Enrollment], authorities: Authorities<'_>) -> Decision {
    let mut steps = Steps::default();
    let id = match device {
        Device::Certificate(presented) => {
            let leaf = presented
                .chain()
                .first()
                .map_or(Err(registration_id::IdProblem::NoCommonName), |leaf| registration_id::of(leaf));
            match leaf {
                Ok(id) => id.as_str().to_owned(),
                Err(problem) => {
                    steps.say(Statement::NoRegistrationId(problem));
                    return steps.decide(None, None, None, Vec::new());
                }
            }
        }
        Device::SymmetricKey { registration_id, .. } | Device::Tpm { registration_id, .. } => {
            registration_id.to_owned()
        }
    };
    steps.say(Statement::RegistrationId { id: id.clone() });
    let individual =
        enrollments.iter().find(|one| one.kind() == Kind::Individual && one.id().eq_ignore_ascii_case(&id));
    if let Some(enrollment) = individual {
        steps.say(Statement::Individual { id: enrollment.id().to_owned() });
        let fits = individual_fits(device, enrollment, authorities, &mut steps);
        return conclude(steps, &id, enrollment, fits);
    }
    steps.say(Statement::NoIndividual { id: id.clone() });
    match device {
        Device::Certificate(presented) => by_chain(steps, &id, presented, enrollments, authorities),
        Device::SymmetricKey { key_of, .. } => by_key(steps, &id, key_of, enrollments),
        Device::Tpm { .. } => {
            steps.say(Statement::NoTpmGroups);
            steps.decide(Some(&id), None, None, Vec::new())
        }
    }
}

/// Enabled or not, and what the device gets.
fn conclude(mut steps: Steps, id: &str, enrollment: &Enrollment, fits: bool) -> Decision {
    let found = Found { kind: enrollment.kind(), id: enrollment.id().to_owned() };
    let (kind, enrollment_id) = (found.kind, found.id.clone());
    if !enrollment.is_enabled() {
        steps.say(Statement::Disabled { kind, id: enrollment_id });
        return steps.decide(Some(id), Some(found), None, Vec::new());
    }
    if fits {
        steps.say(Statement::Enabled { kind, id: enrollment_id });
    }
    let assignment = fits.then(|| Assignment::of(enrollment, id));
    steps.decide(Some(id), Some(found), assignment, Vec::new())
}

/// Whether a device's proof is what its individual enrollment asks for. What is not known counts as fitting.
fn individual_fits(
    device: Device<'_>,
    enrollment: &Enrollment,
    authorities: Authorities<'_>,
    steps: &mut Steps,
) -> bool {
    let (statement, fits) = match (device, enrollment.attestation()) {
        (Device::Certificate(presented), Attestation::Certificates { .. }) => {
            let chain = presented.chain();
            let Some(leaf) = chain.first() else { return false };
            let enrolled = certificates(enrollment);
            if let Some((slot, _)) = enrolled.iter().find(|(_, info)| is_same(info, leaf)) {
                steps.say(Statement::SameCertificate { slot: *slot });
                // It is known itself, so of the chain only its own time counts.
                return is_in_time(presented, steps);
            }
            let enrolled = enrolled.into_iter().map(|(_, info)| info.sha256).collect();
            (Statement::OtherCertificate { presented: leaf.sha256_thumbprint.clone(), enrolled }, false)
        }
        (Device::Certificate(presented), Attestation::CaReferences { primary, secondary }) => {
            let names: Vec<String> = primary.into_iter().chain(secondary).collect();
            return by_name(enrollment.id(), names, presented, authorities, steps) && holds(presented, steps);
        }
        (Device::SymmetricKey { key_of, .. }, Attestation::SymmetricKey) => match key_of {
            KeyOwner::Unknown => {
                steps.leave_open(Statement::KeyUnknown);
                return true;
            }
            KeyOwner::Enrollment(Kind::Individual, id) if id.eq_ignore_ascii_case(enrollment.id()) => {
                (Statement::SameKey, true)
            }
            _ => (Statement::OtherKey, false),
        },
        (Device::Tpm { endorsement_key: own, .. }, Attestation::Tpm { endorsement_key }) => {
            if own == endorsement_key { (Statement::SameTpm, true) } else { (Statement::OtherTpm, false) }
        }
        (_, attestation) => (Statement::OtherAttestation { asks: type_of(&attestation).to_owned() }, false),
    };
    steps.say(statement);
    fits
}

/// Whether one of the CAs that an individual enrollment names is in the chain.
fn by_name(
    id: &str,
    names: Vec<String>,
    presented: Presented<'_>,
    authorities: Authorities<'_>,
    steps: &mut Steps,
) -> bool {
    let id = id.to_owned();
    let Authorities::Known(_) = authorities else {
        steps.leave_open(Statement::NameUnknown { id, names });
        return true;
    };
    for (depth, certificate) in presented.chain().into_iter().enumerate().skip(1) {
        if let Some(name) = names.iter().find(|name| stands_for(name, certificate, authorities)) {
            steps.say(Statement::ByName { id, name: name.clone(), depth });
            return is_verified(&presented.chain(), depth, authorities, steps);
        }
    }
    steps.say(Statement::NameNotInChain { names });
    false
}

/// Whether a name of the DPS is known to be that of a certificate.
fn stands_for(name: &str, certificate: &Certificate, authorities: Authorities<'_>) -> bool {
    match authorities {
        Authorities::Unknown => false,
        Authorities::Known(all) => {
            all.iter().any(|one| one.name.eq_ignore_ascii_case(name) && one.is(certificate))
        }
    }
}

fn type_of(attestation: &Attestation) -> &str {
    match attestation {
        Attestation::Certificates { .. } | Attestation::CaReferences { .. } => "x509",
        Attestation::SymmetricKey => "symmetricKey",
        Attestation::Tpm { .. } => "tpm",
        Attestation::Other(kind) => kind,
    }
}

/// The groups, by the CAs of the chain from the device's issuer up.
fn by_chain(
    mut steps: Steps,
    id: &str,
    presented: Presented<'_>,
    enrollments: &[&Enrollment],
    authorities: Authorities<'_>,
) -> Decision {
    let chain = presented.chain();
    if chain.len() < 2 {
        steps.say(Statement::NoAuthorityPresented);
    }
    let groups = || enrollments.iter().copied().filter(|one| one.kind() == Kind::Group);
    // A group that names its CA may stand anywhere.
    if let Authorities::Unknown = authorities {
        for group in groups().filter(|_| chain.len() > 1) {
            if let Attestation::CaReferences { primary, secondary } = group.attestation() {
                let names = primary.into_iter().chain(secondary).collect();
                steps.may_be_another = true;
                steps.say(Statement::NameUnknown { id: group.id().to_owned(), names });
            }
        }
    }
    for (depth, certificate) in chain.iter().enumerate().skip(1) {
        let subject = certificate.subject.to_string();
        let fits = |group: &Enrollment| group_fits(group, certificate, depth, &subject, authorities);
        let fitting: Vec<_> = groups().filter_map(|group| Some((group, fits(group)?))).collect();
        let ids = || fitting.iter().map(|(group, _)| group.id().to_owned()).collect();
        match fitting.first() {
            None => steps.say(Statement::NoGroup { depth, subject }),
            Some((group, statement)) => {
                steps.say(statement.clone());
                if fitting.len() > 1 {
                    steps.leave_open(Statement::SeveralGroups { ids: ids() });
                }
                let fits = group.is_enabled()
                    && holds(presented, &mut steps)
                    && is_verified(&chain, depth, authorities, &mut steps);
                return conclude(steps, id, group, fits);
            }
        }
    }
    steps.decide(Some(id), None, None, near_misses(&chain, enrollments))
}

/// How a group has a CA, where it does.
fn group_fits(
    group: &Enrollment,
    certificate: &Certificate,
    depth: usize,
    subject: &str,
    authorities: Authorities<'_>,
) -> Option<Statement> {
    let id = group.id().to_owned();
    if let Attestation::CaReferences { primary, secondary } = group.attestation() {
        let mut names = primary.into_iter().chain(secondary);
        let name = names.find(|name| stands_for(name, certificate, authorities))?;
        return Some(Statement::ByName { id, name, depth });
    }
    let of: Vec<(Slot, _)> = certificates(group);
    let (slot, _) = of.into_iter().find(|(_, info)| is_same(info, certificate))?;
    Some(Statement::Group { id, slot, depth, subject: subject.to_owned() })
}

/// Whether the CA at a depth is verified in the DPS, or one above it. What is not known counts as verified.
fn is_verified(
    chain: &[&Certificate],
    depth: usize,
    authorities: Authorities<'_>,
    steps: &mut Steps,
) -> bool {
    let Authorities::Known(all) = authorities else {
        steps.leave_open(Statement::VerifiedUnknown);
        return true;
    };
    let uploaded =
        || all.iter().filter(|one| chain.iter().skip(depth).any(|certificate| one.is(certificate)));
    match (uploaded().find(|one| one.is_verified), uploaded().next()) {
        (Some(verified), _) => {
            steps.say(Statement::Verified { name: verified.name.clone() });
            true
        }
        (None, Some(uploaded)) => {
            steps.say(Statement::NotVerified { name: uploaded.name.clone() });
            false
        }
        (None, None) => {
            steps.say(Statement::NotUploaded);
            false
        }
    }
}

/// Whether the chain holds. That it does not end in a root does not matter: DPS knows its CAs itself.
fn holds(presented: Presented<'_>, steps: &mut Steps) -> bool {
    let is_broken = |fault: &Fault| fault.weight() == Weight::Refused && !matches!(fault, Fault::NoIssuer(_));
    if let Some(finding) = presented.findings().iter().find(|finding| is_broken(&finding.fault)) {
        steps.say(Statement::BrokenChain { depth: finding.depth, fault: finding.fault.clone() });
        return false;
    }
    if presented.path.outcome == ChainOutcome::Undecided
        || presented.findings().iter().any(|finding| finding.fault.weight() == Weight::Undecided)
    {
        steps.leave_open(Statement::UndecidedChain);
    }
    true
}

/// Whether the device's own certificate is valid at this time.
fn is_in_time(presented: Presented<'_>, steps: &mut Steps) -> bool {
    let is_late = |fault: &Fault| matches!(fault, Fault::Expired { .. } | Fault::NotYetValid { .. });
    let own = presented.findings().iter().find(|finding| finding.depth == 0 && is_late(&finding.fault));
    match own {
        Some(finding) => {
            steps.say(Statement::BrokenChain { depth: 0, fault: finding.fault.clone() });
            false
        }
        None => true,
    }
}

/// The groups with symmetric keys.
fn by_key(mut steps: Steps, id: &str, key_of: KeyOwner<'_>, enrollments: &[&Enrollment]) -> Decision {
    let groups: Vec<&Enrollment> = enrollments
        .iter()
        .copied()
        .filter(|one| one.kind() == Kind::Group && one.attestation() == Attestation::SymmetricKey)
        .collect();
    let owner = match key_of {
        KeyOwner::Enrollment(Kind::Group, owner) => {
            groups.iter().find(|group| group.id().eq_ignore_ascii_case(owner))
        }
        _ => None,
    };
    match (owner, key_of) {
        (Some(group), _) => {
            steps.say(Statement::SameKey);
            return conclude(steps, id, group, true);
        }
        _ if groups.is_empty() => steps.say(Statement::NoKeyGroup),
        (None, KeyOwner::Unknown) => {
            let ids = groups.iter().map(|group| group.id().to_owned()).collect();
            steps.may_be_another = true;
            steps.say(Statement::KeyGroups { ids });
        }
        (None, _) => steps.say(Statement::OtherKey),
    }
    steps.decide(Some(id), None, None, Vec::new())
}
