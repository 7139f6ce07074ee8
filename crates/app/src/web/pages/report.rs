//! A report, readable in the browser: GET /reports/{id}, its rows and its PDF.

mod body;
mod points;

pub(super) use body::words_of;
pub(super) use points::point_id;

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use inspection::frameworks;
use inspection::record::{Doubt, Evidence, FactValue, Outcome, Part, Record, Source, Status};
use maud::{Markup, html};
use serde::Deserialize;

use crate::library::{Kept, Library};
use crate::state::App;
use crate::web::csv::{Cell, Csv};
use crate::web::error::Error;
use crate::web::govuk::{details::details, downloads::downloads, grade, section::section};
use crate::web::page::{Page, Section};
use crate::web::{links, paths, words};

/// Which sentences of the body to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Show {
    /// Every paragraph.
    #[default]
    All,
    /// Paragraphs with a sentence that finds fault.
    Faults,
    /// Paragraphs with a sentence that praises.
    Praise,
}

/// What the reader chose.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    show: Show,
    theme: String,
}

/// The report.
pub(crate) async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Result<Page, Error> {
    let library = app.library();
    let kept = found(&library, &id)?;
    let record = &kept.record;
    let authority = authority_name(&library, &kept);
    let mut page = Page::new(
        Section::Authorities,
        title(&kept, &authority),
        answer(record),
    )
    .caption(caption(record))
    .crumb("England", paths::england());
    if let Some(urn) = kept.urn() {
        page = page.crumb(authority.clone(), paths::authority(urn));
    }
    Ok(page.stamp(stamp(&kept)).invented(kept.invented).body(html! {
        (not_read(&record.doubts))
        @if !record.judgements.is_empty() { (judgements(&kept)) }
        @if !record.points.is_empty() { (points::all(&kept)) }
        (body::all(&kept, &chosen))
        @if !record.area_facts.is_empty() { (area(&kept)) }
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "A correction by a person: "
                (links::to(&format!("{}/corrections/new", paths::report(&kept.id)), "put a field right"))
                ". Or a better reading: every value is read again when the reader is improved." }
            (downloads(&[
                ("Paragraphs and sentences (CSV)", format!("{}/paragraphs.csv", paths::report(&kept.id))),
                ("Points (CSV)", format!("{}/points.csv", paths::report(&kept.id))),
                ("The report as published (PDF)", paths::pdf(&kept.id, 1)),
            ]))
        }))
    }))
}

/// The PDF as it came.
pub(crate) async fn pdf(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<impl IntoResponse, Error> {
    let kept = found(&app.library(), &id)?;
    let bytes = app.pdf(&kept).await?;
    // A file that is no PDF is never shown, only handed over.
    let kind = if bytes.starts_with(b"%PDF") {
        "application/pdf"
    } else {
        "application/octet-stream"
    };
    // The browser's own reader of PDFs is no part of our pages and refuses to start under their policy.
    Ok((
        [
            (header::CONTENT_TYPE, kind),
            (header::CONTENT_DISPOSITION, "inline"),
            (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
        ],
        bytes,
    ))
}

/// Every sentence of the body, one a row.
pub(crate) async fn paragraphs_csv(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Csv, Error> {
    let kept = found(&app.library(), &id)?;
    let mut csv = Csv::new(
        &format!("{} paragraphs", kept.id),
        kept.day().unwrap_or_else(|| app.today()),
        &[
            "report",
            "section",
            "paragraph",
            "page",
            "sentence",
            "tone",
            "themes",
            "text",
        ],
    );
    for part in &kept.record.sections {
        for paragraph in &part.paragraphs {
            for (place, sentence) in paragraph.sentences.iter().enumerate() {
                csv.row(vec![
                    kept.id.as_str().into(),
                    part.heading.as_str().into(),
                    paragraph.number.into(),
                    paragraph.page.into(),
                    (place + 1).into(),
                    words::tone(sentence.tone).into(),
                    words::themes(&paragraph.themes).into(),
                    words_of(paragraph, sentence).into(),
                ]);
            }
        }
    }
    Ok(csv)
}

/// The points, one a row.
pub(crate) async fn points_csv(
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Csv, Error> {
    let kept = found(&app.library(), &id)?;
    let mut csv = Csv::new(
        &format!("{} points", kept.id),
        kept.day().unwrap_or_else(|| app.today()),
        &[
            "report", "part", "list", "under", "position", "number", "page", "themes", "text",
        ],
    );
    for point in &kept.record.points {
        csv.row(vec![
            kept.id.as_str().into(),
            words::part(point.part).into(),
            words::points_list(point.list).into(),
            Cell::from(point.under.clone()),
            point.position.into(),
            point.number.into(),
            point.page.into(),
            words::themes(&point.themes).into(),
            point.text.as_str().into(),
        ]);
    }
    Ok(csv)
}

/// The report at this address.
pub(super) fn found(library: &Library, id: &str) -> Result<Arc<Kept>, Error> {
    library
        .report(id)
        .cloned()
        .ok_or(Error::NotFound("this report"))
}

/// The authority's name, or the name as printed where no one knows it.
pub(super) fn authority_name(library: &Library, kept: &Kept) -> String {
    let known = kept.urn().and_then(|urn| library.authority(urn));
    known
        .map(|a| a.name.clone())
        .or_else(|| {
            kept.record
                .authority
                .as_ref()
                .map(|a| a.value.printed.clone())
        })
        .unwrap_or_else(|| kept.file_name.clone())
}

/// Whose report of when.
pub(super) fn title(kept: &Kept, authority: &str) -> String {
    match kept.published() {
        Some(day) => format!("{authority}, {}", words::day(day)),
        None => authority.to_owned(),
    }
}

fn caption(record: &Record) -> String {
    let kind = record
        .kind
        .as_ref()
        .map_or("Report", |k| words::kind(k.value));
    match &record.framework {
        Some(framework) => format!("{kind} · {}", frameworks::facts(framework.value).name),
        None => kind.to_owned(),
    }
}

/// The grades in a sentence, then how many points.
fn answer(record: &Record) -> Markup {
    let own = record.points_of(Part::Authority).count();
    let board = record.points_of(Part::Lscb).count();
    let graded = words::grades_in_words(record);
    html! {
        @match record.status {
            Status::Unreadable => "This file could not be read.",
            Status::NotAReport => "This file is no report of an inspection of children’s services.",
            Status::Read | Status::PartlyRead => {
                @if graded.is_empty() { "A letter or report without grades." } @else { (graded) "." }
                " " (words::count(own, "point", "points")) " to improve for the authority"
                @if board > 0 { " and " (board) " for its safeguarding board" }
                "."
            }
        }
    }
}

fn stamp(kept: &Kept) -> Markup {
    let record = &kept.record;
    html! {
        @if let Some((first, last)) = kept.on_site() { "Inspectors on site " (words::period(first, last)) ". " }
        @if let Some(published) = &record.published {
            "Published " (words::day(published.value))
            @match published.evidence.source {
                Source::Page(page) => { " (" (page_link(kept, page)) ")" }
                Source::FileName => " (not printed; from the file’s name)",
                Source::Link => " (not printed; from the publisher’s link)",
                Source::Person => " (corrected by a person)",
            }
            ". "
        }
        @if !record.lead_inspectors.is_empty() {
            "Lead inspector: "
            @for (place, name) in record.lead_inspectors.iter().enumerate() {
                @if place > 0 { " and " }
                (name.value)
            }
            ". "
        }
        (words::count(usize::from(record.pages), "page", "pages")) ". "
        a.govuk-link href=(paths::pdf(&kept.id, 1)) { "Open the PDF as published" } "."
    }
}

/// What could not be read comes first.
fn not_read(doubts: &[Doubt]) -> Markup {
    html! {
        @if !doubts.is_empty() {
            div.govuk-inset-text.wm-doubts {
                h2 { "What could not be read, or looks strange" }
                ul.wm-links {
                    @for doubt in doubts {
                        li {
                            (words::capital(&doubt.says))
                            @if let Some(page) = doubt.page { " (page " (page) ")" }
                        }
                    }
                }
            }
        }
    }
}

fn judgements(kept: &Kept) -> Markup {
    section(
        "judgements",
        "Judgements",
        html! {
            table.wm-t.wm-stack {
                caption { "Each with the words it was read from." }
                thead { tr { th scope="col" { "Judged" } th scope="col" { "Grade" } th scope="col" { "As printed" } } }
                tbody {
                    @for judgement in &kept.record.judgements {
                        tr {
                            th scope="row" { (words::aspect(judgement.aspect)) }
                            td data-l="Grade" {
                                @match judgement.outcome {
                                    Outcome::Graded(given) => (grade::grade(given)),
                                    Outcome::NotJudged => "Not judged",
                                }
                            }
                            td data-l="As printed" { (evidence(kept, &judgement.evidence)) }
                        }
                    }
                }
            }
        },
    )
}

/// The words a value was read from, with where.
pub(super) fn evidence(kept: &Kept, evidence: &Evidence) -> Markup {
    html! {
        @match evidence.source {
            Source::Page(page) => { "“" (evidence.words) "” " (page_link(kept, page)) }
            Source::FileName => { "From the file’s name: " (evidence.words) }
            Source::Link => { "From the publisher’s link: " (evidence.words) }
            Source::Person => { "Corrected by a person: " (evidence.words) }
        }
    }
}

fn page_link(kept: &Kept, page: u16) -> Markup {
    html! { a.govuk-link.wm-nowrap href=(paths::pdf(&kept.id, page)) { "page " (page) } }
}

/// What the report says of the area in figures.
fn area(kept: &Kept) -> Markup {
    section(
        "area",
        "The area in figures, as the report gives them",
        html! {
            (details("Show the figures", html! {
                table.wm-t.wm-stack {
                    caption { "Read from the words shown; a figure that is not here was not found." }
                    thead { tr { th scope="col" { "Fact" } th scope="col" { "Value" } th scope="col" { "As at" } th scope="col" { "As printed" } } }
                    tbody {
                        @for fact in &kept.record.area_facts {
                            tr {
                                th scope="row" { (words::field(&fact.name)) }
                                td data-l="Value" {
                                    @match &fact.value {
                                        FactValue::Count(count) => (count),
                                        FactValue::Percent(share) => { (share) "%" }
                                        FactValue::RatePer10000(rate) => { (rate) " per 10,000" }
                                        FactValue::Words(said) => (said),
                                    }
                                }
                                td data-l="As at" { @match fact.as_at { Some(day) => (words::day(day)), None => "not printed" } }
                                td data-l="As printed" { (evidence(kept, &fact.evidence)) }
                            }
                        }
                    }
                }
            }))
        },
    )
}
