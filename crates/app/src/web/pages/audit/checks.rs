//! Is the log whole: GET and POST /audit/checks. A check runs beside the serving; its outcome is in the log itself.

use access::audit::{Entry, Kind};
use axum::extract::State;
use axum::http::HeaderName;
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use store::{KeptEntry, LogQuestion};

use super::table;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{own_forms, paths, words};
use crate::{checked, clock};

/// Entries about the log itself that are shown.
const SHOWN: u32 = 50;
/// While a check runs the page asks for itself again after so many seconds.
const AGAIN: &str = "2";

/// How the log stood when it was last checked, and whether it is being checked now.
pub(crate) async fn show(State(app): State<App>) -> Result<Response, Error> {
    let failed = |error: store::Error| Error::Failed(error.into());
    // Asked first: a check that ends while this page is made has written what it found before.
    let running = app.checking().since();
    let newest = checked::newest(app.store()).await.map_err(failed)?;
    let size = table::as_count(app.store().log_size().await.map_err(failed)?);
    let about_itself = app
        .store()
        .log_entries(&LogQuestion {
            kind: Some(Kind::Log),
            most: SHOWN,
            ..LogQuestion::default()
        })
        .await
        .map_err(failed)?;
    let page = Page::new(
        Section::Audit,
        "Is the log whole?",
        html! {
            @match (&running, &newest) {
                (Some(_), _) => { "The log is being checked now." }
                (None, None) => { strong { "The log was never checked." } }
                (None, Some(kept)) if checked::was_whole(kept) => { "The log was whole when last checked, " (words::clock(kept.entry.at)) "." }
                (None, Some(kept)) => { strong { "The log was broken when last checked, " (words::clock(kept.entry.at)) "." } }
            }
        },
    )
    .crumb("Who looked", paths::audit())
    .stamp(html! { "Each entry carries a hash over itself and all before it. A check makes every hash again, compares each list of children with its own hash, and the chain with the checkpoints kept in a second place." })
    .body(html! {
        @if let Some(why) = app.checking().failed() {
            div.wm-first { h2 { "The last check could not be done" } p.wm-p { "Nothing is known of the log from it: " (why) } }
        }
        (section("last", "What the last check found", found(newest.as_ref())))
        (section("checkpoints", "Checkpoints in a second place", checkpoints(&app)))
        (section("now", "Check it now", now(running, size)))
        (section("itself", "What was done with the log itself", html! {
            p.wm-p { "Checks, who read the log and about whom, and what was removed once its time was over." }
            (table::entries(&about_itself.entries))
        }))
        (section("what-would-change", "What would change this page", html! {
            p.wm-p { "Whoever runs the service can check the log without it, with the program alone: " code { "waymark audit verify --checkpoints FILE" } ". The checkpoints are best kept where no administrator of this service can write." }
        }))
    });
    Ok(if running.is_some() {
        ([(HeaderName::from_static("refresh"), AGAIN)], page).into_response()
    } else {
        page.into_response()
    })
}

/// Begins a check where none runs.
pub(crate) async fn create(State(app): State<App>, who: Who) -> Response {
    if app.checking().begin() {
        tokio::spawn(check(app, who));
    }
    let on = Redirect::to(&paths::audit_checks()).into_response();
    Noted::new(Kind::Log, "asked for a check").on(on)
}

/// Checks, and writes down what came out.
async fn check(app: App, who: Who) {
    let failed = match verdict_in_log(&app, &who).await {
        Ok(()) => None,
        Err(why) => {
            tracing::error!(
                why = format!("{why:#}"),
                "the log of who looked could not be checked"
            );
            Some(format!("{why:#}"))
        }
    };
    app.checking().end(failed);
}

async fn verdict_in_log(app: &App, who: &Who) -> anyhow::Result<()> {
    let checkpoints = match app.checkpoints() {
        Some(file) => checked::read(file)?,
        None => String::new(),
    };
    // One connection, so that the others and the threads are there for whoever asks for a page meanwhile.
    let verdict = checked::verdict(app.store(), &checkpoints, 1).await?;
    if !verdict.holds() {
        tracing::error!(
            "the log of who looked is broken: {}",
            checked::words(&verdict)
        );
    }
    let mut entry = Entry::new(clock::now(), Kind::Log, "POST /audit/checks");
    entry.who.clone_from(&who.0.person);
    entry.name.clone_from(&who.0.name);
    entry.role = Some(who.0.role);
    entry.words = checked::log_words(&verdict);
    app.log().add(entry).await?;
    Ok(())
}

fn found(newest: Option<&KeptEntry>) -> Markup {
    html! {
        @match newest {
            None => p.wm-p { "Nobody has checked it yet." },
            Some(kept) => {
                p.wm-p.wm-late[!checked::was_whole(kept)] { (checked::found(kept)) }
                p.wm-p { "Checked " (words::clock(kept.entry.at)) @if !kept.entry.name.is_empty() { ", asked for by " (kept.entry.name) } ". " a.govuk-link href=(paths::audit_entry(kept.seq)) { "The entry" } }
                @if !checked::was_whole(kept) {
                    p.wm-p { strong { "Do not restart the service and clean nothing up." } " Have the database and the checkpoints copied, and call whoever looks into incidents." }
                }
            }
        }
    }
}

/// How the checkpoints stand that this program writes.
fn checkpoints(app: &App) -> Markup {
    let standing = app.log().standing();
    html! {
        @if app.checkpoints().is_none() {
            p.wm-p { strong { "No checkpoints are written. " } "Without them nobody can tell whether the newest entries were cut off, or the whole log written anew. Whoever runs the service names a file for them when starting it: " code { "--checkpoints FILE" } "." }
        } @else {
            @if let Some(why) = &standing.failed { p.wm-p.wm-late { "The last checkpoint could not be written: " (why) } }
            @match &standing.newest {
                Some((seq, at)) => p.wm-p { "The newest stands for entry " (seq) ", " (words::clock(*at)) ". One is written after each thousand entries, on each new day and when the service ends." },
                None => p.wm-p { "None was written since this program was started; one is with the next entry." },
            }
        }
    }
}

fn now(running: Option<jiff::Timestamp>, size: usize) -> Markup {
    html! {
        @match running {
            Some(since) => p.wm-p role="status" { "Being checked since " (words::clock(since)) ": " (words::rows(size)) " entries. This page asks again by itself." },
            None => form method="post" action=(paths::audit_checks()) {
                (own_forms::form_token())
                p.wm-p { (words::rows(size)) " entries. A million take a few seconds; the service goes on meanwhile." }
                button.govuk-button type="submit" { "Check the log" }
            },
        }
    }
}
