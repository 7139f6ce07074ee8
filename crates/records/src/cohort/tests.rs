//! Who the rule of allocations finds: managers, workers who had left, nobody; in the window and in the chosen teams.

use children::Origin;
use children::history::Referral;
use children::service::Fact;

use super::*;

fn on(month: i8, day: i8) -> Day {
    Day::new(2026, month, day).unwrap()
}

fn spell(from: Day, to: Option<Day>) -> Spell {
    Spell {
        from: Some(from),
        to,
    }
}

fn at() -> Origin {
    Origin::new(Fact::Involvements, 2)
}

fn held(worker: u32, team: u16, from: Day, to: Option<Day>) -> Involvement {
    Involvement {
        spell: spell(from, to),
        worker: Some(worker),
        team: Some(team),
        role: Role::CaseWorker,
        change: None,
        at: at(),
    }
}

/// A child whose work was opened on 1 January and is still open.
fn child(involvements: Vec<Involvement>) -> History {
    let mut history = History::default();
    history.referrals.push(Referral {
        spell: spell(on(1, 1), None),
        source: None,
        need: None,
        no_further_action: None,
        closed: None,
        team: Some(1),
        worker: None,
        at: at(),
    });
    history.involvements.extend(involvements);
    history
}

/// A worker, a manager, and a worker who left on 1 May.
fn workers() -> Vec<Arc<Worker>> {
    let named = |name: &str| Worker {
        id: name.to_lowercase().into(),
        name: name.into(),
        ..Worker::default()
    };
    [
        Worker {
            manager: Some(false),
            ..named("Wanda")
        },
        Worker {
            manager: Some(true),
            ..named("Mona")
        },
        Worker {
            employed: Some(spell(on(1, 1), Some(on(5, 1)))),
            ..named("Lee")
        },
    ]
    .map(Arc::new)
    .into()
}

/// The reasons, looking back three months from 30 September, in team 1.
fn reasons(involvements: Vec<Involvement>) -> Vec<String> {
    let asked = Allocations {
        manager: true,
        left: true,
        nobody: true,
        ..Allocations::default()
    };
    let window = Window {
        first: on(7, 1),
        last: on(9, 30),
    };
    let of_team = |team: Option<u16>| team == Some(1);
    because(&child(involvements), &workers(), window, &asked, &of_team)
        .into_iter()
        .map(|because| format!("{}: {}", because.kind, because.words))
        .collect()
}

#[test]
fn a_child_held_by_a_worker_is_not_in_it() {
    assert_eq!(reasons(vec![held(0, 1, on(1, 2), None)]), [""; 0]);
}

#[test]
fn held_by_a_manager_now_or_in_the_window() {
    assert_eq!(
        reasons(vec![held(1, 1, on(1, 2), None)]),
        ["manager: Held by Mona, a manager, since 2 January 2026"]
    );
    assert_eq!(
        reasons(vec![
            held(1, 1, on(1, 2), Some(on(8, 1))),
            held(0, 1, on(8, 1), None)
        ]),
        ["manager: Held by Mona, a manager, from 2 January 2026 until 1 August 2026"]
    );
    // Before the window, and in another team.
    assert_eq!(
        reasons(vec![
            held(1, 1, on(1, 2), Some(on(6, 30))),
            held(0, 1, on(6, 30), None)
        ]),
        [""; 0]
    );
    assert_eq!(reasons(vec![held(1, 2, on(1, 2), None)]), [""; 0]);
}

#[test]
fn a_worker_who_left_counts_only_where_the_work_stayed_with_them() {
    assert_eq!(
        reasons(vec![held(2, 1, on(1, 2), None)]),
        ["left: Held by Lee, who left on 1 May 2026, since 2 January 2026"]
    );
    assert_eq!(
        reasons(vec![
            held(2, 1, on(1, 2), Some(on(5, 1))),
            held(0, 1, on(5, 1), None)
        ]),
        [""; 0]
    );
}

#[test]
fn nobody_counts_when_it_is_so_now_or_lasted_a_week() {
    assert_eq!(
        reasons(vec![held(0, 1, on(1, 2), Some(on(9, 28)))]),
        ["nobody: Nobody held the case since 28 September 2026"]
    );
    assert_eq!(
        reasons(vec![
            held(0, 1, on(1, 2), Some(on(8, 1))),
            held(0, 1, on(8, 8), None)
        ]),
        ["nobody: Nobody held the case from 1 August 2026 until 8 August 2026"]
    );
    assert_eq!(
        reasons(vec![
            held(0, 1, on(1, 2), Some(on(8, 1))),
            held(0, 1, on(8, 7), None)
        ]),
        [""; 0]
    );
}

#[test]
fn what_began_before_the_window_is_told_from_its_beginning() {
    assert_eq!(
        reasons(vec![]),
        ["nobody: Nobody held the case since 1 January 2026"]
    );
    // Nobody holds work that is closed.
    let mut closed = child(vec![]);
    closed.referrals.iter_mut().for_each(|each| {
        each.spell.to = Some(on(6, 1));
    });
    let window = Window {
        first: on(7, 1),
        last: on(9, 30),
    };
    assert!(gaps(&closed, window, &|_| true).is_empty());
}
