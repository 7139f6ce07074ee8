//! Examples: disabled children, short breaks, and education, health and care plans.

use crate::examples::counts;
#[test]
fn twenty_weeks_with_exceptions_left_aside() {
    let plans = "
        education plan | requested  | issued     | excepted
                       | 2025-10-01 | 2026-02-18 |
                       | 2025-10-01 | 2026-02-19 | no
                       | 2025-10-01 | 2026-02-20 | yes
                       |            | 2026-02-21 |
                       | 2025-10-01 |            |";
    assert_eq!(
        counts("SN01", "2026-05-31", plans),
        "2026-02-18 met, 2026-02-19 not, left out"
    );
}

#[test]
fn a_month_before_the_last_review_cannot_be_judged() {
    let plan = "
        education plan | issued     | reviewed
                       | 2023-01-10 | 2025-03-10";
    assert_eq!(counts("SN02", "2025-02-28", plan), "");
    assert_eq!(counts("SN02", "2026-03-10", plan), "met");
    assert_eq!(counts("SN02", "2026-03-11", plan), "not");
    assert_eq!(
        counts("SN02", "2024-01-10", &plan.replace("2025-03-10", "")),
        ""
    );
    assert_eq!(
        counts("SN02", "2024-01-11", &plan.replace("2025-03-10", "")),
        "not"
    );
}

#[test]
fn none_is_an_answer_and_not_a_disability() {
    let open = "
        person    | disabilities
                  | NONE
        referral  | from
                  | 2026-01-10
        need plan | from
                  | 2026-01-10";
    assert_eq!(counts("SN03", "2026-05-31", open), "not");
    assert_eq!(counts("SN04", "2026-05-31", open), "");
    assert_eq!(counts("SN04b", "2026-05-31", open), "");
    let disabled = open.replace("NONE", "AUT,LD");
    assert_eq!(counts("SN03", "2026-05-31", &disabled), "met");
    assert_eq!(counts("SN04", "2026-05-31", &disabled), "not");
    assert_eq!(counts("SN04b", "2026-05-31", &disabled), "not");
}

#[test]
fn short_breaks_are_reviewed_every_six_months() {
    let breaks = "
        care             | from
                         | 2025-09-01
        legal            | from       | status
                         | 2025-09-01 | V4
        care review      | held       | cancelled
                         | 2026-03-10 |
                         | 2026-04-10 | yes
        disabled service | from       | short breaks reviewed
                         | 2025-09-01 | 2026-05-20";
    assert_eq!(counts("SN05", "2026-02-28", breaks), "");
    assert_eq!(counts("SN05", "2026-03-09", breaks), "not");
    assert_eq!(counts("SN05", "2026-03-31", breaks), "met");
    assert_eq!(counts("SN05", "2026-09-11", breaks), "met");
    assert_eq!(counts("SN05", "2026-11-21", breaks), "not");
    assert_eq!(
        counts("SN05", "2026-05-31", &breaks.replace("V4", "V2")),
        ""
    );
}

#[test]
fn seventeen_and_a_half() {
    let service = "
        person           | born
                         | 2008-08-31
        disabled service | from       | transition agreed
                         | 2020-09-01 | 2026-04-10";
    assert_eq!(counts("SN06", "2026-02-27", service), "");
    assert_eq!(counts("SN06", "2026-02-28", service), "not");
    assert_eq!(counts("SN06", "2026-04-30", service), "met");
}
