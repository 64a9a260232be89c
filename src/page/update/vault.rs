//! What happens with the vault.

use super::Effects;
use crate::{
    connection::Credential,
    page::{
        Effect, Focus, State, address,
        connect::Keeping,
        run::Run,
        vault::{
            self, Answer, Ask, Event, IDLE_SECONDS, News, Open, Place, Question, Spot, Step, Stored, Trouble,
            Unstored, Vault,
        },
    },
    proxy::Template,
    secret::Secret,
    text::vault_texts,
    time::UnixSeconds,
    vault::{File, ITERATIONS, Key, Profile, VaultError, check_name, choose, pack, unpack},
};

/// How long it is waited at least before idleness is looked at again, in seconds.
const LEAST_WAIT: u32 = 60;

impl State {
    /// An event of the vault.
    pub(super) fn update_vault(&mut self, event: Event, now: UnixSeconds, effects: &mut Effects) {
        match event {
            Event::Answered(number, answer) => self.vault_answered(number, answer, effects),
            Event::Stored(stored) => self.vault_stored(stored, effects),
            Event::Elsewhere(text) => self.vault.learn(text),
            Event::Idle(seconds) => {
                self.vault.is_watched = false;
                self.vault_idle(seconds, effects);
            }
            Event::Returned(seconds) => self.vault_idle(seconds, effects),
            Event::Locked => self.lock_vault(false, effects),
            Event::Declined => self.vault.question = None,
            Event::NotSaved => self.vault.say(Spot::Fold, Trouble::NotSaved, effects),
            // One thing at a time.
            _ if self.vault.is_busy() => {}
            event => {
                (self.vault.trouble, self.vault.news) = (None, None);
                let spot = match event {
                    Event::Saved(_) | Event::Connected(_) | Event::Unlocked(_) => Spot::Top,
                    _ => Spot::Fold,
                };
                if let Err(trouble) = self.do_with_vault(event, now, effects) {
                    self.vault.say(spot, trouble, effects);
                }
            }
        }
    }

    /// Whether the connection in use can be put into the open vault: one by a key, that is not in it.
    pub fn can_keep_connection(&self) -> bool {
        let session = self.connect.session.as_ref();
        self.vault.place() == Place::Open
            && !self.connect.is_sandbox()
            && session.is_some_and(|session| {
                session.keeping == Keeping::None
                    && matches!(session.connection.credential, Credential::Key { .. })
            })
    }

    fn do_with_vault(
        &mut self,
        event: Event,
        now: UnixSeconds,
        effects: &mut Effects,
    ) -> Result<(), Trouble> {
        if matches!(event, Event::Saved(_)) && !self.can_keep_connection() {
            return Ok(());
        }
        let vault = &mut self.vault;
        match event {
            Event::Made(passphrase, again) if vault.place() == Place::Nowhere => {
                vault.rekey(passphrase, &again, News::Made, effects)
            }
            Event::Rekeyed(passphrase, again) if vault.place() == Place::Open => {
                vault.rekey(passphrase, &again, News::Rekeyed, effects)
            }
            Event::Unlocked(passphrase) => vault.unlock(passphrase, effects),
            Event::Saved(name) => self.keep_connection(&name, effects),
            Event::Connected(index) => self.connect_kept(index, now, effects),
            Event::RemoveAsked(index) => {
                vault.question = Some(Question::Remove(index));
                Ok(())
            }
            Event::ForgetAsked => {
                vault.question = Some(Question::Forget);
                Ok(())
            }
            Event::Exported => {
                effects.extend(vault.text().map(|text| Effect::Vault(vault::Effect::Export(text))));
                Ok(())
            }
            Event::Imported(bytes) => vault.import(bytes, effects),
            Event::Confirmed => {
                match vault.question.take() {
                    Some(Question::Forget) => vault.store(None, None, News::Forgotten, effects),
                    Some(Question::Replace(text)) => {
                        vault.store(Some(text), None, News::Imported, effects);
                    }
                    Some(Question::Remove(index)) => vault.remove(index, effects),
                    None => {}
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Puts the connection in use into the vault.
    fn keep_connection(&mut self, name: &str, effects: &mut Effects) -> Result<(), Trouble> {
        let (Some(session), Some(open)) = (&self.connect.session, &self.vault.open) else { return Ok(()) };
        let name = check_name(name, &open.profiles).map_err(Trouble::Name)?;
        let Some(connection) = session.connection.to_text() else { return Ok(()) };
        let mut profiles = open.profiles.clone();
        profiles.push(Profile { name, connection, proxy: self.connect.proxy_in_use().to_owned() });
        self.vault.encrypt(open.key.clone(), profiles, News::Saved, effects);
        Ok(())
    }

    /// Connects with a profile, by its own proxy. The proxy that is set in this browser stays so.
    fn connect_kept(&mut self, index: usize, now: UnixSeconds, effects: &mut Effects) -> Result<(), Trouble> {
        let Some(profile) = self.vault.profiles().get(index).cloned() else { return Ok(()) };
        let connection = profile.read().map_err(Trouble::Connection)?;
        let template = Template::parse(&profile.proxy).map_err(Trouble::Proxy)?;
        if let Some(reach) = self.connect.bound_against(&template, &connection.host) {
            return Err(Trouble::Bound(reach.origins()));
        }
        self.connect.lend_proxy(profile.proxy);
        if self.connect.connect(&profile.connection) {
            if let Some(session) = &mut self.connect.session {
                session.keeping = Keeping::Lent;
            }
            effects.extend(self.connect.bind().map(Effect::Bind));
            self.connected(false, now, effects);
        }
        Ok(())
    }

    fn vault_answered(&mut self, number: u32, answer: Answer, effects: &mut Effects) {
        let vault = &mut self.vault;
        // It was locked meanwhile, or something else is done by now.
        let Some((_, step)) = vault.work.take_if(|(asked, _)| *asked == number) else { return };
        let spot = if vault.stored.is_some() { Spot::Top } else { Spot::Fold };
        match (step, answer) {
            (Step::Unlocking(text, file), Answer::Hashed(hashed, _)) => {
                let key = Key::new(&hashed, file.salt(), file.iterations());
                if let Err(error) = file.fits(&key) {
                    return vault.say(spot, Trouble::File(error), effects);
                }
                let ask = Ask::Decrypt {
                    key: key.cipher.clone(),
                    associated: key.associated(),
                    nonce: file.nonce,
                    ciphertext: file.ciphertext,
                };
                vault.ask(Step::Decrypting(text, key), ask, effects);
            }
            (Step::Decrypting(text, key), Answer::Decrypted(packed)) => {
                let Some(profiles) = unpack(&packed) else {
                    return vault.say(spot, Trouble::File(VaultError::Version), effects);
                };
                vault.open = Some(Open { key, profiles, text });
                vault.watch(IDLE_SECONDS, effects);
                self.vault_news(News::Opened, effects);
            }
            (Step::Decrypting(..), Answer::Refused) => {
                vault.say(spot, Trouble::File(VaultError::Changed), effects);
            }
            (Step::Keying(profiles, news), Answer::Hashed(hashed, salt)) => {
                vault.encrypt(Key::new(&hashed, salt, ITERATIONS), profiles, news, effects);
            }
            (Step::Encrypting(key, profiles, news), Answer::Encrypted(nonce, ciphertext)) => {
                let text = File::new(&key, nonce, ciphertext).write();
                let open = Open { key, profiles, text: text.clone() };
                vault.store(Some(text), Some(open), news, effects);
            }
            _ => vault.say(spot, Trouble::Browser, effects),
        }
    }

    fn vault_stored(&mut self, stored: Result<(), Unstored>, effects: &mut Effects) {
        let vault = &mut self.vault;
        let Some((_, Step::Storing(text, open, news))) = vault.work.take() else { return };
        let spot = if vault.stored.is_some() { Spot::Top } else { Spot::Fold };
        match stored {
            Ok(()) => {
                vault.stored = text.map(Stored::new);
                vault.stores += 1;
                if open.is_some() {
                    vault.open = open;
                    vault.watch(IDLE_SECONDS, effects);
                } else {
                    self.close_vault(effects);
                }
                if let Some(session) = &mut self.connect.session {
                    match (news, session.keeping) {
                        (News::Saved, _) => session.keeping = Keeping::Kept,
                        // It may be the one, and can be kept again.
                        (News::Removed, Keeping::Kept) => session.keeping = Keeping::None,
                        _ => {}
                    }
                }
                self.vault_news(news, effects);
            }
            Err(Unstored::Refused) => vault.say(spot, Trouble::NotStored, effects),
            Err(Unstored::Elsewhere(text)) => {
                vault.learn(text);
                vault.say(spot, Trouble::Elsewhere, effects);
                // What was asked for may be gone with what stood there.
                effects.push(Effect::Focus(Focus::Vault));
            }
        }
    }

    /// Says what was done, and leads to what comes next.
    fn vault_news(&mut self, news: News, effects: &mut Effects) {
        self.vault.news = Some(news);
        effects.push(Effect::Announce((vault_texts(self.locale).news)(news).to_owned()));
        let focus = match self.vault.place() {
            _ if self.address.place != address::Place::Start => Focus::Heading,
            Place::Nowhere | Place::Unreadable(_) => Focus::VaultFold,
            // Something to keep comes next.
            Place::Open if self.vault.profiles().is_empty() && self.connect.session.is_none() => {
                Focus::ConnectionString
            }
            Place::Locked | Place::Open => Focus::Vault,
        };
        effects.push(Effect::Focus(focus));
    }

    fn vault_idle(&mut self, seconds: u32, effects: &mut Effects) {
        // What runs over many enrollments would be cut off in the middle.
        let is_running = self.run.as_ref().is_some_and(Run::is_running);
        if seconds >= IDLE_SECONDS && !is_running {
            self.lock_vault(true, effects);
        } else if self.vault.open.is_some() {
            self.vault.watch(IDLE_SECONDS.saturating_sub(seconds).max(LEAST_WAIT), effects);
        }
    }

    /// Drops the key of the vault and what it holds, and ends a connection that was made from it.
    fn lock_vault(&mut self, idle: bool, effects: &mut Effects) {
        if self.vault.open.is_some() || self.vault.is_busy() {
            let ended = self.close_vault(effects);
            self.vault_news(News::Locked { idle, ended }, effects);
        }
    }

    /// Whether a connection has ended with it.
    fn close_vault(&mut self, effects: &mut Effects) -> bool {
        let vault = &mut self.vault;
        (vault.open, vault.work, vault.question, vault.trouble) = (None, None, None, None);
        let session = self.connect.session.as_ref();
        let is_lent = session.is_some_and(|session| session.keeping == Keeping::Lent);
        if is_lent {
            self.end_connection(effects);
        }
        is_lent
    }
}

impl Vault {
    /// Says what is not done, and leads to the control that it concerns.
    fn say(&mut self, spot: Spot, trouble: Trouble, effects: &mut Effects) {
        if trouble.control().is_some() {
            effects.push(Effect::Focus(Focus::VaultInvalid));
        }
        self.trouble = Some((spot, trouble));
    }

    fn text(&self) -> Option<String> {
        self.stored.as_ref().map(|stored| stored.text.clone())
    }

    /// Takes in what is stored.
    fn learn(&mut self, text: Option<String>) {
        if text != self.text() {
            self.stored = text.map(Stored::new);
            // What was asked about is no more.
            self.question = None;
        }
    }

    fn watch(&mut self, seconds: u32, effects: &mut Effects) {
        if !self.is_watched {
            self.is_watched = true;
            effects.push(Effect::Vault(vault::Effect::Watch(seconds)));
        }
    }

    fn ask(&mut self, step: Step, ask: Ask, effects: &mut Effects) {
        self.works += 1;
        self.work = Some((self.works, step));
        effects.push(Effect::Vault(vault::Effect::Crypto(self.works, ask)));
    }

    fn unlock(&mut self, passphrase: Secret, effects: &mut Effects) -> Result<(), Trouble> {
        let (Some(Stored { text, file: Ok(file) }), None) = (&self.stored, &self.open) else { return Ok(()) };
        // EXPOSE: whether there is one.
        if passphrase.expose().is_empty() {
            return Err(Trouble::File(VaultError::WrongPassphrase));
        }
        let ask = Ask::Hash { passphrase, salt: Some(file.salt()), iterations: file.iterations() };
        self.ask(Step::Unlocking(text.clone(), file.clone()), ask, effects);
        Ok(())
    }

    /// Begins to encrypt what it holds under another passphrase, and another salt.
    fn rekey(
        &mut self,
        passphrase: Secret,
        again: &Secret,
        news: News,
        effects: &mut Effects,
    ) -> Result<(), Trouble> {
        choose(&passphrase, again).map_err(Trouble::Passphrase)?;
        let profiles = self.profiles().to_vec();
        let ask = Ask::Hash { passphrase, salt: None, iterations: ITERATIONS };
        self.ask(Step::Keying(profiles, news), ask, effects);
        Ok(())
    }

    fn encrypt(&mut self, key: Key, profiles: Vec<Profile>, news: News, effects: &mut Effects) {
        let ask =
            Ask::Encrypt { key: key.cipher.clone(), associated: key.associated(), plain: pack(&profiles) };
        self.ask(Step::Encrypting(key, profiles, news), ask, effects);
    }

    fn remove(&mut self, index: usize, effects: &mut Effects) {
        let Some(open) = &self.open else { return };
        let (key, mut profiles) = (open.key.clone(), open.profiles.clone());
        if index < profiles.len() {
            profiles.remove(index);
            self.encrypt(key, profiles, News::Removed, effects);
        }
    }

    fn import(&mut self, bytes: Option<Secret>, effects: &mut Effects) -> Result<(), Trouble> {
        let bytes = bytes.ok_or(Trouble::Unread)?;
        // EXPOSE: a vault is encrypted; of another file nothing is kept.
        let file = File::read(&String::from_utf8_lossy(bytes.expose())).map_err(Trouble::File)?;
        let text = file.write();
        if self.stored.is_some() {
            self.question = Some(Question::Replace(text));
        } else {
            self.store(Some(text), None, News::Imported, effects);
        }
        Ok(())
    }

    /// Stores a text, or none, if nothing else is stored meanwhile than was opened here.
    fn store(&mut self, text: Option<String>, open: Option<Open>, news: News, effects: &mut Effects) {
        let opened = self.open.as_ref().map(|open| open.text.clone());
        let expected = opened.or_else(|| self.text());
        self.works += 1;
        self.work = Some((self.works, Step::Storing(text.clone(), open, news)));
        effects.push(Effect::Vault(vault::Effect::Store { expected, text }));
    }
}
