//! Reviews of cohorts: GET /reviews, and everything under it. Who is not safe comes first on every page.

mod child;
mod closing;
mod escalation;
mod files;
mod gone;
mod new;
mod newcomers;
mod people;
mod picture;
mod proof;
mod rows;
mod rule;
mod second;
mod sent;
mod share;
mod show;

use std::sync::Arc;

use access::Permission;
use axum::extract::State;
use improvement::review::{Place, Review, Sight, Standing};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

pub(crate) use child::{account, create as review_child, show as show_child};
pub(crate) use closing::create as close;
pub(crate) use escalation::create as escalate;
pub(crate) use files::rows_csv;
pub(crate) use new::{create, new};
pub(crate) use newcomers::create as add_newcomers;
pub(crate) use proof::show as proof;
pub(crate) use second::{
    create as draw_or_share, create_child as second_child, show as second,
    show_child as show_second_child,
};
pub(crate) use share::{create as share_out, show as share};
pub(crate) use show::show;

use crate::clock;
use crate::programme::{Kept, NotKept};
use crate::records::Records;
use crate::state::{App, Children};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::Wrong;
use crate::web::govuk::section::section;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};
use sent::Sent;

/// The most a text box takes.
const LONGEST: usize = 20_000;

/// Every review, those with a child who is not safe first; and what is given to whoever asks.
pub(crate) async fn index(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let now = clock::now();
    let mut all: Vec<(&Review, Standing)> = (kept.now.reviews.all.iter())
        .map(|review| (review, Standing::of(review, now)))
        .collect();
    all.sort_by_key(|(review, standing)| {
        (
            review.closed.is_some(),
            std::cmp::Reverse(standing.open_escalations),
            review.terms.due,
        )
    });
    let own = given_to(&kept, &who.person);
    let open = all
        .iter()
        .filter(|(review, _)| review.closed.is_none())
        .count();
    let not_safe: usize = all
        .iter()
        .map(|(_, standing)| standing.open_escalations)
        .sum();
    let left: usize = (all.iter().filter(|(review, _)| review.closed.is_none()))
        .map(|(_, standing)| standing.left)
        .sum();
    Ok(Page::new(
        Section::Reviews,
        "Reviews of cohorts",
        html! {
            @if all.is_empty() { "No review has been begun." }
            @else {
                @if not_safe > 0 { (words::capital(&words::number(not_safe))) (if not_safe == 1 { " child was found not safe and is" } else { " children were found not safe and are" }) " not yet said to be safe. " }
                (words::capital(&words::number(open))) (if open == 1 { " review is" } else { " reviews are" }) " open, with " (words::count(left, "child", "children")) " still to be looked at."
            }
        },
    )
    .invented(look.invented())
    .body(html! {
        @for (review, standing) in all.iter().filter(|(_, standing)| standing.open_escalations > 0) {
            (escalation::open_ones(review, standing, &who.person, now))
        }
        @if !own.is_empty() { (section("yours", "Given to you", yours(&own))) }
        @if who.may(Permission::RunReviews) {
            p { a.govuk-button href=(paths::new_review()) { "Begin a review" } }
        }
        (section("all", "All reviews", table(&app, &all)))
        (section("what", "What a review is", html! {
            p.wm-p { "A cohort of children is frozen by a stated rule, each with the reason why. Somebody who does not hold the case looks at each child and says whether they are safe and what must happen. Nobody drops out: a child who leaves the data, or is merged with another record, stays in the count until somebody accounts for them." }
        }))
    }))
}

/// Children of open reviews that a person has still to look at, and for which look.
fn given_to<'k>(kept: &'k Kept, person: &str) -> Vec<(&'k Review, &'k Place, Sight)> {
    let open = kept
        .now
        .reviews
        .all
        .iter()
        .filter(|review| review.closed.is_none());
    let mut given = Vec::new();
    for review in open {
        for place in &review.places {
            let is = |to: &Option<(improvement::review::Reviewer, Timestamp, improvement::By)>| {
                to.as_ref().is_some_and(|(to, ..)| to.person == person)
            };
            if is(&place.given) && !place.is_done() {
                given.push((review, place, Sight::First));
            }
            if is(&place.second) && place.second_found.is_none() {
                given.push((review, place, Sight::Second));
            }
        }
    }
    given
}

/// What is given to whoever asks: numbers, no names; the child's name stands on their page.
fn yours(own: &[(&Review, &Place, Sight)]) -> Markup {
    html! {
        table.wm-t.wm-stack {
            caption { (words::count(own.len(), "child", "children")) " to look at, by the day it is due." }
            thead { tr { th scope="col" { "Child" } th scope="col" { "Review" } th scope="col" { "Why here" } th scope="col" { "Due" } } }
            tbody { @for (review, place, sight) in own { tr {
                th scope="row" {
                    @let path = match sight { Sight::First => paths::review_child(&review.id, place.n), Sight::Second => paths::second_look(&review.id, place.n) };
                    a.govuk-link href=(path) { "Child " (place.n) @if *sight == Sight::Second { ", second look" } span.govuk-visually-hidden { " of " (review.terms.title) } }
                }
                td data-l="Review" { (review.terms.title) }
                td data-l="Why here" { @for reason in &place.member.reasons { span.wm-line { (reason.words) } } }
                td data-l="Due" { (words::day(review.terms.due)) }
            } } }
        }
    }
}

fn table(app: &App, all: &[(&Review, Standing)]) -> Markup {
    let today = app.today();
    html! {
        @if all.is_empty() { p.wm-p { "Nothing yet." } }
        @else {
            table.wm-t.wm-stack {
                caption { "Those with a child who is not safe first, then by the day they are due; closed ones last." }
                thead { tr { th scope="col" { "Review" } th.n scope="col" { "Children" } th.n scope="col" { "Reviewed" } th.n scope="col" { "Still to do" } th.n scope="col" { "Not safe, open" } th scope="col" { "Due" } th scope="col" { "State" } } }
                tbody { @for (review, standing) in all { tr {
                    th scope="row" { a.govuk-link href=(paths::review(&review.id)) { (review.terms.title) } span.wm-sub.wm-line { "begun " (words::moment(review.begun)) " by " (review.by.name) } }
                    td.n data-l="Children" { (standing.all) }
                    td.n data-l="Reviewed" { (standing.reviewed) }
                    td.n data-l="Still to do" { (standing.left) }
                    td.n data-l="Not safe, open" { @if standing.open_escalations > 0 { strong.wm-late { (standing.open_escalations) } } @else { "0" } }
                    td data-l="Due" { (words::day(review.terms.due)) }
                    td data-l="State" {
                        @match &review.closed {
                            Some((at, ..)) => { "Closed " (words::moment(*at)) }
                            None if standing.left > 0 && review.terms.due < today => span.wm-late { "Open, late" },
                            None => "Open"
                        }
                    }
                } } }
            }
        }
    }
}

/// A review by its id, or the page that says there is none.
fn find<'k>(kept: &'k Kept, id: &str) -> Result<&'k Review, Error> {
    kept.now
        .reviews
        .find(id)
        .ok_or(Error::NotFound("this review"))
}

/// A review and one of its places.
fn find_place<'k>(kept: &'k Kept, id: &str, n: &str) -> Result<(&'k Review, &'k Place), Error> {
    let review = find(kept, id)?;
    let place = n.parse().ok().and_then(|n| review.place(n));
    Ok((review, place.ok_or(Error::NotFound("this child"))?))
}

/// A text that must be there, within its length.
fn text_of(
    sent: &Sent,
    name: &'static str,
    most: usize,
    missing: &str,
    wrong: &mut Vec<Wrong>,
) -> String {
    let text = sent.get(name);
    let long = text.chars().count();
    if text.is_empty() {
        wrong.push((name, missing.to_owned()));
    } else if long > most {
        wrong.push((
            name,
            format!(
                "This holds {} characters; at most {} can be kept",
                words::rows(long),
                words::rows(most)
            ),
        ));
    }
    text.to_owned()
}

/// What is answered where a change could not be kept and the form has nothing to compare.
fn not_kept(why: NotKept) -> Error {
    match why {
        NotKept::Failed(why) => Error::Failed(why),
        NotKept::ChangedSince { .. } => Error::BadRequest(
            "Somebody changed this review while your page was open. Nothing of yours was kept: open the page again, and send it anew.".to_owned(),
        ),
    }
}

/// Random digits from which an order is made.
fn seed() -> String {
    let number = uuid::Uuid::new_v4().simple().to_string();
    number.get(..8).unwrap_or(&number).to_owned()
}

/// Everybody's records, of which a review asks only whether a child is still in them.
fn everybodys(app: &App) -> Result<Arc<Records>, Error> {
    match app.children() {
        Children::Ready(records) => Ok(records),
        Children::Reading | Children::None | Children::Unread(_) => {
            Err(Error::NotFound("the children’s records"))
        }
    }
}

/// The day a moment fell on in England.
fn day_of(at: Timestamp) -> Date {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    at.to_zoned(zone).date()
}
