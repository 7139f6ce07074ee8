//! The statutory returns: GET /returns, and of each what the rules found, the rows of a child, findings that are
//! explained, lists to correct, and files.

mod asked;
mod child;
mod corrections;
mod explain;
mod files;
mod found;
mod row;
mod show;
mod trend;
mod views;

pub(crate) use child::of_child;
pub(crate) use row::way_to;
pub(crate) use views::or_dash;

use std::collections::BTreeSet;

use access::Permission::{ExplainFindings, ExportChildren, SeeChildren, SeeData, SeeRows};
use axum::extract::State;
use maud::{Markup, html};

use crate::records::{Look, Source, stood};
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::site::Site;
use crate::web::{paths, words};
use found::Found;

/// The returns there are.
const RETURNS: [Source; 2] = [Source::LookedAfter, Source::InNeed];

/// The routes of the returns.
pub(crate) fn routes(site: Site) -> Site {
    site.get("/returns", SeeData, index)
        .get("/returns/{of}", SeeData, show::show)
        .get("/returns/{of}/children/{n}", SeeRows, child::show)
        .get("/returns/{of}/rows/{table}/{at}", SeeRows, row::show)
        .get("/returns/{of}/corrections", SeeChildren, corrections::show)
        .export(
            "/returns/{of}/corrections.csv",
            ExportChildren,
            corrections::as_csv,
        )
        .export(
            "/returns/{of}/corrections.xlsx",
            ExportChildren,
            corrections::as_workbook,
        )
        .get("/returns/{of}/findings/{mark}", SeeChildren, explain::show)
        .post(
            "/returns/{of}/findings/{mark}",
            ExplainFindings,
            explain::create,
        )
        .export("/returns/{of}/findings.csv", ExportChildren, files::as_csv)
        .export(
            "/returns/{of}/findings.xlsx",
            ExportChildren,
            files::as_workbook,
        )
        .export(
            "/returns/{of}/explanations.csv",
            ExportChildren,
            files::explanations,
        )
}

/// The source of a return's word in an address.
fn source_of(word: &str) -> Result<Source, Error> {
    let known = RETURNS.into_iter().find(|source| source.word() == word);
    known.ok_or(Error::NotFound("this return"))
}

/// Both returns at a glance.
pub(crate) async fn index(State(app): State<App>, Ours(records): Ours) -> Result<Page, Error> {
    let mut loaded = Vec::new();
    for source in RETURNS {
        if let Some(found) = Found::of(&app, &records, source).await? {
            loaded.push(found);
        }
    }
    let errors: usize = loaded.iter().map(|found| found.open_errors()).sum();
    Ok(Page::new(Section::Data, "Statutory returns", html! {
        @if loaded.is_empty() { "Neither return is loaded." }
        @else { (words::capital(&words::count(errors, "error is", "errors are"))) " still to be put right." }
    })
    .crumb("Data", paths::loads())
    .invented(records.invented())
    .stamp(html! { "Judged as at " (words::day(records.as_at.date())) ". A rule that could not be run is named, and never counts as passed." })
    .body(html! {
        @for source in RETURNS {
            (section(source.word(), source.name(), of_one(&app, &records, source, loaded.iter().find(|found| found.source() == source)).await?))
        }
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Putting the record right in the case system, and the next load. " a.govuk-link href=(paths::rules()) { "All rules, and what each year changed" } }
        }))
    }))
}

/// What waits to be put right in the returns about the children of a view, with the ways to it; nothing where no return
/// is loaded.
pub(crate) async fn to_correct(app: &App, records: &Look) -> Result<Markup, Error> {
    let mut loaded = Vec::new();
    for source in RETURNS {
        if let Some(found) = Found::of(app, records, source).await? {
            let children: BTreeSet<u32> =
                found.open().map(|each| each.stands.place.child).collect();
            loaded.push((source, found.open().count(), children.len()));
        }
    }
    Ok(html! {
        @if !loaded.is_empty() {
            (section("to-correct", "To put right in the statutory returns", html! {
                ul.wm-links { @for (source, things, children) in &loaded { li {
                    a.govuk-link href=(paths::returns::corrections(source.word())) { (source.name()) } ": "
                    @if *things == 0 { "nothing waits to be put right." }
                    @else { (words::rows(*things)) (if *things == 1 { " thing" } else { " things" }) " to put right or look at, about " (words::count(*children, "child", "children")) "." }
                } } }
            }))
        }
    })
}

async fn of_one(
    app: &App,
    records: &Look,
    source: Source,
    found: Option<&Found<'_>>,
) -> Result<Markup, Error> {
    let Some(found) = found else {
        return Ok(html! {
            p.wm-p { "Nothing of this return is loaded. " a.govuk-link href=(paths::loads()) { "Load it" } }
        });
    };
    let before = stood::counts(app.store(), source).await?;
    let loads = before.len();
    let before = found.loads_to_show(records, before);
    let not_run = found.checked.not_run().len();
    Ok(html! {
        dl.wm-facts {
            div { dt { "Collection year" } dd { (found.checked.year) } }
            div { dt { "Not run" } dd { (words::count(not_run, "rule", "rules")) } }
            div { dt { "Errors to put right" } dd { strong { (words::rows(found.open_errors())) } } }
            div { dt { "Queries to look at" } dd { (words::rows(found.open_queries())) } }
            div { dt { "New since the load before" } dd { (found.new_words(loads)) } }
        }
        p.wm-p {
            a.govuk-link href=(paths::returns::of(source.word())) { "What was found" } ", "
            a.govuk-link href=(paths::returns::corrections(source.word())) { "lists to correct, team by team" }
        }
        @if let Some(left_out) = found.left_out(|_| true) { p.wm-p { (left_out) } }
        @if let Some(before) = before.filter(|_| loads > 1) { (trend::draw(source, &before)) }
    })
}
