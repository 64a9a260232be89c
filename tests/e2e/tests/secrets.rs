//! What is left of a secret: nothing in any storage, and nothing in the page's memory once it is forgotten.

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll::{dps::derive_device_key, secret::Secret};
use dps_enroll_e2e::{Browser, Key, Site, TestError, unpack};

/// As long as the service's own.
const KEY: [u8; 64] = *b"\x93this key is of no other page, nor of the sandbox in the page!.\xe7";
const PASSPHRASE: &str = "eleven violet herons at dawn";

/// What is looked for in memory, by name.
#[derive(Default)]
struct Secrets(Vec<(String, Vec<u8>)>);

impl Secrets {
    fn add(&mut self, name: &str, bytes: &[u8]) {
        self.0.push((name.to_owned(), bytes.to_vec()));
    }

    /// A key that is written in base64.
    fn add_key(&mut self, name: &str, key: &str) -> Result<(), TestError> {
        self.add(&format!("{name} as text"), key.as_bytes());
        self.add(&format!("{name} as bytes"), &STANDARD.decode(key)?);
        Ok(())
    }

    async fn in_memory<'a>(&'a self, browser: &Browser) -> Result<Vec<&'a str>, TestError> {
        let sought: Vec<_> = self.0.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        browser.remembers(&sought).await
    }
}

/// The key of the connection in every form, and each token that was signed with it.
fn of_connection(site: &Site) -> Result<Secrets, TestError> {
    let mut secrets = Secrets::default();
    let connection = site.connection_string();
    secrets.add_key("the key", &STANDARD.encode(KEY))?;
    secrets.add("the connection string", connection.as_bytes());
    // Half of it is as bad; HMAC begins with the key and a pattern.
    secrets.add("the end of the key", &KEY[32..]);
    for (name, pattern) in [("inner", 0x36), ("outer", 0x5c)] {
        secrets.add(&format!("the {name} key of HMAC"), &KEY.map(|byte| byte ^ pattern));
    }
    for (place, logged) in (1..).zip(site.dps().log()) {
        let token = logged.headers.get("authorization").unwrap_or_default();
        let (_, signature) = token.split_once("sig=").ok_or("no token")?;
        secrets.add(&format!("token {place}"), signature.split('&').next().unwrap_or_default().as_bytes());
    }
    Ok(secrets)
}

async fn connected(site: &Site) -> Result<Browser, TestError> {
    let browser = Browser::open(&site.page()).await?;
    browser.watch_memory().await?;
    browser.connect(site).await?;
    browser.see(".table", "lyon-line-3").await?;
    Ok(browser)
}

#[tokio::test]
async fn a_forgotten_key_is_gone_from_memory() -> Result<(), TestError> {
    let site = Site::with_key(&KEY).await?;
    let browser = connected(&site).await?;
    let (secrets, signs) = (of_connection(&site)?, "the key as bytes");
    assert!(secrets.in_memory(&browser).await?.contains(&signs), "what signs is there, and would be found");
    browser.press("Test connection").await?;
    browser.see("#test-result", "The service answered").await?;
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.press("Edit").await?;
    browser.press_label("Enabled: devices may provision").await?;
    browser.press("Save changes").await?;
    browser.see("#announcement", "lyon-line-3 saved").await?;
    browser.press_containing("Activity").await?;
    browser.press_containing("PUT").await?;
    browser.see(".call-detail", "Authorization: REDACTED").await?;
    browser.press("Close activity").await?;
    browser.press("All groups").await?;
    browser.press("Forget key").await?;
    browser.see(".summary", "Not connected").await?;
    let secrets = of_connection(&site)?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0]);
    // Nor does a string that was typed and not used stay, nor one that was refused.
    browser.fill("#connection-string", &site.connection_string()).await?;
    browser.see("#recognised", "policy").await?;
    browser.fill("#connection-string", &site.connection_string().replace("HostName", "Host")).await?;
    browser.see("#connection-string-error", "Host").await?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0]);
    browser.close().await
}

#[tokio::test]
async fn shown_keys_are_gone_with_their_page() -> Result<(), TestError> {
    let site = Site::with_key(&KEY).await?;
    let browser = connected(&site).await?;
    browser.press("legacy-meters").await?;
    browser.press("Show keys").await?;
    let mut secrets = Secrets::default();
    for id in ["primary-key", "secondary-key"] {
        let key = browser.value(&format!("#{id}")).await?;
        secrets.add_key(id, &key)?;
        let derived = derive_device_key(&Secret::from(key), "meter-9").ok_or("no key")?;
        let derived = String::from_utf8(derived.expose().to_vec())?;
        browser.has_secret(&derived);
        secrets.add_key(&format!("the device's {id}"), &derived)?;
    }
    browser.fill("#device-ids", "meter-9").await?;
    browser.see("#device-keys", "meter-9").await?;
    let found = secrets.in_memory(&browser).await?;
    assert!(found.contains(&"primary-key as text"), "what is shown is there: {found:?}");
    assert!(found.contains(&"the device's secondary-key as text"), "what is shown is there: {found:?}");
    browser.press("Put the keys away").await?;
    browser.see_no_more("main", "Secondary key").await?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0], "put away");
    browser.press("Show keys").await?;
    browser.see("main", "Secondary key").await?;
    // A change sends the keys back.
    browser.press("Edit").await?;
    browser.press_label("Devices are IoT Edge devices").await?;
    browser.press("Save changes").await?;
    browser.see("#announcement", "legacy-meters saved").await?;
    browser.press("All groups").await?;
    browser.see(".table", "legacy-meters").await?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0], "the page is left");
    browser.close().await
}

#[tokio::test]
async fn keys_made_for_an_enrollment_are_gone_once_it_is_created() -> Result<(), TestError> {
    let site = Site::with_key(&KEY).await?;
    let browser = connected(&site).await?;
    browser.evaluate("location.hash = '/enrollments'").await?;
    browser.press("New individual enrollment").await?;
    browser.fill("#edit-registration-id", "bench-9").await?;
    browser.choose("#edit-method", "symmetric-key").await?;
    browser.choose("#edit-keys", "browser").await?;
    browser.press("Create enrollment").await?;
    browser.see("main h1", "bench-9").await?;
    browser.press("Show keys").await?;
    let mut secrets = Secrets::default();
    for id in ["primary-key", "secondary-key"] {
        secrets.add_key(id, &browser.value(&format!("#{id}")).await?)?;
    }
    assert!(secrets.in_memory(&browser).await?.contains(&"primary-key as text"));
    browser.press("All individual enrollments").await?;
    browser.see(".table", "bench-9").await?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0]);
    browser.close().await
}

#[tokio::test]
async fn forgotten_private_keys_are_gone_from_memory() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/workshop/make", site.page())).await?;
    browser.watch_memory().await?;
    browser.press("Make a test chain").await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.fill("#passphrase", PASSPHRASE).await?;
    browser.fill("#passphrase-again", PASSPHRASE).await?;
    browser.press("Save everything (.zip)").await?;
    browser.saved("certificates.zip").await?;
    browser.press_label("Save keys without encryption").await?;
    browser.press("Save everything (.zip)").await?;
    let mut secrets = Secrets::default();
    for (name, file) in unpack(&browser.saved("certificates.zip").await?)? {
        let text = String::from_utf8(file)?;
        if let Some((_, key)) = text.split_once("-----BEGIN PRIVATE KEY-----\n") {
            let lines: Vec<_> = key.lines().take_while(|line| !line.starts_with("-----")).collect();
            secrets.add(&format!("{name} as text"), lines.first().ok_or("no key")?.as_bytes());
            let key = STANDARD.decode(lines.concat())?;
            // PKCS#8 of P-256: the number itself stands behind 36 bytes that all such keys have.
            secrets.add(&format!("{name} as bytes"), key.get(36..68).ok_or("no key of P-256")?);
        }
    }
    assert_eq!(secrets.0.len(), 6, "three keys");
    let found = secrets.in_memory(&browser).await?;
    assert_eq!(found.iter().filter(|name| name.ends_with("as bytes")).count(), 3, "{found:?}");
    secrets.add("the passphrase", PASSPHRASE.as_bytes());
    browser.press("Forget keys").await?;
    browser.see("#made ~ .chain", "key forgotten").await?;
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0]);
    browser.close().await
}

#[tokio::test]
async fn a_locked_vault_leaves_nothing_in_memory() -> Result<(), TestError> {
    let site = Site::with_key(&KEY).await?;
    let browser = Browser::open(&site.page()).await?;
    browser.watch_memory().await?;
    browser.unfold("#vault-fold").await?;
    browser.fill("#vault-new", PASSPHRASE).await?;
    browser.fill("#vault-again", PASSPHRASE).await?;
    browser.key(Key::Enter).await?;
    browser.see_within(60, "#vault", "The vault is made and open").await?;
    browser.connect(&site).await?;
    browser.fill("#vault-name", "Lyon").await?;
    browser.key(Key::Enter).await?;
    browser.see_within(60, "#vault li", "Lyon").await?;
    browser.press("Lock the vault").await?;
    browser.see("#vault", "Passphrase of the vault").await?;
    browser.fill("#vault-passphrase", PASSPHRASE).await?;
    browser.key(Key::Enter).await?;
    browser.see_within(60, "#vault li", "Lyon").await?;
    let mut secrets = Secrets::default();
    secrets.add("the passphrase", PASSPHRASE.as_bytes());
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0], "it is needed for one call only");
    browser.press("Connect with Lyon").await?;
    browser.see(".table", "lyon-line-3").await?;
    assert!(of_connection(&site)?.in_memory(&browser).await?.contains(&"the key as bytes"));
    browser.press("Lock the vault").await?;
    browser.see("#vault", "has ended").await?;
    secrets.0.extend(of_connection(&site)?.0);
    assert_eq!(secrets.in_memory(&browser).await?, [""; 0]);
    browser.close().await
}

/// What each place is called where a secret may be kept, and what puts one there.
const PLACES: [(&str, &str); 9] = [
    ("localStorage note", "localStorage.note = btoa(secret)"),
    ("sessionStorage note", "sessionStorage.note = `<${secret}>`"),
    ("cookies", "document.cookie = 'note=' + encodeURIComponent(secret)"),
    ("the state of the history", "history.replaceState({ note: secret }, '')"),
    (
        "the history",
        "history.pushState(null, '', '#/?filter=' + encodeURIComponent(secret)); history.pushState(null, '', '#/')",
    ),
    ("the timings", "performance.mark(secret)"),
    (
        "the name of the window",
        "window.name = [...secret].map(c => c.charCodeAt(0).toString(16).padStart(2, 0)).join('')",
    ),
    (
        "IndexedDB notes",
        "await new Promise(done => {
           const request = indexedDB.open('notes');
           request.onupgradeneeded = () => request.result.createObjectStore('notes').put({ text: secret }, 1);
           request.onsuccess = () => { request.result.close(); done(); };
         })",
    ),
    (
        "cache",
        "await (await caches.open('notes')).put('./note', new Response(JSON.stringify({ key: secret })))",
    ),
];

#[tokio::test]
async fn whatever_keeps_a_secret_is_found() -> Result<(), TestError> {
    const SECRET: &str = "hunter2+hunter2/AB==";
    for (place, keep) in PLACES {
        let folder = Site::start().await?;
        let browser = Browser::open(&folder.page()).await?;
        browser.see("main h1", "Enrollment groups").await?;
        browser.has_secret(SECRET);
        assert_eq!(browser.kept_secrets().await?, [""; 0], "before {place}");
        let script = format!(
            "const done = arguments[0], secret = '{SECRET}'; (async () => {{ {keep} }})().then(done, done)"
        );
        browser.evaluate_async(&script).await?;
        let found = browser.kept_secrets().await?;
        assert!(found.iter().any(|found| found.starts_with(place)), "{place}: {found:?}");
        browser.end().await?;
    }
    Ok(())
}
