//! A browser for the vault: it stores one text, and has a cipher that stands in for `WebCrypto`'s. It is no good cipher, but what
//! is encrypted under one key, with one nonce and one header is refused under any other.

use dps_enroll::{
    page::{
        Event,
        vault::{self, Answer, Ask, Effect, Unstored},
    },
    secret::Secret,
};
use sha2::{Digest, Sha256};

#[derive(Default)]
pub(crate) struct Safe {
    /// What is stored.
    pub(crate) stored: Option<String>,
    /// Nothing can be stored any more.
    pub(crate) is_full: bool,
    /// `WebCrypto` is asked, and does not answer yet.
    pub(crate) is_slow: bool,
    pub(crate) asked: Vec<(u32, Ask)>,
    /// The files that were saved.
    pub(crate) exported: Vec<String>,
    /// After how many seconds idleness is looked at.
    pub(crate) watched: Vec<u32>,
    /// How often what passphrase was hashed.
    pub(crate) iterations: Vec<u32>,
    random: u8,
}

impl Safe {
    /// Does what the page asks for.
    pub(crate) fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Crypto(number, ask) if self.is_slow => {
                self.asked.push((number, ask));
                None
            }
            Effect::Crypto(number, ask) => {
                Some(Event::Vault(vault::Event::Answered(number, self.answer(ask))))
            }
            Effect::Store { expected, text } => {
                let stored = if self.stored != expected {
                    Err(Unstored::Elsewhere(self.stored.clone()))
                } else if self.is_full && text.is_some() {
                    Err(Unstored::Refused)
                } else {
                    self.stored = text;
                    Ok(())
                };
                Some(Event::Vault(vault::Event::Stored(stored)))
            }
            Effect::Export(text) => {
                self.exported.push(text);
                None
            }
            Effect::Watch(seconds) => {
                self.watched.push(seconds);
                None
            }
        }
    }

    pub(crate) fn answer(&mut self, ask: Ask) -> Answer {
        match ask {
            Ask::Hash { passphrase, salt, iterations } => {
                self.iterations.push(iterations);
                let salt = salt.unwrap_or_else(|| [self.random(); 16]);
                let hash = Sha256::new_with_prefix(passphrase.expose()).chain_update(salt).finalize();
                Answer::Hashed(Secret::new(hash.to_vec()), salt)
            }
            Ask::Encrypt { key, associated, plain } => {
                let nonce = [self.random(); 12];
                let mut bytes = crypt(&key, nonce, plain.expose());
                bytes.extend(tag(&key, nonce, &associated, &bytes));
                Answer::Encrypted(nonce, bytes)
            }
            Ask::Decrypt { key, associated, nonce, ciphertext } => {
                let (bytes, found) = ciphertext.split_at(ciphertext.len() - 32);
                if tag(&key, nonce, &associated, bytes) == found {
                    Answer::Decrypted(Secret::new(crypt(&key, nonce, bytes)))
                } else {
                    Answer::Refused
                }
            }
        }
    }

    fn random(&mut self) -> u8 {
        self.random += 1;
        self.random
    }
}

fn crypt(key: &Secret, nonce: [u8; 12], bytes: &[u8]) -> Vec<u8> {
    let stream = (0_u32..).flat_map(|block| {
        let start = Sha256::new_with_prefix(key.expose()).chain_update(nonce);
        start.chain_update(block.to_be_bytes()).finalize().to_vec()
    });
    bytes.iter().zip(stream).map(|(byte, mask)| byte ^ mask).collect()
}

fn tag(key: &Secret, nonce: [u8; 12], associated: &[u8], bytes: &[u8]) -> Vec<u8> {
    let start = Sha256::new_with_prefix(key.expose()).chain_update(nonce).chain_update(associated);
    start.chain_update(bytes).finalize().to_vec()
}
