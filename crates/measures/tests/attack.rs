//! An attacker who knows every published number, in this release and in all before it, what adds up to what, and the
//! rule by which numbers are closed: how narrowly can they know a closed one?
//!
//! They solve for the least and the greatest each closed count can be, by linear programming, and on small tables by
//! trying every way things can be. They share no code with what closes the counts. A count is *found* where the greatest
//! less the least is smaller than the threshold, and the truth lies between.
//!
//! `cargo test -p measures --test attack -- --nocapture` prints what was tried and how much stays published.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that fails says so by ending"
)]

#[path = "attack/attacker.rs"]
mod attacker;
#[path = "attack/authority.rs"]
mod authority;
#[path = "attack/months.rs"]
mod months;
#[path = "attack/shapes.rs"]
mod shapes;

use fastrand::Rng;
use measures::disclosure::{PublishedTable, Rounding, Settings, publish};

use attacker::Attacker;
use shapes::Shape;

/// The threshold, and the least width that must be left.
const K: f64 = 5.0;

/// What came of an attack.
#[derive(Default, Debug)]
struct Outcome {
    tables: usize,
    shown: usize,
    closed: usize,
    /// Counts nobody should know: closed ones, and small ones nowhere shown.
    sought: usize,
    found: usize,
}

impl Outcome {
    fn attack(&mut self, shape: &Shape, numbers: &[(String, Option<u32>)], step: u32) {
        let mut attacker = Attacker::default();
        for (total, parts) in &shape.sums {
            attacker.adds_up(total, parts);
        }
        for (key, number) in numbers {
            attacker.reads(key, *number, step);
        }
        // A share of ten or more that is closed is neither none nor small enough to be a group's.
        for (key, number) in numbers {
            let all = key.strip_prefix("met: ").and_then(|all| {
                let (_, counted) = numbers.iter().find(|(other, _)| other == all)?;
                *counted
            });
            if number.is_none() && all.is_some_and(|all| all >= 10) {
                attacker.knows(key, 1.0, 1e4);
            }
        }
        self.tables += 1;
        self.shown += numbers
            .iter()
            .filter(|(_, number)| number.is_some())
            .count();
        self.closed += numbers
            .iter()
            .filter(|(_, number)| number.is_none())
            .count();
        let closed: Vec<&str> = (numbers.iter())
            .filter(|(_, number)| number.is_none())
            .map(|(key, _)| key.as_str())
            .collect();
        let sought: Vec<&str> = (shape.counts.iter())
            .filter(|(key, value)| {
                let hidden = numbers.iter().all(|(other, _)| other != key);
                closed.contains(&key.as_str()) || hidden && (1..=5).contains(value)
            })
            .map(|(key, _)| key.as_str())
            .collect();
        self.sought += sought.len();
        let found = attacker.finds(&sought, K);
        assert_eq!(attacker.contradictions.get(), 0);
        for key in found {
            let (low, high) = attacker.range(key);
            let truth = f64::from(shape.value(key));
            assert!(
                low <= truth && truth <= high,
                "{key}: {truth} is not in {low} to {high}"
            );
            self.found += 1;
        }
    }

    fn published(&self) -> f64 {
        100.0 * self.shown as f64 / (self.shown + self.closed).max(1) as f64
    }
}

fn numbers(published: &PublishedTable) -> Vec<(String, Option<u32>)> {
    (published.counts())
        .map(|(key, value)| (key.to_owned(), value.to_string().parse().ok()))
        .collect()
}

/// Only small counts closed, as if that were enough.
fn only_small(shape: &Shape) -> Vec<(String, Option<u32>)> {
    let shown = shape
        .counts
        .iter()
        .filter(|(key, _)| shape.on_show.contains(key));
    shown
        .map(|(key, value)| {
            (
                key.clone(),
                Some(*value).filter(|value| !(1..=5).contains(value)),
            )
        })
        .collect()
}

#[test]
fn no_closed_count_of_thousands_of_tables_is_found() {
    let mut rng = Rng::with_seed(4);
    for (name, make) in shapes::ALL {
        for (words, settings) in [
            ("as counted", Settings::departmental()),
            (
                "to the nearest 5",
                Settings::departmental().with_rounding(Rounding::Five),
            ),
        ] {
            let (mut ours, mut naive) = (Outcome::default(), Outcome::default());
            let step = if words == "as counted" { 1 } else { 5 };
            for _ in 0..if step == 1 { 500 } else { 60 } {
                let shape = make(&mut rng);
                let published = publish(shape.table("2026-10-31"), &settings, &[]).unwrap();
                assert_eq!(published.workings().unwrap().exposed, 0);
                ours.attack(&shape, &numbers(&published), step);
                if step == 1 {
                    naive.attack(&shape, &only_small(&shape), 1);
                }
            }
            eprintln!(
                "{name}, {words}: {} tables, {} counts sought, {} found, {:.0}% of cells shown; with only small ones \
                 closed {} of {} found, {:.0}% shown",
                ours.tables,
                ours.sought,
                ours.found,
                ours.published(),
                naive.found,
                naive.sought,
                naive.published()
            );
            assert_eq!(ours.found, 0, "{name}, {words}");
            assert!(
                step > 1 || naive.found * 5 > naive.sought,
                "the attacker is sharp: {name}"
            );
        }
    }
}

/// How many cells of two releases of the same periods differ by so few that it tells of those few children.
fn differences(one: &PublishedTable, other: &PublishedTable) -> usize {
    let (one, other) = (numbers(one), numbers(other));
    (one.iter().zip(&other))
        .filter(|((key, was), (same, is))| {
            assert_eq!(key, same);
            was.zip(*is)
                .is_some_and(|(was, is)| (1..=5).contains(&was.abs_diff(is)))
        })
        .count()
}

#[test]
fn who_was_recorded_late_is_not_seen_between_two_releases() {
    let mut rng = Rng::with_seed(7);
    let settings = Settings::departmental();
    let (mut ours, mut careless, mut repeated) = (0, 0, 0);
    for _ in 0..200 {
        let (first, later) = shapes::recorded_late(&mut rng);
        let before = publish(first.table("2026-09-30"), &settings, &[]).unwrap();
        let after = publish(
            later.table("2026-09-30"),
            &settings,
            std::slice::from_ref(&before),
        )
        .unwrap();
        let alone = publish(later.table("2026-09-30"), &settings, &[]).unwrap();
        ours += differences(&before, &after);
        careless += differences(&before, &alone);
        repeated += after.workings().unwrap().repeated;
    }
    eprintln!(
        "200 tables released twice: {ours} cells differ by 1 to 5 ({repeated} repeated as they were); where the second \
         was made without the first {careless}"
    );
    assert_eq!(ours, 0);
    assert!(careless > 200, "the attacker is sharp: {careless}");
}

#[test]
fn every_way_things_can_be_leaves_as_much_open_as_the_bounds_say() {
    let mut rng = Rng::with_seed(9);
    let (mut tried, mut narrower) = (0, 0);
    for _ in 0..300 {
        let shape = shapes::tiny(&mut rng);
        let published = publish(shape.table("2026-10-31"), &Settings::departmental(), &[]).unwrap();
        let mut attacker = Attacker::default();
        for (total, parts) in &shape.sums {
            attacker.adds_up(total, parts);
        }
        for (key, number) in numbers(&published) {
            attacker.reads(&key, number, 1);
        }
        for (key, number) in numbers(&published) {
            if number.is_some() {
                continue;
            }
            let bounds = attacker.range(&key);
            let every = attacker.every_way(&key, 60);
            tried += 1;
            assert!(every.1 - every.0 >= K, "{key}: {every:?}");
            if every.1 < 60.0 && every != bounds {
                narrower += 1;
            }
        }
    }
    eprintln!(
        "{tried} closed counts: every way tried leaves at least {K}; narrower than by bounds: {narrower}"
    );
    assert!(tried > 300);
}
