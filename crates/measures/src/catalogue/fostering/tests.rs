//! Foster households: from enquiry to leaving, places, reviews.

use children::history::Spell;
use children::service::{Fact, Household, HouseholdKind, HouseholdPlace};
use children::{Origin, ThinVec};

use crate::examples::{counted_of, counts, day, service};

/// A mainstream household of two places, approved on 1 June 2024.
pub(crate) fn household(children: ThinVec<HouseholdPlace>) -> Household {
    Household {
        id: "".into(),
        kind: Some(HouseholdKind::Mainstream),
        enquired: Some(day("2023-06-01")),
        visited: None,
        applied: Some(day("2023-10-01")),
        approved: Some(day("2024-06-01")),
        ended: None,
        ended_why: "".into(),
        places: Some(2),
        places_held: Some(1),
        reviewed: None,
        concerns: ThinVec::new(),
        children,
        at: Origin::new(Fact::Households, 1),
    }
}

fn said(id: &str, as_at: &str, change: impl Fn(&mut Household)) -> String {
    let mut service = service("");
    let mut one = household(ThinVec::from([HouseholdPlace {
        child: 0,
        spell: Spell {
            from: Some(day("2025-01-06")),
            to: None,
        },
        at: Origin::new(Fact::HouseholdPlaces, 1),
    }]));
    change(&mut one);
    service.households = vec![one];
    counted_of(id, as_at, &service)
}

#[test]
fn the_way_to_approval_is_judged_step_by_step() {
    assert_eq!(said("FO01", "2025-03-31", |_| {}), "2023-06-01 met");
    assert_eq!(said("FO01", "2023-09-30", |_| {}), "2023-06-01 not");
    assert_eq!(said("FO01b", "2025-03-31", |_| {}), "2023-06-01 met");
    assert_eq!(said("FO01c", "2024-05-31", |_| {}), "2023-10-01 not");
    assert_eq!(said("FO01d", "2025-03-31", |_| {}), "2024-06-01 met");
    assert_eq!(
        said("FO01d", "2025-03-31", |one| one.approved =
            Some(day("2024-06-02"))),
        "2024-06-02 not"
    );
    assert_eq!(
        said("FO01d", "2025-03-31", |one| one.applied = None),
        "left out"
    );
}

#[test]
fn places_are_counted_one_by_one() {
    assert_eq!(said("FO03", "2024-12-31", |_| {}), "not, not");
    assert_eq!(said("FO03", "2025-03-31", |_| {}), "met, not");
    assert_eq!(
        said("FO03", "2025-03-31", |one| one.ended =
            Some(day("2025-03-31"))),
        ""
    );
    assert_eq!(said("FO03b", "2025-03-31", |_| {}), "met, not");
    assert_eq!(
        said("FO02b", "2025-03-31", |one| one.kind =
            Some(HouseholdKind::Kinship)),
        ""
    );
}

#[test]
fn gains_and_losses_stand_against_each_other() {
    assert_eq!(
        said("FO02", "2025-03-31", |one| one.ended =
            Some(day("2025-03-01"))),
        "2024-06-01 met 1, 2025-03-01 not 1"
    );
}

#[test]
fn a_review_holds_a_year_and_a_later_one_says_nothing_of_before() {
    assert_eq!(said("FO05", "2025-06-01", |_| {}), "met");
    assert_eq!(said("FO05", "2025-06-02", |_| {}), "not");
    let reviewed = |one: &mut Household| one.reviewed = Some(day("2025-07-01"));
    assert_eq!(said("FO05", "2025-06-30", reviewed), "");
    assert_eq!(said("FO05", "2026-07-01", reviewed), "met");
}

#[test]
fn shares_are_of_children_in_foster_homes() {
    let placed = |kind: &str, provider: &str| {
        format!(
            "
            care      | from
                      | 2025-01-06
            placement | from       | kind   | provider
                      | 2025-01-06 | {kind} | {provider}"
        )
    };
    assert_eq!(counts("FO04", "2025-03-31", &placed("U6", "PR1")), "met");
    assert_eq!(counts("FO04", "2025-03-31", &placed("U6", "PR4")), "not");
    assert_eq!(counts("FO04", "2025-03-31", &placed("U6", "")), "");
    assert_eq!(counts("FO04", "2025-03-31", &placed("K2", "PR1")), "");
    assert_eq!(counts("FO06", "2025-03-31", &placed("U3", "")), "met");
    assert_eq!(counts("FO06", "2025-03-31", &placed("U6", "")), "not");
}

#[test]
fn a_child_whose_stays_overlap_fills_one_place() {
    let twice = |one: &mut Household| {
        let again = one.children.first().cloned();
        one.children.extend(again);
    };
    assert_eq!(said("FO03", "2025-03-31", twice), "met, not");
}
