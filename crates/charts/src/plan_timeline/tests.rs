//! What is due when is drawn where it is due, and what cannot be drawn is said.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::tests::{inside, numbered};

fn due(on: Date, task: Task) -> Due {
    Due { on: Some(on), task }
}

fn words() -> Words {
    Words::new("plan", "The plan over time", "")
}

fn plan() -> Timeline {
    Timeline {
        actions: vec![
            due(date(2026, 9, 30), Task::Done),
            due(date(2026, 9, 30), Task::UnderWay),
            due(date(2026, 12, 31), Task::NotBegun),
            due(date(2026, 12, 1), Task::UnderWay),
            Due {
                on: None,
                task: Task::NotBegun,
            },
            due(date(2199, 1, 1), Task::NotBegun),
        ],
        meetings: vec![
            Meeting {
                on: date(2026, 10, 1),
                held: true,
            },
            Meeting {
                on: date(2026, 12, 3),
                held: false,
            },
        ],
        today: date(2026, 11, 22),
    }
}

#[test]
fn a_month_says_what_is_done_what_is_late_and_when_the_board_meets() {
    let drawn = draw(&plan(), &words()).into_string();
    assert!(
        drawn.contains(
            "Sep 2026: 1 done, 1 past its day and not done. Dec 2026: 1 under way, 1 not begun. \
             Board held: 1 Oct 2026. Board to come: 3 Dec 2026. Today is 22 Nov 2026. \
             1 action has no day set. 1 action is due outside the years shown."
        ),
        "{drawn}"
    );
    assert!(drawn.contains("<th scope=\"row\">Sep 2026</th><td class=\"ch-number\">1</td>"));
    assert!(drawn.contains("<td>3 Dec 2026</td>"));
    inside(&drawn).unwrap();
    assert!(numbered(&drawn) && !drawn.contains("style="));
}

#[test]
fn five_years_are_drawn_by_quarters() {
    let actions = (0..60)
        .map(|month: i16| {
            let on = time::first_of(2022 + month / 12, i8::try_from(month % 12 + 1).unwrap());
            due(on, Task::Done)
        })
        .collect();
    let timeline = Timeline { actions, ..plan() };
    let drawn = draw(&timeline, &words()).into_string();
    assert!(drawn.contains("Jan to Mar 2022: 3 done."), "{drawn}");
    inside(&drawn).unwrap();
}

#[test]
fn a_plan_without_actions_says_so() {
    let empty = Timeline {
        actions: vec![],
        meetings: vec![],
        today: date(2026, 11, 22),
    };
    let drawn = draw(&empty, &words()).into_string();
    assert!(drawn.contains("No action has a day it is due."));
    inside(&drawn).unwrap();
}

proptest! {
    #[test]
    fn every_plan_is_drawn_inside_its_picture(
        days in prop::collection::vec((0_i16..140, 1_i8..13, 1_i8..29, 0_u8..3), 0..80),
        meetings in prop::collection::vec((2024_i16..2029, 1_i8..13, 1_i8..29, any::<bool>()), 0..20),
    ) {
        let actions = days
            .into_iter()
            .map(|(year, month, day, task)| Due {
                on: Some(date(1970 + year, month, day)),
                task: [Task::Done, Task::UnderWay, Task::NotBegun][usize::from(task)],
            })
            .collect();
        let meetings = meetings
            .into_iter()
            .map(|(year, month, day, held)| Meeting { on: date(year, month, day), held })
            .collect();
        let timeline = Timeline { actions, meetings, today: date(2026, 11, 22) };
        let drawn = draw(&timeline, &words()).into_string();
        prop_assert_eq!(inside(&drawn), Ok(()));
        prop_assert!(numbered(&drawn));
    }
}
