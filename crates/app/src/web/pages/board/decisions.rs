//! What a meeting decided: GET and POST /board/meetings/{id}/decisions; GET and POST /board/decisions/{id}.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::Programme;
use improvement::board::{Change, Decision, DecisionWords};
use maud::{Markup, html};

use super::forms::{self, Changing, about, add, ask_about, begun, form, ids, keep, titled};
use super::subjects;
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, summary, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The field that says that anybody may read a decision.
const PUBLIC: &str = "public";

const fn readers(public: bool) -> &'static str {
    if public {
        "Anybody"
    } else {
        "Whoever sees the board"
    }
}

/// What a decision says of who may read it, in a form.
const fn ticked(public: bool) -> &'static str {
    if public { "yes" } else { "" }
}

/// Decisions, each with what it is about and what it said before.
pub(super) fn list(decisions: &[&Decision], now: &Programme, runs: bool) -> Markup {
    html! {
        @if decisions.is_empty() { p.wm-p { "None was minuted." } }
        @else {
            table.wm-t.wm-stack {
                thead { tr { th scope="col" { "Decision" } th scope="col" { "About" } } }
                tbody { @for decision in decisions { tr {
                    th scope="row" {
                        (decision.words.words)
                        @if decision.words.public { span.wm-mark { "Anybody may read it" } }
                        @if !decision.before.is_empty() { span.wm-mark { "Put right " (words::count(decision.before.len(), "time", "times")) } }
                        @if runs { span.wm-mark.wm-on-screen { a.govuk-link href=(paths::board_decision(&decision.id)) aria-label={ "Put right: " (decision.words.words) } { "Put right" } } }
                    }
                    td data-l="About" { (subjects(&decision.words.about, now)) }
                } } }
            }
        }
    }
}

/// The form for a decision of a meeting.
pub(crate) async fn new(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    new_page(&app, &id, &Typed::default(), &[]).await
}

async fn new_page(app: &App, id: &str, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, id)?;
    let asked: Vec<_> = meeting
        .agenda
        .iter()
        .filter(|item| !item.asks.is_empty())
        .collect();
    Ok(
        Page::new(Section::Board, titled("Minute a decision", wrong), html! {
            "What the board decided on " (words::day(meeting.on)) ", in words that stand by themselves."
        })
        .crumb("Improvement board", paths::board())
        .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
        .body(html! {
            (summary(wrong))
            @if !asked.is_empty() {
                (section("asked", "What it was asked", html! { ul.govuk-list.govuk-list--bullet { @for item in asked { li { (item.title) ": " (item.asks) @if !item.about.is_empty() { " (" (ids(&item.about)) ")" } } } } }))
            }
            (section("decision", "The decision", form(&paths::meeting_part(id, "decisions"), 0, questions(typed, &kept.now, wrong), "Minute this decision")))
        }),
    )
}

fn questions(typed: &Typed, now: &Programme, wrong: &[Wrong]) -> Markup {
    html! {
        (textarea("words", "What was decided?", "For example: “The board agreed to move the due date of a12 to 31 March, as housing cannot begin before.”", typed.one("words"), 4, wrong))
        (ask_about(typed, now, wrong))
        (checkboxes(PUBLIC, "Who may read it?", "Tick this only where it names nobody and tells of no child.", &[("yes", "Anybody: councillors, scrutiny and the public")], &typed.all(PUBLIC), wrong))
    }
}

fn checked(meeting: &str, typed: &Typed, now: &Programme) -> Result<DecisionWords, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let decision = DecisionWords {
        meeting: meeting.to_owned(),
        words: forms::words(typed, "words", "Enter what was decided", &mut wrong),
        about: about(typed, now, &mut wrong),
        public: typed.one(PUBLIC) == "yes",
    };
    if wrong.is_empty() {
        Ok(decision)
    } else {
        Err(wrong)
    }
}

/// Minutes a decision.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    super::meeting::find(&kept.now.board, &id)?;
    match checked(&id, &typed, &kept.now) {
        Ok(decision) => {
            add(&app, &who, 'd', |id| Change::DecisionMinuted {
                id,
                decision: decision.clone(),
            })
            .await?;
            Ok(Redirect::to(&format!("{}#decisions", paths::meeting(&id))).into_response())
        }
        Err(wrong) => {
            let page = new_page(&app, &id, &typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The form that puts a decision's words right.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    one(&app, &id, None, &[]).await
}

fn find<'n>(now: &'n Programme, id: &str) -> Result<&'n Decision, Error> {
    now.board
        .decisions
        .iter()
        .find(|each| each.id == id)
        .ok_or(Error::NotFound("this decision"))
}

async fn one(app: &App, id: &str, typed: Option<&Typed>, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let decision = find(&kept.now, id)?;
    let kept_fields = Typed::new(begun([
        ("words", &decision.words.words),
        ("about", &ids(&decision.words.about)),
        (PUBLIC, ticked(decision.words.public)),
    ]));
    let asked = typed.unwrap_or(&kept_fields);
    let version = kept.now.version(&format!("decision:{id}"));
    let meeting = &decision.words.meeting;
    Ok(Page::new(
        Section::Board,
        titled("Put a decision right", wrong),
        html! { "What it said before is kept." },
    )
    .crumb("Improvement board", paths::board())
    .crumb("The meeting", paths::meeting(meeting))
    .body(html! {
        (summary(wrong))
        (form(&paths::board_decision(id), version, html! {
            (questions(asked, &kept.now, wrong))
            (textarea("why", "Why is it put right?", "Everybody who sees the board sees this.", asked.one("why"), 2, wrong))
        }, "Keep this"))
        @if !decision.before.is_empty() {
            (section("before", "What it said before", html! {
                @for each in &decision.before { p.wm-p { "Until " (words::moment(each.at)) ": " (each.was) ". Put right by " (each.by.name) ": " (each.why) } }
            }))
        }
    }))
}

/// Puts a decision's words right.
pub(crate) async fn change(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let meeting = find(&kept.now, &id)?.words.meeting.clone();
    let mut wrong = Vec::new();
    let why = forms::words(&typed, "why", "Say why it is put right", &mut wrong);
    let decision = match checked(&meeting, &typed, &kept.now) {
        Ok(decision) if wrong.is_empty() => decision,
        Ok(_) => return refused(&app, &id, &typed, &wrong).await,
        Err(more) => {
            wrong.splice(0..0, more);
            return refused(&app, &id, &typed, &wrong).await;
        }
    };
    let yours = decision.clone();
    let change = Change::DecisionMinuted {
        id: id.clone(),
        decision,
    };
    let changing = Changing {
        what: "This decision",
        action: &paths::board_decision(&id),
        back: &format!("{}#decisions", paths::meeting(&meeting)),
        typed: &typed,
    };
    keep(&app, &who, &why, change, &changing, |now| {
        find(now, &id)
            .map(|theirs| {
                vec![
                    Both::new("What was decided", &theirs.words.words, &yours.words),
                    Both::new("About", ids(&theirs.words.about), ids(&yours.about)),
                    Both::new(
                        "Who may read it",
                        readers(theirs.words.public),
                        readers(yours.public),
                    ),
                ]
            })
            .unwrap_or_default()
    })
    .await
}

async fn refused(app: &App, id: &str, typed: &Typed, wrong: &[Wrong]) -> Result<Response, Error> {
    let page = one(app, id, Some(typed), wrong).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
