//! The languages: that a French page has no English left on it, and is set as French is; and that the choice holds.

use std::{fs, path::Path};

use dps_enroll::{
    deployment::Deployment,
    page::{Effect, Event, State, address::Address, setting::Setting},
    text::{Locale, admission_texts, chain_texts, texts, vault_texts, workshop_texts},
    time::UnixSeconds,
};

/// What is the same in every language.
const SAME: [&str; 12] = [
    "Actions",
    "Attestation",
    "Code",
    "Commit",
    "DPS",
    "JSON",
    "PKCS#12",
    "Pages",
    "Signature",
    "TPM",
    "Version",
    "dps-enroll",
];

/// The fixed texts of a language, as `Debug` writes them.
fn fixed(locale: Locale) -> Vec<String> {
    let said = format!(
        "{:?}{:?}{:?}{:?}{:?}",
        texts(locale),
        chain_texts(locale),
        admission_texts(locale),
        workshop_texts(locale),
        vault_texts(locale)
    );
    said.replace("\\\"", "").split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_fixed_text_is_translated() {
    let english = fixed(Locale::English);
    assert!(english.len() > 200, "{}", english.len());
    for locale in Locale::ALL.iter().filter(|locale| **locale != Locale::English) {
        let other = fixed(*locale);
        assert_eq!(english.len(), other.len());
        let same =
            english.iter().zip(&other).filter(|(one, other)| one == other).map(|(one, _)| one.as_str());
        let unexpected: Vec<_> = same.filter(|text| !SAME.contains(text)).collect();
        assert!(unexpected.is_empty(), "{}: {unexpected:#?}", locale.tag());
    }
}

/// `src/boot.js` speaks before the page's code is there, and index.html speaks English.
#[test]
fn every_language_is_spoken_from_the_first_paint() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/boot.js")).unwrap();
    let (_, table) = source.split_once("const languages = {\n").unwrap();
    let (table, _) = table.split_once("\n};").unwrap();
    let languages: Vec<_> = table.split("\n  },").filter(|entry| !entry.trim().is_empty()).collect();
    let tags: Vec<_> =
        languages.iter().map(|entry| entry.split_once(": {").unwrap().0.trim().to_owned()).collect();
    assert_eq!(tags, Locale::ALL.iter().map(|locale| locale.tag()).collect::<Vec<_>>());
    for (tag, entry) in tags.iter().zip(languages) {
        for text in ["heading", "lead", "framed", "alone", "broken"] {
            let is_there = entry.contains(&format!("\n    {text}:"));
            assert!(is_there || (tag == "en" && ["heading", "lead"].contains(&text)), "{tag}: {text}");
        }
    }
}

/// The string literals of the French texts.
fn french_literals() -> Vec<String> {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/fr.rs")).unwrap();
    let code: String = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
        .replace("'\"'", "''")
        .replace("\\\"", "");
    assert!(
        code.matches('"').count().is_multiple_of(2),
        "a quote stands alone, and turns the rest inside out"
    );
    // A literal may go on over several lines.
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn french_is_set_as_french_is() {
    let literals = french_literals();
    assert!(literals.len() > 500, "{}", literals.len());
    let mut wrong = Vec::new();
    for text in literals {
        // The characters that an ID may have.
        let text = text.replace("- . _ :", "");
        let letters: Vec<char> = text.chars().collect();
        let straight = letters
            .windows(3)
            .any(|window| window[0].is_alphabetic() && window[1] == '\'' && window[2].is_alphabetic());
        let bad =
            straight || [" :", " ;", " ?", " !", " »", "« ", "“", "”"].iter().any(|mark| text.contains(mark));
        if bad {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_languages_are_found_by_their_tags() {
    for locale in Locale::ALL {
        assert_eq!(Locale::from_tag(locale.tag()), Some(*locale));
    }
    assert_eq!(Locale::from_tag("fr-CA"), Some(Locale::French));
    assert_eq!(Locale::from_tag("FR"), Some(Locale::French));
    assert_eq!(Locale::from_tag("frr"), None);
}

#[test]
fn what_a_person_chose_outweighs_what_is_preset() {
    let now = UnixSeconds(1_700_000_000);
    let french = || Event::Preset(Deployment::parse(r#"{"locale": "fr"}"#));
    let mut state = State::new(Locale::English, Address::default(), None);
    state.update(french(), now);
    assert_eq!(state.locale, Locale::French);

    let effects = state.update(Event::LocaleChosen(Locale::English), now);
    assert_eq!(
        effects,
        [
            Effect::Save(Setting::Locale, "en".to_owned()),
            Effect::Announce(texts(Locale::English).page.spoken.to_owned())
        ]
    );
    state.update(french(), now);
    assert_eq!(state.locale, Locale::English);
}
