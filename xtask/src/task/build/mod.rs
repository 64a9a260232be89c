//! `cargo xtask build`: the release page in `dist/`.

mod compiler;
mod html;
mod identity;
mod names;
mod script;
mod styles;
mod unpacker;
mod wasm;
mod worker;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    hash::sha256,
    process, project,
    step::step,
    tool::{npm, rustup, trunk, wasm_bindgen},
};

/// What the page is built from.
const INPUTS: [&str; 14] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "columns",
    "hosting/404.html",
    "hosting/_headers",
    "index.html",
    "rust-toolchain.toml",
    "src",
    "stand-ins",
    "style",
    "xtask/src/task/build",
    "xtask/src/tool",
];
/// The state of the inputs that `dist/` was built from. Outside it: `dist/` holds only what is served.
const STAMP: &str = "dist.stamp";

/// Builds the page.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let public_url = match arguments {
        [] => None,
        [flag, url] if flag == "--public-url" => Some(url.as_str()),
        _ => return Err(Failure::Usage("cargo xtask build [--public-url URL]")),
    };
    ensure(public_url)
}

/// Builds the page if anything it is built from has changed.
pub(crate) fn ensure(public_url: Option<&str>) -> Result<(), Failure> {
    let state = state(public_url)?;
    let stamp = project::target().join(STAMP);
    let dist = project::dist();
    if dist.join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|built| built == state) {
        println!("▸ The page in dist/ is up to date");
        return Ok(());
    }
    let tools = tools()?;
    let wasm_opt = tools.wasm_opt.clone();
    step("Building the page (2 to 4 minutes from nothing)", || {
        let mut build = trunk(&tools, compiler::configure)?;
        build.arg("--release");
        if let Some(url) = public_url {
            build.args(["--public-url", url]);
        }
        process::run(&mut build)
    })?;
    step("Joining the style sheets", || styles::join(&dist))?;
    step("Making the script small", || {
        names::shorten(&dist)?;
        script::minify(&dist)
    })?;
    let unpacker = project::target().join("unpacker.wasm");
    step("Building what unpacks the wasm file", || unpacker::build(&wasm_opt, &unpacker))?;
    step("Packing the wasm file", || wasm::serve_packed(&dist, &unpacker))?;
    identity::write(&dist)?;
    step("Writing the service worker", || worker::write(&dist))?;
    fs::write(&stamp, state).map_err(Failure::file(&stamp))
}

/// Builds the page with its assertions and its gallery, not optimised, and returns the folder.
pub(super) fn development() -> Result<PathBuf, Failure> {
    let folder = project::target().join("development");
    let tools = tools()?;
    step("Building the page for development (2 minutes from nothing)", || {
        process::run(trunk(&tools, |_| ())?.arg("--dist").arg(&folder))
    })?;
    Ok(folder)
}

/// Trunk, about to build. It asks for everything in the lock file, and asks no network.
fn trunk(tools: &Tools, configure: fn(&mut Command)) -> Result<Command, Failure> {
    let mut fetch = Command::new("cargo");
    fetch.args(["fetch", "--quiet", "--locked"]).current_dir(project::root());
    configure(&mut fetch);
    process::run(&mut fetch)?;
    let mut build = Command::new(&tools.trunk);
    build.arg("build").current_dir(project::root());
    configure(&mut build);
    if let Some(path) = process::path_with([tools.bindgen.as_path(), tools.wasm_opt.as_path()]) {
        build.env("PATH", path);
    }
    // Trunk reads this as a boolean, and fails on the usual "1".
    build.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true");
    Ok(build)
}

/// Has `dist/` count as up to date, after a build in another target folder.
pub(super) fn take_stamp(target: &Path) -> Result<(), Failure> {
    let (from, to) = (target.join(STAMP), project::target().join(STAMP));
    fs::copy(&from, to).map(drop).map_err(Failure::file(&from))
}

/// The programs that build the page.
pub(super) struct Tools {
    bindgen: PathBuf,
    wasm_opt: PathBuf,
    trunk: PathBuf,
}

/// Installs what is missing of them.
pub(super) fn tools() -> Result<Tools, Failure> {
    rustup::ensure_target()?;
    rustup::ensure_source()?;
    let bindgen = wasm_bindgen::ensure()?;
    let wasm_opt = npm::ensure_wasm_opt()?;
    npm::ensure_esbuild()?;
    Ok(Tools { bindgen, wasm_opt, trunk: trunk::ensure()? })
}

/// A hash over every input, and what the build was asked for.
fn state(public_url: Option<&str>) -> Result<String, Failure> {
    let mut files = Vec::new();
    for input in INPUTS {
        collect(&project::root().join(input), &mut files)?;
    }
    files.sort();
    let mut parts = vec![public_url.unwrap_or_default().as_bytes().to_vec(), identity::commit().into_bytes()];
    for path in files {
        parts.push(path.to_string_lossy().into_owned().into_bytes());
        parts.push(fs::read(&path).map_err(Failure::file(&path))?);
    }
    Ok(sha256(parts.iter().map(Vec::as_slice)))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if path.is_dir() {
        let entries = fs::read_dir(path).map_err(Failure::file(path))?;
        for entry in entries {
            let entry = entry.map_err(Failure::file(path))?;
            collect(&entry.path(), files)?;
        }
    } else {
        files.push(path.to_path_buf());
    }
    Ok(())
}
