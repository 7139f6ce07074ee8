//! A list of postcodes, read fast: millions of rows, of which a return names some thousands.

use std::collections::hash_map::Entry;

use compact_str::CompactString;
use memchr::memchr;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Key, Placed, Postcodes, counties};
use crate::looked_after::tables::postcodes;
use crate::submission::File;
use crate::table::{Column, From};

/// Headings of the postcode, in lists as they are published; the first of them that is there counts.
const POSTCODE: &[&str] = &["pcd", "pcds", "pcd7", "pcd8", "pcd2", "postcode"];
/// Headings of metres east.
const EASTING: &[&str] = &["oseast1m", "east1m", "easting", "eastings"];
/// Headings of metres north.
const NORTHING: &[&str] = &["osnrth1m", "north1m", "northing", "northings"];
/// Headings of the authority; lists name the year of its codes, as in `lad25cd`.
const AUTHORITY: &[&str] = &["laua", "oslaua", "ladcd"];

/// Where the columns of a list stand.
#[derive(Clone, Copy)]
struct Places {
    parted_by: u8,
    postcode: usize,
    easting: usize,
    northing: usize,
    authority: Option<usize>,
}

impl Places {
    /// Finds them by the headings on the first line, and where the rows begin; nothing where it is no list of postcodes.
    fn find(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let (first, rows) = next_line(bytes.get(..8192).unwrap_or(bytes));
        let rest = bytes.get(bytes.len().min(8192)..).unwrap_or_default();
        let rows = bytes.get(bytes.len() - rows.len() - rest.len()..)?;
        let parted_by = *first
            .iter()
            .find(|byte| matches!(byte, b',' | b';' | b'\t'))?;
        let headings: Vec<String> = cells(first, parted_by)
            .map(|cell| String::from_utf8_lossy(cell).trim().to_ascii_lowercase())
            .collect();
        let place = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| headings.iter().position(|heading| heading == name))
        };
        let of_a_year = |heading: &String| {
            heading
                .strip_prefix("lad")
                .and_then(|rest| rest.strip_suffix("cd"))
                .is_some_and(|year| year.parse::<u8>().is_ok())
        };
        let places = Self {
            parted_by,
            postcode: place(POSTCODE)?,
            easting: place(EASTING)?,
            northing: place(NORTHING)?,
            authority: place(AUTHORITY).or_else(|| headings.iter().position(of_a_year)),
        };
        Some((places, rows))
    }

    /// The postcode of a row that begins with it, as most lists have it: no cells need to be told apart.
    fn first(&self, line: &[u8]) -> Option<Key> {
        let line = line.strip_prefix(b"\"").unwrap_or(line);
        let ends = |byte: &u8| *byte == self.parted_by || *byte == b'"';
        Key::of_bytes(line.iter().copied().take_while(|byte| !ends(byte)))
    }

    /// The postcode of a row and where it lies, if it is wanted.
    fn read(&self, line: &[u8], wanted: &FxHashSet<Key>) -> Option<(Key, Placed)> {
        let key = if self.postcode == 0 {
            self.first(line)?
        } else {
            Key::of(cells(line, self.parted_by).nth(self.postcode)?)?
        };
        if !wanted.contains(&key) {
            return None;
        }
        let text = |place: usize| {
            let cell = cells(line, self.parted_by).nth(place)?;
            Some(std::str::from_utf8(cell).ok()?.trim()).filter(|text| !text.is_empty())
        };
        let metres = |place| {
            let metres = text(place)?.parse::<f64>().ok()?;
            metres.is_finite().then_some(metres)
        };
        let code = self.authority.and_then(text);
        let placed = Placed {
            grid: metres(self.easting).zip(metres(self.northing)),
            authority: code
                .and_then(counties::looking_after)
                .map(CompactString::new),
            located: code.is_some(),
        };
        Some((key, placed))
    }
}

/// Whether a file is a list of postcodes, by its headings.
pub(in super::super) fn is_list_of_postcodes(bytes: &[u8]) -> bool {
    Places::find(bytes).is_some()
}

/// How much of a list is read at a time.
const PIECE: usize = 1 << 20;

/// Reads the rows that are wanted.
pub(super) fn read(file: &File<'_>, wanted: &FxHashSet<Key>) -> Option<Postcodes> {
    let (places, rows) = Places::find(file.bytes)?;
    let of_piece = |piece: &[u8]| {
        let mut found = Vec::new();
        let mut rest = piece;
        while !rest.is_empty() {
            let (line, after) = next_line(rest);
            found.extend(places.read(line, wanted));
            rest = after;
        }
        found
    };
    let found: Vec<Vec<(Key, Placed)>> = pieces(rows).into_par_iter().map(of_piece).collect();
    let mut places_of: FxHashMap<Key, Placed> = FxHashMap::default();
    for (key, placed) in found.into_iter().flatten() {
        match places_of.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(placed);
            }
            Entry::Occupied(mut there) if placed.rank() > there.get().rank() => {
                there.insert(placed);
            }
            Entry::Occupied(_) => {}
        }
    }
    let missing: &[Column] = match places.authority {
        Some(_) => &[],
        None => &[postcodes::laua],
    };
    let from = From {
        file: file.name.into(),
        sheet: "".into(),
        heading_line: 1,
        missing: missing.to_vec(),
        unknown: Vec::new(),
        columns: Vec::new(),
    };
    Some(Postcodes {
        from,
        places: places_of,
    })
}

/// Parts rows into pieces, each ending where a line ends.
fn pieces(mut rows: &[u8]) -> Vec<&[u8]> {
    let mut pieces = Vec::new();
    while !rows.is_empty() {
        let end = rows
            .get(PIECE..)
            .and_then(|rest| memchr(b'\n', rest))
            .map_or(rows.len(), |at| PIECE + at + 1);
        let (piece, rest) = rows.split_at(end);
        pieces.push(piece);
        rows = rest;
    }
    pieces
}

/// The first line without its end, and what follows it.
fn next_line(text: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr(b'\n', text);
    let (line, rest) = text.split_at(end.unwrap_or(text.len()));
    (
        line.strip_suffix(b"\r").unwrap_or(line),
        rest.get(1..).unwrap_or_default(),
    )
}

/// The cells of a line, without the quotation marks around them.
fn cells(line: &[u8], parted_by: u8) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let text = rest?;
        if let Some(quoted) = text.strip_prefix(b"\"")
            && let Some(close) = memchr(b'"', quoted)
        {
            let (cell, after) = quoted.split_at(close);
            let next = memchr(parted_by, after);
            rest = next.and_then(|at| after.get(at + 1..));
            return Some(cell);
        }
        let next = memchr(parted_by, text);
        let (cell, after) = text.split_at(next.unwrap_or(text.len()));
        rest = next.and_then(|_| after.get(1..));
        Some(cell)
    })
}
