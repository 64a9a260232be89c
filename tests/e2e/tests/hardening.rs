//! What the page's policies forbid, in the browser that enforces them; and what a host can do to its files.

use dps_enroll_e2e::{Browser, Site, StaticHost, TestError};
use serde_json::{Value, json};

/// Gets an address from the page's world: whether the browser let it, and which rule it broke.
async fn fetches(browser: &Browser, url: &str) -> Result<Value, TestError> {
    let script = format!(
        "const done = arguments[0];
        let broken = null;
        addEventListener('securitypolicyviolation', event => broken = event.effectiveDirective, {{ once: true }});
        fetch('{url}', {{ mode: 'no-cors' }}).then(() => done('sent'), () => setTimeout(() => done(broken)));"
    );
    browser.evaluate_async(&script).await
}

#[tokio::test]
async fn with_the_first_connection_the_page_is_bound_to_its_proxy() -> Result<(), TestError> {
    let (site, other) = (Site::start().await?, Site::start().await?);
    let elsewhere = other.proxy().replace("{url}", "");
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    assert_eq!(fetches(&browser, &elsewhere).await?, "sent");
    // The sandbox calls nobody, and binds the page to nobody.
    browser.press("Try the sandbox").await?;
    browser.see(".table", "lyon-line-3").await?;
    assert_eq!(fetches(&browser, &elsewhere).await?, "sent");
    browser.press("Forget key").await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    assert_eq!(fetches(&browser, &elsewhere).await?, "connect-src");
    assert_eq!(fetches(&browser, "https://elsewhere.test/").await?, "connect-src");
    // Taking the element away lifts nothing.
    browser.evaluate("document.querySelectorAll('meta[http-equiv]').forEach(meta => meta.remove())").await?;
    assert_eq!(fetches(&browser, &elsewhere).await?, "connect-src");
    assert_eq!(fetches(&browser, "config.json").await?, "sent");
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    browser.close().await
}

#[tokio::test]
async fn another_proxy_needs_a_reload_and_the_page_says_so() -> Result<(), TestError> {
    let (site, other) = (Site::start().await?, Site::start().await?);
    let browser = Browser::open(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    let bound = "Since you connected, your browser lets this page call";
    browser.fill("#proxy", &other.proxy()).await?;
    browser.see("#step-connect ~ *", bound).await?;
    browser.see("main", "are lost").await?;
    browser.is_accessible("a proxy that needs a reload").await?;
    // The connection goes on, by the proxy that it has.
    browser.press("Test connection").await?;
    browser.see("#test-result", "The service answered").await?;
    // Without one, the same is said, and nothing is called.
    browser.press("Forget key").await?;
    browser.fill("#connection-string", &site.connection_string()).await?;
    browser.see("main", bound).await?;
    assert_eq!(other.dps().log().count(), 0);
    browser.press("Reload the page").await?;
    browser.see_no_more("main", bound).await?;
    browser.fill("#connection-string", &site.connection_string()).await?;
    browser.press("Connect").await?;
    browser.see(".table", "lyon-line-3").await?;
    assert!(other.dps().log().count() > 0, "by the other proxy now");
    browser.close().await
}

#[tokio::test]
async fn text_cannot_become_markup_or_script() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    for sink in [
        "document.body.innerHTML = '<b>x</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
        "document.createElement('script').src = './boot.js'",
        "document.createElement('iframe').srcdoc = '<b>x</b>'",
        "document.createElement('b').setAttribute('onclick', 'x()')",
        "navigator.serviceWorker.register('./other.js')",
        // There is one policy, which is the page's own, and there can be no second.
        "trustedTypes.createPolicy('dps-enroll', { createHTML: text => text })",
        "trustedTypes.createPolicy('default', { createHTML: text => text })",
    ] {
        let script = format!(
            "const done = arguments[0];
            (async () => {{ await ({sink}); }})().then(() => done('done'), error => done(error.name));"
        );
        let ended = browser.evaluate_async(&script).await?;
        assert_eq!(ended, "TypeError", "{sink}");
    }
    browser.close().await
}

#[tokio::test]
async fn a_changed_file_does_not_start_and_the_page_says_so() -> Result<(), TestError> {
    for (start, end) in [("dps-enroll", ".bin"), ("dps-enroll", ".js")] {
        let host = StaticHost::start("")?;
        let (name, mut bytes) = host.file(start, end)?;
        // A byte of a script's last comment or line; any byte of the compressed file.
        bytes.extend_from_slice(b"\n");
        host.put(&name, bytes);
        let browser = Browser::open(&host.page()).await?;
        browser.see("#boot-status", "The page could not start: its files are damaged").await?;
        assert_eq!(browser.evaluate("return document.querySelector('main')").await?, Value::Null, "{name}");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn the_page_does_not_start_in_a_frame() -> Result<(), TestError> {
    let host = StaticHost::start("/page")?;
    let framing = StaticHost::named("framing.test", "")?;
    framing.put("index.html", format!("<h1>Win a prize</h1><iframe src=\"{}\"></iframe>", host.page()));
    let browser = Browser::open(&framing.page()).await?;
    browser.enter_frame().await?;
    browser.see("#boot-status", "This page does not start inside another page").await?;
    let link = browser.evaluate("return document.querySelector('#boot-status a').href").await?;
    assert_eq!(link, json!(host.page()));
    assert_eq!(browser.evaluate("return document.querySelector('input')").await?, Value::Null);
    browser.close().await
}

#[tokio::test]
async fn the_local_program_forbids_frames_by_itself() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let header = "fetch('./').then(answer => arguments[0](answer.headers.get('content-security-policy')))";
    assert_eq!(browser.evaluate_async(header).await?, "frame-ancestors 'none'");
    browser.close().await
}

#[tokio::test]
async fn an_address_shared_with_other_projects_is_warned_of() -> Result<(), TestError> {
    let host = StaticHost::named("team.gitlab.io", "/dps")?;
    let browser = Browser::open(&host.page()).await?;
    browser.see("#shared-address", "team.gitlab.io serves pages of other projects too").await?;
    browser.is_accessible("a shared address").await?;
    browser.close().await
}

#[tokio::test]
async fn an_unknown_address_leads_back_to_the_page() -> Result<(), TestError> {
    let host = StaticHost::start("/some/sub/path")?;
    let browser = Browser::open(&format!("{}groups/of/old", host.page())).await?;
    browser.see("h1", "There is nothing at this address").await?;
    browser.press("dps-enroll").await?;
    browser.see("main h1", "Enrollment groups").await?;
    assert_eq!(browser.address().await?, host.page());
    browser.close().await
}

#[tokio::test]
async fn the_page_says_what_it_is_and_how_to_verify_it() -> Result<(), TestError> {
    let host = StaticHost::start("/dps")?;
    let browser = Browser::open(&host.page()).await?;
    browser.unfold("#about").await?;
    let (name, bytes) = host.file("dps-enroll", ".bin")?;
    let hash = StaticHost::sha256(&bytes);
    browser.see("#about", &hash).await?;
    browser.see("#about", &format!("curl -sO {}{name}", host.page())).await?;
    browser.see("#about", &format!("gh attestation verify {name}")).await?;
    browser.see("#about", env!("CARGO_PKG_VERSION")).await?;
    browser.see_no_more("#about", "not known").await?;
    browser.is_accessible("about the page").await?;
    browser.close().await
}
