//! English texts about admission.

use super::grouped;
use crate::{
    admission::{Basis, Found, IdProblem, MAX_COMMON_NAME, NearMiss, Outcome, Slot, Statement},
    dps::enrollment::Kind,
    page::workshop::admit::Proof,
    text::{AdmissionTexts, admission::AdmissionLabels},
};

pub(in crate::text) static TEXTS: AdmissionTexts = AdmissionTexts { statement, near_miss, labels: LABELS };

const LABELS: AdmissionLabels = AdmissionLabels {
    device: "Device",
    lead: "Before a device is flashed: which enrollment DPS finds for it, and what comes of that. Drop what the device will \
           present: its certificate and the CAs above it.",
    proof: "How it proves who it is",
    proofs: |proof| match proof {
        Proof::Chain => "Certificates",
        Proof::Key => "Symmetric key",
        Proof::Tpm => "TPM",
    },
    leaf: "Which device",
    registration_id: "Registration ID",
    registration_id_hint: "As the device sends it.",
    endorsement_key: "Endorsement key",
    endorsement_key_hint: "The public one, in base64.",
    chain: "See its chain checked",
    several_paths: "Its chain has several paths; the best of them is taken here.",
    enrollments: "Enrollments",
    not_connected: "Connect to your DPS, or try it out with the sandbox’s enrollments.",
    loading: |devices, groups| format!("{} so far…", loaded(devices, groups)),
    loaded,
    short: |devices, groups| format!("{}, and there are more.", loaded(devices, groups)),
    stop: "Stop",
    reload: "Load again",
    rest: "Load the rest",
    listing: "Which CAs are verified",
    listing_field: "CA certificates of the DPS",
    listing_hint: "The service does not tell with this key. Paste what this prints: az iot dps certificate list --dps-name … \
                   --resource-group …",
    listing_error: "This is not what az iot dps certificate list prints (JSON). Copy all of it.",
    nothing_yet: "The answer appears here.",
    outcome,
    is_short: "Not all enrollments are loaded, so this may change.",
    decision: "What comes of it",
    enrollment: "Enrollment",
    device_id: "Device ID in the hub",
    allocation: "Allocation policy",
    unknown_policy: "One that is not known here",
    hubs: "IoT hubs",
    linked_hubs: "All that are linked to the DPS",
    webhook: |url| format!("What the function at {url} says"),
    reprovision: "When it comes again",
    steps: "How DPS decides",
    steps_lead: "In this order, until something is found:",
    basis: |basis| match basis {
        Basis::Documented(_) => "documented",
        Basis::Reported(_) => "reported by users",
        Basis::Inferred => "inferred",
    },
    basis_lead: "Documented and reported steps lead to where it says so. Inferred ones follow from the rest, or from how such \
                 services work; Microsoft does not say so.",
    near_misses: "What comes nearest",
};

fn loaded(devices: usize, groups: usize) -> String {
    let devices = if devices == 1 {
        "1 individual enrollment".to_owned()
    } else {
        format!("{} individual enrollments", grouped(&devices))
    };
    let groups = if groups == 1 { "1 group".to_owned() } else { format!("{} groups", grouped(&groups)) };
    format!("{devices} and {groups}")
}

fn outcome(outcome: Outcome, found: Option<&Found>) -> String {
    let by = found.map(|found| enrollment(found.kind, &found.id));
    match (outcome, by) {
        (Outcome::Admitted, Some(by)) => format!("Yes: admitted by the {by}."),
        (Outcome::Admitted, None) => "Yes: admitted.".to_owned(),
        (Outcome::Open, Some(by)) => {
            format!("Probably: the {by} fits, but it depends on what is not known here.")
        }
        (Outcome::Open, None) => "It depends on what is not known here.".to_owned(),
        (Outcome::Refused, Some(by)) => format!("No: the {by} is found, but the device is refused."),
        (Outcome::Refused, None) => "No: no enrollment fits.".to_owned(),
    }
}

fn slot(slot: Slot) -> &'static str {
    match slot {
        Slot::Primary => "primary",
        Slot::Secondary => "secondary",
    }
}

fn enrollment(kind: Kind, id: &str) -> String {
    match kind {
        Kind::Group => format!("group “{id}”"),
        Kind::Individual => format!("individual enrollment “{id}”"),
    }
}

fn level(depth: usize) -> &'static str {
    if depth == 1 { "The CA that issued the device's certificate" } else { "A CA further up the chain" }
}

fn list(items: &[String]) -> String {
    let quoted: Vec<_> = items.iter().map(|item| format!("“{item}”")).collect();
    quoted.join(", ")
}

fn statement(statement: &Statement) -> String {
    match statement {
        Statement::RegistrationId { id } => format!("The registration ID is “{id}”."),
        Statement::NoRegistrationId(problem) => id_problem(*problem),
        Statement::Individual { id } => {
            format!("The individual enrollment “{id}” has the registration ID, so it alone decides.")
        }
        Statement::NoIndividual { id } => format!("No individual enrollment has the registration ID “{id}”."),
        Statement::SameCertificate { slot: which } => {
            format!("The device's certificate is the enrollment's {} one.", slot(*which))
        }
        Statement::OtherCertificate { presented, enrolled } => format!(
            "The device's certificate (SHA-256 {presented}) is not the enrollment's ({}). Give the enrollment this \
             certificate, or the device the enrolled one.",
            if enrolled.is_empty() { "none".to_owned() } else { enrolled.join(", ") }
        ),
        Statement::OtherAttestation { asks } => {
            format!("The enrollment asks for another proof ({asks}). Change its attestation, or what the device uses.")
        }
        Statement::SameTpm => "The endorsement key is the enrollment's.".to_owned(),
        Statement::OtherTpm => "The enrollment has another endorsement key: it is another TPM's.".to_owned(),
        Statement::SameKey => "The device's key is the enrollment's, or derived from its.".to_owned(),
        Statement::OtherKey => "The device's key is not the enrollment's. Copy it again, or derive it again.".to_owned(),
        Statement::KeyUnknown => "Whether the device has the enrollment's key is not known here.".to_owned(),
        Statement::Group { id, slot: which, depth, subject } => format!(
            "{} ({subject}) is the {} certificate of group “{id}”.",
            level(*depth),
            slot(*which)
        ),
        Statement::NoGroup { depth, subject } => format!("{} ({subject}) is no group's.", level(*depth)),
        Statement::SeveralGroups { ids } => {
            format!("Several groups have this CA ({}). Which of them DPS takes is not documented.", list(ids))
        }
        Statement::ByName { id, name, depth } => {
            format!("{} is the CA “{name}” of the DPS, which “{id}” names.", level(*depth))
        }
        Statement::NameUnknown { id, names } => format!(
            "“{id}” names CAs of the DPS ({}). Which certificates these are is not known here; if one is in this chain, it may \
             decide.",
            list(names)
        ),
        Statement::NameNotInChain { names } => {
            format!("None of the CAs that the enrollment names ({}) is in this chain.", list(names))
        }
        Statement::NoAuthorityPresented => {
            "The device presents only its own certificate, so no group can fit. Let it send the CAs as well, from its issuer \
             up to one that is verified."
                .to_owned()
        }
        Statement::Disabled { kind, id } => {
            format!("The {} is disabled, so the device is refused. Enable it.", enrollment(*kind, id))
        }
        Statement::Enabled { kind, id } => format!("The {} is enabled.", enrollment(*kind, id)),
        Statement::Verified { name } => format!("“{name}”, the enrolled CA or one above it, is verified in the DPS."),
        Statement::NotVerified { name } => {
            format!("“{name}” is in the DPS but not verified, so the device is refused (401002). Verify it.")
        }
        Statement::NotUploaded => {
            "Neither the enrolled CA nor one above it is among the certificates of the DPS, so the device is refused \
             (401002). Upload one of them and verify it."
                .to_owned()
        }
        Statement::VerifiedUnknown => {
            "The enrolled CA, or one above it that the device presents, has to be verified in the DPS. Whether one is, is not \
             known here.".to_owned()
        }
        Statement::BrokenChain { depth: 0, fault } => format!("The device's certificate: {fault}"),
        Statement::BrokenChain { depth, fault } => format!("CA {depth} above the device's certificate: {fault}"),
        Statement::UndecidedChain => "Not all of the chain could be checked here.".to_owned(),
        Statement::KeyGroups { ids } => format!(
            "The device is admitted if its key is derived from that of a group ({}); which key it has is not known here.",
            list(ids)
        ),
        Statement::NoKeyGroup => "No group has a symmetric key.".to_owned(),
        Statement::NoTpmGroups => {
            "A device with a TPM needs an individual enrollment: groups do not attest TPMs.".to_owned()
        }
    }
}

fn id_problem(problem: IdProblem) -> String {
    match problem {
        IdProblem::NoCommonName => {
            "The device's certificate has no common name (CN), which is its registration ID. Issue it anew with one."
                .to_owned()
        }
        IdProblem::TooLong { length } => format!(
            "The common name has {} characters; as a registration ID in a certificate it may have {MAX_COMMON_NAME}. \
             Issue it anew with a shorter one.",
            grouped(&length)
        ),
        IdProblem::Rule(error) => {
            format!("The common name cannot be a registration ID: {error} Issue the certificate anew with one that can.")
        }
    }
}

fn near_miss(miss: &NearMiss) -> String {
    match miss {
        NearMiss::Reissued { group, slot: which, subject, enrolled, presented } => format!(
            "Group “{group}” has another certificate named {subject} as its {} one (SHA-256 {enrolled}; this chain's is \
             {presented}). Was the CA made anew? Add this chain's to the group.",
            slot(*which)
        ),
        NearMiss::ChainTooShort { group, subject } => format!(
            "Group “{group}” has a certificate named {subject}, and the last certificate of this chain names that as its \
             issuer. Let the device send it as well."
        ),
        NearMiss::LeafInGroup { group } => format!(
            "Group “{group}” has the device's own certificate in the place of a CA. Enroll the device individually, or put \
             its CA into the group."
        ),
        NearMiss::OtherId { id } => format!(
            "The individual enrollment “{id}” has this certificate, but its ID is not the certificate's common name. Create \
             it anew under that name."
        ),
        NearMiss::OtherBranch { group, subject, issuer } => format!(
            "Group “{group}” is for {subject}, another CA below {issuer}: this chain is of another branch. Make a group of a \
             CA of this chain."
        ),
        NearMiss::EndsIn { subject, sha256 } => {
            format!("This chain ends in {subject}, whose SHA-256 is {sha256}.")
        }
    }
}
