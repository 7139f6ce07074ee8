//! One value for each of several: what the dot plot and the bars of a breakdown share.

use crate::value::{self, Reading, Unit};

mod drawn;
mod layout;
mod table;

pub(crate) use drawn::{figure, svg};
pub(crate) use layout::{Placed, lay_out};

/// Several values of one measure at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What the values count.
    pub unit: Unit,
    /// One for each, in the order drawn. An order by value must not tell where a suppressed one lies.
    pub rows: Vec<Row>,
    /// A line through all rows: the mean, or the whole they are parts of.
    pub line: Option<Line>,
    /// The heads of the table's columns.
    pub heads: Heads,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whose it is: "South Gloucestershire", "Help and protection", "Girls".
    pub label: String,
    /// What is known of it.
    pub value: Reading,
    /// How many met it; not written where the value is suppressed.
    pub numerator: Option<u32>,
    /// Out of how many; not written where the value is suppressed.
    pub denominator: Option<u32>,
    /// Words where there are no counts: "2024 to 2025". May be empty.
    pub words: String,
    /// How it stands to the reader.
    pub standing: Standing,
}

/// How a row stands to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Ours: bold and solid.
    Own,
    /// Another: hollow.
    Other,
    /// Not one of them but an average of many, as England: a hollow diamond.
    Average,
}

/// A line through all rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its value.
    pub value: f64,
    /// The word before the value: "mean", "all teams".
    pub label: String,
}

/// The heads of the columns of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// "Authority", "Team", "Group".
    pub label: String,
    /// "Held in 72 hours".
    pub numerator: String,
    /// "Returns".
    pub denominator: String,
    /// "Share".
    pub value: String,
}

impl Row {
    /// What stands at its right: "34 of 48", or its words.
    fn aside(&self) -> String {
        match self.value {
            Reading::Suppressed => return "c".to_owned(),
            Reading::NoCases => return self.words.clone(),
            Reading::Value(_) | Reading::Missing(_) => {}
        }
        value::of(self.numerator, self.denominator).unwrap_or_else(|| self.words.clone())
    }
}

#[cfg(test)]
mod tests;
