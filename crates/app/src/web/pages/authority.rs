//! An authority: GET `/authorities/{urn}`, its story on one page.

mod came;
mod files;
mod history;
mod neighbours;
mod recurs;
mod reports;
mod sentence;

use std::sync::Arc;

use axum::extract::{Path, State};
use inspection::authorities::{self, Authority};
use inspection::record::{Record, Status};
use inspection::recurrence::Recurrence;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::library::{INVENTED, Kept, Library};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};
pub(crate) use files::{judgements_csv, neighbours_csv, points_csv, themes_csv};
pub(crate) use history::history;

/// An authority with its reports, as its page and its files take it.
pub(crate) struct Subject<'a> {
    /// The library of this moment.
    pub(crate) library: &'a Library,
    /// The authority.
    pub(crate) authority: &'a Authority,
    /// Its reports that could be read, oldest first.
    pub(crate) kept: Vec<&'a Arc<Kept>>,
    /// What they say, in the same order.
    pub(crate) records: Vec<&'a Record>,
    /// Today.
    pub(crate) today: Date,
}

impl<'a> Subject<'a> {
    /// The authority of a reference number.
    pub(crate) fn of(library: &'a Library, urn: &str, today: Date) -> Result<Self, Error> {
        let authority = library
            .authority(urn)
            .ok_or(Error::NotFound("an authority with this number"))?;
        let kept: Vec<&Arc<Kept>> = library
            .reports_of(urn)
            .filter(|kept| matches!(kept.record.status, Status::Read | Status::PartlyRead))
            .collect();
        Ok(Self {
            library,
            authority,
            records: kept.iter().map(|kept| &kept.record).collect(),
            kept,
            today,
        })
    }

    /// What a report is called in a sentence: its year, or its month too where two are of one year.
    pub(crate) fn label(&self, report: usize) -> String {
        let Some(day) = self.kept.get(report).and_then(|kept| kept.day()) else {
            return "undated".to_owned();
        };
        let alone = self
            .kept
            .iter()
            .filter_map(|kept| kept.day())
            .filter(|other| other.year() == day.year())
            .count()
            == 1;
        if alone {
            day.year().to_string()
        } else {
            words::month_year(day)
        }
    }
}

/// GET `/authorities/{urn}`.
pub(crate) async fn show(State(app): State<App>, Path(urn): Path<String>) -> Result<Page, Error> {
    let library = app.library();
    let subject = Subject::of(&library, &urn, app.today())?;
    let (answer, body) = library.drawn(&urn, subject.today, || story(&subject));
    let authority = subject.authority;
    let place = [authority.region.as_str(), authority.council_type.as_str()];
    Ok(
        Page::new(Section::Authorities, authority.name.as_str(), answer)
            .crumb("Authorities", paths::authorities())
            .caption(
                place
                    .iter()
                    .filter(|words| !words.is_empty())
                    .copied()
                    .collect::<Vec<_>>()
                    .join(" · "),
            )
            .invented(authority.urn == INVENTED)
            .stamp(stamp(&subject))
            .body(body),
    )
}

/// The answer and everything under it.
fn story(subject: &Subject<'_>) -> (Markup, Markup) {
    let recurrence = Recurrence::new(&subject.records);
    let rows = recurs::chosen(subject, &recurrence);
    (
        sentence::answer(subject, &rows),
        html! {
            (lineage(subject.authority))
            (judgements(subject))
            (recurs::section_of(subject, &recurrence, &rows))
            (came::section_of(subject, &recurrence))
            (neighbours::section_of(subject))
            (reports::section_of(subject))
            (what_would_change(subject))
        },
    )
}

fn stamp(subject: &Subject<'_>) -> Markup {
    let newest = subject.kept.iter().filter_map(|kept| kept.day()).max();
    let partly = subject
        .records
        .iter()
        .filter(|record| record.status == Status::PartlyRead)
        .count();
    let last_judged = subject
        .library
        .judged_of(&subject.authority.urn)
        .next_back();
    html! {
        @if subject.kept.is_empty() {
            "No report of this authority is kept here. "
        } @else {
            "Read from " (words::count(subject.kept.len(), "published report", "published reports"))
            @if let Some(newest) = newest { ", the newest of " (words::day(newest)) }
            ". "
            @if partly > 0 {
                a.govuk-link href=(paths::unread()) {
                    "Something expected was not found in " (words::number(partly)) " of them"
                }
                ". "
            }
        }
        @if let Some(judged) = last_judged {
            @if judged.report.is_none() { "Where the latest judgements come from: " (judged.source) ". " }
            "Last judged " (words::span(judged.published, subject.today)) " ago. "
        }
        "As at " (words::day(subject.today)) "."
    }
}

/// What this authority came from, and what came after it.
fn lineage(authority: &Authority) -> Markup {
    let notes: Vec<&str> = authorities::SUCCESSIONS
        .iter()
        .filter(|s| {
            let code = authority.la_code.as_str();
            s.from.contains(&code) || s.to.contains(&code)
        })
        .map(|s| s.note)
        .collect();
    let others: Vec<&Authority> = authorities::predecessors(authority)
        .into_iter()
        .chain(authorities::successors(authority))
        .filter(|other| !other.urn.is_empty())
        .collect();
    html! {
        @for note in notes { p.wm-p { (note) } }
        @if !others.is_empty() {
            p.wm-p {
                "See also "
                @for (place, other) in others.iter().enumerate() {
                    @if place > 0 { ", " }
                    a.govuk-link href=(paths::authority(&other.urn)) { (other.name) }
                }
                "."
            }
        }
    }
}

fn judgements(subject: &Subject<'_>) -> Markup {
    let urn = &subject.authority.urn;
    let history = history(subject.library, urn, subject.today);
    section(
        "judgements",
        "Each judgement, and how long it stood",
        html! {
            @if history.reports.is_empty() && history.visits.is_empty() {
                p.wm-p { "No judgement of this authority is known here." }
            } @else {
                (charts::strip::draw(
                    &history,
                    &charts::Words::new(
                        "strip",
                        format!("Judgements of {}", subject.authority.name),
                        "A bar starts on the day the report was published and lasts until the same thing was judged again.",
                    ),
                ))
                (downloads(&[("Download the judgements (CSV)", format!("{}/judgements.csv", paths::authority(urn)))]))
            }
        },
    )
}

fn what_would_change(subject: &Subject<'_>) -> Markup {
    let facts = subject
        .library
        .judged_of(&subject.authority.urn)
        .filter(|judged| judged.report.is_none())
        .count();
    section(
        "change",
        "What would change this page",
        html! {
            p.wm-p {
                "A new report. "
                @if facts > 0 { "The reports that are not kept here, if someone adds them: their points and their words would then stand here. " }
                "A correction, if something here was read wrongly. The framework due in 2027, which may judge different things."
            }
        },
    )
}
