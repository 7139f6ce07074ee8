//! A census of any size, checked a piece at a time on all cores; only what was found and counted is kept.

use children::{CollectionYear, Day};
use rayon::prelude::*;

use super::rules::RULEBOOK;
use super::xml::{self, Chunk, Part};
use super::{InNeed, Tally, xml_among};
use crate::doubt::Doubt;
use crate::rule::Finding;
use crate::rulebook::{Outcome, Ready};
use crate::submission::File;

/// What checking gave.
#[derive(Clone, Debug)]
pub struct Checked {
    /// What the rules found.
    pub outcome: Outcome,
    /// What could not be read, or was read otherwise than written.
    pub doubts: Vec<Doubt>,
    /// How many rows each table has, in the order of the tables.
    pub rows: Vec<(&'static str, u32)>,
}

/// Bytes checked at a time.
const AT_A_TIME: usize = 1 << 20;

/// Checks the census: the first file of XML, or else tables of text.
#[must_use]
pub fn check(files: &[File<'_>], year: CollectionYear, today: Day) -> Checked {
    check_in_pieces(AT_A_TIME, files, year, today)
}

/// The same with at least so many bytes at a time: what is found does not depend on it.
#[must_use]
pub fn check_in_pieces(
    at_a_time: usize,
    files: &[File<'_>],
    year: CollectionYear,
    today: Day,
) -> Checked {
    let Some((file, mut doubts)) = xml_among(files) else {
        let (census, doubts) = InNeed::read(files);
        let rows = census.tables.supplied();
        return Checked {
            outcome: RULEBOOK.run(&census, year, today),
            rows: rows
                .map(|(layout, _, rows)| (layout.name, u32::try_from(rows).unwrap_or(u32::MAX)))
                .collect(),
            doubts,
        };
    };
    let (text, of_text) = xml::text(&file);
    doubts.extend(of_text);
    let chunks = xml::chunks(&text, at_a_time);
    let headed = xml::headed(&text, &chunks);
    let mut empty = Part::default();
    empty.headed = headed.any;
    let empty = empty.close("", file.name).0;
    let whole = InNeed::of(empty);
    let ready = Ready::of(RULEBOOK.rules, &whole, year, today);
    let checked: Vec<Piece> = chunks
        .par_iter()
        .map(|chunk| Piece::check(&text, chunk, headed.reference, &ready))
        .collect();
    let mut all = Gathered::default();
    for piece in checked {
        all.add(piece);
    }
    let whole = InNeed {
        tally: all.tally,
        ..whole
    };
    all.findings.extend(ready.of_the_whole(&whole));
    doubts.extend(all.part.close(&text, file.name).1);
    Checked {
        outcome: ready.outcome(all.findings),
        doubts,
        rows: all.rows,
    }
}

/// What is kept of some children.
struct Piece {
    findings: Vec<Finding>,
    tally: Tally,
    rows: Vec<(&'static str, u32)>,
    part: Part,
}

impl Piece {
    fn check(text: &str, chunk: &Chunk, reference: Option<Day>, ready: &Ready<'_, InNeed>) -> Self {
        let mut part = Part::read(text, chunk);
        let rows = part.rows().to_vec();
        let mut some = InNeed::of(part.take());
        // Each piece is judged by the year of the return; only the first piece holds the header.
        some.tally.reference = reference;
        Self {
            findings: ready.of_children(&some),
            tally: some.tally,
            rows,
            part,
        }
    }
}

/// What is kept of all children so far.
#[derive(Default)]
struct Gathered {
    findings: Vec<Finding>,
    tally: Tally,
    rows: Vec<(&'static str, u32)>,
    part: Part,
}

impl Gathered {
    /// Adds what is kept of the children that follow: their rows stand behind those before them.
    fn add(&mut self, piece: Piece) {
        if self.rows.is_empty() {
            self.rows = piece.rows.iter().map(|(table, _)| (*table, 0)).collect();
        }
        let rows = &self.rows;
        let before = |table: &str| {
            let found = rows.iter().find(|(each, _)| *each == table);
            found.map_or(0, |(_, rows)| *rows)
        };
        self.tally.append(piece.tally, before("ChildIdentifiers"));
        self.findings
            .extend(piece.findings.into_iter().map(|finding| Finding {
                row: finding.row + before(finding.table),
                ..finding
            }));
        for ((_, all), (_, more)) in self.rows.iter_mut().zip(piece.rows) {
            *all += more;
        }
        self.part.append_seen(piece.part);
    }
}
