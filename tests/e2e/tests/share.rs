//! Links for others: what they propose is not taken unasked, and what is copied holds neither filter nor secret.

use dps_enroll_e2e::{Browser, Site, TestError};
use serde_json::Value;

const PROXY: &str = "return localStorage.getItem('dps-enroll.proxy')";

#[tokio::test]
async fn a_proposed_proxy_is_taken_only_when_one_says_so() -> Result<(), TestError> {
    let site = Site::start().await?;
    let link = format!("{}#/?proxy=https%3A%2F%2Fproxy.example%2F%7Bhost%7D%7Bpath%7D", site.page());
    let browser = Browser::open_noting_requests(&link).await?;
    browser.see("#proposal", "asks to use the proxy https://proxy.example/{host}{path}").await?;
    browser.see("#proposal", "take it only if you know who that is").await?;
    assert_eq!(browser.value("#proxy").await?, "");
    assert_eq!(browser.evaluate(PROXY).await?, Value::Null);
    browser.is_accessible("a proposed proxy").await?;
    browser.press("Dismiss").await?;
    browser.see_no_more("main", "proxy.example/").await?;
    assert_eq!(browser.value("#proxy").await?, "");
    assert_eq!(browser.evaluate(PROXY).await?, Value::Null);
    assert!(!browser.address().await?.contains("proxy="), "{}", browser.address().await?);
    browser.go("about:blank").await?;
    browser.go(&link).await?;
    browser.press("Use this proxy").await?;
    browser.see_no_more("main", "The link you opened").await?;
    assert_eq!(browser.value("#proxy").await?, "https://proxy.example/{host}{path}");
    assert_eq!(browser.evaluate(PROXY).await?, "https://proxy.example/{host}{path}");
    assert_eq!(browser.evaluate("return document.activeElement.localName").await?, "h1");
    // What is set already is not proposed.
    browser.go("about:blank").await?;
    browser.go(&link).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.see_no_more("main", "The link you opened").await?;
    let asked = browser.requests().await?;
    assert!(asked.iter().all(|url| !url.contains("proxy.example")), "{asked:?}");
    browser.close().await
}

#[tokio::test]
async fn a_proposed_proxy_that_cannot_be_one_is_refused_where_it_would_stand() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?proxy=http%3A%2F%2Fproxy.example%2F", site.page())).await?;
    browser.press("Use this proxy").await?;
    browser.see("#proxy-error", "would send the token readable for everybody on the way").await?;
    browser.fill("#connection-string", &site.connection_string()).await?;
    let connect =
        "return document.querySelector('[aria-labelledby=step-connect] [type=submit]').ariaDisabled";
    assert_eq!(browser.evaluate(connect).await?, "true");
    browser.close().await
}

#[tokio::test]
async fn a_link_says_which_dps_it_is_about() -> Result<(), TestError> {
    let site = Site::start().await?;
    let dps = "dps=lyon.azure-devices-provisioning.net";
    let browser = Browser::open(&format!("{}#/groups/lyon-line-3?{dps}", site.page())).await?;
    let about = "The link you opened is about lyon.azure-devices-provisioning.net.";
    browser.see("#proposal", &format!("{about} Connect to it to see what it shows.")).await?;
    browser.see("main", "Connect to see this group.").await?;
    browser.press("Dismiss").await?;
    browser.see_no_more("main", "The link you opened").await?;
    browser.press("Start page").await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    // Where another is connected, it says of which one the page is.
    let follow = format!("location.hash = '#/groups/lyon-line-3?{dps}'");
    browser.evaluate(&follow).await?;
    browser.see("#proposal", "this page is connected to sandbox.azure-devices-provisioning.net.").await?;
    browser.close().await
}

#[tokio::test]
async fn the_link_of_a_group_holds_neither_filter_nor_secret() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.keep_copies().await?;
    browser.connect(&site).await?;
    browser.fill("#filter", "lyon").await?;
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert!(browser.address().await?.contains("filter=lyon"));
    browser.press("Copy a link to this page").await?;
    let link = browser.copied("main").await?;
    let expected = format!("{}#/groups/lyon-line-3?dps=sandbox.azure-devices-provisioning.net", site.page());
    assert_eq!(link, expected);
    // Whoever opens it is told which DPS to connect to, and then sees the group.
    browser.go("about:blank").await?;
    browser.go(&link).await?;
    browser.see("#proposal", "is about sandbox.azure-devices-provisioning.net.").await?;
    browser.press("Start page").await?;
    browser.connect(&site).await?;
    browser.see("main h1", "lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.see_no_more("main", "The link you opened").await?;
    browser.close().await
}

#[tokio::test]
async fn a_link_with_the_proxy_is_made_unless_a_key_may_be_in_it() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.keep_copies().await?;
    browser.press_containing("Proxy").await?;
    browser.see_no_more("main", "link with this proxy").await?;
    browser.fill("#proxy", "https://proxy.example/{url}?code=s3cr3t").await?;
    browser.see("main", "“code” in this proxy's address may be a key, so no link is made of it.").await?;
    browser.see_no_more("main", "link with this proxy").await?;
    browser.fill("#proxy", "https://proxy.example/{url}").await?;
    browser.press("Copy a link with this proxy").await?;
    let link = browser.copied("main").await?;
    assert_eq!(link, format!("{}#/?proxy=https%3A%2F%2Fproxy.example%2F%7Burl%7D", site.page()));
    browser.close().await
}
