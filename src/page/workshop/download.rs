//! Files of what was made, as the person takes them away: certificates as they are, keys encrypted unless that is declined.

#![allow(clippy::similar_names, reason = "a shelf beside `self`")]

use super::{
    Effects, Workshop,
    crypto::Ask,
    job::{Job, Step},
    shelf::{Shelf, base_name},
    trouble::{Spot, Trouble},
};
use crate::{
    certificate::Certificate,
    certificate::pem::write,
    page::Effect,
    secret::Secret,
    time::UnixSeconds,
    workshop::{
        Archive, Encryption, ITERATIONS, Item, MacKey, Owner, Pkcs12, Role, certificate_bags, encrypted_key,
        encrypted_key_pem, file_name, full_chain, key_pem, pkcs12,
    },
};

/// The shortest passphrase: what OpenSSL asks for.
pub const MIN_PASSPHRASE: usize = 4;
/// How many devices of a list are packed at a time: a short while, even in a slow browser.
const AT_A_TIME: usize = 25;
/// How often a passphrase is hashed at a time, for the same reason.
const MAC_AT_A_TIME: u32 = 10_000;

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

/// What is being encrypted, or packed.
#[derive(Debug)]
pub(super) enum Saving {
    /// A key.
    Key(usize),
    /// A key and certificates, for Windows.
    Pkcs12(usize, Secret),
    /// Everything but the list.
    All(UnixSeconds, Secret),
    /// Both wait for the key of their MAC.
    Mac(Box<Waiting>),
    /// The devices of the list, from the first that is not packed yet.
    Batch(Box<Archive>, Encrypted),
}

/// Files that are encrypted and lack their MAC.
#[derive(Debug)]
pub(super) struct Waiting {
    /// Of one certificate; else everything, as of a time.
    what: Result<usize, UnixSeconds>,
    encrypted: Encrypted,
    mac: MacKey,
}

/// What was encrypted, in the order it was asked for; nothing where that was declined.
type Encrypted = Option<std::vec::IntoIter<(Encryption, Vec<u8>)>>;

impl Workshop {
    /// A file was asked for.
    pub(super) fn save(
        &mut self,
        file: File,
        now: UnixSeconds,
        effects: &mut Effects,
    ) -> Result<(), Trouble> {
        self.trouble = None;
        let shelf = &self.shelf;
        let protection = &self.make.protection;
        let key = |index: usize| {
            let made = shelf.made.get(index).ok_or(Trouble::Forgotten)?;
            made.key_to_save().cloned().ok_or(Trouble::Forgotten)
        };
        let mut total = 0;
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
                let plain = to_encrypt(shelf);
                let passphrase = if plain.is_empty() { None } else { protection.passphrase()? };
                let Some(passphrase) = passphrase else { return pack(shelf, now, None, None, effects) };
                (Saving::All(now, passphrase.clone()), Ask::Encrypt { passphrase, plain })
            }
            File::Batch => {
                let devices = shelf.batch.as_ref().map(|batch| batch.devices.iter()).unwrap_or_default();
                total = devices.len();
                let plain: Option<Vec<_>> = devices.map(|device| device.key.clone()).collect();
                let ask = match protection.passphrase()? {
                    None => Ask::Pause,
                    Some(passphrase) => Ask::Encrypt { passphrase, plain: plain.ok_or(Trouble::Forgotten)? },
                };
                (Saving::Batch(Box::new(Archive::new(now)), None), ask)
            }
        };
        self.begin(Step::Saving(saving), ask, Spot::Save, total, effects);
        Ok(())
    }
}

/// What comes after something was encrypted, or after the page was drawn.
pub(super) fn go_on(
    shelf: &Shelf,
    job: &mut Job,
    saving: Saving,
    answer: Option<Vec<(Encryption, Vec<u8>)>>,
    entropy: [u8; 16],
    effects: &mut Effects,
) -> Result<Option<(Step, Ask)>, Trouble> {
    let answer = answer.map(Vec::into_iter);
    let waiting = match saving {
        Saving::Key(index) => {
            let (encryption, ciphertext) = answer.and_then(|mut all| all.next()).ok_or(Trouble::Browser)?;
            let pem = encrypted_key_pem(&encrypted_key(&encryption, &ciphertext));
            give(effects, &shelf.path(index, Item::Key), pem.into());
            return Ok(None);
        }
        Saving::Batch(archive, encrypted) => {
            return pack_some(shelf, job, archive, encrypted.or(answer), effects);
        }
        Saving::Pkcs12(index, passphrase) => wait_for_mac(Ok(index), answer, &passphrase, entropy)?,
        Saving::All(now, passphrase) => wait_for_mac(Err(now), answer, &passphrase, entropy)?,
        Saving::Mac(mut waiting) => {
            if waiting.mac.go_on(MAC_AT_A_TIME) {
                finish(shelf, *waiting, effects)?;
                return Ok(None);
            }
            waiting
        }
    };
    Ok(Some((Step::Saving(Saving::Mac(waiting)), Ask::Pause)))
}

fn wait_for_mac(
    what: Result<usize, UnixSeconds>,
    encrypted: Encrypted,
    passphrase: &Secret,
    salt: [u8; 16],
) -> Result<Box<Waiting>, Trouble> {
    let mac = MacKey::new(passphrase, salt, ITERATIONS).ok_or(Trouble::Browser)?;
    Ok(Box::new(Waiting { what, encrypted, mac }))
}

fn finish(shelf: &Shelf, waiting: Waiting, effects: &mut Effects) -> Result<(), Trouble> {
    let Waiting { what, mut encrypted, mac } = waiting;
    match what {
        Ok(index) => {
            let next = |encrypted: &mut Encrypted| encrypted.as_mut()?.next();
            let key = next(&mut encrypted).ok_or(Trouble::Browser)?;
            let bags = next(&mut encrypted).ok_or(Trouble::Browser)?;
            let file = windows_file(&shelf.chain(index), &key, &bags, &mac)?;
            give(effects, &shelf.path(index, Item::Pkcs12), Secret::new(file));
            Ok(())
        }
        Err(now) => pack(shelf, now, encrypted, Some(&mac), effects),
    }
}

/// Packs the next devices of the list.
fn pack_some(
    shelf: &Shelf,
    job: &mut Job,
    mut archive: Box<Archive>,
    mut encrypted: Encrypted,
    effects: &mut Effects,
) -> Result<Option<(Step, Ask)>, Trouble> {
    let batch = shelf.batch.as_ref().ok_or(Trouble::Forgotten)?;
    let chain = full_chain(&shelf.chain(batch.issuer));
    for device in batch.devices.iter().skip(job.done).take(AT_A_TIME) {
        let key = match &mut encrypted {
            Some(encrypted) => {
                let (encryption, ciphertext) = encrypted.next().ok_or(Trouble::Browser)?;
                Secret::from(encrypted_key_pem(&encrypted_key(&encryption, &ciphertext)))
            }
            None => key_pem(device.key.as_ref().ok_or(Trouble::Forgotten)?),
        };
        let mut pem = write("CERTIFICATE", &device.certificate);
        let owner = || Owner::OfBatch(&device.id);
        put(&mut archive, &file_name(&Item::Certificate(owner())), &pem)?;
        pem.extend_from_slice(chain.as_bytes());
        put(&mut archive, &file_name(&Item::FullChain(owner())), &pem)?;
        // EXPOSE: the person asked for an archive with the keys.
        put(&mut archive, &file_name(&Item::Key(owner())), key.expose())?;
        job.done += 1;
    }
    if job.done < batch.devices.len() {
        return Ok(Some((Step::Saving(Saving::Batch(archive, encrypted)), Ask::Pause)));
    }
    put(&mut archive, &file_name(&Item::Authorities), chain.as_bytes())?;
    give_archive(*archive, "devices.zip", effects)?;
    Ok(None)
}

/// Whether the tools of the C SDK make a PKCS#12 of it.
fn has_windows_file(role: Role) -> bool {
    matches!(role, Role::Device | Role::Edge)
}

/// What is encrypted for an archive of everything, in the order of [`pack`].
fn to_encrypt(shelf: &Shelf) -> Vec<Secret> {
    let mut plain = Vec::new();
    for (index, made) in shelf.made.iter().enumerate() {
        let Some(key) = made.key_to_save() else { continue };
        plain.push(key.clone());
        if has_windows_file(made.role) {
            plain.push(bags(&shelf.chain(index)));
        }
    }
    plain
}

/// Packs everything but the devices of the list. What would have the name of another goes with its files into a folder of its
/// own: `2/certs/…`.
fn pack<'a>(
    shelf: &'a Shelf,
    now: UnixSeconds,
    mut encrypted: Encrypted,
    mac: Option<&MacKey>,
    effects: &mut Effects,
) -> Result<(), Trouble> {
    let mut archive = Archive::new(now);
    let mut taken: Vec<String> = Vec::new();
    let mut authorities: Vec<&Certificate> = Vec::new();
    for (index, made) in shelf.made.iter().enumerate() {
        let own = shelf.path(index, Item::Certificate);
        let folder = match taken.iter().filter(|path| **path == own).count() {
            0 => String::new(),
            before => [&*(before + 1).to_string(), "/"].concat(),
        };
        taken.push(own);
        let path = |item: fn(Owner<'a>) -> Item<'a>| [&*folder, &*shelf.path(index, item)].concat();
        put(&mut archive, &path(Item::Certificate), shelf.pem(index, false).as_bytes())?;
        if made.role.is_ca() {
            for one in made.above.iter().rev().chain([&made.certificate]) {
                if !authorities.contains(&one) {
                    authorities.push(one);
                }
            }
        }
        if has_windows_file(made.role) {
            put(&mut archive, &path(Item::FullChain), shelf.pem(index, true).as_bytes())?;
        }
        let Some(key) = made.key_to_save() else { continue };
        let Some(encrypted) = &mut encrypted else {
            // EXPOSE: the person asked for an archive with the keys, not encrypted.
            put(&mut archive, &path(Item::Key), key_pem(key).expose())?;
            continue;
        };
        let key = encrypted.next().ok_or(Trouble::Browser)?;
        let pem = encrypted_key_pem(&encrypted_key(&key.0, &key.1));
        put(&mut archive, &path(Item::Key), pem.as_bytes())?;
        if has_windows_file(made.role) {
            let bags = encrypted.next().ok_or(Trouble::Browser)?;
            let mac = mac.ok_or(Trouble::Browser)?;
            put(&mut archive, &path(Item::Pkcs12), &windows_file(&shelf.chain(index), &key, &bags, mac)?)?;
        }
    }
    let chain: String = authorities.iter().rev().map(|one| one.to_pem()).collect();
    put(&mut archive, &file_name(&Item::Authorities), chain.as_bytes())?;
    give_archive(archive, "certificates.zip", effects)
}

fn bags(chain: &[Certificate]) -> Secret {
    let bags = chain.split_first().map(|(own, above)| certificate_bags(own, above));
    Secret::new(bags.unwrap_or_default())
}

fn windows_file(
    chain: &[Certificate],
    key: &(Encryption, Vec<u8>),
    bags: &(Encryption, Vec<u8>),
    mac: &MacKey,
) -> Result<Vec<u8>, Trouble> {
    let own = chain.first().ok_or(Trouble::Browser)?;
    let content = Pkcs12 {
        certificates: &bags.0,
        encrypted_certificates: &bags.1,
        key: &key.0,
        encrypted_key: &key.1,
        own,
        mac,
    };
    pkcs12(&content).ok_or(Trouble::Browser)
}

fn put(archive: &mut Archive, path: &str, content: &[u8]) -> Result<(), Trouble> {
    archive.add(path, content).ok_or(Trouble::TooLarge)
}

fn give_archive(archive: Archive, name: &str, effects: &mut Effects) -> Result<(), Trouble> {
    let bytes = archive.finish().ok_or(Trouble::TooLarge)?;
    give(effects, name, Secret::new(bytes));
    Ok(())
}

/// Lets the browser save a file.
pub(super) fn give(effects: &mut Effects, path: &str, bytes: Secret) {
    effects.push(Effect::Workshop(super::Effect::Save { name: base_name(path), bytes }));
}
