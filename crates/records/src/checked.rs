//! What the rules of each source find in what was supplied.

use std::collections::BTreeMap;

use children::service::Fact;
use children::{CollectionYear, Day};
use returns::reconcile::{Reconciliation, Sources, reconcile};
use returns::rule::{Rule, Source as Ruled};
use returns::rulebook::{NotRun, Outcome, Rulebook};
use returns::service::Supplied;
use returns::{annex_a, safeguarding};

use crate::source::Source;

/// The rules of one source, run.
#[derive(Debug)]
pub struct Checked {
    /// The source.
    pub source: Source,
    /// Its rules in force.
    pub rules: Vec<RuleWords>,
    /// What they found, and those that were not run.
    pub(crate) outcome: Outcome,
    /// How much was found, by table: every measure's quality asks.
    found: BTreeMap<&'static str, u32>,
}

/// A rule for people.
#[derive(Debug, Clone)]
pub struct RuleWords {
    /// Its code.
    pub code: &'static str,
    /// `error` or `query`.
    pub level: &'static str,
    /// What it says.
    pub says: &'static str,
    /// Where it comes from.
    pub from: &'static str,
    /// The columns it points to: table and heading.
    pub columns: Vec<(&'static str, &'static str)>,
    /// Little tables that pass or break it.
    pub examples: &'static str,
}

/// What the rules of a source find in what was supplied; `None` where it was not supplied or has no rules. Whoever holds
/// what was supplied has every child of it already.
#[must_use]
pub fn outcome(supplied: &Supplied, source: Source, today: Day) -> Option<Outcome> {
    all(supplied, today)
        .into_iter()
        .find(|checked| checked.source == source)
        .map(|checked| checked.outcome)
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
#[must_use]
pub fn rules(source: Source, year: CollectionYear) -> Vec<RuleWords> {
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
            rules: self.rules.clone(),
            found: by_table(&outcome),
            outcome,
        }
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
        let findings = self.outcome.findings.iter();
        findings.filter(|finding| finding.rule == code).count()
    }

    /// What a rule says.
    #[must_use]
    pub fn says(&self, code: &str) -> &'static str {
        let rule = self.rules.iter().find(|rule| rule.code == code);
        rule.map_or("", |rule| rule.says)
    }

    /// How many things the rules found in the table that tells a fact; `None` where none of them was run on it.
    pub fn found_in(&self, fact: Fact) -> Option<u32> {
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
    Checked {
        source,
        rules: in_force(rulebook, year),
        found: by_table(&outcome),
        outcome,
    }
}

fn by_table(outcome: &Outcome) -> BTreeMap<&'static str, u32> {
    let mut found = BTreeMap::new();
    for finding in &outcome.findings {
        *found.entry(finding.table).or_insert(0) += 1;
    }
    found
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
