//! Rows of somebody's plan that are no action: each is told with its line and why, so that none is lost unseen.

use super::Means;
use super::columns::Columns;

/// A row below the heading that says something and no action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// Its line in the sheet, from 1.
    pub line: usize,
    /// What its cells say, in order.
    pub said: String,
    /// Why it is no action, in a sentence.
    pub why: String,
}

impl Passed {
    /// A row that says no action.
    pub(super) fn of(line: usize, cells: &[String], columns: &Columns) -> Self {
        let heads = [Means::Number, Means::Finding, Means::Objective];
        let others: Vec<&str> = columns
            .read()
            .filter(|means| !heads.contains(means) && !columns.said(cells, *means).is_empty())
            .map(Means::name)
            .collect();
        let said: Vec<&str> = cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let why = if !others.is_empty() {
            format!(
                "It says no action, and says its {}: name the action in the file, or write it here by hand.",
                others.join(", ")
            )
        } else if heads
            .iter()
            .any(|means| !columns.said(cells, *means).is_empty())
        {
            "It says no action: it was read as a heading of the rows below it.".to_owned()
        } else {
            "It says nothing in a column that is read.".to_owned()
        };
        Self {
            line,
            said: said.join(" | "),
            why,
        }
    }
}
