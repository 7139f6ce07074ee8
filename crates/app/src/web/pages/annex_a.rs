//! Annex A on any day: GET /annex-a, its files, and freezing it: POST /annex-a/freezes.

mod freezes;
mod questions;
pub(crate) mod removal;

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use children::Day;
use jiff::civil::Date;
use maud::{Markup, html};
use returns::annex_a::write::Unfilled;
use serde::Deserialize;

pub(crate) use freezes::{compare, create, download};

use crate::records::{Annexed, Look};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::{details::details, downloads::downloads, filter, section::section};
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The day asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    as_at: String,
}

impl Asked {
    /// The day: the records' own where none is asked for; never a day after it.
    fn day(&self, records: &Look) -> Result<Day, Error> {
        if self.as_at.is_empty() {
            return Ok(records.as_at);
        }
        let date: Date = self
            .as_at
            .parse()
            .map_err(|_| Error::BadRequest("The day must be written as 2026-10-31.".to_owned()))?;
        let day = Day::from_date(date)
            .ok_or_else(|| Error::BadRequest("The day is outside 1800 to 2299.".to_owned()))?;
        if day > records.as_at {
            return Err(Error::BadRequest(format!(
                "The records end on {}; Annex A of a later day would be a guess.",
                words::day(records.as_at.date())
            )));
        }
        Ok(day)
    }
}

/// Annex A as it would stand, what could not be filled, the questions it raises, and what was frozen before.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(records): Ours,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let day = asked.day(&records)?;
    let made = records.annex_a(day);
    let frozen = freezes::section(&app, &records, day).await?;
    Ok(view(&records, day, &made, frozen))
}

fn view(records: &Look, day: Day, made: &Annexed<'_>, frozen: Markup) -> Page {
    let counts = counts(made);
    let rows: usize = counts.iter().map(|(_, rows)| rows.unwrap_or(0)).sum();
    let missing = counts.iter().filter(|(_, rows)| rows.is_none()).count();
    let asked = made.questions();
    Page::new(Section::Inspection, "Annex A", html! {
        (words::rows(rows)) " rows in " (words::count(counts.len() - missing, "list", "lists"))
        @if missing > 0 { "; " (words::count(missing, "list", "lists")) " could not be made" }
        "; inspectors would ask about " (words::count(asked.len(), "thing", "things")) " in them."
    })
    .invented(records.invented())
    .stamp(html! { "As it stood at the end of " (words::day(day.date())) ", from what is loaded; nothing that happened after is in it." })
    .body(html! {
        (filter::filter(&paths::annex_a(), "Day", filter::day("As at", "as_at", &day.to_string()), "Show that day"))
        @if !made.unfilled().is_empty() { (section("unfilled", "What could not be filled", unfilled_shown(made.unfilled()))) }
        (section("lists", "The lists", html! {
            table.wm-t {
                thead { tr { th scope="col" { "List" } th.n scope="col" { "Rows" } } }
                tbody { @for (name, rows) in &counts { tr {
                    th scope="row" { (name) }
                    td.n { @match rows { Some(rows) => (words::rows(*rows)), None => "not made" } }
                } } }
            }
            (downloads(&[("Workbook (.xlsx)", format!("/annex-a/workbook?as_at={day}"))]))
        }))
        (section("questions", "What inspectors will ask", questions::shown(records, made, &asked)))
        (frozen)
        (section("week", "Inspection week", html! {
            p.wm-p { a.govuk-link href=(paths::requests()) { "What inspectors have asked for, and what became of it" } "." }
        }))
    })
}

/// Rows of each list; none for a list that could not be made.
fn counts(made: &Annexed<'_>) -> Vec<(String, Option<usize>)> {
    let supplied = made.lists();
    returns::annex_a::AnnexA::LAYOUTS
        .iter()
        .map(|layout| {
            let rows = supplied
                .iter()
                .find(|(name, _)| *name == layout.name)
                .map(|(_, rows)| *rows);
            (format!("{}: {}", layout.name, list_name(layout.name)), rows)
        })
        .collect()
}

/// What a list is about.
fn list_name(list: &str) -> &'static str {
    match list {
        "List 1" => "contacts",
        "List 2" => "early help",
        "List 3" => "referrals",
        "List 4" => "assessments",
        "List 5" => "section 47 enquiries and conferences",
        "List 6" => "children in need",
        "List 7" => "child protection",
        "List 8" => "children in care",
        "List 9" => "care leavers",
        "List 10" => "adoption",
        _ => "prospective adopters",
    }
}

fn unfilled_shown(unfilled: &[Unfilled]) -> Markup {
    let row = |each: &Unfilled| {
        html! { tr {
            th scope="row" { (each.list) @if let Some(column) = each.column { ", " (column) } }
            td.n data-l="Rows" { (each.rows) " of " (each.of) }
            td data-l="Why" { (words::capital(&each.why.to_string())) }
        } }
    };
    let (whole, part): (Vec<&Unfilled>, Vec<&Unfilled>) =
        unfilled.iter().partition(|each| each.rows == each.of);
    let table = |rows: &[&Unfilled]| {
        html! { table.wm-t.wm-stack {
            thead { tr { th scope="col" { "List and column" } th.n scope="col" { "Rows" } th scope="col" { "Why" } } }
            tbody { @for each in rows { (row(each)) } }
        } }
    };
    html! {
        @if !whole.is_empty() { (table(&whole)) }
        @if !part.is_empty() { (details(&format!("{} filled in part", words::count(part.len(), "column", "columns")), table(&part))) }
    }
}

/// The workbook of a day.
pub(crate) async fn workbook(
    Ours(records): Ours,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let day = asked.day(&records)?;
    let bytes = workbook_of(&records, day)?;
    Ok(as_file(&format!("annex-a-{day}.xlsx"), bytes))
}

/// The workbook of a day, where the person may take it out.
fn workbook_of(look: &Look, day: Day) -> Result<Vec<u8>, Error> {
    let written = look.annex_a(day).workbook(authority(look));
    written.map(|written| written.bytes).ok_or_else(connected)
}

/// Why somebody who has a connection with a child in it cannot take Annex A out.
fn connected() -> Error {
    Error::BadRequest(
        "This Annex A holds a child who is not shown to you. Somebody else has to take it out."
            .to_owned(),
    )
}

/// The authority's name for papers; empty where it was not said which it is.
fn authority(records: &Look) -> &str {
    match records.council {
        _ if records.invented() => sample::AUTHORITY,
        Some(council) => &council.name,
        None => "",
    }
}

fn as_file(name: &str, bytes: Vec<u8>) -> Response {
    (
        [
            (
                header::CONTENT_TYPE,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned(),
            ),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        bytes,
    )
        .into_response()
}

/// A frozen workbook by its id.
pub(crate) async fn frozen(
    State(app): State<App>,
    Ours(records): Ours,
    Path(id): Path<String>,
) -> Result<Response, Error> {
    download(&app, &records, &id).await
}
