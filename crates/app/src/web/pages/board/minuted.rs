//! What a meeting asked to be done: GET and POST /board/meetings/{id}/actions; GET and POST /board/actions/{id}; POST
//! /board/actions/{id}/progress. It is followed until it is done.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::Programme;
use improvement::board::{Change, Minuted, MinutedWords, Progress};
use jiff::civil::Date;
use maud::{Markup, html};

use access::Permission;

use super::forms::{
    self, Changing, about, add, ask_about, begun, form, ids, keep, titled, typed_day,
};
use super::subjects;
use crate::state::App;
use crate::web::changed_since::Both;
use crate::web::error::Error;
use crate::web::govuk::details::details;
use crate::web::govuk::form::{Wrong, day, radios, summary, text, textarea};
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::typed::Typed;
use crate::web::who::Who;
use crate::web::{paths, words};

/// Minuted actions, each with how far it is.
pub(super) fn table(actions: &[&Minuted], now: &Programme, today: Date) -> Markup {
    html! {
        table.wm-t.wm-stack {
            thead { tr { th scope="col" { "Action" } th scope="col" { "Who" } th scope="col" { "By" } th scope="col" { "How far" } th scope="col" { "About" } } }
            tbody { @for action in actions { tr {
                th scope="row" { a.govuk-link href=(paths::board_action(&action.id)) { (action.words.words) } }
                td data-l="Who" { (action.words.who) }
                td data-l="By" { @match action.words.by { Some(by) => (words::day(by)), None => "no day set" } }
                td data-l="How far" { (how_far(action, today)) }
                td data-l="About" { (subjects(&action.words.about, now)) }
            } } }
        }
    }
}

fn how_far(action: &Minuted, today: Date) -> Markup {
    html! {
        @if action.is_late(today) { strong { "Late" } }
        @else if let Some((on, _, said)) = &action.followed {
            (action.progress.name()) ", " (words::day(*on))
            @if !said.is_empty() { span.wm-mark { (said) } }
        }
        @else { (action.progress.name()) }
    }
}

/// The form for an action a meeting asked for.
pub(crate) async fn new(State(app): State<App>, Path(id): Path<String>) -> Result<Page, Error> {
    new_page(&app, &id, &Typed::default(), &[]).await
}

async fn new_page(app: &App, id: &str, typed: &Typed, wrong: &[Wrong]) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let meeting = super::meeting::find(&kept.now.board, id)?;
    Ok(Page::new(Section::Board, titled("Minute an action", wrong), html! {
        "What the board of " (words::day(meeting.on)) " asked for. It waits on the first page of the board until it is done."
    })
    .crumb("Improvement board", paths::board())
    .crumb(format!("Meeting of {}", words::day(meeting.on)), paths::meeting(id))
    .body(html! {
        (summary(wrong))
        (form(&paths::meeting_part(id, "actions"), 0, questions(typed, &kept.now, wrong), "Minute this action"))
    }))
}

fn questions(typed: &Typed, now: &Programme, wrong: &[Wrong]) -> Markup {
    html! {
        (textarea("words", "What is to be done?", "", typed.one("words"), 3, wrong))
        (text("who", "Who does it?", "A name or a post.", typed.one("who"), wrong))
        (day("by", "By when?", "For example 31 3 2026.", typed.day("by"), wrong))
        (ask_about(typed, now, wrong))
    }
}

fn checked(meeting: &str, typed: &Typed, now: &Programme) -> Result<MinutedWords, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let action = MinutedWords {
        meeting: meeting.to_owned(),
        words: forms::words(typed, "words", "Enter what is to be done", &mut wrong),
        who: forms::line(typed, "who", "Enter who does it", &mut wrong),
        by: forms::day(typed, "by", &mut wrong),
        about: about(typed, now, &mut wrong),
    };
    if wrong.is_empty() {
        Ok(action)
    } else {
        Err(wrong)
    }
}

/// Minutes an action.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    super::meeting::find(&kept.now.board, &id)?;
    match checked(&id, &typed, &kept.now) {
        Ok(action) => {
            add(&app, &who, 't', |id| Change::ActionMinuted {
                id,
                action: action.clone(),
            })
            .await?;
            Ok(Redirect::to(&format!("{}#actions", paths::meeting(&id))).into_response())
        }
        Err(wrong) => {
            let page = new_page(&app, &id, &typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

fn find<'n>(now: &'n Programme, id: &str) -> Result<&'n Minuted, Error> {
    now.board
        .minuted
        .iter()
        .find(|each| each.id == id)
        .ok_or(Error::NotFound("this minuted action"))
}

/// One minuted action.
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
    let action = find(now, id)?;
    let mut fields = begun([
        ("words", &action.words.words),
        ("who", &action.words.who),
        ("about", &ids(&action.words.about)),
    ]);
    fields.extend(typed_day("by", action.words.by));
    fields.extend(typed_day("on", Some(today)));
    let kept_fields = Typed::new(fields);
    let asked = typed.unwrap_or(&kept_fields);
    let version = kept.now.version(&format!("minuted:{id}"));
    let on = now
        .board
        .meeting(&action.words.meeting)
        .map(|meeting| meeting.on);
    let of_words = wrong
        .iter()
        .any(|(at, _)| ["words", "who", "by", "about", "because"].contains(at));
    let put_right = form(
        &paths::board_action(id),
        version,
        html! {
            (questions(asked, now, wrong))
            (textarea("because", "Why is it put right?", "What it said before is kept.", asked.one("because"), 2, wrong))
        },
        "Keep this",
    );
    Ok(Page::new(Section::Board, titled(&format!("Minuted action {id}"), wrong), html! { (action.words.words) })
        .crumb("Improvement board", paths::board())
        .crumb(on.map_or_else(|| "The meeting".to_owned(), |on| format!("Meeting of {}", words::day(on))), paths::meeting(&action.words.meeting))
        .stamp(html! { (action.words.who) @if let Some(by) = action.words.by { ", by " (words::day(by)) } ". " (how_far(action, today)) "." })
        .body(html! {
            (summary(wrong))
            @if who.may(Permission::RunBoard) {
                (section("follow", "How far is it?", form(&format!("{}/progress", paths::board_action(id)), version, html! {
                    (radios("progress", "It is", "", &Progress::ALL.map(|each| (each.word(), each.name())), match asked.one("progress") { "" => action.progress.word(), typed => typed }, wrong))
                    (day("on", "Since when?", "", asked.day("on"), wrong))
                    (textarea("said", "What came of it?", "In a sentence.", asked.one("said"), 2, wrong))
                }, "Keep this")))
                @if of_words { (section("words-of", "Put its words right", put_right)) }
                @else { div.wm-on-screen { (details("Put its words right", put_right)) } }
            }
            (section("history", "Every change", html! {
                table.wm-t.wm-stack {
                    thead { tr { th scope="col" { "When" } th scope="col" { "Who" } th scope="col" { "What" } th scope="col" { "Why" } } }
                    tbody { @for change in kept.of(&format!("minuted:{id}")) { tr {
                        th scope="row" { (words::clock(change.at)) }
                        td data-l="Who" { (change.by.name) }
                        td data-l="What" { (super::history::did(&change.what)) }
                        td data-l="Why" { (change.why) }
                    } } }
                }
            }))
        }))
}

/// Keeps how far an action is.
pub(crate) async fn follow(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    find(&kept.now, &id)?;
    let today = app.today();
    let mut wrong = Vec::new();
    let progress = Progress::of(typed.one("progress"));
    if progress.is_none() {
        wrong.push(("progress", "Choose how far it is".to_owned()));
    }
    let on = forms::needed_day(&typed, "on", "Enter since when", today, &mut wrong);
    if on > today {
        wrong.push(("on", "This day has not come yet".to_owned()));
    }
    let said = match progress {
        Some(Progress::Open) | None => forms::optional_words(&typed, "said", &mut wrong),
        Some(Progress::Done | Progress::Dropped) => {
            forms::words(&typed, "said", "Say what came of it", &mut wrong)
        }
    };
    let Some(progress) = progress.filter(|_| wrong.is_empty()) else {
        return refused(&app, &who, &id, &typed, &wrong).await;
    };
    let change = Change::ActionFollowed {
        id: id.clone(),
        progress,
        on,
    };
    let back = paths::board_action(&id);
    let changing = Changing {
        what: "This minuted action",
        action: &format!("{back}/progress"),
        back: &back,
        typed: &typed,
    };
    keep(&app, &who.0, &said, change, &changing, |now| {
        find(now, &id)
            .map(|theirs| {
                let said = theirs
                    .followed
                    .as_ref()
                    .map_or("", |(_, _, said)| said.as_str());
                vec![
                    Both::new("How far", theirs.progress.name(), progress.name()),
                    Both::new("What came of it", said, typed.one("said")),
                ]
            })
            .unwrap_or_default()
    })
    .await
}

/// Puts the words of an action right.
pub(crate) async fn change(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Error> {
    let kept = app.programme().await?;
    let meeting = find(&kept.now, &id)?.words.meeting.clone();
    let mut wrong = Vec::new();
    let why = forms::words(&typed, "because", "Say why it is put right", &mut wrong);
    let action = match checked(&meeting, &typed, &kept.now) {
        Ok(action) if wrong.is_empty() => action,
        Ok(_) => return refused(&app, &who, &id, &typed, &wrong).await,
        Err(more) => {
            wrong.splice(0..0, more);
            return refused(&app, &who, &id, &typed, &wrong).await;
        }
    };
    let yours = action.clone();
    let change = Change::ActionMinuted {
        id: id.clone(),
        action,
    };
    let back = paths::board_action(&id);
    let changing = Changing {
        what: "This minuted action",
        action: &back,
        back: &back,
        typed: &typed,
    };
    let said = |day: Option<Date>| day.map(words::day).unwrap_or_default();
    keep(&app, &who.0, &why, change, &changing, |now| {
        find(now, &id)
            .map(|theirs| {
                vec![
                    Both::new("What is to be done", &theirs.words.words, &yours.words),
                    Both::new("Who", &theirs.words.who, &yours.who),
                    Both::new("By", said(theirs.words.by), said(yours.by)),
                    Both::new("About", ids(&theirs.words.about), ids(&yours.about)),
                ]
            })
            .unwrap_or_default()
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
