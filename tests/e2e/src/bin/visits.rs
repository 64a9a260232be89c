//! How long a visit takes on this machine: until a heading is in the document and until something is painted, which is the static
//! shell's where there is one, and until the heading of the page's code is there. The first visit loads everything. Then the page and one
//! of the same code, with neither shell nor style nor packing, are visited in turn and loaded anew each time: this shows what the
//! shell is for. The repeat visits have no network, and what the browser has kept. `cargo xtask lighthouse` runs it.

#![allow(clippy::print_stdout, reason = "a command line speaks to its user there")]

use dps_enroll_e2e::{Browser, StaticHost, TestError};
use serde_json::Value;

/// What a repeat visit may take until the heading of the page's code, in milliseconds.
const LIMIT: f64 = 300.0;
/// How many visits there are; the one in the middle counts.
const VISITS: usize = 9;

/// Notes when there is a heading, and when there is that of the page's code.
const WATCH: &str = "new MutationObserver((_, watch) => {
      if (document.querySelector('h1')) window.headed ??= performance.now();
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
        "A first visit: heading after {:.0} ms, painted after {:.0} ms, the code's heading after {:.0} ms",
        first.headed, first.painted, first.mounted
    );
    let ready = "navigator.serviceWorker.ready.then(() => arguments[0](null))";
    browser.evaluate_async(ready).await?;
    publish_bare(&host, browser.kept_module().await?)?;
    let [whole, bare] = side_by_side(&browser, &host).await?;
    println!("Loading all anew: {}", said(&whole));
    println!("A bare page of the same code, in turn: {}", said(&bare));
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
    println!("A repeat visit without a network: {}", said(&visits));
    let repeated = median(&visits, |visit| visit.mounted);
    if repeated >= LIMIT {
        return Err(format!("a repeat visit takes {repeated:.0} ms; it may take {LIMIT:.0}").into());
    }
    is_sooner("the shell is painted", &whole, &bare, |visit| visit.painted)?;
    is_sooner("the shell's heading comes", &whole, &bare, |visit| visit.headed)?;
    is_sooner("the shell's heading comes from the service worker", &visits, &bare, |visit| visit.headed)
}

/// Prints how soon something is, as a part of what the bare page takes.
///
/// # Errors
/// Where it is no sooner.
fn is_sooner(what: &str, visits: &[Visit], bare: &[Visit], time: fn(&Visit) -> f64) -> Result<(), TestError> {
    let (this, bare) = (median(visits, time), median(bare, time));
    println!("Of what the bare page takes: {what} after {:.2}", this / bare);
    if this < bare {
        Ok(())
    } else {
        Err(format!("{what} after {this:.0} ms, the bare page's after {bare:.0}").into())
    }
}

/// When a visit showed something, in milliseconds since the navigation began.
struct Visit {
    headed: f64,
    painted: f64,
    mounted: f64,
}

/// Puts a page beside the page that starts its code at once, as wasm-bindgen made it.
fn publish_bare(host: &StaticHost, module: Vec<u8>) -> Result<(), TestError> {
    let (script, _) = host.file("dps-enroll-", ".js")?;
    host.put("bare.wasm", module);
    host.put(
        "bare.html",
        format!(
            "<!doctype html><title>bare</title><link rel=modulepreload href={script}>
            <link rel=preload href=bare.wasm as=fetch type=application/wasm crossorigin>
            <script type=module>
              import init from './{script}';
              init({{ module_or_path: 'bare.wasm' }});
            </script>"
        ),
    );
    Ok(())
}

/// Visits of the page and of the bare one in turn, all in one process of the browser, each loading everything.
async fn side_by_side(browser: &Browser, host: &StaticHost) -> Result<[Vec<Visit>; 2], TestError> {
    let pages = [host.page(), format!("{}bare.html", host.page())];
    browser.load_anew(true).await?;
    let mut visits = [Vec::new(), Vec::new()];
    for _ in 0..VISITS {
        for (page, visits) in pages.iter().zip(&mut visits) {
            browser.go(page).await?;
            visits.push(arrive(browser).await?);
        }
    }
    browser.load_anew(false).await?;
    Ok(visits)
}

/// Waits for the page's heading, and until something is painted: where there is no shell, that comes later.
async fn arrive(browser: &Browser) -> Result<Visit, TestError> {
    browser.see("main h1", "Enrollment groups").await?;
    let times = "const done = arguments[0];
      new PerformanceObserver(list => {
        const [paint] = list.getEntriesByName('first-contentful-paint');
        if (paint) done([window.headed, paint.startTime, window.mounted]);
      }).observe({ type: 'paint', buffered: true });";
    let times = browser.evaluate_async(times).await?;
    let time = |at: usize, what: &'static str| times.get(at).and_then(Value::as_f64).ok_or(what);
    Ok(Visit {
        headed: time(0, "no heading was noted")?,
        painted: time(1, "nothing was painted")?,
        mounted: time(2, "no heading of the page's code was noted")?,
    })
}

/// The middle of some times, the least and the most.
fn spread(times: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut times: Vec<_> = times.collect();
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or(f64::INFINITY);
    [at(times.len() / 2), at(0), at(times.len().saturating_sub(1))]
}

fn median(visits: &[Visit], time: fn(&Visit) -> f64) -> f64 {
    let [median, ..] = spread(visits.iter().map(time));
    median
}

fn said(visits: &[Visit]) -> String {
    let times: [fn(&Visit) -> f64; 3] = [|visit| visit.headed, |visit| visit.painted, |visit| visit.mounted];
    let [headed, painted, mounted] = times.map(|time| {
        let [middle, least, most] = spread(visits.iter().map(time));
        format!("{middle:.0} ms ({least:.0} to {most:.0})")
    });
    format!(
        "heading after {headed}, painted after {painted}, the code's heading after {mounted}; the middle, least and most of {VISITS}"
    )
}
