//! The service worker beside the page, made of `src/offline/worker.js`: the names and hashes of all that it keeps.

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use crate::{failure::Failure, hash::sha256, process, project, tool::npm};

/// Where browsers look for it. Its name must stay: they ask for the newer version under the name of the older.
const SCRIPT: &str = "sw.js";
/// What it does not keep: itself, what is asked for each time, what is for hosts, and what a page in use does not need.
const NOT_KEPT: [&str; 6] =
    [SCRIPT, "config.json", "404.html", "_headers", "icon.svg", "manifest.webmanifest"];

/// Writes it. Everything it keeps is in the folder by now.
pub(super) fn write(dist: &Path) -> Result<(), Failure> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dist).map_err(Failure::file(dist))? {
        let path = entry.map_err(Failure::file(dist))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && !name.starts_with('.') && !NOT_KEPT.contains(&name.as_str()) {
            let bytes = fs::read(&path).map_err(Failure::file(&path))?;
            files.insert(if name == "index.html" { String::new() } else { name }, hash(&bytes));
        }
    }
    let path = project::root().join("hosting").join("_headers");
    let headers = fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let mut headers = headers_of(&headers);
    // No cache comes after the worker.
    headers.remove("cache-control");
    let (files, headers) = (object(&files), object(&headers));
    let version = sha256([files.as_bytes(), headers.as_bytes()]);
    let mut esbuild = Command::new(npm::ensure_esbuild()?);
    esbuild.args(["--minify", "--format=iife", "--target=es2022", "--log-level=warning"]);
    for (name, value) in [
        ("FILES", files),
        ("HEADERS", headers),
        ("VERSION", format!("{:?}", version.get(..16).unwrap_or(&version))),
    ] {
        esbuild.arg(format!("--define:{name}={value}"));
    }
    esbuild.arg(format!("--outfile={}", dist.join(SCRIPT).display()));
    process::run(esbuild.arg(project::root().join("src").join("offline").join("worker.js")))
}

/// A file's hash, in fewer bytes than those in the page: each visit may fetch this file.
fn hash(file: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(file)))
}

/// The header fields of a `_headers` file with one block.
fn headers_of(text: &str) -> BTreeMap<String, String> {
    let fields = text.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
    fields.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect()
}

/// An object as JavaScript has it. Nothing in it needs more than quotes.
fn object(entries: &BTreeMap<String, String>) -> String {
    let entries: Vec<_> = entries.iter().map(|(name, value)| format!("{name:?}:{value:?}")).collect();
    format!("{{{}}}", entries.join(","))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{hash, headers_of, object};
    use crate::project;

    fn hosting(name: &str) -> String {
        fs::read_to_string(project::root().join("hosting").join(name)).unwrap()
    }

    #[test]
    fn every_hosts_configuration_sends_the_same_headers() {
        let text = hosting("_headers");
        let names: Vec<_> = text.lines().filter_map(|line| Some(line.trim().split_once(": ")?.0)).collect();
        let headers = headers_of(&text);
        assert!(headers.len() == names.len() && headers.len() > 5, "{headers:?}");
        assert_eq!(headers["content-security-policy"], "frame-ancestors 'none'");
        let (nginx, caddy) = (hosting("nginx.conf"), hosting("Caddyfile"));
        for name in names {
            let value = &headers[&name.to_ascii_lowercase()];
            assert!(nginx.contains(&format!("    add_header {name} \"{value}\" always;\n")), "{name}");
            assert!(caddy.contains(&format!("\t\t{name} \"{value}\"\n")), "{name}");
        }
        assert_eq!(nginx.matches("add_header").count(), headers.len());
        assert!(object(&headers).contains(r#""content-security-policy":"frame-ancestors 'none'""#));
    }

    #[test]
    fn the_page_for_unknown_addresses_allows_its_own_script_and_style() {
        let page = hosting("404.html");
        let within = |tag: &str, end| page.split_once(tag).unwrap().1.split_once(end).unwrap().0;
        let (script, style) =
            (within("<script type=\"module\">", "</script>"), within("<style>", "</style>"));
        for (kind, content) in [("script", script), ("style", style)] {
            let hash = hash(content.as_bytes());
            assert!(page.contains(&format!("{kind}-src '{hash}'")), "{kind}: {hash}");
        }
    }
}
