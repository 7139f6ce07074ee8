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
            what: match shows {
                Shows::Practice => Weight::Audit("q1".to_owned()),
                Shows::Outcome => Weight::Voices("Twelve children were asked.".to_owned()),
            },
            holds: None,
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
        let action = plan.action("a1").unwrap();
        let not_yet = action.may_complete(&|_| Signal::AsExpected).unwrap_err();
        assert_eq!(not_yet.missing.len(), 1, "{not_yet}");
    }
    let mut whats = vec![action("a1", None, &[])];
    whats.extend(steps);
    let mut again = whats.clone();
    assert!(
        Programme::of(&changes(whats))
            .plan
            .action("a1")
            .unwrap()
            .may_complete(&|_| Signal::AsExpected)
            .is_ok()
    );
    again.push(evidence(Shows::Practice, Verdict::No, date(2026, 8, 1)));
    let plan = Programme::of(&changes(again)).plan;
    assert!(
        plan.action("a1")
            .unwrap()
            .may_complete(&|_| Signal::AsExpected)
            .is_err(),
        "the newest look at practice stands"
    );
}

/// An action whose task is done, with evidence of both, and what comes after.
fn complete(despite: &[&str], after: Vec<Change>) -> Plan {
    let mut whats = vec![
        action("a1", None, &[]),
        Change::TaskMoved {
            id: "a1".to_owned(),
            task: Task::Done,
            on: date(2026, 4, 2),
        },
        evidence(Shows::Practice, Verdict::Yes, date(2026, 6, 1)),
        evidence(Shows::Outcome, Verdict::Yes, date(2026, 7, 1)),
        Change::Completed {
            id: "a1".to_owned(),
            on: date(2026, 7, 2),
            despite: despite.iter().map(|code| (*code).to_owned()).collect(),
        },
    ];
    whats.extend(after);
    Programme::of(&changes(whats)).plan
}

fn stands(plan: &Plan, signal: Signal) -> (Rating, String) {
    let action = plan.action("a1").unwrap();
    let standing = action.standing(plan, date(2026, 8, 1), &|_| signal, false);
    (action.rated(&standing), standing.because.join(" "))
}

#[test]
fn complete_lasts_no_longer_than_what_shows_it() {
    let withdrawn = |shows: Shows, on: Date| Change::EvidenceWithdrawn {
        action: "a1".to_owned(),
        evidence: format!("{shows:?}{on}"),
    };
    let expected = Signal::AsExpected;
    assert_eq!(stands(&complete(&[], vec![]), expected).0, Rating::Complete);
    let rated_green = Change::RatingSet {
        id: "a1".to_owned(),
        rating: Rating::Green,
    };
    for (after, says) in [
        (
            vec![withdrawn(Shows::Practice, date(2026, 6, 1))],
            "Nothing shows that practice has changed",
        ),
        (
            vec![withdrawn(Shows::Outcome, date(2026, 7, 1)), rated_green],
            "Nothing shows that it is better for children",
        ),
        (
            vec![evidence(Shows::Practice, Verdict::No, date(2026, 7, 20))],
            "The newest look at practice does not say",
        ),
        (
            vec![Change::TaskMoved {
                id: "a1".to_owned(),
                task: Task::UnderWay,
                on: date(2026, 7, 20),
            }],
            "Its task is not done.",
        ),
    ] {
        let (rating, why) = stands(&complete(&[], after), expected);
        assert_eq!(rating, Rating::Unsupported, "{why}");
        assert!(why.contains(says), "{why}");
        assert!(!why.contains("the evidence is laid beside it"), "{why}");
    }
}

#[test]
fn what_is_complete_and_worse_since_says_so_and_counts_as_worse() {
    let plan = complete(&[], vec![]);
    let (rating, why) = stands(&plan, Signal::Worse);
    assert_eq!(rating, Rating::WorseSince);
    assert!(why.contains("HP15 is worse now"), "{why}");
    let action = plan.action("a1").unwrap();
    assert_eq!(action.outcome(&|_| Signal::Worse), Outcome::Worse);
    assert_eq!(action.outcome(&|_| Signal::AsExpected), Outcome::Better);
}

#[test]
fn a_measure_that_is_worse_stands_in_the_way_unless_somebody_says_why_not() {
    let open = complete(
        &[],
        vec![Change::Reopened {
            id: "a1".to_owned(),
        }],
    );
    let action = open.action("a1").unwrap();
    let not_yet = action.may_complete(&|_| Signal::Worse).unwrap_err();
    assert_eq!(not_yet.missing, Vec::<String>::new());
    assert_eq!(not_yet.worse, ["HP15"]);
    let (rating, why) = stands(&complete(&["hp15"], vec![]), Signal::Worse);
    assert_eq!(rating, Rating::Complete);
    assert!(
        why.contains("Ann Example called it complete all the same: because"),
        "{why}"
    );
    let plan = complete(&["hp15"], vec![]);
    assert_eq!(
        plan.action("a1").unwrap().outcome(&|_| Signal::Worse),
        Outcome::Worse,
        "nobody overrules what the children's measure counts as"
    );
    assert_eq!(
        stands(&complete(&["WF06"], vec![]), Signal::Worse).0,
        Rating::WorseSince,
        "another measure was overruled"
    );
}

#[test]
fn a_document_shows_better_for_children_only_where_it_says_what_it_holds() {
    let laid = |holds: Option<Holds>| {
        complete(
            &[],
            vec![Change::EvidenceAdded {
                action: "a1".to_owned(),
                evidence: Evidence {
                    id: "e9".to_owned(),
                    shows: Shows::Outcome,
                    what: Weight::Elsewhere("a note of mine".to_owned()),
                    holds,
                    verdict: Verdict::Yes,
                    words: String::new(),
                    on: date(2026, 7, 20),
                },
            }],
        )
    };
    let (note, voices) = (
        laid(None),
        laid(Some(Holds::Voices("ten were asked".to_owned()))),
    );
    let signal = &|_: &str| Signal::AsExpected;
    assert_eq!(note.action("a1").unwrap().outcome(signal), Outcome::InPart);
    assert_eq!(stands(&note, Signal::AsExpected).0, Rating::Unsupported);
    assert_eq!(
        voices.action("a1").unwrap().outcome(signal),
        Outcome::Better
    );
    // A measure it rests on is watched, though the action does not name it.
    let measured = laid(Some(Holds::Measure("WF06".to_owned())));
    let worse = |code: &str| match code {
        "WF06" => Signal::Worse,
        _ => Signal::AsExpected,
    };
    assert_eq!(measured.action("a1").unwrap().worse(&worse), ["WF06"]);
}

#[test]
fn measures_that_were_not_judged_are_not_said_to_be_well() {
    let plan = Programme::of(&changes(vec![action("a1", Some(date(2027, 6, 30)), &[])])).plan;
    let (rating, why) = stands(&plan, Signal::NotTold);
    assert_eq!(rating, Rating::Green);
    assert_eq!(
        why,
        "Nothing is late, and somebody answers for it. Measures are not judged."
    );
    assert!(
        stands(&plan, Signal::AsExpected)
            .1
            .contains("no measure has become worse")
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
