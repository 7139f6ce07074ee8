//! A challenge: GET /challenges/{id}; it is answered, goes up, ends.

use access::{Acting, Permission, Role};
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::challenge::{AtStage, Challenge, Change, Outcome, Stage, Waits};
use jiff::civil::Date;
use maud::{Markup, html};

use super::super::practice_audits::typed::Typed;
use super::{about, days, due, waits};
use crate::programme::{Kept, NotKept};
use crate::records::Look;
use crate::state::App;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, day, summary, textarea};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// The challenge.
pub(crate) async fn show(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    view(&app, &look, &who, &kept, &id, &Typed::default(), &[])
}

/// The challenge of an id, where whoever asks may see whom it is about.
fn found<'k>(kept: &'k Kept, look: &Look, id: &str) -> Result<(&'k Challenge, Markup), Error> {
    let missing = || Error::NotFound("this challenge");
    let challenge = kept.now.challenges.challenge(id).ok_or_else(missing)?;
    let about = about(look, &challenge.words.about).ok_or_else(missing)?;
    Ok((challenge, about))
}

fn view(
    app: &App,
    look: &Look,
    who: &Acting,
    kept: &Kept,
    id: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let (challenge, about) = found(kept, look, id)?;
    let today = app.today();
    let name = challenge.words.theme.name();
    let title = if wrong.is_empty() {
        format!("Challenge {}: {name}", challenge.id)
    } else {
        format!("Error: challenge {}", challenge.id)
    };
    let version = kept.now.version(&format!("challenge:{id}"));
    let works = who.may(Permission::Challenge) && challenge.closed.is_none();
    Ok(Page::new(Section::Challenges, title, html! {
        @match challenge.waits() {
            Waits::ForAnswer => { "It waits for an answer at " (in_sentence(challenge.stage())) ", due " (words::day(challenge.next_due().unwrap_or(challenge.due))) "." }
            Waits::ForOfficer => { "It was answered; the officer says whether that is enough. All of it is due by " (words::day(challenge.due)) "." }
            Waits::Over => { (waits(challenge)) ", after " (days(challenge.took(today))) "." }
        }
        @if challenge.is_late(today) { " " strong.wm-late { "Late." } }
    })
    .crumb("Challenges", paths::challenges())
    .invented(look.invented())
    .body(html! {
        (summary(wrong))
        (section("what", "What is challenged", html! {
            dl.wm-facts {
                div { dt { "About" } dd { (about) } }
                div { dt { "Raised" } dd { (words::day(challenge.words.on)) " by " (challenge.by.name) } }
                div { dt { "What is wrong" } dd.wm-typed { (challenge.words.what) } }
                div { dt { "What should happen" } dd.wm-typed { (challenge.words.wanted) } }
                div { dt { "Next step" } dd { (due(challenge, today)) } }
            }
        }))
        (section("stages", "What was done", stages(challenge, today)))
        @if challenge.closed.is_some() { (not_kept(typed)) }
        @if works {
            (section("next", "What happens next", html! {
                @if may_answer(who, challenge) { (answer_form(id, version, typed, wrong)) }
                @if may_decide(who, challenge) {
                    @if challenge.further().next().is_some() { (escalate_form(challenge, version, typed, wrong)) }
                    (close_form(id, version, typed, wrong))
                }
            }))
        }
    }))
}

/// What was typed for a challenge that had ended meanwhile: nothing of it is kept, and none of it lost.
fn not_kept(typed: &Typed) -> Markup {
    let texts: Vec<&str> = ["answer", "why", "came_of_it"]
        .into_iter()
        .map(|name| typed.get(name))
        .filter(|text| !text.is_empty())
        .collect();
    html! {
        @if !texts.is_empty() {
            (section("typed", "What you wrote, which is not kept", html! { @for text in texts { p.wm-p.wm-typed { (text) } } }))
        }
    }
}

/// A stage within a sentence.
fn in_sentence(stage: Stage) -> String {
    match stage {
        Stage::Informal => "the informal stage".to_owned(),
        Stage::TeamManager | Stage::ServiceManager | Stage::AssistantDirector | Stage::Director => {
            stage.name().to_lowercase().replace(": ", ", the ")
        }
        Stage::Cafcass => "Cafcass".to_owned(),
    }
}

fn stages(challenge: &Challenge, today: Date) -> Markup {
    let next = |at: usize| challenge.stages.get(at + 1).map(|stage| stage.since);
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Stage" } th scope="col" { "Since" } th scope="col" { "Answer due" } th scope="col" { "Answers" } } }
            tbody { @for (at, stage) in challenge.stages.iter().enumerate() { tr {
                th scope="row" { (stage.stage.name()) @if !stage.why.is_empty() { span.wm-sub.wm-line.wm-typed { (stage.why) } } }
                td data-l="Since" { (words::day(stage.since)) span.wm-sub.wm-line { "by " (stage.by.name) } }
                td data-l="Answer due" { (words::day(stage.due)) (answered_in_time(stage, next(at), challenge, today)) }
                td data-l="Answers" {
                    @for (on, by, answer) in &stage.answers { p.wm-typed { (answer) span.wm-sub.wm-line { (by.name) ", " (words::day(*on)) } } }
                    @if stage.answers.is_empty() { "None" }
                }
            } } }
        }
        @if let Some(closed) = &challenge.closed {
            p.wm-p { strong { (closed.outcome.name()) } ", " (words::day(closed.on)) ", by " (closed.by.name) "." }
            @if !closed.words.is_empty() { p.wm-p.wm-typed { (closed.words) } }
        }
    }
}

/// Whether a stage was answered by its day.
fn answered_in_time(
    stage: &AtStage,
    left: Option<Date>,
    challenge: &Challenge,
    today: Date,
) -> Markup {
    let until = left
        .or(challenge.closed.as_ref().map(|closed| closed.on))
        .unwrap_or(today);
    html! {
        span.wm-sub.wm-line {
            @match stage.answers.first() {
                Some((on, ..)) if *on <= stage.due => "answered in time",
                Some(_) => "answered late",
                None if until > stage.due => "not answered in time",
                None if left.is_some() || challenge.closed.is_some() => "not answered",
                None => "not answered yet",
            }
        }
    }
}

/// Whoever raised it does not answer it.
fn may_answer(who: &Acting, challenge: &Challenge) -> bool {
    challenge.by.person != who.person
}

/// The officer says whether it is enough, or those who answer for all of it; not a manager who has to answer.
fn may_decide(who: &Acting, challenge: &Challenge) -> bool {
    challenge.by.person == who.person || who.role != Role::TeamManager
}

fn answer_form(id: &str, version: u64, typed: &Typed, wrong: &[Wrong]) -> Markup {
    html! {
        form method="post" action={ (paths::challenge(id)) "/answers" } novalidate {
            (form_token())
            input type="hidden" name="version" value=(version);
            (textarea("answer", "The answer", "What is done, by whom and when.", typed.get("answer"), 5, wrong))
            (day("answered_on", "When was it answered?", "Leave empty for today.", typed.day("answered_on"), wrong))
            button.govuk-button type="submit" { "Answer" }
        }
    }
}

fn escalate_form(challenge: &Challenge, version: u64, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let stages: Vec<(&str, &str)> = challenge
        .further()
        .map(|stage| (stage.word(), stage.name()))
        .collect();
    html! {
        form method="post" action={ (paths::challenge(&challenge.id)) "/stages" } novalidate {
            (form_token())
            input type="hidden" name="version" value=(version);
            (choose("to", "Take it to", "", &stages, typed.get("to"), wrong))
            (textarea("why", "Why?", "", typed.get("why"), 3, wrong))
            button.govuk-button.govuk-button--secondary type="submit" { "Take it further" }
        }
    }
}

fn close_form(id: &str, version: u64, typed: &Typed, wrong: &[Wrong]) -> Markup {
    let outcomes: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
        .chain(Outcome::ALL.iter().map(|each| (each.word(), each.name())))
        .collect();
    html! {
        form method="post" action={ (paths::challenge(id)) "/outcome" } novalidate {
            (form_token())
            input type="hidden" name="version" value=(version);
            (choose("outcome", "How does it end?", "", &outcomes, typed.get("outcome"), wrong))
            (textarea("came_of_it", "What came of it for the child?", "", typed.get("came_of_it"), 4, wrong))
            button.govuk-button.govuk-button--secondary type="submit" { "End the challenge" }
        }
    }
}

/// A day that is not to come; today where none was typed.
pub(super) fn day_by(
    typed: &Typed,
    name: &'static str,
    today: Date,
    wrong: &mut Vec<Wrong>,
) -> Date {
    match typed.day(name).read() {
        Ok(Some(day)) if day > today => {
            wrong.push((name, "The day must be today or before".to_owned()));
            today
        }
        Ok(day) => day.unwrap_or(today),
        Err(what) => {
            wrong.push((name, what));
            today
        }
    }
}

/// Keeps an answer.
pub(crate) async fn answer(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    changed(&app, &look, &who, &id, &form, |challenge, typed, wrong| {
        if !may_answer(&who, challenge) {
            wrong.push((
                "answer",
                "Whoever raised a challenge does not answer it".to_owned(),
            ));
        }
        let words = typed.text("answer", "Enter the answer", wrong);
        let on = day_by(typed, "answered_on", app.today(), wrong);
        if challenge.now().is_some_and(|now| on < now.since) {
            wrong.push((
                "answered_on",
                "The day must not be before it came to this stage".to_owned(),
            ));
        }
        let id = challenge.id.clone();
        Some((String::new(), Change::Answered { id, on, words }))
    })
    .await
}

/// Takes it to another stage.
pub(crate) async fn escalate(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    changed(&app, &look, &who, &id, &form, |challenge, typed, wrong| {
        if !may_decide(&who, challenge) {
            wrong.push(("to", "Only the officer takes it further".to_owned()));
        }
        let to =
            Stage::of(typed.get("to")).filter(|to| challenge.further().any(|stage| stage == *to));
        if to.is_none() {
            wrong.push(("to", "Choose a stage after the one it is at".to_owned()));
        }
        let why = typed.text("why", "Enter why it goes further", wrong);
        let id = challenge.id.clone();
        let on = app.today();
        to.map(|to| (why, Change::Escalated { id, to, on }))
    })
    .await
}

/// Ends it.
pub(crate) async fn close(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    changed(&app, &look, &who, &id, &form, |challenge, typed, wrong| {
        if !may_decide(&who, challenge) {
            wrong.push(("outcome", "Only the officer says how it ends".to_owned()));
        }
        let outcome = Outcome::of(typed.get("outcome"));
        if outcome.is_none() {
            wrong.push(("outcome", "Choose how it ends".to_owned()));
        }
        let words = typed.text("came_of_it", "Enter what came of it for the child", wrong);
        let (id, on) = (challenge.id.clone(), app.today());
        outcome.map(|outcome| {
            let change = Change::Closed {
                id,
                outcome,
                on,
                words,
            };
            (String::new(), change)
        })
    })
    .await
}

/// Keeps a change of a challenge that is open, or shows the page again with what was typed.
async fn changed(
    app: &App,
    look: &Look,
    who: &Acting,
    id: &str,
    form: &[u8],
    change: impl FnOnce(&Challenge, &Typed, &mut Vec<Wrong>) -> Option<(String, Change)>,
) -> Result<Response, Error> {
    let typed = Typed::of(form);
    let kept = app.programme().await?;
    let (challenge, _) = found(&kept, look, id)?;
    let mut wrong = Vec::new();
    if challenge.closed.is_some() {
        let what = "It has ended: nothing more is done about it".to_owned();
        let page = view(app, look, who, &kept, id, &typed, &[("stages", what)])?;
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    let change = change(challenge, &typed, &mut wrong);
    if let (Some((why, what)), true) = (change, wrong.is_empty()) {
        let seen = [(what.subject(), typed.version())];
        return match app.change(who, &why, &[What::Challenge(what)], &seen).await {
            Ok(_) => Ok(Redirect::to(&paths::challenge(id)).into_response()),
            Err(NotKept::Failed(why)) => Err(why.into()),
            Err(NotKept::ChangedSince { subject, kept }) => {
                let last = kept.of(&subject);
                let by = last.first().map_or_else(String::new, |change| {
                    format!(
                        "{} changed it on {}",
                        change.by.name,
                        words::moment(change.at)
                    )
                });
                let what = format!(
                    "{by}, after you opened this page: read what is new, then send yours again. What you typed is still here"
                );
                let page = view(app, look, who, &kept, id, &typed, &[("stages", what)])?;
                Ok((StatusCode::CONFLICT, page).into_response())
            }
        };
    }
    let page = view(app, look, who, &kept, id, &typed, &wrong)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
