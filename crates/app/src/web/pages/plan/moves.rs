//! What becomes of an action: its task moves, it is complete or open again, dropped, rated by hand. Each a POST below
//! /plan/actions/{id}, each with the version its page showed.

mod forms;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Action, Change, LONGEST_TEXT, Rating, Task, too_long};
use jiff::civil::Date;

use super::actions;
use super::moment::Moment;
use super::writing::subject;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, changed_since};
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::page::Section;
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};
use forms::by_hand;
pub(super) use forms::forms;

/// The rating by the rules, as the form sends it.
const BY_RULES: &str = "rules";

/// Its task moved.
pub(crate) async fn move_task(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let task = Task::of(typed.one("task"));
    if task.is_none() {
        wrong.push(("task", "Choose how far the task is".to_owned()));
    }
    let on = past_day(&app, &typed, "since", &mut wrong);
    let change = task.map(|task| Change::TaskMoved {
        id: id.clone(),
        task,
        on,
    });
    let yours = task.map(|task| Both::new("Task", "", task.name()));
    keep(
        &app,
        &who,
        &id,
        "task",
        Asked {
            change,
            why: "",
            yours,
        },
        &typed,
        wrong,
    )
    .await
}

/// It is complete: refused with everything that is missing.
pub(crate) async fn complete_it(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let moment = Moment::now(&app).await?;
    let action = (moment.plan().action(&id)).ok_or(Error::NotFound("this action"))?;
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut despite = Vec::new();
    let mut why = String::new();
    match action.may_complete(&|code| moment.signals.of_code(code)) {
        Ok(()) => {}
        Err(not_yet) if !not_yet.missing.is_empty() => {
            let sentences = not_yet.sentences().into_iter();
            wrong.extend(sentences.map(|what| ("three", what)));
        }
        // Only a measure stands in the way: somebody may overrule it, with a reason.
        Err(not_yet) => {
            why = typed.trimmed("despite");
            if why.is_empty() {
                wrong.push((
                    "despite",
                    format!("{not_yet} Say why it is complete all the same"),
                ));
            }
            wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| ("despite", what)));
            despite = not_yet.worse;
        }
    }
    let on = past_day(&app, &typed, "completed", &mut wrong);
    let change = Some(Change::Completed {
        id: id.clone(),
        on,
        despite,
    });
    let yours = Some(Both::new("Complete", "", words::day(on)));
    keep(
        &app,
        &who,
        &id,
        "completion",
        Asked {
            change,
            why: &why,
            yours,
        },
        &typed,
        wrong,
    )
    .await
}

/// It is open again.
pub(crate) async fn reopen(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (why, wrong) = reason(&typed, "reopen_why");
    let change = Some(Change::Reopened { id: id.clone() });
    let yours = Some(Both::new("Complete", "", "open again"));
    keep(
        &app,
        &who,
        &id,
        "reopening",
        Asked {
            change,
            why: &why,
            yours,
        },
        &typed,
        wrong,
    )
    .await
}

/// It will not be done.
pub(crate) async fn drop_it(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (why, wrong) = reason(&typed, "drop_why");
    let change = Some(Change::ActionDropped { id: id.clone() });
    let yours = Some(Both::new("Dropped", "", "dropped"));
    keep(
        &app,
        &who,
        &id,
        "dropping",
        Asked {
            change,
            why: &why,
            yours,
        },
        &typed,
        wrong,
    )
    .await
}

/// It is rated by hand, or by the rules again.
pub(crate) async fn rate(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (why, mut wrong) = reason(&typed, "rating_why");
    let word = typed.one("rating");
    let rating = by_hand().find(|rating| rating.word() == word);
    let change = match rating {
        Some(rating) => Some(Change::RatingSet {
            id: id.clone(),
            rating,
        }),
        None if word == BY_RULES => Some(Change::RatingLifted { id: id.clone() }),
        None => {
            wrong.push(("rating", "Choose a rating".to_owned()));
            None
        }
    };
    let yours = Some(Both::new(
        "Rating by hand",
        "",
        rating.map_or("as the rules rate it", Rating::name),
    ));
    keep(
        &app,
        &who,
        &id,
        "rating",
        Asked {
            change,
            why: &why,
            yours,
        },
        &typed,
        wrong,
    )
    .await
}

/// A day that is not still to come; today where none was typed.
fn past_day(app: &App, typed: &Typed, field: &'static str, wrong: &mut Vec<Wrong>) -> Date {
    let today = app.today();
    match typed.day(field).read() {
        Ok(Some(day)) if day > today => {
            wrong.push((field, "This day is still to come".to_owned()));
            today
        }
        Ok(Some(day)) => day,
        Ok(None) => today,
        Err(what) => {
            wrong.push((field, what));
            today
        }
    }
}

fn reason(typed: &Typed, field: &'static str) -> (String, Vec<Wrong>) {
    let why = typed.trimmed(field);
    let mut wrong: Vec<Wrong> = Vec::new();
    if why.is_empty() {
        wrong.push((field, "Say why".to_owned()));
    }
    wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| (field, what)));
    (why, wrong)
}

/// What a form asks for: nothing where it could not be read.
struct Asked<'a> {
    change: Option<Change>,
    why: &'a str,
    /// As it would be, for whoever must choose between two versions.
    yours: Option<Both>,
}

async fn keep(
    app: &App,
    who: &Who,
    id: &str,
    to: &str,
    asked: Asked<'_>,
    typed: &Typed,
    wrong: Vec<Wrong>,
) -> Result<Response, Error> {
    let moment = Moment::now(app).await?;
    let action = (moment.plan().action(id)).ok_or(Error::NotFound("this action"))?;
    if action.dropped {
        return Err(Error::BadRequest(
            "This action was dropped. Nothing was changed.".to_owned(),
        ));
    }
    let (Some(change), true) = (asked.change, wrong.is_empty()) else {
        let page = actions::view(app, who, &moment, id, typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let seen = [(subject(id), typed.version())];
    match app
        .change(&who.0, asked.why, &[What::Plan(change)], &seen)
        .await
    {
        Ok(_) => Ok(Redirect::to(&paths::action(id)).into_response()),
        Err(NotKept::ChangedSince { subject, kept }) => {
            let now = kept.now.plan.action(id);
            let fields: Vec<Both> = asked
                .yours
                .map(|yours| Both {
                    theirs: now.map_or_else(String::new, |now| stands(now, to)),
                    ..yours
                })
                .into_iter()
                .collect();
            Ok(changed_since(&Since {
                section: Section::Plan,
                what: &format!("Action {id}"),
                kept: &kept,
                subject: &subject,
                fields: &fields,
                sent: &typed.sent(),
                action: &format!("{}/{to}", paths::action(id)),
                back: &paths::action(id),
            }))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

/// How what a form would change stands now.
fn stands(action: &Action, to: &str) -> String {
    match to {
        "task" => action.task.name().to_owned(),
        "rating" => (action.rated_otherwise.as_ref())
            .map_or("as the rules rate it", |rated| rated.rating.name())
            .to_owned(),
        "dropping" => if action.dropped {
            "dropped"
        } else {
            "in force"
        }
        .to_owned(),
        _completion => (action.completed.as_ref())
            .map_or_else(|| "open".to_owned(), |said| words::day(said.on)),
    }
}
