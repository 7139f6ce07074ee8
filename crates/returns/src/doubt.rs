//! What could not be read, or was read otherwise than written: each with its file, table, column and lines.

use std::fmt;

use crate::cell::Normalised;
use crate::read::Noticed;
use crate::table::{From, Lines};

/// A doubt about what was supplied. It holds nothing of what any cell says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    /// The file; empty where a table was not supplied at all.
    pub file: String,
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The table, where it was recognised.
    pub table: Option<&'static str>,
    /// The column.
    pub column: Option<&'static str>,
    /// The lines.
    pub lines: Lines,
    /// What it is.
    pub what: What,
}

/// What a doubt is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum What {
    /// The reader of bytes noticed something.
    Noticed(Noticed),
    /// A sheet is no table of this source.
    NotRecognised,
    /// The same table stands in another file too, which was taken.
    SameTable(String),
    /// The table was not supplied.
    MissingTable,
    /// The column was not supplied.
    MissingColumn,
    /// A heading that is no column: kept in the file, not read.
    UnknownColumn(String),
    /// Cells that are not what the column asks for.
    Unreadable(&'static str),
    /// Cells written otherwise and understood.
    Normalised(Normalised),
    /// Rows about a child, a worker or a record that no other table knows.
    Orphan(&'static str),
    /// Rows without the identifier of a child: they belong to nobody and are not counted.
    NoIdentifier,
    /// The same identifier twice where it should be once.
    Repeated(&'static str),
    /// So many rows, children or identifiers of which the words say something.
    Counted(&'static str),
    /// Anything else, in words without any cell's content.
    Other(&'static str),
}

impl What {
    /// Something is lost or missing, so that a number could look better than it is. What was only written otherwise is
    /// not.
    #[must_use]
    pub fn is_serious(&self) -> bool {
        match self {
            Self::Normalised(how) => {
                matches!(
                    how,
                    Normalised::NumberAsText
                        | Normalised::PartUnknown
                        | Normalised::SpreadsheetError
                )
            }
            Self::UnknownColumn(_) => false,
            Self::Noticed(noticed) => noticed.what.loses_content(),
            Self::NotRecognised
            | Self::SameTable(_)
            | Self::MissingTable
            | Self::MissingColumn
            | Self::Unreadable(_)
            | Self::Orphan(_)
            | Self::NoIdentifier
            | Self::Repeated(_)
            | Self::Counted(_)
            | Self::Other(_) => true,
        }
    }
}

impl Doubt {
    /// About a file.
    #[must_use]
    pub fn of_file(file: &str, what: What) -> Self {
        Self::of_sheet(file, "", what)
    }

    /// About a sheet.
    #[must_use]
    pub fn of_sheet(file: &str, sheet: &str, what: What) -> Self {
        Self {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            table: None,
            column: None,
            lines: Lines::default(),
            what,
        }
    }

    /// A table that was not supplied.
    #[must_use]
    pub fn missing_table(table: &'static str) -> Self {
        Self {
            table: Some(table),
            ..Self::of_file("", What::MissingTable)
        }
    }

    /// About lines of a table.
    #[must_use]
    pub fn of_lines(
        from: &From,
        table: &'static str,
        column: Option<&'static str>,
        lines: Lines,
        what: What,
    ) -> Self {
        Self {
            table: Some(table),
            column,
            lines,
            ..Self::of_sheet(&from.file, &from.sheet, what)
        }
    }

    /// All doubts that the columns of a table give.
    pub fn of_columns(from: &From, table: &'static str, doubts: &mut Vec<Self>) {
        let mut push =
            |column, lines, what| doubts.push(Self::of_lines(from, table, column, lines, what));
        for column in &from.missing {
            push(Some(column.name), Lines::default(), What::MissingColumn);
        }
        for heading in &from.unknown {
            push(None, Lines::default(), What::UnknownColumn(heading.clone()));
        }
        for seen in &from.columns {
            if seen.unreadable.count > 0 {
                push(
                    Some(seen.column.name),
                    seen.unreadable.clone(),
                    What::Unreadable(seen.column.kind),
                );
            }
            for (how, lines) in &seen.normalised {
                push(
                    Some(seen.column.name),
                    lines.clone(),
                    What::Normalised(*how),
                );
            }
        }
    }

    /// Where it is: file, sheet, table, column, as far as known.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        if !self.sheet.is_empty() {
            place = format!("{place}, sheet {}", self.sheet);
        }
        if let Some(column) = self.column {
            place = format!("{place}, column {column}");
        }
        if place.is_empty() {
            self.table.unwrap_or_default().to_owned()
        } else {
            place
        }
    }
}

/// A sentence for the person who supplied the file.
impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place())?;
        let counted = |one: &str, many: &str| {
            let words = if self.lines.count == 1 { one } else { many };
            format!("{} {words}", self.lines.count)
        };
        let cells = || counted("cell", "cells");
        match &self.what {
            What::Noticed(noticed) => write!(f, "{noticed}")?,
            What::NotRecognised => {
                f.write_str("no table of this source has these headings; it was not read")?
            }
            What::SameTable(other) => write!(
                f,
                "the same table also stands in {other}, which was read instead"
            )?,
            What::MissingTable => f.write_str("not supplied")?,
            What::MissingColumn => f.write_str("the column was not supplied")?,
            What::UnknownColumn(heading) => write!(
                f,
                "the heading “{heading}” is not one of the layout; its cells were not read"
            )?,
            What::Unreadable(kind) => write!(f, "{} could not be read as {kind}", cells())?,
            What::Normalised(how) => write!(f, "{} {}", cells(), how.words())?,
            What::Orphan(of) => write!(
                f,
                "{} to {of} that no other table knows",
                counted("row belongs", "rows belong")
            )?,
            What::NoIdentifier => write!(
                f,
                "{} no identifier of a child and not counted",
                counted("row with", "rows with")
            )?,
            What::Repeated(what) => write!(
                f,
                "{} {what} that should stand once",
                counted("row repeats", "rows repeat")
            )?,
            // The words are of many; of one they say where it is so.
            What::Counted(words) if self.lines.count == 1 => write!(f, "one place where {words}")?,
            What::Counted(words) => write!(f, "{} {words}", self.lines.count)?,
            What::Other(words) => f.write_str(words)?,
        }
        if !self.lines.first.is_empty() {
            let lines: Vec<String> = self.lines.first.iter().map(u32::to_string).collect();
            let more = if self.lines.count as usize > lines.len() {
                " and more"
            } else {
                ""
            };
            write!(f, " (line {}{more})", lines.join(", "))?;
        }
        Ok(())
    }
}
