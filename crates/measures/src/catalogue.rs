//! Every measure, by area: about ten in a file.

use crate::measure::Measure;

pub mod assessments;
pub mod early_help;
pub mod front_door;
pub mod referrals;

/// All measures, in the order of the catalogue.
pub static ALL: &[&[&Measure]] = &[
    front_door::ALL,
    early_help::ALL,
    referrals::ALL,
    assessments::ALL,
];

/// Every measure.
pub fn all() -> impl Iterator<Item = &'static Measure> {
    ALL.iter().flat_map(|each| each.iter().copied())
}

/// The measure of a code, in any case.
#[must_use]
pub fn find(id: &str) -> Option<&'static Measure> {
    all().find(|measure| measure.id.eq_ignore_ascii_case(id))
}
