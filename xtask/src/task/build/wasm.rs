//! The wasm file as it is served: packed, and held against its hash by the boot module.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use dps_enroll_columns::{Fault, pack, unpack};
use sha2::{Digest, Sha256};
use zopfli::{Format, Options};

use super::html::{integrity, take_link};
use crate::failure::Failure;

/// What the served file's name ends with.
pub(super) const ENDING: &str = ".bin";

/// Packs the wasm file (`docs/adr/0011-columns.md`). What unpacks it goes along, as a wasm module of its own: first how long that
/// is, 4 bytes, little-endian; then that, as gzip; then the packed file. Trunk writes the file's hash onto a preload link,
/// where browsers ignore it with a warning; the boot module enforces it: it stands on the element that module reads, and the
/// link goes.
pub(super) fn serve_packed(dist: &Path, unpacker: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = read(&index)?;
    let html = String::from_utf8_lossy(&html);
    let (html, name) =
        without_preload(&html).ok_or(Failure::Page("index.html has no preload link for the wasm file"))?;
    let plain = dist.join(&name);
    let module = read(&plain)?;
    let packed = pack(&module).map_err(Failure::Columns)?;
    if unpack(&packed).map_err(Failure::Columns)? != module {
        return Err(Failure::Page("the packed wasm file does not unpack to what it was"));
    }
    let mut compressed = Vec::new();
    zopfli::compress(Options::default(), Format::Gzip, read(unpacker)?.as_slice(), &mut compressed)
        .map_err(Failure::file(unpacker))?;
    let length = u32::try_from(compressed.len()).map_err(|_| Failure::Columns(Fault::TooLong))?;
    let served = [length.to_le_bytes().as_slice(), &compressed, &packed].concat();
    let integrity = integrity(&served);
    let new = format!("{name}{ENDING}");
    let hash = STANDARD.encode(Sha256::digest(&module));
    let html = named(&html, &name, &new, [&integrity, &hash])
        .ok_or(Failure::Page("index.html names no data-wasm"))?;
    let write = |name: &str, bytes: &[u8]| {
        let path = dist.join(name);
        fs::write(&path, bytes).map_err(Failure::file(&path))
    };
    write(&new, &served)?;
    write("index.html", html.as_bytes())?;
    fs::remove_file(&plain).map_err(Failure::file(&plain))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::file(path))
}

/// The page without its preload link for the wasm file, and that file's name.
fn without_preload(html: &str) -> Option<(String, String)> {
    let (html, name, _) = take_link(html, &["preload", ".wasm"], "_bg.wasm")?;
    Some((html, name))
}

/// The page with the file's new name; beside it its hash, and that of what it unpacks to, which browsers may keep.
fn named(html: &str, old: &str, new: &str, [integrity, unpacked]: [&str; 2]) -> Option<String> {
    let at = html.find("data-wasm=")?;
    let (before, after) = html.split_at_checked(at)?;
    let hashes = format!("data-integrity=\"{integrity}\" data-unpacked=\"{unpacked}\"");
    Some(format!("{before}{hashes} {}", after.replacen(old, new, 1)))
}

#[cfg(test)]
mod tests {
    use super::{named, without_preload};

    #[test]
    fn the_boot_modules_element_names_the_packed_file_and_its_hash() {
        let built = "<head><link rel=\"modulepreload\" href=\"./a.js\"><link rel=\"preload\" href=\"./a_bg.wasm\" \
                     crossorigin=anonymous integrity=\"sha384-Ab/+=\" as=\"fetch\"></head><meta name=\"app\" \
                     data-js=\"./a.js\" data-wasm=\"./a_bg.wasm\">";
        let (html, name) = without_preload(built).unwrap();
        assert_eq!(name, "a_bg.wasm");
        let expected = "<head><link rel=\"modulepreload\" href=\"./a.js\"></head><meta name=\"app\" data-js=\"./a.js\" \
                        data-integrity=\"sha384-Xy\" data-unpacked=\"Zz=\" data-wasm=\"./a_bg.wasm.bin\">";
        assert_eq!(named(&html, &name, "a_bg.wasm.bin", ["sha384-Xy", "Zz="]).as_deref(), Some(expected));
        assert_eq!(without_preload("<head></head>"), None);
    }
}
