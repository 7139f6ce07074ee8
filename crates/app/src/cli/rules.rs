//! `waymark rules`: the rulebooks, and one rule in full.

use std::fmt::Write as _;

use anyhow::Context as _;
use children::CollectionYear;
use clap::Args;
use returns::rule::NOW;
use returns::rulebook::Change;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::rows::{self, Format, Output, Row};
use crate::cli::source::Of;
use crate::clock;
use crate::records::{RuleWords, Source, changed_in, not_at_hand, rule, rules, years_known};
use crate::web::words;

/// The rules in force, or one rule in full
#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// One rule, by its source and code, for example 903/226
    #[arg(value_name = "SOURCE/CODE", conflicts_with_all = ["source", "changed_in"])]
    one: Option<String>,
    /// One source only
    #[arg(long = "return", value_enum, value_name = "SOURCE")]
    source: Option<Of>,
    /// Collection year, named by the March it ends in, for example 2026 or 2025/26 [default: this one]
    #[arg(long, value_name = "YEAR")]
    year: Option<CollectionYear>,
    /// Only rules that are new, changed or gone in this year
    #[arg(long, value_name = "YEAR")]
    changed_in: Option<CollectionYear>,
    #[command(flatten)]
    output: Output,
}

/// Whether the rules of a source are known for a year; otherwise what to type.
///
/// # Errors
/// When they are not.
pub(super) fn year_is_known(source: Source, year: CollectionYear) -> anyhow::Result<()> {
    if let Some(known) = years_known(source) {
        let (first, last) = (*known.start(), *known.end());
        anyhow::ensure!(
            known.contains(&year),
            "no rules of the {} are known for {year}: {}; type --year {}",
            source.name(),
            words::years_known(&known),
            year.clamp(first, last).0
        );
    }
    Ok(())
}

/// Writes a row for each rule, or one rule.
pub(super) fn run(asked: &Rules) -> anyhow::Result<Ended> {
    let year = asked
        .changed_in
        .or(asked.year)
        .unwrap_or_else(|| CollectionYear::of(clock::day()));
    if let Some(one) = &asked.one {
        return in_full(one, year, &asked.output);
    }
    let mut all = Vec::new();
    let sources = Source::ALL.into_iter();
    for source in sources.filter(|source| asked.source.is_none_or(|one| one.source() == *source)) {
        // Asked of all, a year that one source does not know is no mistake.
        if asked.source.is_some() {
            year_is_known(source, year)?;
        }
        let missing = not_at_hand(source, year);
        if !missing.is_empty() && asked.changed_in.is_none() {
            eprintln!(
                "{}, {year}: {} in force besides, whose logic is not at hand: {}.",
                source.name(),
                words::count(missing.len(), "rule was", "rules were"),
                missing.join(", ")
            );
        }
        let of = match asked.changed_in {
            Some(year) => changed_in(source, year),
            None => rules(source, year),
        };
        all.extend(of.iter().map(|rule| RuleRow::of(source, rule)));
    }
    rows::write(&all, &asked.output)?;
    Ok(Ended::Clean)
}

fn in_full(one: &str, year: CollectionYear, output: &Output) -> anyhow::Result<Ended> {
    let (source, code) = one
        .split_once('/')
        .context("a rule is named by its source and code, as 903/226")?;
    let source = Source::from_word(source).with_context(|| format!("{source} is no source"))?;
    let rule = rule(source, code, year)
        .with_context(|| format!("the {} has no rule {code}", source.name()))?;
    let row = RuleRow::of(source, &rule);
    match output.format() {
        Some(Format::Json) => rows::write_json(&row, output)?,
        Some(Format::Csv) => rows::write(&[row], output)?,
        Some(Format::Table) | None => output.text(&told(source, &rule, year))?,
    }
    Ok(Ended::Clean)
}

/// A rule for a person at a terminal.
fn told(source: Source, rule: &RuleWords, year: CollectionYear) -> String {
    let mut text = format!(
        "{}/{}, {}, {}\n\n{}\n",
        source.word(),
        rule.code,
        rule.level,
        words::in_force(source, rule),
        rule.says
    );
    let parts = [
        ("Why it matters", rule.matters),
        ("What to put right", rule.mend),
        ("Where it comes from", rule.from),
    ];
    for (head, said) in parts.into_iter().filter(|(_, said)| !said.is_empty()) {
        let _ = write!(text, "\n{head}\n  {said}\n");
    }
    if let Some(change) = rule.changed {
        let _ = writeln!(text, "\nIn {year} this rule {}.", changed_words(change));
        if let Some(said) = rule.said {
            let _ = writeln!(text, "  Before, it said: {said}");
        }
    }
    let fields: Vec<String> = rule
        .columns
        .iter()
        .map(|(table, field)| format!("{table} {field}"))
        .collect();
    let _ = write!(text, "\nPoints to\n  {}\n", fields.join(", "));
    let _ = write!(
        text,
        "\nExamples (rows marked ! are those it points to)\n\n{}\n",
        rule.examples.trim_matches('\n')
    );
    text
}

/// How a year changed a rule, after "this rule".
pub(crate) fn changed_words(change: Change) -> &'static str {
    match change {
        Change::New => "is new",
        Change::Changed => "says or asks something else",
        Change::Dropped => "is no longer in force",
    }
}

/// A word for it in a row.
pub(crate) fn change_word(change: Option<Change>) -> &'static str {
    match change {
        Some(Change::New) => "new",
        Some(Change::Changed) => "changed",
        Some(Change::Dropped) => "gone",
        None => "",
    }
}

/// One rule as written out.
#[derive(Debug, Serialize)]
struct RuleRow {
    source: &'static str,
    rule: &'static str,
    level: &'static str,
    says: &'static str,
    from: &'static str,
    fields: String,
    change: &'static str,
    matters: &'static str,
    mend: &'static str,
    first_year: i16,
    last_year: Option<i16>,
}

impl RuleRow {
    fn of(source: Source, rule: &RuleWords) -> Self {
        let fields: Vec<&str> = rule.columns.iter().map(|(_, name)| *name).collect();
        let last = *rule.years.end();
        Self {
            source: source.word(),
            rule: rule.code,
            level: rule.level,
            says: rule.says,
            from: rule.from,
            fields: fields.join(" "),
            change: change_word(rule.changed),
            matters: rule.matters,
            mend: rule.mend,
            first_year: *rule.years.start(),
            last_year: (last != NOW).then_some(last),
        }
    }
}

impl Row for RuleRow {
    const COLUMNS: &'static [&'static str] = &[
        "return",
        "rule",
        "level",
        "says",
        "source",
        "fields",
        "change",
        "matters",
        "mend",
        "first_year",
        "last_year",
    ];
    const IN_TABLE: &'static [usize] = &[0, 1, 2, 6, 3];

    fn cells(&self) -> Vec<String> {
        vec![
            self.source.to_owned(),
            self.rule.to_owned(),
            self.level.to_owned(),
            self.says.to_owned(),
            self.from.to_owned(),
            self.fields.clone(),
            self.change.to_owned(),
            self.matters.to_owned(),
            self.mend.to_owned(),
            self.first_year.to_string(),
            self.last_year
                .map_or_else(String::new, |year| year.to_string()),
        ]
    }
}
