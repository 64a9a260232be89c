//! The vault of a page, as a person uses it.

use dps_enroll::{
    page::{
        Event,
        vault::{self, Trouble, Vault},
    },
    secret::Secret,
    text::{Locale, Say},
};

use super::person::Person;

pub(crate) const PASSPHRASE: &str = "correct horse battery staple";
pub(crate) const OTHER: &str = "another passphrase of mine";

pub(crate) fn secret(text: &str) -> Secret {
    Secret::from(text.to_owned())
}

pub(crate) fn act(person: &mut Person, event: vault::Event) {
    person.done.clear();
    person.act(Event::Vault(event));
}

/// A page that can encrypt, with what the browser has stored.
pub(crate) fn loaded(stored: Option<String>) -> Person {
    let mut person = Person::new();
    person.safe.stored.clone_from(&stored);
    person.page.vault = Vault::new(stored, true);
    person
}

/// The page after a reload, or another tab of the same browser.
pub(crate) fn reloaded(person: &Person) -> Person {
    loaded(person.safe.stored.clone())
}

pub(crate) fn make(person: &mut Person) {
    act(person, vault::Event::Made(secret(PASSPHRASE), secret(PASSPHRASE)));
}

pub(crate) fn unlock(person: &mut Person, passphrase: &str) {
    act(person, vault::Event::Unlocked(secret(passphrase)));
}

pub(crate) fn save(person: &mut Person, name: &str) {
    act(person, vault::Event::Saved(name.to_owned()));
}

/// A vault with one connection, open; and that connection in use.
pub(crate) fn filled() -> Person {
    let mut person = loaded(None);
    make(&mut person);
    person.connect("provisioningserviceowner");
    save(&mut person, "Lyon");
    assert_eq!(person.page.vault.trouble, None);
    person
}

pub(crate) fn names(person: &Person) -> Vec<&str> {
    person.page.vault.profiles().iter().map(|profile| &*profile.name).collect()
}

pub(crate) fn trouble(person: &Person) -> Option<Trouble> {
    let (_, trouble) = person.page.vault.trouble.clone()?;
    let said = trouble.say(Locale::English);
    assert!(said.ends_with('.') && said.len() > 30, "{said}");
    Some(trouble)
}

/// The stored file with a value in place of another.
pub(crate) fn replaced(person: &mut Person, name: &str, value: &str) {
    let mut file: serde_json::Value = serde_json::from_str(person.safe.stored.as_ref().unwrap()).unwrap();
    file[name] = value.into();
    person.safe.stored = Some(file.to_string());
}
