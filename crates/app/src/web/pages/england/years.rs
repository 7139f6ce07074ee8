//! How many authorities had each grade at the end of each March.

use inspection::record::Grade;
use jiff::civil::{Date, date};

use super::chosen::Chosen;
use crate::library::Library;
use crate::web::in_force;

/// The grades of England's scale, best first.
pub(crate) const SCALE: [Grade; 4] = [
    Grade::Outstanding,
    Grade::Good,
    Grade::RequiresImprovement,
    Grade::Inadequate,
];

/// One year's counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Year {
    /// The day counted.
    pub(crate) on: Date,
    /// How many had each grade, best first.
    pub(crate) counts: Vec<(Grade, usize)>,
    /// How many stood that day and no report of theirs is known.
    pub(crate) not_known: usize,
}

impl Year {
    /// How many had a grade.
    pub(crate) fn known(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// How many were good or outstanding.
    pub(crate) fn good_or_better(&self) -> usize {
        self.counts
            .iter()
            .filter(|(grade, _)| in_force::rank(*grade) >= in_force::rank(Grade::Good))
            .map(|(_, count)| count)
            .sum()
    }
}

/// The counts at each 31 March since 2018 before the year chosen, and on the day chosen; from the first year of
/// which anything is known.
pub(crate) fn counted(library: &Library, chosen: &Chosen) -> Vec<Year> {
    (2018..chosen.day.year())
        .map(|year| date(year, 3, 31))
        .chain([chosen.day])
        .map(|on| counted_on(library, chosen, on))
        .skip_while(|year| year.known() == 0)
        .collect()
}

/// The counts of one day.
pub(crate) fn counted_on(library: &Library, chosen: &Chosen, on: Date) -> Year {
    let grades: Vec<Option<Grade>> = in_force::standing_on(on)
        .filter(|authority| chosen.holds(authority))
        .map(|authority| {
            let (held, _) = in_force::on(library, &authority.urn, chosen.aspect, on);
            held.map(|held| held.grade)
        })
        .collect();
    Year {
        on,
        counts: SCALE
            .into_iter()
            .map(|grade| (grade, grades.iter().filter(|g| **g == Some(grade)).count()))
            .collect(),
        not_known: grades.iter().filter(|grade| grade.is_none()).count(),
    }
}
