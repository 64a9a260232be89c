//! Files into the page, and files that the browser saved.

use std::{
    collections::BTreeMap,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    browser::{Browser, TestError},
    fixture_path,
};

/// How long a person would wait for a file: keys are hashed 600,000 times, also on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

impl Browser {
    /// Chooses a fixture in the file dialog.
    ///
    /// # Errors
    /// Where the page takes none.
    pub async fn choose_file(&self, name: &str) -> Result<(), TestError> {
        self.choose_files("#file", &[&fixture_path(name).canonicalize()?]).await
    }

    /// Chooses files in the dialog of an input.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn choose_files(&self, css: &str, paths: &[&Path]) -> Result<(), TestError> {
        let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        Ok(self.element(css).await?.send_keys(&paths.join("\n")).await?)
    }

    /// Drops a file onto the middle of the page, as the browser reports a drop.
    ///
    /// # Errors
    /// Those of the driver.
    pub async fn drop_file(&self, name: &str, bytes: &[u8]) -> Result<(), TestError> {
        self.element("main h1").await?;
        let script = "const [name, bytes] = arguments;
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name));
            for (const kind of ['dragenter', 'dragover', 'drop']) {
              document.querySelector('main').dispatchEvent(
                new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
            }";
        self.client.execute(script, vec![json!(name), json!(bytes)]).await?;
        Ok(())
    }

    /// The file of a name that the browser saved; it is taken away, so that the next one may have the same name.
    ///
    /// # Errors
    /// Where none is saved.
    pub async fn saved(&self, name: &str) -> Result<Vec<u8>, TestError> {
        let folder = self.downloads();
        let (path, began) = (folder.join(name), Instant::now());
        // The browser keeps the name with an empty file, and puts the complete one in its place; nobody tells of that.
        while !std::fs::metadata(&path).is_ok_and(|file| file.len() > 0) {
            if began.elapsed() > PATIENCE {
                let there: Vec<_> =
                    std::fs::read_dir(&folder)?.flatten().map(|entry| entry.file_name()).collect();
                return Err(format!("{name} is not saved; there is {there:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let bytes = std::fs::read(&path)?;
        std::fs::remove_file(&path)?;
        self.has_keys(&bytes);
        Ok(bytes)
    }
}

/// The files of an archive that stores them as they are.
///
/// # Errors
/// Where it is none.
pub fn unpack(mut archive: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, TestError> {
    let number = |header: &[u8], at: usize, length: usize| {
        let bytes = header.get(at..at + length).unwrap_or_default();
        bytes.iter().rev().fold(0, |sum: usize, byte| sum << 8 | usize::from(*byte))
    };
    let mut files = BTreeMap::new();
    while let Some((header, rest)) =
        archive.split_at_checked(30).filter(|(header, _)| header.starts_with(b"PK\x03\x04"))
    {
        let cut = || "the archive is cut off";
        let (name, rest) = rest.split_at_checked(number(header, 26, 2)).ok_or_else(cut)?;
        let (_, rest) = rest.split_at_checked(number(header, 28, 2)).ok_or_else(cut)?;
        let (content, rest) = rest.split_at_checked(number(header, 18, 4)).ok_or_else(cut)?;
        files.insert(String::from_utf8(name.to_vec())?, content.to_vec());
        archive = rest;
    }
    if files.is_empty() { Err("no archive".into()) } else { Ok(files) }
}
