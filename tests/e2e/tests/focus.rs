//! The focus, seen wherever it is, also in the system's own colours.

use dps_enroll_e2e::{Browser, Key, STOPS, Site, TestError};
use serde_json::Value;

/// What has the focus, and the ring around it: the one of what holds it, where that has it.
const RING: &str = "const e = document.activeElement;
    const holder = e.closest('.json') ?? e;
    const style = getComputedStyle(holder);
    return [e === document.body ? '' : e.outerHTML.slice(0, 140), style.outlineStyle, parseFloat(style.outlineWidth), style.outlineColor];";

async fn rings(browser: &Browser, what: &str, width: f64) -> Result<(), TestError> {
    let mut first = Value::Null;
    for at in 0..120 {
        browser.key(Key::Tab).await?;
        let ring = browser.evaluate(RING).await?;
        let [focused, style, outline, colour] = [0, 1, 2, 3].map(|part| ring[part].clone());
        if at > 0 && focused == first || focused == "" {
            return if at > 10 { Ok(()) } else { Err(format!("{what}: the tour ends at {at}").into()) };
        }
        if at == 0 {
            first = focused.clone();
        }
        assert!(style != "none" && outline.as_f64() >= Some(width), "{what}: {focused} has {ring}");
        assert_ne!(colour, "rgba(0, 0, 0, 0)", "{what}: {focused}");
    }
    Err(format!("{what}: the focus never comes round").into())
}

#[tokio::test]
async fn the_focus_is_seen_wherever_it_is() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    for name in ["the sandbox", "a change with an error", "making certificates"] {
        let stop = STOPS.iter().find(|stop| stop.name == name).ok_or("no such page")?;
        for (feature, value, width) in
            [("prefers-color-scheme", "dark", 2.0), ("forced-colors", "active", 2.0)]
        {
            browser.emulate("", &[(feature, value)]).await?;
            browser.stand(&site, stop).await?;
            browser.evaluate("document.activeElement.blur(); scrollTo(0, 0)").await?;
            rings(&browser, &format!("{name}, {value}"), width).await?;
        }
    }
    browser.close().await
}

#[tokio::test]
async fn a_form_leads_to_what_is_wrong_in_it_and_to_its_first_field() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "legacy-meters").await?;
    // Without a certificate, the button for one; else the field.
    browser.fill("#group-id", "two words").await?;
    browser.press("Create group").await?;
    browser.see("#group-id:focus", "").await?;
    browser.fill("#group-id", "factory-7").await?;
    browser.press("Create group").await?;
    browser.see("#choose-files:focus", "").await?;
    // A change of a group with keys waits until they are read.
    browser.press("legacy-meters").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.press("Edit").await?;
    browser.see("#edit-enabled:focus", "").await?;
    browser.evaluate("document.activeElement.click()").await?;
    browser.press("Save changes").await?;
    browser.see("#group-progress", "Enrollment group legacy-meters saved.").await?;
    browser.press("Reload").await?;
    browser.see_no_more("#group-progress", "saved").await?;
    browser.close().await
}

#[tokio::test]
async fn an_opened_page_begins_at_its_head() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/?sandbox", site.page())).await?;
    browser.see(".table", "warehouse-sensors").await?;
    browser.evaluate("scrollTo(0, document.body.scrollHeight)").await?;
    assert!(browser.evaluate("return scrollY").await?.as_f64() > Some(0.0), "the list is below");
    browser.press("warehouse-sensors").await?;
    browser.see("main h1", "warehouse-sensors").await?;
    browser.see("main h1:focus", "").await?;
    assert_eq!(browser.evaluate("return scrollY").await?, 0);
    browser.close().await
}
