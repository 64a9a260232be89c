//! The script that wasm-bindgen writes beside the wasm file: without what nothing uses, and without words. Trunk's own
//! minifier does not read it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::html::{find_link, integrity};
use crate::{failure::Failure, hash::sha256, process, project, tool::npm};

/// What an attribute's value ends with, in quotes or without.
const ENDS: [char; 3] = ['"', ' ', '>'];

/// Replaces the script, under a name with its own hash.
pub(super) fn minify(dist: &Path) -> Result<(), Failure> {
    let index = dist.join("index.html");
    let html = read(&index)?;
    let old = name(&html).ok_or(Failure::Page("index.html names no script in data-js"))?;
    let (entry, out) = (project::target().join("script.js"), project::target().join("script.min.js"));
    let from = dist.join(old).display().to_string().replace('\\', "/");
    write(&entry, &format!("export {{ default }} from {from:?};\n"))?;
    let mut esbuild = Command::new(npm::ensure_esbuild()?);
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning"]);
    process::run(esbuild.arg(format!("--outfile={}", out.display())).arg(&entry))?;
    let script = read(&out)?;
    let hash = sha256([script.as_bytes()]);
    let new = format!("dps-enroll-{}.js", hash.get(..16).unwrap_or(&hash));
    let integrity = integrity(script.as_bytes());
    let renamed = rename(&html, old, &new, &integrity)
        .ok_or(Failure::Page("index.html does not preload its script"))?;
    write(&dist.join(&new), &script)?;
    write(&index, &renamed)?;
    let old = dist.join(old);
    fs::remove_file(&old).map_err(Failure::file(&old))
}

/// The script's file name, as the boot module finds it.
fn name(html: &str) -> Option<&str> {
    let address = html.split("data-js=").nth(1)?.trim_start_matches('"').split(ENDS).next()?;
    address.rsplit('/').next()
}

/// The page with the script's new name and hash.
fn rename(html: &str, old: &str, new: &str, integrity: &str) -> Option<String> {
    let at = find_link(html, &["modulepreload", old])?;
    let (before, link) = html.split_at_checked(at)?;
    let hash =
        link.split('>').next()?.split("integrity=").nth(1)?.trim_start_matches('"').split(ENDS).next()?;
    let link = link.replacen(hash, integrity, 1);
    Some(format!("{before}{link}").replace(old, new))
}

fn read(path: &PathBuf) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::file(path))
}

fn write(path: &PathBuf, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(Failure::file(path))
}

#[cfg(test)]
mod tests {
    use super::{name, rename};

    #[test]
    fn the_script_is_renamed_wherever_the_page_names_it() {
        let built = "<link rel=\"modulepreload\" href=\"./boot.js\" integrity=\"sha384-b\"><link href=./x-1.js \
                     integrity=sha384-old rel=modulepreload><meta data-js=./x-1.js name=app>";
        assert_eq!(name(built), Some("x-1.js"));
        let expected = "<link rel=\"modulepreload\" href=\"./boot.js\" integrity=\"sha384-b\"><link href=./y-2.js \
                        integrity=sha384-new rel=modulepreload><meta data-js=./y-2.js name=app>";
        assert_eq!(rename(built, "x-1.js", "y-2.js", "sha384-new").as_deref(), Some(expected));
        assert_eq!(rename("<meta>", "x-1.js", "y-2.js", "sha384-new"), None);
    }
}
