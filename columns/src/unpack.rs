//! The way back, in the page: a part at a time, so that the page can be used and painted in between.

use std::{fmt, io::Read, mem};

use ppmd_rust::Ppmd7Decoder;

use crate::{
    Fault, HEADER,
    streams::{COUNT, FIRST, Stream, streams},
    together::Together,
};

/// How much is unpacked at a time: a millisecond of work, of a slow phone some.
const PART: usize = 4 << 10;

/// A file that is being unpacked.
pub struct Unpacking<'a> {
    /// The streams that are not begun.
    ahead: std::vec::IntoIter<(Stream, &'a [u8])>,
    /// The one that is, and where it ends.
    begun: Option<(Ppmd7Decoder<&'a [u8]>, usize)>,
    file: Vec<u8>,
    filled: usize,
    /// The module, once all streams are unpacked.
    module: Option<Together>,
}

impl fmt::Debug for Unpacking<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unpacking({} of {})", self.filled, self.file.len())
    }
}

impl<'a> Unpacking<'a> {
    /// Begins with a file.
    ///
    /// # Errors
    /// A file that does not come from packing.
    pub fn of(packed: &'a [u8]) -> Result<Self, Fault> {
        let (lengths, mut packed) = packed.split_at_checked(4 * (1 + COUNT)).ok_or(Fault::Ends)?;
        let mut take = |length: &[u8; 4]| {
            let length = u32::from_le_bytes(*length) as usize;
            let (part, rest) = packed.split_at_checked(length).ok_or(Fault::Ends)?;
            packed = rest;
            Ok(part)
        };
        let (lengths, _) = lengths.as_chunks::<4>();
        let (first, others) = lengths.split_first().ok_or(Fault::Ends)?;
        let mut file = vec![0; HEADER];
        decoder(take(first)?, FIRST)?.read_exact(&mut file).map_err(|_| Fault::Packed)?;
        let mut ahead = Vec::new();
        for (stream, length) in streams(&file)?.into_iter().zip(others) {
            ahead.push((stream, take(length)?));
            file.resize(stream.end, 0);
        }
        Ok(Self { ahead: ahead.into_iter(), begun: None, file, filled: HEADER, module: None })
    }

    /// Unpacks a part more, and returns the module after the last one.
    ///
    /// # Errors
    /// A file that does not come from packing.
    pub fn go_on(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if let Some(module) = &mut self.module {
            return module.go_on();
        }
        let Some((stream, end)) = &mut self.begun else {
            match self.ahead.next() {
                // To ask for its memory is a part by itself.
                Some((stream, packed)) => self.begun = Some((decoder(packed, stream)?, stream.end)),
                None => self.module = Some(Together::of(mem::take(&mut self.file))?),
            }
            return Ok(None);
        };
        let part_end = (*end).min(self.filled + PART);
        let part = self.file.get_mut(self.filled..part_end).ok_or(Fault::Ends)?;
        stream.read_exact(part).map_err(|_| Fault::Packed)?;
        self.filled = part_end;
        if part_end == *end {
            self.begun = None;
        }
        Ok(None)
    }
}

fn decoder(packed: &[u8], stream: Stream) -> Result<Ppmd7Decoder<&[u8]>, Fault> {
    Ppmd7Decoder::new(packed, stream.order, stream.memory).map_err(|_| Fault::Packed)
}

/// The module that was packed, in one go.
///
/// # Errors
/// A file that does not come from packing.
#[cfg(not(target_arch = "wasm32"))]
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut unpacking = Unpacking::of(packed)?;
    loop {
        if let Some(module) = unpacking.go_on()? {
            return Ok(module);
        }
    }
}
