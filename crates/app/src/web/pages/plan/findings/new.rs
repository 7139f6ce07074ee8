//! Points of a report become findings: GET /plan/findings/new chooses a report and ticks its points, POST /plan/findings
//! puts all that are ticked into the plan at once.

use std::collections::BTreeSet;

use axum::Form;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Change, Plan, Source};
use inspection::record::{Part, Point};
use maud::{Markup, html};
use serde::Deserialize;

use crate::library::{Kept, Library};
use crate::programme::NotKept;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::filter;
use crate::web::govuk::form::{Wrong, message, summary};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::pages::plan::reports;
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// How often ids are taken anew where somebody else took them meanwhile.
const TRIES: usize = 5;

/// Which report an address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    report: String,
}

/// The points of a report, to be ticked.
pub(crate) async fn new(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Page, Error> {
    view(&app, &asked.report, None, &[]).await
}

async fn view(
    app: &App,
    report: &str,
    ticked: Option<&[String]>,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let library = app.library();
    let own = reports::own(app, &library);
    let report = match report {
        "" => own
            .iter()
            .find(|each| !each.record.points.is_empty())
            .copied(),
        id => Some(library.report(id).ok_or(Error::NotFound("this report"))?),
    };
    let title = if wrong.is_empty() {
        "Add points of a report"
    } else {
        "Error: add points of a report"
    };
    Ok(Page::new(Section::Plan, title, answer(&library, report.map(AsRef::as_ref)))
        .crumb("Improvement plan", paths::plan())
        .crumb("Findings", paths::findings())
        .body(html! {
            (summary(wrong))
            (choice(&library, &own, report.map(AsRef::as_ref)))
            @if let Some(report) = report { (points(report, &kept.now.plan, ticked, wrong)) }
            p.wm-p { "What is said elsewhere: " a.govuk-link href=(paths::finding_elsewhere()) { "add a finding from a notice, a peer review, an audit, a complaint or the council’s own work" } "." }
        }))
}

fn answer(library: &Library, report: Option<&Kept>) -> Markup {
    html! {
        @match report {
            None => "No report of this authority is kept that asks for something.",
            Some(report) => {
                (reports::title(library, report)) ": "
                (words::count(report.record.points_of(Part::Authority).count(), "point", "points")) " to the authority"
                @match report.record.points_of(Part::Lscb).count() { 0 => {}, n => { ", " (n) " to its safeguarding board" } }
                "."
            }
        }
    }
}

fn choice(library: &Library, own: &[&std::sync::Arc<Kept>], chosen: Option<&Kept>) -> Markup {
    let choices: Vec<(String, String)> = own
        .iter()
        .map(|report| {
            let points = report.record.points.len();
            let title = reports::title(library, report);
            (
                report.id.clone(),
                format!("{title} ({})", words::count(points, "point", "points")),
            )
        })
        .collect();
    html! {
        @if !choices.is_empty() {
            (filter::filter(
                &paths::new_findings(),
                "Choose a report",
                filter::select("Report", "report", &choices, chosen.map_or("", |report| report.id.as_str())),
                "Show its points",
            ))
        }
    }
}

fn points(report: &Kept, plan: &Plan, ticked: Option<&[String]>, wrong: &[Wrong]) -> Markup {
    let have = in_plan(plan, &report.id);
    let some_left = report
        .record
        .points
        .iter()
        .any(|point| !have.contains(&key_of(point)));
    html! {
        form method="post" action=(paths::findings()) novalidate {
            (form_token())
            input type="hidden" name="report" value=(report.id);
            div #points {
                (message("points", wrong))
                @for (part, id, heading) in [(Part::Authority, "authority", "To the authority"), (Part::Lscb, "board", "To its safeguarding board")] {
                    @if report.record.points_of(part).next().is_some() {
                        (section(id, heading, html! {
                            fieldset.govuk-fieldset aria-labelledby=(id) {
                                div.govuk-checkboxes.govuk-checkboxes--small data-module="govuk-checkboxes" {
                                    @for point in report.record.points_of(part) { (one(point, &have, ticked)) }
                                }
                            }
                        }))
                    }
                }
            }
            @if report.record.points.is_empty() { p.wm-p { "This report lists no points." } }
            @else if some_left { p { button.govuk-button type="submit" { "Put those that are ticked into the plan" } } }
            @else { p.wm-p { "Every point of this report is in the plan." } }
        }
    }
}

fn one(point: &Point, have: &BTreeSet<(bool, String)>, ticked: Option<&[String]>) -> Markup {
    let id = key(point);
    let is_in = have.contains(&key_of(point));
    let checked = ticked.is_none_or(|ticked| ticked.contains(&id));
    html! {
        div.govuk-checkboxes__item {
            input.govuk-checkboxes__input type="checkbox" name="point" id={ "point-" (id) } value=(id) checked[checked && !is_in] disabled[is_in];
            label.govuk-label.govuk-checkboxes__label for={ "point-" (id) } {
                (number(point)) ". " (point.text)
                span.wm-mark { "page " (point.page) @if is_in { ", in the plan already" } }
            }
        }
    }
}

/// The points of a report that are in the plan: whether to the board, and the number.
fn in_plan(plan: &Plan, report: &str) -> BTreeSet<(bool, String)> {
    plan.findings
        .iter()
        .filter_map(|finding| {
            let Source::Point {
                report: of,
                number,
                to_board,
                ..
            } = &finding.source
            else {
                return None;
            };
            (of == report).then(|| (*to_board, number.clone()))
        })
        .collect()
}

fn number(point: &Point) -> String {
    point.number.unwrap_or(point.position).to_string()
}

fn key_of(point: &Point) -> (bool, String) {
    (point.part == Part::Lscb, number(point))
}

/// A point's place in its report, as the form sends it.
fn key(point: &Point) -> String {
    match point.part {
        Part::Authority => format!("a{}", point.position),
        Part::Lscb => format!("b{}", point.position),
    }
}

/// Puts every point that is ticked into the plan, all of them or none; what is in it already is left as it is.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let library = app.library();
    let report = library
        .report(typed.one("report"))
        .ok_or(Error::NotFound("this report"))?;
    let ticked = typed.all("point");
    let points: Vec<&Point> = report
        .record
        .points
        .iter()
        .filter(|point| ticked.contains(&key(point)))
        .collect();
    if points.is_empty() {
        let wrong = [("points", "Tick at least one point".to_owned())];
        let page = view(&app, &report.id, Some(&ticked), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let from = reports::title(&library, report);
    for _ in 0..TRIES {
        let kept = app.programme().await?;
        let plan = &kept.now.plan;
        let have = in_plan(plan, &report.id);
        let first = plan.next_id('f');
        let begin: u32 = first.trim_start_matches('f').parse().unwrap_or(1);
        let fresh = points.iter().filter(|point| !have.contains(&key_of(point)));
        let (whats, seen): (Vec<What>, Vec<(String, u64)>) = (begin..)
            .zip(fresh)
            .map(|(n, point)| {
                let what = What::Plan(Change::FindingAdded {
                    id: format!("f{n}"),
                    source: Source::Point {
                        report: report.id.clone(),
                        number: number(point),
                        page: Some(point.page),
                        to_board: point.part == Part::Lscb,
                    },
                    words: point.text.clone(),
                    themes: point
                        .themes
                        .iter()
                        .map(|id| id.theme().slug.to_owned())
                        .collect(),
                });
                let subject = what.subject();
                (what, (subject, 0))
            })
            .unzip();
        if whats.is_empty() {
            return Ok(Redirect::to(&paths::findings()).into_response());
        }
        match app
            .change(&who, &format!("From {from}"), &whats, &seen)
            .await
        {
            Ok(_) => return Ok(Redirect::to(&paths::findings()).into_response()),
            Err(NotKept::ChangedSince { .. }) => {}
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
    Err(Error::BadRequest(
        "Others are adding findings just now. Nothing was changed: send it again.".to_owned(),
    ))
}
