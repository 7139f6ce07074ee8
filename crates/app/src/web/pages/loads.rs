//! Data: GET and POST /loads: what is in force, what came before, and loading anew.

mod show;

use std::collections::BTreeMap;

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::{Load, Loaded};

pub(crate) use show::{doubts_shown, file, show};

use crate::records::{Files, Source, keep};
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, described, group, message, summary, text};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The most that one upload may hold.
pub(crate) const MOST_BYTES: usize = 600 * 1024 * 1024;

/// What the person chose and typed; files are asked for again, as a browser does not keep them.
#[derive(Debug, Default)]
struct Input {
    source: String,
    by: String,
    files: Files,
}

/// Every load, with the form for a new one.
pub(crate) async fn index(State(app): State<App>) -> Result<Page, Error> {
    view(&app, &Input::default(), &[]).await
}

/// Reads and keeps what was sent; nothing of it counts unless all of it does.
pub(crate) async fn create(State(app): State<App>, form: Multipart) -> Result<Response, Error> {
    let input = Input::from(form).await?;
    let wrong = input.wrong();
    let (Some(source), true) = (Source::from_word(&input.source), wrong.is_empty()) else {
        let page = view(&app, &input, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let Input {
        by,
        files,
        source: word,
    } = input;
    let kept = keep(app.store(), source, files, by.trim(), false).await?;
    if !kept.refused.is_empty() {
        let wrong = [(
            "files",
            format!(
                "{} Nothing was changed: choose files of this source, or another source.",
                kept.refused
            ),
        )];
        let page = view(
            &app,
            &Input {
                source: word,
                by,
                files: Vec::new(),
            },
            &wrong,
        )
        .await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    app.reload_records().await?;
    let (Loaded::New(id) | Loaded::Already(id)) = kept.loaded;
    Ok(Redirect::to(&paths::load(&id)).into_response())
}

impl Input {
    async fn from(mut form: Multipart) -> Result<Self, Error> {
        let unread = |error: axum::extract::multipart::MultipartError| {
            Error::BadRequest(format!("What was sent could not be read: {error}."))
        };
        let mut input = Self::default();
        while let Some(field) = form.next_field().await.map_err(unread)? {
            let name = field.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "source" => input.source = field.text().await.map_err(unread)?,
                "by" => input.by = field.text().await.map_err(unread)?,
                "files" => {
                    let file = field.file_name().unwrap_or_default().to_owned();
                    let bytes = field.bytes().await.map_err(unread)?.to_vec();
                    if !file.is_empty() {
                        input.files.push((file, bytes));
                    }
                }
                _ => {}
            }
        }
        Ok(input)
    }

    fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if Source::from_word(&self.source).is_none() {
            wrong.push(("source", "Choose what the files are".to_owned()));
        }
        if self.files.is_empty() {
            wrong.push(("files", "Choose the files to load".to_owned()));
        }
        if self.by.trim().is_empty() {
            wrong.push((
                "by",
                "Enter your name, so that others know who loaded them".to_owned(),
            ));
        }
        wrong
    }
}

async fn view(app: &App, input: &Input, wrong: &[Wrong]) -> Result<Page, Error> {
    let loads = app.store().loads().await.map_err(anyhow::Error::from)?;
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
                p.wm-p { a.govuk-link href=(paths::checks()) { "What the rules find in this data" } ", " a.govuk-link href=(paths::disagreements()) { "where sources disagree" } " and " a.govuk-link href=(paths::doubts()) { "what could not be read" } "." }
            }))
            (section("load", "Load anew", html! {
                p.wm-p { "Files are recognised by their headings, whatever they are called. All of a load counts or none of it; the load before it stays in force until then, and is kept after. " a.govuk-link href=(paths::layouts()) { "What can be loaded, and empty files to fill" } "." }
                form method="post" action=(paths::loads()) enctype="multipart/form-data" novalidate {
                    (crate::web::own_forms::form_token())
                    (group("source", wrong, html! {
                        label.govuk-label for="source" { "What are the files?" }
                        (message("source", wrong))
                        select.govuk-select id="source" name="source" aria-describedby=[described("source", "", wrong)] {
                            option value="" { "Choose a source" }
                            @for source in Source::ALL { option value=(source.word()) selected[source.word() == input.source] { (source.name()) } }
                        }
                    }))
                    (group("files", wrong, html! {
                        label.govuk-label for="files" { "Files" }
                        div.govuk-hint #files-hint { "CSV or .xlsx, one or many at once: all tables of the source together." }
                        (message("files", wrong))
                        input.govuk-file-upload id="files" name="files" type="file" multiple accept=".csv,.tsv,.xlsx" aria-describedby=[described("files", "hint", wrong)];
                    }))
                    (text("by", "Your name", "", &input.by, wrong))
                    button.govuk-button type="submit" { "Load the files" }
                }
            }))
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
