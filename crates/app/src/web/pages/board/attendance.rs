//! Who was at a meeting: GET and POST /board/meetings/{id}/attendance. With it a meeting is held.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use improvement::board::{Attendance, Board, Change, Meeting, MeetingState};
use maud::html;

use super::forms::{self, Changing, form, keep, titled};
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary, textarea};
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The form.
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    view(&app, &id, None, &[]).await
}

/// Where a member was: there, sent apologies, or neither.
const PLACES: [(&str, &str); 3] = [
    ("present", "There"),
    ("apologies", "Sent apologies"),
    ("absent", "Neither"),
];

async fn view(app: &App, id: &str, typed: Option<&Typed>, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let meeting = super::meeting::find(board, id)?;
    let chosen = |member: &str| -> String {
        let field = format!("member_{member}");
        match typed {
            Some(typed) => typed.one(&field).to_owned(),
            None => stood(meeting, member).to_owned(),
        }
    };
    let others = typed.map_or(meeting.attendance.others.as_str(), |typed| {
        typed.one("others")
    });
    let version = kept.now.version(&format!("meeting:{id}"));
    let fields = html! {
        @if board.members_on(meeting.on).next().is_none() {
            p.wm-p #members { "Nobody was a member on that day. " a.govuk-link href=(paths::board_members()) { "Write down the members" } " first." }
        } @else {
            table.wm-t.wm-stack #members {
                thead { tr { th scope="col" { "Member" } th scope="col" { "Organisation" } th scope="col" { "Was" } } }
                tbody { @for member in board.members_on(meeting.on) {
                    @let field = format!("member_{}", member.id);
                    @let chosen = chosen(&member.id);
                    tr {
                        th scope="row" { label for=(field) { (member.words.name) } @if member.words.chair { span.wm-mark { "Independent chair" } } }
                        td data-l="Organisation" { (member.words.organisation) }
                        td data-l="Was" { select.govuk-select id=(field) name=(field) {
                            @for (word, name) in PLACES { option value=(word) selected[chosen == word] { (name) } }
                        } }
                    }
                } }
            }
        }
        (textarea("others", "Who else was there?", "Names and posts, one a line.", others, 3, wrong))
    };
    Ok(
        Page::new(Section::Board, titled("Who was there", wrong), html! {
            "The meeting of " (words::day(meeting.on)) ". Once this is kept, the meeting counts as held."
        })
        .crumb("Improvement board", paths::board())
        .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
        .body(html! {
            (summary(wrong))
            (form(&paths::meeting_part(id, "attendance"), version, fields, "Keep this"))
        }),
    )
}

fn stood(meeting: &Meeting, member: &str) -> &'static str {
    let among = |ids: &[String]| ids.iter().any(|id| id == member);
    if among(&meeting.attendance.present) {
        "present"
    } else if among(&meeting.attendance.apologies) {
        "apologies"
    } else {
        "absent"
    }
}

/// Keeps who was there.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let board = &kept.now.board;
    let meeting = super::meeting::find(board, &id)?;
    let mut wrong = Vec::new();
    let who_was = |word: &str| -> Vec<String> {
        board
            .members_on(meeting.on)
            .filter(|member| typed.one(&format!("member_{}", member.id)) == word)
            .map(|member| member.id.clone())
            .collect()
    };
    let attendance = Attendance {
        present: who_was("present"),
        apologies: who_was("apologies"),
        others: forms::optional_words(&typed, "others", &mut wrong),
    };
    if meeting.on > app.today() {
        wrong.push((
            "members",
            "The day of this meeting has not come: say who was there once it has".to_owned(),
        ));
    } else if meeting.state == MeetingState::Cancelled {
        wrong.push((
            "members",
            "This meeting was cancelled: give it a day again first".to_owned(),
        ));
    } else if attendance.present.is_empty() {
        wrong.push((
            "members",
            "Choose at least one member who was there".to_owned(),
        ));
    }
    if !wrong.is_empty() {
        let page = view(&app, &id, Some(&typed), &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let yours = attendance.clone();
    let change = Change::MeetingHeld {
        id: id.clone(),
        attendance,
    };
    let changing = Changing {
        what: "This meeting",
        action: &paths::meeting_part(&id, "attendance"),
        back: &paths::meeting(&id),
        typed: &typed,
    };
    keep(&app, &who, "", change, &changing, |now| {
        let theirs = now
            .board
            .meeting(&id)
            .map(|meeting| meeting.attendance.clone())
            .unwrap_or_default();
        both(&now.board, &theirs, &yours)
    })
    .await
}

fn both(board: &Board, theirs: &Attendance, yours: &Attendance) -> Vec<Both> {
    let names = |ids: &[String]| {
        let names: Vec<String> = ids
            .iter()
            .filter_map(|id| board.member(id))
            .map(|member| member.words.name.clone())
            .collect();
        words::list(&names)
    };
    vec![
        Both::new("There", names(&theirs.present), names(&yours.present)),
        Both::new(
            "Apologies",
            names(&theirs.apologies),
            names(&yours.apologies),
        ),
        Both::new("Also there", &theirs.others, &yours.others),
    ]
}
