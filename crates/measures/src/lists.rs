//! Every list, by area.

use crate::worklist::List;

pub mod assessments;
pub mod words;

/// All lists, by file.
pub static ALL: &[&[&List]] = &[assessments::ALL];

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
