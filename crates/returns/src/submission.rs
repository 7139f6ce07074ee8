//! What was supplied, as a whole: many tables from many files, each found by its headings, whatever it is called.

use children::service::Fact;

use crate::doubt::{Doubt, What};
use crate::read::heading;
use crate::read::{self, Book};
use crate::table::{Column, From, Reader, Rows, Table};

pub use crate::declare_submission as submission;

/// A file that was supplied.
#[derive(Clone, Copy)]
pub struct File<'b> {
    /// Its name.
    pub name: &'b str,
    /// Its bytes.
    pub bytes: &'b [u8],
}

/// The layout of a table, without its row type.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Name.
    pub name: &'static str,
    /// Other names its file or sheet goes by.
    pub fact: Fact,
    /// Columns.
    pub columns: &'static [Column],
}

/// A sheet of a file that was recognised as a table.
pub struct Found<'f, 'b> {
    /// The file's name.
    pub file: &'b str,
    /// The book the sheet is in.
    pub book: &'f Book<'b>,
    /// Which sheet.
    pub sheet: usize,
    /// Its name.
    pub sheet_name: String,
    /// The line of the headings.
    pub heading_line: u32,
    /// Which layout of those given.
    pub layout: usize,
    /// Where each column of the layout stands.
    pub places: Vec<Option<usize>>,
    /// Headings that are no column of the layout.
    pub unknown: Vec<String>,
    /// How well it fits: columns found, then whether the name is the table's own.
    score: (usize, bool),
}

/// Recognises the sheets of a book. What is not recognised is a doubt; nothing is dropped in silence.
pub fn recognise<'f, 'b>(
    file: &File<'b>,
    book: &'f Book<'b>,
    layouts: &[Layout],
    doubts: &mut Vec<Doubt>,
) -> Vec<Found<'f, 'b>> {
    for noticed in &book.noticed {
        doubts.push(Doubt::of_file(file.name, What::Noticed(noticed.clone())));
    }
    let names: Vec<Vec<Vec<String>>> = layouts.iter().map(|each| names(each.columns)).collect();
    let mut found = Vec::new();
    for (at, sheet) in book.sheets.iter().enumerate() {
        let name = if sheet.name.is_empty() {
            file.name
        } else {
            sheet.name.as_str()
        };
        let top = heading::Top::of(&mut book.rows(at));
        let best = layouts
            .iter()
            .enumerate()
            .filter_map(|(layout, each)| {
                let names = names.get(layout)?;
                let heading = top.find(|cells| matched(names, cells))?;
                let places = places(names, &heading.plain);
                let columns = places.iter().flatten().count();
                let enough = columns * 2 >= each.columns.len().min(4)
                    && enough_of_its_own(each, &places, layouts);
                enough.then(|| {
                    let unknown = unknown(&heading.written, &places);
                    let score = (columns, named(name, each.name));
                    Found {
                        file: file.name,
                        book,
                        sheet: at,
                        sheet_name: sheet.name.clone(),
                        heading_line: heading.last_line,
                        layout,
                        places,
                        unknown,
                        score,
                    }
                })
            })
            .max_by_key(|each| (each.score, std::cmp::Reverse(each.unknown.len())));
        match best {
            Some(best) => found.push(best),
            None => doubts.push(Doubt::of_sheet(file.name, &sheet.name, What::NotRecognised)),
        }
    }
    found
}

/// Whether a file or sheet has the table's name: with an ending, a prefix or a date around it all the same.
fn named(name: &str, table: &str) -> bool {
    let name = heading::plain(name);
    let table = heading::plain(table);
    // “List 1” is not the name of “List 11”.
    name.match_indices(&table).any(|(at, _)| {
        !name
            .get(at + table.len()..)
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
    })
}

/// How many tables share a column before it tells none of them apart.
const SHARED_BY: usize = 3;

/// Whether enough columns were found that the table shares with none or few of the others: the columns that many
/// tables share say what source it is, not which table.
fn enough_of_its_own(layout: &Layout, places: &[Option<usize>], layouts: &[Layout]) -> bool {
    let is_own = |column: &Column| {
        layouts
            .iter()
            .filter(|other| other.columns.iter().any(|each| each.name == column.name))
            .count()
            < SHARED_BY
    };
    let (mut own, mut found) = (0_usize, 0);
    for (_, place) in layout
        .columns
        .iter()
        .zip(places)
        .filter(|(column, _)| is_own(column))
    {
        own += 1;
        found += usize::from(place.is_some());
    }
    found * 2 >= own.min(4)
}

/// The headings each column goes by, its own first, made plain once for all rows looked at.
fn names(columns: &[Column]) -> Vec<Vec<String>> {
    let of_column = |column: &Column| {
        std::iter::once(&column.name)
            .chain(column.also)
            .map(|name| heading::plain(name))
            .collect()
    };
    columns.iter().map(of_column).collect()
}

/// How many columns have a heading among the cells.
fn matched(names: &[Vec<String>], cells: &[String]) -> usize {
    places(names, cells).iter().flatten().count()
}

/// Where each column stands: its own heading first, then the others it goes by.
fn places(names: &[Vec<String>], cells: &[String]) -> Vec<Option<usize>> {
    names
        .iter()
        .map(|names| {
            names
                .iter()
                .find_map(|name| cells.iter().position(|cell| cell == name))
        })
        .collect()
}

/// Headings at no column's place.
fn unknown(cells: &[String], places: &[Option<usize>]) -> Vec<String> {
    cells
        .iter()
        .enumerate()
        .filter(|(at, cell)| !cell.is_empty() && !places.contains(&Some(*at)))
        .map(|(_, cell)| cell.clone())
        .collect()
}

impl<T: Table> Rows<T> {
    /// Reads the rows of a sheet that was recognised as this table.
    pub fn read(found: &Found<'_, '_>, doubts: &mut Vec<Doubt>) -> Self {
        let mut rows = found.book.rows(found.sheet);
        let mut reader = Reader::new(T::COLUMNS, found.places.clone());
        let mut read = Vec::new();
        while let Some(row) = rows.next_row() {
            if row.line > found.heading_line {
                read.push(reader.read::<T>(row));
            }
        }
        for noticed in rows.noticed() {
            doubts.push(Doubt::of_sheet(
                found.file,
                &found.sheet_name,
                What::Noticed(noticed.clone()),
            ));
        }
        let missing: Vec<Column> = T::COLUMNS
            .iter()
            .zip(&found.places)
            .filter_map(|(column, place)| place.is_none().then_some(*column))
            .collect();
        let from = From {
            file: found.file.into(),
            sheet: found.sheet_name.as_str().into(),
            heading_line: found.heading_line,
            missing,
            unknown: found.unknown.clone(),
            columns: reader.seen(),
        };
        Doubt::of_columns(&from, T::NAME, doubts);
        Self {
            rows: read,
            from: Some(from),
        }
    }

    /// Whether the table was supplied.
    #[must_use]
    pub fn supplied(&self) -> bool {
        self.from.is_some()
    }
}

/// Opens every file, finds the tables in them and hands each to `take` with its place in the layouts. Where two sheets
/// are the same table the one that fits best is taken and the other is a doubt.
pub fn read_files(
    files: &[File<'_>],
    layouts: &[Layout],
    doubts: &mut Vec<Doubt>,
    mut take: impl FnMut(&Found<'_, '_>, &mut Vec<Doubt>),
) {
    let books: Vec<Book<'_>> = files.iter().map(|file| read::open(file.bytes)).collect();
    let mut found: Vec<Found<'_, '_>> = Vec::new();
    for (file, book) in files.iter().zip(&books) {
        for each in recognise(file, book, layouts, doubts) {
            match found.iter_mut().find(|other| other.layout == each.layout) {
                None => found.push(each),
                Some(other) => {
                    let (kept, left) = if each.score > other.score {
                        (each, None)
                    } else {
                        (Found { ..each }, Some(()))
                    };
                    if left.is_none() {
                        let before = std::mem::replace(other, kept);
                        doubts.push(Doubt::of_sheet(
                            before.file,
                            &before.sheet_name,
                            What::SameTable(other.file.to_owned()),
                        ));
                    } else {
                        doubts.push(Doubt::of_sheet(
                            kept.file,
                            &kept.sheet_name,
                            What::SameTable(other.file.to_owned()),
                        ));
                    }
                }
            }
        }
    }
    for each in &found {
        take(each, doubts);
    }
}

/// Declares what a source is made of: a struct with the rows of each table, its layouts and its reader.
#[macro_export]
macro_rules! declare_submission {
    (
        $(#[$about:meta])*
        pub struct $name:ident { $($field:ident: $row:ty,)+ }
    ) => {
        $(#[$about])*
        #[derive(Clone, Default, Debug)]
        pub struct $name {
            $(#[doc = concat!("Rows of `", stringify!($field), "`.")] pub $field: $crate::table::Rows<$row>,)+
        }

        impl $name {
            /// The layouts of its tables, in order.
            pub const LAYOUTS: &'static [$crate::submission::Layout] = &[$($crate::submission::Layout {
                name: <$row as $crate::table::Table>::NAME,
                fact: <$row as $crate::table::Table>::FACT,
                columns: <$row as $crate::table::Table>::COLUMNS,
            }),+];

            /// Reads files: whatever was there, and the doubts about it.
            #[must_use]
            pub fn read(files: &[$crate::submission::File<'_>]) -> (Self, Vec<$crate::doubt::Doubt>) {
                let mut whole = Self::default();
                let mut doubts = Vec::new();
                $crate::submission::read_files(files, Self::LAYOUTS, &mut doubts, |found, doubts| {
                    let name = Self::LAYOUTS.get(found.layout).map_or("", |layout| layout.name);
                    $(if name == <$row as $crate::table::Table>::NAME {
                        whole.$field = $crate::table::Rows::read(found, doubts);
                    })+
                });
                $(if !whole.$field.supplied() {
                    doubts.push($crate::doubt::Doubt::missing_table(<$row as $crate::table::Table>::NAME));
                })+
                (whole, doubts)
            }

            /// Every table that was supplied: layout, where it came from, how many rows.
            pub fn supplied(&self) -> impl Iterator<Item = ($crate::submission::Layout, &$crate::table::From, usize)> {
                let all = [$((self.$field.from.as_ref(), self.$field.rows.len())),+];
                Self::LAYOUTS.iter().copied().zip(all).filter_map(|(layout, (from, rows))| from.map(|from| (layout, from, rows)))
            }

            /// The cell under one heading in every row of a table, each with its line; nothing of another table's name.
            pub fn cells(&self, table: &str, heading: &str, mut each: impl FnMut(u32, Option<$crate::write::Value<'_>>)) {
                $(if table == <$row as $crate::table::Table>::NAME {
                    for row in &self.$field.rows {
                        each($crate::table::Table::line(row), $crate::table::Table::value(row, heading));
                    }
                })+
            }

            /// A row of a table by its place, counted from 0: its line, and its cells in the order of the columns.
            #[must_use]
            pub fn row(&self, table: &str, at: usize) -> Option<(u32, Vec<$crate::write::Value<'_>>)> {
                $(if table == <$row as $crate::table::Table>::NAME {
                    let row = self.$field.rows.get(at)?;
                    return Some(($crate::table::Table::line(row), $crate::table::Table::write(row)));
                })+
                None
            }

            /// Every table as text and values to be written: name, headings, rows.
            pub fn write(&self, mut each: impl FnMut(&'static str, &'static [$crate::table::Column], &mut dyn Iterator<Item = Vec<$crate::write::Value<'_>>>)) {
                $(each(
                    <$row as $crate::table::Table>::NAME,
                    <$row as $crate::table::Table>::COLUMNS,
                    &mut self.$field.rows.iter().map($crate::table::Table::write),
                );)+
            }
        }
    };
}
