//! `waymark reports facts`: the judgements of report PDFs as the project carries them in `data/judgements.csv`. For
//! those who renew that list; not shown in the help.

use inspection::record::{Outcome, Part, Record};
use serde::Serialize;

use super::{Input, files, read};
use crate::cli::Ended;
use crate::cli::rows::{self, Row};
use crate::library::ASPECTS;

/// Reads the files and writes a row for each that gives judgements and says whose and when.
pub(super) fn run(input: &Input) -> anyhow::Result<Ended> {
    let files = files::all(&input.paths)?;
    let mut rows: Vec<FactRow> = files::each(&files, |_, record| FactRow::of(&record))
        .into_iter()
        .flatten()
        .collect();
    rows.sort_by(|a, b| a.cells.cmp(&b.cells));
    rows::write(&rows, &input.output)?;
    Ok(Ended::Clean)
}

/// One report's judgements, its bare facts and nothing of its words.
#[derive(Debug, Serialize)]
struct FactRow {
    cells: Vec<String>,
}

impl FactRow {
    fn of(record: &Record) -> Option<Self> {
        let authority = &record.authority.as_ref()?.value;
        let framework = record.framework.as_ref()?.value;
        let windows = || record.fieldwork.iter().map(|w| w.value);
        let inspectors: Vec<&str> = record
            .lead_inspectors
            .iter()
            .map(|i| i.value.as_str())
            .collect();
        let mut cells = vec![
            authority.urn.clone()?,
            record.published.as_ref()?.value.to_string(),
            read::name(authority).to_owned(),
            framework.word().to_owned(),
            record.kind.as_ref()?.value.word().to_owned(),
            windows()
                .map(|w| w.first)
                .min()
                .map(|d| d.to_string())
                .unwrap_or_default(),
            windows()
                .map(|w| w.last)
                .max()
                .map(|d| d.to_string())
                .unwrap_or_default(),
            inspectors.join("; "),
            record.points_of(Part::Authority).count().to_string(),
        ];
        if record.judgements.is_empty() {
            return None;
        }
        cells.extend(ASPECTS.iter().map(|aspect| {
            let judged = record.judgements.iter().find(|j| j.aspect == *aspect);
            match judged.map(|j| j.outcome) {
                Some(Outcome::Graded(grade)) => grade.word().to_owned(),
                Some(Outcome::NotJudged) | None => String::new(),
            }
        }));
        Some(Self { cells })
    }
}

impl Row for FactRow {
    const COLUMNS: &'static [&'static str] = &[
        "urn",
        "published",
        "authority",
        "framework",
        "kind",
        "inspection_start",
        "inspection_end",
        "lead_inspector",
        "improvement_points",
        "overall",
        "leaders",
        "help_and_protection",
        "in_care",
        "in_care_and_leavers",
        "care_leavers",
        "adoption",
        "lscb",
        "capacity_to_improve",
        "outcomes",
        "quality_of_provision",
    ];
    const IN_TABLE: &'static [usize] = &[2, 1, 3, 9];

    fn cells(&self) -> Vec<String> {
        self.cells.clone()
    }
}
