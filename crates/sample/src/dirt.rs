//! What is wrong in the records on purpose, a little of each kind, counted so that the checks can be held to it.

use std::collections::BTreeMap;

use compact_str::{CompactString as Text, format_compact};
use returns::cell::Cell;
use returns::safeguarding::Safeguarding;

use crate::chance::Chance;

/// How many rows are wrong, by kind.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Dirt {
    /// Involvements of a worker who is in no list of workers: 3 of a thousand.
    pub unknown_workers: u32,
    /// Children without a word on their ethnicity: 8 of a thousand.
    pub blank_ethnicities: u32,
    /// Placements without an end though the child moved on from them: 6 of a thousand.
    pub unended_placements: u32,
    /// Placements at a distance of 999.9 miles, which says that it is not known: 20 of a thousand.
    pub unknown_distances: u32,
    /// Visits to children in care whose date is words: 1 of a thousand.
    pub worded_dates: u32,
    /// Assessments authorised before they began: 2 of a thousand.
    pub backward_assessments: u32,
    /// Child in need visits to somebody who is in no list of children: 1 of two thousand.
    pub unknown_children: u32,
    /// Contacts given twice, each with all its cells: 1 of a thousand.
    pub doubled_contacts: u32,
}

/// Spoils a few rows.
pub(crate) fn spoil(records: &mut Safeguarding, seed: u64) -> Dirt {
    let mut dirt = Dirt::default();
    let mut chance = Chance::of(seed, 51, 0);
    for row in &mut records.involvements.rows {
        if chance.in_1000(3) {
            row.professional_id = Cell::Read(format_compact!("W9{:04}", chance.number(0, 9_999)));
            dirt.unknown_workers += 1;
        }
    }
    for row in &mut records.people.rows {
        if row.dob.is_given() && chance.in_1000(8) {
            row.ethnicity = Cell::Blank;
            dirt.blank_ethnicities += 1;
        }
    }
    let mut later: BTreeMap<Text, usize> = BTreeMap::new();
    for row in &records.placements.rows {
        *later.entry(row.cla_id.text().into()).or_default() += 1;
    }
    for row in &mut records.placements.rows {
        let left = later.entry(row.cla_id.text().into()).or_default();
        *left = left.saturating_sub(1);
        if chance.in_1000(20) {
            row.cla_placement_distance = Cell::Read(999.9);
            dirt.unknown_distances += 1;
        }
        if *left > 0 && row.cla_placement_end_date.is_given() && chance.in_1000(6) {
            row.cla_placement_end_date = Cell::Blank;
            dirt.unended_placements += 1;
        }
    }
    for row in &mut records.care_visits.rows {
        if chance.in_1000(1) {
            row.cla_visit_date =
                Cell::Unreadable(chance.word(&["see case note", "w/c Monday", "tbc"]).into());
            dirt.worded_dates += 1;
        }
    }
    for row in &mut records.assessments.rows {
        if let (Some(start), true, true) = (
            row.assessment_start_date.value(),
            row.assessment_auth_date.is_given(),
            chance.in_1000(2),
        ) {
            row.assessment_auth_date = Cell::Read(start.plus(-chance.number(1, 30)));
            dirt.backward_assessments += 1;
        }
    }
    for row in &mut records.need_visits.rows {
        if chance.in_1000(1) && chance.percent(50) {
            row.person_id = Cell::Read(format_compact!("9{:06}", chance.number(0, 999_999)));
            dirt.unknown_children += 1;
        }
    }
    let twice: Vec<_> = records
        .contacts
        .rows
        .iter()
        .filter(|_| chance.in_1000(1))
        .cloned()
        .collect();
    dirt.doubled_contacts = u32::try_from(twice.len()).unwrap_or(u32::MAX);
    records.contacts.rows.extend(twice);
    dirt
}
