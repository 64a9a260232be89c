//! Ten thousand rows in real Chromium, on the release page: how long they take to load, and the longest task of the main
//! thread while they load, are filtered, sorted and scrolled. A frame is missed from 50 ms on.

use std::{fmt::Write as _, time::Instant};

use dps_enroll_e2e::{Browser, Site, TestError};
use dps_enroll_local::now;

const ROWS: usize = 10_000;

/// Notes every task of the main thread over 50 ms.
const WATCH: &str = "window.tasks = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => Math.round(task.duration))))
      .observe({ type: 'longtask' });";
/// The longest of those since last asked; 0 where there were none.
const LONGEST: &str = "return Math.max(0, ...tasks.splice(0));";
/// Types into the filter, and waits until it is drawn.
const TYPE: &str = "const done = arguments[arguments.length - 1], field = document.querySelector('#filter');
    field.value = 'TEXT';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => requestAnimationFrame(() => done(null)));";
/// Scrolls 200 frames of 700 pixels; the longest time between two frames, in milliseconds.
const SCROLL: &str = "const done = arguments[arguments.length - 1];
    let left = 200, last = performance.now(), longest = 0;
    const step = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last); last = now; scrollBy(0, 700);
      if (--left) requestAnimationFrame(step); else { scrollTo(0, 0); done(Math.round(longest)); }
    };
    requestAnimationFrame(step);";

#[tokio::main]
async fn main() -> Result<(), TestError> {
    let site = Site::start().await?;
    site.dps().load(&state()?, now()).map_err(|error| error.to_string())?;
    let browser = Browser::open_for_measuring(&site.page()).await?;
    browser.connect(&site).await?;
    browser.see(".table", "lyon-line-3").await?;
    browser.evaluate(WATCH).await?;
    for place in ["/groups/lyon-line-3/registrations", "/enrollments"] {
        let began = Instant::now();
        browser.evaluate(&format!("location.hash = '{place}'")).await?;
        // Each page of a hundred rows is a call.
        browser.see_within(120, "#group-count", "100").await?;
        say(&format!("{place}: {ROWS} rows loaded in {} ms", began.elapsed().as_millis()));
        say(&format!("  longest task while loading: {} ms", browser.evaluate(LONGEST).await?));
        for filter in ["r", "ro", "rob", "robot-001", ""] {
            browser.evaluate_async(&TYPE.replace("TEXT", filter)).await?;
        }
        browser.see("#group-count", "100").await?;
        say(&format!("  longest task while filtering: {} ms", browser.evaluate(LONGEST).await?));
        browser.press("Status").await?;
        browser.press("Last change").await?;
        say(&format!("  longest task while sorting: {} ms", browser.evaluate(LONGEST).await?));
        say(&format!("  longest frame while scrolling: {} ms", browser.evaluate_async(SCROLL).await?));
    }
    browser.close().await
}

#[expect(clippy::print_stdout, reason = "the figures are what it is for")]
fn say(line: &str) {
    println!("{line}");
}

fn state() -> Result<String, TestError> {
    let (mut records, mut enrollments) = (String::new(), String::new());
    for at in 0..ROWS {
        let comma = if at == 0 { "" } else { "," };
        write!(
            records,
            r#"{comma}{{"enrollmentGroupId": "lyon-line-3", "registrationId": "robot-{at:05}", "lastUpdatedDateTimeUtc": "-{}h"}}"#,
            at % 900
        )?;
        write!(
            enrollments,
            r#"{comma}{{"registrationId": "robot-{at:05}", "attestation": {{"type": "symmetricKey"}}}}"#
        )?;
    }
    Ok(format!(r#"{{"registrations": [{records}], "enrollments": [{enrollments}]}}"#))
}
