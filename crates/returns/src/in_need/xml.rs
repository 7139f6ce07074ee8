//! The census as XML: read from bytes of any form, whole or in pieces of some children each.
//!
//! A file is cut behind every `</Child>`; each piece is read by itself, so that reading some pieces at a time gives what
//! reading all at once does. Names are known without their prefix and in any order; what is not known is a doubt.

use children::Span;

use super::tables::Tables;
use crate::doubt::{Doubt, What};
use crate::read::encoding;
use crate::read::{Noticed, What as Notice};
use crate::submission::File;
use crate::table::Lines;

mod group;
mod part;
mod piece;
mod pieces;

pub(super) use part::Part;
pub(super) use pieces::{Chunk, chunks};

/// Whether a file is marked-up text, by its first characters.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    let mark = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0];
    let mut first = bytes
        .iter()
        .take(1024)
        .filter(|byte| !mark.contains(byte) && !byte.is_ascii_whitespace());
    first.next() == Some(&b'<')
}

/// What was noticed while reading, by kind, with the lines of the first few of each.
#[derive(Clone, Default, Debug)]
pub(super) struct Noted(Vec<(Notice, Lines)>);

impl Noted {
    /// Kinds kept; a hostile file could have any number.
    const MOST: usize = 100;

    pub(super) fn add(&mut self, what: Notice, line: u32) {
        let mut lines = Lines::default();
        lines.add(line);
        self.join(what, lines);
    }

    fn join(&mut self, what: Notice, lines: Lines) {
        if let Some((_, kept)) = self.0.iter_mut().find(|(kept, _)| *kept == what) {
            kept.count += lines.count;
            let room = 10_usize.saturating_sub(kept.first.len());
            kept.first.extend(lines.first.into_iter().take(room));
        } else if self.0.len() < Self::MOST {
            self.0.push((what, lines));
        } else if let Some((Notice::AndMore(more), _)) = self.0.last_mut() {
            *more += 1;
        } else {
            self.0.push((Notice::AndMore(1), Lines::default()));
        }
    }

    pub(super) fn append(&mut self, other: Self) {
        for (what, lines) in other.0 {
            self.join(what, lines);
        }
    }

    pub(super) fn doubts(self, file: &str) -> impl Iterator<Item = Doubt> {
        self.0.into_iter().map(move |(what, lines)| Doubt {
            lines,
            ..Doubt::of_file(file, What::Noticed(Noticed { line: None, what }))
        })
    }
}

/// The text of a file, and what had to be assumed to make text of it.
pub(super) fn text<'b>(file: &File<'b>) -> (std::borrow::Cow<'b, str>, Vec<Doubt>) {
    let (text, noticed) = encoding::decode(file.bytes);
    let doubts = noticed
        .into_iter()
        .map(|noticed| Doubt::of_file(file.name, What::Noticed(noticed)))
        .collect();
    (text, doubts)
}

/// Reads a whole text.
pub(super) fn read(text: &str, file: &str) -> (Tables, Vec<Doubt>) {
    use rayon::prelude::*;
    let chunks = chunks(text, pieces::USUAL);
    let parts: Vec<Part> = chunks
        .par_iter()
        .map(|chunk| Part::read(text, chunk))
        .collect();
    let mut whole = Part::default();
    for part in parts {
        whole.append(part);
    }
    whole.close(text, file)
}

/// What the headers of a text say, wherever they stand.
#[derive(Clone, Copy, Default)]
pub(super) struct Headed {
    /// Whether there is one.
    pub any: bool,
    /// The reference date; the latest, should there be several headers.
    pub reference: Option<children::Day>,
}

/// What the headers of a text say.
pub(super) fn headed(text: &str, chunks: &[Chunk]) -> Headed {
    let mut headed = Headed::default();
    let mut after = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"Header") {
        if at < after {
            continue;
        }
        let behind = chunks.partition_point(|chunk| chunk.start <= at);
        let Some(chunk) = behind.checked_sub(1).and_then(|last| chunks.get(last)) else {
            continue;
        };
        let (piece, end) = chunk.piece_at(at);
        after = end;
        let headers = &Part::read(text, &piece).take().header.rows;
        let dates = headers
            .iter()
            .filter_map(|header| header.reference_date.day());
        headed.any |= !headers.is_empty();
        headed.reference = headed.reference.max(dates.max());
    }
    headed
}

/// The twelve months that end on the reference day.
pub(super) fn year_to(reference: children::Day) -> Span {
    Span {
        first: reference.plus_years(-1).plus(1),
        last: reference,
    }
}
