//! The way back, in the page: a part at a time, so that the page can be used and painted in between.

use core::fmt;

use lzma_rust2::{LzmaReader, Read};

use crate::{
    Fault,
    together::{MOST, together},
};

/// How long the header of an LZMA file is: properties, size of the dictionary, length of what is packed.
const LZMA_HEADER: usize = 13;
/// How much is unpacked at a time: some milliseconds of work, of a slow phone some ten.
const PART: usize = 96 << 10;

/// A file that is being unpacked.
pub struct Unpacking<'a> {
    reader: LzmaReader<&'a [u8]>,
    columns: Vec<u8>,
    filled: usize,
}

impl fmt::Debug for Unpacking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unpacking({} of {})", self.filled, self.columns.len())
    }
}

impl<'a> Unpacking<'a> {
    /// Begins with a file.
    ///
    /// # Errors
    /// A file that does not come from packing.
    pub fn of(file: &'a [u8]) -> Result<Self, Fault> {
        let length = file
            .get(LZMA_HEADER - 8..LZMA_HEADER)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(Fault::Ends)?;
        let length = usize::try_from(u64::from_le_bytes(length)).map_err(|_| Fault::Packed)?;
        if length > MOST {
            return Err(Fault::Packed);
        }
        let columns = vec![0; length];
        let reader = LzmaReader::new_mem_limit(file, u32::MAX, None).map_err(|_| Fault::Packed)?;
        Ok(Self { reader, columns, filled: 0 })
    }

    /// Unpacks a part more, and returns the module after the last one.
    ///
    /// # Errors
    /// A file that does not come from packing.
    pub fn go_on(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        let end = self.columns.len().min(self.filled + PART);
        let part = self.columns.get_mut(self.filled..end).filter(|part| !part.is_empty());
        if let Some(part) = part {
            self.reader.read_exact(part).map_err(|_| Fault::Packed)?;
            self.filled = end;
            return Ok(None);
        }
        together(&self.columns).map(Some)
    }
}

/// The module that was packed, in one go.
///
/// # Errors
/// A file that does not come from packing.
pub fn unpack(file: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut unpacking = Unpacking::of(file)?;
    loop {
        if let Some(module) = unpacking.go_on()? {
            return Ok(module);
        }
    }
}
