//! Meetings are set, moved and cancelled: GET /board/meetings/new, POST /board/meetings; GET and POST
//! /board/meetings/{id}/edit; POST /board/meetings/{id}/cancellation.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::board::{Board, Change, Meeting, MeetingState, MeetingWords};
use maud::{Markup, html};

use super::forms::{self, Changing, add, begun, form, keep, titled, typed_day};
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, day, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The form for a new meeting.
pub(crate) async fn new() -> Page {
    new_page(&Typed::default(), &[])
}

fn new_page(typed: &Typed, wrong: &[Wrong]) -> Page {
    Page::new(
        Section::Board,
        titled("Set a meeting", wrong),
        html! {
            "A day and a place. Its agenda is suggested from what changed since the last meeting."
        },
    )
    .crumb("Improvement board", paths::board())
    .body(html! {
        (summary(wrong))
        (form(&paths::meetings(), 0, questions(typed, wrong), "Set this meeting"))
    })
}

fn questions(typed: &Typed, wrong: &[Wrong]) -> Markup {
    html! {
        (day("on", "Which day?", "For example 3 12 2026.", typed.day("on"), wrong))
        (text("begins", "When does it begin?", "For example 10:00.", typed.one("begins"), wrong))
        (text("place", "Where?", "", typed.one("place"), wrong))
    }
}

/// What was typed of a meeting; `id` is empty for a new one. Where the day has another already, a time must tell them apart.
fn checked(app: &App, board: &Board, id: &str, typed: &Typed) -> Result<MeetingWords, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let meeting = MeetingWords {
        on: forms::needed_day(typed, "on", "Enter the day", app.today(), &mut wrong),
        begins: forms::optional_line(typed, "begins", &mut wrong),
        place: forms::optional_line(typed, "place", &mut wrong),
    };
    let mut others = board.on_day(meeting.on, id).peekable();
    if others.peek().is_some() && meeting.begins.is_empty() {
        wrong.push((
            "begins",
            "Another meeting is set for this day: enter when this one begins".to_owned(),
        ));
    } else if others.any(|other| (&other.begins, &other.place) == (&meeting.begins, &meeting.place))
    {
        wrong.push((
            "begins",
            "Another meeting begins then at the same place: enter another time or place".to_owned(),
        ));
    }
    if wrong.is_empty() {
        Ok(meeting)
    } else {
        Err(wrong)
    }
}

/// Sets a meeting. Two on one day are possible, told apart by their times; the page of each says so.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    match checked(&app, &kept.now.board, "", &typed) {
        Ok(meeting) => {
            let id = add(&app, &who, 'm', |id| Change::MeetingSet {
                id,
                meeting: meeting.clone(),
            })
            .await?;
            Ok(Redirect::to(&paths::meeting(&id)).into_response())
        }
        Err(wrong) => {
            let page = new_page(&typed, &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The form that moves or cancels a meeting.
pub(crate) async fn edit(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    edit_page(&app, &id, None, &[]).await
}

async fn edit_page(
    app: &App,
    id: &str,
    typed: Option<&Typed>,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, id)?;
    let mut fields = begun([("begins", &meeting.begins), ("place", &meeting.place)]);
    fields.extend(typed_day("on", Some(meeting.on)));
    let kept_fields = Typed::new(fields);
    let asked = typed.unwrap_or(&kept_fields);
    let version = kept.now.version(&format!("meeting:{id}"));
    Ok(Page::new(
        Section::Board,
        titled("Move or cancel this meeting", wrong),
        html! { "The meeting of " (words::day(meeting.on)) ". What is written of it stays." },
    )
    .crumb("Improvement board", paths::board())
    .crumb(
        format!("Meeting of {}", words::day(meeting.on)),
        paths::meeting(id),
    )
    .body(html! {
        (summary(wrong))
        (section("move", "Day and place", form(&paths::meeting_part(id, "edit"), version, questions(asked, wrong), "Keep this")))
        @if meeting.state == MeetingState::Set {
            (section("cancel", "Cancel it", form(&paths::meeting_part(id, "cancellation"), version, html! {
                (textarea("why", "Why will it not be held?", "Everybody who sees the board sees this.", asked.one("why"), 2, wrong))
            }, "Cancel this meeting")))
        }
    }))
}

/// Moves a meeting.
pub(crate) async fn change(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    super::meeting::find(&kept.now.board, &id)?;
    let meeting = match checked(&app, &kept.now.board, &id, &typed) {
        Ok(meeting) => meeting,
        Err(wrong) => {
            let page = edit_page(&app, &id, Some(&typed), &wrong).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let yours = meeting.clone();
    let change = Change::MeetingSet {
        id: id.clone(),
        meeting,
    };
    let changing = Changing {
        what: "This meeting",
        action: &paths::meeting_part(&id, "edit"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    keep(&app, &who, "", change, &changing, |now| {
        now.board
            .meeting(&id)
            .map(|theirs| both(theirs, &yours))
            .unwrap_or_default()
    })
    .await
}

fn both(theirs: &Meeting, yours: &MeetingWords) -> Vec<Both> {
    vec![
        Both::new("Day", words::day(theirs.on), words::day(yours.on)),
        Both::new("Begins", &theirs.begins, &yours.begins),
        Both::new("Place", &theirs.place, &yours.place),
        Both::new("How it stands", theirs.state.name(), ""),
    ]
}

/// Cancels a meeting that was not held.
pub(crate) async fn cancel(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, &id)?;
    if meeting.state == MeetingState::Held {
        return Err(Error::BadRequest(
            "This meeting was held. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong = Vec::new();
    let why = forms::words(&typed, "why", "Say why it will not be held", &mut wrong);
    if !wrong.is_empty() {
        // The form of the day on the same page begins with what is kept.
        let mut fields = begun([
            ("begins", &meeting.begins),
            ("place", &meeting.place),
            ("why", typed.one("why")),
        ]);
        fields.extend(typed_day("on", Some(meeting.on)));
        let page = edit_page(&app, &id, Some(&Typed::new(fields)), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let changing = Changing {
        what: "This meeting",
        action: &paths::meeting_part(&id, "cancellation"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    let change = Change::MeetingCancelled { id: id.clone() };
    keep(&app, &who, &why, change, &changing, |now| {
        let state = now
            .board
            .meeting(&id)
            .map_or("", |theirs| theirs.state.name());
        vec![Both::new("How it stands", state, "Cancelled")]
    })
    .await
}
