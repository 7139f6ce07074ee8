//! GET /releases/new: what would be published and what not, before anything is; POST /releases prepares it.

use std::collections::BTreeMap;

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use measures::catalogue;
use measures::disclosure::{Part, Workings};
use measures::release::CORE;
use store::{NewRelease, Signed};

use access::audit::Kind;

use super::making::{Made, made};
use super::{day_of, form_token, shown};
use crate::clock;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::form::text;
use crate::web::govuk::section::section;
use crate::web::noted::Noted;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// What is sent: each measure chosen by its code, and a note.
type Sent = BTreeMap<String, String>;

/// The measures chosen; all where none is.
fn chosen(sent: &Sent) -> Vec<&'static str> {
    (CORE.iter().map(|core| core.id))
        .filter(|id| sent.contains_key(*id))
        .collect()
}

/// What would be released.
pub(crate) async fn new(State(app): State<App>, Query(sent): Query<Sent>) -> Result<Page, Error> {
    let chosen = chosen(&sent);
    let Some(made) = made(&app, &chosen).await? else {
        return Ok(nothing());
    };
    let table = &made.table;
    let of = table.workings().unwrap_or_default();
    Ok(Page::new(Section::Releases, "Prepare a release", html! {
        (words::thousands(of.shown + of.repeated)) " of " (words::thousands(of.cells())) " numbers would be published; " (words::thousands(of.suppressed())) " are suppressed."
    })
    .crumb("Released figures", paths::releases())
    .stamp(html! { "As at " (day_of(table.as_at())) ", from the records of the whole authority. Nothing is published yet." })
    .body(html! {
        @if of.exposed > 0 {
            p.wm-p { strong { (of.exposed) " small numbers can be worked out from earlier releases, whatever is suppressed now." } }
        }
        (section("why", "What is suppressed, and why", why(of)))
        (section("rule", "The rule", html! { p.wm-p { (table.rule()) } }))
        (section("measures", "Which measures", choice(&chosen, table.parts())))
        (section("prepare", "Prepare it", html! {
            p.wm-p { "Another person has to approve it. Until then only those who prepare and approve releases can see it." }
            form method="post" action=(paths::releases()) novalidate {
                (form_token())
                @for id in &chosen { input type="hidden" name=(id) value="on"; }
                (text("note", "Anything to know for whoever approves it?", "You do not have to write anything. Do not write about a child.", "", &[]))
                button.govuk-button type="submit" { "Prepare this release" }
            }
        }))
        (section("preview", "What would be published", shown::parts(table)))
    }))
}

/// Keeps what was prepared, for another to approve.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Form(sent): Form<Sent>,
) -> Result<Response, Error> {
    let Some(Made { table, follows }) = made(&app, &chosen(&sent)).await? else {
        return Ok(nothing().into_response());
    };
    let prepared = Signed {
        by: who.person.clone(),
        name: who.name.clone(),
        at: clock::now(),
    };
    let note = sent.get("note").map(|note| note.trim()).unwrap_or_default();
    let id = app
        .store()
        .prepare_release(&NewRelease {
            as_at: table.as_at(),
            published: &table.kept(),
            follows: &follows,
            prepared: &prepared,
            note,
        })
        .await
        .map_err(anyhow::Error::from)?;
    let noted = Noted::new(Kind::Release, format!("release {id} prepared"));
    Ok(noted.on(Redirect::to(&paths::release(&id)).into_response()))
}

fn nothing() -> Page {
    Page::new(
        Section::Releases,
        "Prepare a release",
        html! { "There is nothing to release: no data is loaded, it is still being read, or no month of it is complete." },
    )
    .crumb("Released figures", paths::releases())
}

/// How many numbers are suppressed for each reason. The reasons stay inside: outside they would tell which are small.
fn why(of: Workings) -> Markup {
    let rows = [
        ("Published as counted", of.shown),
        (
            "Repeated as released before: changed by too few children since",
            of.repeated,
        ),
        ("Suppressed: 1 to 5", of.small),
        (
            "Suppressed: all or none of fewer than ten children",
            of.small_group,
        ),
        ("Suppressed: others could be worked out from it", of.beside),
        ("Suppressed: it was when it was first released", of.before),
    ];
    html! {
        table.wm-t {
            thead { tr { th scope="col" { "What becomes of it" } th.num scope="col" { "Numbers" } } }
            tbody { @for (what, count) in rows { tr { th scope="row" { (what) } td.num { (words::thousands(count)) } } } }
        }
    }
}

/// The measures to choose from, with how many of their numbers are suppressed.
fn choice(chosen: &[&str], parts: &[Part]) -> Markup {
    let numbers = |id: &str| {
        let values = || {
            let of = parts.iter().filter(|part| part.subject() == id);
            of.flat_map(Part::rows).flat_map(|row| row.values().iter())
        };
        (
            values().filter(|value| value.is_suppressed()).count(),
            values().count(),
        )
    };
    html! {
        form method="get" action=(paths::new_release()) {
            fieldset.govuk-fieldset {
                legend.govuk-fieldset__legend { "Leave all unticked to release every one of them" }
                div.govuk-checkboxes.govuk-checkboxes--small data-module="govuk-checkboxes" {
                    @for core in CORE {
                        @let (suppressed, all) = numbers(core.id);
                        div.govuk-checkboxes__item {
                            input.govuk-checkboxes__input id={ "m-" (core.id) } name=(core.id) type="checkbox" value="on" checked[chosen.contains(&core.id)];
                            label.govuk-label.govuk-checkboxes__label for={ "m-" (core.id) } {
                                (catalogue::find(core.id).map_or("", |measure| measure.name))
                                @if all > 0 { " (" (words::rows(suppressed)) " of " (words::rows(all)) " suppressed)" }
                            }
                        }
                    }
                }
            }
            button.govuk-button.govuk-button--secondary type="submit" { "Show these" }
        }
    }
}
