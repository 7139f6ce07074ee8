//! An action is written: GET /plan/actions/new and POST /plan/actions; GET and POST /plan/actions/{id}/edit.

mod read;

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::audit::questions;
use improvement::plan::{ActionWords, Change, Field, LONGEST_TEXT, Plan, too_long};
use maud::{Markup, html};
use measures::catalogue;
use measures::measure::Area;
use serde::Deserialize;

use super::reports;
use crate::programme::owners::Owners;
use crate::programme::{Kept, NotKept};
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{
    Wrong, checkboxes, choose, day, described, message, summary, text, textarea,
};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::paths;
use crate::web::typed::Typed;
use crate::web::who::Who;

/// The finding that a new action answers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    finding: String,
}

/// The form of a new action.
pub(crate) async fn new(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let finding = kept.now.plan.finding(&asked.finding);
    let answers = finding.map(|finding| ("answers".to_owned(), finding.id.clone()));
    let typed = Typed::new(answers.into_iter().collect());
    form(&app, &kept, None, &typed, &[]).await
}

/// Adds an action.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let mut kept = app.programme().await?;
    let (words, wrong) = checked(&app, &kept.now.plan, None, &typed);
    if !wrong.is_empty() {
        let page = form(&app, &kept, None, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    loop {
        let id = kept.now.plan.next_id('a');
        let what = What::Plan(Change::ActionAdded {
            id: id.clone(),
            action: Box::new(words.clone()),
        });
        let seen = [(what.subject(), 0)];
        match app
            .change(&who, &typed.trimmed("why"), &[what], &seen)
            .await
        {
            Ok(_) => return Ok(Redirect::to(&paths::action(&id)).into_response()),
            // Somebody took the id meanwhile: the next one is taken.
            Err(NotKept::ChangedSince { kept: newer, .. }) => kept = newer,
            Err(NotKept::Failed(why)) => return Err(why.into()),
        }
    }
}

/// The form of an action that is there.
pub(crate) async fn edit(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let action = kept
        .now
        .plan
        .action(&id)
        .ok_or(Error::NotFound("this action"))?;
    let typed = read::typed(&action.words);
    form(&app, &kept, Some(&id), &typed, &[]).await
}

/// Writes an action anew.
pub(crate) async fn save(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let action = kept
        .now
        .plan
        .action(&id)
        .ok_or(Error::NotFound("this action"))?;
    let (words, wrong) = checked(&app, &kept.now.plan, Some(&id), &typed);
    if !wrong.is_empty() {
        let page = form(&app, &kept, Some(&id), &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let version = typed.version();
    if words == action.words && version == kept.now.version(&subject(&id)) {
        return Ok(Redirect::to(&paths::action(&id)).into_response());
    }
    let what = What::Plan(Change::ActionChanged {
        id: id.clone(),
        action: Box::new(words.clone()),
    });
    let seen = [(subject(&id), version)];
    match app
        .change(&who, &typed.trimmed("why"), &[what], &seen)
        .await
    {
        Ok(_) => Ok(Redirect::to(&paths::action(&id)).into_response()),
        Err(NotKept::ChangedSince { subject, kept }) => {
            let theirs = kept.now.plan.action(&id).map(|each| each.words.clone());
            let theirs = theirs.unwrap_or_default();
            let both =
                |field: Field| Both::new(field.name(), theirs.read(field), words.read(field));
            Ok(changed_since(&Since {
                section: Section::Plan,
                what: &format!("Action {id}"),
                kept: &kept,
                subject: &subject,
                fields: &Field::ALL.map(both),
                sent: &typed.sent(),
                action: &format!("{}/edit", paths::action(&id)),
                back: &paths::action(&id),
            }))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

/// What the last change of an action is compared with.
pub(super) fn subject(id: &str) -> String {
    format!("action:{id}")
}

/// The action as it was typed, and everything that is wrong with it.
fn checked(app: &App, plan: &Plan, id: Option<&str>, typed: &Typed) -> (ActionWords, Vec<Wrong>) {
    let (words, mut wrong) = read::words(typed);
    let library = app.library();
    let reported = |report: &str| reports::day(&library, report);
    let more = plan.wrong_with(id, &words, &reported);
    wrong.extend(more.into_iter().map(|(field, what)| (field.word(), what)));
    wrong.extend(too_long(typed.one("why"), LONGEST_TEXT).map(|what| ("why", what)));
    (words, wrong)
}

async fn form(
    app: &App,
    kept: &Kept,
    id: Option<&str>,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let plan = &kept.now.plan;
    let owners = Owners::of(app, &app.children()).await?;
    let (mut title, to) = match id {
        Some(id) => (
            format!("Change action {id}"),
            format!("{}/edit", paths::action(id)),
        ),
        None => ("Write an action".to_owned(), paths::actions()),
    };
    if !wrong.is_empty() {
        title = format!("Error: {}", title.to_lowercase());
    }
    let version = id.map_or(0, |id| kept.now.version(&subject(id)));
    // After a refusal the version stays that of the page on which it was typed.
    let version = if wrong.is_empty() {
        version
    } else {
        typed.version()
    };
    let mut page = Page::new(
        Section::Plan,
        title,
        html! {
            "What is done about findings, who answers for it, and what will show that it worked."
        },
    )
    .crumb("Improvement plan", paths::plan());
    if let Some(id) = id {
        page = page.crumb(format!("Action {id}"), paths::action(id));
    }
    Ok(page.body(html! {
        (summary(wrong))
        form method="post" action=(to) novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(version);
            (textarea(Field::Title.word(), "What will be done?", "In a line.", typed.one("title"), 2, wrong))
            (answers(plan, typed, wrong))
            (objective(plan, typed, wrong))
            (textarea(Field::How.word(), "How?", "You do not have to say.", typed.one("how"), 4, wrong))
            (textarea(Field::Success.word(), "What will be different for children when it worked?", "", typed.one("success"), 2, wrong))
            (owner(&owners, typed, wrong))
            (textarea(Field::Partners.word(), "Who does it with the council?", "One a line: housing, police, health, a social enterprise.", typed.one("partners"), 2, wrong))
            (day(Field::Start.word(), "When does it begin?", "You do not have to say.", typed.day("start"), wrong))
            (day(Field::Due.word(), "When is its task due?", "For example 31 3 2027. Without a day it counts as at risk.", typed.day("due"), wrong))
            (text(Field::DependsOn.word(), "What does it wait for?", "Numbers of other actions with commas between, for example a3, a7.", typed.one("depends_on"), wrong))
            (text(Field::Cost.word(), "What does it cost, in pounds?", "Where that is known, for example 12,500.", typed.one("cost"), wrong))
            (textarea(Field::Measures.word(), "Which measures will show it?", "Codes, one a line, for example HP15.", typed.one("measures"), 2, wrong))
            (measure_codes())
            (textarea(Field::Questions.word(), "Which audit questions will test it?", "Their keys, one a line, for example core/voice.", typed.one("questions"), 2, wrong))
            (question_keys())
            (textarea("why", if id.is_some() { "Why is it changed?" } else { "Anything to know of why?" }, "Everybody who sees the plan sees this.", typed.one("why"), 2, wrong))
            button.govuk-button type="submit" { @if id.is_some() { "Save the action" } @else { "Put it into the plan" } }
        }
    }))
}

/// Open findings to tick, and those ticked whatever became of them.
fn answers(plan: &Plan, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let ticked = typed.all("answers");
    let options: Vec<(&str, String)> = plan
        .findings
        .iter()
        .filter(|finding| finding.is_open() || ticked.contains(&finding.id))
        .map(|finding| {
            let gone = if finding.is_open() {
                ""
            } else {
                " (withdrawn)"
            };
            (
                finding.id.as_str(),
                format!("{}: {}{gone}", finding.id, finding.words),
            )
        })
        .collect();
    html! {
        @if options.is_empty() { p.wm-p { "No finding is in the plan yet, so it answers none." } }
        @else { (checkboxes(Field::Answers.word(), "Which findings does it answer?", "It may answer none; the plan then says so.", &options, &ticked, wrong)) }
    }
}

fn objective(plan: &Plan, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let mut options = vec![(String::new(), "None".to_owned())];
    options.extend(
        plan.objectives
            .iter()
            .map(|each| (each.id.clone(), each.title.clone())),
    );
    html! {
        @if options.len() > 1 { (choose(Field::Objective.word(), "Which objective does it serve?", "", &options, typed.one("objective"), wrong)) }
    }
}

/// A name to type, with those known here offered.
fn owner(owners: &Owners, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let name = Field::Owner.word();
    let hint = "A person or a post. Names known here are offered as you type.";
    let class = if wrong.iter().any(|(of, _)| *of == name) {
        "govuk-form-group govuk-form-group--error"
    } else {
        "govuk-form-group"
    };
    html! {
        div class=(class) {
            label.govuk-label for=(name) { "Who answers for it?" }
            div.govuk-hint id="owner-hint" { (hint) }
            (message(name, wrong))
            input.govuk-input.govuk-input--width-20 id=(name) name=(name) type="text" list="owners" autocomplete="off" value=(typed.one(name)) aria-describedby=[described(name, hint, wrong)];
            datalist #owners { @for owner in &owners.here { option value=(owner) {} } }
        }
    }
}

/// Every measure with its code.
fn measure_codes() -> Markup {
    details(
        "All measures and their codes",
        html! {
            @for area in Area::ALL {
                p { strong { (area.name()) } }
                ul.wm-dots { @for measure in catalogue::all().filter(|each| each.area == area) { li { (measure.id) ": " (measure.name) } } }
            }
        },
    )
}

/// Every audit question with its key.
fn question_keys() -> Markup {
    details(
        "All audit questions and their keys",
        html! {
            @for set in &questions::SETS {
                p { strong { (set.name) } }
                ul.wm-dots { @for question in set.questions { li { (question.key) ": " (question.asks) } } }
            }
        },
    )
}
