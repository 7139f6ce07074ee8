//! Parts packed into one file, the same bytes for the same parts: no clock and no names but theirs.

use std::io::Write as _;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// The first day the packing can name; every part bears it.
const FIRST_DAY: u16 = 0x21;

/// A part as it is packed.
pub(crate) struct Part {
    name: String,
    encoder: DeflateEncoder<Vec<u8>>,
    checksum: Crc,
}

impl Part {
    pub(crate) fn new(name: &str) -> Part {
        let encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        Part {
            name: name.to_owned(),
            encoder,
            checksum: Crc::new(),
        }
    }

    pub(crate) fn with(name: &str, text: &str) -> Part {
        let mut part = Part::new(name);
        part.write(text);
        part
    }

    pub(crate) fn write(&mut self, text: &str) {
        self.checksum.update(text.as_bytes());
        // Writing into memory does not fail.
        let _ = self.encoder.write_all(text.as_bytes());
    }
}

/// The parts as one file, in the order given.
pub(crate) fn packed(parts: Vec<Part>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    let mut count = 0_u16;
    for part in parts {
        let packed = part.encoder.finish().unwrap_or_default();
        let (start, length) = (short(file.len()), short(packed.len()));
        let mut about = Vec::new();
        // Needs version 2, names in UTF-8, deflated.
        for field in [20_u16, 1 << 11, 8, 0, FIRST_DAY] {
            about.extend(field.to_le_bytes());
        }
        for field in [part.checksum.sum(), length, part.checksum.amount()] {
            about.extend(field.to_le_bytes());
        }
        about.extend(
            u16::try_from(part.name.len())
                .unwrap_or(u16::MAX)
                .to_le_bytes(),
        );
        about.extend(0_u16.to_le_bytes());

        file.extend(b"PK\x03\x04");
        file.extend(&about);
        file.extend(part.name.as_bytes());
        file.extend(packed);

        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(about);
        // No comment, first disk, nothing special of the file.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(part.name.as_bytes());
        count += 1;
    }
    let (start, length) = (short(file.len()), short(directory.len()));
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    for field in [count, count] {
        file.extend(field.to_le_bytes());
    }
    for field in [length, start] {
        file.extend(field.to_le_bytes());
    }
    file.extend([0, 0]);
    file
}

/// A length in the short form. The rows a sheet may have keep every file far below it.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
