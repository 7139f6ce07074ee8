//! What holds of every rule of every rulebook.

use std::collections::HashSet;

use children::{CollectionYear, Day};

use super::{Rulebook, run};
use crate::examples::{self, examples};
use crate::rule::{Rule, Source};
use crate::submission::File;
use crate::write::{Value, csv};

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
        if !of_version(true) || !of_version(false) {
            wrong.push(format!(
                "{} from {first}: an example that passes and one that breaks",
                rule.code
            ));
        }
    }
    wrong
}

/// It says something in each of its years, has a check in each, and a source.
fn whole<S: Source>(rule: &Rule<S>) -> Option<String> {
    let first = CollectionYear(*rule.years.start());
    let whole = rule
        .says
        .in_year(first)
        .is_some_and(|says| says.ends_with('.'))
        && rule.check.in_year(first).is_some()
        && !rule.source.is_empty()
        && !rule.fields.is_empty();
    (!whole).then(|| {
        format!(
            "{} lacks words, check, source or fields in its first year",
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
fn read<S: Source>(rows: impl Fn(&crate::submission::Layout) -> Vec<Vec<String>>) -> (S, usize) {
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

/// Rows of anything: what a rule finds in them does not depend on their order, and no rule panics.
pub(crate) fn any_rows<S: Source>(book: &Rulebook<S>, seed: u64) {
    const ROWS: u64 = 7;
    let random = |table: &str, row: u64, column: u64| -> String {
        let mut hash = seed ^ (row << 32) ^ (column << 48);
        for byte in table.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        for _ in 0..3 {
            hash = (hash ^ (hash >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        }
        let days = Day::new(2023, 1, 1)
            .unwrap()
            .plus((hash >> 8) as i32 & 1023);
        let codes = [
            "Y", "N", "W", "N1", "RC1", "E4A", "U6", "K2", "C2", "V2", "[\"1A\"]", "999.9", "41",
            "-3", "F", "YES",
        ];
        match hash % 8 {
            0 => String::new(),
            1..=3 => days.to_string(),
            4 | 5 => ((hash >> 20) % 4).to_string(),
            6 => codes[(hash >> 24) as usize % codes.len()].to_owned(),
            _ => "31/02/2025".to_owned(),
        }
    };
    let rows = |reversed: bool| {
        move |layout: &crate::submission::Layout| -> Vec<Vec<String>> {
            (0..ROWS)
                .map(|row| if reversed { ROWS - 1 - row } else { row })
                .map(|row| {
                    let columns = (0..).zip(layout.columns);
                    columns
                        .map(|(at, column)| {
                            // Enough rows of one child, and keys that meet.
                            if column.name.contains("_id")
                                || Some(column.name) == S::child_column(layout.name)
                            {
                                (random(layout.name, row, at).len() % 3).to_string()
                            } else {
                                random(layout.name, row, at)
                            }
                        })
                        .collect()
                })
                .collect()
        }
    };
    let (forward, _) = read::<S>(rows(false));
    let (backward, _) = read::<S>(rows(true));
    let found = |source: &S| run(book.rules, source, YEAR, YEAR.last()).findings;
    let one: Vec<_> = found(&forward)
        .iter()
        .map(|each| (each.table, u64::from(each.row), each.rule))
        .collect();
    let mut other: Vec<_> = found(&backward)
        .iter()
        .map(|each| (each.table, ROWS - 1 - u64::from(each.row), each.rule))
        .collect();
    other.sort_unstable();
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
