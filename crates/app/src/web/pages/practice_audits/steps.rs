//! What is done about the audit of a child once it is in, and the end of a round: each a POST of its own.

use access::Acting;
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::audit::{Change, Grade, Item, Remedy, Round, Seat, form_subject};
use jiff::civil::Date;

use super::child::{found, view};
use super::typed::Typed;
use crate::programme::NotKept;
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Somebody who did not audit the child confirms or changes the grade over all.
pub(crate) async fn moderate(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(at): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    let today = app.today();
    step(
        &app,
        &look,
        &who,
        &at,
        &sent,
        |round, item, typed, wrong| {
            if !item.may_be_moderated_by(&who.person) {
                wrong.push((
                    "grade",
                    "Somebody else moderates it, once it is handed in".to_owned(),
                ));
            }
            let grade = Grade::of(typed.get("grade"));
            if grade.is_none() {
                wrong.push(("grade", "Choose the grade that stands".to_owned()));
            }
            let why = typed.text("why", "Enter why", wrong);
            let (id, number) = (round.id.clone(), item.number);
            grade.map(|grade| {
                (
                    why,
                    Change::Moderated {
                        id,
                        number,
                        grade,
                        on: today,
                    },
                )
            })
        },
    )
    .await
}

/// The manager's answer to an inadequate audit.
pub(crate) async fn remedy(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(at): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    let on = app.today();
    step(
        &app,
        &look,
        &who,
        &at,
        &sent,
        |round, item, typed, wrong| {
            nothing_waits(item, "what", wrong);
            let what = typed.text("what", "Enter what is done for this child", wrong);
            let owner = typed.line("owner", "Enter who answers for it", wrong);
            let by = day_to_come(typed, on, wrong);
            let (id, number) = (round.id.clone(), item.number);
            by.map(|by| {
                let remedy = Remedy { what, owner, by };
                (
                    String::new(),
                    Change::RemedySet {
                        id,
                        number,
                        on,
                        remedy,
                    },
                )
            })
        },
    )
    .await
}

/// What was to be done is done.
pub(crate) async fn remedied(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(at): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    let on = app.today();
    step(
        &app,
        &look,
        &who,
        &at,
        &sent,
        |round, item, typed, wrong| {
            nothing_waits(item, "how", wrong);
            if item
                .follow_up
                .as_ref()
                .is_some_and(|follow_up| follow_up.answered.is_none())
            {
                wrong.push(("how", "First say what is done, who and by when".to_owned()));
            }
            let words = typed.text("how", "Enter how it is for the child now", wrong);
            let (id, number) = (round.id.clone(), item.number);
            Some((
                String::new(),
                Change::Remedied {
                    id,
                    number,
                    on,
                    words,
                },
            ))
        },
    )
    .await
}

fn nothing_waits(item: &Item, field: &'static str, wrong: &mut Vec<Wrong>) {
    if item
        .follow_up
        .as_ref()
        .is_none_or(|follow_up| follow_up.remedied.is_some())
    {
        wrong.push((
            field,
            "Nothing waits to be done about this audit".to_owned(),
        ));
    }
}

/// The day of a remedy: not before today.
fn day_to_come(typed: &Typed, today: Date, wrong: &mut Vec<Wrong>) -> Option<Date> {
    match typed.day("by").read() {
        Ok(Some(day)) if day < today => {
            wrong.push(("by", "The day must not be before today".to_owned()));
            None
        }
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            wrong.push(("by", "Enter by when it is done".to_owned()));
            None
        }
        Err(what) => {
            wrong.push(("by", what));
            None
        }
    }
}

/// An audit goes back to its auditor.
pub(crate) async fn give_back(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(at): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    step(
        &app,
        &look,
        &who,
        &at,
        &sent,
        |round, item, typed, wrong| {
            let seat = [Seat::First, Seat::Second]
                .into_iter()
                .find(|seat| seat.word() == typed.get("seat"))
                .filter(|seat| item.handed_in(*seat).is_some());
            if seat.is_none() {
                wrong.push(("seat", "Choose an audit that is handed in".to_owned()));
            }
            let why = typed.text("back", "Enter why it goes back", wrong);
            let (id, number) = (round.id.clone(), item.number);
            seat.map(|seat| (why, Change::GivenBack { id, number, seat }))
        },
    )
    .await
}

/// A child cannot be audited.
pub(crate) async fn set_aside(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(at): Path<(String, String)>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    step(
        &app,
        &look,
        &who,
        &at,
        &sent,
        |round, item, typed, wrong| {
            if item.handed_in(Seat::First).is_some() {
                wrong.push(("aside", "The audit is handed in already".to_owned()));
            }
            let why = typed.text("aside", "Enter why", wrong);
            let (id, number) = (round.id.clone(), item.number);
            Some((why, Change::SetAside { id, number }))
        },
    )
    .await
}

/// Keeps one change about a child of an open round, or shows the page again with what was typed.
async fn step(
    app: &App,
    look: &Look,
    who: &Acting,
    (id, n): &(String, String),
    sent: &[u8],
    change: impl FnOnce(&Round, &Item, &Typed, &mut Vec<Wrong>) -> Option<(String, Change)>,
) -> Result<Response, Error> {
    let typed = Typed::of(sent);
    let kept = app.programme().await?;
    let (round, item) = found(&kept, look, id, n)?;
    if item.is_blind(&who.person) {
        return Err(Error::BadRequest(
            "You audit this child yourself: hand in first. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong = Vec::new();
    let change = change(round, item, &typed, &mut wrong);
    let is_follow_up = matches!(
        &change,
        Some((_, Change::RemedySet { .. } | Change::Remedied { .. }))
    );
    // What waits for an answer goes on waiting after the round is over.
    if round.closed.is_some() && !is_follow_up && change.is_some() {
        return Err(Error::BadRequest(
            "This round is closed. Nothing was changed.".to_owned(),
        ));
    }
    if let (Some((why, what)), true) = (change, wrong.is_empty()) {
        // An audit that goes back is in, so that nobody can have changed it since.
        let seen = if let Change::GivenBack { seat, .. } = &what {
            kept.now.version(&form_subject(id, item.number, *seat))
        } else {
            typed.version()
        };
        let seen = [(what.subject(), seen)];
        return match app.change(who, &why, &[What::Audit(what)], &seen).await {
            Ok(_) => Ok(Redirect::to(&paths::audited_child(id, item.number)).into_response()),
            Err(NotKept::Failed(why)) => Err(why.into()),
            Err(NotKept::ChangedSince { subject, kept }) => {
                let by = kept
                    .of(&subject)
                    .first()
                    .map_or_else(String::new, |change| {
                        format!(
                            "{} changed it on {}",
                            change.by.name,
                            words::moment(change.at)
                        )
                    });
                let what = format!(
                    "{by}, after you opened this page: read what is new, then send yours again. What you typed is still here"
                );
                let page = view(app, look, who, &kept, id, n, &typed, &[("main", what)])?;
                Ok((StatusCode::CONFLICT, page).into_response())
            }
        };
    }
    let page = view(app, look, who, &kept, id, n, &typed, &wrong)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Closes a round.
pub(crate) async fn close(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(sent): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&sent);
    let kept = app.programme().await?;
    let round = kept
        .now
        .audits
        .round(&id)
        .ok_or(Error::NotFound("this round of audits"))?;
    if round.closed.is_some() {
        return Ok(Redirect::to(&paths::practice_audit(&id)).into_response());
    }
    let what = Change::Closed { id: id.clone() };
    let seen = [(what.subject(), typed.version())];
    match app.change(&who, "", &[What::Audit(what)], &seen).await {
        Ok(_) => Ok(Redirect::to(&paths::practice_audit(&id)).into_response()),
        Err(NotKept::ChangedSince { .. }) => Err(Error::BadRequest(
            "Somebody changed who audits whom since you opened the page. Nothing was changed: look at it again, then close the round.".to_owned(),
        )),
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}
