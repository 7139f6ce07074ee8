//! A list as sheets to talk through in supervision: one for each worker, with room for notes.

use std::collections::BTreeMap;

use maud::{Markup, html};
use measures::cases::Subject;

use super::asked::Asked;
use super::rows::{self, Row, wanted};
use super::table;
use crate::records::done::Done;
use crate::records::{Held, Look, Standing};
use crate::state::App;
use crate::web::error::Error;
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{paths, words};

/// The page, to be printed.
pub(super) fn page(records: &Look, standing: &Standing, all: &[Row<'_>], asked: &Asked) -> Page {
    let only: Option<u32> = asked.worker.parse().ok();
    let sheets = sheets(
        records,
        all.iter()
            .filter(|row| wanted(row, asked))
            .map(|row| (None, row)),
        only,
    );
    let rows: usize = sheets.values().map(Vec::len).sum();
    Page::new(
        Section::Lists,
        format!("For supervision: {}", standing.list.name),
        html! { (words::capital(&words::count(rows, "entry", "entries"))) " on " (words::count(sheets.len(), "sheet", "sheets")) ", one for each worker." },
    )
    .crumb("Today", paths::today())
    .crumb("Children", paths::lists())
    .crumb(standing.list.name, paths::list(standing.list.id))
    .invented(records.invented())
    .stamp(html! { "Checked on " (said::on(records.as_at)) ". Print this page: each worker begins on a sheet of their own. What is put off is left out." })
    .body(html! {
        @if sheets.is_empty() { p.wm-p { "Nobody is on this list as you asked for it. " a.govuk-link href=(paths::list(standing.list.id)) { "Back to the list" } } }
        @for ((_, worker), rows) in &sheets { (sheet(records, worker, rows)) }
    })
}

/// A team's children on all lists, a sheet for each worker.
pub(in crate::web::pages) async fn of_team(
    app: &App,
    records: &Look,
    team: u16,
    only: Option<u32>,
) -> Result<Page, Error> {
    let mut all: Vec<(&'static str, Row<'_>)> = Vec::new();
    for standing in records
        .lists
        .all()
        .iter()
        .filter(|standing| !standing.entries().is_empty())
    {
        let done = Done::of(
            app.store()
                .work_on(standing.list.id)
                .await
                .map_err(anyhow::Error::from)?,
        );
        let rows = rows::all(records, standing, &done, app.today()).into_iter();
        let of_team = rows.filter(|row| row.team == Some(team) && row.holds.off.is_none());
        all.extend(of_team.map(|row| (standing.list.name, row)));
    }
    let sheets = sheets(
        records,
        all.iter().map(|(list, row)| (Some(*list), row)),
        only,
    );
    let name = records.team_name(team);
    Ok(Page::new(
        Section::Teams,
        format!("For supervision: {name}"),
        html! { (words::capital(&words::count(all.len(), "entry", "entries"))) " of this team on all lists, a sheet for each worker." },
    )
    .crumb("Today", paths::today())
    .crumb("Teams", paths::teams())
    .crumb(name, paths::team(team))
    .invented(records.invented())
    .stamp(html! { "Checked on " (said::on(records.as_at)) ". Print this page: each worker begins on a sheet of their own. What is put off is left out." })
    .body(html! {
        @if sheets.is_empty() { p.wm-p { "Nobody is on any list as you asked for it. " a.govuk-link href=(paths::team(team)) { "Back to the team" } } }
        @for ((_, worker), rows) in &sheets { (sheet(records, worker, rows)) }
    }))
}

/// A worker's name, after those whom nobody holds.
type Sheet = (bool, String);
/// A row, with its list where several are on one sheet.
type Line<'a, 'r> = (Option<&'static str>, &'a Row<'r>);

fn sheets<'a, 'r: 'a>(
    records: &Look,
    rows: impl Iterator<Item = Line<'a, 'r>>,
    only: Option<u32>,
) -> BTreeMap<Sheet, Vec<Line<'a, 'r>>> {
    let mut sheets: BTreeMap<Sheet, Vec<Line<'a, 'r>>> = BTreeMap::new();
    for (list, row) in rows {
        let holder = match row.entry.subject {
            Subject::Worker(worker) => Some(worker),
            Subject::Child(_) | Subject::Household(_) | Subject::Adopter(_) | Subject::Row(_) => {
                row.held
                    .filter(|held| held.unowned().is_none())
                    .and_then(Held::worker)
            }
        };
        if only.is_none() || holder == only {
            let sheet = holder.map_or_else(
                || (false, "Nobody who could act".to_owned()),
                |worker| (true, records.worker_name(worker)),
            );
            sheets.entry(sheet).or_default().push((list, row));
        }
    }
    for rows in sheets.values_mut() {
        // All of a child together, then by list as they came.
        if rows.iter().any(|(list, _)| list.is_some()) {
            rows.sort_by_key(|(_, row)| row.entry.subject);
        }
    }
    sheets
}

/// One worker's sheet.
fn sheet(records: &Look, worker: &str, rows: &[Line<'_, '_>]) -> Markup {
    html! {
        section.wm-sec.wm-sheet {
            h2 { (worker) }
            table.wm-t.wm-stack {
                caption { (words::count(rows.len(), "entry", "entries")) "." }
                thead { tr { th.wm-who scope="col" { "Child" } th scope="col" { "Why here" } th.n scope="col" { "Days" } th.pl scope="col" { "Due" } th scope="col" { "What was done" } th.wm-notes scope="col" { "Notes" } } }
                tbody {
                    @for (list, row) in rows {
                        tr {
                            th scope="row" { (table::who(records, row.entry.subject)) }
                            td data-l="Why here" { @if let Some(list) = list { strong.wm-line { (list) } } (row.entry.why) @if row.held.is_some_and(|held| held.unowned().is_some()) { span.wm-line.wm-late { (table::team_and_worker(records, row)) } } }
                            td.n data-l="Days" { @match row.entry.since { Some(since) => (records.as_at.days_since(since).max(0)), None => "–" } }
                            td.pl data-l="Due" { (said::on_or(row.entry.due, "–")) }
                            td data-l="Done" { (table::done(row)) }
                            td.wm-notes data-l="Notes" { span.govuk-visually-hidden { "room for notes" } }
                        }
                    }
                }
            }
        }
    }
}
