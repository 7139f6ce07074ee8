//! Invented tables: counts that hang together in the ways that give closed ones away.

use std::collections::BTreeSet;

use fastrand::Rng;
use measures::disclosure::{Column, Order, Table};

/// Counts, which of them are to be shown, what adds up, and which are shares.
#[derive(Default, Clone)]
pub(crate) struct Shape {
    pub(crate) counts: Vec<(String, u32)>,
    pub(crate) on_show: BTreeSet<String>,
    pub(crate) sums: Vec<(String, Vec<String>)>,
    pub(crate) shares: Vec<(String, String)>,
}

/// A maker of tables, with its name.
type Maker = (&'static str, fn(&mut Rng) -> Shape);

/// Every kind.
pub(crate) const ALL: [Maker; 4] = [
    ("rows by columns", two_way),
    ("teams in services", hierarchy),
    ("the same children by two things", overlapping),
    ("shares by group", shares),
];

impl Shape {
    pub(crate) fn put(&mut self, key: &str, value: u32, shown: bool) -> String {
        if self.counts.iter().all(|(other, _)| other != key) {
            self.counts.push((key.to_owned(), value));
        }
        if shown {
            self.on_show.insert(key.to_owned());
        }
        key.to_owned()
    }

    pub(crate) fn value(&self, key: &str) -> u32 {
        self.counts
            .iter()
            .find(|(other, _)| other == key)
            .unwrap()
            .1
    }

    /// A count that is the sum of others.
    pub(crate) fn total(&mut self, key: &str, parts: Vec<String>, shown: bool) -> String {
        let value = parts.iter().map(|part| self.value(part)).sum();
        let key = self.put(key, value, shown);
        self.sums.push((key.clone(), parts));
        key
    }

    /// Those met of those counted; the rest is nowhere shown.
    pub(crate) fn share(&mut self, key: &str, met: u32, counted: u32) -> [String; 3] {
        let all = self.put(key, counted, true);
        let met = self.put(&format!("met: {key}"), met, true);
        [met.clone(), self.rest(&met, &all), all]
    }

    pub(crate) fn rest(&mut self, met: &str, all: &str) -> String {
        let rest = self.value(all) - self.value(met);
        let rest = self.put(&format!("{all} less {met}"), rest, false);
        self.sums
            .push((all.to_owned(), vec![met.to_owned(), rest.clone()]));
        self.shares.push((met.to_owned(), all.to_owned()));
        rest
    }

    /// As the product takes it.
    pub(crate) fn table(&self, as_at: &str) -> Table {
        let mut table = Table::new(as_at);
        for (key, value) in &self.counts {
            table.count(key, *value);
        }
        let of = |table: &mut Table, key: &str| table.count(key, self.value(key));
        for (met, all) in &self.shares {
            let (met, all) = (of(&mut table, met), of(&mut table, all));
            table.share(met, all);
        }
        for (total, parts) in &self.sums {
            let total = of(&mut table, total);
            let parts: Vec<_> = parts.iter().map(|part| of(&mut table, part)).collect();
            table.adds_up(total, &parts);
        }
        let part = table.part("invented", "Invented", "row", &["Children"], Order::ByName);
        for key in &self.on_show {
            let cell = of(&mut table, key);
            table.row(part, key, &[Column::Count(cell)]);
        }
        table
    }
}

/// Mostly few, sometimes many.
pub(crate) fn some(rng: &mut Rng) -> u32 {
    match rng.u8(0..10) {
        0..=1 => 0,
        2..=5 => rng.u32(1..=5),
        6..=8 => rng.u32(6..=30),
        _ => rng.u32(31..=300),
    }
}

fn cells(shape: &mut Shape, rng: &mut Rng, rows: usize, columns: usize) {
    for row in 0..rows {
        for column in 0..columns {
            shape.put(&format!("{row}|{column}"), some(rng), true);
        }
        let parts = (0..columns)
            .map(|column| format!("{row}|{column}"))
            .collect();
        shape.total(&format!("row {row}"), parts, true);
    }
    for column in 0..columns {
        let parts = (0..rows).map(|row| format!("{row}|{column}")).collect();
        shape.total(&format!("column {column}"), parts, true);
    }
    shape.total(
        "all",
        (0..rows).map(|row| format!("row {row}")).collect(),
        true,
    );
    shape.total(
        "all",
        (0..columns)
            .map(|column| format!("column {column}"))
            .collect(),
        true,
    );
}

fn two_way(rng: &mut Rng) -> Shape {
    let mut shape = Shape::default();
    let (rows, columns) = (rng.usize(2..=6), rng.usize(2..=5));
    cells(&mut shape, rng, rows, columns);
    shape
}

/// Small enough to try every way things can be.
pub(crate) fn tiny(rng: &mut Rng) -> Shape {
    let mut shape = Shape::default();
    let (rows, columns) = (rng.usize(2..=3), rng.usize(2..=3));
    for row in 0..rows {
        for column in 0..columns {
            shape.put(&format!("{row}|{column}"), rng.u32(0..=9), true);
        }
    }
    cells(&mut shape, rng, rows, columns);
    shape
}

/// The same table twice: then a few children more in some of its cells.
pub(crate) fn recorded_late(rng: &mut Rng) -> (Shape, Shape) {
    let (rows, columns) = (rng.usize(2..=5), rng.usize(2..=4));
    let (mut first, mut later) = (Shape::default(), Shape::default());
    for row in 0..rows {
        for column in 0..columns {
            let key = format!("{row}|{column}");
            let count = some(rng);
            let more = if rng.u8(0..4) == 0 { rng.u32(1..=7) } else { 0 };
            first.put(&key, count, true);
            later.put(&key, count + more, true);
        }
    }
    cells(&mut first, rng, rows, columns);
    cells(&mut later, rng, rows, columns);
    (first, later)
}

/// A share for each of three levels.
fn hierarchy(rng: &mut Rng) -> Shape {
    let mut shape = Shape::default();
    let mut services = Vec::new();
    for service in 0..rng.usize(2..=3) {
        let mut teams = Vec::new();
        for team in 0..rng.usize(2..=4) {
            let counted = some(rng);
            teams.push(shape.share(
                &format!("team {service}.{team}"),
                rng.u32(0..=counted),
                counted,
            ));
        }
        services.push(joined(&mut shape, &format!("service {service}"), &teams));
    }
    joined(&mut shape, "all", &services);
    shape
}

/// Met, rest and all of several shares together.
pub(crate) fn joined(shape: &mut Shape, key: &str, parts: &[[String; 3]]) -> [String; 3] {
    let of = |at: usize| {
        parts
            .iter()
            .map(|part| part[at].clone())
            .collect::<Vec<_>>()
    };
    let all = shape.total(key, of(2), true);
    let met = shape.total(&format!("met: {key}"), of(0), true);
    let known = shape
        .counts
        .iter()
        .any(|(other, _)| *other == format!("{all} less {met}"));
    let rest = match known {
        true => format!("{all} less {met}"),
        false => shape.rest(&met, &all),
    };
    shape.sums.push((rest.clone(), of(1)));
    [met, rest, all]
}

/// Children each in a team and in an age: two breakdowns of one total, nothing of both at once.
fn overlapping(rng: &mut Rng) -> Shape {
    let mut shape = Shape::default();
    let (teams, ages) = (rng.usize(2..=6), rng.usize(2..=6));
    let mut by_team = vec![0; teams];
    let mut by_age = vec![0; ages];
    for team in &mut by_team {
        for age in &mut by_age {
            let here = if rng.u8(0..3) == 0 {
                some(rng)
            } else {
                rng.u32(0..3)
            };
            *team += here;
            *age += here;
        }
    }
    let names = |shape: &mut Shape, word: &str, counts: &[u32]| -> Vec<String> {
        let each = counts.iter().enumerate();
        each.map(|(at, count)| shape.put(&format!("{word} {at}"), *count, true))
            .collect()
    };
    let teams = names(&mut shape, "team", &by_team);
    let ages = names(&mut shape, "age", &by_age);
    shape.total("all", teams, true);
    shape.total("all", ages, true);
    shape
}

/// Shares by two breakdowns of the same children.
fn shares(rng: &mut Rng) -> Shape {
    let mut shape = Shape::default();
    let teams: Vec<_> = (0..rng.usize(2..=6))
        .map(|team| {
            let counted = some(rng);
            shape.share(&format!("team {team}"), rng.u32(0..=counted), counted)
        })
        .collect();
    let [met, rest, _] = joined(&mut shape, "all", &teams);
    let (mut met, mut rest) = (shape.value(&met), shape.value(&rest));
    let groups = rng.usize(2..=5);
    let ages: Vec<_> = (0..groups)
        .map(|age| {
            let (m, r) = match age + 1 == groups {
                true => (met, rest),
                false => (rng.u32(0..=met), rng.u32(0..=rest)),
            };
            met -= m;
            rest -= r;
            shape.share(&format!("age {age}"), m, m + r)
        })
        .collect();
    joined(&mut shape, "all", &ages);
    shape
}
