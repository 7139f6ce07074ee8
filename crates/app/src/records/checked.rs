//! What the rules of each source find in what was supplied.

use std::collections::BTreeMap;

use children::service::Fact;
use children::{CollectionYear, Day};
use returns::reconcile::{Reconciliation, Sources, reconcile};
use returns::rule::{Rule, Source as Ruled};
use returns::rulebook::{Outcome, Rulebook};
use returns::service::Supplied;
use returns::{annex_a, safeguarding};

use super::source::Source;

/// The rules of one source, run.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The source.
    pub(crate) source: Source,
    /// Its rules in force.
    pub(crate) rules: Vec<RuleWords>,
    /// What they found, and those that were not run.
    pub(crate) outcome: Outcome,
    /// How much was found, by table: every measure's quality asks.
    found: BTreeMap<&'static str, u32>,
}

/// A rule for people.
#[derive(Debug, Clone)]
pub(crate) struct RuleWords {
    /// Its code.
    pub(crate) code: &'static str,
    /// `error` or `query`.
    pub(crate) level: &'static str,
    /// What it says.
    pub(crate) says: &'static str,
    /// Where it comes from.
    pub(crate) from: &'static str,
    /// The columns it points to: table and heading.
    pub(crate) columns: Vec<(&'static str, &'static str)>,
    /// Little tables that pass or break it.
    pub(crate) examples: &'static str,
}

/// Runs the rules of every source that was supplied, judged by a day.
pub(crate) fn all(supplied: &Supplied, today: Day) -> Vec<Checked> {
    let mut checked = Vec::new();
    if let Some(source) = &supplied.safeguarding {
        checked.push(run(
            Source::Ssd,
            &safeguarding::rules::RULEBOOK,
            source,
            today,
        ));
    }
    if let Some(source) = &supplied.annex_a {
        checked.push(run(
            Source::AnnexA,
            &annex_a::rules::RULEBOOK,
            source,
            today,
        ));
    }
    checked
}

/// Every rule of a source that has rules, in the year.
pub(crate) fn rules(source: Source, year: CollectionYear) -> Vec<RuleWords> {
    match source {
        Source::Ssd => in_force(&safeguarding::rules::RULEBOOK, year),
        Source::AnnexA => in_force(&annex_a::rules::RULEBOOK, year),
        Source::Optional => Vec::new(),
    }
}

/// Where sources disagree about the same child, as of a day.
pub(crate) fn reconciled(supplied: &Supplied, on: Day) -> Reconciliation {
    let sources = Sources {
        safeguarding: supplied.safeguarding.as_ref(),
        annex_a: supplied.annex_a.as_ref(),
        optional: supplied.optional.as_ref(),
    };
    reconcile(sources, on)
}

impl Checked {
    /// How many things the rules found in the table that tells a fact; `None` where none of them was run on it.
    pub(crate) fn found_in(&self, fact: Fact) -> Option<u32> {
        let layouts = match self.source {
            Source::Ssd => safeguarding::Safeguarding::LAYOUTS,
            Source::AnnexA => annex_a::AnnexA::LAYOUTS,
            Source::Optional => return None,
        };
        let table = layouts.iter().find(|layout| layout.fact == fact)?.name;
        let ran = |rule: &&RuleWords| self.outcome.run.contains(&rule.code);
        let judged = self
            .rules
            .iter()
            .filter(ran)
            .any(|rule| rule.columns.iter().any(|(of, _)| *of == table));
        judged.then(|| self.found.get(table).copied().unwrap_or(0))
    }
}

fn run<S: Ruled>(source: Source, rulebook: &Rulebook<S>, supplied: &S, today: Day) -> Checked {
    let year = CollectionYear::of(today);
    let outcome = rulebook.run(supplied, year, today);
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        *found.entry(finding.table).or_insert(0) += 1;
    }
    Checked {
        source,
        rules: in_force(rulebook, year),
        outcome,
        found,
    }
}

fn in_force<S: Ruled>(rulebook: &Rulebook<S>, year: CollectionYear) -> Vec<RuleWords> {
    rulebook
        .rules
        .iter()
        .filter(|rule| rule.in_force(year))
        .map(|rule| words(rule, year))
        .collect()
}

fn words<S: Ruled>(rule: &Rule<S>, year: CollectionYear) -> RuleWords {
    RuleWords {
        code: rule.code,
        level: rule.level.word(),
        says: rule.says.in_year(year).copied().unwrap_or_default(),
        from: rule.source,
        columns: rule
            .fields
            .iter()
            .map(|column| (column.table, column.name))
            .collect(),
        examples: rule.examples,
    }
}
