//! Whether every colour can be told from what is behind it, in both themes: WCAG 2.2, 1.4.3 for text and 1.4.11 for the parts of
//! controls. And that `docs/design.md` has the figures.

use std::{collections::BTreeMap, fs};

/// The backgrounds that cards, fields and notices have.
const GROUNDS: [&str; 4] = ["page", "surface", "surface-raised", "surface-sunk"];
const SOFT: [&str; 5] = ["accent-soft", "good-soft", "warn-soft", "bad-soft", "sandbox-soft"];

/// What is read, and what it stands on.
const TEXT: [(&str, &[&str]); 11] = [
    ("text", &GROUNDS),
    ("text", &SOFT),
    ("text-soft", &GROUNDS),
    ("accent", &GROUNDS),
    // Quiet buttons and links in notices.
    ("accent", &SOFT),
    ("accent-strong", &["page", "surface", "surface-raised", "surface-sunk", "accent-soft"]),
    ("on-accent", &["accent", "accent-strong"]),
    ("good", &["surface", "surface-raised", "good-soft"]),
    ("warn", &["surface", "surface-raised", "warn-soft"]),
    ("bad", &["surface", "surface-raised", "bad-soft"]),
    ("sandbox", &["sandbox-soft"]),
];
/// Text on a filled ground.
const FILLED: [(&str, &[&str]); 1] = [("on-bad", &["bad"])];
/// Borders of controls, the focus ring, dots, bars, and icons that say something.
const PARTS: [(&str, &[&str]); 7] = [
    ("line-strong", &GROUNDS),
    ("line-strong", &SOFT),
    ("accent", &GROUNDS),
    ("good", &["surface", "surface-sunk", "good-soft"]),
    ("warn", &["surface", "warn-soft"]),
    ("bad", &["surface", "surface-sunk", "bad-soft"]),
    ("sandbox", &["sandbox-soft"]),
];

type Colour = [f64; 3];

fn file(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// `#rrggbb`.
fn colour(text: &str) -> Colour {
    let digits = text.trim().strip_prefix('#').unwrap_or_else(|| panic!("{text} is no colour"));
    assert_eq!(digits.len(), 6, "{text}");
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0)
}

/// Every colour role, light and dark.
fn roles() -> BTreeMap<String, [Colour; 2]> {
    let tokens = file("style/tokens.css");
    let role = |line: &str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.split_once(')')?.0.split_once(',')?;
        Some((name.to_owned(), [colour(light), colour(dark)]))
    };
    tokens.lines().filter_map(role).collect()
}

/// WCAG's relative luminance.
fn luminance(colour: Colour) -> f64 {
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

/// A pair's contrast, light and dark, rounded down to a tenth as people write it.
fn figures(roles: &BTreeMap<String, [Colour; 2]>, above: &str, below: &str) -> [f64; 2] {
    let role = |name: &str| roles.get(name).unwrap_or_else(|| panic!("there is no --{name}"));
    [0, 1].map(|theme| (contrast(role(above)[theme], role(below)[theme]) * 10.0).floor() / 10.0)
}

fn each_reaches(pairs: &[(&str, &[&str])], least: f64) {
    let (roles, design) = (roles(), file("docs/design.md"));
    let mut wrong = Vec::new();
    for (above, grounds) in pairs {
        for below in *grounds {
            let [light, dark] = figures(&roles, above, below);
            if light < least || dark < least {
                wrong.push(format!("{above} on {below}: {light} light, {dark} dark; it needs {least}"));
            }
            let figures = format!("`{below}` {light:.1} / {dark:.1}");
            let start = format!("| `{above}` | ");
            if !design.lines().any(|line| line.starts_with(&start) && line.contains(&figures)) {
                wrong.push(format!("docs/design.md lacks, for `{above}`: {figures}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_arithmetic_is_wcags() {
    // Black on white, and the grey that is just enough on white.
    assert!((contrast(colour("#000000"), colour("#ffffff")) - 21.0).abs() < 1e-9);
    assert!((contrast(colour("#767676"), colour("#ffffff")) - 4.54).abs() < 0.01);
}

#[test]
fn every_text_can_be_read() {
    each_reaches(&TEXT, 4.5);
    each_reaches(&FILLED, 4.5);
}

#[test]
fn every_part_of_a_control_can_be_seen() {
    each_reaches(&PARTS, 3.0);
}

/// A role that is in no pair would be a colour that nobody has looked at.
#[test]
fn every_role_is_in_a_pair() {
    let pairs: Vec<_> = TEXT.iter().chain(&FILLED).chain(&PARTS).collect();
    // The line around a card says nothing that its place and its heading do not.
    let named = |role: &str| {
        role == "line" || pairs.iter().any(|(above, below)| *above == role || below.contains(&role))
    };
    let unnamed: Vec<_> = roles().into_keys().filter(|role| !named(role)).collect();
    assert_eq!(unnamed, [""; 0]);
}
