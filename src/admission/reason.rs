//! The steps of a decision, each with what it rests on.

use crate::{certificate::registration_id::IdProblem, chain::Fault, dps::enrollment::Kind};

/// One step of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was found.
    pub statement: Statement,
    /// What that DPS does so rests on.
    pub basis: Basis,
}

/// What a statement about DPS rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Microsoft's documentation, at this address.
    Documented(&'static str),
    /// Users' reports of what the service answered.
    Reported(&'static str),
    /// What follows from the rest, or from how such services work; not documented.
    Inferred,
}

/// Which of an enrollment's two certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The primary one.
    Primary,
    /// The secondary one.
    Secondary,
}

/// What was found in one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// The registration ID is the common name.
    RegistrationId {
        /// It.
        id: String,
    },
    /// The device has no registration ID.
    NoRegistrationId(IdProblem),
    /// There is an individual enrollment with the registration ID, which decides alone.
    Individual {
        /// Its ID.
        id: String,
    },
    /// There is none.
    NoIndividual {
        /// The registration ID.
        id: String,
    },
    /// The device's certificate is the enrollment's.
    SameCertificate {
        /// Which.
        slot: Slot,
    },
    /// The enrollment has another certificate.
    OtherCertificate {
        /// The device's, SHA-256.
        presented: String,
        /// The enrollment's, SHA-256.
        enrolled: Vec<String>,
    },
    /// The enrollment asks for another proof.
    OtherAttestation {
        /// Its type on the wire.
        asks: String,
    },
    /// The TPM is the enrollment's.
    SameTpm,
    /// The enrollment has another endorsement key.
    OtherTpm,
    /// The key is the enrollment's.
    SameKey,
    /// The key is not the enrollment's.
    OtherKey,
    /// Whether the key is the enrollment's is not known.
    KeyUnknown,
    /// A CA of the chain is a group's.
    Group {
        /// The group.
        id: String,
        /// Which of its certificates.
        slot: Slot,
        /// Where in the chain: 1 is the issuer of the device's certificate.
        depth: usize,
        /// The CA's subject.
        subject: String,
    },
    /// No group has this CA.
    NoGroup {
        /// Where in the chain.
        depth: usize,
        /// Its subject.
        subject: String,
    },
    /// A CA that several groups have; the first one is taken.
    SeveralGroups {
        /// All of them.
        ids: Vec<String>,
    },
    /// A group or individual enrollment names a CA of the DPS; the name stands for a CA of this chain.
    ByName {
        /// The enrollment.
        id: String,
        /// The name.
        name: String,
        /// Where in the chain.
        depth: usize,
    },
    /// A group or individual enrollment names a CA of the DPS, and which that is is not known here.
    NameUnknown {
        /// The enrollment.
        id: String,
        /// The names.
        names: Vec<String>,
    },
    /// An individual enrollment names CAs of which none is in this chain.
    NameNotInChain {
        /// The names.
        names: Vec<String>,
    },
    /// The device shows no CA, only its own certificate.
    NoAuthorityPresented,
    /// What was found is disabled.
    Disabled {
        /// Its kind.
        kind: Kind,
        /// Its ID.
        id: String,
    },
    /// What was found is enabled.
    Enabled {
        /// Its kind.
        kind: Kind,
        /// Its ID.
        id: String,
    },
    /// The enrolled CA, or one of the chain above it, is verified in the DPS.
    Verified {
        /// Its name there.
        name: String,
    },
    /// The enrolled CA, or one of the chain above it, is uploaded, but none is verified.
    NotVerified {
        /// Its name there.
        name: String,
    },
    /// Neither the enrolled CA nor one of the chain above it is uploaded.
    NotUploaded,
    /// Which CAs are verified is not known here.
    VerifiedUnknown,
    /// The chain itself does not hold.
    BrokenChain {
        /// Where: 0 is the device's certificate.
        depth: usize,
        /// What is wrong.
        fault: Fault,
    },
    /// The chain could not be judged in full.
    UndecidedChain,
    /// Groups with symmetric keys: the device's key may be derived from one of theirs.
    KeyGroups {
        /// The groups.
        ids: Vec<String>,
    },
    /// No group has a symmetric key.
    NoKeyGroup,
    /// Groups do not attest TPMs.
    NoTpmGroups,
}

const X509: &str = "https://learn.microsoft.com/azure/iot-dps/concepts-x509-attestation";
const SERVICE: &str = "https://learn.microsoft.com/azure/iot-dps/concepts-service";
const VERIFY: &str = "https://learn.microsoft.com/azure/iot-dps/how-to-verify-certificates";
const KEYS: &str = "https://learn.microsoft.com/azure/iot-dps/concepts-symmetric-key-attestation";
const TPM: &str = "https://learn.microsoft.com/azure/iot-dps/concepts-tpm-attestation";

impl Statement {
    /// What it rests on.
    pub(super) fn basis(&self) -> Basis {
        match self {
            Self::RegistrationId { .. }
            | Self::NoRegistrationId(_)
            | Self::NoIndividual { .. }
            | Self::Individual { .. }
            | Self::Group { .. }
            | Self::NoGroup { .. }
            | Self::NoAuthorityPresented
            | Self::Disabled { .. }
            | Self::Enabled { .. } => Basis::Documented(X509),
            Self::SameCertificate { .. } | Self::ByName { .. } => Basis::Documented(SERVICE),
            Self::Verified { .. } | Self::VerifiedUnknown => Basis::Documented(VERIFY),
            Self::NotVerified { .. } | Self::NotUploaded => {
                Basis::Reported("https://github.com/Azure/azure-iot-sdk-csharp/issues/1900")
            }
            Self::SameKey | Self::KeyGroups { .. } | Self::NoKeyGroup => Basis::Documented(KEYS),
            Self::SameTpm | Self::NoTpmGroups => Basis::Documented(TPM),
            Self::OtherCertificate { .. }
            | Self::OtherAttestation { .. }
            | Self::OtherTpm
            | Self::OtherKey
            | Self::KeyUnknown
            | Self::SeveralGroups { .. }
            | Self::NameUnknown { .. }
            | Self::NameNotInChain { .. }
            | Self::BrokenChain { .. }
            | Self::UndecidedChain => Basis::Inferred,
        }
    }
}
