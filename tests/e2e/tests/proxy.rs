//! What the page finds out about a proxy, and what its deployment presets.

use dps_enroll_e2e::{Behaviour, Browser, ProxyStub, Site, TestError};

/// Connects through a proxy and presses "Check proxy".
async fn check(
    behaviour: impl FnOnce(Behaviour) -> Behaviour,
) -> Result<(Site, ProxyStub, Browser), TestError> {
    let site = Site::start().await?;
    let proxy = ProxyStub::start(behaviour(Behaviour::good(&site.origin())), site.emulator()).await?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect_with(&site.connection_string(), &proxy.template()).await?;
    browser.press("Check proxy").await?;
    Ok((site, proxy, browser))
}

const FOUND: &str = "#proxy-findings";

#[tokio::test]
async fn a_good_proxy_has_nothing_wrong() -> Result<(), TestError> {
    let (site, _proxy, browser) = check(|good| good).await?;
    browser.see(FOUND, "It refuses other hosts.").await?;
    browser.see(FOUND, "The DPS answered through it in").await?;
    browser.see(FOUND, "This page can read: x-ms-continuation").await?;
    browser.see(FOUND, "It forbids that answers are kept.").await?;
    browser.see("#announcement", "Nothing is wrong").await?;
    let wrong = browser
        .evaluate("return document.querySelectorAll('.finding-bad, #proxy-findings .finding-warning').length")
        .await?;
    assert_eq!(wrong, 0);
    browser.is_accessible("a checked proxy").await?;
    // Of the check's requests, nothing but the query had a token.
    let asked: Vec<_> = site
        .dps()
        .log()
        .map(|logged| {
            let token = logged.headers.get("authorization").unwrap_or_default();
            (logged.method, logged.target.contains("/query?"), token.contains("sig="))
        })
        .collect();
    assert!(asked.iter().filter(|(_, is_query, _)| !is_query).count() >= 3, "{asked:?}");
    assert!(asked.iter().all(|(_, is_query, is_signed)| is_query == is_signed), "{asked:?}");
    browser.close().await
}

#[tokio::test]
async fn a_header_that_is_not_exposed_is_missed() -> Result<(), TestError> {
    let (_site, _proxy, browser) =
        check(|good| Behaviour { exposes: "x-ms-item-type, date", ..good }).await?;
    browser.see(FOUND, "every list would end after 100 rows").await?;
    browser.close().await
}

#[tokio::test]
async fn an_open_relay_is_warned_of() -> Result<(), TestError> {
    let (_site, _proxy, browser) = check(|good| Behaviour { is_open: true, ..good }).await?;
    browser.see(FOUND, "This proxy is open").await?;
    browser.is_accessible("an open relay").await?;
    browser.close().await
}

#[tokio::test]
async fn what_cors_lacks_is_told_apart() -> Result<(), TestError> {
    let (site, _proxy, browser) =
        check(|good| Behaviour { allows: "https://other.example".to_owned(), ..good }).await?;
    browser.see(FOUND, &format!("Add {} to its allowed origins", site.origin())).await?;
    browser.close().await?;
    let (_site, _proxy, browser) = check(|good| Behaviour { answers_preflights: false, ..good }).await?;
    browser.see(FOUND, "It must answer OPTIONS").await?;
    browser.close().await
}

#[tokio::test]
async fn a_silent_proxy_and_the_ways_round_it() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let proxy = format!("{}/{{host}}{{path}}", Site::silent_address().await?);
    browser.connect_with(&site.connection_string(), &proxy).await?;
    browser.press("Check proxy").await?;
    browser.see(FOUND, "Is the proxy running").await?;
    browser.press_containing("Without a proxy, or by another host").await?;
    browser.press("Try without a proxy").await?;
    browser.see("#experiment", "An experiment is under way").await?;
    browser.see("#test-result", "No answer").await?;
    browser.press("End the experiment").await?;
    browser.see_no_more("main", "An experiment is under way").await?;
    browser.close().await
}

const PRESET: &str = r#"{
    "proxy": "./proxy/{host}{path}",
    "instances": [
        {"name": "Sandbox", "host": "sandbox.azure-devices-provisioning.net"},
        {"name": "Oslo", "host": "oslo.azure-devices-provisioning.net"}
    ],
    "policy": "provisioningserviceowner"
}"#;

#[tokio::test]
async fn a_deployment_presets_instances_and_asks_for_the_key_alone() -> Result<(), TestError> {
    let site = Site::with_config(PRESET).await?;
    let browser = Browser::open(&site.page()).await?;
    browser.choose("#instance", "1").await?;
    browser.see("label[for=connection-string]", "Key of the policy “provisioningserviceowner”").await?;
    let key = site.connection_string();
    let key = key.split_once("SharedAccessKey=").map_or("", |(_, key)| key);
    browser.fill("#connection-string", key).await?;
    browser.see("#recognised", "oslo.azure-devices-provisioning.net").await?;
    browser.is_accessible("preset instances").await?;
    browser.close().await
}

#[tokio::test]
async fn a_key_in_the_deployment_is_refused_loudly() -> Result<(), TestError> {
    let site = Site::with_config(
        &PRESET.replace("provisioningserviceowner", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
    )
    .await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("#preset-error", "regenerate that key, now").await?;
    assert!(!browser.evaluate("return document.body.innerText").await?.to_string().contains("MDEyMzQ1"));
    browser.is_accessible("a refused deployment").await?;
    browser.close().await
}
