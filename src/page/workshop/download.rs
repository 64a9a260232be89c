//! Files of what was made, as the person takes them away: certificates as they are, keys encrypted unless that is declined.

#![allow(clippy::similar_names, reason = "a shelf beside `self`")]

use super::{
    Effects, Workshop,
    crypto::Ask,
    job::{Job, Step},
    shelf::{Batch, Shelf, base_name},
    trouble::{Spot, Trouble},
};
use crate::{
    certificate::Certificate,
    certificate::pem::write,
    page::Effect,
    secret::Secret,
    time::UnixSeconds,
    workshop::{
        Archive, Encryption, ITERATIONS, Item, Mac, Owner, Pkcs12, Role, certificate_bags, encrypted_key,
        encrypted_key_pem, file_name, full_chain, key_pem, pkcs12,
    },
};

/// The shortest passphrase: what OpenSSL asks for.
pub const MIN_PASSPHRASE: usize = 4;
/// How many devices of a list are packed at a time: a short while, even in a slow browser.
const AT_A_TIME: usize = 25;

/// How keys are saved.
#[derive(Debug, Default)]
pub struct Protection {
    /// The passphrase.
    pub passphrase: Secret,
    /// It once more.
    pub repeated: Secret,
    /// Whether keys are saved as they are.
    pub is_declined: bool,
}

impl Protection {
    /// The passphrase; `None` where it was declined.
    fn passphrase(&self) -> Result<Option<Secret>, Trouble> {
        if self.is_declined { Ok(None) } else { self.needed().map(Some) }
    }

    fn needed(&self) -> Result<Secret, Trouble> {
        // EXPOSE: its length only.
        if self.passphrase.expose().len() < MIN_PASSPHRASE {
            return Err(Trouble::Passphrase);
        }
        if self.passphrase != self.repeated {
            return Err(Trouble::PassphrasesDiffer);
        }
        Ok(self.passphrase.clone())
    }
}

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// A certificate.
    Certificate(usize),
    /// It and those above it.
    FullChain(usize),
    /// Its key.
    Key(usize),
    /// Certificates and key, PKCS#12.
    Pkcs12(usize),
    /// Everything but the devices of the list.
    All,
    /// The devices of the list.
    Batch,
}

/// What is being encrypted.
#[derive(Debug)]
pub(super) enum Saving {
    Key(usize),
    Pkcs12(usize, Secret),
    All(Box<Archive>, Secret),
    /// The devices from one on.
    Batch(Box<Archive>, usize, Option<Secret>),
}

impl Workshop {
    /// A file was asked for.
    pub(super) fn save(&mut self, file: File, now: UnixSeconds, effects: &mut Effects) {
        if let Err(trouble) = self.try_save(file, now, effects) {
            self.trouble = Some((Spot::Save, trouble));
        }
    }

    fn try_save(&mut self, file: File, now: UnixSeconds, effects: &mut Effects) -> Result<(), Trouble> {
        self.trouble = None;
        let shelf = &self.shelf;
        let protection = &self.make.protection;
        let key =
            |index: usize| shelf.made.get(index).and_then(|made| made.key.clone()).ok_or(Trouble::Forgotten);
        let (saving, ask) = match file {
            File::Certificate(index) => {
                give(effects, &shelf.path(index, Item::Certificate), shelf.pem(index, false).into());
                return Ok(());
            }
            File::FullChain(index) => {
                give(effects, &shelf.path(index, Item::FullChain), shelf.pem(index, true).into());
                return Ok(());
            }
            File::Key(index) => {
                let key = key(index)?;
                let Some(passphrase) = protection.passphrase()? else {
                    give(effects, &shelf.path(index, Item::Key), key_pem(&key));
                    return Ok(());
                };
                (Saving::Key(index), Ask::Encrypt { passphrase, plain: vec![key] })
            }
            File::Pkcs12(index) => {
                let passphrase = protection.needed()?;
                let plain = vec![key(index)?, bags(&shelf.chain(index))];
                (Saving::Pkcs12(index, passphrase.clone()), Ask::Encrypt { passphrase, plain })
            }
            File::All => {
                let archive = Box::new(Archive::new(now));
                match protection.passphrase()? {
                    None => return pack(shelf, *archive, None, effects),
                    Some(passphrase) => {
                        let plain = to_encrypt(shelf);
                        (Saving::All(archive, passphrase.clone()), Ask::Encrypt { passphrase, plain })
                    }
                }
            }
            File::Batch => {
                let passphrase = protection.passphrase()?;
                let batch = shelf.batch.as_ref().ok_or(Trouble::Forgotten)?;
                let ask = next(batch, 0, passphrase.as_ref()).ok_or(Trouble::Forgotten)?;
                (Saving::Batch(Box::new(Archive::new(now)), 0, passphrase), ask)
            }
        };
        let total = if file == File::Batch {
            self.shelf.batch.as_ref().map_or(0, |batch| batch.devices.len())
        } else {
            0
        };
        self.begin(Step::Saving(saving), ask, Spot::Save, total, effects);
        Ok(())
    }
}

/// What comes after something was encrypted.
pub(super) fn go_on(
    shelf: &Shelf,
    job: &mut Job,
    saving: Saving,
    encrypted: Vec<(Encryption, Vec<u8>)>,
    entropy: [u8; 16],
    effects: &mut Effects,
) -> Result<Option<(Step, Ask)>, Trouble> {
    let mut encrypted = encrypted.into_iter();
    match saving {
        Saving::Key(index) => {
            let (encryption, ciphertext) = encrypted.next().ok_or(Trouble::Browser)?;
            let pem = encrypted_key_pem(&encrypted_key(&encryption, &ciphertext));
            give(effects, &shelf.path(index, Item::Key), pem.into());
        }
        Saving::Pkcs12(index, passphrase) => {
            let (Some(key), Some(bags)) = (encrypted.next(), encrypted.next()) else {
                return Err(Trouble::Browser);
            };
            let file = windows_file(&shelf.chain(index), &key, &bags, &passphrase, entropy)?;
            give(effects, &shelf.path(index, Item::Pkcs12), Secret::new(file));
        }
        Saving::All(archive, passphrase) => {
            pack(shelf, *archive, Some((&mut encrypted, &passphrase, entropy)), effects)?;
        }
        Saving::Batch(mut archive, from, passphrase) => {
            let batch = shelf.batch.as_ref().ok_or(Trouble::Forgotten)?;
            let above = shelf.chain(batch.issuer);
            let chain = full_chain(&above);
            for device in batch.devices.iter().skip(from).take(AT_A_TIME) {
                let key = match encrypted.next() {
                    Some((encryption, ciphertext)) => {
                        Secret::from(encrypted_key_pem(&encrypted_key(&encryption, &ciphertext)))
                    }
                    None if passphrase.is_some() => return Err(Trouble::Browser),
                    None => key_pem(device.key.as_ref().ok_or(Trouble::Forgotten)?),
                };
                let own = write("CERTIFICATE", &device.certificate);
                let owner = || Owner::OfBatch(&device.id);
                put(&mut archive, &file_name(&Item::Certificate(owner())), &own)?;
                let mut whole = own;
                whole.extend_from_slice(chain.as_bytes());
                put(&mut archive, &file_name(&Item::FullChain(owner())), &whole)?;
                // EXPOSE: the person asked for an archive with the keys.
                put(&mut archive, &file_name(&Item::Key(owner())), key.expose())?;
                job.done += 1;
            }
            if let Some(ask) = next(batch, job.done, passphrase.as_ref()) {
                return Ok(Some((Step::Saving(Saving::Batch(archive, job.done, passphrase)), ask)));
            }
            put(&mut archive, &file_name(&Item::Authorities), chain.as_bytes())?;
            finish(*archive, "devices.zip", effects)?;
        }
    }
    Ok(None)
}

/// What there is to do before the next devices are packed; nothing behind the last.
fn next(batch: &Batch, from: usize, passphrase: Option<&Secret>) -> Option<Ask> {
    let devices = batch.devices.get(from..).filter(|devices| !devices.is_empty())?;
    let Some(passphrase) = passphrase else { return Some(Ask::Pause) };
    let plain = devices.iter().take(AT_A_TIME).filter_map(|device| device.key.clone()).collect();
    Some(Ask::Encrypt { passphrase: passphrase.clone(), plain })
}

/// Whether the tools of the C SDK make a PKCS#12 of it.
fn has_windows_file(role: Role) -> bool {
    matches!(role, Role::Device | Role::Edge)
}

/// What is encrypted for an archive of everything, in the order of [`pack`].
fn to_encrypt(shelf: &Shelf) -> Vec<Secret> {
    let mut plain = Vec::new();
    for (index, made) in shelf.made.iter().enumerate() {
        let Some(key) = made.key.clone().filter(|_| !made.is_brought) else { continue };
        plain.push(key);
        if has_windows_file(made.role) {
            plain.push(bags(&shelf.chain(index)));
        }
    }
    plain
}

type Encrypted<'a> = (&'a mut std::vec::IntoIter<(Encryption, Vec<u8>)>, &'a Secret, [u8; 16]);

/// Packs everything but the devices of the list. What would have the name of another goes with its files into a folder of its
/// own: `2/certs/…`.
fn pack<'a>(
    shelf: &'a Shelf,
    mut archive: Archive,
    mut encrypted: Option<Encrypted<'_>>,
    effects: &mut Effects,
) -> Result<(), Trouble> {
    let mut taken: Vec<String> = Vec::new();
    let mut authorities = String::new();
    for (index, made) in shelf.made.iter().enumerate() {
        let own = shelf.path(index, Item::Certificate);
        let folder = match taken.iter().filter(|path| **path == own).count() {
            0 => String::new(),
            before => {
                let mut folder = (before + 1).to_string();
                folder.push('/');
                folder
            }
        };
        taken.push(own.clone());
        let path = |item: fn(Owner<'a>) -> Item<'a>| [&*folder, &*shelf.path(index, item)].concat();
        put(&mut archive, &path(Item::Certificate), shelf.pem(index, false).as_bytes())?;
        if made.role.is_ca() {
            authorities.insert_str(0, &shelf.pem(index, false));
        }
        if has_windows_file(made.role) {
            put(&mut archive, &path(Item::FullChain), shelf.pem(index, true).as_bytes())?;
        }
        let Some(key) = made.key.as_ref().filter(|_| !made.is_brought) else { continue };
        let Some((encrypted, passphrase, entropy)) = &mut encrypted else {
            // EXPOSE: the person asked for an archive with the keys, not encrypted.
            put(&mut archive, &path(Item::Key), key_pem(key).expose())?;
            continue;
        };
        let key = encrypted.next().ok_or(Trouble::Browser)?;
        let pem = encrypted_key_pem(&encrypted_key(&key.0, &key.1));
        put(&mut archive, &path(Item::Key), pem.as_bytes())?;
        if has_windows_file(made.role) {
            let bags = encrypted.next().ok_or(Trouble::Browser)?;
            // Another salt for each file.
            entropy[0] = entropy[0].wrapping_add(1);
            let file = windows_file(&shelf.chain(index), &key, &bags, passphrase, *entropy)?;
            put(&mut archive, &path(Item::Pkcs12), &file)?;
        }
    }
    put(&mut archive, &file_name(&Item::Authorities), authorities.as_bytes())?;
    finish(archive, "certificates.zip", effects)
}

fn bags(chain: &[Certificate]) -> Secret {
    let bags = chain.split_first().map(|(own, above)| certificate_bags(own, above));
    Secret::new(bags.unwrap_or_default())
}

fn windows_file(
    chain: &[Certificate],
    key: &(Encryption, Vec<u8>),
    bags: &(Encryption, Vec<u8>),
    passphrase: &Secret,
    salt: [u8; 16],
) -> Result<Vec<u8>, Trouble> {
    let own = chain.first().ok_or(Trouble::Browser)?;
    let content = Pkcs12 {
        certificates: &bags.0,
        encrypted_certificates: &bags.1,
        key: &key.0,
        encrypted_key: &key.1,
        own,
        mac: Mac { passphrase, salt, iterations: ITERATIONS },
    };
    pkcs12(&content).ok_or(Trouble::Browser)
}

fn put(archive: &mut Archive, path: &str, content: &[u8]) -> Result<(), Trouble> {
    archive.add(path, content).ok_or(Trouble::TooLarge)
}

fn finish(archive: Archive, name: &str, effects: &mut Effects) -> Result<(), Trouble> {
    let bytes = archive.finish().ok_or(Trouble::TooLarge)?;
    give(effects, name, Secret::new(bytes));
    Ok(())
}

/// Lets the browser save a file.
pub(super) fn give(effects: &mut Effects, path: &str, bytes: Secret) {
    effects.push(Effect::Workshop(super::Effect::Save { name: base_name(path), bytes }));
}
