//! Individual enrollments, keys, rollover, revocation, registration records and actions on many, in the sandbox.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Site, TestError, fixture};
use dps_enroll_local::now;

/// The sandbox at a page of it.
async fn sandbox(site: &Site, place: &str) -> Result<Browser, TestError> {
    Browser::open(&format!("{}#/{place}?sandbox", site.page())).await
}

#[tokio::test]
async fn a_device_gets_keys_made_in_the_browser_and_shows_them_on_demand() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "enrollments").await?;
    browser.see(".table", "pump-station-17").await?;
    browser.is_accessible("this page").await?;
    browser.press("New individual enrollment").await?;
    browser.fill("#edit-registration-id", "bench-9").await?;
    browser.choose("#edit-method", "symmetric-key").await?;
    browser.choose("#edit-keys", "browser").await?;
    browser.press("More settings").await?;
    browser.fill("#edit-device-id", "bench nine").await?;
    browser.see("#edit-device-id-error", "cannot stand in a device ID").await?;
    browser.fill("#edit-device-id", "bench-nine").await?;
    browser.is_accessible("this page").await?;
    browser.press("Create enrollment").await?;
    browser.see("main h1", "bench-9").await?;
    browser.see("#json", "\"deviceId\": \"bench-nine\"").await?;
    assert!(browser.address().await?.contains("#/enrollments/bench-9"));
    browser.press("Show keys").await?;
    assert_eq!(browser.evaluate("return document.querySelector('#primary-key').type").await?, "password");
    // 64 bytes in base64, as the service makes them.
    assert_eq!(browser.value("#primary-key").await?.len(), 88);
    browser.is_accessible("this page").await?;
    browser.press("Put the keys away").await?;
    browser.see_no_more("main", "Secondary key").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn a_device_is_enrolled_by_its_own_certificate() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "enrollments").await?;
    browser.see(".table", "pump-station-17").await?;
    // Files are what it begins with.
    browser.drop_file("leaf.pem", &fixture("leaf.pem")?).await?;
    browser.see(".edit .certificate", "device-1").await?;
    browser.see_no_more(".edit .certificate", "Not a CA: a group").await?;
    assert_eq!(browser.value("#edit-registration-id").await?, "device-1");
    browser.fill("#edit-registration-id", "bench-9").await?;
    browser.see(".edit", "The common name of the certificate is “device-1”.").await?;
    browser.is_accessible("this page").await?;
    // A CA is one device's certificate only for who has just that.
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see(".edit .certificate", "A CA: an individual enrollment of it").await?;
    browser.fill("#edit-registration-id", "device-1").await?;
    browser.press("Create enrollment").await?;
    browser.see("main h1", "device-1").await?;
    browser.see("#group-progress", "created.").await?;
    browser.close().await
}

#[tokio::test]
async fn files_are_refused_where_nothing_would_show_them() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "groups/lyon-line-3/registrations").await?;
    browser.see(".table", "lyon-robot").await?;
    let drag = |kinds: &str| {
        format!(
            "const data = new DataTransfer();
            data.items.add(new File(['x'], 'x.pem'));
            const event = kind => new DragEvent(kind, {{ bubbles: true, cancelable: true, dataTransfer: data }});
            return {kinds}.map(kind => document.body.dispatchEvent(event(kind)));"
        )
    };
    let hidden = "return document.querySelector('.drop-veil').hidden";
    // The browser does not open them in the page's place either.
    assert_eq!(
        browser.evaluate(&drag("['dragenter', 'dragover']")).await?,
        serde_json::json!([false, false])
    );
    browser.drawn().await?;
    assert_eq!(browser.evaluate(hidden).await?, true);
    assert_eq!(browser.evaluate(&drag("['drop']")).await?, serde_json::json!([false]));
    browser.evaluate("location.hash = '/'").await?;
    browser.see("main", "Drop CA certificates").await?;
    assert_eq!(browser.evaluate("return document.querySelector('#file-problems').innerText").await?, "");
    browser.evaluate(&drag("['dragenter', 'dragover']")).await?;
    browser.drawn().await?;
    assert_eq!(browser.evaluate(hidden).await?, false, "here they are taken");
    browser.close().await
}

#[tokio::test]
async fn keys_of_devices_are_derived_from_a_pasted_list() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "groups/legacy-meters").await?;
    browser.press("Show keys").await?;
    browser.fill("#device-ids", "meter-1, meter-2; not/one").await?;
    browser.see("#device-keys", "meter-2").await?;
    browser.see("main", "Left out, because they are no registration IDs: not/one").await?;
    browser.keep_copies().await?;
    browser.evaluate("document.querySelector('.device-key button').click()").await?;
    // 32 bytes in base64, as HMAC-SHA256 makes them.
    let key = browser.copied(".device-key").await?;
    browser.has_secret(&key);
    assert!(key.len() == 44 && key.ends_with('='), "{} characters", key.len());
    browser.see(".device-key > .soft", "Primary key").await?;
    browser.is_accessible("this page").await?;
    browser.close().await
}

#[tokio::test]
async fn a_new_certificate_is_put_beside_the_old_one() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "groups/seattle-pilot").await?;
    browser.press("Roll the certificate over").await?;
    browser.see("main", "Devices with the old chain: nothing changes for them.").await?;
    browser.press("Add the new certificate…").await?;
    browser.drop_file("root.pem", &fixture("root.pem")?).await?;
    browser.see("#changes", "attestation.x509.signingCertificates.secondary").await?;
    browser.is_accessible("this page").await?;
    browser.press("Save changes").await?;
    browser.see("#announcement", "seattle-pilot saved").await?;
    browser.see("#json", "CN=Contoso Root CA").await?;
    browser.see("main", "Make the new certificate the primary one").await?;
    browser.close().await
}

#[tokio::test]
async fn one_device_of_a_group_is_kept_out() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "groups/lyon-line-3").await?;
    browser.press("Revoke a device").await?;
    browser.see(".edit", "Delete this enrollment to let the device in again.").await?;
    browser.fill("#edit-registration-id", "lyon-robot-0041").await?;
    browser.is_accessible("this page").await?;
    browser.press("Revoke").await?;
    browser.see("main h1", "lyon-robot-0041").await?;
    browser.see(".group-head", "Disabled").await?;
    browser.close().await
}

#[tokio::test]
async fn registration_records_say_what_became_of_devices() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "groups/lyon-line-3").await?;
    browser.press("Registration records of its devices").await?;
    browser.see(".table", "Unauthorized certificate. (401002)").await?;
    browser.is_accessible("this page").await?;
    browser.fill("#filter", "failed").await?;
    browser.see("#group-count", "1 of 5 records").await?;
    browser.press("Revoke lyon-robot-0044").await?;
    assert_eq!(browser.value("#edit-registration-id").await?, "lyon-robot-0044");
    browser.press("Cancel").await?;
    browser.press("Delete lyon-robot-0044").await?;
    browser.see("dialog", "as if it were new").await?;
    browser.is_accessible("this page").await?;
    browser.press("Delete record").await?;
    browser.see("#announcement", "lyon-robot-0044").await?;
    browser.see(".groups", "Nothing matches “failed” among the 4 loaded.").await?;
    browser.close().await
}

#[tokio::test]
async fn many_are_disabled_and_deleted_at_once() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = sandbox(&site, "").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press_box("Select all that are shown").await?;
    browser.press("Disable").await?;
    // One of the seven is disabled already.
    browser.see("dialog", "Disable 6 groups").await?;
    browser.is_accessible("this page").await?;
    browser.press_in("#run", "Disable").await?;
    browser.see("#run-progress", "6 done.").await?;
    browser.press("Close").await?;
    browser.see_no_more(".table", "Enabled").await?;
    browser.press("Enable edge-gateways").await?;
    browser.see(".table", "Enabled").await?;
    browser.press_in(".selection", "Delete").await?;
    browser.fill("#confirm-number", "7").await?;
    browser.press_in("#run", "Delete").await?;
    browser.see("#run-progress", "7 done.").await?;
    browser.press("Close").await?;
    browser.see(".groups", "No enrollment group yet").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_version_of_the_api_is_chosen_and_brings_its_fields() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.press_containing("Proxy").await?;
    browser.choose("#api-version", "2026-11-01").await?;
    browser.fill("#proxy", &site.proxy()).await?;
    browser.fill("#connection-string", &site.connection_string()).await?;
    browser.press("Connect").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press("seattle-pilot").await?;
    browser.press("Edit").await?;
    browser.fill("#namespace-name", "Factory").await?;
    browser.see("#namespace-name-error", "lower-case").await?;
    browser.fill("#namespace-name", "factory-7").await?;
    browser.see("#changes", "namespaceName nothing → \"factory-7\"").await?;
    browser.press("Save changes").await?;
    browser.see("#json", "\"namespaceName\": \"factory-7\"").await?;
    let asked: Vec<String> = site.dps().log().map(|logged| logged.target.clone()).collect();
    assert!(asked.iter().all(|target| target.ends_with("?api-version=2026-11-01")), "{asked:?}");
    browser.close().await
}

#[tokio::test]
async fn what_the_policy_may_not_do_is_disabled_with_the_reason() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    let kind = FaultKind::Status(403);
    site.dps().script(Fault { method: Some(Method::Put), path: String::new(), times: 1, kind });
    browser.press("lyon-line-3").await?;
    browser.press("Edit").await?;
    browser.press_label("Enabled: devices may provision").await?;
    browser.press("Save changes").await?;
    browser.see("#rights", "lacks EnrollmentWrite").await?;
    browser.see("#rights", "az iot dps policy create").await?;
    let script = "return [...document.querySelectorAll('.group-head button')].filter(b => b.disabled).map(b => b.textContent.trim())";
    assert_eq!(browser.evaluate(script).await?, serde_json::json!(["Delete…"]));
    browser.is_accessible("this page").await?;
    browser.close().await
}

/// What a button is called that has the focus, after the page was drawn anew.
const FOCUSED: &str = "const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => done(document.activeElement.ariaLabel)));";

#[tokio::test]
async fn a_row_keeps_the_focus_while_other_rows_come_and_go() -> Result<(), TestError> {
    let site = Site::start().await?;
    let devices: Vec<_> = (0..400)
        .map(|at| {
            format!(r#"{{"registrationId": "robot-{at:03}", "attestation": {{"type": "symmetricKey"}}}}"#)
        })
        .collect();
    let state = format!(r#"{{"enrollments": [{}]}}"#, devices.join(","));
    site.dps().load(&state, now()).map_err(|error| error.to_string())?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.evaluate("location.hash = '/enrollments'").await?;
    browser.see("#group-count", "40").await?;
    browser.see(".table", "robot-020").await?;
    browser
        .evaluate(
            "document.querySelector('[aria-label=\"Disable robot-020\"]').focus({ preventScroll: true })",
        )
        .await?;
    let drawn = "return document.querySelector('#rows tr').getAttribute('aria-rowindex')";
    let first = browser.evaluate(drawn).await?;
    browser.evaluate("document.querySelector('#rows tr:nth-child(25)').scrollIntoView()").await?;
    browser.see(".table", "robot-055").await?;
    assert_ne!(browser.evaluate(drawn).await?, first, "other rows are drawn");
    assert_eq!(browser.evaluate_async(FOCUSED).await?, "Disable robot-020");
    browser.close().await
}
