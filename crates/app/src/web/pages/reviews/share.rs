//! Who reviews whom: GET and POST /reviews/{id}/share. Evenly in an order that a seed makes, or by hand; never to whoever
//! holds the case. Who could not be given is shown, with why.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{
    Bar, Change, Given, NotGiven, Place, Review, Reviewer, Shared, Sight, evenly,
};
use maud::{Markup, html};

use super::people::{Candidate, candidates};
use super::rows::Seen;
use super::sent::Sent;
use super::{everybodys, find, not_kept, seed};
use crate::clock;
use crate::records::Records;
use crate::state::App;
use crate::web::changed_since::VERSION;
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, summary};
use crate::web::govuk::section::section;
use crate::web::own_forms::form_token;
use crate::web::page::{Page, Section};
use crate::web::who::Who;
use crate::web::{paths, words};

/// Reviewers who were chosen, with what each sees.
pub(super) struct Chosen<'c> {
    pub(super) people: Vec<(&'c Candidate, BTreeSet<u32>)>,
}

impl<'c> Chosen<'c> {
    /// Those of the identifiers given.
    pub(super) async fn of(
        app: &App,
        all: &Arc<Records>,
        review: &Review,
        candidates: &'c [Candidate],
        ids: &BTreeSet<&str>,
    ) -> anyhow::Result<Self> {
        let mut people = Vec::new();
        for candidate in candidates {
            if ids.contains(candidate.reviewer.person.as_str()) {
                people.push((candidate, candidate.sees(app, all, review).await?));
            }
        }
        Ok(Self { people })
    }

    pub(super) fn reviewers(&self) -> Vec<Reviewer> {
        self.people
            .iter()
            .map(|(each, _)| each.reviewer.clone())
            .collect()
    }

    /// What bars somebody from a place, for one of the two looks.
    pub(super) fn bar(&self, place: &Place, person: &str, sight: Sight) -> Option<Bar> {
        let mut people = self.people.iter();
        let Some((candidate, sees)) = people.find(|(each, _)| each.reviewer.person == person)
        else {
            return Some(Bar::DoesNotSee);
        };
        let looked = place.found.iter().any(|found| found.by.person == person)
            || (place.given.as_ref()).is_some_and(|(to, ..)| to.person == person);
        match candidate.bar(place, sees) {
            Some(bar) => Some(bar),
            None if sight == Sight::Second && looked => Some(Bar::LookedFirst),
            None => None,
        }
    }

    /// Shares places out.
    pub(super) fn share(
        &self,
        review: &Review,
        places: &[u32],
        has: &BTreeMap<String, usize>,
        seed: &str,
        sight: Sight,
    ) -> Shared {
        evenly(places, &self.reviewers(), has, seed, |n, reviewer| {
            let place = review.place(n)?;
            self.bar(place, &reviewer.person, sight)
        })
    }
}

/// How many children of a review each reviewer was given.
fn has(review: &Review) -> BTreeMap<String, usize> {
    let mut has = BTreeMap::new();
    for (to, ..) in review
        .places
        .iter()
        .filter_map(|place| place.given.as_ref())
    {
        *has.entry(to.person.clone()).or_insert(0) += 1;
    }
    has
}

/// Children given to nobody and still to be reviewed.
fn not_given(review: &Review) -> Vec<u32> {
    let places = review.places.iter();
    places
        .filter(|place| place.given.is_none() && !place.is_done())
        .map(|place| place.n)
        .collect()
}

/// Who reviews whom.
pub(crate) async fn show(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
) -> Result<Page, Error> {
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    let all = everybodys(&app)?;
    let seen = Seen {
        review,
        look: &look,
        all: &all,
        who: &who,
        now: clock::now(),
    };
    let version = kept.now.version(&format!("review:{id}"));
    Ok(view(&app, &seen, &all, version, &Sent(Vec::new()), &[]).await?)
}

/// Shares out.
pub(crate) async fn create(
    State(app): State<App>,
    Who(who): Who,
    Ours(look): Ours,
    Path(id): Path<String>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let sent = Sent(sent);
    let kept = app.programme().await?;
    let review = find(&kept, &id)?;
    if review.closed.is_some() {
        return Err(Error::BadRequest(
            "This review is closed. Nothing was changed.".to_owned(),
        ));
    }
    let all = everybodys(&app)?;
    let version = sent.number(VERSION, 0..=u64::MAX).unwrap_or(0);
    let shared = if sent.get("do") == "hand" {
        by_hand(&app, &all, review, &sent).await
    } else {
        by_seed(&app, &all, review, &sent).await
    };
    match shared? {
        Ok((given, seed)) => {
            let what = What::Review(Change::Shared {
                id: id.clone(),
                sight: Sight::First,
                seed,
                given,
            });
            let expected = [(what.subject(), version)];
            app.change(&who, "", &[what], &expected)
                .await
                .map_err(not_kept)?;
            Ok(Redirect::to(&paths::share_review(&id)).into_response())
        }
        Err(wrong) => {
            let seen = Seen {
                review,
                look: &look,
                all: &all,
                who: &who,
                now: clock::now(),
            };
            let page = view(&app, &seen, &all, version, &sent, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// What is to be given, with the seed of an even share; or what is wrong.
type ToGive = Result<(Vec<Given>, Option<String>), Vec<Wrong>>;

async fn by_seed(
    app: &App,
    all: &Arc<Records>,
    review: &Review,
    sent: &Sent,
) -> anyhow::Result<ToGive> {
    let candidates = candidates(app).await?;
    let ids: BTreeSet<&str> = sent.all("reviewer").into_iter().collect();
    let chosen = Chosen::of(app, all, review, &candidates, &ids).await?;
    if chosen.people.is_empty() {
        return Ok(Err(vec![("reviewer", "Choose who reviews".to_owned())]));
    }
    let seed = seed();
    let places = not_given(review);
    let shared = chosen.share(review, &places, &has(review), &seed, Sight::First);
    if shared.given.is_empty() {
        let why = if places.is_empty() {
            "Every child is given to somebody already".to_owned()
        } else {
            let mut bars: Vec<String> = (shared.not.iter().flat_map(|not| &not.bars))
                .map(|(reviewer, bar)| format!("{} {}", reviewer.name, bar.words()))
                .collect();
            bars.sort();
            bars.dedup();
            format!(
                "None of the children can be given to those you chose: {}",
                words::list(&bars)
            )
        };
        return Ok(Err(vec![("reviewer", why)]));
    }
    let given = shared
        .given
        .into_iter()
        .map(|(n, to)| Given { n, to })
        .collect();
    Ok(Ok((given, Some(seed))))
}

async fn by_hand(
    app: &App,
    all: &Arc<Records>,
    review: &Review,
    sent: &Sent,
) -> anyhow::Result<ToGive> {
    let candidates = candidates(app).await?;
    let wanted: Vec<(&Place, &str)> = (review.places.iter())
        .filter(|place| !place.is_done())
        .map(|place| (place, sent.get(&format!("p{}", place.n))))
        .filter(|(place, person)| {
            let now = place
                .given
                .as_ref()
                .map_or("", |(to, ..)| to.person.as_str());
            !person.is_empty() && *person != now
        })
        .collect();
    let ids: BTreeSet<&str> = wanted.iter().map(|(_, person)| *person).collect();
    let chosen = Chosen::of(app, all, review, &candidates, &ids).await?;
    let mut wrong: Vec<Wrong> = Vec::new();
    let mut given = Vec::new();
    for (place, person) in wanted {
        let candidate = candidates
            .iter()
            .find(|each| each.reviewer.person == person);
        match (candidate, chosen.bar(place, person, Sight::First)) {
            (Some(candidate), None) => given.push(Given {
                n: place.n,
                to: candidate.reviewer.clone(),
            }),
            (Some(candidate), Some(bar)) => wrong.push((
                "by-hand",
                format!(
                    "Child {} cannot be given to {}, who {}",
                    place.n,
                    candidate.reviewer.name,
                    bar.words()
                ),
            )),
            (None, _) => wrong.push(("by-hand", format!("Choose somebody for child {}", place.n))),
        }
    }
    if given.is_empty() && wrong.is_empty() {
        wrong.push((
            "by-hand",
            "Choose another reviewer for at least one child".to_owned(),
        ));
    }
    Ok(if wrong.is_empty() {
        Ok((given, None))
    } else {
        Err(wrong)
    })
}

async fn view(
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
pub(super) fn could_not(seen: &Seen<'_>, not: &[NotGiven]) -> Markup {
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
