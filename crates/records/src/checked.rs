//! What the rules of each source find in what was supplied.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use children::service::Fact;
use children::{CollectionYear, Day};
use returns::doubt::Doubt;
use returns::in_need::InNeed;
use returns::in_need::tables::Header;
use returns::looked_after::years::Misfit;
use returns::rule::Source as Ruled;
use returns::rulebook::{NotRun, Outcome, Rulebook};
use returns::service::Supplied;
use returns::submission::File;
use returns::table::Table as _;
use returns::{annex_a, in_need, looked_after, safeguarding};

use crate::marks::{Judged, Life};
use crate::returned::Place;
use crate::rulebooks::{RuleWords, in_words, keep_wanted, rules};
use crate::source::{Source, said, with_files};

/// The rules of one source, run.
#[derive(Debug)]
pub struct Checked {
    /// The source.
    pub source: Source,
    /// The collection year by whose rules it was judged.
    pub year: CollectionYear,
    /// Whether the files told that year, by their names or by what stands in them.
    pub told: bool,
    /// What there is to say first: that nothing tells its year, or that it looks like another year's.
    pub misfits: Vec<String>,
    /// Its rules in force.
    pub rules: Vec<RuleWords>,
    /// What they found, and those that were not run.
    pub(crate) outcome: Outcome,
    /// How much was found, by table: every measure's quality asks.
    found: BTreeMap<&'static str, u32>,
    /// What is known of each finding of a return from load to load, in their order; nothing of other sources.
    pub(crate) lives: Vec<Life>,
    /// Where each of them stands; worked out when first asked for.
    pub(crate) places: OnceLock<Vec<Place>>,
    /// How much was found, by rule: a page asks of each of hundreds.
    by_rule: BTreeMap<&'static str, usize>,
}

/// What the rules of a source find in what was supplied, by the rules of a year where one is asked for; `None` where it
/// was not supplied or has no rules. Whoever holds what was supplied has every child of it already.
#[must_use]
pub fn outcome(
    supplied: &Supplied,
    source: Source,
    today: Day,
    year: Option<CollectionYear>,
) -> Option<(Checked, Outcome)> {
    let mut checked = one(supplied, source, today, year)?;
    let empty = nothing(checked.year, today);
    let outcome = std::mem::replace(&mut checked.outcome, empty);
    Some((checked, outcome))
}

/// Runs the rules of every source that was supplied, judged by a day.
pub(crate) fn all(supplied: &Supplied, today: Day) -> Vec<Checked> {
    Source::ALL
        .into_iter()
        .filter_map(|source| one(supplied, source, today, None))
        .collect()
}

fn one(
    supplied: &Supplied,
    source: Source,
    today: Day,
    year: Option<CollectionYear>,
) -> Option<Checked> {
    let usual = year.unwrap_or_else(|| CollectionYear::of(today));
    match source {
        Source::Ssd => {
            let of = supplied.safeguarding.as_ref()?;
            Some(run(
                source,
                &safeguarding::rules::RULEBOOK,
                of,
                usual,
                today,
            ))
        }
        Source::AnnexA => {
            let of = supplied.annex_a.as_ref()?;
            Some(run(source, &annex_a::rules::RULEBOOK, of, usual, today))
        }
        Source::Optional => None,
        Source::LookedAfter => {
            let of = supplied.looked_after.as_ref()?;
            let year = year.or(of.year).unwrap_or(usual);
            let rulebook = &looked_after::rules::RULEBOOK;
            let mut checked = run(source, rulebook, &of.source, year, today);
            let misfits = of.source.misfits(year);
            checked.misfits = misfits.iter().map(ToString::to_string).collect();
            checked.misfits.extend(unknown_year(rulebook, year));
            checked.told = of.year.is_some();
            Some(checked)
        }
        Source::InNeed => {
            let of = supplied.in_need.as_ref()?;
            let year = year.or(of.year).unwrap_or(usual);
            let rulebook = &in_need::rules::RULEBOOK;
            let mut checked = run(source, rulebook, &of.source, year, today);
            let headed = of.source.tables.header.supplied();
            checked.misfits = misfits(headed, told(&of.source), year);
            checked.told = of.year.is_some();
            Some(checked)
        }
    }
}

/// Checks a census a piece at a time, whatever its size, by the rules of a year or else of the year it says it is for.
/// What is given besides is what the rules found, what could not be read, and how many rows there were. Whoever has the
/// files has every child in them already.
#[must_use]
pub fn check_census(
    files: &[(String, Vec<u8>)],
    year: Option<CollectionYear>,
    today: Day,
) -> (Checked, Outcome, Vec<Doubt>, usize) {
    with_files(Source::InNeed, files, |files, mut doubts| {
        let told = told_at_the_top(files).or_else(|| told(&InNeed::read(files).0));
        let of_files = said(files).or(told);
        let year = year
            .or(of_files)
            .unwrap_or_else(|| CollectionYear::of(today));
        let checked = in_need::check(files, year, today);
        doubts.extend(checked.doubts);
        keep_wanted(Source::InNeed, year, &mut doubts);
        let rows = checked.rows.iter().map(|(_, rows)| *rows as usize).sum();
        let headers = checked
            .rows
            .iter()
            .filter(|(table, _)| *table == Header::NAME);
        let headed = headers.map(|(_, rows)| rows).any(|rows| *rows > 0);
        let of = Checked {
            source: Source::InNeed,
            year,
            told: of_files.is_some(),
            misfits: misfits(headed, told, year),
            rules: rules(Source::InNeed, year),
            found: by_table(&checked.outcome),
            by_rule: by_rule(&checked.outcome),
            outcome: nothing(year, today),
            lives: Vec::new(),
            places: OnceLock::new(),
        };
        (of, checked.outcome, doubts, rows)
    })
}

/// The year of a census by its header, which stands at the top.
fn told_at_the_top(files: &[File<'_>]) -> Option<CollectionYear> {
    const TOP: usize = 1 << 16;
    let tops: Vec<File<'_>> = files
        .iter()
        .map(|file| File {
            name: file.name,
            bytes: file.bytes.get(..TOP).unwrap_or(file.bytes),
        })
        .collect();
    headed(&InNeed::read(&tops).0)
}

/// The year of a census by its header or, without one, by the dates of what happened.
pub(crate) fn told(census: &InNeed) -> Option<CollectionYear> {
    headed(census).or_else(|| census.told_by_dates())
}

/// The year of a census by its header.
fn headed(census: &InNeed) -> Option<CollectionYear> {
    let header = census.tables.header.rows.first()?;
    let by_day = header.reference_date.day().map(CollectionYear::of);
    let by_year = || {
        let year = header.year.value()?;
        i16::try_from(year).ok().map(CollectionYear)
    };
    by_day.or_else(by_year)
}

/// How a census does not fit the year it is judged by; that it has no header comes first.
fn misfits(headed: bool, told: Option<CollectionYear>, judged: CollectionYear) -> Vec<String> {
    let no_header = (!headed).then(|| {
        format!(
            "The census has no header: nothing in it says of which day it is. It is judged as of {}.",
            judged.last().date().strftime("%-d %B %Y")
        )
    });
    let another = told
        .filter(|told| *told != judged)
        .map(|told| Misfit::AnotherYear { judged, told }.to_string());
    no_header
        .into_iter()
        .chain(another)
        .chain(unknown_year(&in_need::rules::RULEBOOK, judged))
        .collect()
}

/// That the rules of a year are not known yet, where it is so.
fn unknown_year<S: Ruled>(rulebook: &Rulebook<S>, judged: CollectionYear) -> Option<String> {
    let known_to = CollectionYear(rulebook.known_to);
    (judged > known_to).then(|| {
        format!("The rules of {judged} are not known yet: it is judged by those of {known_to}.")
    })
}

fn nothing(year: CollectionYear, today: Day) -> Outcome {
    Outcome {
        year,
        today,
        run: Vec::new(),
        not_run: Vec::new(),
        in_part: Vec::new(),
        findings: Vec::new(),
    }
}

impl Checked {
    /// The same with the rows of some children only. A row about nobody goes with those of everybody.
    pub(crate) fn narrowed(&self, of: impl Fn(&str) -> bool) -> Self {
        let outcome = Outcome {
            findings: self
                .outcome
                .findings
                .iter()
                .filter(|finding| of(&finding.child))
                .cloned()
                .collect(),
            year: self.outcome.year,
            today: self.outcome.today,
            run: self.outcome.run.clone(),
            not_run: self.outcome.not_run.clone(),
            in_part: self.outcome.in_part.clone(),
        };
        Self {
            source: self.source,
            year: self.year,
            told: self.told,
            misfits: self.misfits.clone(),
            rules: self.rules.clone(),
            found: by_table(&outcome),
            by_rule: by_rule(&outcome),
            outcome,
            lives: self.narrowed_lives(of),
            places: OnceLock::new(),
        }
    }

    fn narrowed_lives(&self, of: impl Fn(&str) -> bool) -> Vec<Life> {
        let findings = self.outcome.findings.iter().zip(&self.lives);
        findings
            .filter(|(finding, _)| of(&finding.child))
            .map(|(_, life)| *life)
            .collect()
    }

    /// The life of each finding of a return, in their order.
    #[must_use]
    pub fn lives(&self) -> &[Life] {
        &self.lives
    }

    /// What it was judged by, to hold against other loads.
    #[must_use]
    pub fn judged(&self) -> Judged {
        Judged::of(&self.outcome)
    }

    /// Codes of the rules that were run, whole or in part.
    #[must_use]
    pub fn run(&self) -> &[&'static str] {
        &self.outcome.run
    }

    /// Rules that could not be run, and why.
    #[must_use]
    pub fn not_run(&self) -> &[NotRun] {
        &self.outcome.not_run
    }

    /// Rules that were run without some of their columns, and which.
    #[must_use]
    pub fn in_part(&self) -> &[NotRun] {
        &self.outcome.in_part
    }

    /// How many rows were found.
    #[must_use]
    pub fn found(&self) -> usize {
        self.outcome.findings.len()
    }

    /// How many rows a rule found.
    #[must_use]
    pub fn found_by(&self, code: &str) -> usize {
        self.by_rule.get(code).copied().unwrap_or(0)
    }

    /// Whether the logic of a rule of its year is at hand, or its code alone is known.
    #[must_use]
    pub fn at_hand(&self, code: &str) -> bool {
        self.rules.iter().any(|rule| rule.code == code)
    }

    /// What a rule says.
    #[must_use]
    pub fn says(&self, code: &str) -> &'static str {
        let rule = self.rules.iter().find(|rule| rule.code == code);
        rule.map_or("", |rule| rule.says)
    }

    /// How many things the rules found in the table that tells a fact; `None` where none of them was run on it.
    pub fn found_in(&self, fact: Fact) -> Option<u32> {
        // A return of one year says nothing of how well the rest is recorded.
        if self.source.is_yearly() || self.source == Source::Optional {
            return None;
        }
        let mut layouts = self.source.layouts().iter();
        let table = layouts.find(|layout| layout.fact == fact)?.name;
        let ran = |rule: &&RuleWords| self.outcome.run.contains(&rule.code);
        let judged = self
            .rules
            .iter()
            .filter(ran)
            .any(|rule| rule.columns.iter().any(|(of, _)| *of == table));
        judged.then(|| self.found.get(table).copied().unwrap_or(0))
    }
}

fn run<S: Ruled>(
    source: Source,
    rulebook: &Rulebook<S>,
    supplied: &S,
    year: CollectionYear,
    today: Day,
) -> Checked {
    let outcome = rulebook.run(supplied, year, today);
    Checked {
        source,
        year,
        told: false,
        misfits: Vec::new(),
        rules: in_words(rulebook, year, rulebook.in_force(year)),
        found: by_table(&outcome),
        by_rule: by_rule(&outcome),
        outcome,
        lives: Vec::new(),
        places: OnceLock::new(),
    }
}

fn by_table(outcome: &Outcome) -> BTreeMap<&'static str, u32> {
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        *found.entry(finding.table).or_insert(0) += 1;
    }
    found
}

fn by_rule(outcome: &Outcome) -> BTreeMap<&'static str, usize> {
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        *found.entry(finding.rule).or_insert(0) += 1;
    }
    found
}
