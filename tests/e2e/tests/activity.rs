//! The activity panel: what was called, what failed, in full where it is unfolded.

use dps_enroll::{
    emulator::{Fault, FaultKind},
    http::Method,
};
use dps_enroll_e2e::{Browser, Key, Site, TestError};

#[tokio::test]
async fn a_failed_call_is_found_and_read() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.press("Activity").await?;
    browser.see("#activity", "No calls yet.").await?;
    browser.press("Close activity").await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.see("#activity-button", "1").await?;
    let fault =
        Fault { method: Some(Method::Post), path: String::new(), times: 1, kind: FaultKind::Status(500) };
    site.dps().script(fault);
    browser.press("Reload").await?;
    browser.see("#activity-button", "2 the last call failed").await?;
    browser.press_containing("Activity").await?;
    browser.see(".calls", "POST /enrollmentGroups/query 500").await?;
    browser.see(".calls", "200").await?;
    browser.is_accessible("activity").await?;
    browser.press_label("Errors only").await?;
    browser.see_no_more(".calls", "200").await?;
    browser.press_containing("POST").await?;
    browser.see(".call-detail", "Tracking ID").await?;
    browser.see(".call-detail", "Authorization: REDACTED").await?;
    browser.see(".call-detail", "HTTP 500").await?;
    browser.see(".call-detail", "\"errorCode\": 500000").await?;
    browser.is_accessible("activity, unfolded").await?;
    let shown = browser.evaluate("return document.body.innerText.includes('SharedAccessSignature')").await?;
    assert_eq!(shown, false);
    browser.press("Clear").await?;
    browser.see("#activity", "No call failed.").await?;
    browser.key(Key::Escape).await?;
    browser.see_no_more("body", "Errors only").await?;
    let focused = browser.evaluate("return document.activeElement.id").await?;
    assert_eq!(focused, "activity-button", "the focus is back where it was");
    browser.close().await
}

#[tokio::test]
async fn the_list_stays_still_while_calls_go_on() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.press("Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press("lyon-line-3").await?;
    browser.see("main h1", "lyon-line-3").await?;
    browser.press_containing("Activity").await?;
    browser.see(".calls", "GET /enrollmentGroups/lyon-line-3 sandbox 200").await?;
    // The page behind the panel makes a call.
    browser.back().await?;
    browser.forward().await?;
    browser.press_containing("Show 1 newer call").await?;
    browser.see_no_more("#activity", "newer call").await?;
    let lines = browser.evaluate("return document.querySelectorAll('.call-line').length").await?;
    assert_eq!(lines, 3);
    browser.close().await
}
