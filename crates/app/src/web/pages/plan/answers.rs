//! The statutory clock: reports received, and their answers made ready and sent. POST /plan/answers,
//! /plan/answers/{id}/ready and /plan/answers/{id}/sent.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use children::Day;
use improvement::What;
use improvement::plan::{Answer, Change, DAYS_TO_ANSWER};
use jiff::civil::Date;
use maud::{Markup, html};

use access::Permission;

use super::moment::Moment;
use super::reports;
use crate::programme::NotKept;
use crate::state::App;
use crate::web::changed_since::{Both, Since, VERSION, changed_since};
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, choose, day, summary};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// How the answer to each report stands.
pub(super) fn table(moment: &Moment, Who(who): &Who) -> Markup {
    let plan = moment.plan();
    let signs = moment.past.is_none() && who.may(Permission::SignProgramme);
    section(
        "answers",
        "Answers to reports",
        html! {
            @if plan.answers.is_empty() {
                p.wm-p { "No report is answered yet. The clock of " (DAYS_TO_ANSWER) " working days begins on the day a report is received." }
            } @else {
                table.wm-t.wm-stack {
                    caption { "An answer is due " (DAYS_TO_ANSWER) " working days after the report was received, without weekends and the bank holidays of England." }
                    thead { tr {
                        th scope="col" { "Report" } th scope="col" { "Received" } th scope="col" { "Due" }
                        th scope="col" { "Findings without an action" } th scope="col" { "Answer" }
                    } }
                    tbody { @for (id, answer) in &plan.answers {
                        @let gaps = plan.unanswered_of(id).count();
                        tr {
                            th scope="row" { a.govuk-link href=(paths::report(id)) { (answer.title) } }
                            td data-l="Received" { (words::day(answer.received)) }
                            td data-l="Due" { (due(answer, moment.day)) }
                            td data-l="Gaps" { @if gaps == 0 { "none" } @else { a.govuk-link href="#unanswered" { strong { (gaps) } } } }
                            td data-l="Answer" { (stands(id, answer, moment, signs)) }
                        }
                    } }
                }
            }
            @if moment.past.is_none() && who.may(Permission::WorkProgramme) {
                p.wm-p.wm-on-screen { a.govuk-link href=(paths::new_answer()) { "A report was received" } }
            }
        },
    )
}

/// When an answer is due, and how many working days are left.
fn due(answer: &Answer, today: Date) -> Markup {
    let Some(due) = answer.due() else {
        return html! { "cannot be worked out" };
    };
    html! {
        (words::day(due))
        @if answer.sent.is_none() { span.wm-mark { (left(today, due)) } }
    }
}

/// "12 working days left", "due today", "3 working days late".
fn left(today: Date, due: Date) -> String {
    let between = |from: Date, to: Date| -> Option<usize> {
        let days = Day::from_date(to)?.working_days_since(Day::from_date(from)?);
        usize::try_from(days).ok()
    };
    if today == due {
        "due today".to_owned()
    } else if today < due {
        between(today, due).map_or_else(String::new, |days| {
            format!("{} left", words::count(days, "working day", "working days"))
        })
    } else {
        between(due, today).map_or_else(String::new, |days| {
            format!("{} late", words::count(days, "working day", "working days"))
        })
    }
}

/// Ready, sent, or the buttons that make it so.
fn stands(id: &str, answer: &Answer, moment: &Moment, signs: bool) -> Markup {
    let version = moment.programme.version(&subject(id));
    html! {
        @if let Some((at, by)) = &answer.ready { "Ready: " (by.name) ", " (words::moment(*at)) ". " } @else { "Not ready. " }
        @match answer.sent {
            Some(on) => {
                "Sent on " (words::day(on))
                @if answer.due().is_some_and(|due| on > due) { ", " strong { "after it was due" } }
                "."
            }
            None if signs => {
                form.wm-inline method="post" action={ (paths::answer(id)) @if answer.ready.is_some() { "/sent" } @else { "/ready" } } {
                    (form_token())
                    input type="hidden" name=(VERSION) value=(version);
                    @if answer.ready.is_some() {
                        label.wm-sub for={ "sent-" (id) } { "Sent on " }
                        input.govuk-input.govuk-input--width-10 id={ "sent-" (id) } name="on" type="text" value=(moment.day) autocomplete="off";
                        " " button.govuk-button.govuk-button--secondary.wm-b type="submit" aria-label={ "Sent: " (answer.title) } { "Sent" }
                    } @else {
                        button.govuk-button.govuk-button--secondary.wm-b type="submit" aria-label={ "Mark ready to send: " (answer.title) } { "Mark ready to send" }
                    }
                }
            }
            None => "Not sent."
        }
    }
}

fn subject(report: &str) -> String {
    format!("answer:{report}")
}

/// GET /plan/answers/new.
pub(crate) async fn new(State(app): State<App>) -> Result<Page, Error> {
    form(&app, &Typed::default(), &[]).await
}

/// Begins the clock of a report, or puts right the day it was received.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let library = app.library();
    let mut wrong: Vec<Wrong> = Vec::new();
    let report = library.report(typed.one("report"));
    if report.is_none() {
        wrong.push(("report", "Choose the report that was received".to_owned()));
    }
    let received = match typed.day("received").read() {
        Ok(Some(day)) if day > app.today() => {
            wrong.push(("received", "This day is still to come".to_owned()));
            None
        }
        Ok(Some(day)) if Day::from_date(day).is_none() => {
            wrong.push(("received", "Enter a day of our time".to_owned()));
            None
        }
        Ok(Some(day)) => Some(day),
        Ok(None) => {
            wrong.push((
                "received",
                "Enter the day the report was received".to_owned(),
            ));
            None
        }
        Err(what) => {
            wrong.push(("received", what));
            None
        }
    };
    let (Some(report), Some(received), true) = (report, received, wrong.is_empty()) else {
        let page = form(&app, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let what = What::Plan(Change::ReportReceived {
        report: report.id.clone(),
        title: reports::title(&library, report),
        received,
    });
    keep(&app, &Who(who), &report.id, what, &typed, &paths::answers()).await
}

async fn form(app: &App, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let library = app.library();
    let mut options = vec![(String::new(), "Choose a report".to_owned())];
    options.extend(
        reports::own(app, &library)
            .into_iter()
            .map(|report| (report.id.clone(), reports::title(&library, report))),
    );
    let title = if wrong.is_empty() {
        "A report was received"
    } else {
        "Error: a report was received"
    };
    Ok(Page::new(Section::Plan, title, html! {
        "The statement of what will be done is due " (DAYS_TO_ANSWER) " working days after the day of receipt."
    })
    .crumb("Improvement plan", paths::plan())
    .body(html! {
        (summary(wrong))
        form method="post" action=(paths::answers()) novalidate {
            (form_token())
            input type="hidden" name=(VERSION) value=(kept.now.version(&subject(typed.one("report"))));
            (choose("report", "Which report?", "", &options, typed.one("report"), wrong))
            (day("received", "When was it received?", "The day the report came to the council, for example 27 3 2026.", typed.day("received"), wrong))
            button.govuk-button type="submit" { "Begin the clock" }
        }
    }))
}

/// Marks an answer ready: refused while a finding of its report has no action.
pub(crate) async fn ready(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let plan = &kept.now.plan;
    let answer = (plan.answers.get(&id)).ok_or(Error::NotFound("an answer to this report"))?;
    let of_report = |finding: &&improvement::plan::Finding| {
        finding.is_open() && finding.source.report() == Some(&id)
    };
    let findings = plan.findings.iter().filter(of_report).count();
    let unanswered: Vec<_> = plan.unanswered_of(&id).collect();
    if findings > 0 && unanswered.is_empty() {
        let what = What::Plan(Change::MarkedReady { report: id.clone() });
        let action = format!("{}/ready", paths::answer(&id));
        return keep(&app, &Who(who), &id, what, &typed, &action).await;
    }
    let page = Page::new(Section::Plan, "The answer is not ready to send", html! {
        @if findings == 0 { "No finding of this report is in the plan yet." }
        @else { (words::count(unanswered.len(), "finding has", "findings have")) " no action that answers it. Nothing was changed." }
    })
    .caption(answer.title.clone())
    .crumb("Improvement plan", paths::plan())
    .body(html! {
        @if findings == 0 {
            p.wm-p { a.govuk-link href={ (paths::new_findings()) "?report=" (id) } { "Put its points into the plan" } }
        } @else {
            (section("unanswered", "Without an action", html! {
                ul.wm-dots { @for finding in unanswered { li {
                    a.govuk-link href=(paths::finding(&finding.id)) { (finding.id) } ": " (finding.words)
                    " " a.govuk-link href={ (paths::new_action()) "?finding=" (finding.id) } { "Write an action for " (finding.id) }
                } } }
            }))
        }
    });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// Writes down when an answer was sent.
pub(crate) async fn sent(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let answer =
        (kept.now.plan.answers.get(&id)).ok_or(Error::NotFound("an answer to this report"))?;
    let wrong = match typed.day("on").read() {
        Ok(Some(on)) if on > app.today() => "The day it was sent is still to come.",
        Ok(Some(on)) if on < answer.received => {
            "The day it was sent lies before the day the report was received."
        }
        Ok(Some(_)) if answer.ready.is_none() => "Mark the answer ready before it is sent.",
        Ok(Some(_)) if kept.now.plan.unanswered_of(&id).next().is_some() => {
            "A finding of this report has no action that answers it any more."
        }
        Ok(Some(on)) => {
            let what = What::Plan(Change::Sent {
                report: id.clone(),
                on,
            });
            let action = format!("{}/sent", paths::answer(&id));
            return keep(&app, &Who(who), &id, what, &typed, &action).await;
        }
        Ok(None) | Err(_) => "Enter the day it was sent, for example 27 3 2026.",
    };
    Ok(Error::BadRequest(format!("{wrong} Nothing was changed.")).into_response())
}

async fn keep(
    app: &App,
    Who(who): &Who,
    report: &str,
    what: What,
    typed: &Typed,
    action: &str,
) -> Result<Response, Error> {
    let seen = [(subject(report), typed.version())];
    match app.change(who, "", &[what], &seen).await {
        Ok(_) => Ok(Redirect::to(&format!("{}#answers", paths::plan())).into_response()),
        Err(NotKept::ChangedSince { subject, kept }) => {
            let answer = kept.now.plan.answers.get(report);
            let received = answer.map_or_else(String::new, |each| words::day(each.received));
            let typed_day = |name: &str| typed.day(name).read().ok().flatten().map(words::day);
            let fields = [
                Both::new(
                    "Received",
                    received.clone(),
                    typed_day("received").unwrap_or(received),
                ),
                Both::new(
                    "Sent",
                    answer
                        .and_then(|each| each.sent)
                        .map(words::day)
                        .unwrap_or_default(),
                    typed_day("on").unwrap_or_default(),
                ),
            ];
            Ok(changed_since(&Since {
                section: Section::Plan,
                what: "The answer to this report",
                kept: &kept,
                subject: &subject,
                fields: &fields,
                sent: &typed.sent(),
                action,
                back: &paths::plan(),
            }))
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_clock_says_how_many_working_days_are_left_or_late() {
        let friday = date(2026, 7, 17);
        for (today, says) in [
            (date(2026, 7, 17), "due today"),
            (date(2026, 7, 16), "1 working day left"),
            (date(2026, 7, 10), "5 working days left"),
            (date(2026, 7, 20), "1 working day late"),
        ] {
            assert_eq!(left(today, friday), says);
        }
    }
}
