//! Bytes as rows of cells, whatever the bytes are: never an error, never a refusal, only what was noticed on the way.
//!
//! [`open`] looks at the bytes (not at a file's name) and gives a [`Book`] of one or more sheets; [`Book::rows`] reads one
//! sheet from the top, a row at a time, as often as wanted. A text file is a book of one sheet. Nothing is judged here: a
//! number stays a number, a date written as text stays text.

use std::fmt;

use jiff::civil::DateTime;

pub mod csv;
pub mod encoding;
pub mod heading;
mod notice;
pub mod xlsx;
mod zip;

pub use notice::{Noticed, What};
pub use zip::files as zipped;

/// The most bytes of one value that are read of a text file: what is longer is no value but a file gone wrong.
pub(crate) const LONGEST_VALUE: usize = 1 << 20;

/// The first of a value, as much as is read.
pub(crate) fn first_of(value: &str) -> &str {
    let end = value.floor_char_boundary(LONGEST_VALUE);
    value.get(..end).unwrap_or_default()
}

/// One cell as it stands in the file.
///
/// A text file holds only `Empty` and `Text`; the other kinds are told apart by a workbook.
#[derive(Clone, Copy, PartialEq)]
pub enum CellView<'a> {
    /// Nothing in the cell. Text of spaces is not `Empty`: that is for the reader of the table to say.
    Empty,
    /// Text, with its spaces.
    Text(&'a str),
    /// A number, also where it may be meant as a date: only the heading can tell.
    Number(f64),
    /// A number that the workbook shows as a date or a time.
    Date(DateTime),
    /// TRUE or FALSE.
    Bool(bool),
    /// A formula that came to nothing, as the workbook shows it: `#N/A`, `#REF!`.
    Error(&'a str),
}

impl CellView<'_> {
    /// Whether the cell has nothing a person could see: empty, or text of spaces alone.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            CellView::Empty => true,
            CellView::Text(text) => text.chars().all(char::is_whitespace),
            CellView::Number(_) | CellView::Date(_) | CellView::Bool(_) | CellView::Error(_) => {
                false
            }
        }
    }

    /// The text of the cell, where it is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            CellView::Text(text) => Some(text),
            CellView::Empty
            | CellView::Number(_)
            | CellView::Date(_)
            | CellView::Bool(_)
            | CellView::Error(_) => None,
        }
    }
}

/// What kind of cell it is and nothing of what it holds, which may be a child's name.
impl fmt::Debug for CellView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CellView::Empty => "Empty",
            CellView::Text(_) => "Text(…)",
            CellView::Number(_) => "Number(…)",
            CellView::Date(_) => "Date(…)",
            CellView::Bool(_) => "Bool(…)",
            CellView::Error(_) => "Error(…)",
        })
    }
}

/// A cell with its text elsewhere: in what all rows share, or in what this row alone holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Slot {
    Empty,
    Shared(u32, u32),
    Own(u32, u32),
    Number(f64),
    Date(DateTime),
    Bool(bool),
    Error(u32, u32),
}

impl Slot {
    /// A piece of what all rows share. A place past 32 bits cannot be: no reader takes a text that long.
    pub(crate) fn shared(start: usize, end: usize) -> Slot {
        Slot::pair(start, end).map_or(Slot::Empty, |(start, end)| Slot::Shared(start, end))
    }

    /// A piece of what this row alone holds.
    pub(crate) fn own(start: usize, end: usize) -> Slot {
        Slot::pair(start, end).map_or(Slot::Empty, |(start, end)| Slot::Own(start, end))
    }

    /// A piece of what this row alone holds, that is no value.
    pub(crate) fn error(start: usize, end: usize) -> Slot {
        Slot::pair(start, end).map_or(Slot::Empty, |(start, end)| Slot::Error(start, end))
    }

    fn pair(start: usize, end: usize) -> Option<(u32, u32)> {
        if start == end {
            return None;
        }
        Some((u32::try_from(start).ok()?, u32::try_from(end).ok()?))
    }
}

/// One row of a sheet, borrowed from its reader until the next is asked for.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// Counted from 1. In a text file the line the row begins on (a quoted line break counts), in a workbook the row's number.
    pub line: u32,
    /// Whether the workbook hides this row. It is read as any other.
    pub hidden: bool,
    slots: &'a [Slot],
    shared: &'a str,
    own: &'a str,
}

impl<'a> Row<'a> {
    /// A row whose cells are pieces of a text, or of what the row alone holds.
    pub(crate) fn of(line: u32, slots: &'a [Slot], shared: &'a str, own: &'a str) -> Self {
        Row {
            line,
            hidden: false,
            slots,
            shared,
            own,
        }
    }

    /// How many cells the row has. Rows of one sheet may differ.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether the row has no cells at all. The readers pass over such rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The cell at a column counted from 0; `Empty` past the last.
    #[must_use]
    pub fn cell(&self, column: usize) -> CellView<'a> {
        self.slots
            .get(column)
            .map_or(CellView::Empty, |slot| self.view(*slot))
    }

    /// The cells from left to right.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = CellView<'a>> + use<'a> {
        let row = *self;
        row.slots.iter().map(move |slot| row.view(*slot))
    }

    fn view(&self, slot: Slot) -> CellView<'a> {
        match slot {
            Slot::Empty => CellView::Empty,
            Slot::Shared(start, end) => CellView::Text(piece(self.shared, start, end)),
            Slot::Own(start, end) => CellView::Text(piece(self.own, start, end)),
            Slot::Number(number) => CellView::Number(number),
            Slot::Date(date) => CellView::Date(date),
            Slot::Bool(yes) => CellView::Bool(yes),
            Slot::Error(start, end) => CellView::Error(piece(self.own, start, end)),
        }
    }
}

/// The line and the number of cells, and nothing of what they hold.
impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {{ line: {}, cells: {} }}", self.line, self.len())
    }
}

fn piece(text: &str, start: u32, end: u32) -> &str {
    text.get(start as usize..end as usize).unwrap_or("")
}

/// What is known of a sheet before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// Whether the workbook hides the sheet.
    pub hidden: bool,
}

/// A file that was supplied: its sheets, and what was noticed on opening it.
#[derive(Debug)]
pub struct Book<'b> {
    /// The sheets in the order of the file; none where the bytes could not be taken as a table at all.
    pub sheets: Vec<Sheet>,
    /// What was noticed of the file as a whole.
    pub noticed: Vec<Noticed>,
    kind: Kind<'b>,
}

enum Kind<'b> {
    Unread,
    Text(csv::File<'b>),
    Workbook(xlsx::Workbook<'b>),
}

impl fmt::Debug for Kind<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Unread => "Unread",
            Kind::Text(_) => "Text",
            Kind::Workbook(_) => "Workbook",
        })
    }
}

/// Opens bytes as what they are: a workbook, or text with cells between commas, tabs, semicolons or bars.
///
/// Whatever else they are gives a book without sheets that says what to do about it.
#[must_use]
pub fn open(bytes: &[u8]) -> Book<'_> {
    if let Some(what) = notice::foreign(bytes) {
        return Book {
            sheets: Vec::new(),
            noticed: vec![Noticed::of_file(what)],
            kind: Kind::Unread,
        };
    }
    if bytes.starts_with(b"PK") {
        let (workbook, sheets, noticed) = xlsx::Workbook::open(bytes);
        return Book {
            sheets,
            noticed,
            kind: workbook.map_or(Kind::Unread, Kind::Workbook),
        };
    }
    let (file, noticed) = csv::File::open(bytes);
    let sheet = Sheet {
        name: String::new(),
        hidden: false,
    };
    Book {
        sheets: vec![sheet],
        noticed,
        kind: Kind::Text(file),
    }
}

impl Book<'_> {
    /// Reads a sheet from its first row. A sheet that is not there has no rows.
    #[must_use]
    pub fn rows(&self, sheet: usize) -> Rows<'_> {
        Rows(match &self.kind {
            Kind::Text(file) if sheet == 0 => Source::Text(file.rows()),
            Kind::Workbook(workbook) => workbook
                .rows(sheet)
                .map_or(Source::Nothing, |rows| Source::Workbook(Box::new(rows))),
            Kind::Unread | Kind::Text(_) => Source::Nothing,
        })
    }
}

/// The rows of one sheet, one at a time; rows with nothing in any cell are passed over and counted.
pub struct Rows<'b>(Source<'b>);

enum Source<'b> {
    Nothing,
    Text(csv::Rows<'b>),
    Workbook(Box<xlsx::Rows<'b>>),
}

impl Rows<'_> {
    /// The next row that has anything in it, until there is none.
    pub fn next_row(&mut self) -> Option<Row<'_>> {
        match &mut self.0 {
            Source::Nothing => None,
            Source::Text(rows) => rows.next_row(),
            Source::Workbook(rows) => rows.next_row(),
        }
    }

    /// How many rows with nothing in them were passed over so far.
    #[must_use]
    pub fn blank_rows(&self) -> u64 {
        match &self.0 {
            Source::Nothing => 0,
            Source::Text(rows) => rows.blank_rows(),
            Source::Workbook(rows) => rows.blank_rows(),
        }
    }

    /// What was noticed so far; everything, once [`Rows::next_row`] gave `None`.
    #[must_use]
    pub fn noticed(&self) -> &[Noticed] {
        match &self.0 {
            Source::Nothing => &[],
            Source::Text(rows) => rows.noticed(),
            Source::Workbook(rows) => rows.noticed(),
        }
    }
}

/// What the rows come from, and nothing of what they hold.
impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Source::Nothing => "Rows(nothing)",
            Source::Text(_) => "Rows(text)",
            Source::Workbook(_) => "Rows(workbook)",
        })
    }
}
