//! What a source says: one value with the table and line it stands on.

use std::collections::HashMap;
use std::fmt;

use children::Day;
use children::codes::Code;
use compact_str::{CompactString, ToCompactString};

use super::{Origin, What};
use crate::rule::Entry;
use crate::safeguarding::Safeguarding;
use crate::table::Table;

/// What is said, such that equal values say the same.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// A day.
    Day(Day),
    /// That there is no such day yet: the plan runs, the child is in care.
    NotYet,
    /// A code.
    Code(&'static str),
    /// Yes or no.
    Yes(bool),
    /// How many.
    Count(i32),
    /// A number that somebody goes by.
    Number(CompactString),
    /// A worker.
    Worker(Worker),
}

/// A worker, who may be written in several ways.
#[derive(Clone)]
pub struct Worker {
    known: CompactString,
    written: CompactString,
}

/// The same person, however written.
impl PartialEq for Worker {
    fn eq(&self, other: &Self) -> bool {
        self.known == other.known
    }
}

impl Value {
    /// A code of a code set.
    pub(super) fn code(code: impl Code) -> Self {
        Self::Code(code.code())
    }

    /// A unique pupil number; nothing where a code says why there is none.
    pub(super) fn pupil_number(written: &str) -> Option<Self> {
        let number = written.trim();
        (number.len() == 13).then(|| Self::Number(number.to_ascii_uppercase().into()))
    }

    /// A day up to the one it is asked for, or that there is none yet.
    pub(super) fn end(day: Option<Day>, on: Day) -> Self {
        day.filter(|day| *day <= on).map_or(Self::NotYet, Self::Day)
    }
}

/// As it is shown to a person.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::NotYet => f.write_str("not ended"),
            Self::Code(code) => f.write_str(code),
            Self::Yes(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::Count(count) => write!(f, "{count}"),
            Self::Number(number) => f.write_str(number),
            Self::Worker(worker) => f.write_str(&worker.written),
        }
    }
}

/// What one source says, and where.
#[derive(Clone, PartialEq)]
pub struct Side {
    /// The source.
    pub origin: Origin,
    /// The table.
    pub table: &'static str,
    /// The line; 0 where the row was made.
    pub line: u32,
    /// What it says.
    pub value: Value,
}

/// Leaves out what is said.
impl fmt::Debug for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} line {}", self.table, self.line)
    }
}

/// The names of workers by the identifiers they go by.
#[derive(Default)]
pub(super) struct Workers(HashMap<String, String>);

impl Workers {
    pub(super) fn of(all: &Safeguarding) -> Self {
        let mut names = HashMap::new();
        for worker in &all.professionals.rows {
            let name = plain(worker.professional_name.text());
            for id in [worker.professional_id.text(), worker.staff_id.text()] {
                if !id.is_empty() && !name.is_empty() {
                    names.insert(plain(id), name.clone());
                }
            }
        }
        Self(names)
    }

    /// A worker as written, known by name where the dataset has one. Two of one name are not told apart: Annex A has
    /// names alone.
    fn worker(&self, written: &str) -> Value {
        let known = plain(written);
        let known = self.0.get(&known).unwrap_or(&known);
        Value::Worker(Worker {
            known: known.to_compact_string(),
            written: CompactString::new(written),
        })
    }
}

/// Names without regard to case and marks, their words in order of the alphabet: "Marsh, Jo" is "Jo Marsh".
fn plain(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_unstable();
    words.join(" ")
}

/// All that sources say of one child, as of a day.
pub(super) struct Says<'w> {
    /// The day.
    pub(super) on: Day,
    /// Whether the dataset has its table of times missing: without it, no row of a child does not mean none.
    pub(super) missing_supplied: bool,
    workers: &'w Workers,
    said: Vec<(What, Side)>,
}

impl<'w> Says<'w> {
    pub(super) fn new(on: Day, missing_supplied: bool, workers: &'w Workers) -> Self {
        Self {
            on,
            missing_supplied,
            workers,
            said: Vec::new(),
        }
    }

    /// Notes what a row says, if anything. What a source says twice is noted once, by the first row that says so.
    pub(super) fn that<T: Table>(
        &mut self,
        origin: Origin,
        what: What,
        row: &Entry<'_, T>,
        value: Option<Value>,
    ) {
        let Some(value) = value else { return };
        let again = |(other, side): &(What, Side)| {
            *other == what && side.origin == origin && side.value == value
        };
        if !self.said.iter().any(again) {
            let side = Side {
                origin,
                table: T::NAME,
                line: row.line(),
                value,
            };
            self.said.push((what, side));
        }
    }

    /// Notes a worker.
    pub(super) fn worker<T: Table>(&mut self, origin: Origin, row: &Entry<'_, T>, written: &str) {
        if !written.is_empty() {
            let worker = self.workers.worker(written);
            self.that(origin, What::Worker, row, Some(worker));
        }
    }

    /// What two sources or more say, with all they say of it.
    pub(super) fn by_what(mut self) -> Vec<(What, Vec<Side>)> {
        self.said.sort_by_key(|(what, side)| (*what, side.origin));
        self.said
            .chunk_by(|(one, _), (other, _)| one == other)
            .filter(|same| {
                let origins = |(_, side): &(What, Side)| side.origin;
                same.first().map(origins) != same.last().map(origins)
            })
            .filter_map(|same| {
                let what = same.first()?.0;
                Some((what, same.iter().map(|(_, side)| side.clone()).collect()))
            })
            .collect()
    }
}
