//! One action: GET /plan/actions/{id}. The task, practice and children are three questions with an answer each; nothing
//! on the page lets one stand for another.

use access::Permission;
use axum::extract::{Path, Query, State};
use improvement::audit::questions;
use improvement::plan::{
    Action, Outcome, Practice, Rating, Shows, Standing, Task, Verdict, pounds,
};
use maud::{Markup, html};

use super::asked::Asked;
use super::live::{self, Values};
use super::moment::Moment;
use super::writing::subject;
use super::{banner, evidence, history, marks, moves};
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, summary};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The action as it stands, or as it stood when a day ended.
pub(crate) async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let moment = Moment::of(&app, asked.day()?).await?;
    view(&app, &who, &moment, &id, &Typed::default(), &[]).await
}

/// The page, with what was typed in one of its forms and what was wrong with it.
pub(super) async fn view(
    app: &App,
    who: &Who,
    moment: &Moment,
    id: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let plan = moment.plan();
    let action = plan.action(id).ok_or(Error::NotFound("this action"))?;
    let standing = moment.standing(action);
    let rating = action.rated(&standing);
    let values = match moment.past {
        None => Values::of(app, &moment.children, &who.0).await?,
        Some(_) => Values::InPapers,
    };
    let title = match (wrong.is_empty(), moment.past) {
        (false, _) => format!("Error: {}", action.words.title),
        (true, Some(day)) => format!("{}, on {}", action.words.title, words::day(day)),
        (true, None) => action.words.title.clone(),
    };
    let works = moment.past.is_none() && !action.dropped && who.0.may(Permission::WorkProgramme);
    Ok(Page::new(Section::Plan, title, answer(action, &standing, rating))
        .caption(format!("Action {id}"))
        .crumb("Improvement plan", paths::plan())
        .stamp(stamp(action, moment))
        .body(html! {
            (summary(wrong))
            (banner(moment))
            @if action.dropped { p.wm-told { strong { "Dropped." } " It will not be done, and answers nothing." } }
            @for doubt in plan.doubtful(&action.words) { p.wm-told { strong { (doubt) } } }
            @if let Some(said) = action.completed.as_ref().filter(|_| standing.rating.has_lapsed()) {
                p.wm-told {
                    strong { "It was said to be complete on " (words::day(said.on)) " by " (said.by.name) ", and is so no longer." }
                    @if moment.past.is_none() { " It is to be opened again, or shown anew." }
                }
            }
            (section("three", "Where it stands", three(action, moment, &standing, works)))
            (section("rated", "How it is rated", rated(action, &standing, rating)))
            (section("words", "What is written", written(action, moment, works)))
            @if !action.words.measures.is_empty() && moment.past.is_none() {
                (section("measures", "Measures that will show it", live::table(&values, &action.words.measures, &who.0)))
            }
            (section("evidence", "Evidence", evidence::list(action, moment, works)))
            @if moment.past.is_none() { (moves::forms(action, moment, who, typed, wrong)) }
            (section("history", "Every change", history::table(moment, id)))
        }))
}

/// "Off track: its task is 12 days past the day it was due."
fn answer(action: &Action, standing: &Standing, rating: Rating) -> Markup {
    let because = super::rows::because(action, standing, rating);
    html! {
        @if action.dropped { "It was dropped and will not be done." }
        @else { (rating.name()) @if because.is_empty() { "." } @else { ". " (because) @if !because.ends_with('.') { "." } } }
    }
}

fn stamp(action: &Action, moment: &Moment) -> Markup {
    html! {
        "Written " (words::moment(action.added)) ", last changed " (words::moment(action.changed)) ". "
        @match action.words.due {
            Some(due) => { "Its task is due " (words::day(due)) "." }
            None => "No day is set by which its task is due.",
        }
        @match (moment.past, moment.signals.as_at) {
            (None, Some(day)) => { " Measures as at " (words::day(day)) "." }
            (None, None) => {}
            (Some(_), _) => " It is rated by the plan alone: what measures said that day is not worked out.",
        }
    }
}

/// The three questions, each with its answer and what says so.
fn three(action: &Action, moment: &Moment, standing: &Standing, works: bool) -> Markup {
    let add = |shows: &str| format!("{}/evidence?shows={shows}", paths::action(&action.id));
    html! {
        table.wm-t.wm-stack.wm-three {
            caption { "Three questions. None answers another, and they are never added up." }
            thead { tr { th scope="col" { "Question" } th scope="col" { "Answer" } th scope="col" { "What says so" } } }
            tbody {
                tr {
                    th scope="row" { "Is the task done?" }
                    td data-l="Answer" { (marks::task(standing.task)) }
                    td data-l="What says so" {
                        @match (standing.task, action.task_since) {
                            (Task::NotBegun, _) | (_, None) => "Nobody has said that it began.",
                            (_, Some(since)) => { "Since " (words::day(since)) ", as its owner says." }
                        }
                    }
                }
                tr {
                    th scope="row" { "Has practice changed?" }
                    td data-l="Answer" { (marks::practice(standing.practice)) }
                    td data-l="What says so" {
                        (says(action, Shows::Practice))
                        @if standing.practice == Practice::NoEvidence { "Nobody has looked. Only an audit, a review or another look at practice answers this." }
                        @if works { " " a.govuk-link.wm-on-screen href=(add("practice")) { "Add a look at practice" } }
                    }
                }
                tr {
                    th scope="row" { "Is it better for children?" }
                    td data-l="Answer" { (marks::outcome(standing.outcome)) }
                    td data-l="What says so" {
                        (says(action, Shows::Outcome))
                        @if standing.outcome == Outcome::NotTold && moment.past.is_some() { "What its measures said that day is not worked out." }
                        @else if action.newest(Shows::Outcome).is_none() || standing.outcome == Outcome::Worse { " " (by_measures(standing.outcome)) }
                        @if works { " " a.govuk-link.wm-on-screen href=(add("outcome")) { "Add what children or measures say" } }
                    }
                }
            }
        }
    }
}

/// The newest evidence that speaks to a question.
fn says(action: &Action, shows: Shows) -> Markup {
    html! {
        @if let Some(newest) = action.newest(shows) {
            (evidence::verdict(newest)) ", " (words::day(newest.on)) ": " (newest.words)
            @if !newest.words.ends_with('.') { "." }
        }
    }
}

/// What the charts of its measures say by themselves, where nobody laid evidence beside it.
fn by_measures(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NoMeasure => "No measure is named and nobody was asked.",
        Outcome::NotTold => "What its measures say cannot be told now.",
        Outcome::Worse => "A measure became worse by more than chance.",
        Outcome::NotMoved => "No measure moved by more than chance.",
        Outcome::InPart => "Some of its measures became better by more than chance, not all.",
        Outcome::Better => "Its measures became better by more than chance.",
    }
}

/// The rating with the words of every rule that holds; a rating by hand with who and why.
fn rated(action: &Action, standing: &Standing, rating: Rating) -> Markup {
    html! {
        @if let Some(rated) = action.rated_by_hand() {
            p.wm-p { (marks::rating(rating)) " as " (rated.by.name) " rated it on " (words::moment(rated.at)) ": " (rated.why) }
            p.wm-p { "By the rules it is " (marks::rating(standing.rating)) ":" }
        } @else {
            p.wm-p { (marks::rating(rating)) " by the rules:" }
        }
        ul.wm-dots { @for why in &standing.because { li { (why) } } }
    }
}

/// What is written of it, field by field.
fn written(action: &Action, moment: &Moment, works: bool) -> Markup {
    let plan = moment.plan();
    let of = &action.words;
    let row = |name: &str, value: Markup| {
        html! {
            div.govuk-summary-list__row { dt.govuk-summary-list__key { (name) } dd.govuk-summary-list__value { (value) } }
        }
    };
    let or_not = |text: &str, none: &str| html! { @if text.is_empty() { span.wm-sub { (none) } } @else { (text) } };
    html! {
        dl.govuk-summary-list.wm-written {
            (row("Findings it answers", html! {
                @if of.answers.is_empty() { span.wm-sub { "none" } }
                ul.wm-dots { @for id in &of.answers { li {
                    a.govuk-link href=(paths::finding(id)) { (id) }
                    @if let Some(finding) = plan.finding(id) { ": " (finding.words) @if !finding.is_open() { strong { " (withdrawn)" } } }
                } } }
            }))
            (row("Objective", or_not(plan.objective(&of.objective).map_or("", |each| each.title.as_str()), "none")))
            (row("How", or_not(&of.how, "not written")))
            (row("What will be different", or_not(&of.success, "not written")))
            (row("Owner", html! { (or_not(&of.owner, "nobody")) @if moment.owners.has_left(&of.owner) { strong { ", who has left" } } }))
            (row("Partners", or_not(&of.partners.join(", "), "none")))
            (row("Begins", or_not(&of.start.map(words::day).unwrap_or_default(), "no day")))
            (row("Due", or_not(&of.due.map(words::day).unwrap_or_default(), "no day")))
            (row("Waits for", waits(action, moment)))
            (row("Cost", or_not(&of.cost_pence.map(pounds).unwrap_or_default(), "not known")))
            (row("Measures", or_not(&of.measures.join(", "), "none")))
            (row("Audit questions", html! {
                @if of.questions.is_empty() { span.wm-sub { "none" } }
                ul.wm-dots { @for key in &of.questions { li { @match questions::question_of(key) { Some((_, question)) => (question.asks), None => (key) } } } }
            }))
        }
        @if works { p.wm-p.wm-on-screen { a.govuk-link href={ (paths::action(&action.id)) "/edit" } { "Change what is written" } } }
    }
}

/// What it waits for, and what waits for it.
fn waits(action: &Action, moment: &Moment) -> Markup {
    let plan = moment.plan();
    let behind: Vec<&Action> = plan
        .in_force()
        .filter(|each| each.words.depends_on.contains(&action.id))
        .collect();
    let one = |id: &str| {
        html! {
            a.govuk-link href=(paths::action(id)) { (id) }
            @if let Some(other) = plan.action(id) { ": " (other.words.title) " (" @if other.dropped { "dropped" } @else { (other.task.name().to_lowercase()) } ")" }
        }
    };
    html! {
        @if action.words.depends_on.is_empty() { span.wm-sub { "nothing" } }
        ul.wm-dots { @for id in &action.words.depends_on { li { (one(id)) } } }
        @if !behind.is_empty() {
            "Wait for it: " @for (at, each) in behind.iter().enumerate() { @if at > 0 { ", " } a.govuk-link href=(paths::action(&each.id)) { (each.id) } }
        }
    }
}

/// A verdict in words, of the question it speaks to.
pub(super) fn verdict_words(shows: Shows, verdict: Verdict) -> &'static str {
    match (shows, verdict) {
        (Shows::Practice, Verdict::Yes) => "Practice has changed",
        (Shows::Practice, Verdict::InPart) => "Practice has changed in part",
        (Shows::Practice, Verdict::No) => "Practice has not changed",
        (Shows::Outcome, Verdict::Yes) => "It is better for children",
        (Shows::Outcome, Verdict::InPart) => "It is better for children in part",
        (Shows::Outcome, Verdict::No) => "It is not better for children",
    }
}

/// The version of an action that a form of its page carries.
pub(super) fn version(moment: &Moment, id: &str) -> u64 {
    moment.programme.version(&subject(id))
}
