//! Packing a module for the way to the page.

use std::io::Write;

use ppmd_rust::Ppmd7Encoder;

use crate::{
    Fault, apart,
    streams::{FIRST, Stream, streams},
};

/// A module as it is served: how long each stream is, 4 bytes, little-endian, and the streams. The first has the header of the
/// file ([`apart`]), which says how long they are unpacked.
///
/// # Errors
/// What cannot be taken [`apart`].
pub fn pack(module: &[u8]) -> Result<Vec<u8>, Fault> {
    let file = apart(module)?;
    let (mut lengths, mut packed) = (Vec::new(), Vec::new());
    let pack = |part: &[u8], Stream { order, memory, .. }: Stream| {
        let mut encoder = Ppmd7Encoder::new(Vec::new(), order, memory).map_err(|_| Fault::Packed)?;
        encoder.write_all(part).map_err(|_| Fault::Packed)?;
        encoder.finish(false).map_err(|_| Fault::Packed)
    };
    let mut start = 0;
    for stream in [FIRST].into_iter().chain(streams(&file)?) {
        let part = start..stream.end;
        start = stream.end;
        let part = pack(file.get(part).ok_or(Fault::Ends)?, stream)?;
        lengths.extend(u32::try_from(part.len()).map_err(|_| Fault::TooLong)?.to_le_bytes());
        packed.extend(part);
    }
    Ok([lengths, packed].concat())
}
