//! The review of every child of the disabled children's service held by a manager: five weeks in, nearly all of it done.

use improvement::What;
use improvement::review::{
    Answer, Answered, Change, Given, Outcome, Place, Reviewer, Rule, SecondRule, Sight, Terms,
    drawn,
};
use jiff::civil::Date;

use super::{Known, Telling, Who, plus};

const ID: &str = "r1";
const QUESTIONS: [&str; 4] = [
    "Has the child been seen, alone, in the last four weeks?",
    "Is the plan right for the child as they are now?",
    "Do health and school know what each other know?",
    "Has the child somebody to turn to?",
];
/// Of a hundred children, how many are reviewed after five weeks.
const REVIEWED: u32 = 91;

/// A number of a child's place that is the same every time: what was found of them hangs on it.
fn lot(n: u32) -> u32 {
    n.wrapping_mul(2_654_435_761).rotate_left(11) % 100
}

fn reviewers() -> [Reviewer; 4] {
    [Who::Auditor, Who::Manager, Who::Officer, Who::Head].map(|who| {
        let by = who.by();
        Reviewer {
            person: by.person,
            name: by.name,
        }
    })
}

fn who_of(reviewer: usize) -> Who {
    [Who::Auditor, Who::Manager, Who::Officer, Who::Head]
        .get(reviewer)
        .copied()
        .unwrap_or(Who::Auditor)
}

pub(super) fn tell(told: &mut Telling, known: &Known) {
    if known.held_by_managers.is_empty() {
        return;
    }
    let today = told.today;
    let begun = plus(today, -36);
    let due = plus(today, 13);
    let change = |what: Change| What::Review(what);
    let id = || ID.to_owned();
    told.on(
        begun,
        Who::Head,
        "The board asked for it.",
        change(Change::Begun {
            id: id(),
            terms: Box::new(terms(begun, due, known)),
            children: known.held_by_managers.clone(),
        }),
    );
    let many = u32::try_from(known.held_by_managers.len()).unwrap_or(u32::MAX);
    let given = |n: u32| (n as usize - 1) % reviewers().len();
    let shared = (1..=many).filter_map(|n| {
        let to = reviewers().get(given(n)).cloned()?;
        Some(Given { n, to })
    });
    told.on(
        plus(begun, 1),
        Who::Head,
        "",
        change(Change::Shared {
            id: id(),
            sight: Sight::First,
            seed: Some("marlshire-review-1".to_owned()),
            given: shared.collect(),
        }),
    );
    let mut safe_again = Vec::new();
    for n in 1..=many {
        let lot = lot(n);
        if lot >= REVIEWED {
            continue;
        }
        let on = plus(begun, 2 + i32::try_from(lot * 32 / REVIEWED).unwrap_or(0));
        let who = who_of(given(n));
        let outcome = match lot % 25 {
            0 => Outcome::NotSafe,
            1..=11 => Outcome::NeedsAction,
            _ => Outcome::NoAction,
        };
        told.on(on, who, "", change(reviewed(n, Sight::First, outcome, on)));
        if outcome == Outcome::NotSafe {
            safe_again.push((n, on, who));
        }
    }
    for (n, on, who) in safe_again {
        told.on(
            on,
            who,
            "",
            change(Change::Told {
                id: id(),
                n,
                who: "Head of service, by telephone".to_owned(),
            }),
        );
        if plus(on, 1) < plus(today, -1) {
            told.on(plus(on, 1), Who::Head, "", change(Change::MadeSafe {
                id: id(),
                n,
                words: "Visited the same day; a strategy discussion was held and a worker is with the family.".to_owned(),
            }));
        }
    }
    second(told, known, begun, many);
}

/// The second look at a sample, half of it done.
fn second(told: &mut Telling, known: &Known, begun: Date, many: u32) {
    let seed = "marlshire-second-1";
    let mut places: Vec<Place> = Vec::new();
    for (n, member) in (1..=many).zip(&known.held_by_managers) {
        places.push(Place {
            n,
            member: member.clone(),
            after: None,
            given: None,
            found: Vec::new(),
            escalations: Vec::new(),
            accounted: None,
            drawn: false,
            second: None,
            second_found: None,
        });
    }
    let chosen = drawn(SecondRule::default(), seed, &places);
    let id = || ID.to_owned();
    let on = plus(begun, 22);
    told.on(
        on,
        Who::Head,
        "",
        What::Review(Change::Drawn {
            id: id(),
            seed: seed.to_owned(),
            places: chosen.clone(),
        }),
    );
    // Whoever looked first does not look again.
    let other = |n: u32| (n as usize) % reviewers().len();
    let given = chosen.iter().filter_map(|n| {
        let to = reviewers().get(other(*n)).cloned()?;
        Some(Given { n: *n, to })
    });
    told.on(
        plus(on, 1),
        Who::Head,
        "",
        What::Review(Change::Shared {
            id: id(),
            sight: Sight::Second,
            seed: None,
            given: given.collect(),
        }),
    );
    for n in chosen
        .iter()
        .copied()
        .filter(|n| lot(*n) < REVIEWED)
        .step_by(2)
    {
        let outcome = match lot(n) % 25 {
            0..=11 => Outcome::NeedsAction,
            _ => Outcome::NoAction,
        };
        let day = plus(begun, 34);
        told.on(
            day,
            who_of(other(n)),
            "",
            What::Review(reviewed(n, Sight::Second, outcome, day)),
        );
    }
}

fn terms(begun: Date, due: Date, known: &Known) -> Terms {
    Terms {
        title: "Children of the disabled children's service held by a manager".to_owned(),
        answers: vec!["f28".to_owned(), "a22".to_owned()],
        due,
        rule: Rule::Allocations {
            months: 14,
            teams: Vec::new(),
            manager: true,
            left: false,
            nobody: false,
        },
        words: "Children whose case was held in the 14 months up to then by a manager".to_owned(),
        among: String::new(),
        not_told: Vec::new(),
        as_at: begun,
        loads: known.loads.clone(),
        questions: QUESTIONS.map(ToOwned::to_owned).to_vec(),
        hours: 24,
        second: SecondRule::default(),
    }
}

fn reviewed(n: u32, sight: Sight, outcome: Outcome, on: Date) -> Change {
    let well = outcome == Outcome::NoAction;
    let answers = QUESTIONS.iter().zip(0_u32..).map(|(question, at)| Answer {
        question: (*question).to_owned(),
        answer: if well || (lot(n) + at).is_multiple_of(3) {
            Answered::Yes
        } else {
            Answered::No
        },
    });
    let decision = match outcome {
        Outcome::NotSafe | Outcome::NotKnown => {
            "Not seen since the summer, and a younger brother is at home: visit today, strategy discussion."
        }
        Outcome::NeedsAction => {
            "A worker of their own by the date; see the child alone; bring the plan up to date with school and health."
        }
        Outcome::NoAction => {
            "Seen, known well and helped; the plan fits. The case moves to a social worker as planned."
        }
    };
    Change::Reviewed {
        id: ID.to_owned(),
        n,
        sight,
        outcome,
        answers: answers.collect(),
        decision: decision.to_owned(),
        by_when: outcome.asks_for_action().then(|| plus(on, 21)),
        told: if outcome.escalates() {
            "Head of service".to_owned()
        } else {
            String::new()
        },
    }
}
