//! Sharing the audits out: POST /audits/{id}/shares: never to who holds the work, and only to who would see the child.

use std::collections::BTreeSet;

use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use improvement::What;
use improvement::audit::share::{Given, Sharer, ToShare, doubled, may_audit, share_out};
use improvement::audit::{Change, Item, Round, Seat, Stands};
use maud::{Markup, html};

use super::people::{self, Candidate};
use super::round::{choices, view};
use super::typed::Typed;
use crate::programme::{Kept, NotKept};
use crate::records::Look;
use crate::state::{App, Children};
use crate::web::children::Ours;
use crate::web::error::Error;
use crate::web::govuk::form::{Wrong, checkboxes, choose};
use crate::web::own_forms::form_token;
use crate::web::who::Who;
use crate::web::{paths, words};

/// The form.
pub(super) fn form(
    round: &Round,
    kept: &Kept,
    among: &[Candidate],
    typed: &Typed,
    wrong: &[Wrong],
) -> Markup {
    let open = round.count(|stands| stands == Stands::NotGiven);
    let mut moderators = vec![(String::new(), "Decide later".to_owned())];
    moderators.extend(choices(among));
    html! {
        p.wm-p {
            @if open == 0 { "Every child has an auditor. Share again to name second auditors or a moderator where there is none." }
            @else { (words::count(open, "child has", "children have")) " no auditor yet. A child stays without one where everybody chosen holds the work or would not see the child." }
        }
        @if among.is_empty() { p.wm-p { "Nobody has a role that may audit." } }
        @else {
            form method="post" action={ (paths::practice_audit(&round.id)) "/shares" } novalidate {
                (form_token())
                input type="hidden" name="version" value=(kept.now.version(&format!("audit:{}", round.id)));
                (checkboxes("auditor", "Who audits?", "Children are shared evenly. Nobody is given a child whose work they hold, or one they could not see: in the role of practice auditor the children given are within reach.", &choices(among), typed.all("auditor"), wrong))
                (choose("moderator", "Who moderates?", "Somebody who audits none of these children.", &moderators, typed.get("moderator"), wrong))
                button.govuk-button type="submit" { "Share out" }
            }
        }
    }
}

/// Shares out what nobody has yet.
pub(crate) async fn create(
    State(app): State<App>,
    Ours(look): Ours,
    Who(who): Who,
    Path(id): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Error> {
    let typed = Typed::of(&form);
    let kept = app.programme().await?;
    let round = kept
        .now
        .audits
        .round(&id)
        .ok_or(Error::NotFound("this round of audits"))?;
    if round.closed.is_some() {
        return Err(Error::BadRequest(
            "This round is closed. Nothing was changed.".to_owned(),
        ));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    let given = given(&app, &look, round, &typed, &mut wrong).await?;
    if !wrong.is_empty() {
        let page = view(&app, &look, &who, &kept, &id, &typed, &wrong).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let what = Change::Shared {
        id: id.clone(),
        given,
    };
    let seen = [(what.subject(), typed.version())];
    match app.change(&who, "", &[What::Audit(what)], &seen).await {
        Ok(_) => {
            let back = format!("{}#children", paths::practice_audit(&id));
            Ok(Redirect::to(&back).into_response())
        }
        Err(NotKept::ChangedSince { kept, .. }) => {
            let wrong = [("auditor", "Somebody else changed who audits whom since you opened this page: look at it above, then share again".to_owned())];
            let page = view(&app, &look, &who, &kept, &id, &typed, &wrong).await?;
            Ok((StatusCode::CONFLICT, page).into_response())
        }
        Err(NotKept::Failed(why)) => Err(why.into()),
    }
}

/// Who is given whom.
async fn given(
    app: &App,
    look: &Look,
    round: &Round,
    typed: &Typed,
    wrong: &mut Vec<Wrong>,
) -> Result<Vec<Given>, Error> {
    let all = people::candidates(app).await?;
    let named = |person: &str| all.iter().find(|each| each.person().person == person);
    let auditors: Vec<&Candidate> = (typed.all("auditor").iter())
        .filter_map(|person| named(person))
        .collect();
    let moderator = named(typed.get("moderator"));
    if auditors.is_empty() {
        wrong.push(("auditor", "Choose at least one person".to_owned()));
        return Ok(Vec::new());
    }
    if moderator.is_some_and(|moderator| {
        auditors
            .iter()
            .any(|each| each.person() == moderator.person())
    }) {
        wrong.push((
            "moderator",
            "Choose somebody who audits none of these children".to_owned(),
        ));
    }
    let Children::Ready(records) = app.children() else {
        return Err(Error::BadRequest(
            "The records are being read. Nothing was changed; try again in a few seconds."
                .to_owned(),
        ));
    };
    let mut sees: Vec<(String, BTreeSet<u32>)> = Vec::new();
    for each in auditors.iter().copied().chain(moderator) {
        sees.push((each.person().person, each.sees(app, &records, round).await?));
    }
    let sharers: Vec<Sharer> = auditors.iter().map(|each| each.sharer()).collect();
    let open: Vec<&Item> = (round.items.iter())
        .filter(|item| item.set_aside.is_none())
        .collect();
    let to_share = |item: &Item, given: &[Given]| to_share(look, item, given, &sees);
    let first: Vec<ToShare> = (open.iter())
        .filter(|item| item.auditor.is_none())
        .map(|item| to_share(item, &[]))
        .collect();
    let (mut given, _) = share_out(Seat::First, &first, &sharers);
    let twice = twice(round);
    let second: Vec<ToShare> = (open.iter())
        .filter(|item| item.second.is_none() && twice.contains(&item.number))
        .map(|item| to_share(item, &given))
        .collect();
    let (second, _) = share_out(Seat::Second, &second, &sharers);
    given.extend(second);
    if let Some(moderator) = moderator {
        for item in open.iter().filter(|item| item.moderator.is_none()) {
            if may_audit(&to_share(item, &given), &moderator.sharer()) {
                given.push(Given {
                    number: item.number,
                    seat: Seat::Moderator,
                    to: moderator.person(),
                });
            }
        }
    }
    if given.is_empty() && wrong.is_empty() {
        wrong.push((
            "auditor",
            "Nothing could be shared out: every child has all who are needed, or whoever you chose holds the work or would not see the child"
                .to_owned(),
        ));
    }
    Ok(given)
}

/// Children who get a second auditor: a share of the round, by its seed.
fn twice(round: &Round) -> Vec<u32> {
    let numbers: Vec<u32> = round.items.iter().map(|item| item.number).collect();
    let seed = match round.words.seed.as_str() {
        "" => &round.id,
        seed => seed,
    };
    doubled(seed, round.words.twice, &numbers)
}

/// A child as they are shared out: who holds the work, who has them or is about to, who would not see them.
fn to_share(
    look: &Look,
    item: &Item,
    given: &[Given],
    sees: &[(String, BTreeSet<u32>)],
) -> ToShare {
    let holders = look
        .child_of(item.child.id())
        .map_or_else(Vec::new, |child| look.holds_now(child));
    let has = [&item.auditor, &item.second, &item.moderator];
    let now = given.iter().filter(|each| each.number == item.number);
    ToShare {
        number: item.number,
        holders,
        has: (has.into_iter().flatten())
            .chain(now.map(|each| &each.to))
            .map(|person| person.person.clone())
            .collect(),
        unseen_by: (sees.iter())
            .filter(|(_, seen)| !seen.contains(&item.number))
            .map(|(person, _)| person.clone())
            .collect(),
    }
}
