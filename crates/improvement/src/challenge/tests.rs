//! A challenge from its stage to its end.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::{Programme, What};

/// A Monday.
const DAY: Date = date(2026, 11, 2);

fn told(changes: Vec<Change>) -> Programme {
    let changes: Vec<crate::Change> = (1..)
        .zip(changes)
        .map(|(seq, what)| crate::Change {
            seq,
            at: Timestamp::UNIX_EPOCH,
            by: By {
                person: "rowan".to_owned(),
                name: "Rowan".to_owned(),
                role: "reviewing-officer".to_owned(),
            },
            why: "Nothing has changed.".to_owned(),
            what: What::Challenge(what),
        })
        .collect();
    Programme::of(&changes)
}

fn raised(id: &str, on: Date) -> Change {
    Change::Raised {
        id: id.to_owned(),
        challenge: Box::new(Raised {
            about: About::Child(Child::of("C1")),
            theme: Theme::Permanence,
            what: "No plan for permanence after two reviews.".to_owned(),
            wanted: "A permanence plan.".to_owned(),
            stage: Stage::Informal,
            on,
        }),
    }
}

fn answered(id: &str, on: Date) -> Change {
    Change::Answered {
        id: id.to_owned(),
        on,
        words: "A meeting is set.".to_owned(),
    }
}

#[test]
fn each_stage_has_its_clock_and_all_of_it_has_one() {
    let programme = told(vec![raised("c1", DAY)]);
    let challenge = programme.challenges.challenge("c1").unwrap();
    assert_eq!(challenge.next_due(), Some(date(2026, 11, 9)));
    assert_eq!(challenge.due, date(2026, 11, 30));
    assert!(!challenge.is_late(date(2026, 11, 9)) && challenge.is_late(date(2026, 11, 10)));
    let programme = told(vec![raised("c1", DAY), answered("c1", date(2026, 11, 6))]);
    let challenge = programme.challenges.challenge("c1").unwrap();
    assert_eq!(challenge.waits(), Waits::ForOfficer);
    assert_eq!(challenge.next_due(), Some(date(2026, 11, 30)));
}

#[test]
fn it_goes_up_and_ends() {
    let up = Change::Escalated {
        id: "c1".to_owned(),
        to: Stage::ServiceManager,
        on: date(2026, 11, 10),
    };
    let mut changes = vec![raised("c1", DAY), answered("c1", date(2026, 11, 9)), up];
    let programme = told(changes.clone());
    let challenge = programme.challenges.challenge("c1").unwrap();
    assert_eq!(challenge.stage(), Stage::ServiceManager);
    assert_eq!(challenge.waits(), Waits::ForAnswer);
    assert_eq!(challenge.next_due(), Some(date(2026, 11, 17)));
    assert_eq!(challenge.further().next(), Some(Stage::AssistantDirector));
    assert_eq!(challenge.stages[1].why, "Nothing has changed.");
    changes.push(Change::Closed {
        id: "c1".to_owned(),
        outcome: Outcome::Done,
        on: date(2026, 11, 16),
        words: "The plan was made.".to_owned(),
    });
    let programme = told(changes);
    let challenge = programme.challenges.challenge("c1").unwrap();
    assert_eq!(
        (challenge.waits(), challenge.next_due()),
        (Waits::Over, None)
    );
    assert_eq!(challenge.took(date(2027, 1, 1)), 10);
    assert!(programme.challenges.open().is_empty());
}

#[test]
fn the_board_is_told_numbers() {
    let programme = told(vec![
        raised("c1", DAY),
        raised("c2", date(2026, 10, 1)),
        raised("c3", date(2026, 11, 5)),
        Change::Closed {
            id: "c1".to_owned(),
            outcome: Outcome::Withdrawn,
            on: date(2026, 11, 12),
            words: String::new(),
        },
    ]);
    let numbers =
        programme
            .challenges
            .numbers(date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 12));
    assert_eq!(
        (numbers.raised, numbers.open, numbers.late, numbers.ended),
        (2, 2, 1, 1)
    );
    assert_eq!((numbers.withdrawn, numbers.in_time), (1, 1));
    assert_eq!(numbers.middle_days, Some(8));
    assert_eq!(numbers.by_theme.get(&Theme::Permanence), Some(&2));
    assert_eq!(
        numbers.says(),
        "2 raised, 1 ended; 2 open now, 1 of them past their time. Those that ended took 8 working days in the middle, 1 of 1 within their time."
    );
    let order: Vec<&str> = programme
        .challenges
        .open()
        .iter()
        .map(|each| each.id.as_str())
        .collect();
    assert_eq!(order, ["c2", "c3"]);
}

#[test]
fn the_council_sets_its_own_times_for_what_comes_after() {
    let clocks = Clocks {
        stages: [(Stage::Informal, 10)].into(),
        stage: 3,
        whole: 30,
    };
    let programme = told(vec![
        raised("c1", DAY),
        Change::ClocksSet { clocks },
        raised("c2", DAY),
    ]);
    let due = |id: &str| programme.challenges.challenge(id).unwrap().next_due();
    assert_eq!(due("c1"), Some(date(2026, 11, 9)));
    assert_eq!(due("c2"), Some(date(2026, 11, 16)));
    assert_eq!(programme.challenges.clocks.of(Stage::Director), 3);
    assert_eq!(programme.challenges.next_id(), "c3");
}

#[test]
fn what_is_kept_is_read_again_and_prints_no_child() {
    let change = raised("c1", DAY);
    let kept = serde_json::to_string(&change).unwrap();
    assert_eq!(serde_json::from_str::<Change>(&kept).unwrap(), change);
    assert!(!format!("{change:?}").contains("C1"));
    let clocks = Clocks {
        stages: [(Stage::Director, 7)].into(),
        ..Clocks::default()
    };
    let kept = serde_json::to_string(&clocks).unwrap();
    assert_eq!(serde_json::from_str::<Clocks>(&kept).unwrap(), clocks);
    let programme = told(vec![
        answered("c9", DAY),
        raised("c1", DAY),
        raised("c1", DAY),
    ]);
    assert_eq!(programme.doubts.len(), 2);
}
