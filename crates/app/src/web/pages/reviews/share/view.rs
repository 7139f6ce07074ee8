//! The page of who reviews whom.

use std::collections::BTreeSet;
use std::sync::Arc;

use improvement::review::{NotGiven, Place, Review, Sight};
use maud::{Markup, html};

use super::super::people::{Candidate, candidates};
use super::super::rows::Seen;
use super::super::sent::Sent;
use super::{Chosen, has, not_given};
use crate::records::Records;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::govuk::form::{Wrong, checkboxes, summary};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::{paths, words};

/// The page, with what was wrong.
pub(super) async fn view(
    app: &App,
    seen: &Seen<'_>,
    all: &Arc<Records>,
    version: u64,
    sent: &Sent,
    wrong: &[Wrong],
) -> anyhow::Result<Page> {
    let review = seen.review;
    let candidates = candidates(app).await?;
    let waiting = not_given(review);
    // Those who review already, and why none of them can be given those who are left.
    let has = has(review);
    let ids: BTreeSet<&str> = has.keys().map(String::as_str).collect();
    let not = if waiting.is_empty() || ids.is_empty() {
        Vec::new()
    } else {
        let chosen = Chosen::of(app, all, review, &candidates, &ids).await?;
        chosen.share(review, &waiting, &has, "", Sight::First).not
    };
    let given = review
        .places
        .iter()
        .filter(|place| place.given.is_some())
        .count();
    let title = if wrong.is_empty() {
        "Who reviews whom"
    } else {
        "Error: who reviews whom"
    };
    let options: Vec<(String, String)> = (candidates.iter())
        .map(|each| {
            let has = has.get(&each.reviewer.person).copied().unwrap_or(0);
            (
                each.reviewer.person.clone(),
                format!("{}, {} ({has} given)", each.reviewer.name, each.roles()),
            )
        })
        .collect();
    let ticked: Vec<&str> = sent.all("reviewer");
    Ok(Page::new(
        Section::Reviews,
        title,
        html! {
            (given) " of " (words::count(review.places.len(), "child is", "children are")) " given to a reviewer."
            @if !waiting.is_empty() { " " (waiting.len()) " " (if waiting.len() == 1 { "is" } else { "are" }) " given to nobody yet." }
        },
    )
    .caption(review.terms.title.clone())
    .crumb("Reviews", paths::reviews())
    .crumb(review.terms.title.clone(), paths::review(&review.id))
    .invented(seen.look.invented())
    .body(html! {
        (summary(wrong))
        @if !not.is_empty() { (section("not", "Could not be given, and why", could_not(seen, &not))) }
        @if !waiting.is_empty() && review.closed.is_none() {
            (section("evenly", "Share out evenly", html! {
                p.wm-p { "Each child goes to whoever has fewest, never to somebody who holds or held the case, or who would not see the child. Somebody in the role of practice auditor sees the children they are given while the review is open; everybody else sees those of their own reach." }
                form method="post" action=(paths::share_review(&review.id)) novalidate {
                    (form_token())
                    input type="hidden" name=(VERSION) value=(version);
                    (checkboxes("reviewer", "Who reviews?", "", &options, &ticked, wrong))
                    button.govuk-button type="submit" name="do" value="even" { "Share out " (words::count(waiting.len(), "child", "children")) }
                }
            }))
        }
        @if review.closed.is_none() { (section("by-hand", "By hand", hand(seen, &candidates, version, sent))) }
        (section("seeds", "How it was shared out", seeds(review)))
    }))
}

/// Those who could not be given, each with what barred each of the reviewers.
fn could_not(seen: &Seen<'_>, not: &[NotGiven]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { (words::count(not.len(), "child", "children")) ". Choose another reviewer, or give them by hand." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "Why" } } }
            tbody { @for each in not { tr {
                th scope="row" { @match seen.review.place(each.n) { Some(place) => (seen.child(place)), None => { "Child " (each.n) } } }
                td data-l="Why" {
                    @for (reviewer, bar) in &each.bars { span.wm-line { (reviewer.name) " " (bar.words()) } }
                    @if each.bars.is_empty() { "Nobody was chosen" }
                }
            } } }
        }
    }
}

/// Each child with their reviewer, to be changed while they are not reviewed.
fn hand(seen: &Seen<'_>, candidates: &[Candidate], version: u64, sent: &Sent) -> Markup {
    let open: Vec<&Place> = (seen.review.places.iter())
        .filter(|place| !place.is_done() && seen.shows(place))
        .collect();
    let hidden = (seen.review.places.iter())
        .filter(|place| !place.is_done() && !seen.shows(place))
        .count();
    html! {
        @if open.is_empty() { p.wm-p { "Every child you see here is reviewed." } }
        @else {
            form method="post" action=(paths::share_review(&seen.review.id)) novalidate {
                (form_token())
                input type="hidden" name=(VERSION) value=(version);
                table.wm-t.wm-stack {
                    caption { (words::count(open.len(), "child", "children")) " not reviewed yet." @if hidden > 0 { " " (hidden) " more are not shown in your role." } }
                    thead { tr { th scope="col" { "Child" } th scope="col" { "Held the case" } th scope="col" { "Reviewer" } } }
                    tbody { @for place in &open { tr {
                        @let name = format!("p{}", place.n);
                        @let now = place.given.as_ref().map_or("", |(to, ..)| to.person.as_str());
                        @let chosen = if sent.has(&name) { sent.get(&name) } else { now };
                        th scope="row" { (seen.child(place)) }
                        td data-l="Held the case" { @for holder in &place.member.holders { span.wm-line { @if holder.name.is_empty() { "worker " (holder.worker) } @else { (holder.name) } } } }
                        td data-l="Reviewer" {
                            select.govuk-select id=(name) name=(name) aria-label={ "Reviewer of child " (place.n) } {
                                @if now.is_empty() { option value="" { "Nobody yet" } }
                                @for each in candidates { option value=(each.reviewer.person) selected[each.reviewer.person == chosen] { (each.reviewer.name) } }
                            }
                        }
                    } } }
                }
                button.govuk-button.govuk-button--secondary type="submit" name="do" value="hand" { "Give as chosen" }
            }
        }
    }
}

/// The seeds of the even shares, so that anybody can work them out again.
fn seeds(review: &Review) -> Markup {
    let shares = review.shares.iter().rev();
    html! {
        @if review.shares.is_empty() { p.wm-p { "Not shared out yet." } }
        @else {
            ul.govuk-list { @for share in shares { li {
                (words::clock(share.at)) ": " (share.by.name) " gave " (words::count(share.count, "child", "children"))
                @if share.sight == Sight::Second { " for the second look" }
                @match &share.seed { Some(seed) => { ", evenly, with the seed " code { (seed) } }, None => ", by hand" }
                "."
            } } }
        }
        p.wm-note { "With a seed, children whom fewest may review come first, then in the order of SHA-256 of the seed, a colon and the child’s number in the review; each goes to whoever has fewest." }
    }
}
