//! What the plan says of itself: coverage, completion, ratings, days.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::{By, Change as Kept, Programme, What};

/// Changes in order, an hour apart.
pub(super) fn changes(whats: Vec<Change>) -> Vec<Kept> {
    let begin: Timestamp = "2026-04-01T09:00:00Z".parse().unwrap();
    (1..)
        .zip(whats)
        .map(|(seq, what)| Kept {
            seq,
            at: begin + jiff::SignedDuration::from_hours(i64::try_from(seq).unwrap()),
            by: By {
                person: "p1".to_owned(),
                name: "Ann Example".to_owned(),
                role: "director".to_owned(),
            },
            why: "because".to_owned(),
            what: What::Plan(what),
        })
        .collect()
}

pub(super) fn finding(id: &str, report: &str) -> Change {
    Change::FindingAdded {
        id: id.to_owned(),
        source: Source::Point {
            report: report.to_owned(),
            number: id.to_owned(),
            page: Some(4),
            to_board: false,
        },
        words: "Return interviews are not offered in time.".to_owned(),
        themes: vec!["return-interviews".to_owned()],
    }
}

/// What a change writes of an action.
pub(super) fn words_of(change: Change) -> ActionWords {
    let Change::ActionAdded { action, .. } = change else {
        panic!("no action is written: {change:?}");
    };
    *action
}

pub(super) fn action(id: &str, due: Option<Date>, answers: &[&str]) -> Change {
    Change::ActionAdded {
        id: id.to_owned(),
        action: Box::new(ActionWords {
            title: "Offer every child an interview within 72 hours".to_owned(),
            owner: "Head of safeguarding".to_owned(),
            due,
            answers: answers.iter().map(|id| (*id).to_owned()).collect(),
            measures: vec!["HP15".to_owned()],
            ..ActionWords::default()
        }),
    }
}

pub(super) fn evidence(shows: Shows, verdict: Verdict, on: Date) -> Change {
    Change::EvidenceAdded {
        action: "a1".to_owned(),
        evidence: Evidence {
            id: format!("{shows:?}{on}"),
            shows,
            what: Weight::Voices("Twelve children were asked.".to_owned()),
            verdict,
            words: "Ten of twelve were seen in time.".to_owned(),
            on,
        },
    }
}

#[test]
fn a_finding_without_an_action_is_unanswered_until_one_answers_it_or_it_is_withdrawn() {
    let mut all = changes(vec![
        finding("f1", "r"),
        finding("f2", "r"),
        finding("f3", "s"),
    ]);
    let plan = Programme::of(&all).plan;
    assert_eq!(plan.unanswered().count(), 3);
    all = changes(vec![
        finding("f1", "r"),
        finding("f2", "r"),
        finding("f3", "s"),
        action("a1", None, &["f1"]),
        Change::FindingWithdrawn {
            id: "f2".to_owned(),
        },
    ]);
    let plan = Programme::of(&all).plan;
    assert_eq!(plan.unanswered_of("r").count(), 0);
    assert_eq!(
        plan.unanswered().map(|f| f.id.as_str()).collect::<Vec<_>>(),
        ["f3"]
    );
    all = changes(vec![
        finding("f1", "r"),
        action("a1", None, &["f1"]),
        Change::ActionDropped {
            id: "a1".to_owned(),
        },
    ]);
    assert_eq!(
        Programme::of(&all).plan.unanswered().count(),
        1,
        "a dropped action answers nothing"
    );
}

#[test]
fn complete_needs_the_task_practice_and_the_outcome_and_none_stands_for_another() {
    let steps = [
        Change::TaskMoved {
            id: "a1".to_owned(),
            task: Task::Done,
            on: date(2026, 4, 2),
        },
        evidence(Shows::Practice, Verdict::Yes, date(2026, 6, 1)),
        evidence(Shows::Outcome, Verdict::Yes, date(2026, 7, 1)),
    ];
    for without in 0..steps.len() {
        let mut whats = vec![action("a1", None, &[])];
        whats.extend(
            steps
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != without)
                .map(|(_, s)| s.clone()),
        );
        let plan = Programme::of(&changes(whats)).plan;
        let missing = plan.action("a1").unwrap().may_complete().unwrap_err();
        assert_eq!(missing.0.len(), 1, "{missing}");
    }
    let mut whats = vec![action("a1", None, &[])];
    whats.extend(steps);
    let mut again = whats.clone();
    assert!(
        Programme::of(&changes(whats))
            .plan
            .action("a1")
            .unwrap()
            .may_complete()
            .is_ok()
    );
    again.push(evidence(Shows::Practice, Verdict::No, date(2026, 8, 1)));
    let plan = Programme::of(&changes(again)).plan;
    assert!(
        plan.action("a1").unwrap().may_complete().is_err(),
        "the newest look at practice stands"
    );
}

#[test]
fn a_rating_says_the_rule_that_gave_it() {
    let rate = |due: Option<Date>, signal: Signal, left: bool, today: Date| {
        let plan = Programme::of(&changes(vec![action("a1", due, &[])])).plan;
        let standing = plan
            .action("a1")
            .unwrap()
            .standing(&plan, today, &|_| signal, left);
        (standing.rating, standing.because.join(" "))
    };
    let due = Some(date(2026, 6, 30));
    let expected = Signal::AsExpected;
    assert_eq!(
        rate(due, expected, false, date(2026, 5, 1)).0,
        Rating::Green
    );
    let (rating, why) = rate(due, expected, false, date(2026, 6, 10));
    assert_eq!(
        (rating, why.as_str()),
        (Rating::Amber, "It is due within 28 days and has not begun.")
    );
    let (rating, why) = rate(due, expected, false, date(2026, 7, 1));
    assert_eq!(
        (rating, why.as_str()),
        (Rating::Red, "Its task is 1 day past the day it was due.")
    );
    assert_eq!(
        rate(due, Signal::Worse, false, date(2026, 5, 1)).0,
        Rating::Red
    );
    assert_eq!(rate(due, expected, true, date(2026, 5, 1)).0, Rating::Red);
    assert_eq!(
        rate(None, expected, false, date(2026, 5, 1)).0,
        Rating::Amber
    );
}

#[test]
fn the_clock_counts_working_days_from_receipt() {
    // Received on Thursday 2 April 2026; Good Friday, Easter Monday and both bank holidays of May are not worked.
    assert_eq!(clock(date(2026, 4, 2)), Some(date(2026, 7, 15)));
}

#[test]
fn a_day_shows_the_plan_as_it_stood() {
    let all = changes(vec![finding("f1", "r"), action("a1", None, &["f1"])]);
    let before: Timestamp = "2026-04-01T10:30:00Z".parse().unwrap();
    let then = Programme::as_at(&all, before);
    assert_eq!((then.plan.findings.len(), then.plan.actions.len()), (1, 0));
    assert_eq!(then.seq, 1);
    let now = Programme::of(&all);
    assert_eq!((now.version("action:a1"), now.version("action:a2")), (2, 0));
}

#[test]
fn what_fits_nothing_is_a_doubt_and_the_rest_stands() {
    let all = changes(vec![
        Change::ActionDropped {
            id: "a9".to_owned(),
        },
        finding("f1", "r"),
        finding("f1", "r"),
    ]);
    let programme = Programme::of(&all);
    assert_eq!(
        programme.doubts.iter().map(|d| d.seq).collect::<Vec<_>>(),
        [1, 3]
    );
    assert_eq!(programme.plan.findings.len(), 1);
}

#[test]
fn changes_are_kept_in_words_that_stay() {
    let what = What::Plan(Change::TaskMoved {
        id: "a1".to_owned(),
        task: Task::Done,
        on: date(2026, 4, 2),
    });
    let kept = serde_json::to_string(&what).unwrap();
    assert_eq!(
        kept,
        r#"{"plan":{"task-moved":{"id":"a1","task":"done","on":"2026-04-02"}}}"#
    );
    assert_eq!(serde_json::from_str::<What>(&kept).unwrap(), what);
}

#[test]
fn all_changes_at_once_add_up_to_the_same_as_one_after_the_other() {
    let written = |id: &str, title: &str| Change::ActionChanged {
        id: id.to_owned(),
        action: Box::new(ActionWords {
            title: title.to_owned(),
            ..ActionWords::default()
        }),
    };
    let all = changes(vec![
        finding("f1", "r"),
        action("a1", None, &["f1"]),
        written("a1", "one"),
        written("a9", "of nothing"),
        action("a2", None, &["f1"]),
        written("a1", "two"),
        written("a2", "three"),
        written("a9", "of nothing again"),
        written("a1", "four"),
        Change::TaskMoved {
            id: "a1".to_owned(),
            task: Task::Done,
            on: date(2026, 4, 2),
        },
    ]);
    let mut one_by_one = Programme::default();
    for change in &all {
        one_by_one.apply(change);
    }
    let at_once = Programme::of(&all);
    assert_eq!(at_once.plan.actions, one_by_one.plan.actions);
    assert_eq!(at_once.doubts, one_by_one.doubts);
    assert_eq!(at_once.doubts.len(), 2);
    assert_eq!(at_once.seq, one_by_one.seq);
    for subject in ["action:a1", "action:a2", "action:a9", "finding:f1"] {
        assert_eq!(at_once.version(subject), one_by_one.version(subject));
    }
}
