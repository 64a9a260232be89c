//! Calls that go wrong half-way, over HTTP: the page says what is not known, finds it out, and goes on without harm.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Site, TestError, fixture};
use dps_enroll_local::now;
use serde_json::json;

/// The browser itself sends a request again whose connection was closed. So often it does not.
const EVER: u32 = 9;
const MAYBE: &str = "The request may have been carried out: check.";
const CHECK: &str = "Check whether it was carried out";

fn script(site: &Site, method: Method, times: u32, kind: FaultKind) {
    site.dps().script(Fault { method: Some(method), path: String::new(), times, kind });
}

/// How many requests of a method the service got, and that none of them would overwrite any version.
fn sent(site: &Site, method: Method) -> usize {
    let dps = site.dps();
    assert!(dps.log().all(|logged| logged.headers.get("If-Match") != Some("*")));
    dps.log().filter(|logged| logged.method == method).count()
}

async fn connected(site: &Site) -> Result<Browser, TestError> {
    let browser = Browser::open(&site.page()).await?;
    browser.connect(site).await?;
    browser.see(".table", "lyon-line-3").await?;
    Ok(browser)
}

#[tokio::test]
async fn a_group_whose_answer_was_lost_is_found() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = connected(&site).await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.fill("#group-id", "factory-7").await?;
    script(&site, Method::Put, EVER, FaultKind::DropAfter);
    browser.press("Create group").await?;
    browser.see("#create-outcome", MAYBE).await?;
    site.dps().forget_faults();
    let before = sent(&site, Method::Put);
    assert_eq!(browser.value("#group-id").await?, "factory-7");
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.is_accessible("this page").await?;
    // The check itself may fail, and then it is still not known.
    script(&site, Method::Get, 1, FaultKind::Status(403));
    browser.press(CHECK).await?;
    browser.see("#create-outcome", "does not allow this").await?;
    browser.see("#create-outcome", MAYBE).await?;
    browser.press(CHECK).await?;
    browser.see("#create-outcome", "factory-7 exists: your request was carried out").await?;
    browser.see(".table", "factory-7").await?;
    assert_eq!(sent(&site, Method::Put), before);
    browser.close().await
}

#[tokio::test]
async fn a_change_whose_answer_was_cut_off_is_as_it_was_wanted() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = connected(&site).await?;
    browser.press("lyon-line-3").await?;
    browser.press("Edit").await?;
    browser.press_label("Enabled: devices may provision").await?;
    browser.see("#changes", "provisioningStatus").await?;
    script(&site, Method::Put, 1, FaultKind::Truncate);
    browser.press("Save changes").await?;
    browser.see("#edit-outcome", "it is not complete JSON").await?;
    browser.see("#edit-outcome", MAYBE).await?;
    browser.see("#changes", "provisioningStatus").await?;
    browser.press(CHECK).await?;
    browser.see("#announcement", "lyon-line-3 saved").await?;
    browser.see(".group-head", "Disabled").await?;
    assert_eq!(sent(&site, Method::Put), 1);
    browser.close().await
}

#[tokio::test]
async fn many_are_checked_after_a_proxys_error_page_and_the_rest_goes_on() -> Result<(), TestError> {
    let site = Site::start().await?;
    let attestation = json!({"type": "x509", "x509": {"caReferences": {"primary": "root"}}});
    let group =
        |number| json!({"enrollmentGroupId": format!("many-{number:02}"), "attestation": attestation});
    let groups: Vec<_> = (0..25).map(group).collect();
    site.dps()
        .load(&json!({"enrollmentGroups": groups}).to_string(), now())
        .map_err(|error| error.to_string())?;
    let browser = Browser::open(&format!("{}#/?filter=many", site.page())).await?;
    browser.connect(&site).await?;
    browser.see(".table", "many-00").await?;
    browser.evaluate("document.querySelector('[aria-label=\"Select all that are shown\"]').click()").await?;
    browser.see(".selection", "25 selected").await?;
    browser
        .evaluate(
            "[...document.querySelectorAll('.selection button')].find(b => b.innerText == 'Delete').click()",
        )
        .await?;
    browser.see("#run", "Delete 25 groups").await?;
    browser.fill("#confirm-number", "25").await?;
    script(&site, Method::Post, 1, FaultKind::Delay(0));
    script(&site, Method::Post, 1, FaultKind::HtmlPage(502));
    browser.evaluate("document.querySelector('#run .button-bad').click()").await?;
    browser.see("#run-progress", "10 done, 10 not known, 5 to go.").await?;
    browser.see("#run-progress", MAYBE).await?;
    browser.see("#run-failures", "many-10: it may have been carried out: check").await?;
    browser.is_accessible("this page").await?;
    browser.press(CHECK).await?;
    browser.see("#run-progress", "10 done, 15 to go.").await?;
    assert_eq!(sent(&site, Method::Get), 10);
    browser.press("Go on with the rest").await?;
    browser.see("#run-progress", "25 done.").await?;
    browser.press("Close").await?;
    browser.see_no_more(".groups", "many-").await?;
    assert!(!site.dps().save().to_string().contains("many-"));
    browser.close().await
}

#[tokio::test]
async fn a_delete_that_never_arrived_is_found_out_and_done_once_more() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = connected(&site).await?;
    browser.press("Delete lyon-line-3").await?;
    browser.fill("#confirm-id", "lyon-line-3").await?;
    script(&site, Method::Delete, EVER, FaultKind::DropBefore);
    browser.press("Delete group").await?;
    browser.see("#delete-outcome", MAYBE).await?;
    site.dps().forget_faults();
    assert_eq!(browser.value("#confirm-id").await?, "lyon-line-3");
    browser.press(CHECK).await?;
    browser.see("#delete-outcome", "Checked: the request was not carried out. Try again.").await?;
    browser.press("Delete group").await?;
    browser.see_no_more(".table", "lyon-line-3").await?;
    browser.close().await
}

#[tokio::test]
async fn a_save_that_is_throttled_three_times_waits_visibly_and_keeps_the_form() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = connected(&site).await?;
    browser.press("lyon-line-3").await?;
    browser.press("Edit").await?;
    browser.fill("#edit-twin", "{\"tags\": {\"site\": \"oslo\"}}").await?;
    browser.see("#changes", "initialTwin.tags.site").await?;
    script(&site, Method::Put, 3, FaultKind::Throttle(2));
    browser.press("Save changes").await?;
    browser.see("main", "The service asks to slow down. Trying again in").await?;
    assert!(browser.value("#edit-twin").await?.contains("oslo"));
    browser.see("#announcement", "lyon-line-3 saved").await?;
    browser.see("#json", "\"site\": \"oslo\"").await?;
    assert_eq!(sent(&site, Method::Put), 4);
    browser.close().await
}

#[tokio::test]
async fn a_request_that_the_browser_sent_twice_is_not_somebody_elses() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = connected(&site).await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.fill("#group-id", "factory-7").await?;
    // The connection is closed once: the browser asks again itself and is told that it exists, or else the person does.
    script(&site, Method::Put, 1, FaultKind::DropAfter);
    browser.press("Create group").await?;
    browser.see("#create-outcome", "carried out").await?;
    let asked = "return document.querySelector('#create-outcome').innerText.includes('check.')";
    if browser.evaluate(asked).await? == true {
        browser.press("Create group").await?;
    }
    browser.see("#create-outcome", "factory-7 exists: your request was carried out").await?;
    browser.see(".table", "factory-7").await?;
    browser.close().await
}
