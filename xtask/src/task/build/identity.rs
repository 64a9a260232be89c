//! What the page says of itself: the commit it was made from, and the SHA-256 of its wasm file as it is served.

use std::{fs, path::Path, process::Command};

use super::INPUTS;
use crate::{failure::Failure, hash::sha256, process, project};

/// Writes both onto the element that the boot module reads. The wasm file has its last form by now.
pub(super) fn write(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = fs::read_to_string(&index).map_err(Failure::file(&index))?;
    let name = wasm(&html).ok_or(Failure::Page("index.html names no data-wasm"))?;
    let wasm = dist.join(name);
    let hash = sha256([fs::read(&wasm).map_err(Failure::file(&wasm))?.as_slice()]);
    let said = format!("data-commit=\"{}\" data-sha256=\"{hash}\" data-wasm=", commit());
    fs::write(&index, html.replacen("data-wasm=", &said, 1)).map_err(Failure::file(&index))
}

/// The wasm file's name.
fn wasm(html: &str) -> Option<&str> {
    let value = html.split("data-wasm=").nth(1)?.trim_start_matches('"');
    value.split(['"', ' ', '>']).next()?.rsplit('/').next()
}

/// The commit, with a `+` behind it where the page is made of other files than it has; empty outside a clone.
pub(super) fn commit() -> String {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        // In a container the clone may be another user's.
        let trusted = format!("safe.directory={}", project::root().display());
        command.args(["-c", &trusted]).args(arguments).current_dir(project::root());
        process::read_quietly(&mut command)
    };
    let Some(commit) = git(&["rev-parse", "HEAD"]) else { return String::new() };
    let mut changed = vec!["status", "--porcelain", "--"];
    changed.extend(INPUTS);
    let is_changed = git(&changed).is_none_or(|files| !files.is_empty());
    format!("{}{}", commit.trim(), if is_changed { "+" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::wasm;

    #[test]
    fn the_wasm_file_is_found_in_quotes_or_without() {
        assert_eq!(wasm("<meta name=\"app\" data-wasm=\"./a.wasm.bin\">"), Some("a.wasm.bin"));
        assert_eq!(wasm("<meta data-wasm=./a.wasm.bin data-js=./a.js>"), Some("a.wasm.bin"));
        assert_eq!(wasm("<meta>"), None);
    }
}
