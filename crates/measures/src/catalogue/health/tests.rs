//! Health: what holds for how long, and for whom it is asked.

use crate::examples::counts;

fn care(born: &str, tables: &str) -> String {
    format!(
        "
        person | born
               | {born}
        care   | from
               | 2024-01-08
        {tables}"
    )
}

#[test]
fn the_first_assessment_has_twenty_working_days() {
    let health = |on: &str| {
        care(
            "2012-05-04",
            &format!(
                "health | kind | on
                        | RHA  | 2024-01-02
                        | IHA  | {on}"
            ),
        )
    };
    // Twenty working days from 8 January 2024 end on 5 February.
    assert_eq!(
        counts("CL12", "2024-03-31", &health("2024-02-05")),
        "2024-01-08 met"
    );
    assert_eq!(
        counts("CL12", "2024-03-31", &health("2024-02-06")),
        "2024-01-08 not"
    );
    assert_eq!(counts("CL12", "2024-02-05", &health("2024-02-06")), "");
    assert_eq!(
        counts("CL12", "2024-02-06", &care("2012-05-04", "")),
        "2024-01-08 not"
    );
    let left = &health("2024-01-20").replace(
        "care   | from\n               | 2024-01-08",
        "care   | from | to\n               | 2024-01-08 | 2024-01-31",
    );
    assert_eq!(counts("CL12", "2024-03-31", left), "");
    let planned = &health("2024-02-01")
        .replace("IHA  | 2024-02-01", "IHA | 2024-02-01 | no")
        .replace("kind | on", "kind | on | done");
    assert_eq!(counts("CL12", "2024-03-31", planned), "2024-01-08 not");
}

#[test]
fn an_assessment_holds_a_year_and_six_months_under_five() {
    let health = "health | kind | on
                         | RHA  | 2025-03-10";
    let older = &care("2012-05-04", health);
    assert_eq!(counts("CL13", "2025-01-07", older), "");
    assert_eq!(counts("CL13", "2025-01-08", older), "not");
    assert_eq!(counts("CL13", "2026-03-10", older), "met");
    assert_eq!(counts("CL13", "2026-03-11", older), "not");
    let young = &care("2022-05-04", health);
    assert_eq!(counts("CL13", "2025-09-10", young), "met");
    assert_eq!(counts("CL13", "2025-09-11", young), "not");
    assert_eq!(counts("CL14", "2025-09-11", young), "not");
    assert_eq!(
        counts("CL14", "2025-09-11", &young.replace("RHA", "DENTAL")),
        "met"
    );
    assert_eq!(
        counts("CL17", "2025-09-11", &young.replace("RHA", "DEVELOPMENT")),
        "met"
    );
    assert_eq!(counts("CL17", "2025-09-11", older), "");
}

#[test]
fn immunisations_are_as_last_recorded_by_the_day() {
    let child = &care(
        "2012-05-04",
        "immunisations | on         | so
                       | 2025-02-01 | no
                       | 2025-06-01 | yes",
    );
    assert_eq!(counts("CL15", "2025-01-31", child), "");
    assert_eq!(counts("CL15", "2025-05-31", child), "not");
    assert_eq!(counts("CL15", "2025-06-30", child), "met");
}

#[test]
fn a_score_is_of_the_last_year_and_of_an_age() {
    let child = |born: &str| {
        care(
            born,
            "questionnaire | on         | score
                           | 2025-02-01 | 9
                           | 2025-06-01 | 17
                           | 2025-07-01 |",
        )
    };
    let twelve = &child("2012-05-04");
    assert_eq!(counts("CL16", "2025-07-31", twelve), "met");
    assert_eq!(counts("CL16b", "2025-05-31", twelve), "met 9");
    assert_eq!(counts("CL16b", "2025-07-31", twelve), "met 17");
    assert_eq!(counts("CL16c", "2025-05-31", twelve), "not");
    assert_eq!(counts("CL16c", "2025-07-31", twelve), "met");
    assert_eq!(counts("CL16", "2026-06-02", twelve), "not");
    assert_eq!(counts("CL16b", "2026-06-02", twelve), "");
    let four = &child("2021-01-04");
    assert_eq!(
        (
            counts("CL16", "2025-07-31", four).as_str(),
            counts("CL16b", "2025-07-31", four).as_str()
        ),
        ("met", "")
    );
    assert_eq!(counts("CL16", "2025-07-31", &child("2022-01-04")), "");
}

#[test]
fn misuse_and_convictions_are_of_the_last_year_and_help_unrecorded_is_left_out() {
    let child = |helped: &str| {
        care(
            "2012-05-04",
            &format!(
                "substance misuse | on         | helped
                                  | 2025-02-01 | {helped}
                conviction        | on         | so
                                  | 2025-02-01 |"
            ),
        )
    };
    assert_eq!(counts("CL18", "2025-03-31", &child("")), "met");
    assert_eq!(counts("CL18", "2026-02-01", &child("")), "not");
    assert_eq!(counts("CL18b", "2025-03-31", &child("")), "");
    assert_eq!(counts("CL18b", "2025-03-31", &child("no")), "not");
    assert_eq!(counts("CL19", "2025-03-31", &child("")), "met");
    assert_eq!(
        counts(
            "CL19",
            "2025-03-31",
            &child("").replace("2012-05-04", "2016-05-04")
        ),
        ""
    );
}
