//! `cargo xtask pack`: the built page as one archive for any static host, with the checksums of the archive and of each file
//! in it. The archive is the same for the same page, whenever and wherever it is made.

use std::{
    fs::{self, File},
    io::Write,
};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{build, reproduce::hashes};
use crate::{failure::Failure, hash::sha256, project};

const ARCHIVE: &str = "dps-enroll.zip";
const SUMS: &str = "SHA256SUMS";

/// Writes both to `target/release-files/`.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("cargo xtask pack"));
    }
    build::ensure(None)?;
    let folder = project::target().join("release-files");
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    let hashes = hashes(&project::dist())?;
    let archive = folder.join(ARCHIVE);
    let mut writer = ZipWriter::new(File::create(&archive).map_err(Failure::file(&archive))?);
    let archived = |error: ZipError| Failure::file(&archive)(error.into());
    // No time of its own: it would be another archive each time.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for name in hashes.keys() {
        let path = project::dist().join(name);
        let bytes = fs::read(&path).map_err(Failure::file(&path))?;
        writer.start_file(name, options).map_err(archived)?;
        writer.write_all(&bytes).map_err(Failure::file(&archive))?;
    }
    writer.finish().map_err(archived)?;
    let bytes = fs::read(&archive).map_err(Failure::file(&archive))?;
    let lines = hashes.iter().map(|(name, hash)| format!("{hash}  {name}\n"));
    let sums = format!("{}  {ARCHIVE}\n{}", sha256([bytes.as_slice()]), lines.collect::<String>());
    let path = folder.join(SUMS);
    fs::write(&path, &sums).map_err(Failure::file(&path))?;
    print!("{sums}");
    println!("▸ {} and {SUMS} are in {}", ARCHIVE, folder.display());
    Ok(())
}
