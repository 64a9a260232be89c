//! The vault as a person uses it, with the browser's own encryption and storage.

use std::{fs, path::PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::certificate::hex;
use dps_enroll_e2e::{Browser, Key, Site, StaticHost, TestError};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery staple";
const OTHER: &str = "another passphrase of mine";

/// What the focus is on: its ID, or what it is called.
async fn focus(browser: &Browser) -> Result<String, TestError> {
    let script = "const e = document.activeElement; return e.id || e.ariaLabel || e.textContent.trim();";
    let name = browser.evaluate(script).await?;
    Ok(name.as_str().unwrap_or_default().to_owned())
}

async fn stored(browser: &Browser) -> Result<String, TestError> {
    let text = browser.evaluate("return localStorage.getItem('dps-enroll.vault')").await?;
    Ok(text.as_str().ok_or("no vault is stored")?.to_owned())
}

async fn type_new(browser: &Browser, passphrase: &str, again: &str) -> Result<(), TestError> {
    browser.fill("#vault-new", passphrase).await?;
    browser.fill("#vault-again", again).await?;
    browser.key(Key::Enter).await
}

async fn unlock(browser: &Browser, passphrase: &str) -> Result<(), TestError> {
    browser.fill("#vault-passphrase", passphrase).await?;
    browser.key(Key::Enter).await
}

/// A vault with a site's connection in it, which is in use.
async fn filled(site: &Site) -> Result<Browser, TestError> {
    let browser = Browser::open(&site.page()).await?;
    browser.unfold("#vault-fold").await?;
    type_new(&browser, PASSPHRASE, PASSPHRASE).await?;
    browser.see("#vault", "The vault is made and open").await?;
    browser.connect(site).await?;
    browser.fill("#vault-name", "Lyon").await?;
    browser.key(Key::Enter).await?;
    browser.see("#vault li", "Lyon").await?;
    Ok(browser)
}

/// A file to be imported.
struct Folder(TempDir);

impl Folder {
    fn new() -> Result<Self, TestError> {
        Ok(Self(tempfile::tempdir()?))
    }

    async fn import(&self, browser: &Browser, text: &str) -> Result<(), TestError> {
        let path: PathBuf = self.0.path().join("vault.json");
        fs::write(&path, text)?;
        browser.choose_files("#vault-file", &[&path]).await
    }
}

/// A file with a bit turned, and perhaps with a checksum that fits it: that is no accident.
fn tampered(text: &str, is_deliberate: bool) -> Result<String, TestError> {
    let mut file: Value = serde_json::from_str(text)?;
    let mut ciphertext = STANDARD.decode(file["ciphertext"].as_str().ok_or("no ciphertext")?)?;
    *ciphertext.first_mut().ok_or("nothing encrypted")? ^= 1;
    file["ciphertext"] = STANDARD.encode(ciphertext).into();
    if is_deliberate {
        let values = file.as_object().ok_or("no object")?.iter().filter(|(name, _)| *name != "sha256");
        let line = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned) + "\n";
        let summed: String = values.map(|(_, value)| line(value)).collect();
        file["sha256"] = STANDARD.encode(Sha256::digest(summed)).into();
    }
    Ok(file.to_string())
}

#[tokio::test]
async fn a_connection_is_kept_over_a_reload_and_locked_with_the_vault() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    assert_eq!(browser.evaluate("return localStorage.length").await?, 0, "off by default");
    let passphrases = "return document.querySelectorAll('[autocomplete$=password]').length";
    assert_eq!(browser.evaluate(passphrases).await?, 0, "nobody is asked for a passphrase");
    browser.unfold("#vault-fold").await?;
    browser.see("#vault-fold", "A forgotten passphrase cannot be recovered").await?;
    browser.is_accessible("how to make a vault").await?;
    type_new(&browser, "too short", "too short").await?;
    browser.see("#vault-new-error", "at least 12 characters").await?;
    assert_eq!(focus(&browser).await?, "vault-new");
    browser.is_accessible("a passphrase that is too short").await?;
    type_new(&browser, PASSPHRASE, OTHER).await?;
    browser.see("#vault-again-error", "The two passphrases differ").await?;
    assert_eq!(focus(&browser).await?, "vault-again");
    browser.close().await?;

    let browser = filled(&site).await?;
    browser.see("#announcement", "The connection is kept in the vault").await?;
    browser.see("#vault", "The connection is kept in the vault").await?;
    assert_eq!(focus(&browser).await?, "Connect with Lyon");
    browser.is_accessible("an open vault").await?;
    browser.reload().await?;
    browser.see(".summary", "Not connected").await?;
    browser.see("#vault", "Passphrase of the vault").await?;
    browser.is_accessible("a locked vault").await?;
    unlock(&browser, OTHER).await?;
    browser.see("#vault-passphrase-error", "not the one of this vault").await?;
    assert_eq!(focus(&browser).await?, "vault-passphrase");
    browser.is_accessible("a wrong passphrase").await?;
    unlock(&browser, PASSPHRASE).await?;
    browser.see("#vault li", "Lyon").await?;
    browser.see("#announcement", "The vault is open").await?;
    assert_eq!(focus(&browser).await?, "Connect with Lyon");
    browser.key(Key::Enter).await?;
    browser.see(".table", "lyon-line-3").await?;
    assert_eq!(focus(&browser).await?, "Connect with Lyon");
    // It is one that was made from the vault, so it is in there already.
    browser.see_no_more("#vault", "Keep this connection").await?;
    browser.press("Lock the vault").await?;
    browser.see("#vault", "has ended").await?;
    browser.see(".summary", "Not connected").await?;
    browser.see_no_more("#vault", "Lyon").await?;
    assert_eq!(focus(&browser).await?, "vault-passphrase");
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn what_is_stored_holds_no_secret_in_any_spelling() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = filled(&site).await?;
    let everywhere = "return JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.cookie
        + location.href + document.documentElement.outerHTML
        + [...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')";
    let text = browser.evaluate(everywhere).await?;
    let text = text.as_str().ok_or("no text")?;
    assert!(text.contains("dps-enroll vault"), "it is stored");
    let connection = site.connection_string();
    let key = connection.rsplit_once("SharedAccessKey=").ok_or("no key")?.1;
    let bytes = STANDARD.decode(key)?;
    for secret in [PASSPHRASE.as_bytes(), connection.as_bytes(), key.as_bytes(), &bytes] {
        let hex = hex(secret);
        for spelt in
            [String::from_utf8_lossy(secret).into_owned(), STANDARD.encode(secret), hex.to_uppercase(), hex]
        {
            assert!(!text.contains(&spelt), "{spelt}");
        }
    }
    // Databases and caches have nothing of it either.
    let databases = "indexedDB.databases().then(all => arguments[0](all.length))";
    assert_eq!(browser.evaluate_async(databases).await?, 0);
    browser.close().await
}

#[tokio::test]
async fn the_file_is_exported_tampered_with_and_imported() -> Result<(), TestError> {
    let (site, folder) = (Site::start().await?, Folder::new()?);
    let browser = filled(&site).await?;
    browser.press("Export the encrypted file").await?;
    let file = String::from_utf8(browser.saved("dps-enroll-vault.json").await?)?;
    assert_eq!(file, stored(&browser).await?);
    for (text, said) in [
        (tampered(&file, false)?, "The vault is damaged"),
        (file.replace('}', ""), "The vault is damaged"),
        ("{\"format\": \"something else\"}".to_owned(), "This is no vault of dps-enroll"),
    ] {
        folder.import(&browser, &text).await?;
        browser.see("#vault-fold", said).await?;
        assert_eq!(stored(&browser).await?, file);
    }
    browser.is_accessible("a file that is refused").await?;
    // One that only the passphrase unmasks takes the place of the vault after a question.
    let changed = tampered(&file, true)?;
    folder.import(&browser, &changed).await?;
    browser.see("dialog", "Replace the vault of this browser?").await?;
    browser.is_accessible("the question before a vault is replaced").await?;
    browser.press_in("#vault-question", "Cancel").await?;
    browser.see_no_more("dialog", "Replace").await?;
    assert_eq!(stored(&browser).await?, file);
    folder.import(&browser, &changed).await?;
    browser.press_in("#vault-question", "Replace").await?;
    browser.see("#vault", "Unlock it with its passphrase").await?;
    assert_eq!(focus(&browser).await?, "vault-passphrase");
    // The connection was made by hand.
    browser.see(".table", "lyon-line-3").await?;
    unlock(&browser, PASSPHRASE).await?;
    browser.see("#vault", "The passphrase is right, but somebody changed the vault").await?;
    browser.is_accessible("a vault that somebody changed").await?;
    browser.press("Forget the vault…").await?;
    browser.press_in("#vault-question", "Forget the vault").await?;
    browser.see("#vault-fold", "The vault was deleted from this browser").await?;
    assert_eq!(browser.evaluate("return localStorage.getItem('dps-enroll.vault')").await?, Value::Null);
    assert_eq!(focus(&browser).await?, "Vault: keep connections in this browser");
    folder.import(&browser, &file).await?;
    browser.see("#vault", "Passphrase of the vault").await?;
    unlock(&browser, PASSPHRASE).await?;
    browser.see("#vault li", "Lyon").await?;
    browser.close().await
}

#[tokio::test]
async fn the_passphrase_is_changed_and_a_connection_removed() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = filled(&site).await?;
    let before: Value = serde_json::from_str(&stored(&browser).await?)?;
    browser.press("Change the passphrase").await?;
    type_new(&browser, OTHER, OTHER).await?;
    browser.see("#vault", "The vault has its new passphrase").await?;
    assert_eq!(browser.value("#vault-new").await?, "", "nothing is left in the field");
    let after: Value = serde_json::from_str(&stored(&browser).await?)?;
    for name in ["salt", "nonce", "check"] {
        assert_ne!(before[name], after[name], "{name}");
    }
    browser.reload().await?;
    unlock(&browser, PASSPHRASE).await?;
    browser.see("#vault-passphrase-error", "not the one of this vault").await?;
    unlock(&browser, OTHER).await?;
    browser.press("Remove Lyon").await?;
    browser.see("dialog", "Remove Lyon?").await?;
    browser.key(Key::Escape).await?;
    browser.see_no_more("dialog", "Remove Lyon?").await?;
    assert_eq!(focus(&browser).await?, "Remove Lyon", "the dialog gives the focus back");
    browser.press("Remove Lyon").await?;
    browser.press_in("#vault-question", "Remove").await?;
    browser.see("#vault", "Nothing is kept yet").await?;
    let focused = focus(&browser).await?;
    assert_eq!(focused, "connection-string");
    browser.close().await
}

#[tokio::test]
async fn what_cannot_be_stored_is_said() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.unfold("#vault-fold").await?;
    let fill = "let size = 1 << 22; let at = 0;
        while (size) { try { localStorage.setItem('full' + at++, 'x'.repeat(size)); } catch { size >>= 1; } }";
    browser.evaluate(fill).await?;
    type_new(&browser, PASSPHRASE, PASSPHRASE).await?;
    browser.see("#vault-fold", "Nothing was stored: the browser does not allow it, or has no room").await?;
    browser.evaluate("localStorage.clear()").await?;
    type_new(&browser, PASSPHRASE, PASSPHRASE).await?;
    browser.see("#vault", "The vault is made and open").await?;
    // Another tab's is not overwritten, even where the browser has not told of it.
    browser.evaluate("localStorage.setItem('dps-enroll.vault', 'of another tab')").await?;
    browser.press("Forget the vault…").await?;
    browser.press_in("#vault-question", "Forget the vault").await?;
    browser.see("#vault", "Nothing was stored: another tab has changed the vault").await?;
    browser.see("#vault-outdated", "lock the vault").await?;
    assert_eq!(stored(&browser).await?, "of another tab");
    browser.is_accessible("a vault that another tab has changed").await?;
    browser.press("Lock the vault").await?;
    browser.see("#vault", "This is no vault of dps-enroll").await?;
    browser.close().await
}

#[tokio::test]
async fn it_locks_after_a_quarter_of_an_hour_without_input() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = filled(&site).await?;
    browser.reload().await?;
    unlock(&browser, PASSPHRASE).await?;
    browser.press("Connect with Lyon").await?;
    browser.see(".table", "lyon-line-3").await?;
    let later = |minutes: u32| {
        format!("window.realNow ??= Date.now; Date.now = () => realNow.call(Date) + {minutes} * 60_000;")
    };
    browser.evaluate(&later(14)).await?;
    browser.key(Key::Tab).await?;
    browser.evaluate(&later(28)).await?;
    browser.key(Key::Tab).await?;
    browser.see("#vault li", "Lyon").await?;
    browser.evaluate(&later(44)).await?;
    browser.key(Key::Tab).await?;
    browser.see("#vault", "The vault has locked after 15 minutes without input").await?;
    browser.see(".summary", "Not connected").await?;
    browser.close().await
}

#[tokio::test]
async fn the_sandbox_is_not_offered_to_be_kept() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = filled(&site).await?;
    browser.press("Forget key").await?;
    browser.press("Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.see("#vault li", "Lyon").await?;
    assert_eq!(browser.evaluate("return document.querySelector('#vault-name')").await?, Value::Null);
    browser.close().await
}

#[tokio::test]
async fn neighbours_at_the_address_are_warned_of_before_anything_is_stored() -> Result<(), TestError> {
    let host = StaticHost::named("team.gitlab.io", "/dps")?;
    let browser = Browser::open(&host.page()).await?;
    browser.unfold("#vault-fold").await?;
    browser.see("#vault-shared", "team.gitlab.io serves pages of other projects too").await?;
    browser.see("#vault-fold", "Make the vault").await?;
    browser.is_accessible("a vault at a shared address").await?;
    browser.close().await
}

#[tokio::test]
async fn a_page_that_cannot_encrypt_says_so_and_offers_nothing() -> Result<(), TestError> {
    let (trusted, plain) = (StaticHost::start("")?, StaticHost::named("plain.test", "")?);
    let browser = Browser::open(&trusted.page()).await?;
    browser.go(&plain.page()).await?;
    browser.unfold("#vault-fold").await?;
    browser.see("#vault-fold", "Connections cannot be kept: browsers encrypt on pages from https").await?;
    let controls = "return document.querySelectorAll('#vault-fold input, #vault-fold button').length";
    assert_eq!(browser.evaluate(controls).await?, json!(0));
    browser.close().await
}
