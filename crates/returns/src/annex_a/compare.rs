//! Two Annex As side by side: which rows came, went or changed, list by list.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;

use super::AnnexA;
use super::lists::{
    adopters, adoption, assessments, contacts, early_help, enquiries, in_care, leavers, need,
    plans, referrals,
};
use crate::table::{Column, Rows, Table};
use crate::write::Value;

/// What changed in one list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The list.
    pub list: &'static str,
    /// Which of the two have the list.
    pub supplied: Supplied,
    /// Rows of the later that the earlier has not, by their place counted from 0.
    pub added: Vec<u32>,
    /// Rows of the earlier that the later has not.
    pub gone: Vec<u32>,
    /// Rows that both have with other values.
    pub changed: Vec<ChangedRow>,
    /// How many rows are the same but for an age that grew.
    pub older: u32,
    /// How many rows are the same.
    pub same: u32,
}

/// Which of the two have a list. A list that was not supplied is not a list of nobody: nothing came and nothing went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Supplied {
    /// Both.
    Both,
    /// The earlier alone.
    Before,
    /// The later alone.
    After,
    /// Neither.
    Neither,
}

/// A row with other values than before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedRow {
    /// Its place in the earlier list, counted from 0.
    pub before: u32,
    /// Its place in the later.
    pub after: u32,
    /// The columns that differ.
    pub columns: Vec<&'static str>,
}

/// Compares two Annex As. Rows are the same by the child and, in lists with several rows of a child, the date the row
/// begins with; rows with the same key are paired in their order.
#[must_use]
pub fn compare(before: &AnnexA, after: &AnnexA) -> Vec<Change> {
    vec![
        list(
            &before.contacts,
            &after.contacts,
            &[contacts::child_id, contacts::on],
        ),
        list(
            &before.early_help,
            &after.early_help,
            &[early_help::child_id, early_help::start],
        ),
        list(
            &before.referrals,
            &after.referrals,
            &[referrals::child_id, referrals::on],
        ),
        list(
            &before.assessments,
            &after.assessments,
            &[assessments::child_id, assessments::start],
        ),
        list(
            &before.enquiries,
            &after.enquiries,
            &[enquiries::child_id, enquiries::start],
        ),
        list(&before.need, &after.need, &[need::child_id]),
        list(
            &before.plans,
            &after.plans,
            &[plans::child_id, plans::start],
        ),
        list(&before.in_care, &after.in_care, &[in_care::child_id]),
        list(&before.leavers, &after.leavers, &[leavers::child_id]),
        list(&before.adoption, &after.adoption, &[adoption::child_id]),
        list(&before.adopters, &after.adopters, &[adopters::adopter_id]),
    ]
}

fn list<T: Table>(before: &Rows<T>, after: &Rows<T>, key: &[Column]) -> Change {
    let supplied = match (before.supplied(), after.supplied()) {
        (true, true) => Supplied::Both,
        (true, false) => Supplied::Before,
        (false, true) => Supplied::After,
        (false, false) => Supplied::Neither,
    };
    let mut change = Change {
        list: T::NAME,
        supplied,
        added: Vec::new(),
        gone: Vec::new(),
        changed: Vec::new(),
        older: 0,
        same: 0,
    };
    if supplied != Supplied::Both {
        return change;
    }
    let keys: Vec<usize> = key
        .iter()
        .filter_map(|column| T::COLUMNS.iter().position(|each| each == column))
        .collect();
    let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, row) in before.rows.iter().enumerate() {
        waiting
            .entry(key_of(&row.write(), &keys))
            .or_default()
            .push_back(at);
    }
    let mut met = vec![false; before.rows.len()];
    for (at, row) in after.rows.iter().enumerate() {
        let values = row.write();
        let earlier = waiting
            .get_mut(&key_of(&values, &keys))
            .and_then(VecDeque::pop_front);
        let Some(earlier) = earlier else {
            change.added.push(place(at));
            continue;
        };
        if let Some(met) = met.get_mut(earlier) {
            *met = true;
        }
        let was = before
            .rows
            .get(earlier)
            .map(Table::write)
            .unwrap_or_default();
        let columns: Vec<&'static str> = T::COLUMNS
            .iter()
            .zip(was.iter().zip(&values))
            .filter(|(_, (was, is))| was != is)
            .map(|(column, _)| column.name)
            .collect();
        match columns.as_slice() {
            [] => change.same += 1,
            [alone] if *alone == contacts::age.name => change.older += 1,
            _ => change.changed.push(ChangedRow {
                before: place(earlier),
                after: place(at),
                columns,
            }),
        }
    }
    change.gone = met
        .iter()
        .enumerate()
        .filter(|(_, met)| !**met)
        .map(|(at, _)| place(at))
        .collect();
    change
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn key_of(values: &[Value<'_>], keys: &[usize]) -> String {
    let mut key = String::new();
    for at in keys {
        match values.get(*at) {
            Some(Value::Text(text)) => key.push_str(text),
            Some(Value::Day(day)) => key.push_str(&day.to_string()),
            Some(Value::Int(number)) => key.push_str(&number.to_string()),
            Some(Value::Number(number)) => key.push_str(&number.to_string()),
            Some(Value::Blank) | None => {}
        }
        key.push('\u{1F}');
    }
    key
}

impl Change {
    /// Nothing came, went or changed but ages, and the list was in both or in neither.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self.supplied, Supplied::Both | Supplied::Neither)
            && self.added.is_empty()
            && self.gone.is_empty()
            && self.changed.is_empty()
    }

    /// The columns that differ with how many rows they differ in, most first.
    #[must_use]
    pub fn columns(&self) -> Vec<(&'static str, usize)> {
        let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
        for column in self.changed.iter().flat_map(|row| &row.columns) {
            *counts.entry(column).or_default() += 1;
        }
        let mut counts: Vec<(&'static str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts
    }
}

/// In words, without anything a row says.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.list)?;
        match self.supplied {
            Supplied::Neither => return f.write_str("in neither"),
            Supplied::Before => return f.write_str("no longer there"),
            Supplied::After => return f.write_str("there for the first time"),
            Supplied::Both if self.is_nothing() => return f.write_str("no change"),
            Supplied::Both => {}
        }
        write!(
            f,
            "{} added, {} gone, {} changed",
            self.added.len(),
            self.gone.len(),
            self.changed.len()
        )?;
        for (at, (column, count)) in self.columns().into_iter().enumerate() {
            let before = if at == 0 { " (" } else { ", " };
            write!(f, "{before}{column}: {count}")?;
        }
        if self.changed.is_empty() {
            Ok(())
        } else {
            f.write_str(")")
        }
    }
}

#[cfg(test)]
mod tests {
    use children::Day;
    use children::codes::Ethnicity;

    use super::*;
    use crate::annex_a::words::{Age, Listed};
    use crate::annex_a::write::on;
    use crate::annex_a::write::tests::invented::{service, today};
    use crate::cell::Cell;

    fn of(changes: &[Change], list: &str) -> Change {
        changes
            .iter()
            .find(|each| each.list == list)
            .unwrap()
            .clone()
    }

    #[test]
    fn the_same_is_no_change() {
        let annex = on(&service(), today()).annex;
        let changes = compare(&annex, &annex);
        assert_eq!(changes.len(), 11);
        assert!(changes.iter().all(Change::is_nothing));
        assert_eq!(of(&changes, "List 6").same, 4);
        assert_eq!(of(&changes, "List 6").to_string(), "List 6: no change");
    }

    #[test]
    fn rows_come_go_and_change_by_their_key() {
        let before = on(&service(), today()).annex;
        let mut after = before.clone();
        let gone = after.need.rows.remove(0);
        let mut new = gone;
        new.child_id = "B01".into();
        after.need.rows.push(new);
        if let Some(row) = after.need.rows.first_mut() {
            row.ethnicity = Cell::Read(Listed(Ethnicity::Chne));
            row.last_seen = Cell::Read(Day::new(2026, 10, 30).unwrap());
        }
        if let Some(row) = after.need.rows.get_mut(1) {
            row.age = Cell::Read(Age(0));
        }
        after.adopters = Rows::default();
        let changes = compare(&before, &after);
        let need = of(&changes, "List 6");
        assert_eq!(
            (need.added.as_slice(), need.gone.as_slice()),
            ([3].as_slice(), [0].as_slice())
        );
        assert_eq!(
            need.changed,
            [ChangedRow {
                before: 1,
                after: 0,
                columns: vec!["Ethnicity", "Date Child Was Last Seen"],
            }]
        );
        assert_eq!((need.older, need.same), (1, 1));
        assert_eq!(
            need.to_string(),
            "List 6: 1 added, 1 gone, 1 changed (Date Child Was Last Seen: 1, Ethnicity: 1)"
        );
        let adopters = of(&changes, "List 11");
        assert_eq!(adopters.supplied, Supplied::Before);
        assert!(!adopters.is_nothing() && adopters.gone.is_empty());
    }

    #[test]
    fn rows_with_the_same_key_are_paired_in_order() {
        let before = on(&service(), today()).annex;
        let mut after = before.clone();
        let twice = after.contacts.rows.first().unwrap().clone();
        after.contacts.rows.push(twice);
        let contacts = of(&compare(&before, &after), "List 1");
        assert_eq!(
            (contacts.added.as_slice(), contacts.same),
            ([2].as_slice(), 2)
        );
        let back = of(&compare(&after, &before), "List 1");
        assert_eq!(back.gone, [2]);
    }
}
