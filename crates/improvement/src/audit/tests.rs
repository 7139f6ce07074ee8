//! A round of audits from its draw to what it says.

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::learning::Counts;
use super::share::Given;
use super::*;
use crate::{By, Programme, What};

const DAY: Date = date(2026, 11, 20);

struct Told {
    programme: Programme,
    seq: u64,
}

impl Told {
    fn of(round: RoundWords) -> Self {
        let mut told = Self {
            programme: Programme::default(),
            seq: 0,
        };
        told.change(
            "dora",
            "",
            Change::Begun {
                id: "q1".to_owned(),
                round: Box::new(round),
            },
        );
        told
    }

    fn change(&mut self, person: &str, why: &str, what: Change) {
        self.seq += 1;
        self.programme.apply(&crate::Change {
            seq: self.seq,
            at: Timestamp::UNIX_EPOCH,
            by: By {
                person: person.to_owned(),
                name: person.to_uppercase(),
                role: "auditor".to_owned(),
            },
            why: why.to_owned(),
            what: What::Audit(what),
        });
    }

    fn give(&mut self, number: u32, seat: Seat, to: &str) {
        let to = Person {
            person: to.to_owned(),
            name: to.to_uppercase(),
        };
        let given = vec![Given { number, seat, to }];
        let id = "q1".to_owned();
        self.change("dora", "", Change::Shared { id, given });
    }

    fn hand_in(&mut self, person: &str, number: u32, seat: Seat, grade: Grade) {
        self.change(
            person,
            "",
            Change::HandedIn {
                id: "q1".to_owned(),
                number,
                seat,
                form: Box::new(form(grade)),
                on: DAY,
            },
        );
    }

    fn round(&self) -> &Round {
        self.programme.audits.round("q1").unwrap()
    }

    fn item(&self, number: u32) -> &Item {
        self.round().item(number).unwrap()
    }
}

fn round(children: usize) -> RoundWords {
    RoundWords {
        title: "November audits".to_owned(),
        purpose: String::new(),
        sets: vec!["homeless".to_owned()],
        from: "all open children".to_owned(),
        as_at: DAY,
        strata: Vec::new(),
        seed: "marl".to_owned(),
        pool: Vec::new(),
        chosen: (0..children)
            .map(|n| (Child::of(format!("C{n}")), 0))
            .collect(),
        twice: 0,
        due: None,
        answer_days: 2,
        again: None,
    }
}

fn form(grade: Grade) -> Form {
    let answer = Answer {
        mark: Some(Mark::Graded(grade)),
        words: "Seen.".to_owned(),
    };
    Form {
        answers: [("homeless/joint".to_owned(), answer)].into(),
        overall: Some(grade),
        ..Form::default()
    }
}

#[test]
fn a_child_is_within_reach_of_who_was_given_them_while_the_round_lasts() {
    let mut told = Told::of(round(2));
    told.give(1, Seat::First, "ann");
    told.give(1, Seat::Second, "bob");
    told.give(2, Seat::Moderator, "ann");
    let of = |told: &Told, person: &str| {
        let given = told.programme.audits.given_to(person).into_iter();
        given.map(|child| child.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of(&told, "ann"), ["C0", "C1"]);
    assert_eq!(of(&told, "bob"), ["C0"]);
    assert!(of(&told, "cat").is_empty());
    told.change(
        "dora",
        "",
        Change::Closed {
            id: "q1".to_owned(),
        },
    );
    assert!(of(&told, "ann").is_empty());
}

#[test]
fn neither_of_two_auditors_sees_the_other_before_handing_in() {
    let mut told = Told::of(round(1));
    told.give(1, Seat::First, "ann");
    assert!(
        !told.item(1).is_blind("ann"),
        "alone, there is nobody to see"
    );
    told.give(1, Seat::Second, "bob");
    assert!(told.item(1).is_blind("ann") && told.item(1).is_blind("bob"));
    assert!(!told.item(1).is_blind("dora"));
    told.hand_in("ann", 1, Seat::First, Grade::Good);
    assert!(!told.item(1).is_blind("ann") && told.item(1).is_blind("bob"));
    assert!(told.round().is_blind("bob") && !told.round().is_blind("ann"));
    told.hand_in("bob", 1, Seat::Second, Grade::Inadequate);
    assert!(!told.round().is_blind("bob"));
    assert_eq!(told.round().doubled(), 1);
    assert_eq!(told.round().agreement_overall().pairs, 1);
}

#[test]
fn a_grade_is_moderated_by_somebody_else_and_both_are_kept() {
    let mut told = Told::of(round(1));
    told.give(1, Seat::First, "ann");
    assert_eq!(told.item(1).stands(), Stands::Given);
    assert!(!told.item(1).may_be_moderated_by("dora"), "not in yet");
    told.hand_in("ann", 1, Seat::First, Grade::Good);
    assert!(!told.item(1).may_be_moderated_by("ann"));
    assert!(told.item(1).may_be_moderated_by("dora"));
    told.change(
        "dora",
        "The plan has drifted.",
        Change::Moderated {
            id: "q1".to_owned(),
            number: 1,
            grade: Grade::Inadequate,
            on: DAY,
        },
    );
    let item = told.item(1);
    assert_eq!(item.grade(), Some(Grade::Inadequate));
    assert_eq!(
        item.handed_in(Seat::First).unwrap().form.overall,
        Some(Grade::Good)
    );
    assert_eq!(told.round().moderation(), (0, 0, 1));
    assert_eq!(item.stands(), Stands::Moderated);
    assert!(item.follow_up.is_some(), "a changed grade opens it too");
}

#[test]
fn an_inadequate_audit_has_a_clock_until_it_is_better_for_the_child() {
    let mut told = Told::of(round(2));
    told.give(1, Seat::First, "ann");
    // A Friday: two working days on is Tuesday.
    told.hand_in("ann", 1, Seat::First, Grade::Inadequate);
    let follow_up = told.item(1).follow_up.clone().unwrap();
    assert_eq!(follow_up.due, date(2026, 11, 24));
    assert!(!follow_up.is_late(follow_up.due) && follow_up.is_late(date(2026, 11, 25)));
    assert_eq!(told.programme.audits.waiting().len(), 1);
    told.change(
        "tom",
        "",
        Change::RemedySet {
            id: "q1".to_owned(),
            number: 1,
            on: date(2026, 11, 23),
            remedy: Remedy {
                what: "See the child alone.".to_owned(),
                owner: "Tom".to_owned(),
                by: date(2026, 11, 27),
            },
        },
    );
    let answered = told.item(1).follow_up.clone().unwrap();
    assert_eq!(answered.next_due(), date(2026, 11, 27));
    told.change(
        "tom",
        "",
        Change::Remedied {
            id: "q1".to_owned(),
            number: 1,
            on: date(2026, 11, 26),
            words: "Seen, and safe.".to_owned(),
        },
    );
    assert!(told.programme.audits.waiting().is_empty());
    // A later grade opens nothing a second time, and a good one nothing at all.
    told.hand_in("ann", 1, Seat::First, Grade::Inadequate);
    told.hand_in("ann", 2, Seat::First, Grade::Good);
    assert!(told.programme.audits.waiting().is_empty());
}

#[test]
fn what_is_given_back_is_a_draft_again_and_a_child_set_aside_is_counted() {
    let mut told = Told::of(round(2));
    told.hand_in("ann", 1, Seat::First, Grade::Good);
    told.change(
        "dora",
        "The family was not asked.",
        Change::GivenBack {
            id: "q1".to_owned(),
            number: 1,
            seat: Seat::First,
        },
    );
    let kept = told.item(1).first_form.clone().unwrap();
    assert_eq!(kept.given_back, "The family was not asked.");
    assert_eq!((told.round().handed_in(), told.item(1).grade()), (0, None));
    told.change(
        "dora",
        "Moved to another authority.",
        Change::SetAside {
            id: "q1".to_owned(),
            number: 2,
        },
    );
    assert_eq!((told.round().to_audit(), told.round().items.len()), (1, 2));
}

#[test]
fn a_round_says_its_numbers_with_their_date() {
    let mut told = Told::of(round(4));
    assert_eq!(
        told.round().says("homeless/joint"),
        "“November audits”: no audit that grades “Was the young person assessed by children’s services and housing together, at once?” is handed in yet."
    );
    for (number, grade) in [
        (1, Grade::Good),
        (2, Grade::Outstanding),
        (3, Grade::Inadequate),
    ] {
        told.hand_in("ann", number, Seat::First, grade);
    }
    let says = told.programme.audits.says("q1", "").unwrap();
    assert_eq!(
        says,
        "“November audits”, audits handed in by 20 November 2026: practice over all was good or outstanding in 2 of 3; inadequate in 1."
    );
    let learning = told.programme.audits.learning();
    assert_eq!(learning.len(), 3);
    assert_eq!(learning[0].together().graded(), 3);
    assert_eq!(learning[1].together(), Counts::default());
}

#[test]
fn children_audited_again_are_compared_with_themselves() {
    let mut told = Told::of(round(3));
    for number in 1..=3 {
        told.hand_in("ann", number, Seat::First, Grade::RequiresImprovement);
    }
    let before = told.round().clone();
    let mut again = Told::of(round(4));
    for (number, grade) in [
        (1, Grade::Good),
        (2, Grade::RequiresImprovement),
        (4, Grade::Good),
    ] {
        again.hand_in("bob", number, Seat::First, grade);
    }
    let since = again.round().since(&before, "homeless/joint");
    assert_eq!(
        (since.pairs, since.better, since.same, since.worse),
        (2, 1, 1, 0)
    );
    assert_eq!(since.after.good, 1);
    assert_eq!(again.round().since_overall(&before).pairs, 2);
}

#[test]
fn a_change_that_fits_nothing_is_a_doubt() {
    let mut told = Told::of(round(1));
    told.give(9, Seat::First, "ann");
    told.change(
        "tom",
        "",
        Change::Remedied {
            id: "q1".to_owned(),
            number: 1,
            on: DAY,
            words: String::new(),
        },
    );
    told.change(
        "tom",
        "",
        Change::Closed {
            id: "q9".to_owned(),
        },
    );
    assert_eq!(told.programme.doubts.len(), 3);
}

#[test]
fn what_is_kept_is_read_again_as_it_was() {
    let change = Change::Begun {
        id: "q1".to_owned(),
        round: Box::new(round(2)),
    };
    let kept = serde_json::to_string(&change).unwrap();
    assert_eq!(serde_json::from_str::<Change>(&kept).unwrap(), change);
    let handed_in = Change::HandedIn {
        id: "q1".to_owned(),
        number: 1,
        seat: Seat::Second,
        form: Box::new(form(Grade::Good)),
        on: DAY,
    };
    let kept = serde_json::to_string(&handed_in).unwrap();
    assert!(kept.contains("\"graded\":\"good\""), "{kept}");
    assert_eq!(serde_json::from_str::<Change>(&kept).unwrap(), handed_in);
    assert_eq!(handed_in.subject(), "audit:q1:1:second");
    assert!(!format!("{change:?}").contains("C1"));
}
