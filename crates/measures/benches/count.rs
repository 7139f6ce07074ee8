//! How long counting takes: all measures × 72 months × all breakdowns on one thread and on two, each measure alone, each
//! list.
//!
//! `cargo bench -p measures --bench count [-- CHILDREN]`
//!
//! An invented authority of 1,700 open children unless told; 20,000 is the size the targets speak of.
#![expect(clippy::print_stdout, reason = "a command, not the core")]

use std::hint::black_box;
use std::ops::Range;
use std::thread;
use std::time::{Duration, Instant};

use children::{Day, Service};
use measures::cases::Months;
use measures::measure::Measure;
use measures::scene::{Scene, Standards};
use measures::tally::{Counted, Counting, count};
use measures::worklist::Built;
use measures::{catalogue, lists};
use returns::service::{Supplied, build};
use sample::Ask;

const MONTHS: u32 = 72;

fn main() {
    let open = std::env::args().find_map(|each| each.parse().ok());
    let Some(today) = Day::new(2026, 7, 1) else {
        return;
    };
    let service = invented(open.unwrap_or(1_700), today);
    let standards = Standards::default();
    let scene = Scene {
        service: &service,
        standards: &standards,
        today,
    };
    let months = Months::ending(today, MONTHS);
    let measures: Vec<&Measure> = catalogue::all().collect();
    let all = 0..u32::try_from(service.children.len()).unwrap_or(u32::MAX);
    println!(
        "{} children, {} measures, {} lists",
        service.children.len(),
        measures.len(),
        lists::all().len()
    );
    let (one, took) = timed(|| count(&measures, &scene, months, all.clone()));
    say("all measures, one thread", took);
    let (two, took) = timed(|| in_two(&measures, &scene, months, all.clone()));
    say("all measures, two threads", took);
    let counted =
        |all: Vec<Counting>| -> Vec<Counted> { all.into_iter().map(Counting::counted).collect() };
    println!(
        "{}",
        if counted(one) == counted(two) {
            "the same"
        } else {
            "NOT the same"
        }
    );
    println!("\neach measure alone, the slowest first:");
    slowest(measures.iter().map(|measure| {
        let alone = [*measure];
        let (_, took) = timed(|| black_box(count(&alone, &scene, months, all.clone())));
        (format!("{} {}", measure.id, measure.name), took)
    }));
    println!("\neach list, the slowest first:");
    slowest(lists::all().into_iter().map(|list| {
        let (built, took) = timed(|| list.build(&scene));
        let entries = match built {
            Built::Entries(entries, _) => entries.len().to_string(),
            Built::Not(why) => why,
        };
        (format!("{} ({entries})", list.id), took)
    }));
}

fn invented(children_open: u32, today: Day) -> Service {
    let ask = Ask {
        children_open,
        ..Ask::usual(1, today)
    };
    let made = sample::authority(ask);
    let supplied = Supplied {
        safeguarding: Some(made.safeguarding),
        optional: Some(made.optional),
        ..Supplied::default()
    };
    build(&supplied, today).0
}

/// Each half of the children on a thread of its own.
fn in_two(
    measures: &[&Measure],
    scene: &Scene<'_>,
    months: Months,
    children: Range<u32>,
) -> Vec<Counting> {
    let middle = children.end / 2;
    thread::scope(|scope| {
        let later = scope.spawn(|| count(measures, scene, months, middle..children.end));
        let mut counted = count(measures, scene, months, children.start..middle);
        if let Ok(later) = later.join() {
            for (mine, theirs) in counted.iter_mut().zip(&later) {
                mine.merge(theirs);
            }
        }
        counted
    })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = black_box(work());
    (result, start.elapsed())
}

fn say(what: &str, took: Duration) {
    println!("{:>9.2} ms  {what}", took.as_secs_f64() * 1000.0);
}

fn slowest(each: impl Iterator<Item = (String, Duration)>) {
    let mut each: Vec<(String, Duration)> = each.collect();
    each.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    for (what, took) in &each {
        say(what, *took);
    }
}
