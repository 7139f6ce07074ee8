//! What a review promises: nobody is lost, the clock runs, the counts add up, the sample can be drawn again.

use std::collections::BTreeMap;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::{Change as Kept, Programme, What};

fn by(person: &str) -> By {
    By {
        person: person.to_owned(),
        name: format!("{person} Example"),
        role: "auditor".to_owned(),
    }
}

fn to(person: &str) -> Reviewer {
    Reviewer {
        person: person.to_owned(),
        name: format!("{person} Example"),
    }
}

fn member(id: &str) -> Member {
    Member {
        child: Child::of(id),
        reasons: vec![Reason {
            kind: "manager".to_owned(),
            words: "Held by a manager since 3 March 2026".to_owned(),
        }],
        holders: vec![Holder {
            worker: "w7".to_owned(),
            name: "Mona Manager".to_owned(),
        }],
    }
}

fn begun(children: &[&str]) -> Change {
    Change::Begun {
        id: "r1".to_owned(),
        terms: Box::new(Terms {
            title: "Cases held by managers".to_owned(),
            answers: vec!["f3".to_owned()],
            due: date(2026, 5, 1),
            rule: Rule::List {
                id: "un-owned".to_owned(),
            },
            words: "on a list".to_owned(),
            among: String::new(),
            not_told: Vec::new(),
            as_at: date(2026, 3, 31),
            loads: vec!["l1".to_owned()],
            questions: vec!["Is the plan right?".to_owned()],
            hours: 4,
            second: SecondRule::default(),
        }),
        children: children.iter().map(|id| member(id)).collect(),
    }
}

fn gives(sight: Sight, all: &[(u32, &str)]) -> Change {
    Change::Shared {
        id: "r1".to_owned(),
        sight,
        seed: None,
        given: all
            .iter()
            .map(|(n, person)| Given {
                n: *n,
                to: to(person),
            })
            .collect(),
    }
}

fn finds(n: u32, sight: Sight, outcome: Outcome) -> Change {
    Change::Reviewed {
        id: "r1".to_owned(),
        n,
        sight,
        outcome,
        answers: Vec::new(),
        decision: "Seen at home.".to_owned(),
        by_when: None,
        told: if outcome.escalates() {
            "The head of service".to_owned()
        } else {
            String::new()
        },
    }
}

/// Changes a day apart, each by the person beside it.
fn programme(whats: Vec<(&str, Change)>) -> Programme {
    let begin: Timestamp = "2026-04-01T09:00:00Z".parse().unwrap();
    let all: Vec<Kept> = (1..)
        .zip(whats)
        .map(|(seq, (person, what))| Kept {
            seq,
            at: begin + SignedDuration::from_hours(24 * (i64::try_from(seq).unwrap() - 1)),
            by: by(person),
            why: "came after the freeze".to_owned(),
            what: What::Review(what),
        })
        .collect();
    Programme::of(&all)
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

#[test]
fn the_counts_add_up_and_every_child_stands_somewhere() {
    let programme = programme(vec![
        ("dora", begun(&["a", "b", "c", "d"])),
        ("dora", gives(Sight::First, &[(1, "rita"), (2, "ravi")])),
        ("rita", finds(1, Sight::First, Outcome::NotSafe)),
        (
            "dora",
            Change::Added {
                id: "r1".to_owned(),
                children: vec![member("e"), member("a")],
            },
        ),
        (
            "dora",
            Change::Accounted {
                id: "r1".to_owned(),
                n: 4,
                words: "Merged with another record: reviewed as child 1.".to_owned(),
            },
        ),
    ]);
    let review = programme.reviews.find("r1").unwrap();
    let standing = Standing::of(review, review.begun);
    assert_eq!(
        (standing.all, standing.after, standing.reviewed),
        (5, 1, 1),
        "a child who is in it already is not added again"
    );
    assert_eq!((standing.waiting, standing.not_given), (1, 2));
    assert_eq!(
        standing.all,
        standing.reviewed + standing.accounted + standing.left
    );
    assert_eq!(standing.left, standing.waiting + standing.not_given);
    assert_eq!(standing.reviewed, standing.outcomes.values().sum::<usize>());
    assert_eq!(programme.doubts.len(), 1);
    assert_eq!(
        review.place(5).unwrap().after.as_ref().unwrap().2,
        "came after the freeze"
    );

    let steps = review.progress(date(2026, 4, 9), day_of);
    let numbers: Vec<(i8, usize, usize)> = steps
        .iter()
        .map(|step| (step.day.day(), step.all, step.done))
        .collect();
    assert_eq!(
        numbers,
        [(1, 4, 0), (3, 4, 1), (4, 5, 1), (5, 5, 2), (9, 5, 2)]
    );
}

#[test]
fn who_is_not_safe_starts_a_clock_until_somebody_says_what_made_them_safe() {
    let safe = Change::MadeSafe {
        id: "r1".to_owned(),
        n: 1,
        words: "Moved to her aunt, seen there.".to_owned(),
    };
    let told = Change::Told {
        id: "r1".to_owned(),
        n: 1,
        who: "The police".to_owned(),
    };
    let before = vec![
        ("dora", begun(&["a"])),
        ("dora", gives(Sight::First, &[(1, "rita")])),
        ("rita", finds(1, Sight::First, Outcome::NotKnown)),
        ("rita", told.clone()),
    ];
    let open = programme(before.clone());
    let place = open.reviews.find("r1").unwrap().place(1).unwrap();
    let escalation = place.open_escalation().unwrap();
    assert_eq!(escalation.told.len(), 2);
    assert_eq!(
        escalation.due(),
        escalation.at + SignedDuration::from_hours(4)
    );
    assert!(!escalation.is_late(escalation.due()));
    assert!(escalation.is_late(escalation.due() + SignedDuration::from_secs(1)));

    let ended = programme([before, vec![("hari", safe), ("hari", told)]].concat());
    let review = ended.reviews.find("r1").unwrap();
    let place = review.place(1).unwrap();
    assert_eq!(place.open_escalation(), None);
    let standing = Standing::of(review, review.begun);
    // It took two days where four hours were allowed: that it ended does not make it in time.
    assert_eq!(
        (standing.open_escalations, standing.late_escalations),
        (0, 1)
    );
    assert_eq!(place.escalations[0].hours_open(Timestamp::MAX), 48);
    assert_eq!(ended.doubts.len(), 1, "nothing was open any more");
}

#[test]
fn the_second_look_is_blind_until_it_is_in() {
    let drawn = Change::Drawn {
        id: "r1".to_owned(),
        seed: "s".to_owned(),
        places: vec![1],
    };
    let before = vec![
        ("dora", begun(&["a", "b"])),
        ("dora", gives(Sight::First, &[(1, "rita")])),
        ("rita", finds(1, Sight::First, Outcome::NoAction)),
        ("dora", drawn),
        ("dora", gives(Sight::Second, &[(1, "ravi"), (2, "ravi")])),
    ];
    let half = programme(before.clone());
    let place = half.reviews.find("r1").unwrap().place(1).unwrap();
    assert!(place.is_blind("ravi") && !place.is_blind("rita"));
    assert_eq!(place.agreement(), None);
    assert_eq!(half.doubts.len(), 1, "who was not drawn is not given");
    assert_eq!(half.reviews.given_to("ravi"), ["a"]);

    let whole = programme(
        [
            before,
            vec![("ravi", finds(1, Sight::Second, Outcome::NotSafe))],
        ]
        .concat(),
    );
    let place = whole.reviews.find("r1").unwrap().place(1).unwrap();
    assert!(!place.is_blind("ravi"));
    assert_eq!(place.agreement(), Some(Agreement::Safety));
    assert!(place.open_escalation().unwrap().second);
}

#[test]
fn a_closed_review_gives_nobody_anybody() {
    let programme = programme(vec![
        ("dora", begun(&["a"])),
        ("dora", gives(Sight::First, &[(1, "rita")])),
        (
            "dora",
            Change::Closed {
                id: "r1".to_owned(),
                words: "Done.".to_owned(),
            },
        ),
    ]);
    assert!(programme.reviews.given_to("rita").is_empty());
    assert_eq!(programme.reviews.answering("f3").count(), 1);
    assert_eq!(programme.reviews.next_id(), "r2");
}

#[test]
fn a_review_is_not_closed_while_anything_is_open() {
    let programme = programme(vec![
        ("dora", begun(&["a", "b"])),
        ("rita", finds(1, Sight::First, Outcome::NotSafe)),
    ]);
    let why = programme.reviews.find("r1").unwrap().not_closed_because();
    assert_eq!(why.len(), 3, "{why:?}");
}

#[test]
fn sharing_is_even_repeatable_and_never_to_who_holds_the_case() {
    let reviewers = [to("rita"), to("ravi"), to("mona")];
    let places: Vec<u32> = (1..=20).collect();
    // Mona holds the even ones; nobody sees the last.
    let bars = |n: u32, reviewer: &Reviewer| match (n, reviewer.person.as_str()) {
        (20, _) => Some(Bar::DoesNotSee),
        (n, "mona") if n % 2 == 0 => Some(Bar::Holds),
        _ => None,
    };
    let share = |seed: &str| evenly(&places, &reviewers, &BTreeMap::new(), seed, bars);
    let shared = share("41");
    assert_eq!(shared, share("41"));
    assert_ne!(shared, share("42"));
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (n, to) in &shared.given {
        assert_eq!(bars(*n, to), None);
        *count.entry(&to.person).or_default() += 1;
    }
    let (most, least) = (count.values().max().unwrap(), count.values().min().unwrap());
    assert!(most - least <= 1, "{count:?}");
    assert_eq!(shared.given.len(), 19);
    assert_eq!(shared.not.len(), 1);
    assert_eq!(shared.not[0].bars.len(), 3);
}

#[test]
fn who_holds_the_case_is_known_by_number_or_by_name() {
    let member = member("a");
    assert!(member.is_held_by("w7", "Somebody Else"));
    assert!(member.is_held_by("", "mona  MANAGER"));
    assert!(!member.is_held_by("", ""));
    assert!(!member.is_held_by("w8", "Rita Example"));
}

#[test]
fn the_sample_is_a_share_but_never_too_few_and_can_be_drawn_again() {
    let rule = SecondRule::default();
    assert_eq!([3, 5, 40, 51, 100].map(|n| rule.of(n)), [3, 5, 5, 6, 10]);
    let ids: Vec<String> = (0..60).map(|n| format!("c{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let programme = programme(vec![("dora", begun(&ids))]);
    let places = &programme.reviews.find("r1").unwrap().places;
    let first = drawn(rule, "41", places);
    assert_eq!(first.len(), 6);
    assert_eq!(first, drawn(rule, "41", places));
    assert_ne!(first, drawn(rule, "42", places));
    // As anybody would work it out: `printf '41:c0' | sha256sum` begins with these.
    assert_eq!(order("41", "c0")[..2], [0x93, 0xc4]);
}

#[test]
fn no_child_is_printed() {
    let programme = programme(vec![("dora", begun(&["secret-number"]))]);
    assert!(!format!("{programme:?}").contains("secret-number"));
}

#[test]
fn a_change_is_read_again_as_it_was_kept() {
    let what = What::Review(begun(&["a"]));
    let text = serde_json::to_string(&what).unwrap();
    assert_eq!(serde_json::from_str::<What>(&text).unwrap(), what);
}
