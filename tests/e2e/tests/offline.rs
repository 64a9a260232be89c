//! The page as its service worker keeps it: without a network, over a newer build, and beside calls to a DPS.

use dps_enroll_e2e::{Browser, Site, StaticHost, TestError, fixture};
use serde_json::{Value, json};

const BASE: &str = "/some/sub/path";

/// Opens the page, and waits until it is kept.
async fn keep(host: &StaticHost) -> Result<Browser, TestError> {
    let browser = Browser::open(&host.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    let ready = "navigator.serviceWorker.ready.then(registration => arguments[0](registration.scope))";
    assert_eq!(browser.evaluate_async(ready).await?, json!(host.page()));
    browser.module_is_kept().await?;
    Ok(browser)
}

/// Takes out of what is kept whatever fits; says how much that was.
async fn take_out(browser: &Browser, fits: &str) -> Result<Value, TestError> {
    let script = "const done = arguments[0];
        (async () => {
          let count = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys()) if (FITS) count += await cache.delete(url);
          }
          done(count);
        })();";
    browser.evaluate_async(&script.replace("FITS", fits)).await
}

/// The address of everything that is kept, without the page's own.
async fn kept(browser: &Browser, host: &StaticHost) -> Result<Vec<String>, TestError> {
    let script = "const done = arguments[0];
        (async () => {
          const urls = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
          done(urls);
        })();";
    let urls = browser.evaluate_async(script).await?;
    let urls = urls.as_array().into_iter().flatten().filter_map(Value::as_str);
    urls.map(|url| Ok(url.strip_prefix(&host.page()).ok_or("kept from elsewhere")?.to_owned())).collect()
}

#[tokio::test]
async fn the_second_visit_needs_no_network() -> Result<(), TestError> {
    let mut host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    assert_eq!(browser.installability_errors().await?, json!([]));
    host.stop();
    browser.go(&format!("{}#/?sandbox", host.page())).await?;
    browser.reload().await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert_eq!(browser.evaluate("return navigator.serviceWorker.controller.state").await?, "activated");
    // So do the tools that need no DPS at all.
    browser.go(&format!("{}#/workshop", host.page())).await?;
    browser.press("Make a test chain").await?;
    browser.see("#made-count", "3 certificates").await?;
    browser.press("Check its chain of Test intermediate CA").await?;
    browser.see("#summary", "1 chain: 1 accepted.").await?;
    browser.drop_file("chain.pem", &fixture("chain.pem")?).await?;
    browser.see("#summary", "2 chains").await?;
    browser.close().await
}

#[tokio::test]
async fn what_was_unpacked_is_kept_and_starts_the_page() -> Result<(), TestError> {
    let mut host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    host.stop();
    let packed = "url.endsWith('.bin') && !name.endsWith(' module')";
    assert_eq!(take_out(&browser, packed).await?, 1);
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    // It was that: without, nothing starts.
    assert_eq!(take_out(&browser, "name.endsWith(' module')").await?, 1);
    browser.reload().await?;
    browser.see("#boot-status", "could not start").await?;
    browser.close().await
}

#[tokio::test]
async fn a_kept_page_has_the_headers_that_its_host_does_not_send() -> Result<(), TestError> {
    let host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    let policy = "fetch('./').then(answer => arguments[0](answer.headers.get('content-security-policy')))";
    assert_eq!(browser.evaluate_async(policy).await?, Value::Null);
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    assert_eq!(browser.evaluate_async(policy).await?, "frame-ancestors 'none'");
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn a_new_build_is_announced_and_taken() -> Result<(), TestError> {
    let host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    host.publish("<title>", "<meta name=generation><title>")?;
    browser.reload().await?;
    browser.see("#update", "A new version of this page is ready.").await?;
    browser.see("#announcement", "A new version of this page is ready.").await?;
    assert_eq!(
        browser.evaluate("return document.querySelector('meta[name=generation]')").await?,
        Value::Null
    );
    browser.is_accessible("a new version").await?;
    browser.press("Load the new version").await?;
    browser.value("meta[name=generation]").await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.see_no_more("main", "A new version of this page is ready.").await?;
    // What was kept of the old one is gone: the settings, the module, and the new one.
    assert_eq!(browser.evaluate_async("caches.keys().then(names => arguments[0](names.length))").await?, 3);
    browser.close().await
}

#[tokio::test]
async fn a_build_that_arrives_damaged_does_not_replace_the_old_one() -> Result<(), TestError> {
    let mut host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    host.announce(&host.integrity("dps-enroll", ".js")?, &host.integrity("boot", ".js")?)?;
    let ended = "const done = arguments[0];
        navigator.serviceWorker.getRegistration().then(registration => {
          registration.addEventListener('updatefound', () => {
            const coming = registration.installing;
            coming.addEventListener('statechange', () => done(coming.state));
          });
          registration.update();
        });";
    assert_eq!(browser.evaluate_async(ended).await?, "redundant");
    host.stop();
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.see_no_more("main", "A new version of this page is ready.").await?;
    browser.close().await
}

#[tokio::test]
async fn a_neighbour_of_the_origin_cannot_change_what_is_kept() -> Result<(), TestError> {
    let host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    let change = "const done = arguments[0];
        (async () => {
          let changed = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              await cache.put(request, new Response('<h1>Changed</h1>', { headers: { 'content-type': 'text/html' } }));
              changed += 1;
            }
          }
          done(changed);
        })();";
    // The page and its files, config.json, and the module.
    assert_eq!(browser.evaluate_async(change).await?, 8);
    browser.reload().await?;
    browser.see("main h1", "Enrollment groups").await?;
    browser.see("main", "Try the sandbox").await?;
    browser.close().await
}

#[tokio::test]
async fn calls_to_a_dps_are_neither_kept_nor_answered_from_what_is_kept() -> Result<(), TestError> {
    let site = Site::start().await?;
    let host = StaticHost::start(BASE)?;
    let browser = keep(&host).await?;
    browser.reload().await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    let calls = site.dps().log().count();
    browser.press("All groups").await?;
    browser.press("lyon-line-3").await?;
    browser.see("#json", "enrollmentGroupId").await?;
    assert!(site.dps().log().count() > calls, "the service is asked each time");
    // A proxy on the page's own origin, as the local program and nginx have it, is asked each time too.
    host.asked();
    let twice = "const done = arguments[0], call = () => fetch('proxy/a.azure-devices-provisioning.net/enrollments/b');
        call().then(call).then(answer => done(answer.status))";
    assert_eq!(browser.evaluate_async(twice).await?, 404);
    let calls = host.asked().into_iter().filter(|target| target.contains("/proxy/")).count();
    assert_eq!(calls, 2);
    let mut names = kept(&browser, &host).await?;
    names.retain(|name| !name.contains('.'));
    assert_eq!(names, [""], "of what has no file's name, only the page itself");
    browser.close().await
}

#[tokio::test]
async fn what_a_deployment_presets_is_asked_for_each_time_and_known_without_a_network()
-> Result<(), TestError> {
    let mut host = StaticHost::start(BASE)?;
    let preset = |name: &str| {
        format!(r#"{{"instances": [{{"name": "{name}", "host": "oslo.azure-devices-provisioning.net"}}]}}"#)
    };
    host.put("config.json", preset("First"));
    let browser = keep(&host).await?;
    browser.see("#instance", "First").await?;
    host.put("config.json", preset("Second"));
    browser.reload().await?;
    browser.see("#instance", "Second").await?;
    host.stop();
    browser.reload().await?;
    browser.see("#instance", "Second").await?;
    host.go_on()?;
    host.put("config.json", preset("Third"));
    browser.reload().await?;
    browser.see("#instance", "Third").await?;
    browser.close().await
}

#[tokio::test]
async fn the_persons_own_machine_needs_no_copy() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    let count = "navigator.serviceWorker.getRegistrations().then(all => arguments[0](all.length))";
    assert_eq!(browser.evaluate_async(count).await?, 0);
    browser.close().await
}
