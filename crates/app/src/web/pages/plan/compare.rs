//! What changed in the plan between two days: GET /plan/compare?from=2026-03-31&to=2026-06-30.

use axum::extract::{Query, State};
use improvement::plan::{
    ActionMoved, Became, Compared, FindingBecame, FindingMoved, Rating, compare as compared,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::history::fields;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::filter;
use crate::web::govuk::form::day_typed;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The two days.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    from: String,
    to: String,
}

impl Asked {
    fn days(&self, today: Date) -> Result<(Date, Date), Error> {
        let day = |typed: &str| match typed.trim() {
            "" => Ok(today),
            typed => day_typed(typed).ok_or_else(|| {
                Error::BadRequest("This is no day: ask for one as 2026-03-31.".to_owned())
            }),
        };
        // What is still to come has not changed yet.
        let (from, to) = (day(&self.from)?.min(today), day(&self.to)?.min(today));
        Ok((from.min(to), from.max(to)))
    }
}

/// What changed between two days.
pub(crate) async fn show(
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Page, Error> {
    let (from, to) = asked.days(app.today())?;
    let kept = app.programme().await?;
    let differs = tokio::task::spawn_blocking(move || {
        compared(&kept.on(from).plan, from, &kept.on(to).plan, to)
    })
    .await
    .map_err(anyhow::Error::from)?;
    Ok(Page::new(Section::Plan, "What changed in the plan", answer(&differs, from, to))
        .crumb("Improvement plan", paths::plan())
        .stamp(html! {
            "From the end of " a.govuk-link href={ (paths::plan()) "?on=" (from) } { (words::day(from)) }
            " to the end of " a.govuk-link href={ (paths::plan()) "?on=" (to) } { (words::day(to)) }
            ". Ratings are by the plan alone: what measures said on those days is not worked out."
        })
        .body(html! {
            (filter::filter(&paths::compare_plan(), "Choose two days", html! {
                (filter::day("From", "from", &from.to_string()))
                (filter::day("To", "to", &to.to_string()))
            }, "Show what changed"))
            (body(&differs))
        }))
}

fn answer(differs: &Compared, from: Date, to: Date) -> Markup {
    let that = |picked: fn(Became) -> bool| differs.actions_that(picked);
    let parts: Vec<String> = [
        (that(|each| each == Became::Added), "added"),
        (that(|each| each == Became::Completed), "completed"),
        (that(|each| each == Became::Dropped), "dropped"),
        (
            that(|each| matches!(each, Became::Rated(was, now) if worse(was, now))),
            "rated worse",
        ),
        (
            that(|each| matches!(each, Became::Rated(was, now) if worse(now, was))),
            "rated better",
        ),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| format!("{n} {word}"))
    .collect();
    html! {
        @if differs.is_empty() { "Nothing changed between " (words::day(from)) " and " (words::day(to)) "." }
        @else {
            (words::count(differs.actions.len(), "action", "actions")) " changed"
            @if !parts.is_empty() { ": " (words::list(&parts)) }
            "; " (words::count(differs.findings.len(), "finding", "findings")) " changed."
        }
    }
}

/// Whether a rating is nearer to off track than another.
fn worse(was: Rating, now: Rating) -> bool {
    now < was
}

/// Everything that differs.
fn body(differs: &Compared) -> Markup {
    html! {
        @if !differs.answers.is_empty() {
            (section("answers", "Answers to reports", html! { ul.wm-dots { @for each in &differs.answers { li { (each) } } } }))
        }
        @if !differs.findings.is_empty() { (section("findings", "Findings", findings(&differs.findings))) }
        @if !differs.objectives.is_empty() {
            (section("objectives", "Objectives", html! {
                ul.wm-dots { @for (id, was, now) in &differs.objectives { li {
                    (id) ": " @if was.is_empty() { "added: " ins { (now) } } @else { del { (was) } ", now " ins { (now) } }
                } } }
            }))
        }
        @if !differs.actions.is_empty() { (section("actions", "Actions", actions(&differs.actions))) }
    }
}

fn findings(moved: &[FindingMoved]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Finding" } th scope="col" { "What became of it" } } }
            tbody { @for each in moved { tr {
                th scope="row" { a.govuk-link href=(paths::finding(&each.id)) { (each.words) } span.wm-mark { (each.id) } }
                td data-l="What became of it" {
                    @match &each.became {
                        FindingBecame::Added => "Added",
                        FindingBecame::Corrected(was) => { "Put right; it was: " del { (was) } }
                        FindingBecame::Withdrawn(why) => { "Withdrawn: " (why) }
                        FindingBecame::Restored => "Restored",
                    }
                    @if each.after_sent { strong.wm-mark { "After the answer was sent." } }
                }
            } } }
        }
    }
}

fn actions(moved: &[ActionMoved]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Action" } th scope="col" { "What became of it" } th scope="col" { "What reads otherwise" } } }
            tbody { @for each in moved { tr {
                th scope="row" { a.govuk-link href=(paths::action(&each.id)) { (each.title) } span.wm-mark { (each.id) } }
                td data-l="What became of it" { ul.wm-dots { @for became in &each.became { li { (became.words()) } } } }
                td data-l="What reads otherwise" { (fields(&each.fields)) }
            } } }
        }
    }
}
