//! A ZIP archive of stored files (PKWARE's APPNOTE 6.3.10): certificates and keys are small, and some do not compress.

use crate::time::UnixSeconds;

/// A file of an archive.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Its path, with `/`.
    pub path: String,
    /// Its content.
    pub content: &'a [u8],
}

/// Names are UTF-8.
const UTF_8: u16 = 1 << 11;

/// An archive in the making. A large one is filled in many short goes.
#[derive(Debug)]
pub struct Archive {
    files: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
    time: u16,
    date: u16,
}

impl Archive {
    /// An empty one, whose files are dated with one time.
    pub fn new(now: UnixSeconds) -> Self {
        let (time, date) = dos_time(now);
        Self { files: Vec::new(), directory: Vec::new(), count: 0, time, date }
    }

    /// Adds a file. `None` where it would be too large for the format: 65,535 files, 4 GiB.
    pub fn add(&mut self, path: &str, content: &[u8]) -> Option<()> {
        let offset = u32::try_from(self.files.len()).ok()?;
        let size = u32::try_from(content.len()).ok()?;
        let name = u16::try_from(path.len()).ok()?;
        self.count = self.count.checked_add(1)?;
        // Version 2.0, flags, stored, time, date, checksum, size twice, length of the name, no extra field.
        let mut common = Vec::with_capacity(26);
        for number in [20, UTF_8, 0, self.time, self.date] {
            common.extend(number.to_le_bytes());
        }
        for number in [crc32(content), size, size] {
            common.extend(number.to_le_bytes());
        }
        common.extend(name.to_le_bytes());
        common.extend([0; 2]);
        self.files.extend(b"PK\x03\x04");
        self.files.extend(&common);
        self.files.extend(path.as_bytes());
        self.files.extend(content);
        // Made as on Unix, so that the rights below count: readable by the owner only.
        self.directory.extend(b"PK\x01\x02\x14\x03");
        self.directory.extend(&common);
        self.directory.extend([0; 6]);
        self.directory.extend((0o100_600_u32 << 16).to_le_bytes());
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(path.as_bytes());
        Some(())
    }

    /// The whole. `None` as of [`Archive::add`].
    pub fn finish(self) -> Option<Vec<u8>> {
        let (at, size) = (u32::try_from(self.files.len()).ok()?, u32::try_from(self.directory.len()).ok()?);
        let mut archive = self.files;
        archive.extend(self.directory);
        archive.extend(b"PK\x05\x06\0\0\0\0");
        for _ in 0..2 {
            archive.extend(self.count.to_le_bytes());
        }
        archive.extend(size.to_le_bytes());
        archive.extend(at.to_le_bytes());
        archive.extend([0; 2]);
        Some(archive)
    }
}

/// The archive of some files.
pub fn zip(entries: &[Entry<'_>], now: UnixSeconds) -> Option<Vec<u8>> {
    let mut archive = Archive::new(now);
    for entry in entries {
        archive.add(&entry.path, entry.content)?;
    }
    archive.finish()
}

/// Time and date as MS-DOS has them: seconds in pairs, years from 1980.
fn dos_time(now: UnixSeconds) -> (u16, u16) {
    let text = now.to_string();
    let number = |at: usize, length: usize| -> u16 {
        text.get(at..at + length).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    };
    let time = number(11, 2) << 11 | number(14, 2) << 5 | (number(17, 2) / 2);
    let year = number(0, 4).saturating_sub(1980).min(127);
    (time, year << 9 | number(5, 2) << 5 | number(8, 2))
}

/// CRC-32 as in ISO 3309, by halves of bytes: a batch of a thousand devices has some megabytes.
fn crc32(bytes: &[u8]) -> u32 {
    /// What each half adds.
    const HALVES: [u32; 16] = [
        0x0000_0000,
        0x1db7_1064,
        0x3b6e_20c8,
        0x26d9_30ac,
        0x76dc_4190,
        0x6b6b_51f4,
        0x4db2_6158,
        0x5005_713c,
        0xedb8_8320,
        0xf00f_9344,
        0xd6d6_a3e8,
        0xcb61_b38c,
        0x9b64_c2b0,
        0x86d3_d2d4,
        0xa00a_e278,
        0xbdbd_f21c,
    ];
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..2 {
            let half = usize::try_from(crc & 15).unwrap_or_default();
            crc = HALVES.get(half).copied().unwrap_or_default() ^ (crc >> 4);
        }
    }
    !crc
}
