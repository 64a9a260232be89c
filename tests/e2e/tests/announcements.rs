//! What screen readers say as things happen. What they say of each page is looked at in `places.rs`.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Site, TestError, fixture};

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
