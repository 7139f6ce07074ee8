//! A table of a paper: named columns, rows of cells, and words for when there is no row.

use std::fmt;

use super::run::{Run, bold, text};

/// A column.
#[derive(Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, which heads it. A column without a name is shown as one whose name is not given.
    pub name: String,
    /// Holds numbers, which stand at the right.
    pub numeric: bool,
    /// How wide it is among the others: one of 2 gets twice the width of one of 1. 0 counts as 1.
    pub weight: u8,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<String>, weight: u8) -> Self {
        Self {
            name: name.into(),
            numeric: false,
            weight,
        }
    }

    /// A column of numbers.
    pub fn number(name: impl Into<String>, weight: u8) -> Self {
        Self {
            name: name.into(),
            numeric: true,
            weight,
        }
    }
}

/// A cell: words as in a paragraph. Made from words or a whole number by `.into()`.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What stands in it.
    pub runs: Vec<Run>,
}

impl Cell {
    /// A cell of runs.
    pub fn of(runs: impl IntoIterator<Item = Run>) -> Self {
        Self {
            runs: runs.into_iter().collect(),
        }
    }

    /// A cell of words that matter most.
    pub fn bold(words: impl Into<String>) -> Self {
        Self::of([bold(words)])
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.runs.iter().all(|run| run.shown().trim().is_empty())
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::of([text(words)])
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Self {
        Self::of([text(words)])
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::of([text(count.to_string())])
    }
}

impl From<i32> for Cell {
    fn from(count: i32) -> Self {
        Self::of([text(count.to_string())])
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::of([text(count.to_string())])
    }
}

impl From<Run> for Cell {
    fn from(run: Run) -> Self {
        Self::of([run])
    }
}

impl From<Vec<Run>> for Cell {
    fn from(runs: Vec<Run>) -> Self {
        Self { runs }
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows. Stands over it.
    pub caption: String,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows. A row with too few cells is filled with empty ones; what is too many joins the last cell.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first cell of each row names the row.
    pub row_headers: bool,
    /// What is said where there is no row: "No action is overdue."
    pub empty: String,
}

impl Table {
    /// A table without rows, whose first column names them.
    pub fn new(caption: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Self {
        Self {
            caption: caption.into(),
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
            row_headers: true,
            empty: "There is nothing to list.".to_owned(),
        }
    }

    /// The same, saying this where there is no row.
    #[must_use]
    pub fn empty(mut self, words: impl Into<String>) -> Self {
        self.empty = words.into();
        self
    }

    /// The same with one more row.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Self {
        self.rows.push(cells.into_iter().collect());
        self
    }

    /// The same with these rows after those it has.
    #[must_use]
    pub fn rows(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The same, whose first column does not name its rows.
    #[must_use]
    pub fn without_row_headers(mut self) -> Self {
        self.row_headers = false;
        self
    }

    /// Its rows, each with as many cells as there are columns.
    pub(crate) fn even(&self) -> impl Iterator<Item = Vec<Cell>> {
        let wide = self.columns.len();
        self.rows.iter().map(move |row| {
            let mut even: Vec<Cell> = row.iter().take(wide).cloned().collect();
            even.resize_with(wide, Cell::default);
            if let Some(last) = even.last_mut() {
                for more in row.iter().skip(wide).filter(|cell| !cell.is_blank()) {
                    if !last.is_blank() {
                        last.runs.push(text("; "));
                    }
                    last.runs.extend(more.runs.iter().cloned());
                }
            }
            even
        })
    }
}

impl fmt::Debug for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Column(…)")
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cell({} runs)", self.runs.len())
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Table({} columns, {} rows)",
            self.columns.len(),
            self.rows.len()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_as_many_cells_as_there_are_columns_and_loses_nothing() {
        let table = Table::new("Two", [Column::words("A", 1), Column::words("B", 1)])
            .row(["one".into()])
            .row(["one".into(), "two".into(), "".into(), "three".into()]);
        let shown: Vec<Vec<String>> = table
            .even()
            .map(|row| {
                row.iter()
                    .map(|cell| cell.runs.iter().map(Run::shown).collect())
                    .collect()
            })
            .collect();
        assert_eq!(shown, [vec!["one", ""], vec!["one", "two; three"]]);
    }
}
