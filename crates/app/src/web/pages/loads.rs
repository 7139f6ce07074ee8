//! Data: GET and POST /loads: what is in force, what came before, and loading anew.

mod queue;
mod sent;
mod show;

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};
use store::{Load, Queued};

pub(crate) use queue::show as queued;
pub(crate) use sent::create;
pub(crate) use show::{doubts_shown, file, show};

use crate::loading::{MOST_BYTES, MOST_FILES};
use crate::records::Source;
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, summary, text, upload};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The most that one form may hold: the files, and a little for the form itself.
pub(crate) const MOST_SENT: usize = MOST_BYTES + 1024 * 1024;

/// The endings a browser offers.
const ACCEPTED: &str = ".csv,.tsv,.xlsx,.xml,.zip";

/// Every load, with the form for a new one.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    view(&app, "", "", &[]).await
}

async fn view(app: &App, chosen: &str, year: &str, wrong: &[Wrong]) -> Result<Page, Error> {
    let loads = app.store().loads().await.map_err(anyhow::Error::from)?;
    let queue: Vec<Queued> = app
        .store()
        .queued_loads()
        .await
        .map_err(anyhow::Error::from)?
        .into_iter()
        .filter(|entry| entry.load.is_none())
        .collect();
    let mut in_force: BTreeMap<&str, &Load> = BTreeMap::new();
    for load in loads.iter().filter(|load| load.refused.is_empty()) {
        in_force.entry(load.source.as_str()).or_insert(load);
    }
    let earlier: Vec<&Load> = loads
        .iter()
        .filter(|load| {
            in_force
                .get(load.source.as_str())
                .is_none_or(|one| one.id != load.id)
        })
        .collect();
    let invented = !loads.is_empty() && loads.iter().all(|load| load.invented);
    let title = if wrong.is_empty() {
        "Data"
    } else {
        "Error: data"
    };
    Ok(Page::new(Section::Data, title, answer(app, &in_force))
        .invented(invented)
        .body(html! {
            (summary(wrong))
            (section("in-force", "In force", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Source" } th scope="col" { "Loaded" } th.n scope="col" { "Rows" } th.n scope="col" { "Serious doubts" } } }
                    tbody {
                        @for source in Source::ALL {
                            @match in_force.get(source.word()) {
                                Some(load) => tr {
                                    th scope="row" { a.govuk-link href=(paths::load(&load.id)) { (source.name()) } }
                                    td data-l="Loaded" { (words::moment(load.at)) " by " (load.by) }
                                    td.n data-l="Rows" { (words::rows(load.rows)) }
                                    td.n data-l="Doubts" { (load.doubts) }
                                },
                                None => tr {
                                    th scope="row" { (source.name()) }
                                    td colspan="3" data-l="Loaded" { "Nothing was loaded. What needs it says so." }
                                },
                            }
                        }
                    }
                }
                p.wm-p { a.govuk-link href=(paths::checks()) { "What the rules find in this data" } ", " a.govuk-link href=(paths::returns::index()) { "the statutory returns" } ", " a.govuk-link href=(paths::disagreements()) { "where sources disagree" } " and " a.govuk-link href=(paths::doubts()) { "what could not be read" } "." }
            }))
            @if !queue.is_empty() { (section("queue", "Waiting to be read", waiting(&queue))) }
            (section("load", "Load anew", form(app.sample().is_some(), chosen, year, wrong)))
            (section("earlier", "Loads before, and refused", html! {
                @if earlier.is_empty() {
                    p.wm-p { "None." }
                } @else {
                    table.wm-t.wm-stack {
                        thead { tr { th scope="col" { "Load" } th scope="col" { "Source" } th.n scope="col" { "Rows" } th scope="col" { "State" } } }
                        tbody {
                            @for load in earlier {
                                tr {
                                    th scope="row" { a.govuk-link href=(paths::load(&load.id)) { (words::moment(load.at)) " by " (load.by) } }
                                    td data-l="Source" { (source_name(load)) }
                                    td.n data-l="Rows" { (words::rows(load.rows)) }
                                    td data-l="State" { @if load.refused.is_empty() { "Replaced, kept" } @else { "Refused: " (load.refused) } }
                                }
                            }
                        }
                    }
                }
            }))
        }))
}

/// What waits to be read, or could not be.
fn waiting(queue: &[Queued]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Sent" } th scope="col" { "Source" } th scope="col" { "State" } } }
            tbody {
                @for entry in queue {
                    tr {
                        th scope="row" { a.govuk-link href=(paths::queued_load(&entry.id)) { (words::moment(entry.at)) " by " (entry.by) } }
                        td data-l="Source" { (queue::source(entry)) }
                        td data-l="State" { (queue::stands(entry)) @if !queue::waits(entry) { ": " (entry.words) } }
                    }
                }
            }
        }
    }
}

/// The form for files; in the sample, how to come to a service of one's own.
fn form(sample: bool, chosen: &str, year: &str, wrong: &[Wrong]) -> Markup {
    let mut options = vec![("", "Choose a source")];
    options.extend(Source::ALL.map(|source| (source.word(), source.name())));
    let hint = format!(
        "CSV, .xlsx, XML or a zip of them, one or many at once, chosen or dragged here: all tables of the source together. At most {MOST_FILES} files and {} MB.",
        MOST_BYTES / 1024 / 1024
    );
    html! {
        p.wm-p { "Files are recognised by their headings, whatever they are called. All of a load counts or none of it; the load before it stays in force until then, and is kept after. " a.govuk-link href=(paths::layouts()) { "What can be loaded, and empty files to fill" } "." }
        @if sample {
            p.wm-p { "Nothing can be loaded into the sample: everybody who reaches it may see everything in it. Start a service of your own over an empty folder, and load there:" }
            p.wm-p { code { "waymark serve --data ./our-data" } }
        } @else {
            form method="post" action=(paths::loads()) enctype="multipart/form-data" novalidate {
                (crate::web::own_forms::form_token())
                (choose("source", "What are the files?", "", &options, chosen, wrong))
                (text("year", "Collection year", "For a return of one year, as 2026 or 2025/26. Left empty, the dates in the files tell it.", year, wrong))
                (upload("files", "Files", &hint, ACCEPTED, true, wrong))
                (upload("last", "Last year’s files", "For the SSDA903, whose rules compare the two years. Leave it empty for anything else.", ACCEPTED, true, wrong))
                button.govuk-button type="submit" { "Load the files" }
            }
        }
    }
}

/// The name of a load's source.
fn source_name(load: &Load) -> &str {
    match Source::from_word(&load.source) {
        Some(source) => source.name(),
        None => &load.source,
    }
}

fn answer(app: &App, in_force: &BTreeMap<&str, &Load>) -> Markup {
    match (in_force.len(), app.children()) {
        (0, _) => html! { "Nothing about the authority’s children is loaded." },
        (loaded, Children::Ready(records)) => html! {
            (loaded) " of " (Source::ALL.len()) " sources are loaded; the newest day in them is " (words::day(records.as_at.date()))
            @match records.days_old() { 0 => { ", today." } 1 => { ", yesterday." } days => { ", " (days) " days ago." } }
        },
        (loaded, Children::Reading | Children::None | Children::Unread(_)) => {
            html! { (loaded) " of " (Source::ALL.len()) " sources are loaded." }
        }
    }
}
