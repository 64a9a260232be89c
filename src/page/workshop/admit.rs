//! Whether DPS would admit a device: its chain, the enrollments, and the decision.

use crate::{
    admission::{Authorities, Authority, Decision, Device, KeyOwner, Presented, admit, read_authorities},
    chain::{Chain, Outcome, Role},
    dps::{Id, enrollment::Enrollment},
    emulator::sandbox_authorities,
    page::{
        State,
        item::Item,
        list::{Progress, Which},
    },
};

/// The lists that a decision takes.
pub const LISTS: [Which; 2] = [Which::Devices, Which::Groups];

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Admit {
    /// How the device proves who it is.
    pub proof: Proof,
    /// The certificate of the device, where there are several: by its SHA-256.
    pub leaf: Option<String>,
    /// The registration ID of a device without certificate.
    pub registration_id: String,
    /// The endorsement key of a device with a TPM.
    pub endorsement_key: String,
    /// The listing of the DPS's CA certificates, as it was pasted.
    pub listing: String,
    /// What it says; nothing where there is none, or it cannot be read.
    pub authorities: Option<Vec<Authority>>,
    /// What comes of it.
    pub decision: Option<Decision>,
    /// What it was decided from.
    inputs: Option<Inputs>,
    /// Counts what was typed and chosen.
    revision: u64,
}

/// How a device proves who it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proof {
    /// With a certificate chain.
    #[default]
    Chain,
    /// With a symmetric key.
    Key,
    /// With a TPM.
    Tpm,
}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {
    /// How the device proves who it is was chosen.
    ProofChosen(Proof),
    /// The certificate of the device was chosen, by its SHA-256.
    LeafChosen(String),
    /// The registration ID was typed.
    IdTyped(String),
    /// The endorsement key was typed.
    EndorsementKeyTyped(String),
    /// The listing of the DPS's CA certificates was pasted.
    ListingTyped(String),
    /// "Load again".
    LoadAsked,
    /// "Load the rest".
    ContinueAsked,
    /// "Stop".
    Stopped,
}

/// What a decision depends on, by numbers that change with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Inputs {
    check: u64,
    lists: [u64; 2],
    form: u64,
    is_connected: bool,
    is_sandbox: bool,
}

impl Proof {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chain, Self::Key, Self::Tpm];
}

impl Admit {
    /// Drops what is of one DPS: the listing of its CAs, and what was decided from its enrollments.
    pub(in crate::page) fn forget_service(&mut self) {
        self.listing.clear();
        (self.authorities, self.decision, self.inputs) = (None, None, None);
        self.revision += 1;
    }

    /// What is typed and chosen; the lists are the page's affair.
    pub(in crate::page) fn edit(&mut self, event: Event) {
        match event {
            Event::ProofChosen(proof) => self.proof = proof,
            Event::LeafChosen(leaf) => self.leaf = Some(leaf),
            Event::IdTyped(id) => self.registration_id = id,
            Event::EndorsementKeyTyped(key) => self.endorsement_key = key,
            Event::ListingTyped(listing) => {
                self.authorities = read_authorities(&listing);
                self.listing = listing;
            }
            Event::LoadAsked | Event::ContinueAsked | Event::Stopped => return,
        }
        self.revision += 1;
    }
}

/// How far loading the enrollments is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// There is no connection.
    NotConnected,
    /// Under way.
    UnderWay,
    /// All are here.
    Complete,
    /// Stopped or failed before the end.
    Short,
}

impl State {
    /// How far loading the enrollments is.
    pub fn admission_loading(&self) -> Loading {
        let is = |test: fn(&Progress) -> bool| {
            LISTS.into_iter().any(|which| test(&self.lists.get(which).progress))
        };
        if self.connect.session.is_none() {
            Loading::NotConnected
        } else if is(|progress| *progress == Progress::Loading) {
            Loading::UnderWay
        } else if is(|progress| *progress != Progress::Complete) {
            Loading::Short
        } else {
            Loading::Complete
        }
    }

    /// The chain that the device presents: the chosen one, else the best one of a device.
    pub fn presented(&self) -> Option<&Chain> {
        let workshop = &self.workshop;
        let chains = &workshop.check.verdict.as_ref()?.chains;
        let leaf =
            |chain: &Chain| Some(workshop.check.judged().get(chain.lowest)?.sha256_thumbprint.as_str());
        let chosen =
            |chain: &&Chain| workshop.admit.leaf.is_some() && leaf(chain) == workshop.admit.leaf.as_deref();
        let rank = |chain: &&Chain| {
            (chain.role != Role::Client, chain.paths.first().map_or(Outcome::Refused, |path| path.outcome))
        };
        chains.iter().find(chosen).or_else(|| chains.iter().min_by_key(rank))
    }

    /// Decides anew where something has changed that the decision depends on.
    pub(in crate::page) fn decide_admission(&mut self) {
        let inputs = Inputs {
            check: self.workshop.check.revision(),
            lists: LISTS.map(|which| self.lists.get(which).revision()),
            form: self.workshop.admit.revision,
            is_connected: self.connect.session.is_some(),
            is_sandbox: self.connect.is_sandbox(),
        };
        if self.workshop.admit.inputs != Some(inputs) {
            let decision = self.decide();
            (self.workshop.admit.decision, self.workshop.admit.inputs) = (decision, Some(inputs));
        }
    }

    fn decide(&self) -> Option<Decision> {
        self.connect.session.as_ref()?;
        let admitting = &self.workshop.admit;
        let registration_id = admitting.registration_id.trim();
        let path;
        let device = match admitting.proof {
            Proof::Chain => {
                path = self.presented()?.paths.first()?;
                Device::Certificate(Presented { certificates: self.workshop.check.judged(), path })
            }
            _ if Id::parse(registration_id).is_err() => return None,
            Proof::Key => Device::SymmetricKey { registration_id, key_of: KeyOwner::Unknown },
            Proof::Tpm => match admitting.endorsement_key.trim() {
                "" => return None,
                endorsement_key => Device::Tpm { registration_id, endorsement_key },
            },
        };
        let enrollments = |which| self.lists.get(which).all().filter_map(Item::enrollment);
        let all: Vec<&Enrollment> = LISTS.into_iter().flat_map(enrollments).collect();
        let known = if self.connect.is_sandbox() {
            Some(Vec::from(sandbox_authorities()))
        } else {
            admitting.authorities.clone()
        };
        let authorities = known.as_deref().map_or(Authorities::Unknown, Authorities::Known);
        Some(admit(device, &all, authorities))
    }

    /// The enrollment that decides.
    pub fn deciding_enrollment(&self) -> Option<&Enrollment> {
        let found = self.workshop.admit.decision.as_ref()?.enrollment.as_ref()?;
        self.lists.get(Which::of(found.kind)).find(&found.id)?.enrollment()
    }
}
