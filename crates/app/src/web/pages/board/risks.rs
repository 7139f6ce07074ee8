//! The log of risks and exceptions: GET and POST /board/risks, GET /board/risks/new. Escalated ones first.

use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::Programme;
use improvement::board::{Change, Impact, Likelihood, Risk, RiskKind, RiskWords};
use maud::{Markup, html};

use access::Permission;

use super::forms::{self, about, add, ask_about, form, titled};
use super::subjects;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::downloads::downloads;
use crate::web::govuk::form::{Wrong, choose, radios, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The log.
pub(crate) async fn index(State(app): State<App>, Who(who): Who) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let now = &*kept.now;
    let open = now.board.open_risks();
    let closed: Vec<&Risk> = now
        .board
        .risks
        .iter()
        .filter(|risk| !risk.is_open())
        .collect();
    let escalated = open
        .iter()
        .filter(|risk| risk.escalated_now().is_some())
        .count();
    Ok(Page::new(Section::Board, "Risks and exceptions", html! {
        @if open.is_empty() { "None is open." }
        @else { (words::count(open.len(), "is open", "are open")) ", " (escalated) " of them put before somebody above the board." }
    })
    .crumb("Improvement board", paths::board())
    .body(html! {
        @if who.may(Permission::RunBoard) { p.wm-on-screen { a.govuk-button href=(paths::new_risk()) { "Write down a risk or an exception" } } }
        @if !open.is_empty() { (section("open", "Open", table(&open, now))) }
        @if !closed.is_empty() { (section("closed", "Closed", table(&closed, now))) }
        (downloads(&[("Every risk and exception (CSV)", "/board/risks.csv".to_owned())]))
    }))
}

fn table(risks: &[&Risk], now: &Programme) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "What may happen, or has" } th scope="col" { "How likely" } th scope="col" { "For children" } th scope="col" { "Answers" } th scope="col" { "What is done" } th scope="col" { "Put before" } } }
            tbody { @for risk in risks { tr {
                th scope="row" {
                    a.govuk-link href=(paths::board_risk(&risk.id)) { (risk.words.words) }
                    span.wm-mark { (risk.words.kind.name()) " " (risk.id) @if !risk.words.about.is_empty() { ", about " (subjects(&risk.words.about, now)) } }
                }
                td data-l="How likely" { (risk.words.likelihood.name()) }
                td data-l="For children" { (risk.words.impact.short()) }
                td data-l="Answers" { (risk.words.owner) }
                td data-l="What is done" { (risk.words.mitigation) }
                td data-l="Put before" {
                    @if let Some((on, _)) = &risk.closed { "Closed " (words::day(*on)) }
                    @else if let Some(escalation) = risk.escalated_now() { strong { (escalation.to.name()) } ", " (words::day(escalation.on)) }
                    @else { "the board" }
                }
            } } }
        }
    }
}

/// The form for a new one.
pub(crate) async fn new(State(app): State<App>) -> Result<Page, Error> {
    new_page(&app, &Typed::default(), &[]).await
}

async fn new_page(app: &App, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    Ok(Page::new(
        Section::Board,
        titled("Write down a risk or an exception", wrong),
        html! { "What may happen to children, or has; who answers; what is done about it." },
    )
    .crumb("Improvement board", paths::board())
    .crumb("Risks and exceptions", paths::board_risks())
    .body(html! {
        (summary(wrong))
        (form(&paths::board_risks(), 0, questions(typed, &kept.now, wrong), "Add to the log"))
    }))
}

pub(super) fn questions(typed: &Typed, now: &Programme, wrong: &[Wrong]) -> Markup {
    let named = |words: &[(&'static str, &'static str)]| words.to_vec();
    let kinds = named(
        &RiskKind::ALL
            .iter()
            .map(|each| {
                let name = match each {
                    RiskKind::Risk => "It may happen: a risk",
                    RiskKind::Exception => "It has happened: an exception",
                };
                (each.word(), name)
            })
            .collect::<Vec<_>>(),
    );
    let likelihoods: Vec<(&str, &str)> = Likelihood::ALL
        .iter()
        .map(|each| (each.word(), each.name()))
        .collect();
    let impacts: Vec<(&str, &str)> = Impact::ALL
        .iter()
        .map(|each| (each.word(), each.name()))
        .collect();
    let or = |name: &str, otherwise: &'static str| match typed.one(name) {
        "" => otherwise.to_owned(),
        typed => typed.to_owned(),
    };
    html! {
        (radios("kind", "Has it happened?", "", &kinds, &or("kind", RiskKind::Risk.word()), wrong))
        (textarea("words", "What may happen, or has, and what that means for children?", "No name of a child.", typed.one("words"), 3, wrong))
        (choose("likelihood", "How likely is it?", "", &likelihoods, &or("likelihood", Likelihood::Possible.word()), wrong))
        (choose("impact", "What would it mean?", "", &impacts, &or("impact", Impact::Moderate.word()), wrong))
        (text("owner", "Who answers for it?", "A name or a post.", typed.one("owner"), wrong))
        (textarea("mitigation", "What is done about it?", "", typed.one("mitigation"), 3, wrong))
        (ask_about(typed, now, wrong))
    }
}

pub(super) fn checked(typed: &Typed, now: &Programme) -> Result<RiskWords, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let words = forms::words(typed, "words", "Enter what may happen, or has", &mut wrong);
    let owner = forms::line(typed, "owner", "Enter who answers for it", &mut wrong);
    let mitigation = forms::words(
        typed,
        "mitigation",
        "Enter what is done about it",
        &mut wrong,
    );
    let about = about(typed, now, &mut wrong);
    let chosen = (
        RiskKind::of(typed.one("kind")),
        Likelihood::of(typed.one("likelihood")),
        Impact::of(typed.one("impact")),
    );
    match chosen {
        (Some(kind), Some(likelihood), Some(impact)) if wrong.is_empty() => Ok(RiskWords {
            kind,
            words,
            likelihood,
            impact,
            owner,
            mitigation,
            about,
        }),
        (kind, likelihood, impact) => {
            if kind.is_none() {
                wrong.push(("kind", "Choose whether it has happened".to_owned()));
            }
            if likelihood.is_none() {
                wrong.push(("likelihood", "Choose how likely it is".to_owned()));
            }
            if impact.is_none() {
                wrong.push(("impact", "Choose what it would mean".to_owned()));
            }
            Err(wrong)
        }
    }
}

/// Adds to the log.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    match checked(&typed, &kept.now) {
        Ok(risk) => {
            let id = add(&app, &who, 'k', |id| Change::RiskWritten {
                id,
                risk: risk.clone(),
            })
            .await?;
            Ok(Redirect::to(&paths::board_risk(&id)).into_response())
        }
        Err(wrong) => {
            let page = new_page(&app, &typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}
