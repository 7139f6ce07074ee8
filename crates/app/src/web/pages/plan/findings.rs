//! Findings: GET /plan/findings, every one with what answers it; GET /plan/findings/{id}, one of them, and what puts it
//! right, withdraws it and restores it.

pub(crate) mod elsewhere;
pub(crate) mod new;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::plan::{Change, Finding, FindingState, LONGEST_TEXT, too_long};
use inspection::themes::ThemeId;
use maud::{Markup, html};

use access::Permission;

use super::asked::theme_name;
use super::moment::Moment;
use super::{rows, source};
use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, summary, textarea};
use crate::web::govuk::{details::details, section::section};
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

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

/// Puts the words of a finding right.
pub(crate) async fn correct(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let (words, why) = (typed.trimmed("words"), typed.trimmed("why"));
    let mut wrong: Vec<Wrong> = Vec::new();
    if words.is_empty() {
        wrong.push(("words", "Enter the words of the finding".to_owned()));
    }
    if why.is_empty() {
        wrong.push(("why", "Say why it is put right".to_owned()));
    }
    wrong.extend(too_long(&words, LONGEST_TEXT).map(|what| ("words", what)));
    wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| ("why", what)));
    let themes = known_themes(&typed);
    let change = Change::FindingCorrected {
        id: id.clone(),
        words,
        themes,
    };
    changed(
        &app,
        &who,
        &id,
        (change, "correction", &why),
        &typed,
        &wrong,
    )
    .await
}

/// Withdraws a finding: it needs no answer any more.
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let change = Change::FindingWithdrawn { id: id.clone() };
    let (why, wrong) = reason(&typed);
    changed(
        &app,
        &who,
        &id,
        (change, "withdrawal", &why),
        &typed,
        &wrong,
    )
    .await
}

/// Restores a withdrawn finding.
pub(crate) async fn restore(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let change = Change::FindingRestored { id: id.clone() };
    let (why, wrong) = reason(&typed);
    changed(
        &app,
        &who,
        &id,
        (change, "restoration", &why),
        &typed,
        &wrong,
    )
    .await
}

fn reason(typed: &Typed) -> (String, Vec<Wrong>) {
    let why = typed.trimmed("reason");
    let mut wrong: Vec<Wrong> = Vec::new();
    if why.is_empty() {
        wrong.push(("reason", "Say why".to_owned()));
    }
    wrong.extend(too_long(&why, LONGEST_TEXT).map(|what| ("reason", what)));
    (why, wrong)
}

/// The themes ticked that there are.
fn known_themes(typed: &Typed) -> Vec<String> {
    let mut themes = typed.all("themes");
    themes.retain(|slug| ThemeId::from_slug(slug).is_some());
    themes
}

async fn changed(
    app: &App,
    who: &Who,
    id: &str,
    (change, to, why): (Change, &str, &str),
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let finding = (kept.now.plan.finding(id)).ok_or(Error::NotFound("this finding"))?;
    let nothing_to_do = match &change {
        Change::FindingWithdrawn { .. } => !finding.is_open(),
        Change::FindingRestored { .. } => finding.is_open(),
        _other => false,
    };
    if nothing_to_do {
        return Ok(Redirect::to(&paths::finding(id)).into_response());
    }
    if !wrong.is_empty() {
        let page = view(app, who, id, Some(typed), wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let seen = [(subject(id), typed.version())];
    match app.change(&who.0, why, &[What::Plan(change)], &seen).await {
        Ok(_) => Ok(Redirect::to(&paths::finding(id)).into_response()),
        Err(NotKept::ChangedSince { subject, kept }) => {
            let now = kept.now.plan.finding(id);
            let mut fields = Vec::new();
            if to == "correction" {
                let themes = |slugs: &[String]| {
                    let names: Vec<String> = slugs.iter().map(|slug| theme_name(slug)).collect();
                    words::list(&names)
                };
                fields.push(Both::new(
                    "Words",
                    now.map_or("", |each| each.words.as_str()),
                    typed.trimmed("words"),
                ));
                fields.push(Both::new(
                    "Themes",
                    now.map_or_else(String::new, |each| themes(&each.themes)),
                    themes(&known_themes(typed)),
                ));
            } else {
                let state = |open: bool| if open { "needs an answer" } else { "withdrawn" };
                fields.push(Both::new(
                    "The finding",
                    state(now.is_some_and(Finding::is_open)),
                    state(to == "restoration"),
                ));
            }
            Ok(changed_since(&Since {
                section: Section::Plan,
                what: &format!("Finding {id}"),
                kept: &kept,
                subject: &subject,
                fields: &fields,
                sent: &typed.sent(),
                action: &format!("{}/{to}", paths::finding(id)),
                back: &paths::finding(id),
            }))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}
