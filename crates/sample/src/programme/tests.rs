//! The invented programme holds together: nothing in it fits nothing, and it shows what it is there to show.

use improvement::plan::Signal;
use improvement::review::{Holder, Reason};
use improvement::{Change, Programme};
use jiff::civil::date;

use super::*;

fn known() -> Known {
    let member = |n: u32| Member {
        child: Child::of(format!("child-{n}")),
        reasons: vec![Reason {
            kind: "manager".to_owned(),
            words: "Held by a manager since the spring.".to_owned(),
        }],
        holders: vec![Holder {
            worker: "w1".to_owned(),
            name: "Nobody Example".to_owned(),
        }],
    };
    Known {
        held_by_managers: (0..60).map(member).collect(),
        open: (0..300)
            .map(|n| (Child::of(format!("open-{n}")), format!("Team {}", n % 5)))
            .collect(),
        ..Known::default()
    }
}

fn of(told: &[Told]) -> Programme {
    let changes: Vec<Change> = (1..)
        .zip(told)
        .map(|(seq, told)| Change {
            seq,
            at: told.at,
            by: told.by.clone(),
            why: told.why.clone(),
            what: told.what.clone(),
        })
        .collect();
    Programme::of(&changes)
}

#[test]
fn every_change_fits_and_every_finding_but_one_is_answered() {
    let today = date(2026, 11, 22);
    let told = programme(today, &known());
    let programme = of(&told);
    assert_eq!(programme.doubts, []);
    let plan = &programme.plan;
    assert_eq!(
        plan.findings.len(),
        30,
        "25 of 2017, two of 2026, three of elsewhere"
    );
    let open: Vec<&str> = plan.unanswered().map(|each| each.id.as_str()).collect();
    assert_eq!(open, ["f30"]);
    for action in &plan.actions {
        if action.completed.is_some() {
            let not_told = &|_: &str| Signal::NotTold;
            assert_eq!(action.may_complete(not_told), Ok(()), "{}", action.id);
        }
        for id in &action.words.answers {
            assert!(plan.finding(id).is_some(), "{} answers {id}", action.id);
        }
    }
    assert_eq!(
        plan.answers
            .values()
            .filter(|answer| answer.sent.is_some())
            .count(),
        2
    );
    assert!(
        plan.answers
            .values()
            .all(|answer| answer.sent <= answer.due()),
        "sent in time"
    );
    assert_eq!(
        programme
            .reviews
            .all
            .first()
            .map(|review| review.places.len()),
        Some(60)
    );
    assert_eq!(programme.audits.all.len(), 2);
    assert_eq!(programme.challenges.all.len(), 4);
    assert!(programme.board.next(today).is_some());
}

#[test]
fn without_children_the_plan_and_the_board_stand() {
    let programme = of(&programme(date(2026, 11, 22), &Known::default()));
    assert_eq!(programme.doubts, []);
    assert!(programme.reviews.all.is_empty() && programme.audits.all.is_empty());
    assert!(programme.board.last_held(date(2026, 11, 22)).is_some());
}

#[test]
fn as_it_stood_in_the_first_summer_nothing_was_complete() {
    let mut told = programme(date(2026, 11, 22), &known());
    told.retain(|each| each.at < at(date(2017, 6, 30), 0));
    let programme = of(&told);
    assert_eq!(programme.plan.findings.len(), 25);
    assert!(
        programme
            .plan
            .actions
            .iter()
            .all(|action| action.completed.is_none())
    );
}
