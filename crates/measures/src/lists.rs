//! Every list, by area.

use crate::worklist::List;

pub mod assessments;
pub mod birthdays;
pub mod care_contact;
pub mod care_health;
pub mod care_homes;
mod clocked;
mod due;
pub mod fostering;
pub mod leavers;
pub mod ownership;
pub mod permanence;
pub mod words;
pub mod workforce;

/// All lists, by file.
pub static ALL: &[&[&List]] = &[assessments::ALL,
    ownership::ALL,
    care_contact::ALL,
    care_health::ALL,
    care_homes::ALL,
    permanence::ALL,
    leavers::ALL,
    birthdays::ALL,
    workforce::ALL,
    fostering::ALL,
];

/// Every list, the weightiest first.
#[must_use]
pub fn all() -> Vec<&'static List> {
    let mut lists: Vec<&'static List> = ALL.iter().flat_map(|each| each.iter().copied()).collect();
    lists.sort_by_key(|list| (list.weight, list.name));
    lists
}

/// The list of a word.
#[must_use]
pub fn find(id: &str) -> Option<&'static List> {
    all().into_iter().find(|list| list.id == id)
}
