//! Trunk, which puts the page together. One that is on the PATH is used; else the release's own binary is downloaded, and
//! compiled where that cannot be had.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, hash::sha256, process, project, step::step};

const VERSION: &str = "0.21.14";

/// The release's archives for the systems that have one, and their SHA-256.
const ARCHIVES: [(&str, &str, &str, &str); 5] = [
    (
        "linux",
        "x86_64",
        "trunk-x86_64-unknown-linux-gnu.tar.gz",
        "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    ),
    (
        "linux",
        "aarch64",
        "trunk-aarch64-unknown-linux-gnu.tar.gz",
        "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    ),
    (
        "macos",
        "aarch64",
        "trunk-aarch64-apple-darwin.tar.gz",
        "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    ),
    (
        "macos",
        "x86_64",
        "trunk-x86_64-apple-darwin.tar.gz",
        "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    ),
    (
        "windows",
        "x86_64",
        "trunk-x86_64-pc-windows-msvc.zip",
        "cd6ac15b9daff0365e5695036791ef2ce3c63f61c014f5a8c532363266e4569c",
    ),
];

/// Trunk's path.
pub(crate) fn ensure() -> Result<PathBuf, Failure> {
    let own = project::tools().join("bin").join(process::executable("trunk"));
    let on_path = process::find("trunk");
    if let Some(found) = [Some(own.clone()), on_path].into_iter().flatten().find(|path| is_usable(path)) {
        return Ok(found);
    }
    if download(&own).is_err() {
        compile()?;
    }
    if is_usable(&own) { Ok(own) } else { Err(Failure::Page("the installed Trunk does not start")) }
}

/// Trunk.toml asks for >=0.21.14, <0.23.
fn is_usable(path: &Path) -> bool {
    let Ok(output) = Command::new(path).arg("--version").output() else { return false };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let Some(version) = text.trim().strip_prefix("trunk ") else { return false };
    version == VERSION || version.starts_with("0.22.")
}

fn download(own: &Path) -> Result<(), Failure> {
    let here = (std::env::consts::OS, std::env::consts::ARCH);
    let Some((.., archive, expected)) = ARCHIVES.iter().find(|(os, arch, ..)| (*os, *arch) == here) else {
        return Err(Failure::Missing {
            program: "A Trunk binary for this system",
            how: "It is compiled instead.",
        });
    };
    step(&format!("Downloading Trunk {VERSION}"), || {
        let folder = own.parent().unwrap_or(own);
        fs::create_dir_all(folder).map_err(Failure::file(folder))?;
        let file = folder.join(archive);
        let url = format!("https://github.com/trunk-rs/trunk/releases/download/v{VERSION}/{archive}");
        let mut curl = Command::new("curl");
        curl.args([
            "--fail",
            "--silent",
            "--location",
            "--proto",
            "=https",
            "--connect-timeout",
            "10",
            "--output",
        ]);
        let fetched = process::run(curl.arg(&file).arg(url));
        let unpacked = fetched.and_then(|()| {
            let bytes = fs::read(&file).map_err(Failure::file(&file))?;
            let actual = sha256([bytes.as_slice()]);
            if actual != *expected {
                return Err(Failure::Page("the downloaded Trunk is not the one that was released"));
            }
            process::run(Command::new("tar").arg("-xf").arg(&file).arg("-C").arg(folder))
        });
        // Whatever happened, the archive is not needed any more.
        let _ = fs::remove_file(&file);
        unpacked.inspect_err(|failure| println!("  not possible: {failure}"))
    })
}

/// Unoptimised: it then takes three minutes instead of twelve, and building the page a second longer.
fn compile() -> Result<(), Failure> {
    step(&format!("Compiling Trunk {VERSION} (3 to 6 minutes, once)"), || {
        let mut install = project::cargo();
        install.args(["install", "trunk", "--version", VERSION, "--locked", "--debug", "--force"]);
        install.args(["--no-default-features", "--features", "rustls"]);
        install.args(["--config", "profile.dev.debug=0", "--config", "profile.dev.incremental=false"]);
        install.arg("--root").arg(project::tools());
        // Outside the project: its settings for wasm32 do not concern a tool.
        install.current_dir(std::env::temp_dir());
        process::run(&mut install)
    })
}
