//! The rules of each source as people read them: by year, by code, with their examples.

use std::ops::RangeInclusive;

use children::CollectionYear;
use returns::doubt::{Doubt, What};
use returns::examples::Example;
use returns::rule::{Rule, Source as Ruled};
use returns::rulebook::{Change, Rulebook};
use returns::{annex_a, in_need, looked_after, safeguarding};

use crate::source::Source;

/// A rule for people.
#[derive(Debug, Clone)]
pub struct RuleWords {
    /// Its code.
    pub code: &'static str,
    /// `error` or `query`.
    pub level: &'static str,
    /// What it says.
    pub says: &'static str,
    /// Why it matters for the child.
    pub matters: &'static str,
    /// What to put right, and where.
    pub mend: &'static str,
    /// The collection years it is in force.
    pub years: RangeInclusive<i16>,
    /// How the year changed it.
    pub changed: Option<Change>,
    /// What it said before, where the year has it say something else.
    pub said: Option<&'static str>,
    /// Where it comes from.
    pub from: &'static str,
    /// The columns it points to: table and heading.
    pub columns: Vec<(&'static str, &'static str)>,
    /// Little tables that pass or break it.
    pub examples: &'static str,
}

/// Does something with the rulebook of a source, or else with none.
macro_rules! with_rulebook {
    ($source:expr, $book:ident => $with:expr, $without:expr) => {
        match $source {
            Source::Ssd => {
                let $book = &safeguarding::rules::RULEBOOK;
                $with
            }
            Source::AnnexA => {
                let $book = &annex_a::rules::RULEBOOK;
                $with
            }
            Source::LookedAfter => {
                let $book = &looked_after::rules::RULEBOOK;
                $with
            }
            Source::InNeed => {
                let $book = &in_need::rules::RULEBOOK;
                $with
            }
            Source::Optional => $without,
        }
    };
}

/// Codes of the rules of a source that were in force in a year and whose logic is not at hand.
#[must_use]
pub fn not_at_hand(source: Source, year: CollectionYear) -> Vec<&'static str> {
    with_rulebook!(source, book => book.not_at_hand(year).collect(), Vec::new())
}

/// The first and the last collection year of which the rules of a source are known; `None` where it has none.
#[must_use]
pub fn years_known(source: Source) -> Option<RangeInclusive<CollectionYear>> {
    with_rulebook!(
        source,
        book => Some(CollectionYear(book.known_from())..=CollectionYear(book.known_to)),
        None
    )
}

/// Takes out the doubts that a table was not supplied which no rule of the year looks at.
pub(crate) fn keep_wanted(source: Source, year: CollectionYear, doubts: &mut Vec<Doubt>) {
    let wanted = |table| wants(source, table, year);
    doubts.retain(|doubt| doubt.what != What::MissingTable || doubt.table.is_none_or(wanted));
}

/// Whether a rule of a source looks at a table in a year.
fn wants(source: Source, table: &str, year: CollectionYear) -> bool {
    with_rulebook!(source, book => book.wants(table, year), true)
}

/// Every rule of a source that has rules, in the year.
#[must_use]
pub fn rules(source: Source, year: CollectionYear) -> Vec<RuleWords> {
    with_rulebook!(source, book => in_words(book, year, book.in_force(year)), Vec::new())
}

/// What a year changed of the rules of a source: those that are new, say or ask something else, or are no longer in
/// force.
#[must_use]
pub fn changed_in(source: Source, year: CollectionYear) -> Vec<RuleWords> {
    with_rulebook!(
        source,
        book => in_words(book, year, book.changed_in(year).map(|(rule, _)| rule)),
        Vec::new()
    )
}

/// A rule of a source by its code, as a year has it; in a year outside its own, as it was last. What is written exactly
/// comes first, as codes may differ in case alone.
#[must_use]
pub fn rule(source: Source, code: &str, year: CollectionYear) -> Option<RuleWords> {
    with_rulebook!(source, book => by_code(book, code, year), None)
}

/// The examples of a rule, as tables.
#[must_use]
pub fn examples(source: Source, code: &str) -> Vec<Example> {
    with_rulebook!(
        source,
        book => book
            .rule(code)
            .and_then(|rule| returns::examples::examples(rule).ok())
            .unwrap_or_default(),
        Vec::new()
    )
}

/// Which edition of a year's rules of a source this is: `2026.1`.
#[must_use]
pub fn edition(source: Source, year: CollectionYear) -> String {
    with_rulebook!(source, book => book.edition(year), String::new())
}

/// Some rules of a rulebook, as a year has them.
pub(crate) fn in_words<'r, S: Ruled>(
    rulebook: &Rulebook<S>,
    year: CollectionYear,
    rules: impl Iterator<Item = &'r Rule<S>>,
) -> Vec<RuleWords> {
    rules.map(|rule| words(rulebook, rule, year)).collect()
}

fn by_code<S: Ruled>(
    rulebook: &Rulebook<S>,
    code: &str,
    year: CollectionYear,
) -> Option<RuleWords> {
    let alike = || {
        let mut rules = rulebook.rules.iter().copied();
        rules.find(|rule| rule.code.eq_ignore_ascii_case(code))
    };
    let rule = rulebook.rule(code).or_else(alike)?;
    Some(words(rulebook, rule, year))
}

fn words<S: Ruled>(rulebook: &Rulebook<S>, rule: &Rule<S>, year: CollectionYear) -> RuleWords {
    let changed = rulebook.change(rule, year);
    let before = rule.says(year.previous());
    RuleWords {
        code: rule.code,
        level: rule.level.word(),
        says: rule.says(year),
        matters: rule.matters,
        mend: rule.mend,
        years: rule.years.clone(),
        changed,
        said: (changed == Some(Change::Changed) && before != rule.says(year)).then_some(before),
        from: rule.source,
        columns: rule
            .fields
            .iter()
            .map(|column| (column.table, column.name))
            .collect(),
        examples: rule.examples,
    }
}
