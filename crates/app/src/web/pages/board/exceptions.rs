//! The exception report: GET /board/exceptions: what is not as the plan says, and what of it is so since the last meeting.

use std::sync::Arc;

use axum::extract::State;
use improvement::board::{Exception, Judged, Sort, exceptions};
use jiff::civil::Date;
use maud::{Markup, html};

use super::subjects;
use crate::clock;
use crate::programme::Kept;
use crate::programme::owners::Owners;
use crate::state::{App, Children};
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The exceptions of today.
#[derive(Debug)]
pub(crate) struct Now {
    /// The programme they are of.
    pub(crate) kept: Arc<Kept>,
    /// The day of the last meeting that was held; none before the first.
    pub(crate) since: Option<Date>,
    /// The exceptions, the gravest first.
    pub(crate) exceptions: Vec<Exception>,
    /// Actions none of whose measures can be told now, and of which nobody laid evidence: their rating does not know.
    pub(crate) not_told: usize,
}

/// What is not as the plan says today, marked where it is so since the last meeting.
pub(crate) async fn now(app: &App) -> Result<Now, Error> {
    now_by(app, &app.children()).await
}

/// The same by these records, for what shows more of them beside it.
pub(crate) async fn now_by(app: &App, children: &Children) -> Result<Now, Error> {
    let kept = app.programme().await?;
    let today = app.today();
    let signals = app.signals_of(children);
    let owners = Owners::of(app, children).await?;
    let of = kept.clone();
    let (since, exceptions, not_told) = tokio::task::spawn_blocking(move || {
        let since = of.now.board.last_held(today).map(|meeting| meeting.on);
        let before = since.map(|since| (of.on(since), since));
        let judged = Judged {
            today,
            now: clock::now(),
            signal: &|code| signals.of_code(code),
            left: &|owner| owners.has_left(owner),
        };
        let before = before.as_ref().map(|(before, on)| (before, *on));
        let not_told = of
            .now
            .plan
            .in_force()
            .filter(|action| action.completed.is_none())
            .filter(|action| action.outcome(judged.signal) == improvement::plan::Outcome::NotTold)
            .count();
        (since, exceptions(&of.now, before, &judged), not_told)
    })
    .await
    .map_err(anyhow::Error::from)?;
    Ok(Now {
        kept,
        since,
        exceptions,
        not_told,
    })
}

/// The report.
pub(crate) async fn show(State(app): State<App>) -> Result<Page, Error> {
    let report = now(&app).await?;
    let today = app.today();
    let programme = &report.kept.now;
    let answer: Vec<&str> = report
        .exceptions
        .iter()
        .map(|exception| exception.words.as_str())
        .take(2)
        .collect();
    Ok(Page::new(Section::Board, "What is not as the plan says", html! {
        @if report.exceptions.is_empty() { "Nothing: no action is off track, every finding has an action, and nothing is late." }
        @else { (answer.join(" ")) }
    })
    .crumb("Improvement board", paths::board())
    .stamp(html! {
        "As at " (words::day(today)) ". "
        @match report.since { Some(since) => { "The last meeting was on " (words::day(since)) "." } None => "No meeting was held yet, so nothing is marked as new." }
    })
    .body(html! {
        @if report.not_told > 0 {
            p.wm-p { strong { "What their measures say cannot be told for " (words::count(report.not_told, "action", "actions")) "." } " They are rated by their tasks and their owners alone." }
        }
        @for exception in &report.exceptions { (one(exception, report.since, programme)) }
    }))
}

fn one(exception: &Exception, since: Option<Date>, programme: &improvement::Programme) -> Markup {
    let id = format!("{:?}", exception.sort).to_lowercase();
    // Of these it is not worked out since when they are so.
    let known = match exception.sort {
        Sort::Answer | Sort::Reviews | Sort::Audits | Sort::Challenges => false,
        Sort::Escalated | Sort::OffTrack | Sort::Lapsed | Sort::Unanswered | Sort::Minuted => {
            since.is_some()
        }
    };
    section(
        &id,
        exception.sort.name(),
        html! {
            p.wm-p { (exception.words) }
            @if !exception.each.is_empty() {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "What" } th scope="col" { "How it stands" } @if known { th scope="col" { "Since the last meeting" } } } }
                    tbody { @for each in &exception.each { tr {
                        th scope="row" { (each.title) span.wm-mark { (subjects(std::slice::from_ref(&each.subject), programme)) } }
                        td data-l="How it stands" { (each.words) }
                        @if known { td data-l="Since the last meeting" { @if each.new { strong { "New" } } @else { "Was so before" } } }
                    } } }
                }
            } @else if exception.sort == Sort::Challenges {
                p.wm-p { "Only their number is told here: who they are about is with the reviewing officers." }
            }
        },
    )
}
