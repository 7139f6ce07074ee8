//! All rules of a source: run by year, with what could not be run and why.

use std::sync::Arc;

use children::{CollectionYear, Day};
use compact_str::CompactString;

use crate::rule::{Check, ChildRows, Finding, Found, Needs, Rule, Source};
use crate::table::Column;

pub(crate) mod common;
mod json;

pub use crate::declare_rulebook as rulebook;

/// Which edition of a year's rules this is: one more with each release that changes what is found.
const EDITION: u32 = 1;

/// The rules of a source, in order of code.
pub struct Rulebook<S: Source> {
    /// What the source is called on the command line and in what is written for other programs.
    pub of: &'static str,
    /// The rules.
    pub rules: &'static [&'static Rule<S>],
}

/// What running a rulebook gave.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The collection year.
    pub year: CollectionYear,
    /// The day it was judged by.
    pub today: Day,
    /// Rules that were run, whole or in part.
    pub run: Vec<&'static str>,
    /// Rules that could not be run, and why.
    pub not_run: Vec<NotRun>,
    /// Rules that were run without some of the columns they look at, and which.
    pub in_part: Vec<NotRun>,
    /// What was found: by table, row and rule.
    pub findings: Vec<Finding>,
}

/// How a year changed a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Change {
    /// In force for the first time.
    New,
    /// Says or asks something else.
    Changed,
    /// No longer in force.
    Dropped,
}

/// A rule that was not run, or not wholly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotRun {
    /// Its code.
    pub rule: &'static str,
    /// Why: which tables or columns were not supplied.
    pub why: String,
}

impl<S: Source> Rulebook<S> {
    /// A rule by its code.
    #[must_use]
    pub fn rule(&self, code: &str) -> Option<&'static Rule<S>> {
        self.rules.iter().copied().find(|rule| rule.code == code)
    }

    /// Its edition in a year: `2026.1`.
    #[must_use]
    pub fn edition(&self, year: CollectionYear) -> String {
        format!("{}.{EDITION}", year.0)
    }

    /// The rules in force in a year.
    pub fn in_force(&self, year: CollectionYear) -> impl Iterator<Item = &'static Rule<S>> {
        let rules = self.rules.iter().copied();
        rules.filter(move |rule| rule.in_force(year))
    }

    /// What a year changed: rules that are new, no longer in force, or say or ask something else.
    pub fn changed_in(
        &self,
        year: CollectionYear,
    ) -> impl Iterator<Item = (&'static Rule<S>, Change)> {
        let rules = self.rules.iter().copied();
        rules.filter_map(move |rule| {
            let mut anew = rule.says.begins().chain(rule.check.begins());
            let change = match (rule.in_force(year.previous()), rule.in_force(year)) {
                (false, true) => Some(Change::New),
                (true, false) => Some(Change::Dropped),
                (true, true) => anew.any(|begins| begins == year).then_some(Change::Changed),
                (false, false) => None,
            };
            change.map(|change| (rule, change))
        })
    }

    /// Runs every rule in force in a year, judged by a day.
    #[must_use]
    pub fn run(&self, source: &S, year: CollectionYear, today: Day) -> Outcome {
        run(self.rules, source, year, today)
    }
}

/// Runs some rules.
pub(crate) fn run<S: Source>(
    rules: &[&Rule<S>],
    source: &S,
    year: CollectionYear,
    today: Day,
) -> Outcome {
    let children = source.by_child();
    let mut outcome = Outcome {
        year,
        today,
        run: Vec::new(),
        not_run: Vec::new(),
        in_part: Vec::new(),
        findings: Vec::new(),
    };
    for rule in rules.iter().filter(|rule| rule.in_force(year)) {
        let Some(check) = rule.check.in_year(year) else {
            continue;
        };
        match supplied(rule, source) {
            Supplied::Enough => {}
            Supplied::Partly(why) => outcome.in_part.push(NotRun {
                rule: rule.code,
                why,
            }),
            Supplied::TooLittle(why) => {
                outcome.not_run.push(NotRun {
                    rule: rule.code,
                    why,
                });
                continue;
            }
        }
        outcome.run.push(rule.code);
        let columns = by_table(rule.fields);
        let mut found = Found {
            year: year.0,
            today,
            child: CompactString::default(),
            rule: rule.code,
            level: rule.level,
            columns: &columns,
            findings: &mut outcome.findings,
        };
        match check {
            Check::Whole(check) => check(source, &mut found),
            Check::EachChild(check) => {
                for child in &children {
                    found.about(child.id());
                    check(child, &mut found);
                }
            }
        }
    }
    let place = |each: &Finding| (each.table, each.row, each.rule);
    outcome.findings.sort_by_key(place);
    // A rule that meets a row in two ways points to it once.
    outcome.findings.dedup_by_key(|each| place(each));
    outcome
}

/// Headings by table, made once a rule.
fn by_table(fields: &[Column]) -> Vec<(&'static str, Arc<[&'static str]>)> {
    let mut tables: Vec<&'static str> = Vec::new();
    for field in fields {
        if !tables.contains(&field.table) {
            tables.push(field.table);
        }
    }
    tables
        .into_iter()
        .map(|table| {
            let of_table = fields.iter().filter(|field| field.table == table);
            (table, of_table.map(|field| field.name).collect())
        })
        .collect()
}

/// Whether a rule has what it looks at.
enum Supplied {
    Enough,
    Partly(String),
    TooLittle(String),
}

fn supplied<S: Source>(rule: &Rule<S>, source: &S) -> Supplied {
    let missing = |columns: &[Column]| -> Vec<Column> {
        let is_missing = |column: &Column| {
            source
                .origin(column.table)
                .is_none_or(|from| from.missing.contains(column))
        };
        columns.iter().copied().filter(is_missing).collect()
    };
    let fields = missing(rule.fields);
    let mut all = missing(rule.reads);
    let some = match rule.needs {
        Needs::All => fields.is_empty(),
        Needs::AnyField => fields.len() < rule.fields.len(),
    };
    let can = some && all.is_empty();
    all.extend(&fields);
    match (can, all.is_empty()) {
        (true, true) => Supplied::Enough,
        (true, false) => Supplied::Partly(why(&all, source)),
        (false, _) => Supplied::TooLittle(why(&all, source)),
    }
}

/// Names the tables that were not supplied, and the columns missing from those that were.
fn why<S: Source>(missing: &[Column], source: &S) -> String {
    let mut tables: Vec<&str> = Vec::new();
    let mut columns: Vec<String> = Vec::new();
    for column in missing {
        if source.origin(column.table).is_some() {
            columns.push(format!("{} of {}", column.name, column.table));
        } else if !tables.contains(&column.table) {
            tables.push(column.table);
        }
    }
    let sentence = |names: &[String], what: &str| match names {
        [] => None,
        [one] => Some(format!("{what}{one} was not supplied")),
        [rest @ .., last] => Some(format!(
            "{what}{} and {last} were not supplied",
            rest.join(", ")
        )),
    };
    let tables: Vec<String> = tables.into_iter().map(str::to_owned).collect();
    [
        sentence(&tables, ""),
        sentence(
            &columns,
            if columns.len() == 1 {
                "column "
            } else {
                "columns "
            },
        ),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("; ")
}

/// Declares the modules of a source's rules, a file each, and lists them: `rulebook! { "ssd" of Safeguarding: sd001 sd002 }`.
#[macro_export]
macro_rules! declare_rulebook {
    ($name:literal of $source:ty: $($module:ident)+) => {
        $(mod $module;)+

        /// Every rule, in order of code.
        pub const RULEBOOK: $crate::rulebook::Rulebook<$source> = $crate::rulebook::Rulebook {
            of: $name,
            rules: &[$(&$module::RULE),+],
        };
    };
}

#[cfg(test)]
pub(crate) mod laws;
#[cfg(test)]
mod tests;
