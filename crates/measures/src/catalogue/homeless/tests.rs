//! Examples: young people of 16 and 17 who presented as homeless.

use crate::examples::counts;
const CASES: &str = "
    person   | born
             | 2009-05-01
    homeless | presented  | assessed   | offered | consent | outcome   | decided
             | 2025-07-01 | 2025-07-02 | yes     | yes     | Family    | 2025-07-10
             | 2025-09-01 |            | yes     |         | Housing   | 2025-09-10
             | 2025-12-01 | 2025-12-02 | yes     |         | Section20 | 2025-12-10
             | 2026-03-01 |            | no      |         |           | 2026-03-10
             | 2026-05-01 |            |         |         |           |
    night    | from       | to         | bed and breakfast
             | 2026-05-01 | 2026-05-03 | yes
             | 2026-05-03 |            | no
    care     | from
             | 2026-01-05";

#[test]
fn outcomes_are_asked_of_cases_decided() {
    assert_eq!(
        counts("HO02", "2026-05-31", CASES),
        "2025-07-01 met, 2025-09-01 not, 2025-12-01 met, 2026-03-01 not, 2026-05-01 not"
    );
    assert_eq!(
        counts("HO03", "2026-05-31", CASES),
        "2025-07-01 not, 2025-09-01 not, 2025-12-01 met, left out"
    );
    assert_eq!(
        counts("HO03d", "2026-05-31", CASES),
        "2025-07-01 not, 2025-09-01 met, 2025-12-01 not, left out"
    );
    assert_eq!(
        counts("HO01", "2026-05-31", CASES).matches("met").count(),
        5
    );
}

#[test]
fn consent_is_asked_where_care_was_offered_and_declined() {
    assert_eq!(
        counts("HO04", "2026-05-31", CASES),
        "2025-07-01 met, left out"
    );
}

#[test]
fn one_night_of_bed_and_breakfast_is_one_too_many() {
    assert_eq!(
        counts("HO05", "2026-05-31", CASES),
        "2025-07-01 not, 2025-09-01 not, 2025-12-01 not, 2026-03-01 not, 2026-05-01 met"
    );
    assert_eq!(counts("HO05b", "2026-05-02", CASES), "met");
    assert_eq!(counts("HO05b", "2026-05-03", CASES), "");
}

#[test]
fn homeless_in_the_three_months_before_care() {
    assert_eq!(counts("HO06", "2026-05-31", CASES), "2026-01-05 met");
    assert_eq!(
        counts(
            "HO06",
            "2026-05-31",
            &CASES.replace("2025-12-01", "2025-10-01")
        ),
        "2026-01-05 not"
    );
    assert_eq!(
        counts(
            "HO06",
            "2026-05-31",
            &CASES.replace("2009-05-01", "2010-05-01")
        ),
        ""
    );
}

#[test]
fn who_left_on_the_day_they_came_did_not_stay_a_night() {
    let same_day = CASES.replace("2026-05-03", "2026-05-01");
    assert_ne!(same_day, CASES);
    assert!(counts("HO05", "2026-05-31", &same_day).ends_with("2026-05-01 not"));
}
