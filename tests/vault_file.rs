//! The vault's file: what is written is read; each thing that can be wrong is told from the others; and the file of another
//! implementation (`fixtures/vault/make.py`) is the same.

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{
    secret::Secret,
    text::{Locale, Say},
    vault::{File, Key, VaultError},
};
use proptest::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::support::fixture;

/// What an unknown passphrase hashes to.
fn hashed(byte: u8) -> Secret {
    Secret::new(vec![byte; 32])
}

fn text() -> String {
    let key = Key::new(&hashed(7), [1; 16], 600_000);
    File::new(&key, [2; 12], vec![3; 40]).write()
}

fn object() -> Map<String, Value> {
    serde_json::from_str(&text()).unwrap()
}

/// What is read of a file with another value, and perhaps a checksum that fits it: that is no accident.
fn read_with(name: &str, value: Value, is_deliberate: bool) -> Result<File, VaultError> {
    let mut object = object();
    object.insert(name.to_owned(), value);
    if is_deliberate {
        let values = object.iter().filter(|(name, _)| *name != "sha256");
        let line =
            |value: &Value| value.as_str().map_or_else(|| format!("{value}\n"), |text| format!("{text}\n"));
        let summed: String = values.map(|(_, value)| line(value)).collect();
        object.insert("sha256".to_owned(), STANDARD.encode(Sha256::digest(summed)).into());
    }
    File::read(&Value::from(object).to_string())
}

#[test]
fn what_is_written_is_read() {
    let key = Key::new(&hashed(7), [1; 16], 600_000);
    let file = File::new(&key, [2; 12], vec![3; 40]);
    let read = File::read(&file.write()).unwrap();
    assert_eq!(read, file);
    assert_eq!((read.salt(), read.iterations(), read.nonce), ([1; 16], 600_000, [2; 12]));
    assert_eq!(read.fits(&key), Ok(()));
    // Reading is of JSON, not of this layout.
    let compact = Value::from(object()).to_string();
    assert_eq!(File::read(&compact), Ok(file));
}

#[test]
fn the_file_says_nothing_of_the_key() {
    let (key, text) = (Key::new(&hashed(7), [1; 16], 600_000), text());
    assert!(!text.contains(&STANDARD.encode(key.cipher.expose())));
    assert!(!text.contains(&STANDARD.encode([7; 32])));
    assert_ne!(&object()["check"], &Value::from(STANDARD.encode(&key.cipher.expose()[..16])));
    assert!(!format!("{key:?}").contains(&format!("{:?}", key.cipher.expose())));
}

#[test]
fn another_passphrase_or_salt_is_told_by_the_check_value() {
    let file = File::read(&text()).unwrap();
    for key in [
        Key::new(&hashed(8), [1; 16], 600_000),
        Key::new(&hashed(7), [2; 16], 600_000),
        Key::new(&hashed(7), [1; 16], 600_001),
    ] {
        assert_eq!(file.fits(&key), Err(VaultError::WrongPassphrase));
    }
}

#[test]
fn another_file_is_no_vault() {
    for other in [
        "",
        "nothing",
        "[]",
        "{}",
        "{\"format\": \"keepass\", \"version\": 1}",
        "-----BEGIN CERTIFICATE-----",
    ] {
        assert_eq!(File::read(other), Err(VaultError::NotAVault), "{other}");
    }
}

#[test]
fn accidents_are_told_from_what_somebody_meant() {
    let other = |bytes: &[u8]| Value::from(STANDARD.encode(bytes));
    for (name, value) in [
        ("salt", other(&[9; 16])),
        ("check", other(&[9; 16])),
        ("nonce", other(&[9; 12])),
        ("ciphertext", other(&[9; 40])),
        ("iterations", 700_000.into()),
        ("sha256", other(&[9; 32])),
        ("kdf", "scrypt".into()),
    ] {
        assert_eq!(read_with(name, value.clone(), false), Err(VaultError::Damaged), "{name}");
        let meant = read_with(name, value, true);
        if name == "kdf" {
            assert_eq!(meant, Err(VaultError::Version));
        } else {
            // What is wrong with it takes the passphrase to tell.
            assert!(meant.is_ok(), "{name}: {meant:?}");
        }
    }
    for (name, odd) in
        [("salt", other(&[1; 15])), ("nonce", other(&[1; 16])), ("ciphertext", "no base64".into())]
    {
        assert_eq!(read_with(name, odd, true), Err(VaultError::Damaged), "{name}");
    }
    for name in ["version", "salt", "ciphertext", "sha256", "iterations"] {
        let mut object = object();
        object.remove(name);
        assert_eq!(File::read(&Value::from(object).to_string()), Err(VaultError::Damaged), "{name}");
    }
}

#[test]
fn versions_and_iterations_outside_what_is_known_are_refused() {
    assert_eq!(read_with("version", 2.into(), true), Err(VaultError::Version));
    assert_eq!(read_with("cipher", "AES-128-CBC".into(), true), Err(VaultError::Version));
    for (count, english, french) in [
        (0, "0", "0"),
        (1, "1", "1"),
        (599_999, "599,999", "599\u{202f}999"),
        (10_000_001, "10,000,001", "10\u{202f}000\u{202f}001"),
        (1 << 40, "1,099,511,627,776", "1\u{202f}099\u{202f}511\u{202f}627\u{202f}776"),
    ] {
        let error = read_with("iterations", count.into(), true).unwrap_err();
        assert_eq!(error, VaultError::Iterations(count));
        let said = error.say(Locale::English);
        assert!(said.contains(&format!("hashed {english} times.")), "{said}");
        assert!(said.contains("600,000 to 10,000,000"), "{said}");
        let said = error.say(Locale::French);
        assert!(said.contains(&format!(" {french} fois.")), "{said}");
        assert!(said.contains("600\u{202f}000 à 10\u{202f}000\u{202f}000"), "{said}");
    }
    for count in [600_000, 10_000_000] {
        assert_eq!(
            read_with("iterations", count.into(), true).unwrap().iterations(),
            u32::try_from(count).unwrap()
        );
    }
}

#[test]
fn the_file_of_another_implementation_is_the_same() {
    let text = String::from_utf8(fixture("vault/vault.json")).unwrap();
    let file = File::read(&text).unwrap();
    let hex = String::from_utf8(fixture("vault/hashed.hex")).unwrap();
    let byte = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    let hashed = Secret::new((0..32).map(|at| byte(2 * at)).collect());
    let key = Key::new(&hashed, file.salt(), file.iterations());
    assert_eq!(file.fits(&key), Ok(()));
    assert_eq!(file.write(), text);
}

proptest! {
    #[test]
    fn whatever_happens_to_a_file_it_is_told(at in 0_usize..600, byte: u8, end in 0_usize..600) {
        let text = text();
        let mut bytes = text.clone().into_bytes();
        if let Some(there) = bytes.get_mut(at) {
            *there = byte;
        }
        let whole = File::read(&text).unwrap();
        // A changed layout is no damage; a changed value is never taken for the one that was there.
        if let Ok(read) = File::read(&String::from_utf8_lossy(&bytes)) {
            prop_assert_eq!(&read, &whole);
        }
        if let Some(cut) = text.get(..end.min(text.len() - 3)) {
            prop_assert!(File::read(cut).is_err());
        }
    }
}
