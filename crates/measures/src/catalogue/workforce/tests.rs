//! Who holds the work, how much, and whether posts are filled.

use std::sync::Arc;

use children::history::Spell;
use children::service::{Fact, Post};
use children::{Origin, Service};

use crate::examples::{counted_of, counts, day, service};

const OPEN: &str = "
    referral | from
             | 2025-01-03
    involved | from       | to         | worker
             | 2025-01-06 | 2025-05-01 | 1
             | 2025-05-01 | 2025-09-01 | 2";

fn with(change: impl Fn(&mut Service)) -> Service {
    let mut service = service(OPEN);
    change(&mut service);
    service
}

fn employed(service: &mut Service, worker: usize, from: &str, to: Option<&str>) {
    Arc::make_mut(&mut service.workers[worker]).employed = Some(Spell {
        from: Some(day(from)),
        to: to.map(day),
    });
    Arc::make_mut(&mut service.workers[worker]).at = Some(Origin::new(Fact::Staff, 1));
    Arc::make_mut(&mut service.workers[worker]).social_worker = Some(true);
}

#[test]
fn nobody_holds_the_work_after_the_last_worker_left_it() {
    assert_eq!(counts("WF05", "2025-01-03", OPEN), "met");
    assert_eq!(counts("WF05", "2025-01-31", OPEN), "not");
    assert_eq!(counts("WF05", "2025-09-01", OPEN), "met");
    let closed = &OPEN.replace(
        "referral | from\n             | 2025-01-03",
        "referral | from | to\n             | 2025-01-03 | 2025-08-01",
    );
    assert_eq!(counts("WF05", "2025-09-01", closed), "");
}

#[test]
fn managers_and_those_who_left_are_told_by_the_day() {
    let service = with(|service| {
        Arc::make_mut(&mut service.workers[1]).manager = Some(true);
        employed(service, 2, "2020-01-01", Some("2025-06-15"));
    });
    assert_eq!(counted_of("WF06", "2025-01-31", &service), "met");
    assert_eq!(counted_of("WF06", "2025-05-31", &service), "not");
    assert_eq!(counted_of("WF06b", "2025-06-14", &service), "not");
    assert_eq!(counted_of("WF06b", "2025-06-15", &service), "met");
}

#[test]
fn children_stand_against_workers_by_their_hours() {
    let service = with(|service| Arc::make_mut(&mut service.workers[1]).fte = Some(50));
    assert_eq!(counted_of("WF01", "2025-01-31", &service), "met 1, not 0.5");
    assert_eq!(counted_of("WF01", "2025-09-30", &service), "");
    assert_eq!(counted_of("WF07", "2025-01-31", &service), "not");
    let limited = with(|service| Arc::make_mut(&mut service.workers[1]).limit = Some(0));
    assert_eq!(counted_of("WF07", "2025-01-31", &limited), "met");
    let new = with(|service| Arc::make_mut(&mut service.workers[1]).newly_qualified = Some(true));
    assert_eq!(counted_of("WF11b", "2025-01-31", &new), "met 1");
}

#[test]
fn different_workers_of_a_year_are_counted_once_each() {
    assert_eq!(counts("WF09", "2025-01-03", OPEN), "");
    assert_eq!(counts("WF09", "2025-01-31", OPEN), "met 1");
    assert_eq!(counts("WF09", "2025-12-31", OPEN), "met 2");
}

#[test]
fn a_worker_is_to_be_named_by_the_next_working_day() {
    // 3 January 2025 is a Friday.
    assert_eq!(counts("WF10", "2025-01-31", OPEN), "2025-01-03 met");
    let late = &OPEN.replace("| 2025-01-06 | 2025-05-01", "| 2025-01-07 | 2025-05-01");
    assert_eq!(counts("WF10", "2025-01-31", late), "2025-01-03 not");
    assert_eq!(counts("WF10", "2025-01-06", late), "");
    let closed = &late.replace(
        "referral | from\n             | 2025-01-03",
        "referral | from | nfa\n             | 2025-01-03 | yes",
    );
    assert_eq!(counts("WF10", "2025-01-31", closed), "");
}

#[test]
fn posts_are_as_last_counted() {
    let post = |on: &str, filled, agency| Post {
        on: Some(day(on)),
        team: None,
        established: 1_000,
        filled,
        agency,
        at: Origin::new(Fact::Posts, 1),
    };
    let service = with(|service| {
        service.posts = vec![post("2025-01-01", 800, 200), post("2025-03-01", 900, 100)];
    });
    assert_eq!(counted_of("WF02", "2024-12-31", &service), "");
    assert_eq!(counted_of("WF02", "2025-02-28", &service), "met 2, not 8");
    assert_eq!(counted_of("WF02", "2025-03-31", &service), "met 1, not 9");
    assert_eq!(counted_of("WF04", "2025-03-31", &service), "met 1, not 9");
}

#[test]
fn those_who_left_in_a_year_stand_against_those_in_post() {
    let service = with(|service| {
        employed(service, 1, "2020-01-01", None);
        employed(service, 2, "2020-01-01", Some("2025-02-01"));
        employed(service, 3, "2020-01-01", Some("2025-02-01"));
        Arc::make_mut(&mut service.workers[3]).agency = Some(true);
        Arc::make_mut(&mut service.workers[1]).newly_qualified = Some(true);
    });
    assert_eq!(counted_of("WF03", "2025-01-31", &service), "not 1, not 1");
    assert_eq!(counted_of("WF03", "2025-02-28", &service), "not 1, met 1");
    assert_eq!(counted_of("WF03", "2026-02-28", &service), "not 1");
    assert_eq!(counted_of("WF11", "2025-02-28", &service), "met");
}
