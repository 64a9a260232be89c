//! How the page is compiled: the standard library along with it, for size, and without what a panic would say
//! (`docs/adr/0012-own-std.md`).

use std::{env, fs, path::PathBuf, process::Command};

use crate::{process, project};

/// What asks for that. The switches are not stable, so they hold for the toolchain that `rust-toolchain.toml` pins.
const SWITCHES: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
];

/// SHA-256 with its rounds in a loop instead of one after the other: 2 KB less to load, for tokens and thumbprints that take
/// microseconds either way.
const SMALL_SHA2: [&str; 4] = ["--cfg", "sha2_backend=\"soft\"", "--cfg", "sha2_backend_soft=\"compact\""];

/// A panic that says nothing needs no places either, and `{:?}` is for tests: `tests/debugging.rs` keeps it out of the page.
const SAY_NOTHING: [&str; 2] = ["-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Has a command compile that way, whatever cargo it calls.
pub(super) fn configure(command: &mut Command) {
    command.envs(SWITCHES).env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
}

/// The compiler's flags. They also keep the folders of whoever builds out of the page: those are nobody's business.
fn flags() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry").join("src"));
    let registries = registries.into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let sysroot = process::read_quietly(
        Command::new("rustc").args(["--print", "sysroot"]).current_dir(project::root()),
    );
    let library = sysroot.map(|sysroot| PathBuf::from(sysroot.trim()).join("lib/rustlib/src/rust"));
    let folders = registries.chain(library).chain([project::root()]);
    let remapped = folders.map(|folder| format!("--remap-path-prefix={}/=", folder.display()));
    SMALL_SHA2.into_iter().chain(SAY_NOTHING).map(str::to_owned).chain(remapped).collect()
}
