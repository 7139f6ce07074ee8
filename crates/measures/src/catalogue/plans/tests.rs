//! Examples: child protection plans: how many, how long, how often again, and their reviews.

use crate::examples::counts;
#[test]
fn a_plan_that_ends_that_day_is_closed_and_another_councils_is_not_ours() {
    let plans = "
        plan | from       | to         | other council
             | 2025-01-10 | 2026-05-31 |
             | 2026-01-10 |            | yes";
    assert_eq!(counts("HP23", "2026-05-30", plans), "met");
    assert_eq!(counts("HP23", "2026-05-31", plans), "");
}

#[test]
fn a_child_on_two_plans_counts_once() {
    let plans = "
        plan | from
             | 2023-01-10
             | 2026-01-10";
    assert_eq!(counts("HP23", "2026-05-31", plans), "met");
    assert_eq!(counts("HP25", "2026-05-31", plans), "not");
}

#[test]
fn any_earlier_plan_of_ours_makes_it_a_second() {
    let plans = "
        plan | from       | to         | other council
             | 2021-01-10 | 2021-06-10 | yes
             | 2023-07-10 | 2023-12-10 |
             | 2026-01-10 |            |";
    assert_eq!(
        counts("HP24", "2026-05-31", plans),
        "2023-07-10 not, 2026-01-10 met"
    );
    assert_eq!(
        counts("HP24b", "2026-05-31", plans),
        "2023-07-10 not, 2026-01-10 not"
    );
    assert_eq!(
        counts(
            "HP24b",
            "2026-05-31",
            &plans.replace("2023-12-10", "2024-01-10")
        ),
        "2023-07-10 not, 2026-01-10 met"
    );
}

#[test]
fn lengths_of_plans_at_their_edges() {
    let plans = "
        plan | from       | to
             | 2024-01-10 | 2026-01-09
             | 2024-01-10 | 2026-01-08
             | 2026-01-10 | 2026-04-10
             | 2026-01-10 | 2026-04-11
             | 2026-05-10 | 2026-04-11";
    assert_eq!(
        counts("HP26", "2026-05-31", plans),
        "2026-01-09 met, 2026-01-08 not, 2026-04-10 not, 2026-04-11 not, left out"
    );
    assert_eq!(
        counts("HP27", "2026-05-31", plans),
        "2026-01-09 not, 2026-01-08 not, 2026-04-10 met, 2026-04-11 not, left out"
    );
    let open = "
        plan | from
             | 2024-06-01";
    assert_eq!(counts("HP25", "2026-05-31", open), "not");
    assert_eq!(counts("HP25", "2026-06-01", open), "met");
}

#[test]
fn one_late_review_fails_the_child_for_the_year_and_not_before_or_after() {
    let plan = "
        plan        | from
                    | 2025-03-03
        plan review | held
                    | 2025-06-03
                    | 2025-12-04
                    | 2026-05-20";
    assert_eq!(counts("HP28", "2025-05-31", plan), "");
    assert_eq!(counts("HP28", "2025-06-30", plan), "met");
    assert_eq!(counts("HP28", "2025-12-03", plan), "met");
    assert_eq!(counts("HP28", "2025-12-04", plan), "not");
    assert_eq!(counts("HP28", "2026-03-31", plan), "not");
    assert_eq!(counts("HP28", "2026-04-01", plan), "met");
    assert_eq!(counts("HP28", "2026-11-21", plan), "not");
}

#[test]
fn a_child_under_four_is_not_asked_to_take_part() {
    let reviews = "
        person      | born
                    | 2022-01-10
        plan review | held       | participation | quorate
                    | 2025-12-10 | PN7           | yes
                    | 2026-02-10 | PN6           | no
                    | 2026-03-10 | PN7           |
                    | 2026-04-10 | PN0           | yes
                    |            |               |";
    assert_eq!(
        counts("HP34", "2026-05-31", reviews),
        "2026-02-10 met, 2026-03-10 not, left out"
    );
    assert_eq!(
        counts("HP33", "2026-05-31", reviews),
        "2025-12-10 met, 2026-02-10 not, 2026-04-10 met, left out"
    );
}

#[test]
fn a_child_whose_age_is_not_known_is_left_out() {
    let reviews = "
        plan review | held       | participation
                    | 2026-02-10 | PN1";
    assert_eq!(counts("HP34", "2026-05-31", reviews), "left out");
}
