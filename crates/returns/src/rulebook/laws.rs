//! What holds of every rule of every rulebook.

use std::collections::HashSet;

use children::{CollectionYear, Day};

use super::{Rulebook, run};
use crate::examples::{self, examples};
use crate::rule::{Rule, Source};
use crate::submission::{File, Layout};
use crate::write::{Value, csv};

mod named;

const YEAR: CollectionYear = CollectionYear(2026);

/// All laws that need no chance.
pub(crate) fn hold<S: Source>(book: &Rulebook<S>) {
    let mut wrong: Vec<String> = Vec::new();
    let mut codes = HashSet::new();
    for rule in book.rules {
        if !codes.insert(rule.code) {
            wrong.push(format!("{} stands twice", rule.code));
        }
        wrong.extend(examples::failures(rule));
        wrong.extend(exemplified(rule));
        wrong.extend(whole(rule));
        if !points_only_to_its_fields(rule) {
            wrong.push(format!("{} points to another table", rule.code));
        }
    }
    let (empty, _) = S::read(&[]);
    let outcome = book.run(&empty, YEAR, YEAR.last());
    assert_eq!(outcome.findings, []);
    assert_eq!(outcome.run, [""; 0], "without any table no rule can be run");
    let (headings, _) = read::<S>(|_| Vec::new());
    let outcome = book.run(&headings, YEAR, YEAR.last());
    assert_eq!(
        outcome.findings,
        [],
        "in tables without rows nothing is found"
    );
    assert_eq!((outcome.not_run, outcome.in_part), (Vec::new(), Vec::new()));
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// No rule looks at what it does not name, these columns apart.
pub(crate) fn all_is_named<S: Source>(book: &Rulebook<S>, need_not: &[&str]) {
    let wrong = named::unnamed(book, need_not);
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Rules that two facts break which are now worked out from one: nothing that can be supplied breaks them.
const NEVER_BROKEN: &[&str] = &["411"];

/// Every version of a check has an example that passes and one that breaks.
fn exemplified<S: Source>(rule: &Rule<S>) -> Vec<String> {
    let Ok(examples) = examples(rule) else {
        return Vec::new();
    };
    let mut begins: Vec<i16> = rule.check.begins().map(|year| year.0).collect();
    if begins.is_empty() {
        begins.push(*rule.years.start());
    }
    let ends = begins.iter().skip(1).copied().chain([i16::MAX]);
    let mut wrong = Vec::new();
    for (first, next) in begins.iter().copied().zip(ends) {
        let of_version = |breaks: bool| {
            examples.iter().any(|example| {
                let year = examples::year(rule, example).0;
                (first..next).contains(&year) && example.breaks() == breaks
            })
        };
        let broken = of_version(true) || NEVER_BROKEN.contains(&rule.code);
        if !broken || !of_version(false) {
            wrong.push(format!(
                "{} from {first}: an example that passes and one that breaks",
                rule.code
            ));
        }
    }
    wrong
}

/// It says something in each of its years, why it matters and what to mend, has a check in each, and a source.
fn whole<S: Source>(rule: &Rule<S>) -> Option<String> {
    let first = CollectionYear(*rule.years.start());
    let says = rule.says.in_year(first).copied().unwrap_or("");
    let whole = [says, rule.matters, rule.mend]
        .iter()
        .all(|words| words.trim().len() > 1 && words.ends_with('.'))
        && rule.check.in_year(first).is_some()
        && !rule.source.is_empty()
        && !rule.fields.is_empty();
    (!whole).then(|| {
        format!(
            "{} lacks words, check, source or fields in its first year, or does not say why it matters or what to mend",
            rule.code
        )
    })
}

fn points_only_to_its_fields<S: Source>(rule: &Rule<S>) -> bool {
    let Ok(examples) = examples(rule) else {
        return true;
    };
    examples.iter().all(|example| {
        let marked = example
            .tables
            .iter()
            .filter(|table| table.rows.iter().any(|row| row.marked));
        marked.into_iter().all(|table| {
            rule.fields
                .iter()
                .any(|field| field.table == table.layout.name)
        })
    })
}

/// A submission of every table with these rows.
fn read<S: Source>(rows: impl Fn(&Layout) -> Vec<Vec<String>>) -> (S, usize) {
    let files: Vec<(String, Vec<u8>)> = S::LAYOUTS
        .iter()
        .map(|layout| {
            let headings = layout.columns.iter().map(|column| column.name);
            let mut table = csv::Table::new(csv::Form::default(), headings);
            for row in rows(layout) {
                table.row(row.into_iter().map(Value::from));
            }
            (format!("{}.csv", layout.name), table.finish())
        })
        .collect();
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let (source, doubts) = S::read(&files);
    (source, doubts.len())
}

/// How many rows a table of anything has.
const ROWS: u64 = 12;

/// Rows of anything: no rule panics on them, and what a rule finds does not depend on their order.
pub(crate) fn any_rows<S: Source>(book: &Rulebook<S>, seed: u64) {
    let rows = |order: fn(u64) -> u64| {
        move |layout: &Layout| -> Vec<Vec<String>> {
            let row = |row: u64| {
                let columns = (0..).zip(layout.columns);
                let mut cells: Vec<String> = columns
                    .map(|(at, column)| anything(seed, layout.name, order(row), at, column.name))
                    .collect();
                // A row of nothing is passed over when it is read, and those after it would be counted anew.
                if cells.iter().all(String::is_empty)
                    && let Some(last) = cells.last_mut()
                {
                    "N".clone_into(last);
                }
                cells
            };
            (0..ROWS).map(row).collect()
        }
    };
    let found = |source: &S, order: fn(u64) -> u64| -> Vec<(&str, u64, &str)> {
        let findings = run(book.rules, source, YEAR, YEAR.last()).findings;
        findings
            .iter()
            .map(|each| (each.table, order(u64::from(each.row)), each.rule))
            .collect()
    };
    let backward = |row| ROWS - 1 - row;
    let one = found(&read::<S>(rows(|row| row)).0, |row| row);
    let other = found(&read::<S>(rows(backward)).0, backward);
    let differ: Vec<_> = one
        .iter()
        .filter(|each| !other.contains(each))
        .chain(other.iter().filter(|each| !one.contains(each)))
        .collect();
    assert!(
        differ.is_empty(),
        "the order of rows made a difference to {differ:?}"
    );
}

/// A cell of anything: few identifiers, so that rows meet; days of three years, codes, numbers, nonsense, nothing.
fn anything(seed: u64, table: &str, row: u64, at: u64, column: &str) -> String {
    const WORDS: [&str; 20] = [
        "Y",
        "N",
        "CW",
        "N1",
        "RC1",
        "E4A",
        "X1",
        "U6",
        "K2",
        "C2",
        "V2",
        "[\"1A\"]",
        "999.9",
        "41",
        "-3",
        "F",
        "YES",
        "a) Looked after child",
        "b) Out",
        "31/02/2025",
    ];
    let mut hash = seed ^ (row << 32) ^ (at << 48);
    for byte in table.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    for _ in 0..3 {
        hash = (hash ^ (hash >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
    let one_of = |count: u64| i32::try_from((hash >> 20) % count).unwrap();
    if column.to_lowercase().contains("id") && !column.contains("date") {
        return one_of(4).to_string();
    }
    match hash % 8 {
        0 => String::new(),
        1..=5 => Day::new(2023, 6, 1).unwrap().plus(one_of(1100)).to_string(),
        6 => one_of(4).to_string(),
        _ => WORDS[usize::try_from(one_of(20)).unwrap()].to_owned(),
    }
}
