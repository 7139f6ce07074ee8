//! What may be seen by anybody: values, the rows they stand in, and what later releases must know of them.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Settings;
use super::rule::{State, System, Why};
use super::table::{CellId, Column, Order, PartOf, Table};

/// A number that may leave the authority, or the symbol in its place. Only [`super::publish`] makes one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
    pub(super) shown: Shown,
}

/// What stands there. Shares and rates in tenths.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shown {
    Count(u32),
    Share(u32),
    Rate(u32),
    Low,
    Closed,
    NotApplicable,
    NotAvailable,
}

impl Published {
    /// The number, for a picture: a count, a percentage (71.4 is 71.4%) or a rate. `None` is a gap, never nought.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self.shown {
            Shown::Count(count) => Some(f64::from(count)),
            Shown::Share(tenths) | Shown::Rate(tenths) => Some(f64::from(tenths) / 10.0),
            Shown::Low | Shown::Closed | Shown::NotApplicable | Shown::NotAvailable => None,
        }
    }

    /// The symbol that stands in place of a number: `c`, `z`, `x` or `low`.
    #[must_use]
    pub const fn symbol(self) -> Option<&'static str> {
        match self.shown {
            Shown::Count(_) | Shown::Share(_) | Shown::Rate(_) => None,
            Shown::Low => Some("low"),
            Shown::Closed => Some("c"),
            Shown::NotApplicable => Some("z"),
            Shown::NotAvailable => Some("x"),
        }
    }

    /// What the symbol means, in a word or two.
    #[must_use]
    pub const fn meaning(self) -> Option<&'static str> {
        match self.shown {
            Shown::Count(_) | Shown::Share(_) | Shown::Rate(_) => None,
            Shown::Low => Some("rounds to nought"),
            Shown::Closed => Some("suppressed"),
            Shown::NotApplicable => Some("not applicable"),
            Shown::NotAvailable => Some("not available"),
        }
    }

    /// Whether it is held back to protect children.
    #[must_use]
    pub const fn is_suppressed(self) -> bool {
        matches!(self.shown, Shown::Closed)
    }

    /// As people read it: "1,240", "71.4%", "suppressed".
    #[must_use]
    pub fn said(self) -> String {
        match (self.shown, self.meaning()) {
            (Shown::Count(count), _) => with_commas(count),
            (Shown::Share(_), _) => format!("{self}%"),
            (Shown::Rate(tenths), _) => format!("{}.{}", with_commas(tenths / 10), tenths % 10),
            (_, Some(meaning)) => meaning.to_owned(),
            (_, None) => self.to_string(),
        }
    }

    /// The count, where it is one that is shown.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self.shown {
            Shown::Count(count) => Some(count),
            Shown::Share(_)
            | Shown::Rate(_)
            | Shown::Low
            | Shown::Closed
            | Shown::NotApplicable
            | Shown::NotAvailable => None,
        }
    }
}

/// As in a CSV file: "1240", "71.4", "c".
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.shown, self.symbol()) {
            (Shown::Count(count), _) => write!(f, "{count}"),
            (Shown::Share(tenths) | Shown::Rate(tenths), _) => {
                write!(f, "{}.{}", tenths / 10, tenths % 10)
            }
            (_, Some(symbol)) => f.write_str(symbol),
            (_, None) => Ok(()),
        }
    }
}

fn with_commas(count: u32) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A row: its label and its values, one for each column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub(super) label: String,
    pub(super) values: Vec<Published>,
}

impl Row {
    /// What the row is of.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its values.
    #[must_use]
    pub fn values(&self) -> &[Published] {
        &self.values
    }
}

/// Rows of one subject, broken down by one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    pub(super) subject: String,
    pub(super) title: String,
    pub(super) by: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Row>,
}

impl Part {
    /// What is counted: a measure's code.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Its heading.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What it is broken down by: "authority", "month", "team".
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// The names of its columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Its rows, in the order laid down for it.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }
}

/// What was published of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stood {
    Number(u32),
    Closed,
}

/// How many cells are shown and how many are not, and why: for whoever prepares a release. It is not kept with it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Workings {
    /// Cells shown as counted now (or rounded).
    pub shown: u32,
    /// Closed because the count is small.
    pub small: u32,
    /// Closed because it would tell the same of each child of a small group.
    pub small_group: u32,
    /// Closed because others could be worked out from it.
    pub beside: u32,
    /// Closed because it was closed when it was first released.
    pub before: u32,
    /// Repeated as first released, though a few children more or fewer are counted now.
    pub repeated: u32,
    /// Given away by earlier releases, whatever is closed now. Said first where it is not nought.
    pub exposed: u32,
}

impl Workings {
    /// All cells.
    #[must_use]
    pub const fn cells(&self) -> u32 {
        self.shown + self.suppressed() + self.repeated
    }

    /// Cells shown as `c`.
    #[must_use]
    pub const fn suppressed(&self) -> u32 {
        self.small + self.small_group + self.beside + self.before
    }
}

/// What may be published, in a fixed order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedTable {
    pub(super) as_at: String,
    pub(super) rule: String,
    pub(super) threshold: u32,
    pub(super) parts: Vec<Part>,
    pub(super) cells: BTreeMap<String, Stood>,
    pub(super) workings: Option<Workings>,
}

impl PublishedTable {
    /// The day it speaks as at.
    #[must_use]
    pub fn as_at(&self) -> &str {
        &self.as_at
    }

    /// The rule it was made by, in words.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Every count it shows or withholds, by key, in the order of keys.
    pub fn counts(&self) -> impl Iterator<Item = (&str, Published)> {
        self.cells.iter().map(|(key, stood)| {
            let shown = match stood {
                Stood::Number(count) => Published {
                    shown: Shown::Count(*count),
                },
                Stood::Closed => Published {
                    shown: Shown::Closed,
                },
            };
            (key.as_str(), shown)
        })
    }

    /// What was closed and why. `None` for a release that was read back: it is not kept.
    #[must_use]
    pub fn workings(&self) -> Option<Workings> {
        self.workings
    }

    pub(super) fn of(table: &Table, system: &System<'_>, settings: &Settings) -> Self {
        let mut workings = Workings {
            exposed: u32::try_from(system.exposed.len()).unwrap_or(u32::MAX),
            ..Workings::default()
        };
        let mut cells = BTreeMap::new();
        for (at, cell) in table.cells.iter().enumerate() {
            if cell.on_show {
                let (value, state) = system.at(CellId(at));
                cells.insert(
                    cell.key.clone(),
                    stood(value, state, settings, &mut workings),
                );
            }
        }
        let seen = Seen {
            table,
            cells: &cells,
        };
        Self {
            as_at: table.as_at.clone(),
            rule: settings.in_words(),
            threshold: settings.threshold,
            parts: table.parts.iter().map(|part| seen.part(part)).collect(),
            cells,
            workings: Some(workings),
        }
    }
}

fn stood(value: u32, state: State, settings: &Settings, workings: &mut Workings) -> Stood {
    match state {
        State::Known => {
            workings.shown += 1;
            Stood::Number(settings.rounded(value))
        }
        State::Repeated(was) => {
            workings.repeated += 1;
            Stood::Number(was)
        }
        State::Closed(why) => {
            let count = match why {
                Why::Small => &mut workings.small,
                Why::SmallGroup => &mut workings.small_group,
                Why::Beside => &mut workings.beside,
                Why::Before => &mut workings.before,
            };
            *count += 1;
            Stood::Closed
        }
        State::ClosedBefore | State::Hidden => Stood::Closed,
    }
}

/// The cells as published: all that rows are made of.
struct Seen<'a> {
    table: &'a Table,
    cells: &'a BTreeMap<String, Stood>,
}

impl Seen<'_> {
    fn part(&self, part: &PartOf) -> Part {
        let mut rows: Vec<Row> = (part.rows.iter())
            .map(|(label, columns)| Row {
                label: label.clone(),
                values: columns.iter().map(|column| self.value(*column)).collect(),
            })
            .collect();
        rows.sort_by(|a, b| in_order(part.order, &a.label, &b.label));
        Part {
            subject: part.subject.clone(),
            title: part.title.clone(),
            by: part.by.clone(),
            columns: part.columns.clone(),
            rows,
        }
    }

    fn count(&self, cell: CellId) -> Option<u32> {
        let key = &self.table.cells.get(cell.0)?.key;
        match self.cells.get(key)? {
            Stood::Number(count) => Some(*count),
            Stood::Closed => None,
        }
    }

    fn value(&self, column: Column) -> Published {
        let shown = match column {
            Column::Count(cell) => self.count(cell).map_or(Shown::Closed, Shown::Count),
            Column::Share { met, counted } => match (self.count(met), self.count(counted)) {
                (_, Some(0)) => Shown::NotApplicable,
                (Some(met), Some(counted)) => {
                    tenths(met, 1000, counted).map_or(Shown::Closed, |tenths| match (tenths, met) {
                        (0, 1..) => Shown::Low,
                        _ => Shown::Share(tenths.min(1000)),
                    })
                }
                (None, _) | (_, None) => Shown::Closed,
            },
            Column::Rate { counted, people } => match self.count(counted) {
                None => Shown::Closed,
                Some(count) => {
                    tenths(count, 100_000, people).map_or(Shown::NotAvailable, |tenths| {
                        match (tenths, count) {
                            (0, 1..) => Shown::Low,
                            _ => Shown::Rate(tenths),
                        }
                    })
                }
            },
            Column::NotApplicable => Shown::NotApplicable,
            Column::NotAvailable => Shown::NotAvailable,
        };
        Published { shown }
    }
}

/// `count × scale ÷ of`, to the nearest; half upwards.
fn tenths(count: u32, scale: u64, of: u32) -> Option<u32> {
    let of = u64::from(of);
    let doubled = (u64::from(count) * scale * 2 + of).checked_div(of * 2)?;
    u32::try_from(doubled).ok()
}

fn in_order(order: Order, one: &str, other: &str) -> Ordering {
    match order {
        Order::ByName => one.cmp(other),
        Order::Fixed(words) => {
            let place =
                |label: &str| (words.iter().position(|word| *word == label)).unwrap_or(words.len());
            place(one).cmp(&place(other)).then_with(|| one.cmp(other))
        }
    }
}
