//! Proving possession of a CA's key with the verification certificate for a code.

use super::{
    Effects, Workshop,
    crypto::KeyAlgorithm,
    download::give,
    job::{Goal, Wanted},
    trouble::{Spot, Trouble},
};
use crate::{
    certificate::pem::write,
    secret::Secret,
    time::UnixSeconds,
    workshop::{Item, Owner, Role, Subject, default_end, file_name, verification_code},
};

/// The state of this bench.
#[derive(Debug, Default)]
pub struct Prove {
    /// The code, as pasted.
    pub code: String,
    /// Which CA is proved, if that was chosen.
    pub issuer: Option<usize>,
    /// The last certificate.
    pub made: Option<Proof>,
    /// The names in the commands: the DPS's, its resource group's, the certificate's.
    pub names: [String; 3],
}

/// A verification certificate.
#[derive(Debug)]
pub struct Proof {
    /// The code that it answers.
    pub code: String,
    /// Whose key it proves: which CA on the shelf.
    pub issuer: usize,
    /// It, DER.
    pub certificate: Vec<u8>,
}

/// Something that happened here.
#[derive(Debug)]
pub enum Event {
    /// The code was typed or pasted.
    CodeTyped(String),
    /// A CA was chosen.
    IssuerChosen(Option<usize>),
    /// A name in the commands was typed.
    NameTyped(usize, String),
    /// "Make the verification certificate".
    Submitted,
    /// "Save".
    Saved,
}

impl Workshop {
    /// The CA that is proved: the chosen one, else the first.
    pub fn proved(&self) -> Option<usize> {
        let issuers = self.shelf.issuers();
        let chosen = issuers.iter().find(|(index, _)| Some(*index) == self.prove.issuer);
        chosen.or(issuers.first()).map(|(index, _)| *index)
    }

    /// An event of this bench.
    pub(in crate::page) fn update_prove(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::CodeTyped(code) => {
                self.prove.code = code;
                // It answers another code than the one that stands there.
                self.prove.made = None;
                self.quiet(Spot::Prove);
            }
            Event::IssuerChosen(issuer) => {
                self.prove.issuer = issuer;
                self.prove.made = None;
                self.quiet(Spot::Prove);
            }
            Event::NameTyped(which, name) => {
                if let Some(known) = self.prove.names.get_mut(which) {
                    *known = name;
                }
            }
            Event::Submitted => {
                let wanted = self.verification(now);
                let begun = wanted.and_then(|wanted| self.make(vec![wanted], Spot::Prove, now, effects));
                if let Err(trouble) = begun {
                    self.say(Spot::Prove, trouble, effects);
                }
            }
            Event::Saved => {
                if let Some(proof) = &self.prove.made {
                    let path = file_name(&Item::Certificate(Owner::Verification));
                    give(effects, &path, Secret::new(write("CERTIFICATE", &proof.certificate)));
                }
            }
        }
    }

    fn verification(&self, now: UnixSeconds) -> Result<Wanted, Trouble> {
        let common_name = verification_code(&self.prove.code).map_err(Trouble::Code)?;
        let issuer = self.proved().ok_or(Trouble::NoIssuer)?;
        let certificate = self.shelf.made.get(issuer).map(|made| &made.certificate);
        Ok(Wanted {
            role: Role::Verification,
            subject: Subject { common_name, ..Subject::default() },
            until: default_end(Role::Verification, certificate, now),
            path_length: None,
            algorithm: KeyAlgorithm::P256,
            issuer: Some(issuer),
            goal: Goal::Verification,
        })
    }
}
