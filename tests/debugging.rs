//! No text of the page is made by `{:?}`: the release build prints nothing for it (`docs/adr/0012-own-std.md`).

use std::{fs, path::Path};

/// Files that no release has.
const DEVELOPMENT: [&str; 2] = ["tests.rs", "gallery.rs"];

/// Whether a line of code formats something for debugging. `${NAME:?}` is the shell's.
fn debugs(line: &str) -> bool {
    line.match_indices("?}").any(|(at, _)| {
        let (before, _) = line.split_at(at);
        let opened = before.rfind('{').unwrap_or_default();
        let within = &before[opened..];
        let is_format = within.starts_with('{') && (within.ends_with(':') || within.ends_with(":#"));
        is_format && !before[..opened].ends_with('$')
    })
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !DEVELOPMENT.contains(&&*name)
        {
            let source = fs::read_to_string(&path).unwrap();
            let page = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = page.lines().filter(|line| !line.trim_start().starts_with("//") && debugs(line));
            found.extend(lines.map(|line| format!("{}: {line}", path.display())));
        }
    }
}

#[test]
fn no_text_of_the_page_is_made_for_debugging() {
    assert!(debugs("format!(\"{name:?}\")") && debugs("write!(f, \"{:#?}\", self)"));
    assert!(!debugs("\"Authorization: ${TOKEN:?}\"") && !debugs("parse(text)?}"));
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "{found:#?}");
}
