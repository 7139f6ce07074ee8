//! A rule: a constant with what it says and where it comes from, a function that finds rows, and examples.
//!
//! A rule sees what was supplied and nothing else: no clock, no file, no other rule. It finds rows; it never counts,
//! changes or mends.

use std::fmt;
use std::ops::{Deref, RangeInclusive};
use std::sync::Arc;

use children::{CollectionYear, Dated, Day, ThinVec};
use compact_str::CompactString;

use crate::doubt::Doubt;
use crate::submission::{File, Layout};
use crate::table::{Column, From, Rows, Table};

/// The end of the years of a rule that is still in force.
pub const NOW: i16 = i16::MAX;

/// A rule about what a source holds.
pub struct Rule<S: Source> {
    /// Its code.
    pub code: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The collection years it is in force.
    pub years: RangeInclusive<i16>,
    /// What it says to the person who has to put it right.
    pub says: Dated<&'static str>,
    /// Why it matters for the child, in a sentence or two.
    pub matters: &'static str,
    /// What to put right, and where, in a sentence or two.
    pub mend: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The columns it points to.
    pub fields: &'static [Column],
    /// The columns it looks at besides.
    pub reads: &'static [Column],
    /// How much of that it cannot do without.
    pub needs: Needs,
    /// What finds the rows.
    pub check: Dated<Check<S>>,
    /// Little tables that pass or break it: see [`crate::examples`].
    pub examples: &'static str,
}

/// How much a rule weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// It cannot be so.
    Error,
    /// It can be so, and is rare enough to be looked at.
    Query,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Query => "query",
        }
    }
}

/// How much of its columns a rule cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Needs {
    /// All of `fields` and `reads`.
    All,
    /// All of `fields` and `reads`, and these besides where they are supplied: without them it is run in part.
    AllAnd(&'static [Column]),
    /// All of `fields` and `reads`, in a form of the return that has this column. A form without room for it cannot break
    /// the rule, which is then not asked: neither run nor missed.
    AllInFormWith(Column),
    /// All of `reads`, and at least one of `fields`: each of these is judged by itself, and those missing are named.
    AnyField,
}

/// What finds the rows.
pub enum Check<S: Source> {
    /// Asked of each child with its rows, grouped and in order of date.
    EachChild(fn(&S::Child<'_>, &mut Found<'_>)),
    /// Asked once, of everything.
    Whole(fn(&S, &mut Found<'_>)),
}

/// A source with rules about it.
pub trait Source: Sized + Sync + 'static {
    /// The rows of one child.
    type Child<'s>: ChildRows + Sync;

    /// The layouts of its tables.
    const LAYOUTS: &'static [Layout];

    /// Reads files: whatever was there, and the doubts about it.
    fn read(files: &[File<'_>]) -> (Self, Vec<Doubt>);

    /// Where a table came from; nothing where it was not supplied.
    fn origin(&self, table: &str) -> Option<&From>;

    /// The heading of the column that names the child, in tables that have one.
    fn child_column(table: &str) -> Option<&'static str>;

    /// All rows that name a child, by child in the order first met, each kind in order of date.
    fn by_child(&self) -> Vec<Self::Child<'_>>;
}

/// The rows of one child.
pub trait ChildRows {
    /// The child's identifier as supplied.
    fn id(&self) -> &str;
}

/// A row with its place in the table, counted from 0 in the order supplied.
pub struct Entry<'s, T> {
    row: &'s T,
    at: u32,
}

/// Adds a row to those of one child. Most children have one row of a kind or none: the first takes no more room than it
/// needs, which over all children and tables is most of what grouping them takes.
pub(crate) fn add<'s, T>(rows: &mut ThinVec<Entry<'s, T>>, row: Entry<'s, T>) {
    if rows.is_empty() {
        rows.reserve_exact(1);
    }
    rows.push(row);
}

impl<T> Clone for Entry<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Entry<'_, T> {}

impl<T> Deref for Entry<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.row
    }
}

impl<'s, T> Entry<'s, T> {
    /// The row, for as long as the submission lasts.
    #[must_use]
    pub fn row(&self) -> &'s T {
        self.row
    }

    /// Its place in the table, counted from 0.
    #[must_use]
    pub fn place(&self) -> u32 {
        self.at
    }
}

impl<T> Rows<T> {
    /// The rows with their places.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, T>> + Clone {
        (0..).zip(&self.rows).map(|(at, row)| Entry { row, at })
    }
}

/// A row that a rule points to.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the rule.
    pub rule: &'static str,
    /// Its level.
    pub level: Level,
    /// The child's identifier as supplied; empty where the row is about nobody.
    pub child: CompactString,
    /// The table.
    pub table: &'static str,
    /// The row, counted from 0 in the order supplied.
    pub row: u32,
    /// Its line in the file, counted from 1; 0 for a row that was made.
    pub line: u32,
    /// Headings of the columns pointed to.
    pub columns: Arc<[&'static str]>,
}

/// Leaves out the child.
impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {} row {}", self.rule, self.table, self.row)
    }
}

/// Where a rule says what it found, and the day and year it judges by.
pub struct Found<'o> {
    /// The collection year.
    pub year: i16,
    /// The day on which it is judged: of the extract, or of the notification.
    pub today: Day,
    pub(crate) child: CompactString,
    pub(crate) rule: &'static str,
    pub(crate) level: Level,
    pub(crate) columns: &'o [(&'static str, Arc<[&'static str]>)],
    pub(crate) findings: &'o mut Vec<Finding>,
}

impl Found<'_> {
    /// The collection year, with its first and last day.
    #[must_use]
    pub fn collection(&self) -> CollectionYear {
        CollectionYear(self.year)
    }

    /// Points to a row.
    pub fn at<T: Table>(&mut self, entry: &Entry<'_, T>) {
        self.at_in(T::NAME, entry);
    }

    /// Points to a row of a table that is supplied under another name besides: last year's.
    pub fn at_in<T: Table>(&mut self, table: &'static str, entry: &Entry<'_, T>) {
        self.at_place(table, entry.at, entry.line());
    }

    /// Points to a row by its place and line, in a check of the whole that keeps no rows.
    pub fn at_place(&mut self, table: &'static str, row: u32, line: u32) {
        let columns = self.columns_of(table);
        self.findings.push(Finding {
            rule: self.rule,
            level: self.level,
            child: self.child.clone(),
            table,
            row,
            line,
            columns,
        });
    }

    fn columns_of(&self, table: &str) -> Arc<[&'static str]> {
        self.columns
            .iter()
            .find(|(of, _)| *of == table)
            .map(|(_, columns)| Arc::clone(columns))
            .unwrap_or_default()
    }

    /// Whose rows are pointed to next, in a check of the whole.
    pub fn about(&mut self, child: &str) -> &mut Self {
        self.child = CompactString::new(child);
        self
    }
}

impl<S: Source> Rule<S> {
    /// Every column it points to or looks at.
    pub fn looks_at(&self) -> impl Iterator<Item = &'static Column> {
        let besides: &[Column] = match self.needs {
            Needs::All | Needs::AnyField | Needs::AllInFormWith(_) => &[],
            Needs::AllAnd(besides) => besides,
        };
        self.fields.iter().chain(self.reads).chain(besides)
    }

    /// Whether it is in force in a year.
    #[must_use]
    pub fn in_force(&self, year: CollectionYear) -> bool {
        self.years.contains(&year.0)
    }

    /// What it says in a year; in a year outside its own, what it said last.
    #[must_use]
    pub fn says(&self, year: CollectionYear) -> &'static str {
        let year = CollectionYear(year.0.clamp(*self.years.start(), *self.years.end()));
        self.says.in_year(year).copied().unwrap_or_default()
    }
}
