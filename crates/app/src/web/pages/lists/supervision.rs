//! A list as sheets to talk through in supervision: one for each worker, with room for notes.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::asked::Asked;
use super::rows::{Row, wanted};
use super::table;
use crate::records::{Records, Standing};
use crate::web::page::{Page, Section};
use crate::web::words::children as said;
use crate::web::{paths, words};

/// The page, to be printed.
pub(super) fn page(records: &Records, standing: &Standing, all: &[Row<'_>], asked: &Asked) -> Page {
    let only: Option<u32> = asked.worker.parse().ok();
    let mut sheets: BTreeMap<(bool, String), Vec<&Row<'_>>> = BTreeMap::new();
    for row in all.iter().filter(|row| wanted(row, asked)) {
        let worker = row.held.filter(|held| held.unowned().is_none()).and_then(crate::records::Held::worker);
        if only.is_some() && worker != only {
            continue;
        }
        // Those whom nobody holds come first.
        let sheet = worker.map_or((false, "Nobody who could act".to_owned()), |worker| (true, records.worker_name(worker)));
        sheets.entry(sheet).or_default().push(row);
    }
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

/// One worker's sheet.
fn sheet(records: &Records, worker: &str, rows: &[&Row<'_>]) -> Markup {
    html! {
        section.wm-sec.wm-sheet {
            h2 { (worker) }
            table.wm-t.wm-stack {
                caption { (words::count(rows.len(), "entry", "entries")) ", longest first." }
                thead { tr { th.wm-who scope="col" { "Child" } th scope="col" { "Why here" } th.n scope="col" { "Days" } th.pl scope="col" { "Due" } th scope="col" { "What was done" } th.wm-notes scope="col" { "Notes" } } }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (table::who(records, row.entry.subject)) }
                            td data-l="Why here" { (row.entry.why) @if row.held.is_some_and(|held| held.unowned().is_some()) { span.wm-line.wm-late { (table::team_and_worker(records, row)) } } }
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
