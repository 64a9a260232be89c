//! Every page in every state, as people see and hear it: in both languages, light and dark, narrow and enlarged, in the system's own
//! colours, without motion, for fingers and for screen readers. Getting there takes longer than looking: each state is entered once
//! in a language, and looked at in every way.

use std::collections::BTreeSet;

use dps_enroll_e2e::{Browser, Key, STOPS, Site, TestError};
use serde_json::{Value, json};

/// A way to look at a place.
struct Look {
    what: &'static str,
    under: Under,
    finds: Finds,
}

/// Under what it is looked at: the system's features, and the window in CSS pixels, each as wide as some of the screen's.
#[derive(Clone, Copy, PartialEq)]
struct Under {
    feature: (&'static str, &'static str),
    window: [u32; 3],
}

/// What finds what is wrong.
enum Finds {
    /// axe-core, light and dark.
    Axe,
    /// What screen readers say of controls.
    Names,
    /// What the tabulator key never comes to.
    Keyboard,
    /// A script that returns it.
    Script(&'static str),
}

const LIGHT: Under = Under { feature: ("prefers-color-scheme", "light"), window: [1280, 1000, 1] };
const DARK: Under = Under { feature: ("prefers-color-scheme", "dark"), ..LIGHT };
const FORCED: Under = Under { feature: ("forced-colors", "active"), ..LIGHT };
const STILL: Under = Under { feature: ("prefers-reduced-motion", "reduce"), ..LIGHT };
const TABLET: Under = Under { window: [768, 1024, 1], ..LIGHT };
const HAND: Under = Under { window: [390, 844, 1], ..LIGHT };
const NARROW: Under = Under { window: [320, 640, 1], ..LIGHT };
const PHONE: Under = Under { window: [360, 740, 1], ..LIGHT };
/// A window of 1280 by 1024, at 200 %.
const TWICE: Under = Under { window: [640, 512, 2], ..LIGHT };

const fn look(what: &'static str, under: Under, finds: Finds) -> Look {
    Look { what, under, finds }
}

/// Visits every place, and fails with all that any look finds.
async fn all_is_well(browser: &Browser, site: &Site, looks: &[Look]) -> Result<(), TestError> {
    let mut found = Vec::new();
    for stop in &STOPS {
        show_under(browser, LIGHT).await?;
        browser.stand(site, stop).await?;
        browser.drawn().await?;
        let mut shown = Some(LIGHT);
        for Look { what, under, finds } in looks {
            if shown != Some(*under) {
                show_under(browser, *under).await?;
            }
            // Looking by axe-core changes the theme.
            shown = (!matches!(finds, Finds::Axe)).then_some(*under);
            let here = match finds {
                Finds::Axe => Vec::from_iter(browser.is_accessible(what).await.err().map(|e| e.to_string())),
                Finds::Names => unnamed(browser).await?,
                Finds::Keyboard => unreached(browser).await?,
                Finds::Script(script) => run(browser, script).await?,
            };
            found.extend(here.into_iter().map(|one| format!("{}, {what}: {one}", stop.name)));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

async fn show_under(browser: &Browser, under: Under) -> Result<(), TestError> {
    let [width, height, scale] = under.window;
    browser.enlarge(width, height, scale).await?;
    browser.emulate("", &[under.feature]).await
}

async fn run(browser: &Browser, script: &str) -> Result<Vec<String>, TestError> {
    let script = [&format!("const english = {};", json!(ENGLISH)), CONTROLS, script].concat();
    let here = browser.evaluate(&script).await?;
    let here = here.as_array().ok_or("the script names nothing")?;
    Ok(here.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// What people press, type into and tick, as far as it is on the page. What is under a modal dialog is out of reach.
const CONTROLS: &str = "const around = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
    const controls = [...around.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
      .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.visually-hidden, .skip'));
    const name = e => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 140);
    if (controls.length < 2) return ['there is nothing to press'];";

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

/// Controls that lie over one another, as far as they are seen. What stays in view lies over what is scrolled.
const OVERLAPPING: &str = "const seen = (e, box) => {
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      let floats = null;
      for (let at = e; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (['sticky', 'fixed'].includes(style.position)) floats ??= at;
        if (at === e || style.overflow === 'visible') continue;
        const clip = at.getBoundingClientRect();
        [left, top] = [Math.max(left, clip.left), Math.max(top, clip.top)];
        [right, bottom] = [Math.min(right, clip.right), Math.min(bottom, clip.bottom)];
      }
      return { e, left, top, right, bottom, floats };
    };
    const boxes = controls.flatMap(e => [...e.getClientRects()].map(box => seen(e, box)));
    const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const apart = (a, b) => a.floats !== b.floats || a.e.contains(b.e) || b.e.contains(a.e);
    // Links in lines of text are taller than the line.
    const over = (a, b) => !apart(a, b) && across(a, b) > 1 && down(a, b) > 6;
    return boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b => over(a, b)).map(b => `${name(a.e)} lies over ${name(b.e)}`));";

/// Notes what moves.
const WATCH: &str = "window.shifts = [];
    new PerformanceObserver(list => shifts.push(...list.getEntries()
      .filter(shift => !shift.hadRecentInput)
      .map(({ startTime, value, sources }) =>
        ({ startTime, value, sources: sources.map(({ node }) => (node?.outerHTML ?? '').slice(0, 100)) }))
    )).observe({ type: 'layout-shift', buffered: true });";

/// Moved by more than web.dev calls good, and by itself: not as the answer to what a person did.
const JUMPING: &str = "const isAnswer = ({ startTime }) => (window.acted ?? []).some(([from, to]) => startTime >= from && startTime < to);
    const jumps = shifts.filter(shift => !isAnswer(shift));
    return jumps.reduce((sum, { value }) => sum + value, 0) > 0.1 ? [JSON.stringify(jumps)] : [];";

/// Smaller than 24 pixels (WCAG 2.5.8).
const SMALL: &str = "return controls.flatMap(e => {
    const style = getComputedStyle(e);
    const text = e.parentElement.textContent.trim();
    const isInText = e.matches('a') && style.display === 'inline' && text !== e.textContent.trim();
    if (isInText || e.matches('pre')) return [];
    // What is pressed for a box is its label too.
    const boxes = [e, ...(e.matches('[type=checkbox], [type=radio]') ? e.labels : [])].map(e => e.getBoundingClientRect());
    const width = Math.max(...boxes.map(box => box.width)), height = Math.max(...boxes.map(box => box.height));
    return width < 24 || height < 24 ? [`${width} × ${height}: ${name(e)}`] : [];
  });";

/// Moves although the system asks for no motion.
const MOVING: &str = "const longest = text => Math.max(...text.split(',').map(one => parseFloat(one)));
    const moves = e => [null, '::before', '::after', '::backdrop'].some(part => {
      const style = getComputedStyle(e, part);
      const runs = style.transitionProperty !== 'none' && longest(style.transitionDuration) > 0.01;
      return runs || style.animationName !== 'none' && longest(style.animationDuration) > 0.01;
    });
    const running = document.getAnimations().length ? [`${document.getAnimations().length} animations`] : [];
    const scrolls = getComputedStyle(document.documentElement).scrollBehavior === 'smooth' ? ['smooth scrolling'] : [];
    return [...running, ...scrolls, ...[...document.querySelectorAll('*')].filter(moves).map(name)];";

/// What says where one is, and what is chosen: it must not be a colour alone, which the system takes away.
const UNMARKED: &str = "const marks = e => {
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

/// How far the borders of fields and buttons, and the ring of the focus, stand out from what is around them: 3 to 1 (WCAG 1.4.11).
/// axe-core measures texts only.
const FAINT: &str = "const probe = controls.find(e => (e.focus({ focusVisible: true }), e === document.activeElement));
    if (!probe) return ['nothing takes the focus'];
    // The colour of the ring, as the browser computes it where it is drawn.
    const ring = getComputedStyle(probe).outlineColor;
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
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

/// Fields of the forms beside which Azure's term for them does not stand.
const UNEXPLAINED: &str = "const fields = controls.filter(e => e.matches('input, select, textarea') && e.closest('.edit, [aria-labelledby=step-group]'));
    return fields.filter(e => !e.matches('[type=file], .copy-as *') &&
      !e.closest('.field, div:has(> .check)')?.querySelector('.field-help')).map(name);";

/// What no French page shows: what is said most often, and where it would stand by itself. Names of the service and of
/// programs are the same in both languages.
const ENGLISH: [&str; 24] = [
    "Enrollment group",
    "Individual enrollment",
    "Connect",
    "Create group",
    "Reload",
    "Delete",
    "Try the sandbox",
    "Test connection",
    "Forget key",
    "Choose files",
    "Paste text",
    "More settings",
    "What is sent",
    "Activity",
    "Close",
    "Cancel",
    "Copy",
    "Print",
    "Got it",
    "Keyboard shortcuts",
    "About this page",
    "Theme",
    "Language",
    "Loading",
];

/// Words of [`ENGLISH`], in what is shown and in what is said where something has no text. Code is no language of people.
const WORDS: &str = "const whole = text => english.filter(one => new RegExp('(^|[^\\\\p{L}])' + one + '([^\\\\p{L}]|$)', 'u').test(text));
    const says = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(e =>
      ['aria-label', 'title', 'placeholder'].map(name => e.getAttribute(name) ?? ''));
    const texts = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const parent = walk.currentNode.parentElement;
      if (!parent.closest('pre, code, script, style, select[aria-label], #language, .mono')) texts.push(walk.currentNode.data);
    }
    return [document.title, ...says, ...texts].flatMap(text => whole(text).map(one => one + ' in “' + text + '”'));";

/// Controls that the tabulator key does not come to, once round the page.
async fn unreached(browser: &Browser) -> Result<Vec<String>, TestError> {
    let begin = "const stops = controls.filter(e => !e.disabled);
        window.unreached = new Set(stops);
        addEventListener('focusin', event => window.unreached.delete(event.target));
        document.activeElement.blur();
        scrollTo(0, 0);
        // A date has stops within it, and so has what can be scrolled.
        return stops.length + 4 * stops.filter(e => e.type === 'date').length + 10;";
    let count =
        browser.evaluate(&[CONTROLS, begin].concat()).await?.as_u64().ok_or("there is nothing to press")?;
    browser.type_text(&char::from(Key::Tab).to_string().repeat(usize::try_from(count)?)).await?;
    let left = browser.evaluate("return [...window.unreached].map(e => e.outerHTML.slice(0, 140))").await?;
    Ok(left.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// What does the same wherever it stands.
const SAME: [&str; 4] = [
    "Language of the code",
    "X.509 certificate attestation",
    "Custom allocation policy",
    "Certificate management",
];

/// Controls without a name, or with one that another beside it has.
async fn unnamed(browser: &Browser) -> Result<Vec<String>, TestError> {
    let controls = browser.named_controls().await?;
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for control in &controls {
        let [part, role, name] = control;
        let is_known = !known.insert(control) && !SAME.contains(&name.as_str());
        if name.is_empty() || is_known {
            found.push(format!("in “{part}”: {role} “{name}”"));
        }
    }
    if controls.len() < 2 {
        found.push("there is nothing to operate".to_owned());
    }
    Ok(found)
}

#[tokio::test]
async fn all_is_well_in_english() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open(&site.page()).await?;
    // What the looks measure is there to be measured.
    browser.emulate("", &[("prefers-reduced-motion", "no-preference")]).await?;
    let scrolling = "return getComputedStyle(document.documentElement).scrollBehavior";
    assert_eq!(browser.evaluate(scrolling).await?, "smooth");
    browser.emulate("", &[FORCED.feature]).await?;
    assert_eq!(browser.evaluate("return matchMedia('(forced-colors: active)').matches").await?, true);
    let seen = "return PerformanceObserver.supportedEntryTypes.includes('layout-shift')";
    assert_eq!(browser.evaluate(seen).await?, true);
    browser.before_each_page(WATCH).await?;
    all_is_well(
        &browser,
        &site,
        &[
            look("nothing moves by itself", LIGHT, Finds::Script(JUMPING)),
            look("1280 pixels", LIGHT, Finds::Script(CUT_OFF)),
            look("nothing lies over another", LIGHT, Finds::Script(OVERLAPPING)),
            look("768 pixels", TABLET, Finds::Script(CUT_OFF)),
            look("390 pixels", HAND, Finds::Script(CUT_OFF)),
            look("nothing lies over another in a hand", HAND, Finds::Script(OVERLAPPING)),
            look("axe-core", LIGHT, Finds::Axe),
            look("names of controls", LIGHT, Finds::Names),
            look("targets", LIGHT, Finds::Script(SMALL)),
            look("Azure's terms", LIGHT, Finds::Script(UNEXPLAINED)),
            look("without motion", STILL, Finds::Script(MOVING)),
            look("forced colours", FORCED, Finds::Script(UNMARKED)),
            look("contrast, light", LIGHT, Finds::Script(FAINT)),
            look("contrast, dark", DARK, Finds::Script(FAINT)),
            look("the keyboard", LIGHT, Finds::Keyboard),
        ],
    )
    .await?;
    browser.close().await
}

/// French needs more room.
#[tokio::test]
async fn all_is_well_in_french() -> Result<(), TestError> {
    let site = Site::start().await?;
    let browser = Browser::open_speaking(&site.page(), "fr-CA,fr").await?;
    browser.enlarge(640, 512, 2).await?;
    assert_eq!(browser.evaluate("return [innerWidth, devicePixelRatio]").await?, json!([640, 2]));
    assert_eq!(browser.evaluate("return document.documentElement.lang").await?, "fr");
    all_is_well(
        &browser,
        &site,
        &[
            look("axe-core", LIGHT, Finds::Axe),
            look("English words", LIGHT, Finds::Script(WORDS)),
            look("1280 pixels", LIGHT, Finds::Script(CUT_OFF)),
            look("768 pixels", TABLET, Finds::Script(CUT_OFF)),
            look("nothing lies over another on a tablet", TABLET, Finds::Script(OVERLAPPING)),
            look("390 pixels", HAND, Finds::Script(CUT_OFF)),
            look("320 pixels", NARROW, Finds::Script(CUT_OFF)),
            look("nothing lies over another at 320 pixels", NARROW, Finds::Script(OVERLAPPING)),
            look("200 %", TWICE, Finds::Script(CUT_OFF)),
            look("targets on a phone", PHONE, Finds::Script(SMALL)),
        ],
    )
    .await?;
    // In English those words are found.
    browser.choose("#language", "en").await?;
    browser.see("#announcement", "This page now speaks English.").await?;
    let seen = run(&browser, WORDS).await?.join("\n");
    for said in ["Connect", "Activity", "Theme", "Keyboard shortcuts"] {
        assert!(seen.contains(&format!("{said} in “")), "{said}: {seen}");
    }
    browser.close().await
}
