//! `waymark rules`: the rulebook.

use children::CollectionYear;
use clap::Args;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::rows::{self, Output, Row};
use crate::cli::source::Of;
use crate::clock;
use crate::records::{RuleWords, Source, rules};

/// The rules in force
#[derive(Debug, Args)]
pub(crate) struct Rules {
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

/// Writes a row for each rule.
pub(super) fn run(asked: &Rules) -> anyhow::Result<Ended> {
    let year = asked
        .changed_in
        .or(asked.year)
        .unwrap_or_else(|| CollectionYear::of(clock::day()));
    let mut all = Vec::new();
    for source in Source::ALL
        .into_iter()
        .filter(|source| asked.source.is_none_or(|one| one.source() == *source))
    {
        let now = rules(source, year);
        if asked.changed_in.is_none() {
            all.extend(now.iter().map(|rule| RuleRow::of(source, rule, "")));
            continue;
        }
        let before = rules(source, year.previous());
        for rule in &now {
            match before.iter().find(|old| old.code == rule.code) {
                None => all.push(RuleRow::of(source, rule, "new")),
                Some(old) if old.says != rule.says => {
                    all.push(RuleRow::of(source, rule, "says something else"))
                }
                Some(_) => {}
            }
        }
        all.extend(
            before
                .iter()
                .filter(|old| now.iter().all(|rule| rule.code != old.code))
                .map(|old| RuleRow::of(source, old, "gone")),
        );
    }
    rows::write(&all, &asked.output)?;
    Ok(Ended::Clean)
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
}

impl RuleRow {
    fn of(source: Source, rule: &RuleWords, change: &'static str) -> Self {
        let fields: Vec<&str> = rule.columns.iter().map(|(_, name)| *name).collect();
        Self {
            source: source.word(),
            rule: rule.code,
            level: rule.level,
            says: rule.says,
            from: rule.from,
            fields: fields.join(" "),
            change,
        }
    }
}

impl Row for RuleRow {
    const COLUMNS: &'static [&'static str] = &[
        "return", "rule", "level", "says", "source", "fields", "change",
    ];
    const IN_TABLE: &'static [usize] = &[1, 2, 3, 6];

    fn cells(&self) -> Vec<String> {
        vec![
            self.source.to_owned(),
            self.rule.to_owned(),
            self.level.to_owned(),
            self.says.to_owned(),
            self.from.to_owned(),
            self.fields.clone(),
            self.change.to_owned(),
        ]
    }
}
