//! Chromium and its driver, for the tests in the browser. They come from the system's packages.

use std::{env, path::PathBuf};

use super::debian;
use crate::{failure::Failure, process};

/// The driver's path.
pub(crate) fn ensure_driver() -> Result<PathBuf, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install("Chromium and its driver", &["chromium", "chromium-driver"])?;
    find().ok_or(Failure::Missing {
        program: "ChromeDriver",
        how: "Install Chromium and its driver (on Debian: apt-get install chromium chromium-driver), or set CHROMEDRIVER \
              to the driver's path.",
    })
}

fn find() -> Option<PathBuf> {
    let named = env::var_os("CHROMEDRIVER").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| process::find("chromedriver"))
}
