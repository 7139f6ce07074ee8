//! How long pages of a large plan take: 500 actions with five years of changes. A figure, so it is asked for by name:
//! `cargo test --release -p app --bin waymark -- --ignored --nocapture a_large_plan`.

use std::time::{Duration, Instant};

use access::Role;
use axum::http::StatusCode;
use improvement::What;
use improvement::plan::{ActionWords, Change, Source, Task};
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use store::Maker;

use super::super::Tried;
use crate::programme::new_change;

const ACTIONS: usize = 500;
const FINDINGS: usize = 60;
/// Changes of each action after it was written.
const EACH: usize = 59;
/// Times each page is asked for.
const TIMES: usize = 100;

fn words(n: usize, round: usize) -> ActionWords {
    ActionWords {
        title: format!("Offer an interview within 72 hours of return, part {n}"),
        how: "Somebody of the team is told each morning who returned, and goes to see them. "
            .repeat(3),
        answers: vec![format!("f{}", n % FINDINGS + 1)],
        owner: format!("Head of service {}", (n + round) % 12),
        due: Some(date(2026, i8::try_from((n + round) % 12 + 1).unwrap(), 15)),
        measures: vec!["HP15".to_owned(), "HP16".to_owned()],
        ..ActionWords::default()
    }
}

fn changes() -> Vec<Change> {
    let mut all: Vec<Change> = (1..=FINDINGS)
        .map(|n| Change::FindingAdded {
            id: format!("f{n}"),
            source: Source::Own {
                title: "The council’s own look at return interviews".to_owned(),
                on: None,
            },
            words: format!("Offer each child who goes missing an interview in time, part {n}."),
            themes: Vec::new(),
        })
        .collect();
    all.extend((1..=ACTIONS).map(|n| Change::ActionAdded {
        id: format!("a{n}"),
        action: Box::new(words(n, 0)),
    }));
    for round in 1..=EACH {
        all.extend((1..=ACTIONS).map(|n| {
            let id = format!("a{n}");
            if round % 3 == 0 {
                Change::TaskMoved {
                    id,
                    task: Task::UnderWay,
                    on: date(2024, 3, 1),
                }
            } else {
                Change::ActionChanged {
                    id,
                    action: Box::new(words(n, round)),
                }
            }
        }));
    }
    all
}

#[tokio::test]
#[ignore = "a figure, in a release build"]
async fn a_large_plan_is_shown_in_time() {
    let tried = Tried::open().await;
    let all = changes();
    let begin: Timestamp = "2021-07-01T09:00:00Z".parse().unwrap();
    let step = SignedDuration::from_hours(5 * 365 * 24) / i32::try_from(all.len()).unwrap();
    let mut at = begin;
    for part in all.chunks(500) {
        at += step * 500;
        let by = Maker {
            at,
            person: "p1".to_owned(),
            name: "Ann Example".to_owned(),
            role: "head-of-service".to_owned(),
        };
        let kept: Vec<_> = part
            .iter()
            .map(|change| new_change(&What::Plan(change.clone()), "As asked.").unwrap())
            .collect();
        tried
            .app
            .store()
            .append_changes(&by, &kept, &[])
            .await
            .unwrap();
    }
    println!("{} changes", all.len());
    for (path, most) in [
        ("/plan", 50),
        ("/plan?rating=red", 50),
        ("/plan/findings", 50),
        ("/plan/findings/f7", 50),
        ("/plan/objectives", 50),
        ("/plan/actions/a250", 50),
        ("/plan/actions/a250/edit", 50),
        ("/plan/actions/new", 50),
        ("/plan/coverage", 50),
        ("/plan?on=2024-03-31", 100),
        ("/plan/actions/a250?on=2024-03-31", 100),
        ("/plan/compare?from=2024-03-31&to=2026-01-01", 200),
    ] {
        // The first one reads every change.
        tried.ask(Role::Director, "GET", path, "").await;
        let mut took = Vec::with_capacity(TIMES);
        let mut bytes = 0;
        for _ in 0..TIMES {
            let began = Instant::now();
            let answer = tried.ask(Role::Director, "GET", path, "").await;
            took.push(began.elapsed());
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            bytes = answer.body.len();
        }
        took.sort();
        let slowest = took[TIMES - 1];
        println!(
            "{path}: median {:?}, slowest of {TIMES} {slowest:?}, {} kB",
            took[TIMES / 2],
            bytes / 1000
        );
        if !cfg!(debug_assertions) {
            assert!(slowest < Duration::from_millis(most), "{path}: {slowest:?}");
        }
    }
}
