//! Findings: GET /plan/findings, every one with what answers it; GET /plan/findings/{id}, one of them, and what puts it
//! right, withdraws it and restores it.

mod changing;
pub(crate) mod elsewhere;
pub(crate) mod new;

use axum::extract::{Path, State};
use improvement::What;
use improvement::plan::{Change, Finding, FindingState};
use inspection::themes::ThemeId;
use maud::{Markup, html};

use access::Permission;

use super::asked::theme_name;
use super::moment::Moment;
use super::{rows, source};
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, summary, textarea};
use crate::web::govuk::{details::details, section::section};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};
pub(crate) use changing::{correct, restore, withdraw};

/// Every finding, those without an action first.
pub(crate) async fn index(State(app): State<App>, Who(who): Who) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let mut open: Vec<(&Finding, usize)> = plan
        .findings
        .iter()
        .filter(|each| each.is_open())
        .map(|each| (each, plan.answering(&each.id).count()))
        .collect();
    let gaps = open.iter().filter(|(_, actions)| *actions == 0).count();
    open.sort_by_key(|(_, actions)| *actions > 0);
    let withdrawn: Vec<&Finding> = plan
        .findings
        .iter()
        .filter(|each| !each.is_open())
        .collect();
    Ok(Page::new(Section::Plan, "Findings", html! {
        @if plan.findings.is_empty() { "No finding is in the plan yet." }
        @else { (words::count(open.len(), "finding needs", "findings need")) " an answer; " @if gaps == 0 { "each has an action." } @else { (gaps) " without an action." } }
    })
    .crumb("Improvement plan", paths::plan())
    .body(html! {
        @if who.may(Permission::WorkProgramme) {
            p.wm-on.wm-on-screen {
                a.govuk-link.wm-choice href=(paths::new_findings()) { "Add points of a report" }
                a.govuk-link.wm-choice href=(paths::finding_elsewhere()) { "Add a finding from elsewhere" }
            }
        }
        @if !open.is_empty() {
            table.wm-t.wm-stack {
                caption { "Without an action first." }
                thead { tr { th scope="col" { "Finding" } th scope="col" { "Where it comes from" } th scope="col" { "Actions" } } }
                tbody { @for (finding, actions) in &open { tr {
                    th scope="row" {
                        a.govuk-link href=(paths::finding(&finding.id)) { (finding.words) }
                        span.wm-mark { (finding.id) @if plan.changed_after_sent(finding) { ", changed after the answer was sent" } }
                    }
                    td data-l="Where it comes from" { (source::words(&finding.source, plan)) }
                    td data-l="Actions" { @if *actions == 0 { strong { "none" } } @else { (actions) } }
                } } }
            }
        }
        @if !withdrawn.is_empty() {
            (section("withdrawn", "Withdrawn", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "Finding" } th scope="col" { "Withdrawn" } } }
                    tbody { @for finding in withdrawn { tr {
                        th scope="row" { a.govuk-link href=(paths::finding(&finding.id)) { (finding.words) } span.wm-mark { (finding.id) } }
                        td data-l="Withdrawn" { (withdrawn_by(finding)) @if plan.changed_after_sent(finding) { strong { " After the answer was sent." } } }
                    } } }
                }
            }))
        }
    }))
}

fn withdrawn_by(finding: &Finding) -> Markup {
    html! {
        @match &finding.state {
            FindingState::Withdrawn { by, why } => { (words::moment(finding.changed)) " by " (by.name) ": " (why) }
            FindingState::Open => {}
        }
    }
}

/// One finding.
pub(crate) async fn show(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    view(&app, &who, &id, None, &[]).await
}

async fn view(
    app: &App,
    Who(who): &Who,
    id: &str,
    typed: Option<&Typed>,
    wrong: &[Wrong],
) -> Result<Page, Error> {
    let moment = Moment::now(app).await?;
    let plan = moment.plan();
    let finding = plan.finding(id).ok_or(Error::NotFound("this finding"))?;
    let answering: Vec<_> = moment
        .actions()
        .into_iter()
        .filter(|(action, _, _)| action.words.answers.iter().any(|each| each == id))
        .collect();
    let title = if wrong.is_empty() {
        format!("Finding {id}")
    } else {
        format!("Error: finding {id}")
    };
    Ok(Page::new(Section::Plan, title, html! { (finding.words) })
        .crumb("Improvement plan", paths::plan())
        .crumb("Findings", paths::findings())
        .stamp(html! {
            (source::words(&finding.source, plan)) ". In the plan since " (words::moment(finding.added)) "."
            @if !finding.themes.is_empty() {
                " Themes: " @for (at, slug) in finding.themes.iter().enumerate() {
                    @if at > 0 { ", " } a.govuk-link href=(paths::theme(slug)) { (theme_name(slug)) }
                } "."
            }
        })
        .body(html! {
            (summary(wrong))
            @if !finding.is_open() {
                p.wm-told { strong { "Withdrawn" } " " (withdrawn_by(finding)) ". It needs no answer." }
            }
            @if plan.changed_after_sent(finding) {
                p.wm-told { strong { "Changed after the answer was sent." } " What was sent does not have it as it stands here: say so to whoever has the answer." }
            }
            (section("actions", "What answers it", html! {
                @if answering.is_empty() { p.wm-p { "No action answers it." } }
                @else { (rows::table(&moment, &answering, "")) }
                @if finding.is_open() && who.may(Permission::WorkProgramme) {
                    p.wm-p.wm-on-screen { a.govuk-link href={ (paths::new_action()) "?finding=" (id) } { "Write an action that answers it" } }
                }
            }))
            @if who.may(Permission::WorkProgramme) { (correction(finding, &moment, typed, wrong)) }
            @if who.may(Permission::SignProgramme) { (withdrawal(finding, &moment, typed, wrong)) }
            (section("history", "Every change", history(&moment, id)))
        }))
}

fn history(moment: &Moment, id: &str) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } } }
            tbody { @for change in moment.kept.of(&subject(id)) { tr {
                th scope="row" { (words::clock(change.at)) }
                td data-l="Who" { (change.by.name) }
                td data-l="What" { @if let What::Plan(what) = &change.what { (did(what)) } }
                td data-l="Why" { (change.why) }
            } } }
        }
    }
}

/// What a change of a finding did.
fn did(change: &Change) -> String {
    match change {
        Change::FindingAdded { words, .. } => format!("Added: {words}"),
        Change::FindingCorrected { words, .. } => format!("Put right: {words}"),
        Change::FindingWithdrawn { .. } => "Withdrawn".to_owned(),
        Change::FindingRestored { .. } => "Restored".to_owned(),
        Change::ReportReceived { .. }
        | Change::MarkedReady { .. }
        | Change::Sent { .. }
        | Change::ObjectiveWritten { .. }
        | Change::ActionAdded { .. }
        | Change::ActionChanged { .. }
        | Change::ActionDropped { .. }
        | Change::TaskMoved { .. }
        | Change::EvidenceAdded { .. }
        | Change::EvidenceWithdrawn { .. }
        | Change::Completed { .. }
        | Change::Reopened { .. }
        | Change::RatingSet { .. }
        | Change::RatingLifted { .. } => String::new(),
    }
}

fn correction(
    finding: &Finding,
    moment: &Moment,
    typed: Option<&Typed>,
    wrong: &[Wrong],
) -> Markup {
    let typed = typed.filter(|typed| {
        !typed.one("words").is_empty() || wrong.iter().any(|(at, _)| *at == "words")
    });
    let words = typed.map_or(finding.words.as_str(), |typed| typed.one("words"));
    let themes = typed.map_or_else(|| finding.themes.clone(), |typed| typed.all("themes"));
    let form = html! {
        form method="post" action={ (paths::finding(&finding.id)) "/correction" } novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(moment.programme.version(&subject(&finding.id)));
            (textarea("words", "Its words", "As they stand where it comes from.", words, 4, wrong))
            (theme_boxes(&themes))
            (textarea("why", "Why is it put right?", "Everybody who sees the plan sees this.", typed.map_or("", |typed| typed.one("why")), 2, wrong))
            button.govuk-button type="submit" { "Put it right" }
        }
    };
    html! {
        @if typed.is_some() { (section("correct", "Put its words right", form)) }
        @else { div.wm-on-screen { (details("Put its words right", form)) } }
    }
}

/// Every theme of the national record to tick.
fn theme_boxes(ticked: &[String]) -> Markup {
    let options: Vec<(&str, &str)> = ThemeId::all()
        .map(|id| (id.theme().slug, id.theme().name))
        .collect();
    checkboxes("themes", "What is it about?", "", &options, ticked, &[])
}

fn withdrawal(
    finding: &Finding,
    moment: &Moment,
    typed: Option<&Typed>,
    wrong: &[Wrong],
) -> Markup {
    let (heading, to, button, question) = if finding.is_open() {
        (
            "Withdraw it",
            "withdrawal",
            "Withdraw this finding",
            "Why does it need no answer?",
        )
    } else {
        (
            "Restore it",
            "restoration",
            "Restore this finding",
            "Why does it need an answer again?",
        )
    };
    let failed = wrong.iter().any(|(at, _)| *at == "reason");
    let form = html! {
        form method="post" action={ (paths::finding(&finding.id)) "/" (to) } novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(moment.programme.version(&subject(&finding.id)));
            (textarea("reason", question, "Everybody who sees the plan sees this, with your name.", typed.map_or("", |typed| typed.one("reason")), 2, wrong))
            button.govuk-button.govuk-button--secondary type="submit" { (button) }
        }
    };
    html! {
        @if failed { (section("withdraw", heading, form)) }
        @else { div.wm-on-screen { (details(heading, form)) } }
    }
}

fn subject(id: &str) -> String {
    format!("finding:{id}")
}

/// The themes ticked that there are.
fn known_themes(typed: &Typed) -> Vec<String> {
    let mut themes = typed.all("themes");
    themes.retain(|slug| ThemeId::from_slug(slug).is_some());
    themes
}
