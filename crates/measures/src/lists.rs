//! Every list, by area.

use crate::worklist::List;

pub mod assessments;
pub mod birthdays;
pub mod care_contact;
pub mod care_health;
pub mod care_homes;
mod clocked;
pub mod contacts;
pub mod disability;
mod due;
pub mod enquiries;
pub mod exploitation;
pub mod fostering;
pub mod homeless;
pub mod leavers;
pub mod missing;
pub mod need;
pub mod ownership;
pub mod permanence;
pub mod plans;
pub mod private_fostering;
pub mod visits;
pub mod words;
pub mod workforce;

#[cfg(test)]
mod examples_of_care;

/// All lists, by file.
pub static ALL: &[&[&List]] = &[
    contacts::ALL,
    assessments::ALL,
    enquiries::ALL,
    visits::ALL,
    plans::ALL,
    need::ALL,
    exploitation::ALL,
    missing::ALL,
    homeless::ALL,
    private_fostering::ALL,
    disability::ALL,
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
