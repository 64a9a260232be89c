//! A tab with the workshop in it, without a browser: OpenSSL does what `WebCrypto` is asked for, and what is saved is kept.

use std::{collections::BTreeMap, fs};

use dps_enroll::{
    page::{
        Effect, Event, Focus, State,
        address::Address,
        workshop::{
            self, Workshop,
            crypto::{Answer, Ask, NewKey},
            draft::Edit,
            make, prove,
            trouble::{Control, Trouble},
        },
    },
    secret::Secret,
    text::{Locale, Say},
    time::UnixSeconds,
    workshop::Encryption,
};

use super::{
    NOW,
    openssl::{Bench, crypt, openssl, public},
};

pub(crate) struct Tab {
    pub(crate) bench: Bench,
    pub(crate) page: State,
    pub(crate) now: UnixSeconds,
    /// What was saved, in order.
    pub(crate) saved: Vec<(String, Vec<u8>)>,
    /// What the browser was asked for.
    pub(crate) asked: usize,
    /// Whether the focus went to what is wrong.
    pub(crate) led: bool,
    random: u8,
}

impl Tab {
    /// `None` where there is no OpenSSL 3.
    pub(crate) fn new(name: &str) -> Option<Self> {
        let bench = Bench::new(name)?;
        let page = State::new(Locale::English, Address::default(), None);
        Some(Self { bench, page, now: NOW, saved: Vec::new(), asked: 0, led: false, random: 0 })
    }

    pub(crate) fn workshop(&self) -> &Workshop {
        &self.page.workshop
    }

    pub(crate) fn make(&mut self, event: make::Event) {
        self.act(workshop::Event::Make(event));
    }

    pub(crate) fn prove(&mut self, event: prove::Event) {
        self.act(workshop::Event::Prove(event));
    }

    pub(crate) fn edit(&mut self, edit: Edit) {
        self.make(make::Event::Edited(edit));
    }

    /// Drops a file.
    pub(crate) fn drop_file(&mut self, path: &str) {
        self.make(make::Event::FileRead(path.to_owned(), Some(Secret::new(fs::read(path).unwrap()))));
    }

    /// Types a passphrase twice.
    pub(crate) fn protect(&mut self, passphrase: &str) {
        self.make(make::Event::PassphraseTyped(passphrase.to_owned().into()));
        self.make(make::Event::PassphraseRepeated(passphrase.to_owned().into()));
    }

    fn act(&mut self, event: workshop::Event) {
        self.act_until(event, usize::MAX);
    }

    /// Stops when the browser is asked for the n-th time, and leaves that to be answered.
    pub(crate) fn act_until(&mut self, event: workshop::Event, most: usize) -> Option<(u32, Ask)> {
        let mut next = Some(event);
        let mut times = 0;
        self.led = false;
        while let Some(event) = next.take() {
            for effect in self.page.update(Event::Workshop(event), self.now) {
                match effect {
                    Effect::Workshop(workshop::Effect::Crypto(job, ask)) => {
                        self.asked += 1;
                        times += 1;
                        if times >= most {
                            return Some((job, ask));
                        }
                        let answer = self.answer(ask);
                        next = Some(workshop::Event::Answered(job, answer, self.random()));
                    }
                    Effect::Workshop(workshop::Effect::Save { name, bytes }) => {
                        self.saved.push((name, bytes.expose().to_vec()));
                    }
                    Effect::Focus(focus) => self.led = focus == Focus::FirstInvalid,
                    _ => {}
                }
            }
        }
        None
    }

    /// What is said, and at which control.
    pub(crate) fn trouble(&self) -> Option<(Trouble, Option<Control>)> {
        let (spot, trouble) = self.workshop().trouble.clone()?;
        let sentence = trouble.say(Locale::English);
        assert!(sentence.ends_with(['.', 'm']) && sentence.len() > 20, "{sentence}");
        let control = trouble.control(spot);
        Some((trouble, control))
    }

    /// The file that was saved last.
    pub(crate) fn last(&self) -> (&str, &[u8]) {
        let (name, bytes) = self.saved.last().unwrap();
        (name, bytes)
    }

    fn random(&mut self) -> [u8; 16] {
        self.random += 1;
        [self.random; 16]
    }

    pub(crate) fn answer(&mut self, ask: Ask) -> Answer {
        match ask {
            Ask::Generate(algorithm, count) => {
                let kind = algorithm.rsa_bits().map_or_else(
                    || algorithm.as_str().trim_start_matches("ECDSA ").to_owned(),
                    |bits| bits.to_string(),
                );
                let keys = (0..count).map(|_| {
                    let path = self.bench.key("new", &kind);
                    let key = openssl(&["pkcs8", "-topk8", "-nocrypt", "-in", &path, "-outform", "DER"]);
                    NewKey { key: Secret::new(key), public_key: public(&path), entropy: self.random() }
                });
                Answer::Keys(keys.collect())
            }
            Ask::Sign { key, signing, bytes } => {
                let path = self.bench.write("signing.key", key.expose());
                Answer::Signatures(bytes.iter().map(|bytes| self.bench.sign(&path, signing, bytes)).collect())
            }
            Ask::PublicKey { key, .. } => {
                Answer::PublicKey(public(&self.bench.write("own.key", key.expose())))
            }
            Ask::Encrypt { passphrase, plain } => {
                let salt = self.random();
                let passphrase = String::from_utf8(passphrase.expose().to_vec()).unwrap();
                let encrypted = plain.iter().map(|plain| {
                    let encryption = Encryption::new(salt, self.random());
                    let ciphertext = crypt(&self.bench, &encryption, &passphrase, plain.expose(), false);
                    (encryption, ciphertext.unwrap())
                });
                Answer::Encrypted(encrypted.collect())
            }
            Ask::Decrypt { passphrase, encryption, ciphertext } => {
                let passphrase = String::from_utf8(passphrase.expose().to_vec()).unwrap();
                crypt(&self.bench, &encryption, &passphrase, &ciphertext, true)
                    .map_or(Answer::Refused, |plain| Answer::Decrypted(Secret::new(plain)))
            }
            Ask::Pause => Answer::Paused,
        }
    }

    /// Writes a certificate of the shelf, and those above it.
    pub(crate) fn write(&self, index: usize, with_chain: bool) -> String {
        let name = format!("shelf-{index}-{with_chain}.pem");
        self.bench.write(&name, self.workshop().shelf.pem(index, with_chain))
    }

    /// Lets OpenSSL verify a client's certificate below a root, through the others.
    pub(crate) fn verify(&self, root: &str, chain: &str, leaf: &str, purpose: &str) {
        let at = self.now.0.to_string();
        let mut verify = vec!["verify", "-x509_strict", "-purpose", purpose, "-attime", &at];
        verify.extend(["-no-CApath", "-no-CAstore", "-CAfile", root, "-untrusted", chain, leaf]);
        openssl(&verify);
    }
}

/// The files of an archive that stores them as they are.
pub(crate) fn unpack(archive: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let number = |at: usize, length: usize| {
        archive[at..at + length].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let mut files = BTreeMap::new();
    let mut at = 0;
    while archive[at..].starts_with(b"PK\x03\x04") {
        let (size, name) = (number(at + 18, 4), number(at + 26, 2));
        let content = at + 30 + name + number(at + 28, 2);
        let name = String::from_utf8(archive[at + 30..at + 30 + name].to_vec()).unwrap();
        assert!(files.insert(name.clone(), archive[content..content + size].to_vec()).is_none(), "{name}");
        at = content + size;
    }
    files
}
