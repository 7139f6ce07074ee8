//! Every measure, by area: about ten in a file.

use crate::measure::Measure;

pub mod adopters;
pub mod adoption;
pub mod assessments;
pub mod care;
pub mod care_reviews;
pub mod court;
pub mod disability;
pub mod early_help;
pub mod enquiries;
pub mod exploitation;
pub mod fostering;
pub mod front_door;
pub mod health;
pub mod homeless;
pub mod leaders;
pub mod leavers;
pub mod leavers_homes;
pub mod leaving_care;
pub mod missing;
pub mod need;
pub mod placements;
pub mod plans;
pub mod posts;
pub mod private_fostering;
pub mod referrals;
pub mod school;
mod usual;
pub mod visits;
pub mod workforce;

/// All measures, in the order of the catalogue.
pub static ALL: &[&[&Measure]] = &[
    front_door::ALL,
    early_help::ALL,
    referrals::ALL,
    assessments::ALL,
    enquiries::ALL,
    plans::ALL,
    visits::ALL,
    need::ALL,
    court::ALL,
    private_fostering::ALL,
    exploitation::ALL,
    missing::ALL,
    homeless::ALL,
    disability::ALL,
    care::ALL,
    placements::ALL,
    care_reviews::ALL,
    health::ALL,
    school::ALL,
    leaving_care::ALL,
    adoption::ALL,
    adopters::ALL,
    fostering::ALL,
    leavers::ALL,
    leavers_homes::ALL,
    workforce::ALL,
    posts::ALL,
    leaders::ALL,
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

#[cfg(test)]
mod laws;
