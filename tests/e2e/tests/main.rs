//! All journeys as one program: linked once, and no core waits for the last test of a file.

mod activity;
mod announcements;
mod chain;
mod editing;
mod enrollments;
mod failures;
mod faults;
mod focus;
mod hardening;
mod hostile;
mod journeys;
mod keyboard;
mod language;
mod offline;
mod page;
mod places;
mod print;
mod proxy;
mod secrets;
mod share;
mod snippets;
mod vault;
mod workshop;

#[test]
fn no_file_is_left_out() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let known = include_str!("main.rs");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = format!("mod {};", name.trim_end_matches(".rs"));
        assert!(name == "main.rs" || known.lines().any(|line| line == module), "{name}");
    }
}
