//! `waymark reports read`: one row for each file.

use inspection::record::{Aspect, Outcome, Part, Record, Status};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::{Input, files};
use crate::cli::Ended;
use crate::cli::rows::{self, Row};

/// Reads the files and writes a row for each.
pub(super) fn run(input: &Input) -> anyhow::Result<Ended> {
    let files = files::all(&input.paths)?;
    let rows = files::each(&files, |file, record| ReadRow::of(&file.shown, &record));
    rows::write(&rows, &input.output)?;
    let whole = rows.iter().all(|row| row.status == Status::Read);
    Ok(if whole { Ended::Clean } else { Ended::Found })
}

/// What was read in one file.
pub(super) struct ReadRow {
    status: Status,
    cells: Vec<String>,
    improvement_points: Option<usize>,
    pages: u16,
    doubts: Vec<String>,
}

impl ReadRow {
    pub(super) fn of(file: &str, record: &Record) -> Self {
        let read = matches!(record.status, Status::Read | Status::PartlyRead);
        let doubts: Vec<String> = record.doubts.iter().map(|d| d.says.clone()).collect();
        let improvement_points = read.then(|| record.points_of(Part::Authority).count());
        let authority = record.authority.as_ref().map(|a| &a.value);
        let first = record.fieldwork.iter().map(|w| w.value.first).min();
        let last = record.fieldwork.iter().map(|w| w.value.last).max();
        let inspectors: Vec<&str> = record
            .lead_inspectors
            .iter()
            .map(|i| i.value.as_str())
            .collect();
        let mut cells = vec![
            file.to_owned(),
            record.status.word().to_owned(),
            word(record.framework.as_ref().map(|f| f.value.word())),
            word(record.kind.as_ref().map(|k| k.value.word())),
            word(authority.and_then(|a| a.urn.as_deref())),
            word(authority.map(name)),
            first.map(|d| d.to_string()).unwrap_or_default(),
            last.map(|d| d.to_string()).unwrap_or_default(),
            record
                .published
                .as_ref()
                .map(|p| p.value.to_string())
                .unwrap_or_default(),
            inspectors.join("; "),
        ];
        cells.extend(Aspect::COLUMNS.iter().map(|aspect| {
            let judged = record.judgements.iter().find(|j| j.aspect == *aspect);
            match judged.map(|j| j.outcome) {
                Some(Outcome::Graded(grade)) => grade.word().to_owned(),
                Some(Outcome::NotJudged) | None => String::new(),
            }
        }));
        cells.push(
            improvement_points
                .map(|n| n.to_string())
                .unwrap_or_default(),
        );
        cells.push(record.pages.to_string());
        cells.push(doubts.join("; "));
        Self {
            status: record.status,
            cells,
            improvement_points,
            pages: record.pages,
            doubts,
        }
    }
}

fn word(word: Option<&str>) -> String {
    word.unwrap_or_default().to_owned()
}

/// The authority's name on the national list, or as printed where it is on none.
pub(super) fn name(authority: &inspection::record::AuthorityName) -> &str {
    authority
        .urn
        .as_deref()
        .and_then(inspection::authorities::by_urn)
        .map_or(authority.printed.as_str(), |known| known.name.as_str())
}

impl Row for ReadRow {
    const COLUMNS: &'static [&'static str] = &[
        "file",
        "status",
        "framework",
        "kind",
        "urn",
        "authority",
        "inspection_start",
        "inspection_end",
        "published",
        "lead_inspector",
        "overall",
        "leaders",
        "help_and_protection",
        "in_care",
        "in_care_and_leavers",
        "care_leavers",
        "adoption",
        "lscb",
        "improvement_points",
        "pages",
        "doubts",
    ];
    const IN_TABLE: &'static [usize] = &[1, 2, 5, 6, 8, 10, 18, 20, 0];

    fn cells(&self) -> Vec<String> {
        self.cells.clone()
    }
}

impl Serialize for ReadRow {
    /// As the CSV, but numbers as numbers, doubts as a list and nothing as null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(Self::COLUMNS.len()))?;
        for (column, cell) in Self::COLUMNS.iter().zip(&self.cells) {
            match *column {
                "improvement_points" => map.serialize_entry(column, &self.improvement_points)?,
                "pages" => map.serialize_entry(column, &self.pages)?,
                "doubts" => map.serialize_entry(column, &self.doubts)?,
                _ => map.serialize_entry(column, &(!cell.is_empty()).then_some(cell))?,
            }
        }
        map.end()
    }
}
