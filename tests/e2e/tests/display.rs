//! How the page is shown: narrow and enlarged, in the system's own colours, without motion, for fingers, with enough contrast.

use dps_enroll_e2e::{Browser, Key, STOPS, Site, TestError};
use serde_json::{Value, json};

/// What people press, type into and tick, as far as it is on the page. What is under a modal dialog is out of reach.
const CONTROLS: &str = "const around = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const controls = [...around.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
      .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden, .skip'));
    const name = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
    if (controls.length < 2) return ['there is nothing to press'];";

/// Runs a script that returns what is wrong on every page, and fails with all of it.
async fn all_is_well(browser: &Browser, site: &Site, what: &str, script: &str) -> Result<(), TestError> {
    let script = [CONTROLS, script].concat();
    let mut found = Vec::new();
    for stop in &STOPS {
        browser.stand(site, stop).await?;
        let here = browser.evaluate(&script).await?;
        let here = here.as_array().ok_or("the script names nothing")?;
        found.extend(
            here.iter().map(|one| format!("{what}, {}: {}", stop.name, one.as_str().unwrap_or_default())),
        );
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

/// Wider than the window, out of its reach, or cut off by what is around it.
const CUT_OFF: &str = "const page = document.documentElement;
    const found = [];
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
    if (around.scrollWidth > around.clientWidth) found.push(`the dialog is ${around.scrollWidth} wide in ${around.clientWidth}`);
    const spills = [...around.querySelectorAll('h1, h2, h3, label, legend, summary, button, a, p, dt, dd')];
    for (const e of spills.filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .skip, pre, .json'))) {
      // Names of hosts give way in the header, and have a title.
      if (e.scrollWidth > e.clientWidth + 1 && e.clientWidth && getComputedStyle(e).display !== 'inline') {
        found.push(`${e.scrollWidth} in ${e.clientWidth}: ${name(e)}`);
      }
    }
    for (const e of controls) {
      const { left, right } = e.getBoundingClientRect();
      if (left < -0.5 || right > page.clientWidth + 0.5) found.push(`from ${left} to ${right}: ${name(e)}`);
      for (let box = e.parentElement; box; box = box.parentElement) {
        const clips = getComputedStyle(box).overflowX;
        if (clips !== 'hidden' && clips !== 'clip') continue;
        const around = box.getBoundingClientRect();
        if (left < around.left - 0.5 || right > around.right + 0.5) found.push(`cut off by ${box.className}: ${name(e)}`);
      }
    }
    return found;";

#[tokio::test]
async fn nothing_is_lost_at_320_pixels() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_speaking(&site.page(), "fr").await?;
    browser.resize(320, 640).await?;
    all_is_well(&browser, &site, "320 pixels, French", CUT_OFF).await?;
    browser.close().await
}

#[tokio::test]
async fn nothing_is_lost_at_twice_the_size() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    // A window of 1280 by 1024, at 200 %.
    browser.enlarge(640, 512, 2).await?;
    assert_eq!(browser.evaluate("return [innerWidth, devicePixelRatio]").await?, json!([640, 2]));
    all_is_well(&browser, &site, "200 %", CUT_OFF).await?;
    browser.close().await
}

#[tokio::test]
async fn every_target_is_as_large_as_24_pixels() -> Result<(), TestError> {
    let script = "return controls.flatMap(e => {
        const style = getComputedStyle(e);
        const text = e.parentElement.textContent.trim();
        const isInText = e.matches('a') && style.display === 'inline' && text !== e.textContent.trim();
        if (isInText || e.matches('pre')) return [];
        // What is pressed for a box is its label too.
        const boxes = [e, ...(e.matches('[type=checkbox], [type=radio]') ? e.labels : [])].map(e => e.getBoundingClientRect());
        const width = Math.max(...boxes.map(box => box.width)), height = Math.max(...boxes.map(box => box.height));
        return width < 24 || height < 24 ? [`${width} × ${height}: ${name(e)}`] : [];
    });";
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    all_is_well(&browser, &site, "in a wide window", script).await?;
    browser.evaluate("localStorage.clear()").await?;
    browser.resize(360, 740).await?;
    all_is_well(&browser, &site, "on a phone", script).await?;
    browser.close().await
}

#[tokio::test]
async fn nothing_moves_for_people_who_want_no_motion() -> Result<(), TestError> {
    let seconds = "const longest = text => Math.max(...text.split(',').map(one => parseFloat(one)));
        const moves = e => [null, '::before', '::after', '::backdrop'].some(part => {
          const style = getComputedStyle(e, part);
          const runs = style.transitionProperty !== 'none' && longest(style.transitionDuration) > 0.01;
          return runs || style.animationName !== 'none' && longest(style.animationDuration) > 0.01;
        });
        const running = document.getAnimations().length ? [`${document.getAnimations().length} animations`] : [];
        const scrolls = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['smooth scrolling'] : [];
        return [...running, ...scrolls, ...[...document.querySelectorAll('*')].filter(moves).map(name)];";
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.emulate("", &[("prefers-reduced-motion", "no-preference")]).await?;
    let scrolling = "return getComputedStyle(document.documentElement).scrollBehavior";
    assert_eq!(browser.evaluate(scrolling).await?, "smooth", "this measures something");
    browser.emulate("", &[("prefers-reduced-motion", "reduce")]).await?;
    all_is_well(&browser, &site, "without motion", seconds).await?;
    browser.close().await
}

/// What says where one is, and what is chosen: it must not be a colour alone, which the system takes away.
const MARKED: &str = "const marks = e => {
      const style = getComputedStyle(e);
      const line = kind => style[kind + 'Style'] !== 'none' && parseFloat(style[kind + 'Width']) >= 1;
      return line('outline') || ['Top', 'Right', 'Bottom', 'Left'].some(side => line('border' + side));
    };
    const chosen = [...around.querySelectorAll('[aria-current=page], [aria-selected=true]')];
    const lines = chosen.filter(e => e.checkVisibility() && !marks(e)).map(e => 'looks like any other: ' + name(e));
    const boxes = [...around.querySelectorAll('.card, .notice, .badge, .dialog, input:not([type=checkbox]), select, textarea')];
    for (const e of boxes.filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .json') && !e.matches('[type=file]'))) {
      if (!marks(e)) lines.push('no border: ' + name(e));
    }
    for (const e of controls.filter(e => e.matches('button'))) if (!marks(e)) lines.push('no border: ' + name(e));
    return lines;";

#[tokio::test]
async fn the_systems_own_colours_leave_lines_around_what_counts() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    browser.emulate("", &[("forced-colors", "active")]).await?;
    assert_eq!(browser.evaluate("return matchMedia('(forced-colors: active)').matches").await?, true);
    all_is_well(&browser, &site, "forced colours", MARKED).await?;
    browser.close().await
}

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

/// How far the borders of fields and buttons, and the ring of the focus, stand out from what is around them: 3 to 1 (WCAG 1.4.11).
/// axe-core measures texts only.
const CONTRAST: &str = "const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const rgb = colour => {
      pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1);
      return pixel.getImageData(0, 0, 1, 1).data;
    };
    const luminance = colour => {
      const [r, g, b] = [...rgb(colour)].map(value => value / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };
    const behind = e => {
      for (let box = e.parentElement; box; box = box.parentElement) {
        const colour = getComputedStyle(box).backgroundColor;
        if (rgb(colour)[3] === 255) return colour;
      }
    };
    const found = [];
    const needs = (e, part, colour) => {
      const has = contrast(colour, behind(e));
      if (!(has >= 3)) found.push(`${part} ${has.toFixed(2)}: ${name(e)}`);
    };
    for (const e of controls) {
      const style = getComputedStyle(e);
      needs(e, 'ring', ring);
      if (e.matches('[aria-disabled=true], :disabled') || !e.matches('button, select, textarea, input:not([type=checkbox])')) continue;
      // A button without a border is known by its text, which has its own contrast; between calls there is but a line.
      if (rgb(style.borderTopColor)[3] === 0 || style.borderTopWidth === '0px' || e.matches('.call-line')) continue;
      needs(e, 'border', style.borderTopColor);
    }
    return found;";

#[tokio::test]
async fn fields_and_the_focus_stand_out_light_and_dark() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    // The colour of the ring, as the browser computes it where it is drawn.
    let ring = "const probe = document.querySelector('.brand'); probe.focus({ focusVisible: true });
        const ring = getComputedStyle(probe).outlineColor;";
    for theme in ["light", "dark"] {
        browser.prefer(theme).await?;
        all_is_well(&browser, &site, theme, &[ring, CONTRAST].concat()).await?;
        browser.evaluate("localStorage.clear()").await?;
    }
    browser.close().await
}
