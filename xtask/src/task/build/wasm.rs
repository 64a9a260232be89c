//! The wasm file as it is served: its code in columns, compressed beforehand, and held against its hash by the boot module.

use std::{fs, path::Path};

use dps_enroll_columns::apart;
use zopfli::{Format, Options};

use super::html::{find_link, integrity};
use crate::failure::Failure;

/// Takes the wasm file apart (`docs/adr/0011-columns.md`) and compresses it with zopfli, which finds 5 % more than the gzip of
/// web servers does; it is served as it is (`docs/adr/0008-bytes.md`). Trunk writes the file's hash onto a preload link, where browsers ignore it with a warning; the
/// boot module enforces it: it stands on the element that module reads, and the link goes.
pub(super) fn compress(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = read(&index)?;
    let html = String::from_utf8_lossy(&html);
    let (html, name) =
        without_preload(&html).ok_or(Failure::Page("index.html has no preload link for the wasm file"))?;
    let plain = dist.join(&name);
    let columns = apart(&read(&plain)?).map_err(Failure::Columns)?;
    let mut compressed = Vec::new();
    // Each column is unlike the one before it, and may have codes of its own.
    let options = Options { maximum_block_splits: 0, ..Options::default() };
    zopfli::compress(options, Format::Gzip, columns.as_slice(), &mut compressed)
        .map_err(Failure::file(&plain))?;
    let integrity = integrity(&compressed);
    let new = format!("{name}.gz");
    let html = named(&html, &name, &new, &integrity).ok_or(Failure::Page("index.html names no data-wasm"))?;
    let write = |name: &str, bytes: &[u8]| {
        let path = dist.join(name);
        fs::write(&path, bytes).map_err(Failure::file(&path))
    };
    write(&new, &compressed)?;
    write("index.html", html.as_bytes())?;
    fs::remove_file(&plain).map_err(Failure::file(&plain))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::file(path))
}

/// The page without its preload link for the wasm file, and that file's name.
fn without_preload(html: &str) -> Option<(String, String)> {
    let start = find_link(html, &["preload", ".wasm"])?;
    let (before, rest) = html.split_at_checked(start)?;
    let (tag, after) = rest.split_once('>')?;
    let name = tag.split(['"', ' ', '=', '/']).find(|part| part.ends_with("_bg.wasm"))?;
    Some((format!("{before}{after}"), name.to_owned()))
}

/// The page with the file's new name, and its hash beside it.
fn named(html: &str, old: &str, new: &str, integrity: &str) -> Option<String> {
    let at = html.find("data-wasm=")?;
    let (before, after) = html.split_at_checked(at)?;
    Some(format!("{before}data-integrity=\"{integrity}\" {}", after.replacen(old, new, 1)))
}

#[cfg(test)]
mod tests {
    use super::{named, without_preload};

    #[test]
    fn the_boot_modules_element_names_the_compressed_file_and_its_hash() {
        let built = "<head><link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a_bg.wasm\" \
                     crossorigin=anonymous integrity=\"sha384-Ab/+=\" as=\"fetch\"></head><meta name=\"app\" \
                     data-js=\"./a.js\" data-wasm=\"./a_bg.wasm\">";
        let (html, name) = without_preload(built).unwrap();
        assert_eq!(name, "a_bg.wasm");
        let expected = "<head><link rel=\"modulepreload\" href=\"./a.js\"></head><meta name=\"app\" data-js=\"./a.js\" \
                        data-integrity=\"sha384-Xy\" data-wasm=\"./a_bg.wasm.gz\">";
        assert_eq!(named(&html, &name, "a_bg.wasm.gz", "sha384-Xy").as_deref(), Some(expected));
        assert_eq!(without_preload("<head></head>"), None);
    }
}
