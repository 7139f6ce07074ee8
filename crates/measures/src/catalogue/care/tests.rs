//! Who is in care, and who comes and goes.

use crate::examples::counts;

const CHILD: &str = "
    person    | born       | unaccompanied
              | 2012-05-04 |
    care      | from       | to
              | 2025-01-06 |
    legal     | from       | to         | status
              | 2025-01-06 | 2025-06-01 | V2
              | 2025-06-01 |            | V2
    placement | from       | to         | kind
              | 2025-01-06 | 2026-01-10 | U6
              | 2025-07-01 | 2025-07-14 | T1
              | 2026-01-10 |            | P1";

#[test]
fn short_breaks_are_not_care_and_who_leaves_today_is_not_in_care_today() {
    assert_eq!(counts("CL01", "2025-01-05", CHILD), "");
    assert_eq!(counts("CL01", "2025-01-06", CHILD), "met");
    for breaks in ["V3", "V4"] {
        assert_eq!(
            counts("CL01", "2025-07-31", &CHILD.replace("V2", breaks)),
            ""
        );
    }
    let left = &CHILD.replace(
        "| 2025-01-06 |\n    legal",
        "| 2025-01-06 | 2025-07-31\n    legal",
    );
    assert_eq!(counts("CL01", "2025-07-30", left), "met");
    assert_eq!(counts("CL01", "2025-07-31", left), "");
}

#[test]
fn coming_into_care_twice_in_a_collection_year_counts_once() {
    let twice = "
        care | from       | to         | ceased
             | 2025-05-01 | 2025-06-01 | E4A
             | 2025-09-01 | 2026-04-01 | E4A
             | 2026-05-01 |            |";
    assert_eq!(
        counts("CL02", "2026-06-30", twice),
        "2025-05-01 met, 2026-05-01 met"
    );
    assert_eq!(
        counts("CL02b", "2026-06-30", twice),
        "2025-06-01 met, 2026-04-01 met"
    );
    let undated = "
        care | from | to
             |      |";
    assert_eq!(counts("CL02", "2026-06-30", undated), "left out");
}

#[test]
fn unaccompanied_children_are_those_with_the_status_on_the_day() {
    let child = &CHILD.replace("| 2012-05-04 |", "| 2012-05-04 | 2025-03-01");
    assert_eq!(counts("CL03", "2025-02-28", child), "not");
    assert_eq!(counts("CL03", "2025-03-31", child), "met");
    assert_eq!(counts("CL03b", "2025-03-31", child), "2025-01-06 not");
}

#[test]
fn a_temporary_stay_leaves_the_child_where_they_live() {
    assert_eq!(counts("CL04", "2025-07-10", CHILD), "met");
    assert_eq!(counts("CL04b", "2025-07-10", CHILD), "not");
    assert_eq!(counts("CL04d", "2026-01-31", CHILD), "met");
    let secure = &CHILD.replace("U6", "K1");
    assert_eq!(counts("CL04b", "2025-07-10", secure), "met");
    assert_eq!(
        counts("CL04c", "2025-07-10", &CHILD.replace("U6", "H5")),
        "met"
    );
    assert_eq!(counts("CL04", "2025-08-10", &CHILD.replace("U6", "")), "");
}

#[test]
fn with_parents_counts_under_a_care_order_only() {
    assert_eq!(counts("CL30", "2026-01-31", CHILD), "not");
    assert_eq!(
        counts("CL30", "2026-01-31", &CHILD.replace("V2", "C1")),
        "met"
    );
}

#[test]
fn section_20_runs_on_over_rows_and_leaves_out_the_unaccompanied() {
    assert_eq!(counts("CL31", "2025-07-06", CHILD), "not");
    assert_eq!(counts("CL31", "2025-07-07", CHILD), "met");
    assert_eq!(counts("CL31", "2025-07-07", &CHILD.replace("V2", "C2")), "");
    let seeker = &CHILD.replace("| 2012-05-04 |", "| 2012-05-04 | 2025-01-01");
    assert_eq!(counts("CL31", "2025-07-07", seeker), "");
}
