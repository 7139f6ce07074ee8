//! What was read of some pieces of a text: rows, what was seen of each column, and what was noticed.

use super::group::Group;
use super::pieces::Chunk;
use super::{Noted, piece};
use crate::cell::Cell;
use crate::doubt::Doubt;
use crate::in_need::tables::Tables;
use crate::read::{Row, What as Notice};
use crate::table::{From, Lines, Reader, Seen, Table};

/// What was read of some pieces.
#[derive(Default)]
pub(in crate::in_need) struct Part {
    tables: Tables,
    seen: Vec<Vec<Seen>>,
    pub(super) noted: Noted,
    /// Whether a header was read.
    pub(in crate::in_need) headed: bool,
    /// How many children began.
    pub(super) children: i32,
    /// How many elements around the children were begun and not closed; fewer than none in a later part.
    pub(super) open: i64,
    /// Whether the text ended within a child or a tag.
    pub(super) cut_off: bool,
}

/// The readers of every table.
pub(super) struct Readers(Vec<Reader>);

macro_rules! parts {
    ($($group:ident $field:ident $($child:ident)?,)+) => {
        const GROUPS: [Group; Group::COUNT] = [$(Group::$group),+];

        impl Part {
            /// Adds a row to the table of a group.
            pub(super) fn push(&mut self, readers: &mut Readers, group: Group, row: Row<'_>) {
                let Some(reader) = readers.0.get_mut(group as usize) else { return };
                self.headed |= matches!(group, Group::Header);
                match group {
                    $(Group::$group => self.tables.$field.rows.push(reader.read(row)),)+
                }
            }

            /// How many rows each table has, in the order of the tables.
            pub(in crate::in_need) fn rows(&self) -> [(&'static str, u32); Group::COUNT] {
                [$((table(&self.tables.$field), u32::try_from(self.tables.$field.rows.len()).unwrap_or(u32::MAX))),+]
            }

            /// Adds what was read of the pieces that follow.
            pub(super) fn append(&mut self, mut next: Self) {
                $($(
                    for row in &mut next.tables.$field.rows {
                        if let Cell::Read(number) = &mut row.$child {
                            *number = number.saturating_add(self.children);
                        }
                    }
                )?
                self.tables.$field.rows.append(&mut next.tables.$field.rows);)+
                self.append_seen(next);
            }

            /// The tables, as they came from a file.
            fn with_origin(&mut self, file: &str) {
                let mut seen = std::mem::take(&mut self.seen).into_iter();
                $(self.tables.$field.from = Some(From {
                    file: file.into(),
                    sheet: "".into(),
                    heading_line: 0,
                    missing: Vec::new(),
                    unknown: Vec::new(),
                    columns: seen.next().unwrap_or_default(),
                });)+
            }

            /// The doubts that what was seen of the columns gives.
            fn doubts_of_columns(&self, doubts: &mut Vec<Doubt>) {
                $(if let Some(from) = &self.tables.$field.from {
                    Doubt::of_columns(from, table(&self.tables.$field), doubts);
                })+
            }
        }
    };
}

parts! {
    Header header,
    Identifiers identifiers child,
    Characteristics characteristics child,
    Disabilities disabilities child,
    Details details child,
    Assessments assessments child,
    Factors factors child,
    Plans plans child,
    Enquiries enquiries child,
    ProtectionPlans protection_plans child,
    Reviews reviews child,
    PreProceedings pre_proceedings child,
}

/// The name of a table by its rows.
fn table<T: Table>(_: &crate::table::Rows<T>) -> &'static str {
    T::NAME
}

impl Part {
    /// Reads the pieces of a chunk.
    pub(in crate::in_need) fn read(text: &str, chunk: &Chunk) -> Self {
        let mut part = Self::default();
        let readers = GROUPS.iter().map(|group| {
            let columns = group.columns();
            Reader::new(columns, (0..columns.len()).map(Some).collect())
        });
        let mut readers = Readers(readers.collect());
        let mut values = Default::default();
        let mut line = chunk.line;
        for range in chunk.pieces() {
            let is_last = chunk.is_last && range.end == chunk.end();
            let room = (&mut readers, &mut values);
            line = piece::read(text, range, line, is_last, &mut part, room);
        }
        part.seen = readers.0.into_iter().map(Reader::seen).collect();
        part
    }

    /// Takes the rows out.
    pub(in crate::in_need) fn take(&mut self) -> Tables {
        std::mem::take(&mut self.tables)
    }

    /// Adds what was seen and noticed, without the rows.
    pub(in crate::in_need) fn append_seen(&mut self, next: Self) {
        if self.seen.is_empty() {
            self.seen = next.seen;
        } else {
            for (all, more) in self.seen.iter_mut().zip(next.seen) {
                for (all, more) in all.iter_mut().zip(more) {
                    merge(all, more);
                }
            }
        }
        self.noted.append(next.noted);
        self.children = self.children.saturating_add(next.children);
        self.open += next.open;
        self.cut_off |= next.cut_off;
        self.headed |= next.headed;
    }

    /// The tables of the whole text, and the doubts about it.
    pub(in crate::in_need) fn close(mut self, text: &str, file: &str) -> (Tables, Vec<Doubt>) {
        if self.cut_off || self.open > 0 {
            let lines = super::pieces::lines_within(text, 0, text.len()) + 1;
            let line = u32::try_from(lines).unwrap_or(u32::MAX);
            let column = piece::column(text, text.len());
            self.noted.add(Notice::CutOff(column), line);
        }
        self.with_origin(file);
        let mut doubts: Vec<Doubt> = std::mem::take(&mut self.noted).doubts(file).collect();
        // Any other table may be without rows; a return without a header does not say which day it is for.
        if !self.headed {
            self.tables.header.from = None;
            doubts.push(Doubt::missing_table(table(&self.tables.header)));
        }
        self.doubts_of_columns(&mut doubts);
        (self.tables, doubts)
    }
}

/// Adds what was seen of a column further on.
fn merge(all: &mut Seen, more: Seen) {
    let add = |all: &mut Lines, more: Lines| {
        all.count += more.count;
        let room = 10_usize.saturating_sub(all.first.len());
        all.first.extend(more.first.into_iter().take(room));
    };
    all.given += more.given;
    add(&mut all.unreadable, more.unreadable);
    for (how, lines) in more.normalised {
        match all.normalised.iter_mut().find(|(each, _)| *each == how) {
            Some((_, kept)) => add(kept, lines),
            None => all.normalised.push((how, lines)),
        }
    }
}
