//! Bad input, and each way "Test connection" can fail: what the page says about it.

use dps_enroll::emulator::{Fault, FaultKind};
use dps_enroll_e2e::{Browser, Site, TestError, fixture};

#[tokio::test]
async fn what_is_no_certificate_is_named() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let truncated = {
        let mut pem = fixture("root.pem")?;
        pem.truncate(pem.len() - 40);
        pem
    };
    let table: [(&str, Vec<u8>, &str); 7] = [
        ("server.key", fixture("pkcs8-key.pem")?, "a private key. It was not read"),
        ("request.csr", fixture("request.pem")?, "a certificate signing request"),
        ("bundle.pfx", fixture("bundle.p12")?, "PKCS#12"),
        ("cut.pem", truncated, "has no END line"),
        ("empty.pem", Vec::new(), "empty"),
        ("disk.img", vec![0; 2 * 1024 * 1024], "MB and was not read"),
        ("page.html", b"<!doctype html><p>Not found".to_vec(), "a web page"),
    ];
    for (name, bytes, said) in table {
        browser.drop_file(name, &bytes).await?;
        browser.see("#file-problems", &format!("{name}:")).await?;
        browser.see("#file-problems", said).await?;
        browser.press("Dismiss").await?;
        browser.see_no_more("#file-problems", name).await?;
    }
    // A bad block does not hide the good one beside it.
    let both = [fixture("pkcs8-key.pem")?, fixture("root.pem")?].concat();
    browser.drop_file("both.pem", &both).await?;
    browser.see("#file-problems", "a private key").await?;
    browser.see(".certificate", "Contoso Root CA").await?;
    browser.drop_file("leaf.pem", &fixture("leaf.pem")?).await?;
    browser.see(".findings", "Not a CA").await?;
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn a_wrong_connection_string_is_explained_at_its_field() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    let field = "#connection-string";
    for (text, said) in [
        ("HostName=hub.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=YQ==", "IoT Hub"),
        ("HostName=x.azure-devices-provisioning.net;SharedAccessKeyName=a", "SharedAccessKey is missing"),
        ("HostName=x.azure-devices-provisioning.net;SharedAccessKeyName=a;SharedAccessKey=*", "not base64"),
    ] {
        browser.fill(field, text).await?;
        browser.see("#connection-string-error", said).await?;
    }
    let invalid = browser.evaluate("return document.querySelector('#connection-string').ariaInvalid").await?;
    assert_eq!(invalid, "true");
    browser.fill(field, &site.connection_string()).await?;
    browser.see("#recognised", "policy provisioningserviceowner").await?;
    browser.close().await
}

/// Connects by a proxy template, tests, and looks at what is said.
async fn test_says(site: &Site, connection: &str, proxy: &str, said: &[&str]) -> Result<(), TestError> {
    let browser = Browser::open(&site.page()).await?;
    browser.connect_with(connection, proxy).await?;
    // The list was asked for at once; why there is none stands in the card of the connection too.
    let first = said.first().copied().unwrap_or_default();
    browser.see("#connection-failure", first).await?;
    browser.press("Test connection").await?;
    for text in said {
        browser.see("#test-result", text).await?;
    }
    browser.see("#last-call", "Last call failed").await?;
    browser.close().await
}

#[tokio::test]
async fn nothing_answers_at_the_proxy() -> Result<(), TestError> {
    let site = Site::start().await?;
    let proxy = format!("{}/{{url}}", Site::silent_address().await?);
    let said = ["could not be reached", "Is the proxy running"];
    test_says(&site, &site.connection_string(), &proxy, &said).await
}

#[tokio::test]
async fn the_proxy_does_not_allow_this_page() -> Result<(), TestError> {
    let site = Site::start().await?;
    let fault = Fault { method: None, path: String::new(), times: 9, kind: FaultKind::NoCors };
    site.dps().script(fault);
    let said = ["no CORS headers", "Add what is missing to the proxy's lists"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await
}

#[tokio::test]
async fn something_else_answers() -> Result<(), TestError> {
    let site = Site::start().await?;
    let fault = Fault { method: None, path: String::new(), times: 9, kind: FaultKind::HtmlPage(200) };
    site.dps().script(fault);
    let said = ["Something answered that is not DPS (HTTP 200)", "Bad gateway", "Check the proxy setting"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await
}

#[tokio::test]
async fn the_host_leads_nowhere() -> Result<(), TestError> {
    let site = Site::start().await?;
    let fault = |kind| Fault { method: None, path: String::new(), times: 2, kind };
    site.dps().script(fault(FaultKind::HtmlPage(404)));
    let said = ["Something answered that is not DPS (HTTP 404)", "Check the proxy setting"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await?;
    site.dps().script(fault(FaultKind::Status(404)));
    let said = ["The address leads to no DPS", "sandbox.azure-devices-provisioning.net may not exist"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await
}

#[tokio::test]
async fn the_key_is_wrong() -> Result<(), TestError> {
    let site = Site::start().await?;
    let connection = "HostName=sandbox.azure-devices-provisioning.net;SharedAccessKeyName=provisioningserviceowner;\
                      SharedAccessKey=YW5vdGhlciBrZXk=";
    let said = ["did not accept the key", "401002", "The key may have been regenerated", "IP filter"];
    test_says(&site, connection, &site.proxy(), &said).await
}

#[tokio::test]
async fn the_policy_is_wrong() -> Result<(), TestError> {
    let site = Site::start().await?;
    let connection = site.connection_string().replace("provisioningserviceowner", "enrollmentreader");
    let said = ["did not accept the key", "The policy “enrollmentreader” may not exist"];
    test_says(&site, &connection, &site.proxy(), &said).await
}

#[tokio::test]
async fn the_clock_is_wrong() -> Result<(), TestError> {
    let site = Site::with("", 900).await?;
    let said = ["did not accept the key", "This machine's clock is about 15 minutes behind"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await
}

#[tokio::test]
async fn the_policy_lacks_a_right() -> Result<(), TestError> {
    let site = Site::start().await?;
    let fault = Fault { method: None, path: String::new(), times: 9, kind: FaultKind::Status(403) };
    site.dps().script(fault);
    let said = ["does not allow this", "EnrollmentRead"];
    test_says(&site, &site.connection_string(), &site.proxy(), &said).await
}

#[tokio::test]
async fn the_browser_may_not_call_this_machine() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.deny("loopback-network", &site.origin()).await?;
    let proxy = format!("{}/{{url}}", Site::silent_address().await?);
    browser.connect_with(&site.connection_string(), &proxy).await?;
    browser.press("Test connection").await?;
    browser.see("#test-result", "Allow it in the site settings").await?;
    browser.close().await
}

#[tokio::test]
async fn an_unsafe_proxy_is_refused_and_a_foreign_one_named() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.press_containing("Proxy").await?;
    browser.fill("#proxy", "http://proxy.example/").await?;
    browser.see("#proxy-error", "https").await?;
    browser.fill("#proxy", "https://cors-anywhere.herokuapp.com/").await?;
    browser.see("#proxy-error", "public proxy run by strangers").await?;
    browser.fill("#proxy", "https://proxy.example/to/{encodedUrl}").await?;
    browser.see("#proxy-preview", "https://proxy.example/to/https%3A%2F%2F").await?;
    browser.reload().await?;
    browser.see("main", "https://proxy.example/to/{encodedUrl}").await?;
    browser.close().await
}
