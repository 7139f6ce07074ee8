//! Steps of adoption, with what the scorecard counts and leaves out.

use children::history::Spell;
use children::service::{Adopter, Fact};
use children::{Day, Origin};

use crate::examples::{counted_of, counts, day, service};

fn adopted(cells: &[(&str, &str)]) -> String {
    let usual = [
        ("entered care", "2024-01-01"),
        ("decided", "2024-04-01"),
        ("placement order", "2024-06-03"),
        ("matched", "2024-10-02"),
        ("placed", "2025-03-02"),
        ("ordered", "2025-09-01"),
        ("order", "Adoption"),
        ("by carer", ""),
        ("placed with carer", ""),
        ("early placed", ""),
        ("reversed", ""),
        ("reversal", ""),
    ];
    let cell = |name: &str, usual: &str| {
        let given = cells.iter().find(|(each, _)| *each == name);
        format!("| {} ", given.map_or(usual, |(_, cell)| cell))
    };
    let names: String = usual.iter().map(|(name, _)| format!("| {name} ")).collect();
    let row: String = usual
        .iter()
        .map(|(name, usual)| cell(name, usual))
        .collect();
    format!("adoption {names}\n{row}")
}

#[test]
fn days_are_counted_to_moving_in_or_to_the_fostering_that_became_it() {
    let usual = &adopted(&[]);
    assert_eq!(counts("AD01", "2025-12-31", usual), "2025-09-01 met 426");
    assert_eq!(
        counts("AD01b", "2025-12-31", &adopted(&[("placed", "2025-03-03")])),
        "2025-09-01 not 427"
    );
    let fostered = &adopted(&[("by carer", "yes"), ("placed with carer", "2024-02-01")]);
    assert_eq!(counts("AD01", "2025-12-31", fostered), "2025-09-01 met 31");
    assert_eq!(
        counts("AD01", "2025-12-31", &adopted(&[("placed", "")])),
        "left out"
    );
    assert_eq!(
        counts(
            "AD01",
            "2025-12-31",
            &adopted(&[("order", "Special Guardianship")])
        ),
        ""
    );
    assert_eq!(counts("AD01", "2025-08-31", usual), "");
    assert_eq!(
        counts("AD03", "2025-12-31", usual),
        "2025-09-01 met 20.008213552361397"
    );
}

#[test]
fn a_match_before_the_order_is_no_days() {
    assert_eq!(
        counts("AD02", "2025-12-31", &adopted(&[])),
        "2025-09-01 met 121"
    );
    assert_eq!(
        counts(
            "AD02b",
            "2025-12-31",
            &adopted(&[("matched", "2024-10-03")])
        ),
        "2025-09-01 not 122"
    );
    assert_eq!(
        counts("AD02", "2025-12-31", &adopted(&[("matched", "2024-05-01")])),
        "2025-09-01 met"
    );
    assert_eq!(
        counts("AD02", "2025-12-31", &adopted(&[("matched", "")])),
        "left out"
    );
}

#[test]
fn placed_in_a_year_and_early_are_judged_by_their_days() {
    assert_eq!(
        counts("AD04", "2025-12-31", &adopted(&[])),
        "2025-09-01 met"
    );
    assert_eq!(
        counts("AD04", "2025-12-31", &adopted(&[("placed", "2025-04-02")])),
        "2025-09-01 not"
    );
    assert_eq!(
        counts("AD06", "2025-12-31", &adopted(&[])),
        "2024-04-01 not"
    );
    assert_eq!(
        counts(
            "AD06",
            "2025-12-31",
            &adopted(&[("early placed", "2024-02-01")])
        ),
        "2024-04-01 met"
    );
    assert_eq!(
        counts(
            "AD06",
            "2025-12-31",
            &adopted(&[("early placed", "2024-07-01")])
        ),
        "2024-04-01 not"
    );
}

#[test]
fn waiting_begins_with_the_order_and_a_later_match_does_not_leak_back() {
    let child = &adopted(&[]);
    assert_eq!(counts("AD07", "2024-06-02", child), "");
    assert_eq!(counts("AD07", "2024-09-30", child), "not");
    assert_eq!(counts("AD07", "2024-10-02", child), "not");
    let later = &adopted(&[("matched", "2024-11-01")]);
    assert_eq!(counts("AD07", "2024-10-02", later), "not");
    assert_eq!(counts("AD07", "2024-10-03", later), "met");
    assert_eq!(counts("AD07", "2024-11-01", later), "not");
    assert_eq!(counts("AD07", "2025-03-02", later), "");
    let reversed = &adopted(&[
        ("matched", ""),
        ("reversed", "2024-10-20"),
        ("reversal", "RD3"),
    ]);
    assert_eq!(counts("AD07", "2024-10-31", reversed), "");
    assert_eq!(counts("AD08", "2024-10-31", reversed), "2024-10-20 met");
    assert_eq!(counts("AD08b", "2024-10-31", reversed), "2024-10-20 met");
    assert_eq!(counts("AD08c", "2024-10-31", reversed), "2024-10-20 not");
}

fn adopter(approved: Option<Day>, matched: Option<Day>) -> Adopter {
    let none = Spell {
        from: None,
        to: None,
    };
    Adopter {
        id: "".into(),
        family: "".into(),
        gender: None,
        ethnicity: None,
        disabled: None,
        fostering_for_adoption: None,
        enquired: None,
        stage_one: Spell {
            from: Some(day("2025-01-10")),
            to: Some(day("2025-03-10")),
        },
        stage_two: Spell {
            from: None,
            to: approved,
        },
        applied: None,
        approved,
        matched,
        placed: None,
        children: None,
        ordered: None,
        left: none.to,
        left_why: "".into(),
        at: Origin::new(Fact::Adopters, 1),
    }
}

#[test]
fn adopters_wait_from_approval_to_match() {
    let mut service = service("");
    let approved = Some(day("2025-06-01"));
    service.adopters = vec![
        adopter(approved, Some(day("2025-08-01"))),
        adopter(None, None),
    ];
    assert_eq!(
        counted_of("AD09", "2025-12-31", &service),
        "2025-03-10 met, 2025-03-10 met"
    );
    assert_eq!(counted_of("AD09b", "2025-12-31", &service), "left out");
    assert_eq!(counted_of("AD10", "2025-07-31", &service), "met");
    assert_eq!(counted_of("AD10", "2025-08-01", &service), "not");
    service.adopters[0].stage_one.to = Some(day("2025-03-11"));
    assert_eq!(
        counted_of("AD09", "2025-12-31", &service),
        "2025-03-11 not, 2025-03-10 met"
    );
}
