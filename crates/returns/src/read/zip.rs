//! The parts packed in a workbook, unpacked as they are read: never more than is asked for, whatever the headers claim.

pub mod files;

use std::io::{self, BufRead, Read};
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

/// The most parts a workbook may have.
const MOST_PARTS: usize = 20_000;
/// The most bytes that come out of one part.
const MOST_OF_A_PART: u64 = 2 << 30;
/// The most bytes that come out of a workbook, over all readings of all its parts.
const MOST_IN_ALL: u64 = 4 << 30;
/// The most bytes between two marks of the text inside: many times the longest cell a workbook allows.
const MOST_AT_ONCE: usize = 4 << 20;

/// The list of parts at the end of the bytes.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    parts: Vec<Part>,
    left: AtomicU64,
}

struct Part {
    name: String,
    packing: u16,
    checksum: u32,
    header: usize,
    packed: usize,
}

impl<'b> Archive<'b> {
    /// Finds the list of parts; none where the bytes end before it, or hold no such thing.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Archive<'b>> {
        let (start, count) = directory(bytes)?;
        let mut parts = Vec::new();
        let mut at = start;
        while parts.len() < count.min(MOST_PARTS)
            && bytes.get(at..at.checked_add(4)?)? == b"PK\x01\x02"
        {
            let lengths: usize = [28, 30, 32]
                .iter()
                .filter_map(|field| Some(usize::from(u16_at(bytes, at + field)?)))
                .sum();
            let name_end = at + 46 + usize::from(u16_at(bytes, at + 28)?);
            let name = String::from_utf8_lossy(bytes.get(at + 46..name_end)?);
            let extra = bytes.get(name_end..name_end + usize::from(u16_at(bytes, at + 30)?))?;
            let (packed, header) = sizes(bytes, at, extra)?;
            parts.push(Part {
                name: name.replace('\\', "/").trim_start_matches('/').to_owned(),
                packing: u16_at(bytes, at + 10)?,
                checksum: u32_at(bytes, at + 16)?,
                header,
                packed,
            });
            at += 46 + lengths;
        }
        (!parts.is_empty()).then_some(Archive {
            bytes,
            parts,
            left: AtomicU64::new(MOST_IN_ALL),
        })
    }

    /// The names of the parts, as they are written.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// A part by its name, whatever the case it is written in.
    pub(super) fn part(&self, name: &str) -> Option<Unpacked<'_>> {
        let part = self
            .parts
            .iter()
            .find(|part| part.name.eq_ignore_ascii_case(name))?;
        self.unpacked(part)
    }

    fn unpacked(&self, part: &Part) -> Option<Unpacked<'_>> {
        let header = self.bytes.get(part.header..)?;
        if !header.starts_with(b"PK\x03\x04") {
            return None;
        }
        let skip = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let packed = header.get(skip..)?;
        // A part that runs past the end of the bytes is read as far as it goes.
        let packed = packed.get(..part.packed).unwrap_or(packed);
        let source = match part.packing {
            0 => Source::Stored(packed),
            8 => Source::Deflated(Box::new(DeflateDecoder::new(packed))),
            _ => return None,
        };
        Some(Unpacked {
            source,
            buffer: vec![0; 1 << 15],
            start: 0,
            end: 0,
            total: 0,
            left: &self.left,
            at_once: 0,
            crc: Crc::new(),
            checksum: part.checksum,
            state: State::Reading,
        })
    }
}

/// Where the list of parts begins and how many it has, from the mark at the end of the bytes.
fn directory(bytes: &[u8]) -> Option<(usize, usize)> {
    let tail = bytes.len().saturating_sub(22 + 0xFFFF);
    let end = bytes
        .get(tail..)?
        .windows(4)
        .rposition(|window| window == b"PK\x05\x06")?
        + tail;
    let (count, start) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 16)?);
    if count != u16::MAX && start != u32::MAX {
        return Some((start as usize, usize::from(count)));
    }
    // Too large for the short form, or written as if it might become so.
    let locator = end.checked_sub(20)?;
    if bytes.get(locator..locator + 4)? != b"PK\x06\x07" {
        return Some((start as usize, usize::from(count)));
    }
    let long = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
    let count = usize::try_from(u64_at(bytes, long.checked_add(32)?)?).ok()?;
    let start = usize::try_from(u64_at(bytes, long.checked_add(48)?)?).ok()?;
    Some((start, count))
}

/// How many bytes a part takes and where its own header is; in the long form, from the fields that follow its name.
fn sizes(bytes: &[u8], at: usize, extra: &[u8]) -> Option<(usize, usize)> {
    let (packed, unpacked, header) = (
        u32_at(bytes, at + 20)?,
        u32_at(bytes, at + 24)?,
        u32_at(bytes, at + 42)?,
    );
    let mut long = None;
    let mut rest = extra;
    while let (Some(kind), Some(length)) = (u16_at(rest, 0), u16_at(rest, 2)) {
        let body = rest.get(4..4 + usize::from(length))?;
        if kind == 1 {
            long = Some(body);
        }
        rest = rest.get(4 + usize::from(length)..)?;
    }
    let mut next = 0;
    let mut field = |short: u32| {
        if short != u32::MAX {
            return Some(short as usize);
        }
        let value = u64_at(long?, next)?;
        next += 8;
        usize::try_from(value).ok()
    };
    // The long fields stand in this order, each only where the short one is full.
    field(unpacked)?;
    Some((field(packed)?, field(header)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|found| u16::from_le_bytes(*found))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|found| u32::from_le_bytes(*found))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|found| u64::from_le_bytes(*found))
}

enum Source<'b> {
    Stored(&'b [u8]),
    Deflated(Box<DeflateDecoder<&'b [u8]>>),
}

/// How the reading of a part goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    Reading,
    /// Read to its end, and what came out matches the checksum or does not.
    Ended {
        matches: bool,
    },
    /// More came out than is read.
    TooMuch,
    /// One piece of text was longer than any cell.
    TooLong,
}

/// A part as it comes out of its packing.
pub(super) struct Unpacked<'b> {
    source: Source<'b>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    total: u64,
    left: &'b AtomicU64,
    at_once: usize,
    crc: Crc,
    checksum: u32,
    state: State,
}

impl Unpacked<'_> {
    /// How far it is read.
    pub(super) fn state(&self) -> State {
        self.state
    }

    /// Begins the count of bytes between two marks anew.
    pub(super) fn mark(&mut self) {
        self.at_once = 0;
    }

    fn refuse(&mut self, state: State) -> io::Error {
        self.state = state;
        io::Error::other("more than is read")
    }

    fn refill(&mut self) -> io::Result<()> {
        let count = match &mut self.source {
            Source::Stored(bytes) => bytes.read(&mut self.buffer)?,
            Source::Deflated(decoder) => decoder.read(&mut self.buffer)?,
        };
        (self.start, self.end) = (0, count);
        if count == 0 {
            self.state = State::Ended {
                matches: self.crc.sum() == self.checksum,
            };
            return Ok(());
        }
        self.crc
            .update(self.buffer.get(..count).unwrap_or_default());
        self.total += count as u64;
        let taken = self
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(count as u64)
            });
        if taken.is_err() || self.total > MOST_OF_A_PART {
            return Err(self.refuse(State::TooMuch));
        }
        Ok(())
    }
}

impl BufRead for Unpacked<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at_once > MOST_AT_ONCE {
            return Err(self.refuse(State::TooLong));
        }
        if self.start == self.end && self.state == State::Reading {
            self.refill()?;
        }
        Ok(self.buffer.get(self.start..self.end).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
        self.at_once = self.at_once.saturating_add(count);
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let from = self.fill_buf()?;
        let count = from.len().min(into.len());
        if let (Some(from), Some(into)) = (from.get(..count), into.get_mut(..count)) {
            into.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}
