//! Children of a review who are no longer in what was loaded: since which load, and what became of each.

use access::Permission;
use improvement::review::{Place, Review};
use maud::{Markup, html};

use super::rows::{Seen, Show};
use crate::records::Source;
use crate::records::gone::Since;
use crate::state::App;
use crate::web::error::Error;
use crate::web::govuk::section::section;
use crate::web::{paths, words};

/// Since which load the child of a place is gone.
pub(super) async fn since(
    app: &App,
    review: &Review,
    place: &Place,
) -> Result<Option<Since>, Error> {
    let there = place.after.as_ref().map_or(review.begun, |(at, ..)| *at);
    Ok(app.gone_since(place.member.child.id(), there).await?)
}

/// "The record was there after the safeguarding dataset of 3 May 2026 was loaded, and no longer after that of 10 May 2026."
pub(super) fn told(seen: &Seen<'_>, since: Option<&Since>) -> Markup {
    let load = |load: &store::Load| {
        let source = Source::from_word(&load.source).map_or("", Source::name);
        let words = format!("{source}, {}", words::clock(load.at));
        html! {
            @if seen.who.may(Permission::SeeData) { a.govuk-link href=(paths::load(&load.id)) { (words) } } @else { (words) }
        }
    };
    html! {
        @match since {
            Some(Since { had: Some(had), without }) => { "No longer in the data since this load: " (load(without)) ". Still there after this one: " (load(had)) "." }
            Some(Since { had: None, without }) => { "Not in the data after this load: " (load(without)) ". Of loads before it no files are kept that could be looked through." }
            None => "Nothing is loaded now."
        }
    }
}

/// Everybody of a review who is gone; nothing where nobody is.
pub(super) async fn all(app: &App, seen: &Seen<'_>) -> Result<Markup, Error> {
    let places = seen.review.places.iter();
    let gone: Vec<&Place> = places
        .filter(|place| Show::Gone.holds(seen, place))
        .collect();
    let mut rows = Vec::new();
    for place in gone {
        rows.push((place, since(app, seen.review, place).await?));
    }
    Ok(html! {
        @if !rows.is_empty() { (section("gone", "No longer in the data", html! {
            table.wm-t.wm-stack {
                caption { (words::count(rows.len(), "child stays", "children stay")) " in the review and in every count of it, although the record is no longer in what was loaded: it was merged with another, or removed." }
                thead { tr { th scope="col" { "Child" } th scope="col" { "Since when" } th scope="col" { "What became of them" } } }
                tbody { @for (place, since) in &rows { tr {
                    th scope="row" { a.govuk-link href=(paths::review_child(&seen.review.id, place.n)) { "Child " (place.n) } }
                    td data-l="Since when" { (told(seen, since.as_ref())) }
                    td data-l="What became of them" {
                        @if place.is_done() { (seen.outcome(place)) } @else { strong.wm-late { "Not yet accounted for" } }
                    }
                } } }
            }
        })) }
    })
}
