//! Known mistakes in the returns of this year: each breaks a rule that it names.

use children::CollectionYear;
use compact_str::CompactString as Text;
use returns::looked_after::Year;
use returns::write::Value;
use returns::write::csv;

use super::Told;
use super::england::Asked;
use crate::chance::Chance;

mod census;
mod looked_after;

/// One thing that is wrong on purpose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// `903` or `cin`.
    pub of: &'static str,
    /// The rule that must find it.
    pub rule: &'static str,
    /// The child.
    pub child: String,
    /// The table.
    pub table: &'static str,
    /// What tells the row: a date of it; empty where the child has one.
    pub key: String,
}

/// Puts mistakes into some children's tables.
pub(super) fn in_looked_after(
    tables: &mut Year,
    year: CollectionYear,
    asked: &Asked<'_>,
    part: u64,
) -> Vec<Mistake> {
    let mut chance = Chance::of(asked.seed, 72, part);
    let children: Vec<Text> = tables
        .header
        .rows
        .iter()
        .map(|row| row.child.text().into())
        .collect();
    let mut found = Vec::new();
    let kinds = looked_after::kinds();
    let mut made = vec![0_u32; kinds.len()];
    for child in children {
        if !chance.in_1000(asked.rate) {
            continue;
        }
        // The kind made least often so far that this child's rows allow.
        let mut order: Vec<usize> = (0..kinds.len()).collect();
        order.sort_by_key(|place| made.get(*place));
        for place in order {
            let Some((rule, table, make)) = kinds.get(place) else {
                continue;
            };
            if let Some(key) = make(tables, &child, year) {
                found.push(Mistake {
                    of: "903",
                    rule,
                    child: child.to_string(),
                    table,
                    key,
                });
                if let Some(made) = made.get_mut(place) {
                    *made += 1;
                }
                break;
            }
        }
    }
    found
}

/// Puts a mistake into what was written of a child from a place on.
pub(super) fn in_census(
    body: &mut String,
    from: usize,
    child: &Told,
    year: CollectionYear,
    asked: &Asked<'_>,
) -> Option<Mistake> {
    let mut chance = Chance::of(asked.seed, 73, child.number);
    if !chance.in_1000(asked.rate) {
        return None;
    }
    let text = body.get(from..)?.to_owned();
    let first = chance.below(census::KINDS.len());
    for at in 0..census::KINDS.len() {
        let (rule, table, make) = census::KINDS.get((first + at) % census::KINDS.len())?;
        if let Some((wrong, key)) = make(&text, child, year) {
            body.truncate(from);
            body.push_str(&wrong);
            return Some(Mistake {
                of: "cin",
                rule,
                child: child.id.to_string(),
                table,
                key,
            });
        }
    }
    None
}

/// The list of mistakes as a file.
#[must_use]
pub fn listed(mistakes: &[Mistake]) -> Vec<u8> {
    let headings = ["return", "rule", "child", "table", "key"];
    let mut table = csv::Table::new(csv::Form::default(), headings);
    for each in mistakes {
        table.row([
            Value::from(each.of),
            Value::from(each.rule),
            Value::from(each.child.as_str()),
            Value::from(each.table),
            Value::from(each.key.as_str()),
        ]);
    }
    table.finish()
}
