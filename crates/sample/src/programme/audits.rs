//! Practice audits of two rounds, half a year apart, and five challenges of reviewing officers.

use std::collections::BTreeMap;

use improvement::What;
use improvement::audit::draw::draw;
use improvement::audit::questions::of_sets;
use improvement::audit::share::Given;
use improvement::audit::{
    Answer, Asked, Change, Form, Grade, Mark, Person, RoundWords, Seat, Strata,
};
use improvement::challenge::{self, About, Outcome, Raised, Stage, Theme};
use jiff::civil::Date;

use super::{Known, Telling, Who, plus};

const SETS: [&str; 1] = ["core"];
const SIZE: usize = 12;

fn person(who: Who) -> Person {
    let by = who.by();
    Person {
        person: by.person,
        name: by.name,
    }
}

pub(super) fn tell(told: &mut Telling, known: &Known) {
    let today = told.today;
    if !known.open.is_empty() {
        round(
            told,
            known,
            "q1",
            "Practice in spring",
            plus(today, -190),
            12,
            0,
        );
        round(
            told,
            known,
            "q2",
            "Practice in autumn",
            plus(today, -33),
            9,
            1,
        );
    }
    challenges(told, known);
}

/// A round: drawn, shared out, so many handed in. `better` moves the grades of the later round.
fn round(
    told: &mut Telling,
    known: &Known,
    id: &str,
    title: &str,
    on: Date,
    handed_in: usize,
    better: usize,
) {
    let seed = format!("marlshire-{id}");
    let sample = draw(&seed, SIZE, &known.open);
    let words = RoundWords {
        title: title.to_owned(),
        purpose: "What practice is like for children, on live work, with the worker.".to_owned(),
        sets: SETS.map(ToOwned::to_owned).to_vec(),
        from: "Every open child".to_owned(),
        as_at: on,
        strata: vec![Strata::Team],
        seed,
        pool: sample.strata,
        chosen: sample.chosen,
        twice: 25,
        due: Some(plus(on, 42)),
        answer_days: 2,
        again: None,
    };
    let many = u32::try_from(words.chosen.len()).unwrap_or(u32::MAX);
    let whom = |what: Change| What::Audit(what);
    let id = || id.to_owned();
    told.on(
        on,
        Who::Head,
        "",
        whom(Change::Begun {
            id: id(),
            round: Box::new(words),
        }),
    );
    let mut given: Vec<Given> = (1..=many)
        .map(|number| Given {
            number,
            seat: Seat::First,
            to: person(Who::Auditor),
        })
        .collect();
    let doubled = |number: u32| number % 4 == 1;
    given.extend(
        (1..=many)
            .filter(|number| doubled(*number))
            .map(|number| Given {
                number,
                seat: Seat::Second,
                to: person(Who::Officer),
            }),
    );
    told.on(
        plus(on, 1),
        Who::Head,
        "",
        whom(Change::Shared { id: id(), given }),
    );
    for number in (1..=many).take(handed_in) {
        let day = plus(on, 3 + i32::try_from(number * 2).unwrap_or(0));
        let graded = form(number, better, 0, day);
        let overall = graded.overall;
        told.on(
            day,
            Who::Auditor,
            "",
            whom(Change::HandedIn {
                id: id(),
                number,
                seat: Seat::First,
                form: Box::new(graded),
                on: day,
            }),
        );
        if doubled(number) {
            let second = form(number, better, usize::from(number == 5), day);
            told.on(
                plus(day, 1),
                Who::Officer,
                "",
                whom(Change::HandedIn {
                    id: id(),
                    number,
                    seat: Seat::Second,
                    form: Box::new(second),
                    on: plus(day, 1),
                }),
            );
        }
        let Some(grade) = overall.filter(|_| number.is_multiple_of(3)) else {
            continue;
        };
        let (grade, why) = if number == 6 {
            (
                Grade::RequiresImprovement,
                "The record is good; the child was not seen alone for two months.",
            )
        } else {
            (grade, "Confirmed: the evidence is there.")
        };
        told.on(
            plus(day, 3),
            Who::Head,
            why,
            whom(Change::Moderated {
                id: id(),
                number,
                grade,
                on: plus(day, 3),
            }),
        );
    }
}

/// A form as an auditor hands it in: grades that hang on the child's number.
fn form(number: u32, better: usize, other: usize, day: Date) -> Form {
    const GRADES: [Grade; 4] = [
        Grade::Inadequate,
        Grade::RequiresImprovement,
        Grade::Good,
        Grade::Outstanding,
    ];
    let of = |at: usize| {
        let lot = (number as usize * 7 + at * 5) % 10;
        let place = match lot {
            0 => 0,
            1..=4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        GRADES
            .get((place + better + other).min(3))
            .copied()
            .unwrap_or(Grade::Good)
    };
    let sets = SETS.map(ToOwned::to_owned);
    let answers: BTreeMap<String, Answer> = of_sets(&sets)
        .enumerate()
        .map(|(at, (_, question))| {
            let answer = Answer {
                mark: Some(Mark::Graded(of(at))),
                words: "Seen in the visits and the plan of the last three months.".to_owned(),
            };
            (question.key.to_owned(), answer)
        })
        .collect();
    let overall = of(3);
    let asks = overall > Grade::Good;
    Form {
        with_worker: Asked::Yes,
        worker_says: "The worker knew what was missing before we opened the record.".to_owned(),
        with_family: if number.is_multiple_of(2) {
            Asked::Yes
        } else {
            Asked::No
        },
        family_how: if number.is_multiple_of(2) {
            "By telephone".to_owned()
        } else {
            String::new()
        },
        family_says: if number.is_multiple_of(2) {
            "She listens, and she comes when she says she will.".to_owned()
        } else {
            "Not asked: the family moves house this week.".to_owned()
        },
        answers,
        overall: Some(overall),
        good: "A worker who stays, and direct work that shows.".to_owned(),
        must: if asks {
            "See the child alone, and write the plan with the family.".to_owned()
        } else {
            String::new()
        },
        by: asks.then(|| plus(day, 14)),
    }
}

fn challenges(told: &mut Telling, known: &Known) {
    let today = told.today;
    let child = |at: usize| known.open.get(at * 37).map(|(child, _)| child.clone());
    let raise = |told: &mut Telling,
                 id: &str,
                 on: Date,
                 said: (Option<About>, Theme, Stage, &str, &str)| {
        let (about, theme, stage, what, wanted) = said;
        let Some(about) = about else { return };
        let challenge = Box::new(Raised {
            about,
            theme,
            what: what.to_owned(),
            wanted: wanted.to_owned(),
            stage,
            on,
        });
        let what = challenge::Change::Raised {
            id: id.to_owned(),
            challenge,
        };
        told.on(on, Who::Officer, "", What::Challenge(what));
    };
    let of = |at: usize| child(at).map(About::Child);
    let then = |told: &mut Telling, on: Date, who: Who, why: &str, what: challenge::Change| {
        told.on(on, who, why, What::Challenge(what));
    };
    raise(
        told,
        "c1",
        plus(today, -70),
        (
            of(1),
            Theme::Permanence,
            Stage::TeamManager,
            "No second plan beside going home.",
            "A plan for permanence by the next review.",
        ),
    );
    if child(1).is_some() {
        let id = || "c1".to_owned();
        then(
            told,
            plus(today, -66),
            Who::Manager,
            "",
            challenge::Change::Answered {
                id: id(),
                on: plus(today, -66),
                words: "Family finding has begun.".to_owned(),
            },
        );
        then(
            told,
            plus(today, -55),
            Who::Officer,
            "",
            challenge::Change::Closed {
                id: id(),
                outcome: Outcome::Done,
                on: plus(today, -55),
                words: "The plan was agreed at the review.".to_owned(),
            },
        );
    }
    raise(
        told,
        "c2",
        plus(today, -30),
        (
            of(2),
            Theme::Visits,
            Stage::TeamManager,
            "Not seen for nine weeks.",
            "A visit this week.",
        ),
    );
    if child(2).is_some() {
        let why = "No answer within the time of the stage.";
        then(
            told,
            plus(today, -21),
            Who::Officer,
            why,
            challenge::Change::Escalated {
                id: "c2".to_owned(),
                to: Stage::ServiceManager,
                on: plus(today, -21),
            },
        );
    }
    raise(
        told,
        "c3",
        plus(today, -3),
        (
            of(3),
            Theme::Voice,
            Stage::Informal,
            "No advocate was offered.",
            "An advocate before the review.",
        ),
    );
    let group = "Children placed over an hour away whose reviews were put off".to_owned();
    raise(
        told,
        "c4",
        plus(today, -44),
        (
            Some(About::Group(group)),
            Theme::Reviews,
            Stage::AssistantDirector,
            "Reviews are put off for lack of a driver.",
            "A rule that none is put off for that.",
        ),
    );
    then(
        told,
        plus(today, -40),
        Who::Director,
        "",
        challenge::Change::Answered {
            id: "c4".to_owned(),
            on: plus(today, -40),
            words: "The rule is written; the officer watches it for a month.".to_owned(),
        },
    );
}
