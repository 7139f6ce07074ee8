//! The little tables inside rules: read as files are, run, and compared with the rows they mark.
//!
//! ```text
//! a plan that ends on the day it starts is accepted
//! cp_plans | start_date | end_date
//!          | 01/05/2025 | 01/05/2025
//!
//! one that ends before it starts is not (2026)
//! cp_plans | start_date | end_date
//! !        | 02/05/2025 | 01/05/2025
//! ```
//!
//! - A line without `|` is the title; a blank line ends the example.
//! - A line whose first cell holds a word begins a table: its name, then headings. Both may be shortened to words that
//!   only they hold. Where the column that names the child is left out, every row is about child 1.
//! - `!` marks a row that the rule must point to. No other row may be pointed to.
//! - A title may end with the collection year in brackets. Otherwise it is the rule's own: 2026, or the nearest to it.
//!   The day it is judged by is the last of that year.

use children::CollectionYear;

use crate::read::heading;
use crate::rule::{Rule, Source};
use crate::rulebook;
use crate::submission::{File, Layout};
use crate::table::Column;
use crate::write::{Value, csv};

/// The year an example is about when neither it nor its rule says otherwise.
const USUAL: i16 = 2026;

/// An example of a rule.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub title: &'static str,
    /// The collection year, where the title names one.
    pub year: Option<CollectionYear>,
    /// Its tables.
    pub tables: Vec<ExampleTable>,
}

/// A table of an example.
#[derive(Clone, Debug)]
pub struct ExampleTable {
    /// The table it shows rows of.
    pub layout: Layout,
    /// The columns shown.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<ExampleRow>,
}

/// A row of an example.
#[derive(Clone, Debug)]
pub struct ExampleRow {
    /// Whether the rule must point to it.
    pub marked: bool,
    /// Its cells, in the order of the columns shown.
    pub cells: Vec<&'static str>,
}

impl Example {
    /// Whether it marks a row.
    #[must_use]
    pub fn breaks(&self) -> bool {
        self.tables
            .iter()
            .any(|table| table.rows.iter().any(|row| row.marked))
    }
}

/// Reads the examples of a rule, or says which line is not understood.
pub fn examples<S: Source>(rule: &Rule<S>) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    let mut open = false;
    for line in rule.examples.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let Some((first, rest)) = line.split_once('|') else {
            let (title, year) = title(line);
            examples.push(Example {
                title,
                year,
                tables: Vec::new(),
            });
            open = true;
            continue;
        };
        let example = examples
            .last_mut()
            .filter(|_| open)
            .ok_or_else(|| format!("no title before: {line}"))?;
        let cells: Vec<&'static str> = rest.split('|').map(str::trim).collect();
        match first.trim() {
            mark @ ("" | "!") => example
                .tables
                .last_mut()
                .filter(|table| table.columns.len() >= cells.len())
                .ok_or_else(|| format!("no heading for: {line}"))?
                .rows
                .push(ExampleRow {
                    marked: mark == "!",
                    cells,
                }),
            name => {
                let layout = *shortened(S::LAYOUTS, name, |layout| layout.name)?;
                let columns = cells
                    .iter()
                    .map(|cell| shortened(layout.columns, cell, |column| column.name).copied())
                    .collect::<Result<_, _>>()?;
                example.tables.push(ExampleTable {
                    layout,
                    columns,
                    rows: Vec::new(),
                });
            }
        }
    }
    Ok(examples)
}

/// A title without the year it ends with, and the year.
fn title(line: &'static str) -> (&'static str, Option<CollectionYear>) {
    line.strip_suffix(')')
        .and_then(|line| line.rsplit_once('('))
        .and_then(|(title, year)| Some((title.trim(), Some(year.parse().ok()?))))
        .unwrap_or((line, None))
}

/// What goes by a name: in full, by all but its first word, or by words that it alone ends with or holds.
fn shortened<'a, T>(
    all: &'a [T],
    name: &str,
    of: impl Fn(&T) -> &'static str,
) -> Result<&'a T, String> {
    let name = heading::plain(name);
    let fits: [&dyn Fn(&str) -> bool; 4] = [
        &|full| full == name,
        &|full| full.split_once(' ').is_some_and(|(_, rest)| rest == name),
        &|full| full.ends_with(&format!(" {name}")),
        &|full| format!(" {full} ").contains(&format!(" {name} ")),
    ];
    for fit in fits {
        let mut found = all.iter().filter(|each| fit(&heading::plain(of(each))));
        match (found.next(), found.next()) {
            (Some(one), None) => return Ok(one),
            (Some(one), Some(other)) => {
                return Err(format!("{name} may be {} or {}", of(one), of(other)));
            }
            (None, _) => {}
        }
    }
    Err(format!("nothing is called {name}"))
}

/// Tries every example of a rule. What does not hold is said in full: rule, title, rows expected, rows found.
pub fn failures<S: Source>(rule: &Rule<S>) -> Vec<String> {
    match examples(rule) {
        Err(why) => vec![format!("{}: {why}", rule.code)],
        Ok(examples) => examples
            .iter()
            .filter_map(|example| failure(rule, example))
            .collect(),
    }
}

/// The year an example is about.
#[must_use]
pub fn year<S: Source>(rule: &Rule<S>, example: &Example) -> CollectionYear {
    let usual = CollectionYear(USUAL.clamp(*rule.years.start(), *rule.years.end()));
    example.year.unwrap_or(usual)
}

fn failure<S: Source>(rule: &Rule<S>, example: &Example) -> Option<String> {
    let files = files(rule, example, &|_, _| Value::Blank);
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let (source, _) = S::read(&files);
    let year = year(rule, example);
    let outcome = rulebook::run(&[rule], &source, year, year.last());
    let failed = |why: String| Some(format!("{}, {}: {why}", rule.code, example.title));
    if let Some(not_run) = outcome.not_run.first() {
        return failed(format!("not run: {}", not_run.why));
    }
    if outcome.run.is_empty() {
        return failed(format!("not in force in {year}"));
    }
    let found: Vec<(&str, u32)> = outcome
        .findings
        .iter()
        .map(|finding| (finding.table, finding.row))
        .collect();
    let mut expected: Vec<(&str, u32)> = Vec::new();
    for (layout, rows) in rows_by_table(example) {
        let marked = (0..).zip(rows).filter(|(_, row)| row.marked);
        expected.extend(marked.map(|(at, _)| (layout.name, at)));
    }
    expected.sort_unstable();
    (found != expected)
        .then(|| failed(format!("expected {expected:?}, found {found:?}")))
        .flatten()
}

/// The rows of an example by table, should a table be shown in two parts.
fn rows_by_table(example: &Example) -> Vec<(Layout, Vec<&ExampleRow>)> {
    let mut all: Vec<(Layout, Vec<&ExampleRow>)> = Vec::new();
    for table in &example.tables {
        match all.iter_mut().find(|(of, _)| of.name == table.layout.name) {
            Some((_, rows)) => rows.extend(&table.rows),
            None => all.push((table.layout, table.rows.iter().collect())),
        }
    }
    all
}

/// A file for each table shown, and an empty one for each that the rule needs besides. What stands in a column that is
/// not shown is told by row and column.
pub(crate) fn files<S: Source>(
    rule: &Rule<S>,
    example: &Example,
    not_shown: &dyn Fn(usize, &Column) -> Value<'static>,
) -> Vec<(String, Vec<u8>)> {
    let needed = |layout: &&Layout| {
        let shown = example.tables.iter().map(|table| table.layout.name);
        rule.looks_at()
            .map(|column| column.table)
            .chain(shown)
            .any(|table| table == layout.name)
    };
    S::LAYOUTS
        .iter()
        .filter(needed)
        .map(|layout| {
            let headings: Vec<&str> = layout.columns.iter().map(|column| column.name).collect();
            let child = S::child_column(layout.name);
            let rows = example
                .tables
                .iter()
                .filter(|table| table.layout.name == layout.name)
                .flat_map(|table| table.rows.iter().map(move |row| (table, row)))
                .enumerate()
                .map(|(at, (table, row))| {
                    layout
                        .columns
                        .iter()
                        .map(|column| {
                            cell(table, row, column, child).unwrap_or_else(|| not_shown(at, column))
                        })
                        .collect::<Vec<Value<'_>>>()
                });
            let mut table = csv::Table::new(csv::Form::default(), headings);
            rows.for_each(|row| table.row(row));
            (format!("{}.csv", layout.name), table.finish())
        })
        .collect()
}

/// What stands in a column; nothing where the example does not show it.
fn cell(
    table: &ExampleTable,
    row: &ExampleRow,
    column: &Column,
    child: Option<&str>,
) -> Option<Value<'static>> {
    match table.columns.iter().position(|shown| shown == column) {
        Some(at) => {
            let text = row.cells.get(at).copied().unwrap_or_default();
            // The writer guards text that begins as a formula does; a number below nought is none.
            Some(match text.parse::<i64>() {
                Ok(number) if number < 0 => Value::Int(number),
                Ok(_) | Err(_) => Value::from(text),
            })
        }
        None if child == Some(column.name) => Some(Value::from("1")),
        None => None,
    }
}
