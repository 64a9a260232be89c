//! Checking a chain, and whether DPS would admit a device: with real signatures, verified by the browser.

use dps_enroll_e2e::{Browser, Key, Site, TestError, fixture};
use serde_json::Value;

/// 2026-11-25T00:00:00Z, when OpenSSL was asked about the fixtures.
const AT_NOW: &str = "const now = 1795564800000; Date.now = () => now;";

/// Where the page does not say what OpenSSL says; `tests/chain_corpus.rs` says why.
const DIFFERENT: [&str; 4] = [
    "cross-signed-one-root-expired",
    "cross-signed-one-root-missing",
    "same-id-other-key-second",
    "trailing-data-in-extension",
];

fn chain(name: &str) -> Result<Vec<u8>, TestError> {
    fixture(&format!("../chains/{name}.pem"))
}

async fn open(site: &Site, bench: &str) -> Result<Browser, TestError> {
    let browser = Browser::open(&format!("{}#/workshop/{bench}", site.page())).await?;
    browser.see("main h1", "CA workshop").await?;
    browser.evaluate(AT_NOW).await?;
    Ok(browser)
}

async fn drop_chain(browser: &Browser, name: &str) -> Result<(), TestError> {
    browser.drop_file(&format!("{name}.pem"), &chain(name)?).await?;
    browser.see("#summary", "chain").await
}

#[tokio::test]
async fn the_browsers_signatures_lead_to_openssls_verdicts() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = open(&site, "check").await?;
    let table = String::from_utf8(fixture("../chains/verdicts.tsv")?)?;
    let mut wrong = Vec::new();
    let mut seen = 0;
    for line in table.lines() {
        let columns: Vec<_> = line.split('\t').collect();
        let [name, _, _, _, lax, _] = columns[..] else { return Err(line.into()) };
        drop_chain(&browser, name).await?;
        let outcomes = browser
            .evaluate("return [...document.querySelectorAll('[data-outcome]')].map(e => e.dataset.outcome)")
            .await?;
        let outcomes: Vec<_> = outcomes.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // Of a set with several chains OpenSSL was asked about one.
        let expected = if lax == "ok" { "accepted" } else { "refused" };
        let may_be_undecided = name.starts_with("unsupported-") || name.starts_with("names-");
        let fits = outcomes.contains(&expected) || may_be_undecided && outcomes.contains(&"undecided");
        if fits == DIFFERENT.contains(&name) {
            wrong.push(format!("{name}: {outcomes:?}, OpenSSL {lax}"));
        }
        seen += 1;
        if browser.evaluate("return document.querySelectorAll('.certificate').length").await? != 0 {
            browser.press("Remove all").await?;
            browser.see_no_more("#summary", "chain").await?;
        }
    }
    assert!(seen > 120);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Each algorithm is one that this browser has.
    for name in ["good-rsa", "good-rsa-pss", "good-p256", "good-p384", "good-p521", "good-ed25519"] {
        drop_chain(&browser, name).await?;
        browser.see(".tie-good", "name and signature fit").await?;
        browser.see("#summary", "1 chain: 1 accepted.").await?;
        browser.press("Remove all").await?;
        browser.see_no_more("#summary", "chain").await?;
    }
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn what_is_wrong_is_said_where_it_is() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = open(&site, "check").await?;
    browser.see("section[aria-labelledby=source]", "Whether certificates hold together").await?;
    browser.is_accessible("check, empty").await?;
    // Out of order, and accepted.
    drop_chain(&browser, "leaf-first").await?;
    browser.see("[data-outcome=accepted]", "Accepted").await?;
    browser.see("[data-outcome=accepted]", "openssl verify -purpose sslclient").await?;
    browser.see(".timeline", "device-1").await?;
    let names = "return [...document.querySelectorAll('.picture h3')].map(e => e.textContent).join(' ')";
    assert_eq!(browser.evaluate(names).await?, "device-1 Factory CA Root", "from the device up");
    browser.is_accessible("check, a good chain").await?;
    browser.press("Remove all").await?;
    drop_chain(&browser, "bad-signature-leaf").await?;
    browser.see("[data-outcome=refused]", "error 7 at depth 0").await?;
    browser.see(".picture > li:first-child", "The signature is not its issuer's").await?;
    browser.see(".tie-bad", "the signature is not its").await?;
    browser.is_accessible("check, a bad signature").await?;
    browser.press("Remove all").await?;
    drop_chain(&browser, "expired-intermediate").await?;
    browser.see(".picture > li:nth-child(2)", "Expired on").await?;
    browser.see(".picture > li:nth-child(2) .findings", "Wrong").await?;
    browser.press("Remove Root").await?;
    browser.see(".missing", "Not here: CN=Root").await?;
    // What cannot be read is said, and what is there stays.
    browser.drop_file("notes.txt", b"nothing").await?;
    browser.see("#file-problems", "notes.txt").await?;
    browser.see(".picture", "device-1").await?;
    browser.is_accessible("check, with problems").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_sandbox_admits_refuses_and_says_what_comes_nearest() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = open(&site, "admit").await?;
    browser.is_accessible("admit, empty").await?;
    browser.press("Try an example").await?;
    browser.see("#outcome", "Yes: admitted by the group “contoso-root-g2”.").await?;
    browser.see(".facts", "tacoma-pump-21").await?;
    browser.see(".numbered", "No individual enrollment has the registration ID").await?;
    browser.see(".numbered .badge", "documented").await?;
    browser.see("#loading", "individual enrollments and").await?;
    browser.is_accessible("admit, admitted").await?;
    // Disabled where groups are managed, and asked again.
    browser.press("contoso-root-g2").await?;
    browser.see("main h1", "contoso-root-g2").await?;
    browser.press("All groups").await?;
    browser.see(".table", "contoso-root-g2").await?;
    browser.press("Disable contoso-root-g2").await?;
    browser.see("tr[data-key=contoso-root-g2]", "Disabled").await?;
    browser.evaluate("location.hash = '#/workshop/admit?sandbox'").await?;
    browser.see("#outcome", "No: the group “contoso-root-g2” is found").await?;
    browser.see(".numbered", "is disabled, so the device is refused").await?;
    browser.is_accessible("admit, disabled").await?;
    // A chain of somewhere else. What axe left dark is drawn light again.
    browser.prefer("light").await?;
    browser.press("Remove all").await?;
    browser.see("#answer", "What comes of it").await?;
    browser.drop_file("chain.pem", &chain("good-p256")?).await?;
    browser.see("#outcome", "No: no enrollment fits.").await?;
    browser
        .see("section[aria-labelledby=near-misses]", "This chain ends in CN=Root, whose SHA-256 is")
        .await?;
    browser.is_accessible("admit, nothing matches").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn both_benches_need_no_pointer() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = open(&site, "check").await?;
    browser.tab_to("Paste text instead").await?;
    browser.key(Key::Enter).await?;
    browser.key(Key::Tab).await?;
    browser.type_text(&String::from_utf8(chain("good-p256")?)?).await?;
    browser.tab_to("Read text").await?;
    browser.key(Key::Enter).await?;
    browser.see("[data-outcome=accepted]", "device-1").await?;
    browser.tab_to("Remove Root").await?;
    browser.key(Key::Enter).await?;
    browser.see("[data-outcome=refused]", "error 20 at depth 1").await?;
    // To the other bench with the same certificates.
    browser.evaluate("document.querySelector('main h1').focus()").await?;
    browser.tab_to("Would DPS admit it?").await?;
    browser.key(Key::Enter).await?;
    browser.see(".path", "Factory CA").await?;
    browser.tab_to("Try the sandbox").await?;
    browser.key(Key::Enter).await?;
    browser.see("#outcome", "No: no enrollment fits.").await?;
    browser.close().await
}
