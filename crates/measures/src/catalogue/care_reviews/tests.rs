//! Reviews, visits and plans, with their clocks.

use std::sync::Arc;

use crate::examples::{counted_of, counts, service};

const CARE: &str = "
    person      | born
                | 2012-05-04
    care        | from
                | 2025-01-06
    placement   | from       | kind
                | 2025-01-06 | U4";

fn with(tables: &str) -> String {
    format!("{CARE}\n{tables}")
}

#[test]
fn every_review_due_in_the_year_is_to_be_in_time() {
    assert_eq!(counts("CL08", "2025-02-03", CARE), "");
    assert_eq!(counts("CL08", "2025-02-04", CARE), "not");
    let two = &with(
        "care review | due        | held       | cancelled
                     | 2025-02-03 | 2025-02-03 | no
                     | 2025-04-01 |            | yes
                     | 2025-05-05 | 2025-05-06 | no",
    );
    assert_eq!(counts("CL08", "2025-04-30", two), "met");
    assert_eq!(counts("CL08", "2025-05-05", two), "met");
    assert_eq!(counts("CL08", "2025-05-06", two), "not");
    assert_eq!(counts("CL08", "2026-05-05", two), "");
}

#[test]
fn taking_part_is_asked_from_four_on_and_a_code_that_cannot_be_is_left_out() {
    let review = |code: &str| {
        with(&format!(
            "care review | due        | held       | participation
                         | 2025-02-03 | 2025-02-03 | {code}"
        ))
    };
    for (code, said) in [
        ("PN1", "2025-02-03 met"),
        ("PN6", "2025-02-03 met"),
        ("PN7", "2025-02-03 not"),
        ("PN0", "left out"),
        ("", "left out"),
    ] {
        assert_eq!(counts("CL09", "2025-03-31", &review(code)), said, "{code}");
    }
    assert_eq!(
        counts(
            "CL09",
            "2025-03-31",
            &review("PN7").replace("2012-05-04", "2022-05-04")
        ),
        ""
    );
}

#[test]
fn visits_are_due_in_a_week_then_every_six_weeks_then_by_the_placement() {
    assert_eq!(counts("CL10", "2025-01-13", CARE), "");
    assert_eq!(counts("CL10", "2025-01-14", CARE), "not");
    let visits = &with(
        "visit | kind       | on         | seen | alone
               | Care       | 2025-01-10 | yes  | no
               | Protection | 2025-03-01 | yes  | yes
               | Care       | 2025-04-01 | no   |
               | Care       | 2026-01-10 | yes  | yes",
    );
    assert_eq!(counts("CL10", "2025-02-21", visits), "met");
    assert_eq!(counts("CL10", "2025-02-22", visits), "not");
    assert_eq!(counts("CL10", "2025-04-30", visits), "not");
    assert_eq!(counts("CL10", "2026-04-10", visits), "met");
    assert_eq!(counts("CL10", "2026-04-11", visits), "not");
    let short = &visits.replace("U4", "U6");
    assert_eq!(counts("CL10", "2026-02-21", short), "met");
    assert_eq!(counts("CL10", "2026-02-22", short), "not");
    // It is not recorded whether the child was seen in April: nobody can say that the visit was late.
    let unclear = &visits.replace("2025-04-01 | no ", "2025-04-01 |    ");
    assert_eq!(counts("CL10", "2025-04-30", unclear), "");
}

#[test]
fn a_new_placement_asks_for_a_visit_within_a_week() {
    let moved = &with(
        "visit     | kind | on         | seen
                   | Care | 2025-05-20 | yes
        placement  | from       | kind
                   | 2025-06-02 | U6",
    );
    assert_eq!(counts("CL10", "2025-05-31", moved), "met");
    assert_eq!(counts("CL10", "2025-06-09", moved), "");
    assert_eq!(counts("CL10", "2025-06-10", moved), "not");
}

#[test]
fn seen_alone_is_asked_of_the_last_visit() {
    let visit = |alone: &str| {
        with(&format!(
            "visit | kind | on         | seen | alone
                   | Care | 2025-01-10 | yes  | {alone}"
        ))
    };
    assert_eq!(counts("CL11", "2025-01-31", &visit("yes")), "met");
    assert_eq!(counts("CL11", "2025-01-31", &visit("no")), "not");
    assert_eq!(counts("CL11", "2025-01-31", &visit("")), "");
    assert_eq!(
        counts(
            "CL11",
            "2025-01-31",
            &visit("no").replace("2012-05-04", "2022-05-04")
        ),
        ""
    );
}

#[test]
fn an_education_plan_is_due_in_ten_working_days_then_each_term() {
    assert_eq!(counts("CL20", "2025-01-20", CARE), "");
    assert_eq!(counts("CL20", "2025-01-21", CARE), "not");
    let held = &with(
        "education | due        | held
                   | 2025-01-20 | 2025-01-18",
    );
    assert_eq!(counts("CL20", "2025-05-18", held), "met");
    assert_eq!(counts("CL20", "2025-05-19", held), "not");
}

#[test]
fn a_worker_who_comes_back_counts_once() {
    let workers = |third: &str| {
        with(&format!(
            "involved | from       | to         | worker
                      | 2025-01-06 | 2025-05-01 | 1
                      | 2025-05-01 | 2025-09-01 | 2
                      | 2025-09-01 |            | {third}"
        ))
    };
    assert_eq!(counts("CL25", "2025-12-31", &workers("1")), "not");
    assert_eq!(counts("CL25", "2025-12-31", &workers("3")), "met");
    assert_eq!(counts("CL25", "2026-05-01", &workers("3")), "not");
    assert_eq!(counts("CL25", "2025-12-31", CARE), "");
}

#[test]
fn permanence_is_to_be_considered_by_four_months() {
    assert_eq!(counts("CL26", "2025-05-05", CARE), "");
    assert_eq!(counts("CL26", "2025-05-06", CARE), "not");
    let plan = |plans: &str| {
        with(&format!(
            "care plan | from       | plans
                       | 2025-06-01 | {plans}"
        ))
    };
    assert_eq!(counts("CL26", "2025-05-31", &plan("ADOPTION")), "not");
    assert_eq!(counts("CL26", "2025-06-30", &plan("ADOPTION")), "met");
    assert_eq!(counts("CL26", "2025-06-30", &plan("")), "not");
    let decided = &with(
        "permanence | on
                    | 2025-04-01",
    );
    assert_eq!(counts("CL26", "2025-05-31", decided), "met");
}

#[test]
fn a_later_contact_says_nothing_of_an_earlier_day() {
    let contact = &with(
        "reviewing officer | on
                           | 2025-09-10",
    );
    assert_eq!(counts("CL33", "2025-08-31", contact), "");
    assert_eq!(counts("CL33", "2025-09-10", contact), "met");
    assert_eq!(counts("CL33", "2026-03-10", contact), "met");
    assert_eq!(counts("CL33", "2026-03-11", contact), "not");
    assert_eq!(counts("CL33", "2025-08-31", CARE), "not");
}

#[test]
fn without_the_column_of_contacts_no_child_is_judged() {
    let mut service = service(CARE);
    for table in &mut service.sources.tables {
        if table.fact == children::service::Fact::CareEpisodes {
            table.missing_columns = vec!["clae_cla_last_iro_contact_date"];
        }
    }
    assert_eq!(counted_of("CL33", "2025-08-31", &service), "");
}

#[test]
fn a_reviewing_officer_counts_by_their_hours() {
    let mut service = service(&with(
        "involved | from       | worker | role
                  | 2025-01-06 | 1      | ReviewingOfficer
                  | 2025-01-06 | 2      | CaseWorker",
    ));
    Arc::make_mut(&mut service.workers[1]).fte = Some(50);
    assert_eq!(counted_of("CL34", "2025-03-31", &service), "met 1, not 0.5");
    assert_eq!(counted_of("CL34", "2024-12-31", &service), "");
}
