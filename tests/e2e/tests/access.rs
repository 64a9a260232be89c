//! Accessibility on every page in every state, light and dark, in both languages: what axe-core finds, what screen readers say.

use std::collections::BTreeSet;

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, STOPS, Site, TestError, fixture};

async fn axe_finds_nothing(languages: &str, lang: &str) -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_speaking(&site.page(), languages).await?;
    let mut found = Vec::new();
    for stop in &STOPS {
        browser.stand(&site, stop).await?;
        assert_eq!(browser.evaluate("return document.documentElement.lang").await?, lang);
        if let Err(error) = browser.is_accessible(stop.name).await {
            found.push(error.to_string());
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    browser.close().await
}

#[tokio::test]
async fn axe_finds_nothing_in_english_light_or_dark() -> Result<(), TestError> {
    axe_finds_nothing("en-US,en", "en").await
}

#[tokio::test]
async fn axe_finds_nothing_in_french_light_or_dark() -> Result<(), TestError> {
    axe_finds_nothing("fr-CA,fr", "fr").await
}

/// What does the same wherever it stands.
const SAME: [&str; 2] = ["Language of the code", "X.509 certificate attestation"];

#[tokio::test]
async fn every_control_has_a_name_that_no_other_beside_it_has() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let mut found = Vec::new();
    for stop in &STOPS {
        browser.stand(&site, stop).await?;
        let controls = browser.named_controls().await?;
        assert!(controls.len() > 1, "{}: {controls:?}", stop.name);
        let mut known = BTreeSet::new();
        for control in &controls {
            let [part, role, name] = control;
            let is_known = !known.insert(control) && !SAME.contains(&name.as_str());
            if name.is_empty() || is_known {
                found.push(format!("{}: in “{part}”: {role} “{name}”", stop.name));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    browser.close().await
}

#[tokio::test]
async fn what_happens_is_announced() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    let region = "const said = document.querySelector('#announcement');
        return [said.getAttribute('role'), said.checkVisibility(), said.closest('[aria-hidden], [inert], dialog')]";
    assert_eq!(browser.evaluate(region).await?, serde_json::json!(["status", true, null]));
    // Each is on the page for a moment only; all are kept.
    let listen = "window.said = []; new MutationObserver(() => said.push(document.querySelector('#announcement').textContent))
        .observe(document.querySelector('#announcement'), { subtree: true, childList: true, characterData: true });";
    browser.evaluate(listen).await?;
    browser.connect(&site).await?;
    browser.see("#announcement", "7 enrollment groups loaded.").await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see("#announcement", "1 certificate read.").await?;
    browser.press("Create group").await?;
    browser.see("#announcement", "Enrollment group contoso-root-ca created.").await?;
    browser.press("Delete contoso-root-ca").await?;
    browser.fill("#confirm-id", "contoso-root-ca").await?;
    browser.press("Delete group").await?;
    browser.see("#announcement", "Enrollment group contoso-root-ca deleted.").await?;
    let fault =
        Fault { method: Some(Method::Post), path: String::new(), times: 2, kind: FaultKind::Status(500) };
    site.dps().script(fault);
    browser.press("Reload").await?;
    browser.see("#announcement", "The call failed.").await?;
    browser.press("Forget key").await?;
    browser.see("#announcement", "The key was dropped.").await?;
    let said = browser.evaluate("return said.join(' ')").await?.to_string();
    let connected = "Connected to sandbox.azure-devices-provisioning.net. Loading enrollments.";
    assert!(said.contains(connected), "{said}");
    browser.close().await
}
