//! The vault where another tab of the same browser changes it meanwhile.

use dps_enroll::page::{
    Event, Focus,
    vault::{self, Place, Trouble},
};

use crate::support::vault::{
    OTHER, PASSPHRASE, act, filled, loaded, make, names, reloaded, save, secret, trouble, unlock,
};

#[test]
fn what_another_tab_stored_is_not_overwritten() {
    let mut person = filled();
    let mut other = reloaded(&person);
    unlock(&mut other, PASSPHRASE);
    other.connect("reader");
    save(&mut other, "From the other tab");
    // Neither tab has heard of the other: it is seen before it is stored.
    person.safe.stored.clone_from(&other.safe.stored);
    act(&mut person, vault::Event::RemoveAsked(0));
    act(&mut person, vault::Event::Confirmed);
    assert_eq!(trouble(&person), Some(Trouble::Elsewhere));
    assert_eq!((person.safe.stored.as_ref(), names(&person)), (other.safe.stored.as_ref(), vec!["Lyon"]));
    assert!(person.page.vault.is_outdated());
    for event in [vault::Event::ForgetAsked, vault::Event::Rekeyed(secret(OTHER), secret(OTHER))] {
        act(&mut person, event);
        act(&mut person, vault::Event::Confirmed);
        assert_eq!(person.safe.stored, other.safe.stored);
    }
    act(&mut person, vault::Event::Locked);
    assert!(!person.page.vault.is_outdated());
    unlock(&mut person, PASSPHRASE);
    assert_eq!(names(&person), ["Lyon", "From the other tab"]);
    // A locked one that is asked about is another by the time of the answer.
    act(&mut person, vault::Event::Locked);
    act(&mut person, vault::Event::ForgetAsked);
    other.act(Event::Forget);
    other.connect("reader");
    save(&mut other, "Once more");
    act(&mut person, vault::Event::Elsewhere(other.safe.stored.clone()));
    person.safe.stored.clone_from(&other.safe.stored);
    act(&mut person, vault::Event::Confirmed);
    assert_eq!(person.safe.stored, other.safe.stored);
    unlock(&mut person, PASSPHRASE);
    // A browser tells at once.
    act(&mut person, vault::Event::Elsewhere(None));
    assert!(person.page.vault.is_outdated());
    act(&mut person, vault::Event::Locked);
    assert_eq!(person.page.vault.place(), Place::Nowhere);
}

#[test]
fn a_vault_that_another_tab_made_meanwhile_is_kept() {
    let mut person = loaded(None);
    let theirs = filled().safe.stored;
    person.safe.stored.clone_from(&theirs);
    make(&mut person);
    assert_eq!((trouble(&person), person.page.vault.place()), (Some(Trouble::Elsewhere), Place::Locked));
    assert_eq!(person.safe.stored, theirs);
    assert!(person.was_led_to(Focus::Vault));
}
