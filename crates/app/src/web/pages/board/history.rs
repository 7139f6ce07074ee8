//! Everything the board decided, by date: GET /board/history. For the lead member, scrutiny and a new administration.

use axum::extract::{Query, State};
use improvement::board::{Board, Change, Meeting, MeetingState};
use improvement::{Programme, What};
use maud::{Markup, html};
use serde::Deserialize;

use super::{decisions, minuted};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::filter;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// Which decisions are wanted: those about a finding, an action or a risk, as a subject.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    about: String,
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (now, today) = (&*kept.now, app.today());
    let board = &now.board;
    let wanted = |about: &[String]| asked.about.is_empty() || about.contains(&asked.about);
    let decided: Vec<_> = board
        .decisions
        .iter()
        .filter(|each| wanted(&each.words.about))
        .collect();
    let asked_for: Vec<_> = board
        .minuted
        .iter()
        .filter(|each| wanted(&each.words.about))
        .collect();
    let mut meetings: Vec<&Meeting> = board
        .meetings
        .iter()
        .filter(|meeting| {
            decided.iter().any(|each| each.words.meeting == meeting.id)
                || asked_for
                    .iter()
                    .any(|each| each.words.meeting == meeting.id)
                || asked.about.is_empty() && meeting.state == MeetingState::Held
        })
        .collect();
    meetings.reverse();
    Ok(Page::new(Section::Board, "Everything the board decided", html! {
        (words::count(decided.len(), "decision", "decisions")) " and " (words::count(asked_for.len(), "minuted action", "minuted actions"))
        @if meetings.is_empty() { "." } @else { " of " (words::count(meetings.len(), "meeting", "meetings")) ", the newest first." }
    })
    .crumb("Improvement board", paths::board())
    .body(html! {
        (choices(now, &asked))
        @for meeting in &meetings {
            (section(&meeting.id, &words::day(meeting.on), html! {
                p.wm-p {
                    a.govuk-link href=(paths::meeting(&meeting.id)) { "The meeting" } ". "
                    @match &meeting.minutes.approved {
                        Some(approved) => { "Minutes approved on " (words::day(approved.on)) "." }
                        None => { "Its minutes are not approved yet." }
                    }
                    (chair(board, meeting))
                }
                @let of: Vec<_> = decided.iter().copied().filter(|each| each.words.meeting == meeting.id).collect();
                @if !of.is_empty() { (decisions::list(&of, now, false)) }
                @let of: Vec<_> = asked_for.iter().copied().filter(|each| each.words.meeting == meeting.id).collect();
                @if !of.is_empty() { (minuted::table(&of, now, today)) }
            }))
        }
        (downloads(&[
            ("Every decision (CSV)", "/board/decisions.csv".to_owned()),
            ("Every minuted action (CSV)", "/board/actions.csv".to_owned()),
            ("Every risk and exception (CSV)", "/board/risks.csv".to_owned()),
        ]))
    }))
}

fn chair(board: &Board, meeting: &Meeting) -> Markup {
    let chair = meeting
        .attendance
        .present
        .iter()
        .filter_map(|id| board.member(id))
        .find(|member| member.words.chair);
    html! { @if let Some(chair) = chair { " " (chair.words.name) " was in the chair." } }
}

/// The findings, actions and risks that anything was decided about.
fn choices(now: &Programme, asked: &Asked) -> Markup {
    let mut options = vec![(String::new(), "Anything".to_owned())];
    let decided = now.board.decisions.iter().map(|each| &each.words.about);
    let asked_for = now.board.minuted.iter().map(|each| &each.words.about);
    let mut subjects: Vec<&String> = decided.chain(asked_for).flatten().collect();
    subjects.sort();
    subjects.dedup();
    for subject in subjects {
        let name = match subject.split_once(':') {
            Some(("finding", id)) => now
                .plan
                .finding(id)
                .map(|each| format!("Finding {id}: {}", short(&each.words))),
            Some(("action", id)) => now
                .plan
                .action(id)
                .map(|each| format!("Action {id}: {}", short(&each.words.title))),
            Some((kind, id)) => Some(format!("{} {id}", words::capital(kind))),
            None => None,
        };
        options.push((subject.clone(), name.unwrap_or_else(|| subject.clone())));
    }
    html! {
        @if options.len() > 1 {
            (filter::filter(&paths::board_history(), "Choose what was decided", html! {
                (filter::select("About", "about", &options, &asked.about))
            }, "Apply filter"))
        }
    }
}

fn short(text: &str) -> String {
    let begun: String = text.chars().take(60).collect();
    if begun.len() < text.len() {
        format!("{}…", begun.trim_end())
    } else {
        begun
    }
}

/// What a change of the board did, in words.
pub(super) fn did(what: &What) -> String {
    let What::Board(change) = what else {
        return String::new();
    };
    match change {
        Change::MemberWritten { member, .. } => format!("Member: {}", member.name),
        Change::MeetingSet { meeting, .. } => format!("Set for {}", words::day(meeting.on)),
        Change::MeetingCancelled { .. } => "Cancelled".to_owned(),
        Change::MeetingHeld { .. } => "Held".to_owned(),
        Change::AgendaWritten { items, .. } => {
            format!("Agenda of {}", words::count(items.len(), "item", "items"))
        }
        Change::PaperIssued { paper, .. } => format!("Paper: {}", paper.title),
        Change::PaperWithdrawn { .. } => "A paper was taken back".to_owned(),
        Change::MinutesWritten { .. } => "Minutes written".to_owned(),
        Change::MinutesApproved { .. } => "Minutes approved".to_owned(),
        Change::DecisionMinuted { decision, .. } => decision.words.clone(),
        Change::ActionMinuted { action, .. } => format!(
            "{}: {}{}",
            action.who,
            action.words,
            action
                .by
                .map(|by| format!(", by {}", words::day(by)))
                .unwrap_or_default()
        ),
        Change::ActionFollowed { progress, on, .. } => {
            format!("{}, {}", progress.name(), words::day(*on))
        }
        Change::RiskWritten { risk, .. } => format!(
            "{} {}, {}. {} answers. {}",
            risk.words,
            risk.likelihood.name(),
            risk.impact.short().to_lowercase(),
            risk.owner,
            risk.mitigation
        ),
        Change::RiskEscalated { to, on, .. } => {
            format!(
                "Put before {}, {}",
                to.name().to_lowercase(),
                words::day(*on)
            )
        }
        Change::EscalationEnded { on, .. } => {
            format!("The board's own again, {}", words::day(*on))
        }
        Change::RiskClosed { on, .. } => format!("Closed, {}", words::day(*on)),
        Change::RiskReopened { .. } => "Open again".to_owned(),
    }
}
