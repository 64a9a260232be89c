//! The hash that the boot module holds the wasm file against.

use std::{fs, path::Path};

use crate::failure::Failure;

/// Trunk writes the hash of the wasm file onto a preload link, where browsers ignore it with a warning. The boot module
/// enforces it: it stands on the element that module reads, and the link goes.
pub(super) fn move_to_boot(index: &Path) -> Result<(), Failure> {
    let file = |error| Failure::File { path: index.to_path_buf(), error };
    let html = fs::read_to_string(index).map_err(file)?;
    let moved = rewrite(&html).ok_or(Failure::Page("index.html has no preload link for the wasm file"))?;
    fs::write(index, moved).map_err(file)
}

fn rewrite(html: &str) -> Option<String> {
    let start = html.match_indices("<link").map(|(at, _)| at).find(|at| {
        let tag = html.get(*at..).and_then(|rest| rest.split('>').next()).unwrap_or_default();
        tag.contains("preload") && tag.contains(".wasm")
    })?;
    let (before, rest) = html.split_at_checked(start)?;
    let (tag, after) = rest.split_once('>')?;
    let hash = tag.split("sha384-").nth(1)?.split(['"', '\'', ' ']).next()?;
    let html = format!("{before}{after}");
    let at = html.find("data-wasm=")?;
    let (before, after) = html.split_at_checked(at)?;
    Some(format!("{before}data-integrity=\"sha384-{hash}\" {after}"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_of_the_wasm_moves_to_the_boot_modules_element() {
        let built = "<head><link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a_bg.wasm\" \
                     crossorigin=anonymous integrity=\"sha384-Ab/+=\" as=\"fetch\"></head><meta name=\"app\" \
                     data-js=\"./a.js\" data-wasm=\"./a_bg.wasm\">";
        let expected = "<head><link rel=\"modulepreload\" href=\"./a.js\"></head><meta name=\"app\" data-js=\"./a.js\" \
                        data-integrity=\"sha384-Ab/+=\" data-wasm=\"./a_bg.wasm\">";
        assert_eq!(super::rewrite(built).as_deref(), Some(expected));
        assert_eq!(super::rewrite("<head></head>"), None);
    }
}
