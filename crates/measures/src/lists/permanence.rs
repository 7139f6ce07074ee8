//! Children whose way to a home for good is slow: not considered, not matched, slower than the scorecard allows.

use children::History;
use children::care::Adoption;
use children::service::Fact;

use super::care_contact::{by_day, in_care};
use super::words::{date, days, or_none};
use crate::care_clocks::Clock;
use crate::catalogue::adoption::{TO_MATCH, TO_MOVING_IN, entered_care, moved_in, waits};
use crate::catalogue::care_reviews::permanence_considered;
use crate::measure::Area;
use crate::scene::Scene;
use crate::worklist::{Found, List, ListJudge, State};

/// The lists of this file.
pub static ALL: &[&List] = &[&NOT_CONSIDERED, &NO_MATCH, &SLOW];

/// Children in care for whom permanence was not considered by the second review.
pub static NOT_CONSIDERED: List = List {
    id: "permanence-not-considered",
    name: "Permanence not considered by the second review",
    area: Area::InCare,
    weight: 33,
    rule: "Four months from coming into care, the time of the second review, neither a plan nor a decision on what is to be permanent is on record. Near from ten working days before.",
    source: "Children Act 1989 guidance, volume 2",
    clears: "A plan for permanence, or a decision on it, is recorded.",
    fields: &[
        "lacp_cla_care_plan_json",
        "lacp_cla_care_plan_start_date",
        "permanence_decisions.considered_on",
        "clae_entered_care_date",
    ],
    needs: &[Fact::CareEpisodes, Fact::CarePlans],
    judge: ListJudge::Child(not_considered),
};

fn not_considered(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some((care, period)) = in_care(child, scene) else {
        return;
    };
    let Some(from) = period.spell.from else {
        return;
    };
    if permanence_considered(care, period, scene.today).is_some() {
        return;
    }
    let clock = Clock {
        last: None,
        due: from.plus_months(4),
        rule: "",
        at: period.at,
    };
    let came = date(from);
    let why = |due: &str| {
        format!("Came into care on {came}; no plan for permanence is on record, and it {due}.")
    };
    by_day(
        found,
        scene,
        10,
        clock,
        why,
        vec![("came into care", date(from))],
    );
}

/// Children with a placement order and no match for over four months.
pub static NO_MATCH: List = List {
    id: "no-match",
    name: "Placement order and no match for four months",
    area: Area::Adoption,
    weight: 41,
    rule: "More than 121 days have passed since the placement order; the child is not matched, not placed, and the decision is not reversed. Near from ten working days before.",
    source: "Adoption scorecard",
    clears: "A match is recorded, or the decision is reversed.",
    fields: &[
        "perm_placement_order_date",
        "perm_matched_date",
        "perm_decision_reversed_date",
    ],
    needs: &[Fact::Permanence],
    judge: ListJudge::Child(no_match),
};

/// The way to adoption, while the child waits today and is not matched.
fn unmatched<'c>(child: &'c History, scene: &Scene<'_>) -> Option<&'c Adoption> {
    let adoption = child.adoption.as_deref()?;
    let waits = waits(adoption)?.open_on(scene.today);
    let matched = adoption
        .matched
        .is_some_and(|matched| matched <= scene.today);
    (waits && !matched).then_some(adoption)
}

fn no_match(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(adoption) = unmatched(child, scene) else {
        return;
    };
    let Some(order) = adoption.placement_order else {
        return;
    };
    let clock = Clock {
        last: None,
        due: order.plus(TO_MATCH),
        rule: "",
        at: adoption.at,
    };
    let passed = days(scene.today.days_since(order));
    let on = date(order);
    let why = |due: &str| {
        format!(
            "The placement order was made on {on}, {passed} ago, and no match is on record; it {due}."
        )
    };
    let values = vec![("placement order", date(order)), ("matched", or_none(None))];
    by_day(found, scene, 10, clock, why, values);
}

/// Children whose way to adoption is slower than the scorecard allows.
pub static SLOW: List = List {
    id: "adoption-slow",
    name: "Adoption slower than the scorecard allows",
    area: Area::Adoption,
    weight: 42,
    rule: "A child with a decision for adoption has been in care for more than 426 days and has not moved in with adopters. Near from twenty working days before.",
    source: "Adoption scorecard",
    clears: "The child moves in with adopters, or the decision is reversed.",
    fields: &[
        "clae_entered_care_date",
        "perm_adm_decision_date",
        "perm_placed_for_adoption_date",
        "perm_decision_reversed_date",
    ],
    needs: &[Fact::Permanence],
    judge: ListJudge::Child(slow),
};

fn slow(child: &History, scene: &Scene<'_>, found: &mut Found<'_>) {
    let Some(adoption) = child.adoption.as_deref() else {
        return;
    };
    let by_today = |on: Option<children::Day>| on.is_some_and(|on| on <= scene.today);
    let over =
        by_today(adoption.reversed) || by_today(adoption.ordered) || by_today(moved_in(adoption));
    let Some(decided) = adoption.decided.filter(|on| *on <= scene.today && !over) else {
        return;
    };
    let Some(entered) =
        entered_care(child, adoption).or_else(|| in_care(child, scene)?.1.spell.from)
    else {
        let why = format!(
            "The decision for adoption was made on {}, but the day the child came into care is not on record.",
            date(decided)
        );
        found.add(
            State::Open,
            Some(decided),
            None,
            Some(adoption.at),
            why,
            Vec::new(),
        );
        return;
    };
    let clock = Clock {
        last: None,
        due: entered.plus(TO_MOVING_IN),
        rule: "",
        at: adoption.at,
    };
    let passed = days(scene.today.days_since(entered));
    let came = date(entered);
    let why = |due: &str| {
        format!(
            "Came into care on {came}, {passed} ago, and has not moved in with adopters; it {due}."
        )
    };
    let values = vec![
        ("came into care", date(entered)),
        ("decided", date(decided)),
    ];
    by_day(found, scene, 20, clock, why, values);
}
