//! The improvement board: GET /board: the next meeting, what waits for the board, every meeting, the plan over time.

pub(crate) mod agenda;
pub(crate) mod attendance;
pub(crate) mod csv;
pub(crate) mod decisions;
pub(crate) mod exceptions;
mod forms;
pub(crate) mod history;
pub(crate) mod meeting;
pub(crate) mod meetings;
pub(crate) mod members;
pub(crate) mod minuted;
pub(crate) mod minutes;
pub(crate) mod papers;
pub(crate) mod risk;
pub(crate) mod risks;

use axum::extract::State;
use charts::{Words, plan_timeline};
use improvement::board::{Board, Meeting, MeetingState, Minuted};
use improvement::plan::{Plan, Task};
use improvement::{Programme, board};
use jiff::civil::Date;
use maud::{Markup, html};

use access::{Acting, Permission};

use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// A meeting by its day, and by what tells it from others of that day.
pub(crate) fn called(board: &Board, meeting: &Meeting) -> String {
    match board.told_apart(meeting) {
        Some(apart) => format!("{}, {apart}", words::day(meeting.on)),
        None => words::day(meeting.on),
    }
}

/// The board as it stands.
pub(crate) async fn index(State(app): State<App>, Who(who): Who) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let (now, today) = (&*kept.now, app.today());
    let board = &now.board;
    let next = board.next(today);
    let late: Vec<&Minuted> = board
        .open_actions()
        .filter(|action| action.is_late(today))
        .collect();
    let asked: Vec<&board::AgendaItem> = next
        .iter()
        .flat_map(|meeting| &meeting.agenda)
        .filter(|item| !item.asks.is_empty())
        .collect();
    let escalated: Vec<&board::Risk> = board
        .open_risks()
        .into_iter()
        .filter(|risk| risk.escalated_now().is_some())
        .collect();
    Ok(Page::new(Section::Board, "Improvement board", html! {
        @match next {
            Some(meeting) => { "The next meeting is on " (words::day(meeting.on)) ". " }
            None => { "No meeting is set. " }
        }
        (waits(escalated.len(), asked.len(), late.len()))
    })
    .body(html! {
        (ways(&who))
        (membership(board, today))
        @if !escalated.is_empty() {
            (section("escalated", "Escalated risks", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Risk" } th scope="col" { "Put before" } th scope="col" { "Answers" } } }
                    tbody { @for risk in &escalated { tr {
                        th scope="row" { a.govuk-link href=(paths::board_risk(&risk.id)) { (risk.words.words) } }
                        td data-l="Put before" { @if let Some(now) = risk.escalated_now() { (now.to.name()) ", " (words::day(now.on)) } }
                        td data-l="Answers" { (risk.words.owner) }
                    } } }
                }
            }))
        }
        @if let Some(meeting) = next.filter(|_| !asked.is_empty()) {
            (section("asked", "Decisions asked", html! {
                table.wm-t.wm-stack {
                    caption { "Of the " a.govuk-link href=(paths::meeting(&meeting.id)) { "meeting of " (words::day(meeting.on)) } "." }
                    thead { tr { th scope="col" { "Item" } th scope="col" { "What is asked" } } }
                    tbody { @for item in &asked { tr { th scope="row" { (item.title) } td data-l="What is asked" { (item.asks) } } } }
                }
            }))
        }
        @if !late.is_empty() {
            (section("late", "Minuted actions past their day", minuted::table(&late, now, today)))
        }
        (section("meetings", "Meetings", meetings(board, today)))
        (section("over-time", "The plan over time", timeline(&now.plan, board, today)))
    }))
}

/// What waits for the board, in a sentence.
fn waits(escalated: usize, asked: usize, late: usize) -> String {
    let mut said = Vec::new();
    if escalated > 0 {
        said.push(words::count(
            escalated,
            "risk is escalated",
            "risks are escalated",
        ));
    }
    if asked > 0 {
        said.push(words::count(
            asked,
            "decision is asked",
            "decisions are asked",
        ));
    }
    if late > 0 {
        said.push(words::count(
            late,
            "minuted action is late",
            "minuted actions are late",
        ));
    }
    if said.is_empty() {
        "Nothing waits for the board.".to_owned()
    } else {
        format!("{}.", words::capital(&words::list(&said)))
    }
}

/// The pages of the board, and what may be begun.
fn ways(who: &Acting) -> Markup {
    html! {
        @if who.may(Permission::RunBoard) {
            div.govuk-button-group.wm-on-screen {
                a.govuk-button href=(paths::board_pack()) { "Make the board’s pack" }
                a.govuk-button.govuk-button--secondary href=(paths::board_pack_public()) { "Make the public version" }
                a.govuk-button.govuk-button--secondary href=(paths::new_meeting()) { "Set a meeting" }
            }
        }
        p.wm-on.wm-on-screen {
            @for (words, path) in [
                ("What is not as the plan says", paths::board_exceptions()),
                ("Risks and exceptions", paths::board_risks()),
                ("Members", paths::board_members()),
                ("Everything the board decided", paths::board_history()),
                ("Papers for anybody", paths::board_public()),
            ] { a.govuk-link.wm-choice href=(path) { (words) } " " }
        }
    }
}

/// What is wrong with the membership today; nothing where all is well.
pub(super) fn membership(board: &Board, today: Date) -> Markup {
    html! {
        @match board.chairs_on(today).count() {
            _ if board.members.is_empty() => {},
            0 => p.wm-p { strong { "The board has no independent chair today." } " A board that chairs itself is not believed." },
            1 => {},
            n => p.wm-p { strong { "Today " (n) " members are named as the independent chair." } " Say until when the earlier one was." },
        }
    }
}

fn meetings(board: &Board, today: Date) -> Markup {
    let (coming, past): (Vec<&Meeting>, Vec<&Meeting>) = board
        .meetings
        .iter()
        .partition(|meeting| meeting.state == MeetingState::Set && meeting.on >= today);
    html! {
        @if board.meetings.is_empty() {
            p.wm-p { "None is set yet. A meeting has its agenda, its papers, its minutes, and what was decided." }
        } @else {
            table.wm-t.wm-stack {
                caption { "To come, then held, the newest first." }
                thead { tr { th scope="col" { "Meeting" } th scope="col" { "Where" } th scope="col" { "How it stands" } th scope="col" { "Papers" } th scope="col" { "Decisions" } th scope="col" { "Minutes" } } }
                tbody { @for meeting in coming.into_iter().chain(past.into_iter().rev()) { tr {
                    th scope="row" {
                        a.govuk-link href=(paths::meeting(&meeting.id)) { (words::day(meeting.on)) }
                        @if !meeting.begins.is_empty() { " " (meeting.begins) }
                        @if board.same_day(meeting).next().is_some() { span.wm-mark { "Another meeting is set for this day" } }
                    }
                    td data-l="Where" { (meeting.place) }
                    td data-l="How it stands" { (stands(meeting, today)) }
                    td data-l="Papers" { (meeting.papers_in_force().count()) }
                    td data-l="Decisions" { (board.decisions.iter().filter(|each| each.words.meeting == meeting.id).count()) }
                    td data-l="Minutes" { (minutes_stand(meeting)) }
                } } }
            }
        }
    }
}

/// How a meeting stands, in a word or two.
pub(super) fn stands(meeting: &Meeting, today: Date) -> &'static str {
    match meeting.state {
        MeetingState::Set if meeting.on < today => "Past; nobody wrote down who was there",
        MeetingState::Set | MeetingState::Held | MeetingState::Cancelled => meeting.state.name(),
    }
}

fn minutes_stand(meeting: &Meeting) -> String {
    match (&meeting.minutes.approved, meeting.minutes.words.is_empty()) {
        (Some(approved), _) => format!("Approved {}", words::day(approved.on)),
        (None, false) => "Not approved yet".to_owned(),
        (None, true) if meeting.state == MeetingState::Held => "Not written".to_owned(),
        (None, true) => "–".to_owned(),
    }
}

/// When actions are due and how far they are, with the meetings of the board.
pub(crate) fn timeline(plan: &Plan, board: &Board, today: Date) -> Markup {
    let timeline = plan_timeline::Timeline {
        actions: plan
            .in_force()
            .map(|action| plan_timeline::Due {
                on: action.words.due,
                task: match action.task {
                    Task::Done => plan_timeline::Task::Done,
                    Task::UnderWay => plan_timeline::Task::UnderWay,
                    Task::NotBegun => plan_timeline::Task::NotBegun,
                },
            })
            .collect(),
        meetings: board
            .meetings
            .iter()
            .filter(|meeting| meeting.state != MeetingState::Cancelled)
            .map(|meeting| plan_timeline::Meeting {
                on: meeting.on,
                held: meeting.state == MeetingState::Held,
            })
            .collect(),
        today,
    };
    let words = Words::new(
        "timeline",
        "When actions are due, and how far their tasks are",
        "How many actions are due in each month, and how far their tasks are. A task that is done says nothing of practice or of children.",
    );
    plan_timeline::draw(&timeline, &words)
}

/// What subjects are called, each linked where it has a page here.
pub(super) fn subjects(about: &[String], now: &Programme) -> Markup {
    html! {
        @for (place, subject) in about.iter().enumerate() {
            @if place > 0 { ", " }
            @match subject.split_once(':') {
                Some(("finding", id)) => a.govuk-link href=(paths::finding(id)) title=[now.plan.finding(id).map(|each| each.words.as_str())] { "finding " (id) },
                Some(("action", id)) => a.govuk-link href=(paths::action(id)) title=[now.plan.action(id).map(|each| each.words.title.as_str())] { "action " (id) },
                Some(("risk", id)) => a.govuk-link href=(paths::board_risk(id)) { "risk " (id) },
                Some(("minuted", id)) => a.govuk-link href=(paths::board_action(id)) { "minuted action " (id) },
                Some(("review", id)) => a.govuk-link href=(paths::review(id)) { "review " (id) },
                Some(("audit", id)) => a.govuk-link href=(paths::practice_audit(id)) { "audit " (id) },
                Some((kind, id)) => { (kind) " " (id) },
                None => { (subject) },
            }
        }
    }
}
