//! The way back, in the page.

use lzma_rust2::{LzmaReader, Read};

use crate::{
    Fault,
    together::{MOST, together},
};

/// How long the header of an LZMA file is: properties, size of the dictionary, length of what is packed.
const LZMA_HEADER: usize = 13;

/// The module that was packed.
///
/// # Errors
/// A file that does not come from packing.
pub fn unpack(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let length =
        file.get(LZMA_HEADER - 8..LZMA_HEADER).and_then(|bytes| bytes.try_into().ok()).ok_or(Fault::Ends)?;
    let length = usize::try_from(u64::from_le_bytes(length)).map_err(|_| Fault::Packed)?;
    if length > MOST {
        return Err(Fault::Packed);
    }
    let mut columns = vec![0; length];
    let mut reader = LzmaReader::new_mem_limit(file, u32::MAX, None).map_err(|_| Fault::Packed)?;
    reader.read_exact(&mut columns).map_err(|_| Fault::Packed)?;
    together(&columns)
}
