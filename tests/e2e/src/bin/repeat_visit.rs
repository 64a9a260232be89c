//! How long a repeat visit takes, without a network, from what the browser has kept: from the start of the navigation until the
//! page's heading is in the document. `cargo xtask lighthouse` runs it.

#![allow(clippy::print_stdout, reason = "a command line speaks to its user there")]

use dps_enroll_e2e::{Browser, StaticHost, TestError};
use serde_json::Value;

/// What a visit may take, in milliseconds.
const LIMIT: f64 = 300.0;
/// How many visits there are; the one in the middle counts.
const VISITS: usize = 9;

/// Notes when the page's own heading comes.
const WATCH: &str = "new MutationObserver((_, watch) => {
      if (!document.querySelector('main h1')) return;
      window.mounted = performance.now();
      watch.disconnect();
    }).observe(document, { subtree: true, childList: true });";

#[tokio::main]
async fn main() -> Result<(), TestError> {
    let mut host = StaticHost::start("")?;
    let browser = Browser::open_for_measuring(&host.page()).await?;
    browser.see("main h1", "Enrollment groups").await?;
    let ready = "navigator.serviceWorker.ready.then(() => arguments[0](null))";
    browser.evaluate_async(ready).await?;
    browser.module_is_kept().await?;
    host.stop();
    browser.before_each_page(WATCH).await?;
    let mut times = Vec::new();
    for _ in 0..VISITS {
        browser.go("about:blank").await?;
        browser.stop_workers().await?;
        browser.go(&host.page()).await?;
        browser.see("main h1", "Enrollment groups").await?;
        let mounted = browser.evaluate("return window.mounted").await?;
        times.push(mounted.as_f64().ok_or("the heading came before the page")?);
    }
    assert_eq!(
        browser.evaluate("return navigator.serviceWorker.controller.state").await?,
        Value::from("activated")
    );
    browser.close().await?;
    times.sort_by(f64::total_cmp);
    let middle = times.get(VISITS / 2).copied().unwrap_or(f64::INFINITY);
    let (first, last) =
        (times.first().copied().unwrap_or_default(), times.last().copied().unwrap_or_default());
    println!(
        "A repeat visit without a network: {middle:.0} ms to the page's heading ({first:.0} to {last:.0} in {VISITS} visits)"
    );
    if middle < LIMIT {
        Ok(())
    } else {
        Err(format!("a repeat visit takes {middle:.0} ms; it may take {LIMIT:.0}").into())
    }
}
