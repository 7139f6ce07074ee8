//! Examples: visits to children on child protection and child in need plans, and core groups.

use crate::examples::counts;
const PLAN: &str = "
    person | born
           | 2015-01-10
    plan   | from
           | 2026-01-05
    visit  | kind       | on         | seen | alone | bedroom
           | Protection | 2025-12-20 | yes  | yes   | yes
           | Protection | 2026-02-02 | yes  | no    |
           | Protection | 2026-02-16 | no   |       |
           | Need       | 2026-03-10 | yes  | yes   | yes
           | Protection | 2026-03-20 | yes  |       | yes
           | Protection | 2026-04-20 | yes  | yes   | no";

#[test]
fn a_visit_counts_where_the_child_was_seen_and_the_plan_had_begun() {
    // Fifteen working days from 5 January end on 26 January.
    assert_eq!(counts("HP29", "2026-01-26", PLAN), "");
    assert_eq!(counts("HP29", "2026-01-27", PLAN), "not");
    assert_eq!(counts("HP29", "2026-02-23", PLAN), "met");
    assert_eq!(counts("HP29", "2026-02-24", PLAN), "not");
    assert_eq!(counts("HP29", "2026-03-31", PLAN), "met");
}

#[test]
fn seen_alone_is_asked_of_the_last_visit_and_left_out_without_an_answer() {
    assert_eq!(counts("HP30", "2026-01-31", PLAN), "");
    assert_eq!(counts("HP30", "2026-02-28", PLAN), "not");
    assert_eq!(counts("HP30", "2026-03-31", PLAN), "");
    assert_eq!(counts("HP30", "2026-04-30", PLAN), "met");
    assert_eq!(
        counts(
            "HP30",
            "2026-04-30",
            &PLAN.replace("2015-01-10", "2022-05-01")
        ),
        ""
    );
}

#[test]
fn bedrooms_are_looked_for_in_six_weeks_of_visits() {
    assert_eq!(counts("HP31", "2026-01-31", PLAN), "");
    assert_eq!(counts("HP31", "2026-02-28", PLAN), "");
    assert_eq!(counts("HP31", "2026-03-31", PLAN), "met");
    assert_eq!(counts("HP31", "2026-04-30", PLAN), "met");
    assert_eq!(counts("HP31", "2026-05-31", PLAN), "not");
    assert_eq!(counts("HP31", "2026-07-31", PLAN), "not");
}

#[test]
fn core_groups_after_the_conference_and_after_each_other() {
    let plan = "
        plan       | from       | to
                   | 2025-11-03 | 2025-11-10
                   | 2026-01-05 |
        core group | due        | held
                   | 2026-01-19 | 2026-01-20
                   | 2026-03-02 |";
    // Ten working days from 5 January end on the 19th; the first plan ended before its own.
    assert_eq!(
        counts("HP32", "2026-05-31", plan),
        "2025-11-03 not, 2026-01-05 not"
    );
    assert_eq!(
        counts(
            "HP32",
            "2026-05-31",
            &plan.replace("2026-01-20", "2026-01-19")
        ),
        "2025-11-03 not, 2026-01-05 met"
    );
    assert_eq!(counts("HP32b", "2026-01-19", plan), "");
    assert_eq!(counts("HP32b", "2026-01-31", plan), "met");
    assert_eq!(counts("HP32b", "2026-03-04", plan), "not");
}

#[test]
fn a_child_who_came_into_care_is_visited_as_one_in_care() {
    let plan = "
        need plan | from
                  | 2026-01-05
        visit     | kind | on         | seen
                  | Need | 2026-02-02 | yes
        care      | from
                  | 2026-04-02";
    assert_eq!(counts("HP37", "2026-02-28", plan), "met");
    assert_eq!(counts("HP37", "2026-03-31", plan), "not");
    assert_eq!(counts("HP37", "2026-04-30", plan), "");
}
