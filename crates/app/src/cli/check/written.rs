//! What a check found as rows and as JSON: names and order are promised to other programs.

use std::collections::BTreeMap;

use returns::rule::Finding;
use returns::rulebook::{NotRun, Outcome};
use serde::Serialize;

use super::since::{Gone, Since};
use crate::cli::rows::{self, Output, Row};
use crate::records::{Checked, edition};

/// Everything a check gave, as JSON.
#[derive(Serialize)]
pub(super) struct Whole {
    #[serde(rename = "return")]
    source: &'static str,
    year: i16,
    rulebook: String,
    rules_run: usize,
    not_run: Vec<BTreeMap<&'static str, String>>,
    findings: Vec<FindingRow>,
    in_part: Vec<BTreeMap<&'static str, String>>,
    as_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<Vec<FindingRow>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gone: Option<Vec<Gone>>,
}

impl Whole {
    pub(super) fn of(checked: &Checked, outcome: &Outcome, since: Option<&Since>) -> Self {
        let reasons = |rules: &[NotRun]| {
            let reason = |not: &NotRun| {
                BTreeMap::from([("rule", not.rule.to_owned()), ("why", not.why.clone())])
            };
            rules.iter().map(reason).collect()
        };
        Self {
            source: checked.source.word(),
            year: outcome.year.0,
            rulebook: edition(checked.source, outcome.year),
            rules_run: outcome.run.len(),
            not_run: reasons(&outcome.not_run),
            findings: FindingRow::all(&outcome.findings),
            in_part: reasons(&outcome.in_part),
            as_at: outcome.today.to_string(),
            new: since.map(|since| FindingRow::all(&since.new)),
            gone: since.map(|since| since.gone.clone()),
        }
    }
}

/// Writes everything.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write_whole(whole: &Whole, output: &Output) -> anyhow::Result<()> {
    rows::write_json(whole, output)
}

/// One row that a rule points to.
#[derive(Debug, Serialize)]
pub(super) struct FindingRow {
    rule: &'static str,
    level: &'static str,
    child: String,
    table: &'static str,
    row: u32,
    line: u32,
    fields: Vec<&'static str>,
}

impl FindingRow {
    pub(super) fn all(findings: &[Finding]) -> Vec<Self> {
        findings.iter().map(Self::of).collect()
    }

    fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            level: finding.level.word(),
            child: finding.child.to_string(),
            table: finding.table,
            row: finding.row,
            line: finding.line,
            fields: finding.columns.to_vec(),
        }
    }
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

/// One row that came or went since an earlier check.
#[derive(Debug, Serialize)]
pub(super) struct ChangedRow {
    change: &'static str,
    rule: String,
    level: String,
    child: String,
    table: String,
    row: u32,
    line: u32,
    fields: Vec<String>,
}

impl ChangedRow {
    pub(super) fn all(since: &Since) -> Vec<Self> {
        let new = since.new.iter().map(|finding| Self {
            change: "new",
            rule: finding.rule.to_owned(),
            level: finding.level.word().to_owned(),
            child: finding.child.to_string(),
            table: finding.table.to_owned(),
            row: finding.row,
            line: finding.line,
            fields: finding
                .columns
                .iter()
                .map(|each| (*each).to_owned())
                .collect(),
        });
        let gone = since.gone.iter().map(|gone| Self {
            change: "gone",
            rule: gone.rule.clone(),
            level: gone.level.clone(),
            child: gone.child.clone(),
            table: gone.table.clone(),
            row: gone.row,
            line: gone.line,
            fields: gone.fields.clone(),
        });
        new.chain(gone).collect()
    }
}

impl Row for ChangedRow {
    const COLUMNS: &'static [&'static str] = &[
        "change", "rule", "level", "child", "table", "row", "line", "fields",
    ];
    const IN_TABLE: &'static [usize] = &[0, 1, 2, 3, 4, 6, 7];

    fn cells(&self) -> Vec<String> {
        vec![
            self.change.to_owned(),
            self.rule.clone(),
            self.level.clone(),
            self.child.clone(),
            self.table.clone(),
            self.row.to_string(),
            self.line.to_string(),
            self.fields.join(" "),
        ]
    }
}
