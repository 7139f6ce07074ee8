//! A table declared once: its row type, its columns, its reader and its writer.
//!
//! ```
//! mod own {
//!     use children::Day;
//!     use returns::cell::Text;
//!     use returns::table::table;
//!
//!     table! {
//!         /// A core group.
//!         pub struct CoreGroup in core_groups = "core_groups" gives CoreGroups {
//!             child: Text = "child_id",
//!             due: Day = "due_on" | "date due",
//!         }
//!     }
//! }
//! use children::service::Fact;
//! use returns::table::Table;
//!
//! assert_eq!(own::CoreGroup::FACT, Fact::CoreGroups);
//! assert_eq!(own::core_groups::due.name, "due_on");
//! ```

use children::service::Fact;

use crate::cell::{Cell, Field, Got, Normalised};
use crate::read::{CellView, Row};
use crate::write::Value;

pub use crate::declare_table as table;

/// A column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The table.
    pub table: &'static str,
    /// The heading as the layout has it.
    pub name: &'static str,
    /// Other headings it goes by.
    pub also: &'static [&'static str],
    /// What it holds, in words: "a date".
    pub kind: &'static str,
}

/// A kind of row with its columns.
pub trait Table: Clone + Default + 'static {
    /// The table's name: that of its file or sheet.
    const NAME: &'static str;
    /// What it tells.
    const FACT: Fact;
    /// Its columns, in order.
    const COLUMNS: &'static [Column];
    /// Reads a row.
    fn read(fields: &mut Fields<'_, '_>) -> Self;
    /// The row as it is written, in the order of the columns.
    fn write(&self) -> Vec<Value<'_>>;
    /// The cell under one of the layout's headings, as it is written; `None` where the layout has no such column.
    fn value(&self, heading: &str) -> Option<Value<'_>>;
    /// The line or row of the file it was read from, counted from 1; 0 for a row that was made.
    fn line(&self) -> u32;
}

/// The rows of a table, and where they came from.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// The rows, in the order supplied.
    pub rows: Vec<T>,
    /// Where they came from; `None` where the table was not supplied.
    pub from: Option<From>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            from: None,
        }
    }
}

/// The file (and sheet) a table was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct From {
    /// Name of the file.
    pub file: Box<str>,
    /// Name of the sheet; empty for a text file.
    pub sheet: Box<str>,
    /// Line of the headings.
    pub heading_line: u32,
    /// Columns of the layout that were not found.
    pub missing: Vec<Column>,
    /// Headings that are no column of the layout.
    pub unknown: Vec<String>,
    /// What was seen, column by column.
    pub columns: Vec<Seen>,
}

impl From {
    /// File and sheet as a person would name them.
    #[must_use]
    pub fn name(&self) -> String {
        if self.sheet.is_empty() {
            self.file.to_string()
        } else {
            format!("{}, sheet {}", self.file, self.sheet)
        }
    }
}

/// What was seen of one column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The column.
    pub column: Column,
    /// Cells with something in them.
    pub given: u32,
    /// Cells that could not be read, with the lines of the first few.
    pub unreadable: Lines,
    /// What was different and understood, with the lines of the first few of each.
    pub normalised: Vec<(Normalised, Lines)>,
}

/// How many lines, and the first few of them.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Lines {
    /// How many.
    pub count: u32,
    /// The first ten.
    pub first: Vec<u32>,
}

impl Lines {
    /// One more.
    pub fn add(&mut self, line: u32) {
        self.count += 1;
        if self.first.len() < 10 {
            self.first.push(line);
        }
    }
}

impl Seen {
    fn of(column: Column) -> Self {
        Self {
            column,
            given: 0,
            unreadable: Lines::default(),
            normalised: Vec::new(),
        }
    }

    fn normalised(&mut self, how: Normalised, line: u32) {
        match self.normalised.iter_mut().find(|(each, _)| *each == how) {
            Some((_, lines)) => lines.add(line),
            None => {
                let mut lines = Lines::default();
                lines.add(line);
                self.normalised.push((how, lines));
            }
        }
    }
}

/// Where each column of a layout stands in a file, and what was seen of it so far.
pub struct Reader {
    places: Vec<Option<usize>>,
    seen: Vec<Seen>,
}

impl Reader {
    /// A reader of the columns at these places, in the order of the layout.
    #[must_use]
    pub fn new(columns: &[Column], places: Vec<Option<usize>>) -> Self {
        Self {
            places,
            seen: columns.iter().copied().map(Seen::of).collect(),
        }
    }

    /// Reads a row.
    pub fn read<T: Table>(&mut self, row: Row<'_>) -> T {
        T::read(&mut Fields {
            row,
            reader: self,
            next: 0,
        })
    }

    /// What was seen of the columns that were there.
    #[must_use]
    pub fn seen(self) -> Vec<Seen> {
        self.seen
            .into_iter()
            .zip(self.places)
            .filter_map(|(seen, place)| place.map(|_| seen))
            .collect()
    }
}

/// The fields of one row, taken in the order of the layout.
pub struct Fields<'r, 'b> {
    row: Row<'b>,
    reader: &'r mut Reader,
    next: usize,
}

impl Fields<'_, '_> {
    /// The line of the row.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.row.line
    }

    /// The next field.
    pub fn take<T: Field>(&mut self) -> Cell<T> {
        let at = self.next;
        self.next += 1;
        let Some(place) = self.reader.places.get(at).copied().flatten() else {
            return Cell::Blank;
        };
        let view = self.row.cell(place);
        let got = T::read(view);
        let (line, Some(seen)) = (self.row.line, self.reader.seen.get_mut(at)) else {
            return Cell::Blank;
        };
        match got {
            Got::Blank => Cell::Blank,
            Got::Plain(value) => {
                seen.given += 1;
                Cell::Read(value)
            }
            Got::Other(value, how) => {
                seen.given += 1;
                seen.normalised(how, line);
                Cell::Read(value)
            }
            Got::EmptyBy(how) => {
                seen.normalised(how, line);
                Cell::Blank
            }
            Got::Unreadable => {
                seen.given += 1;
                seen.unreadable.add(line);
                Cell::Unreadable(as_written(view))
            }
        }
    }
}

/// What stands in a cell, as text.
fn as_written(view: CellView<'_>) -> Box<str> {
    match view {
        CellView::Empty => "".into(),
        CellView::Text(text) | CellView::Error(text) => text.into(),
        CellView::Number(number) => number.to_string().into(),
        CellView::Date(date) => date.to_string().into(),
        CellView::Bool(yes) => yes.to_string().into(),
    }
}

/// Writes a cell.
pub fn write_cell<T: Field>(cell: &Cell<T>) -> Value<'_> {
    match cell {
        Cell::Blank => Value::Blank,
        Cell::Read(value) => value.write(),
        Cell::Unreadable(text) => Value::Text(text.as_ref().into()),
    }
}

/// Declares a table: see [the module](crate::table).
#[macro_export]
macro_rules! declare_table {
    (
        $(#[$about:meta])*
        pub struct $row:ident in $columns:ident = $name:literal gives $fact:ident {
            $($field:ident: $kind:ty = $heading:literal $(| $also:literal)*,)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Default, Debug)]
        pub struct $row {
            /// Line or row of the file, counted from 1; 0 for a row that was made.
            pub line: u32,
            $(#[doc = concat!("Column `", $heading, "`.")] pub $field: $crate::cell::Cell<$kind>,)+
        }

        #[doc = concat!("The columns of `", $name, "`, by the name of their field.")]
        #[expect(non_upper_case_globals, reason = "a column is named as its field is")]
        pub mod $columns {
            #[allow(unused_imports, reason = "the kinds of some tables all come from the prelude")]
            use super::*;
            $(
                #[doc = concat!("Column `", $heading, "`.")]
                pub const $field: $crate::table::Column = $crate::table::Column {
                    table: $name,
                    name: $heading,
                    also: &[$($also),*],
                    kind: <$kind as $crate::cell::Field>::KIND,
                };
            )+
        }

        impl $crate::table::Table for $row {
            const NAME: &'static str = $name;
            const FACT: children::service::Fact = children::service::Fact::$fact;
            const COLUMNS: &'static [$crate::table::Column] = &[$($columns::$field),+];

            fn read(fields: &mut $crate::table::Fields<'_, '_>) -> Self {
                Self { line: fields.line(), $($field: fields.take(),)+ }
            }

            fn write(&self) -> Vec<$crate::write::Value<'_>> {
                vec![$($crate::table::write_cell(&self.$field)),+]
            }

            fn value(&self, heading: &str) -> Option<$crate::write::Value<'_>> {
                $(if heading == $heading {
                    return Some($crate::table::write_cell(&self.$field));
                })+
                None
            }

            fn line(&self) -> u32 {
                self.line
            }
        }
    };
}
