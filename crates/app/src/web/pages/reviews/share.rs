//! Who reviews whom: GET and POST /reviews/{id}/share. Evenly in an order that a seed makes, or by hand; never to whoever
//! holds the case. Who could not be given is shown, with why.

mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::review::{Bar, Change, Given, Place, Review, Reviewer, Shared, Sight, evenly};

use view::view;

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
use crate::web::govuk::form::Wrong;
use crate::web::page::Page;
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
