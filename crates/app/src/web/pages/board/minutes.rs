//! Minutes of a meeting: GET and POST /board/meetings/{id}/minutes; POST /board/meetings/{id}/approval. After they were
//! approved they are put right with a reason, and what they said before is kept.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use improvement::board::{Board, Change, Meeting, MeetingState};
use maud::{Markup, html};

use super::forms::{self, Changing, form, keep, titled};
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, choose, summary, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The minutes as they stand, with their approval and every correction.
pub(super) fn shown(meeting: &Meeting, board: &Board) -> Markup {
    let minutes = &meeting.minutes;
    html! {
        @if minutes.words.is_empty() { p.wm-p { "None are written." } }
        @else {
            p.wm-p {
                @match &minutes.approved {
                    Some(approved) => {
                        "Approved at the meeting of " (words::day(approved.on)) ", "
                        @match board.member(&approved.chair) { Some(chair) => { (chair.words.name) " in the chair" } None => "chair not known" }
                        "; written down by " (approved.by.name) "."
                    }
                    None => strong { "Draft: not approved yet." }
                }
            }
            @for paragraph in minutes.words.split('\n').map(str::trim).filter(|line| !line.is_empty()) { p.wm-p { (paragraph) } }
            @if minutes.corrections().next().is_some() {
                (details("Corrections since they were approved", html! {
                    @for each in minutes.corrections() {
                        p.wm-p { strong { (words::moment(each.at)) ", " (each.by.name) ": " } (each.why) ". They said before:" }
                        @for paragraph in each.was.split('\n').map(str::trim).filter(|line| !line.is_empty()) { p.wm-p { (paragraph) } }
                    }
                }))
            }
        }
    }
}

/// The form.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    view(&app, &id, None, &[]).await
}

/// Later meetings that were held, at which these minutes can be approved.
fn later<'b>(board: &'b Board, meeting: &'b Meeting) -> impl Iterator<Item = &'b Meeting> {
    board.meetings.iter().filter(move |other| {
        other.state == MeetingState::Held && other.id != meeting.id && other.on >= meeting.on
    })
}

async fn view(app: &App, id: &str, typed: Option<&Typed>, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let meeting = super::meeting::find(board, id)?;
    let approved = meeting.minutes.approved.is_some();
    let version = kept.now.version(&format!("minutes:{id}"));
    let value = |name: &str| typed.map_or("", |typed| typed.one(name));
    let typed_words = typed
        .filter(|typed| !typed.one("words").is_empty())
        .map_or(meeting.minutes.words.as_str(), |typed| typed.one("words"));
    Ok(Page::new(Section::Board, titled("Minutes", wrong), html! {
        "The meeting of " (words::day(meeting.on)) ". "
        @if approved { "They were approved: a change needs a reason, and what they said before is kept." }
        @else { "Decisions and actions are minuted one by one beside them, so that they can be followed." }
    })
    .crumb("Improvement board", paths::board())
    .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
    .body(html! {
        (summary(wrong))
        (section("write", if approved { "Put them right" } else { "What was said" }, form(&paths::meeting_part(id, "minutes"), version, html! {
            (textarea("words", "Minutes", "No name of a child. At most 20,000 characters: a longer record is a paper.", typed_words, 16, wrong))
            @if approved { (textarea("why", "Why are they put right?", "Everybody who sees the board sees this.", value("why"), 2, wrong)) }
        }, "Keep these minutes")))
        @if !approved && !meeting.minutes.words.is_empty() {
            (section("approve", "Approval", approval(board, meeting, version, &value, wrong)))
        }
    }))
}

fn approval<'t>(
    board: &Board,
    meeting: &Meeting,
    version: u64,
    value: &impl Fn(&str) -> &'t str,
    wrong: &[Wrong],
) -> Markup {
    let mut meetings = vec![(String::new(), "Choose a meeting".to_owned())];
    meetings.extend(later(board, meeting).map(|other| {
        (
            other.id.clone(),
            format!("{} {}", words::day(other.on), other.begins),
        )
    }));
    let mut chairs = vec![(String::new(), "Choose a member".to_owned())];
    let mut seen: Vec<&str> = Vec::new();
    for other in later(board, meeting) {
        for member in other
            .attendance
            .present
            .iter()
            .filter_map(|id| board.member(id))
        {
            if !seen.contains(&member.id.as_str()) {
                seen.push(&member.id);
                let role = if member.words.chair {
                    ", independent chair"
                } else {
                    ""
                };
                chairs.push((member.id.clone(), format!("{}{role}", member.words.name)));
            }
        }
    }
    html! {
        @if meetings.len() == 1 {
            p.wm-p #at { "Minutes are approved at a later meeting. None was held since." }
        } @else {
            (form(&paths::meeting_part(&meeting.id, "approval"), version, html! {
                (choose("at", "At which meeting were they approved?", "", &meetings, value("at"), wrong))
                (choose("chair", "Who took the chair there?", "The independent chair, or who stood in.", &chairs, value("chair"), wrong))
            }, "They were approved"))
        }
    }
}

/// Keeps the minutes.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, &id)?;
    let mut wrong = Vec::new();
    let written = forms::words(&typed, "words", "Enter what was said", &mut wrong);
    let why = if meeting.minutes.approved.is_some() {
        forms::words(&typed, "why", "Say why they are put right", &mut wrong)
    } else {
        String::new()
    };
    if meeting.state != MeetingState::Held {
        wrong.push((
            "words",
            "Say first who was there: only a meeting that was held has minutes".to_owned(),
        ));
    }
    if !wrong.is_empty() {
        let page = view(&app, &id, Some(&typed), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let yours = written.clone();
    let change = Change::MinutesWritten {
        meeting: id.clone(),
        words: written,
    };
    let changing = Changing {
        what: "The minutes",
        action: &paths::meeting_part(&id, "minutes"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    keep(&app, &who, &why, change, &changing, |now| {
        let theirs = now
            .board
            .meeting(&id)
            .map_or("", |meeting| meeting.minutes.words.as_str());
        vec![Both::new("Minutes", theirs, &yours)]
    })
    .await
}

/// Keeps that a later meeting approved them.
pub(crate) async fn approve(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let meeting = super::meeting::find(board, &id)?;
    if meeting.minutes.words.is_empty() || meeting.minutes.approved.is_some() {
        return Err(Error::BadRequest(
            "There are no minutes here that wait to be approved. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let at = later(board, meeting).find(|other| other.id == typed.one("at"));
    if at.is_none() {
        wrong.push(("at", "Choose the meeting that approved them".to_owned()));
    }
    let chair = typed.trimmed("chair");
    let was_there = at.is_some_and(|at| at.attendance.present.contains(&chair));
    if chair.is_empty() {
        wrong.push(("chair", "Choose who took the chair".to_owned()));
    } else if at.is_some() && !was_there {
        wrong.push((
            "chair",
            "They were not at that meeting: choose somebody who was".to_owned(),
        ));
    }
    let Some(at) = at.filter(|_| wrong.is_empty()) else {
        let page = view(&app, &id, Some(&typed), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let change = Change::MinutesApproved {
        meeting: id.clone(),
        at: at.id.clone(),
        chair,
    };
    let changing = Changing {
        what: "The minutes",
        action: &paths::meeting_part(&id, "approval"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    keep(&app, &who, "", change, &changing, |now| {
        let theirs = now
            .board
            .meeting(&id)
            .map_or("", |meeting| meeting.minutes.words.as_str());
        vec![Both::new("Minutes", theirs, &meeting.minutes.words)]
    })
    .await
}
