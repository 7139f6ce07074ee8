//! Examples: children missing, and the interviews when they come back.

use crate::examples::counts;
const CARE: &str = "
    care    | from       | to
            | 2025-05-10 | 2026-01-20
    missing | from       | to         | kind
            | 2025-04-20 | 2025-04-21 | M
            | 2025-06-01 | 2025-06-02 | A
            | 2025-07-01 | 2025-07-02 | M
            | 2025-08-01 | 2025-08-02 |
            | 2026-02-01 | 2026-02-02 | M";

#[test]
fn missing_while_in_care_in_the_year_so_far() {
    assert_eq!(counts("MI01", "2025-04-30", CARE), "");
    assert_eq!(counts("MI01", "2025-06-30", CARE), "not");
    assert_eq!(counts("MI01", "2025-07-31", CARE), "met");
    assert_eq!(counts("MI02", "2025-07-31", CARE), "met 1");
    assert_eq!(counts("MI01", "2026-03-31", CARE), "met");
    assert_eq!(counts("MI02", "2026-03-31", CARE), "met 2");
    assert_eq!(counts("MI01", "2026-04-30", CARE), "");
    assert_eq!(counts("MI02", "2026-04-30", CARE), "");
}

#[test]
fn short_breaks_are_not_care() {
    let breaks = format!("{CARE}\n legal | from | to | status\n | 2025-05-10 | 2026-01-20 | V3");
    assert_eq!(counts("MI01", "2025-07-31", &breaks), "");
}

const RETURNED: &str = "
    missing   | from       | to         | kind | offered | accepted
              | 2026-01-10 | 2026-01-12 | M    | yes     | yes
              | 2026-02-10 | 2026-02-11 | M    | no      |
              | 2026-03-10 | 2026-03-10 | M    |         |
              | 2026-04-10 | 2026-04-12 | A    | yes     | no
              | 2026-05-10 | 2026-05-11 | M    | yes     | no
              | 2026-05-30 |            | M    |         |
    interview | missing from | returned         | offered | held             | declined
              | 2026-01-10   | 2026-01-12 08:00 | yes     | 2026-01-15 08:01 |
              | 2026-02-10   | 2026-02-11 08:00 | yes     | 2026-02-14 08:00 |
              | 2026-05-10   |                  |         |                  | yes";

#[test]
fn an_interview_that_was_held_was_offered_whatever_the_other_table_says() {
    assert_eq!(
        counts("MI03", "2026-05-31", RETURNED),
        "2026-01-12 met, 2026-02-11 met, 2026-05-11 met, left out"
    );
    assert_eq!(
        counts("MI04", "2026-05-31", RETURNED),
        "2026-01-12 met, 2026-02-11 met, 2026-05-11 not"
    );
}

#[test]
fn seventy_two_hours_by_the_minute_or_three_days() {
    assert_eq!(
        counts("MI05", "2026-05-31", RETURNED),
        "2026-01-12 not, 2026-02-11 met, 2026-03-10 not, 2026-05-11 not"
    );
    assert_eq!(
        counts("MI05", "2026-05-14", RETURNED),
        "2026-01-12 not, 2026-02-11 met, 2026-03-10 not"
    );
    let by_day = RETURNED.replace(" 08:00", "").replace(" 08:01", "");
    assert_eq!(
        counts("MI05", "2026-03-01", &by_day),
        "2026-01-12 met, 2026-02-11 met"
    );
    let before = RETURNED.replace("2026-01-15", "2026-01-11");
    assert_eq!(counts("MI05", "2026-01-31", &before), "left out");
}

#[test]
fn three_times_in_ninety_days_and_missing_now() {
    assert_eq!(counts("MI06", "2026-02-28", RETURNED), "not");
    assert_eq!(counts("MI06", "2026-03-10", RETURNED), "met");
    assert_eq!(counts("MI06", "2026-04-10", RETURNED), "not");
    assert_eq!(counts("MI07", "2026-05-30", RETURNED), "not");
    assert_eq!(counts("MI07", "2026-05-31", RETURNED), "met");
    assert_eq!(counts("MI07", "2026-01-11", RETURNED), "met");
    assert_eq!(counts("MI07", "2026-01-12", RETURNED), "");
}

#[test]
fn children_on_plans_who_are_not_in_care() {
    let plan = "
        plan    | from
                | 2025-01-10
        care    | from
                | 2026-05-10
        missing | from
                | 2025-03-10";
    assert_eq!(counts("MI08", "2025-02-28", plan), "not");
    assert_eq!(counts("MI08", "2026-03-09", plan), "met");
    assert_eq!(counts("MI08", "2026-03-10", plan), "not");
    assert_eq!(counts("MI08", "2026-05-31", plan), "");
}
