//! CSV of what a page shows: stable headers, ISO dates, one row per observation, safe to open in a spreadsheet.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;

use super::error::Error;
use crate::records::words::machine_number;

/// A cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Number(usize),
    /// An amount.
    Amount(f64),
    /// A day.
    Day(Date),
    /// Nothing known or nothing to say.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Cell {
    fn from(number: u16) -> Self {
        Self::Number(usize::from(number))
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Amount(f64::from(number))
    }
}

impl From<f64> for Cell {
    fn from(amount: f64) -> Self {
        Self::Amount(amount)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    fn written(self) -> String {
        match self {
            Self::Text(text) => safe(text),
            Self::Number(number) => number.to_string(),
            Self::Amount(amount) => machine_number(amount),
            Self::Day(day) => day.to_string(),
            Self::Empty => String::new(),
        }
    }
}

/// A spreadsheet takes text that begins like this for a formula.
pub(crate) fn safe(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{text}")
    } else {
        text
    }
}

/// A file of rows under one header.
#[derive(Debug)]
pub(crate) struct Csv {
    name: String,
    header: &'static [&'static str],
    rows: Vec<Vec<Cell>>,
}

impl Csv {
    /// A file: what it holds, for its name, and the day it holds for.
    pub(crate) fn new(holds: &str, on: Date, header: &'static [&'static str]) -> Self {
        Self {
            name: format!("{}-{on}.csv", dashed(holds)),
            header,
            rows: Vec::new(),
        }
    }

    /// Adds a row, its cells in the order of the header.
    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    fn written(self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        writer.write_record(self.header)?;
        for row in self.rows {
            writer.write_record(row.into_iter().map(Cell::written))?;
        }
        writer.into_inner().map_err(|e| e.into_error().into())
    }
}

impl IntoResponse for Csv {
    fn into_response(self) -> Response {
        let disposition = format!("attachment; filename=\"{}\"", self.name);
        match self.written() {
            Ok(bytes) => (
                [
                    (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                    (header::CONTENT_DISPOSITION, disposition),
                ],
                bytes,
            )
                .into_response(),
            Err(error) => Error::Failed(error.into()).into_response(),
        }
    }
}

/// Lower case with dashes, as in file names.
fn dashed(words: &str) -> String {
    words
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn text_that_looks_like_a_formula_is_quoted_and_numbers_are_not() {
        let mut file = Csv::new(
            "Marlshire: points",
            date(2026, 3, 31),
            &["text", "page", "on"],
        );
        file.row(vec![
            "=1+1".into(),
            4_usize.into(),
            date(2024, 7, 23).into(),
        ]);
        file.row(vec!["a, b".into(), Cell::Empty, Cell::Empty]);
        assert_eq!(file.name, "marlshire-points-2026-03-31.csv");
        assert_eq!(
            String::from_utf8(file.written().unwrap()).unwrap(),
            "text,page,on\r\n'=1+1,4,2024-07-23\r\n\"a, b\",,\r\n"
        );
    }
}
