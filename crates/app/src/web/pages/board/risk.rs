//! One risk: GET and POST /board/risks/{id}; POST /board/risks/{id}/escalation, POST /board/risks/{id}/closure.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use improvement::Programme;
use improvement::board::{Change, Escalated, Risk, RiskWords};
use maud::{Markup, html};

use access::Permission;

use super::forms::{self, Changing, begun, form, ids, keep, titled, typed_day};
use super::risks::{checked, questions};
use super::subjects;
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, choose, day, summary, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

fn find<'n>(now: &'n Programme, id: &str) -> Result<&'n Risk, Error> {
    now.board
        .risks
        .iter()
        .find(|risk| risk.id == id)
        .ok_or(Error::NotFound("this risk"))
}

/// The page.
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
    let kept = app.programme().await?;
    let (now, today) = (&*kept.now, app.today());
    let risk = find(now, id)?;
    let version = kept.now.version(&format!("risk:{id}"));
    let mut fields = begun([
        ("kind", risk.words.kind.word()),
        ("words", &risk.words.words),
        ("likelihood", risk.words.likelihood.word()),
        ("impact", risk.words.impact.word()),
        ("owner", &risk.words.owner),
        ("mitigation", &risk.words.mitigation),
        ("about", &ids(&risk.words.about)),
    ]);
    fields.extend(typed_day("on", Some(today)));
    let kept_fields = Typed::new(fields);
    let asked = typed.unwrap_or(&kept_fields);
    let named = format!("{} {id}", risk.words.kind.name());
    Ok(Page::new(Section::Board, titled(&named, wrong), html! { (risk.words.words) })
        .crumb("Improvement board", paths::board())
        .crumb("Risks and exceptions", paths::board_risks())
        .stamp(html! { "In the log since " (words::moment(risk.added)) ", last changed " (words::moment(risk.changed)) "." })
        .body(html! {
            (summary(wrong))
            (facts(risk, now))
            @if who.may(Permission::RunBoard) {
                @if risk.is_open() { (section("escalate", "Put it before somebody above the board", escalation(risk, version, asked, wrong))) }
                @let change = form(&paths::board_risk(id), version, html! {
                    (questions(asked, now, wrong))
                    (textarea("why", "Why is it changed?", "Everybody who sees the board sees this.", asked.one("why"), 2, wrong))
                }, "Keep this");
                @if wrong.iter().any(|(at, _)| OF_WORDS.contains(at)) { (section("change", "Change it", change)) }
                @else { div.wm-on-screen { (details("Change it", change)) } }
                @let close = form(&format!("{}/closure", paths::board_risk(id)), version, html! {
                    (textarea("because", if risk.is_open() { "Why is it no risk any more?" } else { "Why is it one again?" }, "Everybody who sees the board sees this.", asked.one("because"), 2, wrong))
                }, if risk.is_open() { "Close it" } else { "Open it again" });
                @if wrong.iter().any(|(at, _)| *at == "because") { (section("close", "Close it or open it again", close)) }
                @else { div.wm-on-screen { (details(if risk.is_open() { "Close it" } else { "Open it again" }, close)) } }
            }
            (section("history", "Every change", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } } }
                    tbody { @for change in kept.of(&format!("risk:{id}")) { tr {
                        th scope="row" { (words::clock(change.at)) }
                        td data-l="Who" { (change.by.name) }
                        td data-l="What" { (super::history::did(&change.what)) }
                        td data-l="Why" { (change.why) }
                    } } }
                }
            }))
        }))
}

/// The questions of the form that changes a risk.
const OF_WORDS: [&str; 8] = [
    "kind",
    "words",
    "likelihood",
    "impact",
    "owner",
    "mitigation",
    "about",
    "why",
];

fn facts(risk: &Risk, now: &Programme) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "How likely" } th scope="col" { "What it would mean" } th scope="col" { "Who answers" } th scope="col" { "What is done" } th scope="col" { "About" } } }
            tbody { tr {
                td data-l="How likely" { (risk.words.likelihood.name()) }
                td data-l="What it would mean" { (risk.words.impact.name()) }
                td data-l="Who answers" { (risk.words.owner) }
                td data-l="What is done" { (risk.words.mitigation) }
                td data-l="About" { @if risk.words.about.is_empty() { "nothing named" } @else { (subjects(&risk.words.about, now)) } }
            } }
        }
        @if let Some((on, why)) = &risk.closed { p.wm-p { strong { "Closed on " (words::day(*on)) ": " } (why) } }
        @for escalation in &risk.escalations {
            p.wm-p {
                strong { "Put before " (escalation.to.name().to_lowercase().replace("department for education", "Department for Education")) " on " (words::day(escalation.on)) }
                " by " (escalation.by.name) ": " (escalation.why)
                @if let Some((on, said)) = &escalation.ended { " The board's own again on " (words::day(*on)) ": " (said) }
            }
        }
    }
}

fn escalation(risk: &Risk, version: u64, asked: &Typed, wrong: &[Wrong]) -> Markup {
    let action = format!("{}/escalation", paths::board_risk(&risk.id));
    let ends = risk.escalated_now().is_some();
    let mut options = vec![("", "Choose")];
    options.extend(Escalated::ALL.iter().map(|each| (each.word(), each.name())));
    if ends {
        options.push(("board", "It is the board's own again"));
    }
    form(
        &action,
        version,
        html! {
            (choose("to", "Before whom?", "", &options, asked.one("to"), wrong))
            (day("on", "On which day?", "", asked.day("on"), wrong))
            (textarea("reason", if ends { "Why, or what came of it?" } else { "Why?" }, "Everybody who sees the board sees this.", asked.one("reason"), 2, wrong))
        },
        "Keep this",
    )
}

/// Changes what is written of a risk.
pub(crate) async fn change(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    find(&kept.now, &id)?;
    let mut wrong = Vec::new();
    let why = forms::words(&typed, "why", "Say why it is changed", &mut wrong);
    let risk = match checked(&typed, &kept.now) {
        Ok(risk) if wrong.is_empty() => risk,
        Ok(_) => return refused(&app, &who, &id, &typed, &wrong).await,
        Err(more) => {
            wrong.splice(0..0, more);
            return refused(&app, &who, &id, &typed, &wrong).await;
        }
    };
    let yours = risk.clone();
    let change = Change::RiskWritten {
        id: id.clone(),
        risk,
    };
    let back = paths::board_risk(&id);
    let changing = Changing {
        what: "This risk",
        action: &back,
        back: &back,
        typed: &typed,
    };
    keep(&app, &who.0, &why, change, &changing, |now| {
        find(now, &id)
            .map(|theirs| both(&theirs.words, &yours))
            .unwrap_or_default()
    })
    .await
}

fn both(theirs: &RiskWords, yours: &RiskWords) -> Vec<Both> {
    vec![
        Both::new(
            "Whether it has happened",
            theirs.kind.name(),
            yours.kind.name(),
        ),
        Both::new("What", &theirs.words, &yours.words),
        Both::new(
            "How likely",
            theirs.likelihood.name(),
            yours.likelihood.name(),
        ),
        Both::new(
            "What it would mean",
            theirs.impact.name(),
            yours.impact.name(),
        ),
        Both::new("Who answers", &theirs.owner, &yours.owner),
        Both::new("What is done", &theirs.mitigation, &yours.mitigation),
        Both::new("About", ids(&theirs.about), ids(&yours.about)),
    ]
}

/// Puts a risk before somebody above the board, or takes it back to the board.
pub(crate) async fn escalate(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let risk = find(&kept.now, &id)?;
    let today = app.today();
    let mut wrong: Vec<Wrong> = Vec::new();
    let to = Escalated::of(typed.one("to"));
    let ends = typed.one("to") == "board" && risk.escalated_now().is_some();
    if to.is_none() && !ends {
        wrong.push(("to", "Choose before whom it is put".to_owned()));
    }
    let on = forms::needed_day(&typed, "on", "Enter the day", today, &mut wrong);
    if on > today {
        wrong.push(("on", "This day has not come yet".to_owned()));
    }
    let why = forms::words(&typed, "reason", "Say why", &mut wrong);
    if !wrong.is_empty() {
        return refused(&app, &who, &id, &typed, &wrong).await;
    }
    let change = match to {
        Some(to) => Change::RiskEscalated {
            id: id.clone(),
            to,
            on,
        },
        None => Change::EscalationEnded { id: id.clone(), on },
    };
    let yours = to.map_or("The board", Escalated::name);
    let back = paths::board_risk(&id);
    let changing = Changing {
        what: "This risk",
        action: &format!("{back}/escalation"),
        back: &back,
        typed: &typed,
    };
    keep(&app, &who.0, &why, change, &changing, |now| {
        let theirs = find(now, &id)
            .ok()
            .and_then(Risk::escalated_now)
            .map_or("The board", |each| each.to.name());
        vec![Both::new("Put before", theirs, yours)]
    })
    .await
}

/// Closes an open risk, opens a closed one.
pub(crate) async fn close(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let risk = find(&kept.now, &id)?;
    let mut wrong = Vec::new();
    let why = forms::words(&typed, "because", "Say why", &mut wrong);
    if !wrong.is_empty() {
        return refused(&app, &who, &id, &typed, &wrong).await;
    }
    let (change, yours) = if risk.is_open() {
        let on = app.today();
        (Change::RiskClosed { id: id.clone(), on }, "Closed")
    } else {
        (Change::RiskReopened { id: id.clone() }, "Open")
    };
    let back = paths::board_risk(&id);
    let changing = Changing {
        what: "This risk",
        action: &format!("{back}/closure"),
        back: &back,
        typed: &typed,
    };
    keep(&app, &who.0, &why, change, &changing, |now| {
        let open = find(now, &id).is_ok_and(Risk::is_open);
        vec![Both::new(
            "How it stands",
            if open { "Open" } else { "Closed" },
            yours,
        )]
    })
    .await
}

async fn refused(
    app: &App,
    who: &Who,
    id: &str,
    typed: &Typed,
    wrong: &[Wrong],
) -> Result<Response, Error> {
    let page = view(app, who, id, Some(typed), wrong).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}
