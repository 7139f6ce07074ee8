//! `waymark reports points`: one row for each improvement point.

use inspection::record::{List, Part, Point, Record, Status};
use serde::Serialize;

use super::{Input, files};
use crate::cli::Ended;
use crate::cli::rows::{self, Row};

/// Reads the files and writes a row for each point.
pub(super) fn run(input: &Input) -> anyhow::Result<Ended> {
    let files = files::all(&input.paths)?;
    let read = files::each(&files, |file, record| {
        let whole = record.status == Status::Read;
        (whole, PointRow::all(&file.shown, &record))
    });
    let whole = read.iter().all(|(whole, _)| *whole);
    let rows: Vec<PointRow> = read.into_iter().flat_map(|(_, rows)| rows).collect();
    rows::write(&rows, &input.output)?;
    Ok(if whole { Ended::Clean } else { Ended::Found })
}

/// One point as written out.
#[derive(Debug, Serialize)]
struct PointRow {
    file: String,
    authority: Option<String>,
    number: u16,
    part: &'static str,
    list: &'static str,
    text: String,
    page: u16,
    themes: Vec<&'static str>,
}

impl PointRow {
    fn all(file: &str, record: &Record) -> Vec<Self> {
        let authority = record
            .authority
            .as_ref()
            .map(|a| super::read::name(&a.value).to_owned());
        let row = |point: &Point| Self {
            file: file.to_owned(),
            authority: authority.clone(),
            // The printed number where there is one; lists without numbers are counted.
            number: point.number.unwrap_or(point.position),
            part: part_word(point.part),
            list: list_word(point.list),
            text: point.text.clone(),
            page: point.page,
            themes: point.themes.iter().map(|t| t.theme().slug).collect(),
        };
        record.points.iter().map(row).collect()
    }
}

fn part_word(part: Part) -> &'static str {
    match part {
        Part::Authority => "authority",
        Part::Lscb => "lscb",
    }
}

fn list_word(list: List) -> &'static str {
    match list {
        List::Recommendations => "recommendations",
        List::WhatNeedsToImprove => "what_needs_to_improve",
        List::PriorityAndImmediateAction => "priority_and_immediate_action",
        List::AreasForImprovement => "areas_for_improvement",
    }
}

impl Row for PointRow {
    const COLUMNS: &'static [&'static str] = &[
        "file",
        "authority",
        "number",
        "part",
        "list",
        "text",
        "page",
        "themes",
    ];
    const IN_TABLE: &'static [usize] = &[1, 2, 3, 6, 5];

    fn cells(&self) -> Vec<String> {
        vec![
            self.file.clone(),
            self.authority.clone().unwrap_or_default(),
            self.number.to_string(),
            self.part.to_owned(),
            self.list.to_owned(),
            self.text.clone(),
            self.page.to_string(),
            self.themes.join("; "),
        ]
    }
}
