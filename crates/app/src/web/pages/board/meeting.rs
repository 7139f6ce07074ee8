//! A meeting: GET /board/meetings/{id}: agenda, papers, who was there, minutes, decisions, minuted actions; it prints.

use axum::extract::{Path, State};
use improvement::Programme;
use improvement::board::{AgendaItem, Board, Meeting, MeetingState, Minuted, Paper};
use jiff::civil::Date;
use maud::{Markup, html};

use access::Permission;

use super::{decisions, minuted, minutes, subjects};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{links, paths, words};

/// A meeting by the id in an address.
pub(super) fn find<'b>(board: &'b Board, id: &str) -> Result<&'b Meeting, Error> {
    board.meeting(id).ok_or(Error::NotFound("this meeting"))
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (now, today) = (&*kept.now, app.today());
    let meeting = find(&now.board, &id)?;
    let runs = who.may(Permission::RunBoard);
    let part = |part: &str, words: &str| {
        html! { @if runs { a.govuk-link.wm-choice href=(paths::meeting_part(&id, part)) { (words) } " " } }
    };
    let decided: Vec<_> = now
        .board
        .decisions
        .iter()
        .filter(|each| each.words.meeting == id)
        .collect();
    let asked_for: Vec<&Minuted> = now
        .board
        .minuted
        .iter()
        .filter(|each| each.words.meeting == id)
        .collect();
    Ok(Page::new(
        Section::Board,
        format!("Board of {}", words::day(meeting.on)),
        answer(meeting, today, decided.len(), asked_for.len()),
    )
    .crumb("Improvement board", paths::board())
    .stamp(html! {
        @if !meeting.begins.is_empty() { "Begins " (meeting.begins) ". " }
        @if !meeting.place.is_empty() { (meeting.place) ". " }
        "Last changed " (words::moment(meeting.changed)) "."
    })
    .body(html! {
        @for other in now.board.same_day(meeting) {
            p.wm-p { strong { "Another meeting is set for the same day" } @if !other.begins.is_empty() { ", " (other.begins) } ": " a.govuk-link href=(paths::meeting(&other.id)) { "meeting " (other.id) } ". If one of them is a mistake, cancel it." }
        }
        @if runs { p.wm-on.wm-on-screen { (part("edit", "Move or cancel")) (part("agenda", "Write the agenda")) (part("papers", "Add a paper")) (part("attendance", "Who was there")) (part("minutes", "Minutes")) (part("decisions", "Minute a decision")) (part("actions", "Minute an action")) } }
        (section("agenda", "Agenda", agenda(&meeting.agenda, now)))
        (section("papers", "Papers", papers(meeting, runs)))
        @if meeting.state == MeetingState::Held { (section("there", "Who was there", attendance(meeting, &now.board))) }
        (section("minutes", "Minutes", minutes::shown(meeting, &now.board)))
        (section("decisions", "Decisions", decisions::list(&decided, now, runs)))
        (section("actions", "Minuted actions", html! {
            @if asked_for.is_empty() { p.wm-p { "None was minuted." } } @else { (minuted::table(&asked_for, now, today)) }
        }))
    }))
}

fn answer(meeting: &Meeting, today: Date, decided: usize, asked_for: usize) -> Markup {
    let asks = meeting
        .agenda
        .iter()
        .filter(|item| !item.asks.is_empty())
        .count();
    html! {
        @match meeting.state {
            MeetingState::Cancelled => { "It was cancelled: " (meeting.cancelled_because) }
            MeetingState::Held => {
                "It was held: " (words::count(decided, "decision", "decisions")) " and " (words::count(asked_for, "minuted action", "minuted actions")) ". "
                @if let Some(approved) = &meeting.minutes.approved { "The minutes were approved on " (words::day(approved.on)) "." } @else { "The minutes are not approved yet." }
            }
            MeetingState::Set if meeting.on < today => { "It was to be held and nobody wrote down who was there." }
            MeetingState::Set if meeting.agenda.is_empty() => { "It has no agenda yet." }
            MeetingState::Set => { (words::count(meeting.agenda.len(), "item", "items")) " on the agenda, " (words::count(asks, "decision asked", "decisions asked")) "." }
        }
    }
}

fn agenda(items: &[AgendaItem], now: &Programme) -> Markup {
    html! {
        @if items.is_empty() { p.wm-p { "Nothing is on it yet. What changed since the last meeting and what is due is suggested when it is written." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Item" } th scope="col" { "Why" } th scope="col" { "Decision asked" } th scope="col" { "Who speaks to it" } } }
                tbody { @for (place, item) in items.iter().enumerate() { tr {
                    th scope="row" { (place + 1) ". " (item.title) }
                    td data-l="Why" { (item.why) @if !item.about.is_empty() { span.wm-mark { (subjects(&item.about, now)) } } }
                    td data-l="Decision asked" { @if item.asks.is_empty() { "none" } @else { (item.asks) } }
                    td data-l="Who speaks to it" { (item.lead) }
                } } }
            }
        }
    }
}

fn papers(meeting: &Meeting, runs: bool) -> Markup {
    let withdrawn: Vec<&Paper> = meeting
        .papers
        .iter()
        .filter(|paper| paper.withdrawn.is_some())
        .collect();
    html! {
        @if meeting.papers_in_force().next().is_none() { p.wm-p { "None was laid before it." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Paper" } th scope="col" { "Classification" } th scope="col" { "For" } th scope="col" { "Issued" } } }
                tbody { @for paper in meeting.papers_in_force() { tr {
                    th scope="row" {
                        (links::to(&paths::board_paper(&paper.words.file), &paper.words.title))
                        @if !paper.words.version.is_empty() { span.wm-mark { "Version " (paper.words.version) } }
                    }
                    td data-l="Classification" { (paper.words.classification.name()) }
                    td data-l="For" { (paper.words.audience.name()) }
                    td data-l="Issued" {
                        (words::moment(paper.issued)) " by " (paper.by.name)
                        @if runs {
                            form.wm-inline.wm-on-screen method="post" action=(paths::withdrawn_paper(&meeting.id, &paper.words.file)) {
                                (form_token())
                                " " button.govuk-button.govuk-button--secondary.wm-b type="submit" aria-label={ "Take back: " (paper.words.title) } { "Take back" }
                            }
                        }
                    }
                } } }
            }
        }
        @for paper in withdrawn {
            @if let Some((at, by, _)) = &paper.withdrawn {
                p.wm-p { "Taken back on " (words::moment(*at)) " by " (by.name) ": " (paper.words.title) "." }
            }
        }
    }
}

fn attendance(meeting: &Meeting, board: &Board) -> Markup {
    let names = |ids: &[String]| {
        let names: Vec<String> = ids
            .iter()
            .filter_map(|id| board.member(id))
            .map(|member| {
                format!(
                    "{} ({}{})",
                    member.words.name,
                    if member.words.chair { "chair, " } else { "" },
                    member.words.organisation
                )
            })
            .collect();
        words::list(&names)
    };
    let attendance = &meeting.attendance;
    html! {
        p.wm-p { strong { "There: " } @if attendance.present.is_empty() { "nobody was written down" } @else { (names(&attendance.present)) } "." }
        @if !attendance.apologies.is_empty() { p.wm-p { strong { "Apologies: " } (names(&attendance.apologies)) "." } }
        @if !attendance.others.is_empty() { p.wm-p { strong { "Also there: " } (attendance.others) } }
    }
}
