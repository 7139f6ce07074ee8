//! All rules of a source: run by year, with what could not be run and why.

use std::ops::RangeInclusive;
use std::sync::Arc;

use children::{CollectionYear, Day};
use compact_str::CompactString;
use rayon::prelude::*;

use crate::rule::{Check, ChildRows, Finding, Found, Level, Needs, Rule, Source};
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
    /// Rules that were in force and whose logic is not at hand.
    pub not_at_hand: &'static [NotAtHand],
    /// The last collection year whose rules are known.
    pub known_to: i16,
}

/// A rule known by its code alone: it cannot be run, and is never passed over in silence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAtHand {
    /// Its code.
    pub code: &'static str,
    /// The collection years it was in force, as far as known.
    pub years: RangeInclusive<i16>,
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

    /// The first collection year whose rules are known.
    #[must_use]
    pub fn known_from(&self) -> i16 {
        let first = self.rules.iter().map(|rule| *rule.years.start()).min();
        first.unwrap_or(self.known_to)
    }

    /// Codes of the rules that were in force in a year and whose logic is not at hand.
    pub fn not_at_hand(&self, year: CollectionYear) -> impl Iterator<Item = &'static str> {
        let all = self.not_at_hand.iter();
        all.filter(move |rule| rule.years.contains(&year.0))
            .map(|rule| rule.code)
    }

    /// Whether a rule of a year looks at a table.
    #[must_use]
    pub fn wants(&self, table: &str, year: CollectionYear) -> bool {
        self.in_force(year)
            .any(|rule| rule.looks_at().any(|column| column.table == table))
    }

    /// What a year changed: rules that are new, no longer in force, or say or ask something else.
    pub fn changed_in(
        &self,
        year: CollectionYear,
    ) -> impl Iterator<Item = (&'static Rule<S>, Change)> {
        let rules = self.rules.iter().copied();
        rules.filter_map(move |rule| self.change(rule, year).map(|change| (rule, change)))
    }

    /// How a year changed a rule, where it did. With the first year of all that the rulebook knows every rule begins:
    /// none of them is new then.
    #[must_use]
    pub fn change(&self, rule: &Rule<S>, year: CollectionYear) -> Option<Change> {
        let mut anew = rule.says.begins().chain(rule.check.begins());
        match (rule.in_force(year.previous()), rule.in_force(year)) {
            (false, true) => self
                .rules
                .iter()
                .any(|other| other.in_force(year.previous()))
                .then_some(Change::New),
            (true, false) => Some(Change::Dropped),
            (true, true) => anew.any(|begins| begins == year).then_some(Change::Changed),
            (false, false) => None,
        }
    }

    /// Runs every rule in force in a year, judged by a day.
    #[must_use]
    pub fn run(&self, source: &S, year: CollectionYear, today: Day) -> Outcome {
        let mut outcome = run(self.rules, source, year, today);
        outcome
            .not_run
            .extend(self.not_at_hand(year).map(|rule| NotRun {
                rule,
                why: "in force in that year, but its logic is not at hand".to_owned(),
            }));
        outcome
    }
}

/// Runs some rules.
pub(crate) fn run<S: Source>(
    rules: &[&Rule<S>],
    source: &S,
    year: CollectionYear,
    today: Day,
) -> Outcome {
    let ready = Ready::of(rules, source, year, today);
    let mut findings = ready.of_the_whole(source);
    findings.extend(ready.of_children(source));
    ready.outcome(findings)
}

/// Rules made ready to be run on a source: those that have what they look at, and why the others do not.
pub struct Ready<'r, S: Source> {
    year: CollectionYear,
    today: Day,
    checks: Vec<ReadyCheck<'r, S>>,
    not_run: Vec<NotRun>,
    in_part: Vec<NotRun>,
}

/// A rule to be run, with the headings it points to by table.
struct ReadyCheck<'r, S: Source> {
    rule: &'r Rule<S>,
    check: &'r Check<S>,
    columns: Vec<(&'static str, Arc<[&'static str]>)>,
}

/// How many children are asked about at a time.
const CHILDREN_AT_A_TIME: usize = 256;

impl<'r, S: Source> Ready<'r, S> {
    /// Sorts the rules of a year into those that can be run on what was supplied and those that cannot.
    #[must_use]
    pub fn of(rules: &[&'r Rule<S>], source: &S, year: CollectionYear, today: Day) -> Self {
        let mut ready = Self {
            year,
            today,
            checks: Vec::new(),
            not_run: Vec::new(),
            in_part: Vec::new(),
        };
        for rule in rules.iter().copied().filter(|rule| rule.in_force(year)) {
            let Some(check) = rule.check.in_year(year) else {
                continue;
            };
            let not = |why| NotRun {
                rule: rule.code,
                why,
            };
            match supplied(rule, source) {
                Supplied::Enough => {}
                Supplied::NotAsked => continue,
                Supplied::Partly(why) => ready.in_part.push(not(why)),
                Supplied::TooLittle(why) => {
                    ready.not_run.push(not(why));
                    continue;
                }
            }
            ready.checks.push(ReadyCheck {
                rule,
                check,
                columns: by_table(rule.fields),
            });
        }
        ready
    }

    /// What rules find that are asked once, of everything.
    #[must_use]
    pub fn of_the_whole(&self, source: &S) -> Vec<Finding> {
        let mut findings = Vec::new();
        for each in &self.checks {
            if let Check::Whole(check) = each.check {
                check(
                    source,
                    &mut self.found(each, CompactString::default(), &mut findings),
                );
            }
        }
        findings
    }

    /// What rules find that are asked of each child; children are shared out over the cores there are.
    #[must_use]
    pub fn of_children(&self, source: &S) -> Vec<Finding> {
        let children = source.by_child();
        let of_some = |some: &[S::Child<'_>]| {
            let mut findings = Vec::new();
            for child in some {
                self.of_child(child, &mut findings);
            }
            findings
        };
        let found: Vec<Vec<Finding>> = children
            .par_chunks(CHILDREN_AT_A_TIME)
            .map(of_some)
            .collect();
        found.into_iter().flatten().collect()
    }

    fn of_child(&self, child: &S::Child<'_>, findings: &mut Vec<Finding>) {
        let mut found = Found {
            year: self.year.0,
            today: self.today,
            child: CompactString::new(child.id()),
            rule: "",
            level: Level::Error,
            columns: &[],
            findings,
        };
        for each in &self.checks {
            if let Check::EachChild(check) = each.check {
                found.rule = each.rule.code;
                found.level = each.rule.level;
                found.columns = &each.columns;
                check(child, &mut found);
            }
        }
    }

    fn found<'o>(
        &self,
        each: &'o ReadyCheck<'_, S>,
        child: CompactString,
        findings: &'o mut Vec<Finding>,
    ) -> Found<'o> {
        Found {
            year: self.year.0,
            today: self.today,
            child,
            rule: each.rule.code,
            level: each.rule.level,
            columns: &each.columns,
            findings,
        }
    }

    /// Puts what was found in order: by table, row and rule.
    #[must_use]
    pub fn outcome(self, mut findings: Vec<Finding>) -> Outcome {
        let place = |each: &Finding| (each.table, each.row, each.rule);
        findings.par_sort_by_key(place);
        // A rule that meets a row in two ways points to it once.
        findings.dedup_by_key(|each| place(each));
        Outcome {
            year: self.year,
            today: self.today,
            run: self.checks.iter().map(|each| each.rule.code).collect(),
            not_run: self.not_run,
            in_part: self.in_part,
            findings,
        }
    }
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
    /// The form of the return has no room for what it asks about.
    NotAsked,
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
    if let Needs::AllInFormWith(column) = rule.needs
        && source
            .origin(column.table)
            .is_some_and(|from| from.missing.contains(&column))
    {
        return Supplied::NotAsked;
    }
    let fields = missing(rule.fields);
    let mut all = missing(rule.reads);
    let some = match rule.needs {
        Needs::All | Needs::AllAnd(_) | Needs::AllInFormWith(_) => fields.is_empty(),
        Needs::AnyField => fields.len() < rule.fields.len(),
    };
    let can = some && all.is_empty();
    all.extend(&fields);
    if let Needs::AllAnd(besides) = rule.needs {
        all.extend(missing(besides));
    }
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
/// A return of a year names the last year known and the rules that are not at hand:
/// `rulebook! { "903" of LookedAfter, known to 2027, besides NOT_AT_HAND; r101 r102 }`.
#[macro_export]
macro_rules! declare_rulebook {
    ($name:literal of $source:ty: $($module:ident)+) => {
        $crate::rulebook::rulebook! { $name of $source, known to $crate::rule::NOW, besides &[]; $($module)+ }
    };
    ($name:literal of $source:ty, known to $known_to:expr, besides $not_at_hand:expr; $($module:ident)+) => {
        $(mod $module;)+

        /// Every rule, in order of code.
        pub const RULEBOOK: $crate::rulebook::Rulebook<$source> = $crate::rulebook::Rulebook {
            of: $name,
            rules: &[$(&$module::RULE),+],
            not_at_hand: $not_at_hand,
            known_to: $known_to,
        };
    };
}

#[cfg(test)]
pub(crate) mod laws;
#[cfg(test)]
mod tests;
