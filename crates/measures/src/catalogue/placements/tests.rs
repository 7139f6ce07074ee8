//! Moves, time with one carer, distance, registration, brothers and sisters.

use std::sync::Arc;

use children::ThinVec;
use children::history::Spell;
use children::service::{Fact, HouseholdPlace};
use children::{Origin, Service};

use crate::catalogue::fostering::tests::household;
use crate::examples::{child, counted_of, counts, day, service};

const MOVES: &str = "
    person    | born
              | 2014-05-04
    care      | from
              | 2022-01-01
    placement | from       | to         | kind | changed
              | 2022-01-01 | 2025-06-01 | U6   | CREQB
              | 2025-06-01 | 2025-12-01 | K2   | CARPL
              | 2025-12-01 |            | U4   |";

#[test]
fn three_homes_in_twelve_months_are_counted_and_those_before_are_not() {
    assert_eq!(counts("CL05", "2025-11-30", MOVES), "not");
    assert_eq!(counts("CL05", "2026-03-31", MOVES), "met");
    // The first home ended on the first of the twelve months.
    assert_eq!(counts("CL05", "2026-06-01", MOVES), "not");
}

#[test]
fn a_change_of_status_and_a_temporary_stay_are_no_move() {
    assert_eq!(
        counts("CL05", "2026-03-31", &MOVES.replace("CARPL", "PLACE")),
        "not"
    );
    let away = &MOVES
        .replace("K2   | CARPL", "T1   |      ")
        .replace("U4", "U6");
    assert_eq!(counts("CL05", "2026-03-31", away), "not");
    assert_eq!(counts("CL06", "2026-03-31", away), "met");
    let hours = &MOVES.replace("2025-12-01", "2025-06-01");
    assert_eq!(counts("CL05", "2026-03-31", hours), "not");
}

#[test]
fn two_years_with_one_carer_are_counted_from_the_day_the_child_moved_in() {
    let settled = &MOVES
        .replace("2025-06-01 | U6", "2024-02-01 | U6")
        .replace("2025-06-01 | 2025-12-01", "2024-02-01 | 2024-02-01")
        .replace("2025-12-01", "2024-02-01");
    assert_eq!(counts("CL06", "2026-01-31", settled), "not");
    assert_eq!(counts("CL06", "2026-02-01", settled), "met");
    assert_eq!(
        counts(
            "CL06",
            "2026-02-01",
            &settled.replace("2014-05-04", "2009-05-04")
        ),
        ""
    );
    assert_eq!(counts("CL06", "2024-06-30", settled), "");
    let status = &settled.replace("CREQB", "PLACE").replace("CARPL", "PLACE");
    assert_eq!(counts("CL06", "2026-01-31", status), "met");
}

#[test]
fn with_adopters_the_home_before_counts_too() {
    let adopted = "
        person    | born
                  | 2020-05-04
        care      | from
                  | 2022-01-01
        placement | from       | to         | kind | changed
                  | 2022-01-01 | 2023-06-01 | U6   | CARPL
                  | 2023-06-01 | 2025-03-01 | U6   | CARPL
                  | 2025-03-01 |            | A6   |";
    assert_eq!(counts("CL06", "2025-05-31", adopted), "not");
    assert_eq!(counts("CL06", "2025-06-01", adopted), "met");
}

fn far(tenths: &str, within: &str) -> String {
    format!(
        "
        care      | from
                  | 2025-01-06
        placement | from       | kind | tenths of mile | within
                  | 2025-01-06 | U6   | {tenths}       | {within}"
    )
}

#[test]
fn an_unknown_distance_is_in_one_measure_and_not_in_the_other() {
    for (tenths, within, any, outside) in [
        ("200", "no", "not", "not"),
        ("201", "no", "met", "met"),
        ("201", "yes", "met", "not"),
        ("", "no", "", "not"),
        ("201", "", "met", ""),
    ] {
        let child = far(tenths, within);
        assert_eq!(
            counts("CL07", "2025-03-31", &child),
            any,
            "{tenths} {within}"
        );
        assert_eq!(
            counts("CL07b", "2025-03-31", &child),
            outside,
            "{tenths} {within}"
        );
    }
}

#[test]
fn a_place_is_irregular_by_its_kind_its_number_and_the_age() {
    for (kind, number, born, on, said) in [
        ("K2", "no", "2012-05-04", "2025-03-31", "met"),
        ("K2", "yes", "2012-05-04", "2025-03-31", "not"),
        ("U6", "no", "2012-05-04", "2025-03-31", "not"),
        ("H5", "yes", "2009-04-01", "2025-03-31", "met"),
        ("H5", "yes", "2009-04-01", "2025-04-01", "not"),
        ("H5", "no", "2009-04-01", "2025-04-01", "met"),
        ("H5", "no", "2007-01-01", "2023-10-27", "not"),
        ("H5", "no", "2007-01-01", "2023-10-28", "met"),
        ("K3", "no", "2007-01-01", "2025-04-01", "met"),
        ("K3", "yes", "2009-04-01", "2025-03-31", "met"),
        ("", "no", "2012-05-04", "2025-03-31", ""),
    ] {
        let tables = format!(
            "
            person    | born
                      | {born}
            care      | from
                      | 2023-01-06
            placement | from       | kind   | has urn
                      | 2023-01-06 | {kind} | {number}"
        );
        assert_eq!(counts("CL32", on, &tables), said, "{kind} {number} {on}");
    }
}

#[test]
fn without_the_column_of_numbers_only_age_is_looked_at() {
    let mut service = service(
        "
        person    | born
                  | 2012-05-04
        care      | from
                  | 2023-01-06
        placement | from       | kind
                  | 2023-01-06 | K2",
    );
    for table in &mut service.sources.tables {
        if table.fact == Fact::Placements {
            table.missing_columns = vec!["clap_cla_placement_urn"];
        }
    }
    assert_eq!(counted_of("CL32", "2025-03-31", &service), "not");
}

#[test]
fn moves_are_unplanned_by_their_reason_and_left_out_without_one() {
    let child = "
        care      | from       | to
                  | 2025-01-06 | 2025-09-01
        placement | from       | to         | kind | changed
                  | 2025-01-06 | 2025-03-01 | U6   | CREQB
                  | 2025-03-01 | 2025-05-01 | K2   | PLACE
                  | 2025-05-01 | 2025-06-01 | K2   | CARPL
                  | 2025-06-01 | 2025-06-10 | T1   | OTHER
                  | 2025-06-01 | 2025-07-01 | U6   |
                  | 2025-07-01 | 2025-09-01 | U6   |";
    assert_eq!(
        counts("CL36", "2025-12-31", child),
        "2025-03-01 met, 2025-06-01 not, left out"
    );
}

fn siblings() -> Service {
    let tables = "
        person    | born
                  | 2014-05-04
        care      | from
                  | 2025-01-06
        placement | from       | kind | urn
                  | 2025-01-06 | U6   | 1";
    let mut service = service(tables);
    service.children = [1, 1, 2]
        .map(|family| {
            let mut child = child(tables);
            child.person.family = Some(family);
            Arc::new(child)
        })
        .into();
    let place = |child| HouseholdPlace {
        child,
        spell: Spell {
            from: Some(day("2025-01-06")),
            to: None,
        },
        at: Origin::new(Fact::HouseholdPlaces, 1),
    };
    service.households = vec![
        household(ThinVec::from([place(0)])),
        household(ThinVec::from([place(2)])),
    ];
    service
}

#[test]
fn brothers_and_sisters_live_together_in_one_household_and_not_by_an_agency_s_number() {
    let mut service = siblings();
    // Where the second lives is not known: an agency's number is no home.
    assert_eq!(counted_of("CL35", "2025-03-31", &service), "");
    let mut second = service.households[0].children[0];
    second.child = 1;
    service.households[1].children.push(second);
    assert_eq!(counted_of("CL35", "2025-03-31", &service), "not");
    service.households[1].children.pop();
    service.households[0].children.push(second);
    assert_eq!(counted_of("CL35", "2025-03-31", &service), "met");
}
