//! The vault over the state of the page: made, filled, locked, opened, taken along; and what is said where that fails.

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    certificate::hex,
    page::{
        Event, Focus,
        address::Bench,
        connect::Keeping,
        run::Action,
        vault::{self, Control, IDLE_SECONDS, News, Place, Question, Spot, Trouble, Unstored},
    },
    secret::Secret,
    vault::{NameError, PassphraseError, VaultError},
};

use crate::support::{
    HOST, KEY,
    person::Person,
    vault::{
        OTHER, PASSPHRASE, act, filled, loaded, make, names, reloaded, replaced, save, secret, trouble,
        unlock,
    },
};

#[test]
fn make_keep_reload_unlock_connect_lock() {
    let mut person = loaded(None);
    assert_eq!(person.page.vault.place(), Place::Nowhere);
    make(&mut person);
    assert_eq!((person.page.vault.place(), person.page.vault.news), (Place::Open, Some(News::Made)));
    assert_eq!(person.safe.iterations, [600_000]);
    assert!(person.was_led_to(Focus::ConnectionString), "there is something to connect first");
    assert!(!person.page.can_keep_connection(), "nothing is connected");
    person.connect("provisioningserviceowner");
    assert!(person.page.can_keep_connection());
    save(&mut person, " Lyon ");
    assert_eq!(names(&person), ["Lyon"]);
    assert!(person.done.contains(&"The connection is kept in the vault.".to_owned()), "{:?}", person.done);
    assert!(!person.page.can_keep_connection(), "it is kept");

    let mut person = reloaded(&person);
    assert_eq!((person.page.vault.place(), names(&person).len()), (Place::Locked, 0));
    unlock(&mut person, PASSPHRASE);
    assert_eq!((names(&person), person.page.vault.news), (vec!["Lyon"], Some(News::Opened)));
    // The proxy is the profile's, and what is set in this browser stays.
    person.act(Event::ProxyTyped("https://other.example/{url}".to_owned()));
    act(&mut person, vault::Event::Connected(0));
    assert_eq!(person.page.connect.session.as_ref().unwrap().keeping, Keeping::Lent);
    assert!(person.done.contains(&format!("Connected to {HOST}. Loading enrollments.")), "{:?}", person.done);
    assert!(person.done.iter().any(|done| done.starts_with("Bind")));
    assert!(!person.done.iter().any(|done| done.starts_with("SaveProxy")), "{:?}", person.done);
    assert!(
        person.sent_to.iter().all(|url| url.starts_with("https://proxy.example/")),
        "{:?}",
        person.sent_to
    );
    assert!(!person.page.can_keep_connection());

    act(&mut person, vault::Event::Locked);
    assert_eq!(person.page.vault.place(), Place::Locked);
    assert!(person.page.connect.session.is_none(), "it ends with the vault");
    assert_eq!(person.page.vault.news, Some(News::Locked { idle: false, ended: true }));
    // What was typed is back: of the profile, its proxy is gone too.
    assert_eq!(person.page.connect.proxy_text, "https://other.example/{url}");
    assert!(person.done.contains(&"ClearStringField".to_owned()) && person.was_led_to(Focus::Vault));
    assert!(person.done.iter().any(|said| said.contains("has ended")), "{:?}", person.done);
    act(&mut person, vault::Event::Connected(0));
    assert!(person.page.connect.session.is_none());
}

#[test]
fn what_is_stored_and_what_is_shown_hold_no_secret() {
    let person = filled();
    let stored = person.safe.stored.clone().unwrap();
    let connection =
        format!("HostName={HOST};SharedAccessKeyName=provisioningserviceowner;SharedAccessKey={KEY}");
    let key = STANDARD.decode(KEY).unwrap();
    let state = format!("{:?}", person.page);
    for secret in [PASSPHRASE.as_bytes(), KEY.as_bytes(), &key, connection.as_bytes(), HOST.as_bytes()] {
        let hex = hex(secret);
        for spelt in [String::from_utf8_lossy(secret).into_owned(), STANDARD.encode(secret), hex] {
            assert!(!stored.contains(&spelt), "{spelt}");
            // The host is no secret, and is shown.
            assert!(secret == HOST.as_bytes() || !state.contains(&spelt), "{spelt}");
        }
    }
}

#[test]
fn each_save_has_a_nonce_of_its_own_and_each_passphrase_a_salt() {
    let mut person = filled();
    let value = |person: &Person, name: &str| {
        let file: serde_json::Value = serde_json::from_str(person.safe.stored.as_ref().unwrap()).unwrap();
        file[name].as_str().unwrap().to_owned()
    };
    let (salt, nonce) = (value(&person, "salt"), value(&person, "nonce"));
    person.act(Event::Forget);
    person.connect("reader");
    save(&mut person, "Lyon, reading");
    assert_eq!(value(&person, "salt"), salt);
    assert_ne!(value(&person, "nonce"), nonce);
    let nonce = value(&person, "nonce");
    act(&mut person, vault::Event::Rekeyed(secret(OTHER), secret(OTHER)));
    assert_eq!(person.page.vault.news, Some(News::Rekeyed));
    assert_ne!(value(&person, "salt"), salt);
    assert_ne!(value(&person, "nonce"), nonce);

    let mut person = reloaded(&person);
    unlock(&mut person, PASSPHRASE);
    assert_eq!(trouble(&person), Some(Trouble::File(VaultError::WrongPassphrase)));
    unlock(&mut person, OTHER);
    assert_eq!(names(&person), ["Lyon", "Lyon, reading"]);
}

#[test]
fn a_passphrase_is_long_and_typed_twice_alike() {
    let mut person = loaded(None);
    for (one, other, error, control) in [
        ("short", "short", PassphraseError::Short, Control::New),
        (PASSPHRASE, OTHER, PassphraseError::Differ, Control::Again),
    ] {
        act(&mut person, vault::Event::Made(secret(one), secret(other)));
        assert_eq!(trouble(&person), Some(Trouble::Passphrase(error)));
        assert_eq!(person.page.vault.trouble.as_ref().unwrap().1.control(), Some(control));
        assert!(person.was_led_to(Focus::VaultInvalid));
    }
    assert!(person.safe.iterations.is_empty() && person.safe.stored.is_none());
    make(&mut person);
    act(&mut person, vault::Event::Rekeyed(secret("short"), secret("short")));
    assert_eq!(trouble(&person), Some(Trouble::Passphrase(PassphraseError::Short)));
    assert_eq!(person.safe.iterations, [600_000]);
}

#[test]
fn what_is_wrong_with_a_stored_vault_is_told() {
    let begin = filled();
    let mut person = reloaded(&begin);
    for wrong in ["", OTHER] {
        unlock(&mut person, wrong);
        assert_eq!(trouble(&person), Some(Trouble::File(VaultError::WrongPassphrase)), "{wrong}");
        assert!(person.was_led_to(Focus::VaultInvalid));
        assert_eq!(person.page.vault.place(), Place::Locked);
    }
    unlock(&mut person, PASSPHRASE);
    assert_eq!((trouble(&person), person.page.vault.place()), (None, Place::Open));

    let mut person = reloaded(&begin);
    replaced(&mut person, "ciphertext", "AAAA");
    let mut person = reloaded(&person);
    assert_eq!(person.page.vault.place(), Place::Unreadable(VaultError::Damaged));
    unlock(&mut person, PASSPHRASE);
    assert!(person.safe.iterations.is_empty(), "nothing is hashed for it");

    // Whoever changed it made the checksum fit.
    let file = dps_enroll::vault::File::read(begin.safe.stored.as_ref().unwrap()).unwrap();
    let mut changed = file.clone();
    changed.ciphertext[3] ^= 1;
    let mut person = loaded(Some(changed.write()));
    unlock(&mut person, PASSPHRASE);
    assert_eq!(trouble(&person), Some(Trouble::File(VaultError::Changed)));
    assert_eq!(person.page.vault.place(), Place::Locked);
}

#[test]
fn a_name_is_given_once_and_the_sandbox_and_tokens_are_not_kept() {
    let mut person = filled();
    person.act(Event::Forget);
    person.connect("reader");
    for (name, error) in [("  ", NameError::Empty), ("Lyon", NameError::Taken), ("a\u{7}", NameError::Odd)] {
        save(&mut person, name);
        assert_eq!(trouble(&person), Some(Trouble::Name(error)));
        assert!(person.was_led_to(Focus::VaultInvalid));
    }
    person.enter_sandbox();
    assert!(!person.page.can_keep_connection());
    save(&mut person, "Sandbox");
    let token = format!("SharedAccessSignature sr={HOST}&sig=YQ%3D%3D&se=1999999999&skn=reader");
    person.act(Event::Connect(Secret::from(token)));
    assert!(person.page.connect.session.is_some() && !person.page.can_keep_connection());
    save(&mut person, "Token");
    assert_eq!(names(&person), ["Lyon"]);
}

#[test]
fn a_connection_made_by_hand_outlives_the_lock() {
    let mut person = filled();
    act(&mut person, vault::Event::Locked);
    assert!(person.page.connect.session.is_some());
    assert_eq!(person.page.vault.news, Some(News::Locked { idle: false, ended: false }));
    assert!(person.page.vault.profiles().is_empty());
    // There is nothing to lock any more.
    act(&mut person, vault::Event::Locked);
    assert!(person.done.is_empty(), "{:?}", person.done);
}

#[test]
fn it_locks_when_nobody_is_there() {
    let mut person = filled();
    act(&mut person, vault::Event::Locked);
    unlock(&mut person, PASSPHRASE);
    act(&mut person, vault::Event::Connected(0));
    assert_eq!(person.safe.watched, [IDLE_SECONDS], "watched once, however often it opens");
    act(&mut person, vault::Event::Idle(300));
    assert_eq!(person.safe.watched, [IDLE_SECONDS, IDLE_SECONDS - 300]);
    act(&mut person, vault::Event::Idle(IDLE_SECONDS - 1));
    assert_eq!(person.safe.watched.last(), Some(&60));
    assert_eq!(person.page.vault.place(), Place::Open);
    person.go(dps_enroll::page::address::Place::Workshop(Bench::Make));
    act(&mut person, vault::Event::Idle(IDLE_SECONDS));
    assert_eq!(person.page.vault.place(), Place::Locked);
    assert!(person.page.connect.session.is_none());
    assert_eq!(person.page.vault.news, Some(News::Locked { idle: true, ended: true }));
    assert!(person.was_led_to(Focus::Heading), "the vault is not on this page");
    // A timer of before changes nothing.
    act(&mut person, vault::Event::Idle(IDLE_SECONDS));
    assert_eq!((person.safe.watched.len(), person.done.len()), (3, 0));
}

#[test]
fn who_comes_back_too_late_finds_it_locked_even_if_no_timer_ran() {
    let mut person = filled();
    act(&mut person, vault::Event::Returned(IDLE_SECONDS + 7));
    assert_eq!(person.page.vault.place(), Place::Locked);
}

#[test]
fn what_runs_over_many_is_not_cut_off_by_idleness() {
    let mut person = filled();
    person.act(Event::Forget);
    act(&mut person, vault::Event::Connected(0));
    person.create("factory-7");
    person.act(Event::Selected("factory-7".to_owned(), true));
    person.act(Event::RunAsked(Action::Disable));
    person.holding = true;
    person.confirm_run();
    assert!(person.page.run.as_ref().unwrap().is_running());
    act(&mut person, vault::Event::Idle(IDLE_SECONDS + 60));
    assert_eq!(person.page.vault.place(), Place::Open);
    assert_eq!(person.safe.watched.last(), Some(&60));
    person.release();
    act(&mut person, vault::Event::Idle(IDLE_SECONDS + 120));
    assert_eq!(person.page.vault.place(), Place::Locked);
}

#[test]
fn a_profile_is_removed_only_after_a_question() {
    let mut person = filled();
    act(&mut person, vault::Event::RemoveAsked(0));
    assert_eq!(person.page.vault.question, Some(Question::Remove(0)));
    act(&mut person, vault::Event::Declined);
    assert_eq!((names(&person), &person.page.vault.question), (vec!["Lyon"], &None));
    act(&mut person, vault::Event::RemoveAsked(0));
    act(&mut person, vault::Event::Confirmed);
    assert!(names(&person).is_empty() && person.was_led_to(Focus::Vault));
    assert_eq!(person.page.vault.news, Some(News::Removed));
    assert!(person.page.can_keep_connection(), "it can be kept again");
    let mut person = reloaded(&person);
    unlock(&mut person, PASSPHRASE);
    assert_eq!((person.page.vault.place(), names(&person).len()), (Place::Open, 0));
}

#[test]
fn the_vault_is_forgotten_only_after_a_question() {
    let mut person = filled();
    person.act(Event::Forget);
    act(&mut person, vault::Event::Connected(0));
    act(&mut person, vault::Event::ForgetAsked);
    act(&mut person, vault::Event::Declined);
    assert!(person.safe.stored.is_some() && person.page.vault.place() == Place::Open);
    act(&mut person, vault::Event::ForgetAsked);
    act(&mut person, vault::Event::Confirmed);
    assert_eq!((&person.safe.stored, person.page.vault.place()), (&None, Place::Nowhere));
    assert!(person.page.connect.session.is_none(), "what was made from it ends with it");
    assert_eq!(person.page.vault.news, Some(News::Forgotten));
    assert!(person.was_led_to(Focus::VaultFold));
}

#[test]
fn the_exported_file_is_imported_into_another_browser() {
    let mut person = filled();
    act(&mut person, vault::Event::Exported);
    let file = person.safe.exported.pop().unwrap();
    assert_eq!(Some(&file), person.safe.stored.as_ref(), "encrypted as it is stored");
    let import = |person: &mut Person, text: &str| act(person, vault::Event::Imported(Some(secret(text))));

    let mut other = loaded(None);
    import(&mut other, &file);
    assert_eq!((other.page.vault.place(), other.page.vault.news), (Place::Locked, Some(News::Imported)));
    unlock(&mut other, PASSPHRASE);
    assert_eq!(names(&other), ["Lyon"]);

    // Another vault is not overwritten unasked.
    let mut other = loaded(None);
    act(&mut other, vault::Event::Made(secret(OTHER), secret(OTHER)));
    let mine = other.safe.stored.clone();
    import(&mut other, &file);
    assert_eq!(other.page.vault.question, Some(Question::Replace(file.clone())));
    act(&mut other, vault::Event::Declined);
    assert_eq!((&other.safe.stored, other.page.vault.place()), (&mine, Place::Open));
    import(&mut other, &file);
    act(&mut other, vault::Event::Confirmed);
    assert_eq!((other.safe.stored.as_ref(), other.page.vault.place()), (Some(&file), Place::Locked));
    assert!(other.page.vault.profiles().is_empty(), "what was open is not any more");
    unlock(&mut other, PASSPHRASE);
    assert_eq!(names(&other), ["Lyon"]);

    for (text, error) in [("no vault", VaultError::NotAVault), (&file[..file.len() / 2], VaultError::Damaged)]
    {
        import(&mut other, text);
        assert_eq!(trouble(&other), Some(Trouble::File(error)));
        assert_eq!(other.page.vault.trouble.as_ref().unwrap().0, Spot::Fold);
    }
    act(&mut other, vault::Event::Imported(None));
    assert_eq!(trouble(&other), Some(Trouble::Unread));
    act(&mut other, vault::Event::NotSaved);
    assert_eq!(trouble(&other), Some(Trouble::NotSaved));
    assert_eq!(other.safe.stored.as_ref(), Some(&file));
}

#[test]
fn a_full_storage_is_said_and_nothing_is_lost() {
    let mut person = loaded(None);
    person.safe.is_full = true;
    make(&mut person);
    assert_eq!((trouble(&person), person.page.vault.place()), (Some(Trouble::NotStored), Place::Nowhere));
    assert_eq!(person.page.vault.news, None);
    let mut person = filled();
    person.act(Event::Forget);
    person.connect("reader");
    person.safe.is_full = true;
    save(&mut person, "Reading");
    assert_eq!((trouble(&person), names(&person)), (Some(Trouble::NotStored), vec!["Lyon"]));
    person.safe.is_full = false;
    save(&mut person, "Reading");
    assert_eq!((trouble(&person), names(&person)), (None, vec!["Lyon", "Reading"]));
}

#[test]
fn what_was_locked_while_the_browser_worked_stays_locked() {
    let mut person = reloaded(&filled());
    person.safe.is_slow = true;
    unlock(&mut person, PASSPHRASE);
    assert!(person.page.vault.is_busy());
    // A second press does not begin twice.
    unlock(&mut person, PASSPHRASE);
    assert_eq!(person.safe.asked.len(), 1);
    act(&mut person, vault::Event::Locked);
    let (number, ask) = person.safe.asked.pop().unwrap();
    let answer = person.safe.answer(ask);
    act(&mut person, vault::Event::Answered(number, answer));
    assert_eq!(person.page.vault.place(), Place::Locked);
    assert!(!person.page.vault.is_busy() && person.safe.asked.is_empty());
}

#[test]
fn a_browser_that_refuses_is_said() {
    let mut person = loaded(None);
    person.safe.is_slow = true;
    make(&mut person);
    let (number, _) = person.safe.asked.pop().unwrap();
    act(&mut person, vault::Event::Answered(number, vault::Answer::Refused));
    assert_eq!((trouble(&person), person.page.vault.is_busy()), (Some(Trouble::Browser), false));
    // Nothing was asked for.
    act(&mut person, vault::Event::Stored(Err(Unstored::Refused)));
    assert_eq!(trouble(&person), Some(Trouble::Browser));
}

#[test]
fn a_profile_beyond_what_the_page_is_bound_to_says_so_and_ends_nothing() {
    let mut person = filled();
    // The page is loaded anew, and bound to another proxy by hand.
    let mut person = {
        let mut again = reloaded(&person);
        again.act(Event::ProxyTyped("https://other.example/{url}".to_owned()));
        again.connect("reader");
        person = again;
        person
    };
    unlock(&mut person, PASSPHRASE);
    act(&mut person, vault::Event::Connected(0));
    let Some(Trouble::Bound(origins)) = trouble(&person) else { panic!("{:?}", trouble(&person)) };
    assert!(origins.contains("https://other.example"), "{origins}");
    assert_eq!(person.page.connect.session.as_ref().unwrap().keeping, Keeping::None);
    assert_eq!(person.page.connect.proxy_text, "https://other.example/{url}");
}
