//! Where things are in the project.

use std::{
    env,
    path::{Path, PathBuf},
};

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// Where the built page is.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where outside tools are installed: `.tools/` in the project, or the folder `DPS_ENROLL_TOOLS` names, so that several
/// clones share them.
pub(crate) fn tools() -> PathBuf {
    env::var_os("DPS_ENROLL_TOOLS").map_or_else(|| root().join(".tools"), PathBuf::from)
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Cargo, as it started this program.
pub(crate) fn cargo() -> std::process::Command {
    let mut command = std::process::Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}
