//! The way back, in the page.

use alloc::{vec, vec::Vec};

use lzma_rust2::{LzmaReader, Read};

use crate::{Fault, HEADER, together};

/// How long the header of an LZMA file is: properties, size of the dictionary, length of what is packed.
const LZMA_HEADER: usize = 13;
/// More than any page's code: a damaged length must not ask for all memory.
const MOST: u64 = 1 << 25;

/// The module that was packed.
///
/// # Errors
/// A file that does not come from packing.
pub fn unpack(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let length =
        file.get(LZMA_HEADER - 8..LZMA_HEADER).and_then(|bytes| bytes.try_into().ok()).ok_or(Fault::Ends)?;
    let length = Some(u64::from_le_bytes(length)).filter(|length| *length < MOST).ok_or(Fault::Packed)?;
    let mut columns = vec![0; usize::try_from(length).map_err(|_| Fault::TooLong)?];
    let mut reader = LzmaReader::new_mem_limit(file, u32::MAX, None).map_err(|_| Fault::Packed)?;
    reader.read_exact(&mut columns).map_err(|_| Fault::Packed)?;
    let mut module = vec![0; columns.len().checked_sub(HEADER).ok_or(Fault::Ends)?];
    together(&columns, &mut module)?;
    Ok(module)
}
