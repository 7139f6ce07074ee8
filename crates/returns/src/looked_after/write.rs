//! The return written back: a file for each table under its usual name, or one file of XML. What is written reads back
//! the same in meaning.

use super::Year;
use super::tables::is_a_flag;
use crate::write::csv::{self, Days, Form};

mod xml;

/// How dates are written in this return.
const FORM: Form = Form {
    marked: false,
    days: Days::Slashed,
};

/// The usual name of the file of a table.
fn file_name(table: &str) -> &'static str {
    match table {
        "Header" => "header.csv",
        "Episodes" => "episodes.csv",
        "Reviews" => "reviews.csv",
        "UASC" => "uasc.csv",
        "OC2" => "oc2.csv",
        "OC3" => "oc3.csv",
        "AD1" => "ad1.csv",
        "PlacedAdoption" => "placed_for_adoption.csv",
        "PrevPerm" => "previous_permanence.csv",
        "Missing" => "missing.csv",
        "SWEpisodes" => "sw_episodes.csv",
        _ => "dolo.csv",
    }
}

impl Year {
    /// Every table that was supplied, or has rows, as a file of text between commas: the file's usual name and its
    /// bytes.
    #[must_use]
    pub fn files(&self) -> Vec<(&'static str, Vec<u8>)> {
        let supplied: Vec<&str> = self.supplied().map(|(layout, ..)| layout.name).collect();
        let mut files = Vec::new();
        self.write(|name, columns, rows| {
            let mut rows = rows.peekable();
            if rows.peek().is_none() && !supplied.contains(&name) {
                return;
            }
            let written = || columns.iter().filter(|column| !is_a_flag(column));
            let mut table = csv::Table::new(FORM, written().map(|column| column.name));
            for row in rows {
                let cells = columns.iter().zip(row);
                table.row(
                    cells
                        .filter(|(column, _)| !is_a_flag(column))
                        .map(|(_, cell)| cell),
                );
            }
            files.push((file_name(name), table.finish()));
        });
        files
    }

    /// The year as one file of XML. Rows of a child stand together, in the order in which the children are first met.
    #[must_use]
    pub fn xml(&self) -> String {
        xml::written(self)
    }
}

#[cfg(test)]
mod tests;
