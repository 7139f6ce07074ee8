//! Lists 9 to 11: care leavers, adoption, adopters.

use children::Day;
use children::codes::{Eligibility, PermanenceOrder};
use children::history::Role;
use children::leaving::{LeaverRecord, Leaving};
use children::service::{Adopter as Prospective, Fact};

use super::Listing;
use super::care::unaccompanied;
use super::child::{Child, Making, answer, listed, row};
use crate::annex_a::lists::{Adopter, Adoption, CareLeaver};
use crate::annex_a::words::Suitability;

/// The age at which every entitlement of a care leaver has ended.
const ENDED_AT: u8 = 25;
/// The age at which the first begins.
const BEGINS_AT: u8 = 16;

/// List 9: every young person entitled as a care leaver on the day.
pub(super) fn leavers(making: &Making<'_>) -> Listing<CareLeaver> {
    let mut listing = Listing::default();
    for child in making.children() {
        let history = child.history;
        let (Some(leaving), Some(record)) = (history.leaving.as_deref(), history.leaver()) else {
            continue;
        };
        let age = history.age_on(making.day);
        let entitled = match age {
            // Too young on the day, and of age by the time it was recorded.
            Some(age) if age < BEGINS_AT => !making.is_past,
            Some(age) => age < ENDED_AT,
            None => true,
        };
        if entitled {
            listing
                .rows
                .push(leaver(making, &child, leaving, record, age));
        }
    }
    listing
}

fn leaver(
    making: &Making<'_>,
    child: &Child<'_>,
    leaving: &Leaving,
    record: &LeaverRecord,
    age: Option<u8>,
) -> CareLeaver {
    let history = child.history;
    // Who holds the work is often recorded of care leavers in their own record alone.
    let (team, worker) = match making.allocated(history, (record.team, record.worker)) {
        (team, worker) if worker.is_given() => (team, worker),
        _ => (
            making.team_name(record.team),
            making.worker_name(record.worker),
        ),
    };
    // Former relevant begins at eighteen: for a day before that birthday the record speaks of a later time.
    let eligibility = record.eligibility.filter(|eligibility| {
        !(making.is_past
            && *eligibility == Eligibility::FormerRelevant
            && age.is_some_and(|age| age < 18))
    });
    let latest_plan = leaving
        .pathway_plans
        .iter()
        .flat_map(|plan| [plan.agreed, plan.reviewed])
        .chain([record.plan_reviewed])
        .filter_map(|on| making.by_day(on))
        .max();
    let latest_contact = leaving
        .records
        .iter()
        .filter_map(|record| making.by_day(record.latest_contact))
        .max();
    let adviser = history
        .involved_on(Role::PersonalAdviser, making.day)
        .and_then(|involvement| involvement.worker);
    row!(CareLeaver of child, {
        disabled: making.disabled(history),
        team: team,
        worker: worker,
        eligibility: listed(eligibility),
        in_touch: listed(record.in_touch),
        accommodation: listed(record.accommodation),
        suitable: listed(record.suitable.map(|suitable| {
            if suitable { Suitability::Suitable } else { Suitability::Unsuitable }
        })),
        activity: listed(record.activity),
        unaccompanied: answer(unaccompanied(making, history, Fact::Leavers, Day::FIRST)),
        adviser: making.worker_name(adviser),
        latest_plan: latest_plan.into(),
        latest_contact: latest_contact.into(),
    })
}

/// List 10: adopted in twelve months, or with a decision for adoption that stands or was reversed in twelve months.
pub(super) fn adoption(making: &Making<'_>) -> Listing<Adoption> {
    let mut listing = Listing::default();
    for child in making.children() {
        let Some(way) = child.history.adoption.as_deref() else {
            continue;
        };
        let adopted = way
            .ordered
            .filter(|_| matches!(way.order, None | Some(PermanenceOrder::Adoption)));
        let another_order = way.ordered.filter(|_| adopted.is_none());
        let for_adoption = way.decided.is_some() || way.order == Some(PermanenceOrder::Adoption);
        let ended = [adopted, way.reversed, another_order]
            .into_iter()
            .filter_map(|on| making.by_day(on))
            .min();
        let decided = making.by_day(way.decided).is_some() || making.by_day(adopted).is_some();
        let in_list = match ended {
            None => decided,
            Some(on) => on >= making.twelve,
        };
        listing.undated += u32::from(for_adoption && way.decided.is_none() && ended.is_none());
        if !(for_adoption && in_list) {
            continue;
        }
        let in_care = child.history.care.iter().flat_map(|care| &care.periods);
        let entered = way.entered_care.or_else(|| {
            in_care
                .filter_map(|period| making.by_day(period.spell.from))
                .max()
        });
        let reversed = making.by_day(way.reversed);
        listing.rows.push(row!(Adoption of child, {
            family: None.into(),
            disabled: making.disabled(child.history),
            entered_care: making.by_day(entered).into(),
            decided: making.by_day(way.decided).into(),
            placement_order: making.by_day(way.placement_order).into(),
            matched: making.by_day(way.matched).into(),
            placed: making.by_day(way.placed.or(way.placed_with_carer)).into(),
            ordered: making.by_day(adopted).into(),
            reversed: reversed.into(),
            reversal: listed(reversed.and(way.reversal)),
            early_placed: making.by_day(way.early_placed).into(),
        }));
    }
    listing
}

/// List 11: adopters and prospective adopters in touch with the agency in twelve months.
pub(super) fn adopters(making: &Making<'_>) -> Listing<Adopter> {
    let mut listing = Listing::default();
    let mut sorted: Vec<&Prospective> = making.service.adopters.iter().collect();
    sorted.sort_by_key(|adopter| (&adopter.id, adopter.at));
    for adopter in sorted {
        let by_day = |on| making.by_day(on);
        let begun: Vec<Day> = [
            adopter.enquired,
            adopter.stage_one.from,
            adopter.stage_two.from,
            adopter.applied,
            adopter.approved,
            adopter.matched,
            adopter.placed,
        ]
        .into_iter()
        .filter_map(by_day)
        .collect();
        listing.undated +=
            u32::from(begun.is_empty() && adopter.enquired.is_none() && adopter.ordered.is_none());
        let ended = [by_day(adopter.left), by_day(adopter.ordered)];
        let ended = ended.into_iter().flatten().max();
        let in_list = match ended {
            Some(ended) => ended >= making.twelve,
            None => !begun.is_empty(),
        };
        if !in_list {
            continue;
        }
        let left = by_day(adopter.left);
        let placed = by_day(adopter.placed);
        listing.rows.push(Adopter {
            line: 0,
            adopter_id: adopter.id.as_ref().into(),
            family: adopter.family.as_ref().into(),
            gender: listed(adopter.gender),
            ethnicity: listed(adopter.ethnicity),
            disabled: answer(adopter.disabled),
            fostering_for_adoption: answer(adopter.fostering_for_adoption),
            enquired: by_day(adopter.enquired).into(),
            stage_one_started: by_day(adopter.stage_one.from).into(),
            stage_one_ended: by_day(adopter.stage_one.to).into(),
            stage_two_started: by_day(adopter.stage_two.from).into(),
            stage_two_ended: by_day(adopter.stage_two.to).into(),
            applied: by_day(adopter.applied).into(),
            approved: by_day(adopter.approved).into(),
            matched: by_day(adopter.matched).into(),
            placed: placed.into(),
            children_placed: placed.and(adopter.children).map(i32::from).into(),
            ordered: by_day(adopter.ordered).into(),
            left: left.into(),
            left_why: left.map_or("", |_| adopter.left_why.as_ref()).into(),
        });
    }
    listing
}
