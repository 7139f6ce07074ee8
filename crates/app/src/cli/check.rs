//! `waymark check`: every rule of a source, on files; nothing is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::cli::Ended;
use crate::cli::given::{files, say};
use crate::cli::rows::{self, Format, Output, Row};
use crate::cli::source::Of;
use crate::clock;
use crate::records::{outcome, read_into};

/// Every rule of a source on a file or a folder of files; nothing is kept
///
/// Exit status: 0 every rule was run and found nothing, 1 something was found or a rule was not run, 2 it could not be
/// done.
#[derive(Debug, Args)]
pub(crate) struct CheckFiles {
    /// Which source the files are
    #[arg(value_enum)]
    source: Of,
    /// A file, or a folder of files
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Day the rules judge by, for example 2026-10-31 [default: today]
    #[arg(long, value_name = "DATE")]
    as_at: Option<jiff::civil::Date>,
    #[command(flatten)]
    output: Output,
}

/// Runs the rules and writes what they found.
pub(super) fn run(asked: &CheckFiles) -> anyhow::Result<Ended> {
    let files = files(&asked.path)?;
    let source = asked.source.source();
    let mut supplied = returns::service::Supplied::default();
    let (gave, doubts) = read_into(&mut supplied, source, &files);
    say(&doubts);
    anyhow::ensure!(
        gave.tables > 0,
        "no table of the {} was found in {}",
        source.name(),
        asked.path.display()
    );
    let today = match asked.as_at {
        Some(date) => children::Day::from_date(date)
            .ok_or_else(|| anyhow::anyhow!("the day is outside 1800 to 2299"))?,
        None => clock::day(),
    };
    let Some(outcome) = outcome(&supplied, source, today) else {
        anyhow::bail!(
            "the {} have no rules of their own",
            source.name().to_lowercase()
        );
    };
    let findings: Vec<FindingRow> = outcome
        .findings
        .iter()
        .map(|finding| FindingRow {
            rule: finding.rule,
            level: finding.level.word(),
            child: finding.child.to_string(),
            table: finding.table,
            row: finding.row,
            line: finding.line,
            fields: finding.columns.to_vec(),
        })
        .collect();
    for not in &outcome.not_run {
        eprintln!("{} was not run: {}", not.rule, not.why);
    }
    if asked.output.format() == Some(Format::Json) {
        let whole = Whole {
            source: source.word(),
            year: outcome.year.0,
            rulebook: env!("CARGO_PKG_VERSION"),
            rules_run: outcome.run.len(),
            not_run: outcome
                .not_run
                .iter()
                .map(|not| {
                    BTreeMap::from([("rule", not.rule.to_owned()), ("why", not.why.clone())])
                })
                .collect(),
            findings: &findings,
        };
        rows::write_json(&whole, &asked.output)?;
    } else {
        rows::write(&findings, &asked.output)?;
    }
    let clean = findings.is_empty() && outcome.not_run.is_empty();
    Ok(if clean { Ended::Clean } else { Ended::Found })
}

/// Everything a check gave, as JSON.
#[derive(Serialize)]
struct Whole<'a> {
    #[serde(rename = "return")]
    source: &'static str,
    year: i16,
    rulebook: &'static str,
    rules_run: usize,
    not_run: Vec<BTreeMap<&'static str, String>>,
    findings: &'a [FindingRow],
}

/// One row that a rule points to.
#[derive(Debug, Serialize)]
struct FindingRow {
    rule: &'static str,
    level: &'static str,
    child: String,
    table: &'static str,
    row: u32,
    line: u32,
    fields: Vec<&'static str>,
}

impl Row for FindingRow {
    const COLUMNS: &'static [&'static str] =
        &["rule", "level", "child", "table", "row", "line", "fields"];
    const IN_TABLE: &'static [usize] = &[0, 1, 2, 3, 5, 6];

    fn cells(&self) -> Vec<String> {
        vec![
            self.rule.to_owned(),
            self.level.to_owned(),
            self.child.clone(),
            self.table.to_owned(),
            self.row.to_string(),
            self.line.to_string(),
            self.fields.join(" "),
        ]
    }
}
