//! Files of a return's findings: everything as CSV and as a workbook by rule and by child; explanations for the department.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use returns::write::Value;
use returns::write::xlsx::{Column, Workbook};
use store::ExplanationKind;

use super::found::{Each, Found};
use super::source_of;
use crate::records::{Came, Look};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::csv::Csv;
use crate::web::error::Error;

/// Text that a spreadsheet must not take for a formula.
pub(super) fn safe(text: String) -> String {
    crate::web::formula_safe(text)
}

/// A workbook as an answer.
pub(super) fn workbook(book: Workbook, name: &str) -> Response {
    let disposition = format!("attachment; filename=\"{name}.xlsx\"");
    (
        [
            (
                header::CONTENT_TYPE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
            ),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        book.finish().bytes,
    )
        .into_response()
}

const HEADINGS: &[&str] = &[
    "return",
    "year",
    "rule",
    "level",
    "says",
    "mend",
    "child",
    "team",
    "team_holds",
    "worker",
    "table",
    "row",
    "line",
    "fields",
    "since",
    "new",
    "explained",
];

/// Whether the team beside a finding holds the child now, or held them last.
pub(super) fn holds(each: &Each<'_>) -> &'static str {
    match (each.stands.place.team, each.stands.place.was) {
        (None, _) => "",
        (Some(_), true) => "last",
        (Some(_), false) => "now",
    }
}

/// A row that says one thing, of no child, under one of the headings.
pub(super) fn said_under<const N: usize>(
    headings: &[&str],
    under: &str,
    words: &str,
) -> [String; N] {
    std::array::from_fn(|at| {
        if headings.get(at) == Some(&under) {
            words.to_owned()
        } else {
            String::new()
        }
    })
}

fn cells(records: &Look, found: &Found<'_>, each: &Each<'_>) -> Option<[String; 17]> {
    let finding = records.finding(found.checked, each.stands.at)?;
    let rule = found.rule(each.stands.rule);
    let (team, worker) = records.owner(each.stands.place);
    let yes = |yes: bool| (if yes { "yes" } else { "no" }).to_owned();
    Some([
        found.source().word().to_owned(),
        found.checked.year.0.to_string(),
        each.stands.rule.to_owned(),
        each.stands.level.word().to_owned(),
        rule.map_or("", |rule| rule.says).to_owned(),
        rule.map_or("", |rule| rule.mend).to_owned(),
        finding.child.to_string(),
        team,
        holds(each).to_owned(),
        worker,
        each.stands.table.to_owned(),
        finding.row.to_string(),
        finding.line.to_string(),
        each.stands.columns.join(" "),
        each.stands
            .life
            .since
            .to_zoned(jiff::tz::TimeZone::UTC)
            .date()
            .to_string(),
        new_cell(each.stands.life.came).to_owned(),
        yes(each.explained),
    ])
}

/// What the column `new` says.
pub(super) fn new_cell(came: Came) -> &'static str {
    match came {
        Came::Stood => "no",
        Came::New => "yes",
        Came::JudgedFirst => "judged for the first time",
    }
}

/// Every finding, one a row.
pub(crate) async fn as_csv(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
) -> Result<Csv, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let mut csv = Csv::new(
        &format!("{} findings", source.word()),
        records.as_at.date(),
        HEADINGS,
    );
    for each in &found.all {
        if let Some(cells) = cells(&records, &found, each) {
            csv.row(cells.into_iter().map(Into::into).collect());
        }
    }
    if let Some(left_out) = found.left_out(|_| true) {
        let row: [String; 17] = said_under(HEADINGS, "says", &left_out);
        csv.row(row.map(Into::into).into());
    }
    Ok(csv)
}

/// Every finding as a workbook: how many by rule and by child, and each.
pub(crate) async fn as_workbook(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
) -> Result<Response, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let rows: Vec<[String; 17]> = found
        .all
        .iter()
        .filter_map(|each| cells(&records, &found, each))
        .collect();
    let mut book = Workbook::with_filters();
    let text = |text: &str| Value::Text(safe(text.to_owned()).into());
    let number = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let head = |names: &'static [&'static str]| {
        names.iter().map(|heading| Column {
            heading,
            width: None,
        })
    };
    let mut by_rule: BTreeMap<&str, (Vec<&str>, usize)> = BTreeMap::new();
    let mut by_child: BTreeMap<&str, (&str, &str, usize, usize)> = BTreeMap::new();
    for row in &rows {
        let [_, _, rule, level, _, _, child, team, _, worker, ..] = row;
        let of_rule = by_rule.entry(rule).or_default();
        of_rule.0.push(child);
        of_rule.1 += 1;
        let of_child = by_child.entry(child).or_insert((team, worker, 0, 0));
        if level == "error" {
            of_child.2 += 1;
        } else {
            of_child.3 += 1;
        }
    }
    book.sheet(
        "By rule",
        head(&["rule", "level", "says", "rows", "children"]),
    );
    for (code, (mut children, count)) in by_rule {
        children.sort_unstable();
        children.dedup();
        let rule = found.rule(code);
        book.row([
            text(code),
            text(rule.map_or("", |rule| rule.level)),
            text(rule.map_or("", |rule| rule.says)),
            number(count),
            number(children.len()),
        ]);
    }
    book.sheet(
        "By child",
        head(&["child", "team", "worker", "errors", "queries"]),
    );
    for (child, (team, worker, errors, queries)) in by_child {
        book.row([
            text(child),
            text(team),
            text(worker),
            number(errors),
            number(queries),
        ]);
    }
    book.sheet("Each finding", head(HEADINGS));
    for row in rows {
        book.row(row.into_iter().map(|cell| Value::Text(safe(cell).into())));
    }
    if let Some(left_out) = found.left_out(|_| true) {
        let row: [String; 17] = said_under(HEADINGS, "says", &left_out);
        book.row(row.map(|cell| Value::Text(cell.into())));
    }
    Ok(workbook(
        book,
        &format!("{}-findings-{}", source.word(), records.as_at.date()),
    ))
}

/// Each finding that is explained now, with what was said last.
pub(crate) async fn explanations(
    State(app): State<App>,
    Ours(records): Ours,
    Path(of): Path<String>,
) -> Result<Csv, Error> {
    let source = source_of(&of)?;
    let none = || Error::NotFound("this return");
    let found = Found::of(&app, &records, source).await?.ok_or_else(none)?;
    let said = app
        .store()
        .explanations(source.word(), None)
        .await
        .map_err(anyhow::Error::from)?;
    let newest: BTreeMap<&str, &store::Explanation> =
        said.iter().map(|each| (each.mark.as_str(), each)).collect();
    let mut csv = Csv::new(
        &format!("{} explanations", source.word()),
        records.as_at.date(),
        &[
            "return",
            "year",
            "rule",
            "level",
            "says",
            "child",
            "table",
            "row",
            "fields",
            "explanation",
            "explained_by",
            "explained_at",
        ],
    );
    for each in found.all.iter().filter(|each| each.explained) {
        let mark = each.stands.life.row.to_string();
        let (Some(finding), Some(said)) = (
            records.finding(found.checked, each.stands.at),
            newest
                .get(mark.as_str())
                .filter(|said| said.kind == ExplanationKind::Given),
        ) else {
            continue;
        };
        csv.row(vec![
            source.word().into(),
            found.checked.year.0.to_string().into(),
            each.stands.rule.into(),
            each.stands.level.word().into(),
            found.checked.says(each.stands.rule).into(),
            finding.child.as_str().into(),
            each.stands.table.into(),
            (finding.row as usize).into(),
            each.stands.columns.join(" ").into(),
            said.words.as_str().into(),
            said.by.as_str().into(),
            said.at.to_string().into(),
        ]);
    }
    Ok(csv)
}
