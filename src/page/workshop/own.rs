//! One's own CA: its certificate and its key, from files, used in this tab only.

use super::{
    Effects, Workshop,
    crypto::{self, Ask},
    job::Step,
    shelf::{Made, Shelf, name},
    trouble::{Spot, Trouble},
};
use crate::{
    certificate::{Certificate, Item, read},
    secret::Secret,
    workshop::{KeyFile, KeyFileError, PrivateKey, Refusal, Role, key_fits, read_key},
};

/// What was brought so far.
#[derive(Debug, Default)]
pub struct Own {
    /// The certificates in its files.
    pub certificates: Vec<Certificate>,
    /// Its key.
    pub key: Option<KeyFile>,
    /// The passphrase of its key.
    pub passphrase: Secret,
}

impl Own {
    /// Whether a passphrase is asked for.
    pub fn is_locked(&self) -> bool {
        matches!(self.key, Some(KeyFile::Encrypted(_)))
    }
}

impl Workshop {
    /// A file was dropped or chosen: certificates, a key, both, or a list of devices.
    pub(super) fn read_own(&mut self, source: &str, bytes: Option<&Secret>, effects: &mut Effects) {
        let Some(bytes) = bytes else { return self.say(Spot::Own, Trouble::Unread, effects) };
        // EXPOSE: what is in the file decides what it is.
        let bytes = bytes.expose();
        let own = &mut self.make.own;
        let mut any = false;
        for item in read(source, bytes).items {
            if let Item::Certificate(certificate) = item {
                any = true;
                if !own.certificates.contains(&certificate) {
                    own.certificates.push(*certificate);
                }
            }
        }
        match read_key(bytes) {
            Ok(key) => {
                own.key = Some(key);
                self.job.take_if(|job| job.spot == Spot::Own);
                self.quiet(Spot::Own);
            }
            Err(KeyFileError::NoKey | KeyFileError::NotAKey) if any => {}
            Err(KeyFileError::NoKey | KeyFileError::NotAKey)
                if [".csv", ".txt"].iter().any(|ending| source.ends_with(ending)) =>
            {
                self.make.list.take(String::from_utf8_lossy(bytes).into_owned());
                return self.quiet(Spot::Batch);
            }
            Err(error) => return self.say(Spot::Own, Trouble::Key(error), effects),
        }
        self.match_own(effects);
    }

    /// Goes on as soon as there is all that is needed.
    pub(super) fn match_own(&mut self, effects: &mut Effects) {
        if self.make.own.certificates.is_empty() {
            return;
        }
        if let Some(KeyFile::Plain(key)) = self.make.own.key.clone() {
            let ask = Ask::PublicKey { key: key.pkcs8.clone(), signing: crypto::signing(&key) };
            self.begin(Step::Matching(key), ask, Spot::Own, 0, effects);
        }
    }

    /// "Unlock".
    pub(super) fn unlock_own(&mut self, effects: &mut Effects) {
        if let Some(KeyFile::Encrypted(key)) = self.make.own.key.clone() {
            let passphrase = self.make.own.passphrase.clone();
            let ask = Ask::Decrypt { passphrase, encryption: key.encryption, ciphertext: key.ciphertext };
            self.begin(Step::Unlocking, ask, Spot::Own, 0, effects);
        }
    }
}

impl Shelf {
    /// Puts one's own CA onto the shelf, where a certificate belongs to its key. Until then nothing of it is lost.
    pub(super) fn add_own(
        &mut self,
        own: &mut Own,
        key: PrivateKey,
        public_key: &[u8],
    ) -> Result<(), Trouble> {
        let found = own.certificates.iter().position(|certificate| key_fits(certificate, public_key));
        let index = found.ok_or(Trouble::NoFit)?;
        let certificate = own.certificates.get(index).ok_or(Trouble::NoFit)?;
        if !certificate.is_ca() {
            return Err(Trouble::Refused(Refusal::NotAuthority { name: name(certificate) }));
        }
        let pkcs8 = Some(key.pkcs8);
        if let Some(made) = self.made.iter_mut().find(|made| made.certificate == *certificate) {
            // One that was made here and forgotten comes back as one that was brought: its key is kept elsewhere.
            if made.key.is_none() {
                (made.key, made.is_brought) = (pkcs8, true);
            }
        } else {
            let mut above: Vec<Certificate> = Vec::new();
            let mut below = certificate;
            while let Some(next) = own.certificates.iter().find(|other| {
                !below.is_self_issued() && below.names_as_issuer(other) && !above.contains(other)
            }) {
                above.push(next.clone());
                below = next;
            }
            let role = if certificate.is_self_issued() { Role::Root } else { Role::Intermediate };
            // Its issuer may be here already.
            let is_issuer = |made: &Made| below.names_as_issuer(&made.certificate);
            let issuer = if below.is_self_issued() { None } else { self.made.iter().position(is_issuer) };
            self.made.push(Made {
                certificate: certificate.clone(),
                role,
                key: pkcs8,
                issuer,
                above,
                is_brought: true,
                id: None,
            });
        }
        *own = Own::default();
        Ok(())
    }
}
