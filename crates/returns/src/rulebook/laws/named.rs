//! A rule names all that it looks at: filling whatever it does not name changes nothing of what it finds.

use std::collections::BTreeMap;

use crate::examples::{self, Example, examples};
use crate::rule::{Rule, Source};
use crate::rulebook::{Rulebook, run};
use crate::submission::{File, Layout};
use crate::table::Column;
use crate::write::{Value, csv};

/// Cells that the examples of a rulebook show, by the heading they stand under.
type Cells = BTreeMap<&'static str, Vec<&'static str>>;

/// How often each example is filled, each time with other cells.
const TIMES: usize = 2;
/// Rows of each child in a table that a rule does not name.
const ROWS: usize = 3;

/// Rules that look at what they do not name, and where. Columns that tell only which rows belong together, and the date
/// by which the whole return is judged, need not be named.
pub(super) fn unnamed<S: Source>(book: &Rulebook<S>, need_not: &[&str]) -> Vec<String> {
    let cells = cells(book);
    let mut wrong = Vec::new();
    for rule in book.rules {
        let Ok(examples) = examples(rule) else {
            continue;
        };
        for example in &examples {
            let filled = Filling {
                rule,
                example,
                cells: &cells,
                need_not,
            };
            wrong.extend(filled.differences());
        }
    }
    wrong.sort();
    wrong.dedup();
    wrong
}

fn cells<S: Source>(book: &Rulebook<S>) -> Cells {
    let mut cells = Cells::new();
    let examples = book.rules.iter().filter_map(|rule| examples(rule).ok());
    for table in examples.flatten().flat_map(|example| example.tables) {
        for row in &table.rows {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let known = cells.entry(column.name).or_default();
                if !known.contains(cell) {
                    known.push(cell);
                }
            }
        }
    }
    cells
}

fn names_table<S: Source>(rule: &Rule<S>, table: &str) -> bool {
    rule.looks_at().any(|column| column.table == table)
}

/// An example of a rule, filled with what the rule does not name.
struct Filling<'r, S: Source> {
    rule: &'r Rule<S>,
    example: &'r Example,
    cells: &'r Cells,
    need_not: &'r [&'r str],
}

impl<S: Source> Filling<'_, S> {
    /// What makes a difference, though the rule does not name it.
    fn differences(&self) -> Vec<String> {
        let as_shown = self.found(self.example, &|_| false, 0);
        let differs =
            |fill: &dyn Fn(&Column) -> bool, time| self.found(self.example, fill, time) != as_shown;
        let mut wrong = Vec::new();
        for layout in S::LAYOUTS
            .iter()
            .filter(|layout| self.shows_in_vain(layout))
        {
            let mut without = self.example.clone();
            without
                .tables
                .retain(|table| table.layout.name != layout.name);
            if self.found(&without, &|_| false, 0) != as_shown {
                wrong.push(format!("{} looks at {}", self.rule.code, layout.name));
            }
        }
        for time in 0..TIMES {
            if !differs(&|_| true, time) {
                continue;
            }
            for layout in S::LAYOUTS {
                let of_table = |column: &Column| column.table == layout.name;
                if !differs(&of_table, time) {
                    continue;
                }
                if !names_table(self.rule, layout.name) {
                    wrong.push(format!("{} looks at {}", self.rule.code, layout.name));
                    continue;
                }
                for column in layout.columns {
                    if differs(&|each| each == column, time) {
                        let at = (column.name, layout.name);
                        wrong.push(format!("{} looks at {} of {}", self.rule.code, at.0, at.1));
                    }
                }
            }
        }
        wrong
    }

    /// Whether the example shows more of a table than need not be named, and the rule does not name it.
    fn shows_in_vain(&self, layout: &Layout) -> bool {
        let child = S::child_column(layout.name);
        let mut tables = self.example.tables.iter();
        !names_table(self.rule, layout.name)
            && tables.any(|table| {
                let needs_naming = |column: &Column| {
                    child != Some(column.name) && !self.need_not.contains(&column.name)
                };
                table.layout.name == layout.name && table.columns.iter().any(needs_naming)
            })
    }

    /// What the rule finds in an example where what it does not name is filled: places in the example's own rows.
    fn found(
        &self,
        example: &Example,
        fill: &dyn Fn(&Column) -> bool,
        time: usize,
    ) -> Vec<(&'static str, u32)> {
        let fills = |column: &Column| {
            let named = self.rule.looks_at().any(|each| each == column);
            !named && !self.need_not.contains(&column.name) && fill(column)
        };
        let mut files = examples::files(self.rule, example, &|row, column| {
            if fills(column) {
                self.cell(column, row + time)
            } else {
                Value::Blank
            }
        });
        let shown = |layout: &&Layout| {
            let mut tables = example.tables.iter();
            tables.any(|table| table.layout.name == layout.name)
        };
        let unnamed = S::LAYOUTS
            .iter()
            .filter(|layout| !names_table(self.rule, layout.name) && !shown(layout))
            .filter(|layout| layout.columns.iter().any(fills));
        files.extend(unnamed.map(|layout| self.file(layout, time)));
        let files: Vec<File<'_>> = files
            .iter()
            .map(|(name, bytes)| File { name, bytes })
            .collect();
        let year = examples::year(self.rule, example);
        let outcome = run(&[self.rule], &S::read(&files).0, year, year.last());
        let found = outcome.findings.iter();
        found.map(|each| (each.table, each.row)).collect()
    }

    /// A table of rows about every child of the example.
    fn file(&self, layout: &Layout, time: usize) -> (String, Vec<u8>) {
        let headings = layout.columns.iter().map(|column| column.name);
        let mut table = csv::Table::new(csv::Form::default(), headings);
        for child in self.children() {
            for row in 0..ROWS {
                let cells = layout.columns.iter().map(|column| {
                    if S::child_column(layout.name) == Some(column.name) {
                        Value::from(child)
                    } else if self.need_not.contains(&column.name) {
                        Value::Blank
                    } else {
                        self.cell(column, row + time)
                    }
                });
                table.row(cells.collect::<Vec<_>>());
            }
        }
        (format!("{}.csv", layout.name), table.finish())
    }

    fn children(&self) -> Vec<&'static str> {
        let mut children = vec!["1"];
        for table in &self.example.tables {
            let names = |column: &Column| S::child_column(table.layout.name) == Some(column.name);
            if let Some(at) = table.columns.iter().position(names) {
                children.extend(table.rows.iter().filter_map(|row| row.cells.get(at)));
            }
        }
        children.sort_unstable();
        children.dedup();
        children
    }

    /// One of the cells that examples show under this heading, another each time.
    fn cell(&self, column: &Column, time: usize) -> Value<'static> {
        let known = self.cells.get(column.name).map_or(&[][..], Vec::as_slice);
        // Columns with as many cells must not go together.
        let place = time + column.name.len() + column.table.len();
        known
            .get(place.checked_rem(known.len()).unwrap_or(0))
            .map_or(Value::Blank, |text| Value::from(*text))
    }
}
