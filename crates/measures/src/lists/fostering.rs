//! Foster homes that need something: a review, an answer to a concern.

use children::Service;
use children::service::Fact;

use super::clocked::add;
use super::words::{date, days, many};
use crate::care_clocks::Clock;
use crate::cases::Subject;
use crate::catalogue::fostering::approved;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&CONCERN, &REVIEW];

/// Foster households with a concern not resolved.
pub static CONCERN: List = List {
    id: "foster-concern",
    name: "Concern about a foster home not resolved",
    area: Area::Fostering,
    weight: 20,
    rule: "A concern by or about foster carers was raised and is not recorded as resolved.",
    source: "Fostering Services (England) Regulations 2011",
    clears: "The concern is recorded as resolved.",
    fields: &["foster_concerns.raised_on", "foster_concerns.resolved_on"],
    needs: &[Fact::Households, Fact::HouseholdConcerns],
    judge: ListJudge::Service(concern),
};

fn concern(service: &Service, scene: &Scene<'_>, found: &mut Found<'_>) {
    for (id, household) in (0..).zip(&service.households) {
        let open = household
            .concerns
            .iter()
            .filter(|each| each.resolved.is_none_or(|on| on > scene.today))
            .filter_map(|each| Some((each.raised.filter(|on| *on <= scene.today)?, each.at)));
        let count = i32::try_from(open.clone().count()).unwrap_or(i32::MAX);
        let Some((raised, at)) = open.min_by_key(|(on, _)| *on) else {
            continue;
        };
        let passed = days(scene.today.days_since(raised));
        let living = household
            .children
            .iter()
            .filter(|each| each.spell.open_on(scene.today))
            .count();
        let why = format!(
            "{} not resolved, raised first on {}, {passed} ago; children living there: {living}.",
            many(count, "concern"),
            date(raised)
        );
        found.of(Subject::Household(id));
        let values = vec![("raised", date(raised)), ("open", count.to_string())];
        found.add(State::Open, Some(raised), None, Some(at), why, values);
    }
}

/// Annual reviews of foster carers late or near.
pub static REVIEW: List = List {
    id: "foster-review",
    name: "Foster carers' annual review late or near",
    area: Area::Fostering,
    weight: 57,
    rule: "An approved foster household is to be reviewed every year, the first time within a year of approval. Near from ten working days before.",
    source: "Fostering Services (England) Regulations 2011",
    clears: "The review is recorded, or the approval ends.",
    fields: &[
        "foster_households.approved_on",
        "foster_households.reviewed_on",
    ],
    needs: &[Fact::Households],
    judge: ListJudge::Service(review),
};

fn review(service: &Service, scene: &Scene<'_>, found: &mut Found<'_>) {
    for (id, household) in (0..).zip(&service.households) {
        let open = approved(household).filter(|approved| approved.open_on(scene.today));
        let Some(from) = open.and_then(|approved| approved.from) else {
            continue;
        };
        // Only the latest review is kept: as at a day before it, nobody can say.
        if household.reviewed.is_some_and(|on| on > scene.today) {
            continue;
        }
        let last = household.reviewed.filter(|on| *on >= from);
        found.of(Subject::Household(id));
        let clock = Clock {
            last,
            due: last.unwrap_or(from).plus_years(1),
            rule: "every year",
            at: household.at,
        };
        let words = ("reviewed", "Not reviewed since approval");
        add(
            found,
            scene,
            10,
            clock,
            words,
            vec![("approved", date(from))],
        );
    }
}
