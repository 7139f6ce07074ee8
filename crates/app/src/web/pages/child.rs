//! A child: GET /children/{n}: which lists they are on and why, their life with the service, and everything recorded.

mod around;
mod checks;
mod events;
mod identity;
mod picture;
mod timeline;

use access::Permission;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use crate::records::{Look, name};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::pages::lists::lists_of;
use crate::web::pages::purposes::Opening;
use crate::web::pages::returns;
use crate::web::who::Asking;
use crate::web::words::children as said;
use crate::web::{origins, paths, words};

/// What of the timeline is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// One kind of event.
    kind: String,
    /// The page of the timeline, from 1.
    page: String,
}

/// The child.
pub(crate) async fn show(
    Ours(records): Ours,
    opening: Opening,
    Path(n): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    if let Some(source) = records.return_of_stranger(&n) {
        // Known by a return alone: their rows there are all there is.
        return Ok(Redirect::to(&paths::returns::child(source.word(), &n)).into_response());
    }
    let child = records.child_at(&n).ok_or(Error::NotFound("this child"))?;
    let (history, names) = records.child(child).ok_or(Error::NotFound("this child"))?;
    let lists = lists_of(&records, child);
    let events = events::all(&records, history);
    let found = checks::Found::of(&records, child);
    let mut page = Page::new(
        Section::Lists,
        name(names),
        html! { (sentence(&records, child, &lists)) },
    )
    .crumb("Today", paths::today())
    .crumb("Children", paths::lists());
    if let Some((name, path)) = list_before(&records, &headers) {
        page = page.crumb(name, path);
    } else if let Some((standing, _)) = lists.first() {
        page = page.crumb(standing.list.name, paths::list(standing.list.id));
    }
    let not_built = records
        .lists
        .all()
        .iter()
        .filter(|each| each.why_not().is_some())
        .count();
    let tables = records.sources().tables.len();
    let page = page
        .invented(records.invented())
        .stamp(html! {
            "As at " (said::on(records.as_at)) ": " (words::count(events.len(), "event", "events")) " read from " (words::count(tables, "table", "tables"))
            ". Looked for on " (records.lists.all().len() - not_built) " lists" @if not_built > 0 { "; " (not_built) " more could not be built" } "."
        })
        .body(html! {
            (identity::bar(&records, child, history, names))
            (section("lists", "What needs doing now", on_lists(&records, child, &lists)))
            (raise_a_challenge(&n))
            (section("life", "Their life with the service", picture::draw(&records, history)))
            (section("around", "Who is around them", around::show(&records, child, history)))
            (section("timeline", "Everything recorded", timeline::show(&records, child, &events, &found, &asked)))
            (section("checks", "What the checks say of this record", html! {
                (found.show(&records))
                (returns::of_child(&records, &n))
            }))
            (section("what-would-change", "What would change this page", html! {
                p.wm-p { "Every line here is read from a row that was loaded, and opens it. Put right what is wrong in the case system, and the next load shows it. Nothing here scores a child or foretells anything." }
            }))
        });
    Ok(opening.on(page.into_response()))
}

/// What a reviewer reads of a child: who they are, what needs doing, their life with the service, and what was recorded
/// last. The child is noted as shown.
pub(in crate::web::pages) fn in_short(records: &Look, child: u32) -> Markup {
    let Some((history, names)) = records.child(child) else {
        return html! {};
    };
    let events = events::all(records, history);
    let found = checks::Found::of(records, child);
    html! {
        (identity::bar(records, child, history, names))
        (section("lists", "What needs doing now", on_lists(records, child, &lists_of(records, child))))
        (section("life", "Their life with the service", picture::draw(records, history)))
        (section("timeline", "What was recorded last", timeline::newest(records, &events, &found)))
    }
}

/// The way to a challenge about the child, for who may raise one.
fn raise_a_challenge(address: &str) -> Markup {
    let may = Asking::now()
        .and_then(|asking| asking.acting.clone())
        .is_some_and(|acting| acting.may(Permission::Challenge));
    html! {
        @if may {
            p.wm-p { a.govuk-link href={ (paths::new_challenge()) "?child=" (paths::escaped(address)) } { "Raise a challenge" } " about what is not right for this child." }
        }
    }
}

/// The list the reader came from, with its filters: the way back.
fn list_before(records: &Look, headers: &HeaderMap) -> Option<(&'static str, String)> {
    let from = url::Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    let standing = records.lists.find(from.path().strip_prefix("/lists/")?)?;
    let path = paths::list(standing.list.id);
    Some((
        standing.list.name,
        from.query()
            .map_or(path.clone(), |query| format!("{path}?{query}")),
    ))
}

/// What the child is to the service, who holds the work, and how many lists they are on.
fn sentence(
    records: &Look,
    child: u32,
    lists: &[(&crate::records::Standing, &measures::worklist::Entry)],
) -> String {
    let Some((history, _)) = records.child(child) else {
        return String::new();
    };
    let status = history.status_on(records.as_at);
    let late = lists
        .iter()
        .filter(|(_, entry)| entry.state == measures::worklist::State::Late)
        .count();
    let on = match (lists.len(), late) {
        (0, _) => "On no list today.".to_owned(),
        (n, 0) => format!(
            "On {}, none of them late.",
            words::count(n, "list", "lists")
        ),
        (n, late) if n == late => format!(
            "On {}, late on {}.",
            words::count(n, "list", "lists"),
            if n == 1 { "it" } else { "all" }
        ),
        (n, late) => format!(
            "On {}, late on {}.",
            words::count(n, "list", "lists"),
            words::number(late)
        ),
    };
    let since = identity::since(history, status, records.as_at)
        .map(|since| format!(" since {}", said::on(since)))
        .unwrap_or_default();
    format!("{}{since}. {on}", said::status(status))
}

/// The lists the child is on, with why and what takes them off.
fn on_lists(
    records: &Look,
    child: u32,
    lists: &[(&crate::records::Standing, &measures::worklist::Entry)],
) -> Markup {
    let not_built = records
        .lists
        .all()
        .iter()
        .filter(|each| each.why_not().is_some())
        .count();
    html! {
        @if lists.is_empty() {
            p.wm-p { "Checked on " (said::on(records.as_at)) ": on none of " (records.lists.all().len() - not_built) " lists." @if not_built > 0 { " " (not_built) " could not be built." } }
        } @else {
            table.wm-t.wm-stack {
                caption { "The lists on which most hangs first." }
                thead { tr { th scope="col" { "List" } th scope="col" { "Why here" } th.n scope="col" { "Days" } th.pl scope="col" { "Due" } th scope="col" { "What clears it" } } }
                tbody {
                    @for (standing, entry) in lists {
                        tr {
                            th scope="row" { a.govuk-link href=(paths::list(standing.list.id)) { (standing.list.name) } span.wm-sub.wm-line { (said::state(entry.state)) } }
                            td data-l="Why here" { (entry.why) @if let Some(path) = origins::line(records, entry.at) { " " a.govuk-link href=(path) { "Row" span.govuk-visually-hidden { " for " (standing.list.name) } } } }
                            td.n data-l="Days" { @match entry.since { Some(since) => { (records.as_at.days_since(since).max(0)) span.wm-sub.wm-line { (said::on(since)) } }, None => "–" } }
                            td.pl data-l="Due" { @match entry.due { Some(due) if due < records.as_at => span.wm-late { (said::on(due)) ", late" }, Some(due) => (said::on(due)), None => "–" } }
                            td data-l="Clears" { (standing.list.clears) }
                        }
                    }
                }
            }
        }
        @if let Some((why, since)) = records.held(child).unowned() {
            p.wm-p.wm-late.wm-unowned { "Nobody holds this work who could act: " (why.words()) @if let Some(since) = since { ", since " (said::on(since)) } "." }
        }
        @if let Some((history, _)) = records.child(child) {
            @if let Some(seen) = history.last_seen(records.as_at).and_then(|visit| visit.on) {
                p.wm-p { "Last seen on " (said::on(seen)) ", " (said::ago(seen, records.as_at)) "." }
            } @else if records.held(child) != crate::records::Held::NotOpen { p.wm-p { "No visit at which they were seen is recorded." } }
        }
    }
}
