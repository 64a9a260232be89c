//! On paper: what is read, without what is pressed; and one certificate by itself.

use dps_enroll_e2e::{Browser, STOPS, Site, TestError, fixture};
use serde_json::json;

/// Whether parts of the page are drawn.
async fn shown(browser: &Browser, css: &str) -> Result<u64, TestError> {
    let script = format!(
        "return [...document.querySelectorAll({})].filter(e => e.checkVisibility()).length",
        json!(css)
    );
    Ok(browser.evaluate(&script).await?.as_u64().ok_or("no number")?)
}

#[tokio::test]
async fn paper_has_nothing_to_press() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    for name in [
        "the sandbox",
        "selected rows",
        "dropped files",
        "a group",
        "a new individual enrollment with an error",
        "a made chain, saved without a passphrase",
        "a checked chain",
    ] {
        let stop = STOPS.iter().find(|stop| stop.name == name).ok_or("no such page")?;
        browser.emulate("", &[]).await?;
        browser.stand(&site, stop).await?;
        for part in ["header", "footer", "main button"] {
            assert!(shown(&browser, part).await? > 0, "{name} has no {part}");
        }
        browser.emulate("print", &[("prefers-color-scheme", "dark")]).await?;
        for part in [
            "header",
            "footer",
            "button:not(th *)",
            ".actions",
            ".sandbox-bar",
            "dialog",
            ".edit",
            ".selection",
        ] {
            assert_eq!(shown(&browser, part).await?, 0, "{name} prints {part}");
        }
        assert!(shown(&browser, "main h1, main h2, main h3, main p").await? > 3, "{name} prints nothing");
        // Dark on light, whatever the screen is.
        let colour = browser.evaluate("return getComputedStyle(document.body).color").await?;
        assert_eq!(colour, "rgb(19, 26, 36)", "{name}");
    }
    browser.close().await
}

#[tokio::test]
async fn one_certificate_is_printed_by_itself() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.drop_file("chain.pem", &fixture("chain.pem")?).await?;
    browser.see(".chain", "Contoso Root CA").await?;
    let all = shown(&browser, ".certificate").await?;
    assert!(all > 1, "there is one of several");
    // Chromium's dialog would wait for somebody. What is on the page while it would be open is what is printed.
    browser.evaluate("window.printed = 0; window.print = () => { window.printed += 1; }").await?;
    browser.press("Print Contoso Root CA").await?;
    browser.see("[data-printed]", "Contoso Root CA").await?;
    assert_eq!(browser.evaluate("return printed").await?, 1);
    browser.emulate("print", &[]).await?;
    assert_eq!(shown(&browser, ".certificate").await?, 1);
    browser.see("[data-printed] .facts", "SHA-256 thumbprint").await?;
    for part in [".table", ".steps h2", "h1", "[data-printed] button", ".groups"] {
        assert_eq!(shown(&browser, part).await?, 0, "it prints {part}");
    }
    let text = browser.evaluate("return document.body.innerText").await?;
    let text = text.as_str().ok_or("no text")?;
    assert!(text.contains("CN=Contoso Root CA"), "{text}");
    assert!(!text.contains("lyon-line-3"), "{text}");
    browser.emulate("", &[]).await?;
    browser.evaluate("dispatchEvent(new Event('afterprint'))").await?;
    assert_eq!(shown(&browser, ".certificate").await?, all);
    assert_eq!(shown(&browser, "[data-printed]").await?, 0);
    browser.close().await
}

#[tokio::test]
async fn a_long_list_is_printed_whole() -> Result<(), TestError> {
    let site = Site::start().await?;
    let records: Vec<_> = (0..200)
        .map(|at| json!({"enrollmentGroupId": "lyon-line-3", "registrationId": format!("printed-{at}")}))
        .collect();
    site.dps()
        .load(&json!({"registrations": records}).to_string(), dps_enroll_local::now())
        .map_err(|error| error.to_string())?;
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.evaluate("location.hash = '/groups/lyon-line-3/registrations'").await?;
    browser.see("#group-count", "20").await?;
    let rows = "return document.querySelectorAll('#rows > tr').length";
    assert!(browser.evaluate(rows).await?.as_u64() < Some(100), "on the screen there are those in sight");
    browser.evaluate("dispatchEvent(new Event('beforeprint'))").await?;
    assert!(browser.evaluate(rows).await?.as_u64() >= Some(200));
    // The width that A4 has between its margins.
    browser.resize(718, 1000).await?;
    browser.emulate("print", &[]).await?;
    browser.see(".table thead", "Registration ID").await?;
    for name in ["printed-0", "printed-199"] {
        browser.see(".table", name).await?;
    }
    assert_eq!(shown(&browser, ".steps, #filter, .table input, .cell-actions, .spacer").await?, 0);
    let cut = "return [...document.querySelectorAll('.table :is(th, td)')].filter(e => e.scrollWidth > e.clientWidth + 1).length";
    assert_eq!(browser.evaluate(cut).await?, 0);
    browser.emulate("", &[]).await?;
    browser.evaluate("dispatchEvent(new Event('afterprint'))").await?;
    assert!(browser.evaluate(rows).await?.as_u64() < Some(100));
    browser.close().await
}

#[tokio::test]
async fn a_group_is_printed_whole() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/groups/lyon-line-3?sandbox", site.page())).await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.evaluate("window.print = () => {}").await?;
    let before =
        browser.evaluate("return document.querySelectorAll('.group details:not([open])').length").await?;
    assert!(before.as_u64() > Some(0), "there is something folded");
    browser.press("Print lyon-line-3").await?;
    browser.emulate("print", &[]).await?;
    browser.see(".group h1", "lyon-line-3").await?;
    browser.see(".group #json", "enrollmentGroupId").await?;
    browser.see(".group .print-only", "sandbox.azure-devices-provisioning.net").await?;
    assert_eq!(shown(&browser, "#rollover, .group-records").await?, 0);
    assert_eq!(shown(&browser, "header, footer, .sandbox-bar, button, .back").await?, 0);
    // What is longer than its box on the screen is not cut off on paper.
    let cut = "return document.querySelector('#json').scrollHeight > document.querySelector('#json').clientHeight + 1";
    assert_eq!(browser.evaluate(cut).await?, false);
    // What is folded on the screen is on paper, but for code to copy, and is folded again.
    let folded = "return document.querySelectorAll('.group details:not([open])').length";
    assert_eq!(shown(&browser, ".group details:has(.copy-as)").await?, 0);
    browser.evaluate("dispatchEvent(new Event('afterprint'))").await?;
    assert_eq!(browser.evaluate(folded).await?, before);
    browser.close().await
}
