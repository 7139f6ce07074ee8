//! Invented rows through the real reader: one test for each join and trap.

use children::{Day, Service};

use super::{Supplied, build};
use crate::annex_a::AnnexA;
use crate::doubt::{Doubt, What};
use crate::optional::Optional;
use crate::safeguarding::Safeguarding;
use crate::submission::File;

mod annex_a;
mod care;
mod doubts;
mod joins;
mod laws;
mod own;
mod yearly;

/// The day of loading in all tests.
fn today() -> Day {
    day(2026, 7, 1)
}

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

/// Tables as texts, each with its name: those named `ssd_…` are of the dataset, `List …` of Annex A, others
/// the council's own.
fn service(tables: &[(&str, &str)]) -> (Service, Vec<Doubt>) {
    let file = |(name, text): &(&'static str, &'static str)| File {
        name,
        bytes: text.as_bytes(),
    };
    let owned: Vec<(&'static str, &'static str)> = tables
        .iter()
        .map(|(name, text)| (leak(&format!("{name}.csv")), leak(text)))
        .collect();
    let (lists, rest): (Vec<_>, Vec<_>) = owned
        .into_iter()
        .partition(|(name, _)| name.starts_with("List"));
    let (dataset, own): (Vec<_>, Vec<_>) = rest
        .into_iter()
        .partition(|(name, _)| name.starts_with("ssd_"));
    let read = |files: Vec<(&'static str, &'static str)>| -> Vec<File<'static>> {
        files.iter().map(file).collect()
    };
    let safeguarding = (!dataset.is_empty()).then(|| Safeguarding::read(&read(dataset)).0);
    let optional = (!own.is_empty()).then(|| Optional::read(&read(own)).0);
    let annex_a = (!lists.is_empty()).then(|| AnnexA::read(&read(lists)).0);
    let supplied = Supplied {
        safeguarding,
        annex_a,
        optional,
        ..Supplied::default()
    };
    build(&supplied, today())
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The doubts of a kind, as how many rows of which lines.
fn counted(doubts: &[Doubt], what: &What) -> Vec<(u32, Vec<u32>)> {
    doubts
        .iter()
        .filter(|doubt| doubt.what == *what)
        .map(|doubt| (doubt.lines.count, doubt.lines.first.clone()))
        .collect()
}

const FUTURE: What = What::Counted("dates lie after the day of loading");
const UNBORN: What = What::Counted("dates lie before the child was born");
