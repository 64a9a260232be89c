//! The main job, from the drop to the delete: in the sandbox, and through a CORS proxy against a DPS over HTTP.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Site, TestError, fixture};

/// Drops the CA, creates its group, finds it in the list, opens it, deletes it.
async fn main_job(browser: &Browser) -> Result<(), TestError> {
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    assert_eq!(browser.value("#group-id").await?, "contoso-root-ca");
    browser.fill("#group-id", "factory-7").await?;
    browser.press("What is sent").await?;
    browser.see("#sent", "-----BEGIN CERTIFICATE-----").await?;
    browser.press("Create group").await?;
    browser.see("#create-outcome", "factory-7 was created.").await?;
    browser.see(".table", "factory-7").await?;
    browser.see("#announcement", "Enrollment group factory-7 created.").await?;
    browser.press("Open factory-7").await?;
    browser.see("main h1", "factory-7").await?;
    browser.see(".slot", "CN=Contoso Root CA, O=Contoso, C=US").await?;
    browser.see("#json", "\"sha256Thumbprint\"").await?;
    browser.press("Delete…").await?;
    browser.see("dialog", "Delete factory-7?").await?;
    browser.fill("#confirm-id", "factory-7").await?;
    browser.press("Delete group").await?;
    browser.see("main h1", "Enrollment groups for Azure DPS").await?;
    for said in ["#announcement", "#list-deleted"] {
        browser.see(said, "Enrollment group factory-7 deleted.").await?;
    }
    browser.see_no_more(".table", "factory-7").await
}

#[tokio::test]
async fn in_the_sandbox_nothing_leaves_the_origin_and_the_console_is_empty() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_noting_requests(&site.page()).await?;
    browser.press("Try the sandbox").await?;
    browser.see(".sandbox-bar", "Nothing leaves your browser").await?;
    browser.see(".table", "lyon-line-3").await?;
    main_job(&browser).await?;
    browser.press("Test connection").await?;
    browser.see("#test-result", "The service answered").await?;
    let requests = browser.requests().await?;
    assert!(!requests.is_empty());
    for request in requests {
        let own = request.starts_with(&site.origin()) || request.starts_with("data:");
        assert!(own, "a request left the origin: {request}");
    }
    assert!(site.dps().log().next().is_none());
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn through_a_proxy_against_a_dps_over_http() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".summary", "sandbox.azure-devices-provisioning.net").await?;
    browser.see(".summary", "provisioningserviceowner").await?;
    browser.see(".summary", "through http://127.0.0.1:").await?;
    browser.see("#last-call", "Last call succeeded").await?;
    main_job(&browser).await?;
    browser.press("Test connection").await?;
    browser.see("#test-result", "The service answered").await?;
    {
        let dps = site.dps();
        let methods: Vec<_> = dps.log().map(|logged| (logged.method, logged.status)).collect();
        assert!(methods.contains(&(Method::Put, Some(200))), "{methods:?}");
        assert!(methods.contains(&(Method::Delete, Some(204))), "{methods:?}");
        assert!(dps.log().all(|logged| !logged.target.contains("SharedAccess")));
    }
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn an_existing_id_is_named_and_the_form_keeps_what_was_typed() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "seattle-pilot").await?;
    browser.choose_file("root.pem").await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.fill("#group-id", "seattle-pilot").await?;
    browser.press("Create group").await?;
    browser.see("#create-outcome", "seattle-pilot exists already. Nothing was changed").await?;
    assert_eq!(browser.value("#group-id").await?, "seattle-pilot");
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.fill("#group-id", "Seattle Pilot").await?;
    browser.see("#group-id-error", "is a space").await?;
    browser.fill("#group-id", "Seattle_Pilot").await?;
    browser.see(".field-warning", "lower-case letters").await?;
    browser.close().await
}

#[tokio::test]
async fn a_throttled_call_waits_visibly_and_can_be_given_up() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    let throttle =
        |seconds| Fault { method: None, path: String::new(), times: 1, kind: FaultKind::Throttle(seconds) };
    site.dps().script(throttle(2));
    browser.press("Test connection").await?;
    browser.see("main", "The service asks to slow down. Trying again in").await?;
    browser.see("#test-result", "The service answered").await?;
    site.dps().script(throttle(200));
    browser.press("Test connection").await?;
    browser.press("Stop waiting").await?;
    browser.see("#test-result", "1,000 operations a minute").await?;
    browser.close().await
}

#[tokio::test]
async fn a_group_changed_meanwhile_is_shown_before_it_can_be_deleted() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.press("Delete lyon-line-3").await?;
    browser.see("dialog", "Delete lyon-line-3?").await?;
    site.disable("lyon-line-3")?;
    browser.fill("#confirm-id", "lyon-line-3").await?;
    browser.press("Delete group").await?;
    browser.see("#delete-outcome", "This is its new state, which was not deleted").await?;
    assert_eq!(browser.value("#confirm-id").await?, "");
    browser.press("New state").await?;
    browser.see("#delete-outcome", "disabled").await?;
    browser.fill("#confirm-id", "lyon-line-3").await?;
    browser.press("Delete group").await?;
    browser.see_no_more(".table", "lyon-line-3").await?;
    browser.close().await
}
