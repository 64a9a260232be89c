//! How long a visit takes on this machine: until something is painted, which is the static shell, and until the page's own heading
//! is in the document. The first one loads everything; the repeat visits have no network, and what the browser has kept.
//! `cargo xtask lighthouse` runs it.

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
    // Something of the same origin, which is to be trusted; but not the page.
    let browser = Browser::open_for_measuring(&format!("{}icon.svg", host.page())).await?;
    browser.before_each_page(WATCH).await?;
    browser.go(&host.page()).await?;
    let first = arrive(&browser).await?;
    println!(
        "A first visit: painted after {:.0} ms, the page's heading after {:.0} ms",
        first.painted, first.mounted
    );
    let ready = "navigator.serviceWorker.ready.then(() => arguments[0](null))";
    browser.evaluate_async(ready).await?;
    browser.module_is_kept().await?;
    host.stop();
    let mut visits = Vec::new();
    for _ in 0..VISITS {
        browser.go("about:blank").await?;
        browser.stop_workers().await?;
        browser.go(&host.page()).await?;
        visits.push(arrive(&browser).await?);
    }
    assert_eq!(
        browser.evaluate("return navigator.serviceWorker.controller.state").await?,
        Value::from("activated")
    );
    browser.close().await?;
    let painted = spread(visits.iter().map(|visit| visit.painted));
    let mounted = spread(visits.iter().map(|visit| visit.mounted));
    println!(
        "A repeat visit without a network: painted after {} ms, the page's heading after {} ms (the middle, least and most of {VISITS})",
        said(painted),
        said(mounted)
    );
    let [middle, ..] = mounted;
    if middle < LIMIT {
        Ok(())
    } else {
        Err(format!("a repeat visit takes {middle:.0} ms; it may take {LIMIT:.0}").into())
    }
}

/// When a visit showed something, in milliseconds since the navigation began.
struct Visit {
    painted: f64,
    mounted: f64,
}

/// Waits for the page's heading.
async fn arrive(browser: &Browser) -> Result<Visit, TestError> {
    browser.see("main h1", "Enrollment groups").await?;
    let times =
        "return [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.mounted]";
    let times = browser.evaluate(times).await?;
    let time = |at: usize, what: &'static str| times.get(at).and_then(Value::as_f64).ok_or(what);
    Ok(Visit {
        painted: time(0, "nothing is painted")?,
        mounted: time(1, "the heading came before the page")?,
    })
}

/// The middle of some times, the least and the most.
fn spread(times: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut times: Vec<_> = times.collect();
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or(f64::INFINITY);
    [at(times.len() / 2), at(0), at(times.len().saturating_sub(1))]
}

fn said([middle, least, most]: [f64; 3]) -> String {
    format!("{middle:.0} ({least:.0} to {most:.0})")
}
