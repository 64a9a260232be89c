//! Light, dark, or as the system is: what is chosen, kept, and applied by whom.

use std::fs;

use dps_enroll::{
    page::{Effect, Event, State, address::Address, theme::Theme},
    text::Locale,
    time::UnixSeconds,
};

fn file(name: &str) -> String {
    fs::read_to_string(format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn a_theme_is_the_systems_until_another_is_chosen_and_then_kept() {
    let mut page = State::new(Locale::English, Address::default(), None);
    assert_eq!(page.theme, Theme::System);
    for theme in [Theme::Dark, Theme::Light, Theme::System] {
        let effects = page.update(Event::ThemeChosen(theme), UnixSeconds::default());
        assert_eq!(effects, [Effect::TakeTheme(theme)]);
        assert_eq!(page.theme, theme);
        assert_eq!(Theme::parse(theme.as_str()), theme);
    }
}

#[test]
fn what_somebody_else_wrote_there_is_no_theme() {
    for name in ["", "DARK", "blue", "null"] {
        assert_eq!(Theme::parse(name), Theme::System, "{name}");
    }
}

/// The names meet in three files, of which two are no Rust.
#[test]
fn the_script_before_the_page_and_the_style_sheets_know_the_same_names() {
    let (boot, tokens) = (file("src/boot.js"), file("style/tokens.css"));
    assert!(boot.contains("dataset.theme = localStorage.getItem(\"dps-enroll.theme\")"));
    assert!(file("src/page/setting.rs").contains("\"dps-enroll.theme\""));
    for theme in [Theme::Light, Theme::Dark] {
        let name = theme.as_str();
        let rule = format!("&[data-theme=\"{name}\"] {{\n      color-scheme: {name};");
        assert!(tokens.contains(&rule), "{name}");
    }
    // Nothing else asks for the system's scheme: then both ways lead to the same colours.
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).unwrap() {
        let path = entry.unwrap().path();
        assert!(!fs::read_to_string(&path).unwrap().contains("prefers-color-scheme"), "{}", path.display());
    }
}
