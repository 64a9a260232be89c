//! Packing a module for the way to the page.

use lzma_rust2::{LzmaOptions, LzmaWriter, Write};

use crate::{Fault, apart};

/// As hard as LZMA tries.
const PRESET: u32 = 9;

/// A module as it is served.
///
/// # Errors
/// What cannot be taken [`apart`].
pub fn pack(module: &[u8]) -> Result<Vec<u8>, Fault> {
    let columns = apart(module)?;
    let length = u64::try_from(columns.len()).map_err(|_| Fault::TooLong)?;
    // Code knows no words: what came one byte before says more than where in a word a byte stands.
    let options = LzmaOptions {
        lc: 1,
        lp: 0,
        pb: 0,
        nice_len: 273,
        dict_size: 1 << 21,
        ..LzmaOptions::with_preset(PRESET)
    };
    let pack = || {
        let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(length))?;
        writer.write_all(&columns)?;
        writer.finish()
    };
    pack().map_err(|_| Fault::Packed)
}
