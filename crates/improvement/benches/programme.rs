//! How long a large programme takes: 500 actions with five years of changes, folded from the first change, as it stood
//! on any day, two days compared, the history of one action.
//!
//! `cargo bench -p improvement --bench programme [-- ACTIONS]`
#![expect(clippy::print_stdout, reason = "a command, not the core")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use improvement::plan::{
    self, ActionWords, Change as Planned, Evidence, Rating, Shows, Signal, Source, Task, Verdict,
    Weight,
};
use improvement::{By, Change, Programme, What};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

/// How often each action is changed in its five years.
const CHANGES_EACH: usize = 59;
const FINDINGS: usize = 60;
/// Times each thing is done; the slowest of a hundred is said.
const TIMES: usize = 100;
const FIVE_YEARS: SignedDuration = SignedDuration::from_hours(5 * 365 * 24);

fn main() {
    let actions = std::env::args().find_map(|each| each.parse().ok());
    let changes = large(actions.unwrap_or(500));
    let Some(first) = changes.first().map(|change| change.at) else {
        return;
    };
    let now = Programme::of(&changes);
    println!(
        "{} changes, {} actions, {} findings, {} that fit nothing",
        changes.len(),
        now.plan.actions.len(),
        now.plan.findings.len(),
        now.doubts.len()
    );
    let days: Vec<Timestamp> = (1..=TIMES)
        .filter_map(|n| Some(first + FIVE_YEARS * i32::try_from(n).ok()? / 100))
        .collect();
    say("folded from the first change", &days, |_| {
        black_box(Programme::of(&changes));
    });
    say("as it stood on any day", &days, |day| {
        black_box(Programme::as_at(&changes, day));
    });
    let today = date(2026, 6, 30);
    say("any day compared with today, both folded", &days, |day| {
        let then = Programme::as_at(&changes, day);
        let of = day.to_zoned(jiff::tz::TimeZone::UTC).date();
        black_box(plan::compare(&then.plan, of, &now.plan, today));
    });
    say("every action rated", &days, |_| {
        for action in now.plan.in_force() {
            black_box(action.standing(&now.plan, today, &|_| Signal::AsExpected, false));
        }
    });
    say("the history of one action", &days, |_| {
        black_box(plan::history(&changes, "a250"));
    });
}

/// Says the median and the slowest of a hundred.
fn say(what: &str, days: &[Timestamp], does: impl Fn(Timestamp)) {
    let mut took: Vec<Duration> = days
        .iter()
        .map(|day| {
            let began = Instant::now();
            does(*day);
            began.elapsed()
        })
        .collect();
    took.sort();
    let at = |place: usize| took.get(place).map_or(0.0, Duration::as_secs_f64) * 1000.0;
    println!(
        "{what}: {:.1} ms, the slowest of a hundred {:.1} ms",
        at(took.len() / 2),
        at(took.len().saturating_sub(1))
    );
}

/// Five years of changes of so many actions, evenly spread.
fn large(actions: usize) -> Vec<Change> {
    let mut whats: Vec<Planned> = (1..=FINDINGS).map(finding).collect();
    whats.extend((1..=actions).map(|n| Planned::ActionAdded {
        id: format!("a{n}"),
        action: Box::new(words(n, 0)),
    }));
    for round in 1..=CHANGES_EACH {
        whats.extend((1..=actions).map(|n| changed(n, round)));
    }
    let begin = Timestamp::from_second(1_625_000_000).unwrap_or(Timestamp::MIN);
    let step = FIVE_YEARS / i32::try_from(whats.len()).unwrap_or(i32::MAX);
    let by = By {
        person: "p1".to_owned(),
        name: "Ann Example".to_owned(),
        role: "head-of-service".to_owned(),
    };
    let mut at = begin;
    (1..)
        .zip(whats)
        .map(|(seq, what)| {
            at += step;
            Change {
                seq,
                at,
                by: by.clone(),
                why: "As the board asked.".to_owned(),
                what: What::Plan(what),
            }
        })
        .collect()
}

fn finding(n: usize) -> Planned {
    Planned::FindingAdded {
        id: format!("f{n}"),
        source: Source::Point {
            report: format!("report{}", n / 20),
            number: n.to_string(),
            page: Some(4),
            to_board: false,
        },
        words: "Ensure that every child who goes missing is offered a return interview by somebody independent of them, in time, and that what they say is used.".to_owned(),
        themes: vec!["return-interviews".to_owned()],
    }
}

fn words(n: usize, round: usize) -> ActionWords {
    ActionWords {
        title: format!("Offer an interview within 72 hours of return, part {n}"),
        how: "Somebody of the team is told each morning who returned, and goes to see them. "
            .repeat(3),
        answers: vec![
            format!("f{}", n % FINDINGS + 1),
            format!("f{}", (n + 7) % FINDINGS + 1),
        ],
        owner: format!("Head of service {}", (n + round) % 12),
        partners: vec!["Police".to_owned()],
        due: due(n, round),
        depends_on: if n > 1 {
            vec![format!("a{}", n - 1)]
        } else {
            Vec::new()
        },
        measures: vec!["HP15".to_owned(), "HP16".to_owned()],
        ..ActionWords::default()
    }
}

fn due(n: usize, round: usize) -> Option<Date> {
    let month = i8::try_from((n + round) % 12 + 1).ok()?;
    Date::new(2026, month, 15).ok()
}

fn changed(n: usize, round: usize) -> Planned {
    let id = format!("a{n}");
    match round % 6 {
        0 => Planned::TaskMoved {
            id,
            task: match round % 3 {
                0 => Task::UnderWay,
                1 => Task::Done,
                _two => Task::NotBegun,
            },
            on: date(2024, 3, 1),
        },
        1 => Planned::EvidenceAdded {
            action: id,
            evidence: Evidence {
                id: format!("e{round}"),
                shows: if round % 4 == 1 {
                    Shows::Practice
                } else {
                    Shows::Outcome
                },
                what: Weight::Voices("Twelve children were asked.".to_owned()),
                holds: None,
                verdict: Verdict::InPart,
                words: "Ten of twelve were seen in time.".to_owned(),
                on: date(2024, 3, 1),
            },
        },
        2 => Planned::RatingSet {
            id,
            rating: Rating::Amber,
        },
        3 => Planned::RatingLifted { id },
        _written => Planned::ActionChanged {
            id,
            action: Box::new(words(n, round)),
        },
    }
}
