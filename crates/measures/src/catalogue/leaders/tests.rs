//! Supervision, oversight, audits, complaints, voice and the record.

use std::sync::Arc;

use children::history::Spell;
use children::service::{AuditAction, Complaint, Fact, Supervision};
use children::{Origin, Service};

use crate::examples::{counted_of, counts, day, service};

const OPEN: &str = "
    referral   | from
               | 2025-01-06
    supervised | on
               | 2025-03-01
    oversight  | on
               | 2025-03-01";

fn at() -> Origin {
    Origin::new(Fact::Supervision, 1)
}

#[test]
fn supervision_and_oversight_hold_six_weeks_and_begin_with_the_opening() {
    for id in ["WF08", "WF14"] {
        assert_eq!(counts(id, "2025-02-17", OPEN), "", "{id}");
        assert_eq!(counts(id, "2025-02-18", OPEN), "not", "{id}");
        assert_eq!(counts(id, "2025-04-12", OPEN), "met", "{id}");
        assert_eq!(counts(id, "2025-04-13", OPEN), "not", "{id}");
    }
}

#[test]
fn a_new_worker_is_judged_once_the_interval_has_passed() {
    let mut service = service("");
    Arc::make_mut(&mut service.workers[1]).social_worker = Some(true);
    Arc::make_mut(&mut service.workers[1]).at = Some(at());
    Arc::make_mut(&mut service.workers[1]).employed = Some(Spell {
        from: Some(day("2025-01-06")),
        to: None,
    });
    service.supervision = vec![Supervision {
        worker: Some(1),
        on: Some(day("2025-03-01")),
        at: at(),
    }];
    assert_eq!(counted_of("WF08b", "2025-02-17", &service), "");
    assert_eq!(counted_of("WF08b", "2025-02-18", &service), "not");
    assert_eq!(counted_of("WF08b", "2025-03-31", &service), "met");
    assert_eq!(counted_of("WF08b", "2025-04-13", &service), "not");
}

#[test]
fn audits_without_a_grade_are_left_out() {
    let audits = "
        audit | on         | grade
              | 2025-01-06 | Good
              | 2025-01-07 | RequiresImprovement
              | 2025-01-08 |";
    assert_eq!(
        counts("WF12", "2025-03-31", audits),
        "2025-01-06 met, 2025-01-07 not, left out"
    );
}

fn with(change: impl Fn(&mut Service)) -> Service {
    let mut service = service(OPEN);
    change(&mut service);
    service
}

#[test]
fn actions_and_complaints_count_once_their_day_has_passed() {
    let action = |closed: Option<&str>| {
        with(|service| {
            service.audit_actions = vec![AuditAction {
                due: Some(day("2025-01-20")),
                closed: closed.map(day),
                at: at(),
            }];
        })
    };
    assert_eq!(counted_of("WF13", "2025-01-20", &action(None)), "");
    assert_eq!(
        counted_of("WF13", "2025-01-21", &action(None)),
        "2025-01-20 not"
    );
    assert_eq!(
        counted_of("WF13", "2025-03-31", &action(Some("2025-01-20"))),
        "2025-01-20 met"
    );
    let complaint = |resolved: Option<&str>, complex| {
        with(|service| {
            service.complaints = vec![Complaint {
                received: Some(day("2025-01-06")),
                resolved: resolved.map(day),
                complex,
                at: at(),
            }];
        })
    };
    assert_eq!(
        counted_of("WF15", "2025-01-20", &complaint(None, false)),
        ""
    );
    assert_eq!(
        counted_of("WF15", "2025-01-21", &complaint(None, false)),
        "2025-01-06 not"
    );
    assert_eq!(counted_of("WF15", "2025-01-21", &complaint(None, true)), "");
    assert_eq!(
        counted_of("WF15", "2025-03-31", &complaint(Some("2025-01-20"), false)),
        "2025-01-06 met"
    );
    assert_eq!(
        counted_of("WF15", "2025-03-31", &complaint(Some("2025-02-04"), true)),
        "2025-01-06 not"
    );
}

#[test]
fn an_advocate_counts_while_matched_and_answers_one_by_one() {
    let child = "
        care     | from
                 | 2025-01-06
        advocacy | kind     | requested  | matched    | ended
                 | Advocate | 2025-01-10 | 2025-02-01 | 2025-03-01
        voice    | 1   | 2  | 3 | 4   | 5
                 | yes | no |   | yes |";
    assert_eq!(counts("WF15b", "2025-01-31", child), "not");
    assert_eq!(counts("WF15b", "2025-02-28", child), "met");
    assert_eq!(counts("WF15b", "2025-03-01", child), "not");
    assert_eq!(counts("WF16", "2025-03-31", child), "met, not, met");
}

#[test]
fn an_unborn_child_lacks_nothing_and_an_unknown_sex_is_lacking() {
    let person = |cells: &str| {
        let mut service = service(&format!(
            "{OPEN}\nperson | born | expected | sex | ethnicity\n | {cells}"
        ));
        Arc::make_mut(&mut service.children[0]).person.at = Some(at());
        counted_of("WF17", "2025-03-31", &service)
    };
    assert_eq!(person("2015-05-04 | | F | WBRI"), "not");
    assert_eq!(person("2015-05-04 | | U | WBRI"), "met");
    assert_eq!(person("2015-05-04 | | F | NOBT"), "met");
    assert_eq!(person(" | 2025-06-01 | | "), "not");
    assert_eq!(person(" | | F | WBRI"), "met");
}

#[test]
fn a_child_is_open_since_the_first_of_two_referrals() {
    let referrals = "
        referral   | from
                   | 2025-01-06
                   | 2025-05-20
        supervised | on
                   | 2025-03-01";
    assert_eq!(counts("WF08", "2025-05-31", referrals), "not");
}
