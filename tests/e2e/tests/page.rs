//! The page as such: accessibility, address and history, secrets, a sub-path, the keyboard.

use dps_enroll_e2e::{Browser, Key, Site, TestError, fixture};
use serde_json::Value;

#[tokio::test]
async fn axe_finds_nothing_on_any_page_light_or_dark() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.is_accessible("start page").await?;
    browser.press_containing("Proxy").await?;
    browser.fill("#connection-string", "HostName=x").await?;
    browser.fill("#proxy", "http://proxy.example/").await?;
    browser.see("#proxy-error", "https").await?;
    browser.press("Create group").await?;
    browser.is_accessible("start page with errors").await?;
    browser.fill("#proxy", "").await?;
    browser.press("Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.drop_file("chain.pem", &fixture("chain.pem")?).await?;
    browser.drop_file("key.pem", &fixture("pkcs8-key.pem")?).await?;
    browser.see("#file-problems", "private key").await?;
    browser.press_containing("Details").await?;
    browser.press("More settings").await?;
    browser.press("What is sent").await?;
    browser.is_accessible("sandbox with certificates").await?;
    browser.fill("#filter", "nothing fits this").await?;
    browser.see(".groups", "Nothing matches").await?;
    browser.is_accessible("empty list").await?;
    browser.press("Clear the filter").await?;
    browser.press("lyon-line-3").await?;
    browser.see("main h1", "lyon-line-3").await?;
    browser.is_accessible("group page").await?;
    browser.press("Delete…").await?;
    browser.see("dialog", "Delete lyon-line-3?").await?;
    browser.is_accessible("delete dialog").await?;
    browser.close().await
}

#[tokio::test]
async fn axe_finds_nothing_beside_a_failure() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let connection = site.connection_string().replace("provisioningserviceowner", "nobody");
    browser.connect_with(&connection, &site.proxy()).await?;
    browser.see("#list-progress", "Tracking ID").await?;
    browser.is_accessible("failed list").await?;
    browser.close().await
}

#[tokio::test]
async fn filter_and_group_are_in_the_address_and_history_works() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.press("Try the sandbox").await?;
    browser.see("#group-count", "groups").await?;
    browser.fill("#filter", "lyon").await?;
    browser.see_no_more(".table", "seattle-pilot").await?;
    assert!(browser.address().await?.ends_with("#/?filter=lyon&sandbox"), "{}", browser.address().await?);
    browser.press("lyon-line-3").await?;
    browser.see("main h1", "lyon-line-3").await?;
    assert!(browser.address().await?.contains("#/groups/lyon-line-3"));
    let focused = browser.evaluate("return document.activeElement.textContent").await?;
    assert_eq!(focused, "lyon-line-3", "the heading has the focus");
    assert_eq!(browser.evaluate("return document.title").await?, "lyon-line-3 · dps-enroll");
    browser.back().await?;
    browser.see("#group-count", "1 of").await?;
    assert_eq!(browser.value("#filter").await?, "lyon");
    browser.forward().await?;
    browser.see("main h1", "lyon-line-3").await?;
    // A reload keeps the page; in the sandbox there is no key to lose.
    browser.reload().await?;
    browser.see("main h1", "lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.close().await
}

#[tokio::test]
async fn the_key_is_in_memory_only_and_forgotten_at_once() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_noting_requests(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    let connection = site.connection_string();
    let key = connection.rsplit_once("SharedAccessKey=").map(|(_, key)| key).ok_or("no key")?;
    let everywhere = "return [document.documentElement.outerHTML, location.href, document.cookie,
        JSON.stringify(localStorage), JSON.stringify(sessionStorage),
        ...[...document.querySelectorAll('input, textarea')].map(field => field.value)].join(' ')";
    let text = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
    assert!(!text(browser.evaluate(everywhere).await?).contains(key));
    for request in browser.requests().await? {
        assert!(!request.contains(key), "{request}");
    }
    // A reload keeps the page, not the key.
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.reload().await?;
    browser.see("main", "Connect to see this group.").await?;
    browser.press("All groups").await?;
    browser.fill("#connection-string", &connection).await?;
    browser.press("Connect").await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press("Forget key").await?;
    browser.see(".summary", "Not connected").await?;
    browser.see(".groups", "Groups appear here once you connect.").await?;
    assert!(!text(browser.evaluate(everywhere).await?).contains(key));
    browser.close().await
}

#[tokio::test]
async fn a_theme_is_chosen_over_the_systems_and_there_before_the_pages_code() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.prefer("light").await?;
    browser.see(".settings", "As the system").await?;
    let background = "return getComputedStyle(document.documentElement).backgroundColor";
    let light = browser.evaluate(background).await?;
    browser.choose("#theme", "dark").await?;
    let dark = browser.evaluate(background).await?;
    assert_ne!(light, dark);
    let kept = "return [document.documentElement.dataset.theme, document.querySelector('script[blocking=render]')?.type]";
    browser.reload().await?;
    assert_eq!(browser.evaluate(kept).await?, serde_json::json!(["dark", "module"]));
    browser.see(".settings", "Dark").await?;
    assert_eq!(browser.evaluate(background).await?, dark);
    assert_eq!(browser.value("#theme").await?, "dark");
    browser.is_accessible("the footer with a theme of its own").await?;
    browser.choose("#theme", "system").await?;
    browser.prefer("light").await?;
    assert_eq!(browser.evaluate(background).await?, light);
    browser.close().await
}

#[tokio::test]
async fn the_release_has_no_gallery() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&format!("{}#/gallery", site.page())).await?;
    browser.see("main h1", "There is nothing at this address").await?;
    browser.press("Start page").await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.close().await
}

#[tokio::test]
async fn the_page_works_below_a_path() -> Result<(), TestError> {
    let site = Site::with("/teams/iot/dps", 0).await?;
    let browser = Browser::open(&format!("{}#/groups/edge-gateways?sandbox", site.page())).await?;
    browser.see("main h1", "edge-gateways").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_main_job_needs_no_pointer() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.key(Key::Tab).await?;
    assert_eq!(browser.evaluate("return document.activeElement.textContent").await?, "Skip to the page");
    let outline = browser.evaluate("return getComputedStyle(document.activeElement).outlineStyle").await?;
    assert_ne!(outline, "none", "the focus is visible");
    browser.tab_to("Try the sandbox").await?;
    browser.key(Key::Enter).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.tab_to("Paste text instead").await?;
    browser.key(Key::Enter).await?;
    browser.key(Key::Tab).await?;
    browser.type_text(&String::from_utf8(fixture("root.pem")?)?).await?;
    browser.tab_to("Read text").await?;
    browser.key(Key::Enter).await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.tab_to("Create group").await?;
    browser.key(Key::Enter).await?;
    browser.see("#create-outcome", "contoso-root-ca was created.").await?;
    browser.tab_to("Delete contoso-root-ca").await?;
    browser.key(Key::Enter).await?;
    browser.see("dialog", "Delete contoso-root-ca?").await?;
    let field = browser.evaluate("return document.activeElement.id").await?;
    assert_eq!(field, "confirm-id", "the dialog puts the focus on its field");
    browser.key(Key::Escape).await?;
    browser.see_no_more("dialog", "Delete contoso-root-ca?").await?;
    let focused = browser.evaluate("return document.activeElement.ariaLabel").await?;
    assert_eq!(focused, "Delete contoso-root-ca", "and gives it back");
    browser.close().await
}
