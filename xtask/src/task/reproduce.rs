//! `cargo xtask reproduce`: builds the page twice, each time from nothing, and compares every file.

use std::{collections::BTreeMap, env, fs, io, path::Path, process::Command};

use super::build;
use crate::{failure::Failure, hash::sha256, process, project, step::step};

/// Builds twice. The second build stays in `dist/`.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask reproduce"));
    }
    build::tools()?;
    let first = once("first")?;
    let second = once("second")?;
    let names: Vec<_> = first.keys().chain(second.keys()).collect();
    if let Some(differing) = names.into_iter().find(|name| first.get(*name) != second.get(*name)) {
        return Err(Failure::NotReproduced(differing.clone()));
    }
    for (name, hash) in &second {
        println!("{hash}  {name}");
    }
    println!("Two builds gave the same {} files.", second.len());
    Ok(())
}

/// One build in a target folder of its own; what it wrote, by hash.
fn once(name: &str) -> Result<BTreeMap<String, String>, Failure> {
    let target = project::target().join("reproduce").join(name);
    remove(&target)?;
    remove(&project::dist())?;
    let program = env::current_exe().map_err(Failure::file(Path::new("xtask")))?;
    step(&format!("The {name} build, from nothing"), || {
        process::run(
            Command::new(program).arg("build").current_dir(project::root()).env("CARGO_TARGET_DIR", &target),
        )
    })?;
    build::take_stamp(&target)?;
    remove(&target)?;
    hashes(&project::dist())
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::file(folder)(error)),
        _ => Ok(()),
    }
}

/// The files of a folder, which has no folders in it, and the hash of each.
pub(super) fn hashes(folder: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let mut hashes = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let bytes = fs::read(&path).map_err(Failure::file(&path))?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        hashes.insert(name, sha256([bytes.as_slice()]));
    }
    Ok(hashes)
}
