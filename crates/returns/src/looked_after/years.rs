//! Which collection year a return is for, as its dates tell; and whether this year's and last year's were mistaken for
//! each other.

use std::fmt;

use children::{CollectionYear, Day};
use rustc_hash::FxHashMap;

use super::{LookedAfter, Year};

/// A year counts as the return's where it has at least this part of the dates that the fullest year has: fewer are slips
/// of the keyboard.
const ONE_IN: usize = 20;

/// How a return does not fit the year it is judged by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misfit {
    /// Its dates end in another year.
    AnotherYear {
        /// The year it is judged by.
        judged: CollectionYear,
        /// The year its dates tell.
        told: CollectionYear,
    },
    /// What was supplied as last year's ends later than what was supplied as this year's.
    Swapped {
        /// The year this year's dates tell.
        this: CollectionYear,
        /// The year last year's dates tell.
        last: CollectionYear,
    },
    /// What was supplied as last year's is not of the year before.
    NotTheYearBefore {
        /// The year before.
        before: CollectionYear,
        /// The year last year's dates tell.
        last: CollectionYear,
    },
}

/// A sentence for the person who supplied the files.
impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnotherYear { judged, told } => write!(
                f,
                "These files look like the return of {told}, and are judged by the rules of {judged}."
            ),
            Self::Swapped { this, last } => write!(
                f,
                "This year’s and last year’s files look swapped: this year’s dates end in {this}, last year’s in {last}."
            ),
            Self::NotTheYearBefore { before, last } => write!(
                f,
                "Last year’s files look like the return of {last}, where that of {before} is asked for."
            ),
        }
    }
}

impl Year {
    /// The collection year that its dates tell: the latest that holds more than a few of them.
    #[must_use]
    pub fn told(&self) -> Option<CollectionYear> {
        let episodes = self.episodes.rows.iter();
        let days = episodes
            .flat_map(|row| [row.decom.value(), row.dec.value()])
            .chain(self.reviews.rows.iter().map(|row| row.review.value()))
            .chain(self.missing.rows.iter().map(|row| row.mis_start.value()))
            .chain(self.sw_episodes.rows.iter().map(|row| row.sw_decom.value()));
        latest_of(days.flatten())
    }
}

impl LookedAfter {
    /// How it does not fit a year; the worst first.
    #[must_use]
    pub fn misfits(&self, year: CollectionYear) -> Vec<Misfit> {
        let (this, last) = (self.this.told(), self.last.told());
        if let (Some(this), Some(last)) = (this, last)
            && last > this
        {
            return vec![Misfit::Swapped { this, last }];
        }
        let another = this.filter(|told| *told != year);
        let not_before = last.filter(|told| *told != year.previous());
        another
            .map(|told| Misfit::AnotherYear { judged: year, told })
            .into_iter()
            .chain(not_before.map(|last| Misfit::NotTheYearBefore {
                before: year.previous(),
                last,
            }))
            .collect()
    }
}

/// The latest collection year that holds more than a few of some days.
pub(crate) fn latest_of(days: impl Iterator<Item = Day>) -> Option<CollectionYear> {
    let mut by_year: FxHashMap<CollectionYear, usize> = FxHashMap::default();
    for day in days {
        *by_year.entry(CollectionYear::of(day)).or_default() += 1;
    }
    let fullest = by_year.values().copied().max()?;
    by_year
        .into_iter()
        .filter(|(_, days)| days * ONE_IN >= fullest)
        .map(|(year, _)| year)
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::submission::File;

    fn episodes(days: &[&str]) -> String {
        let mut text = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n".to_owned();
        for (child, day) in days.iter().enumerate() {
            text.push_str(&format!("{child},{day},S,C2,N1,U1,,\n"));
        }
        text
    }

    fn read(this: &[&str], last: &[&str]) -> LookedAfter {
        let (this, last) = (episodes(this), episodes(last));
        let file = |name, text: &'static str| File {
            name,
            bytes: text.as_bytes(),
        };
        let (this, last) = (this.leak(), last.leak());
        LookedAfter::read(&[file("episodes.csv", this), file("last/episodes.csv", last)]).0
    }

    #[test]
    fn the_year_is_the_latest_with_more_than_slips() {
        let mut days = vec!["01/05/2025"; 40];
        days.push("01/05/2052");
        assert_eq!(read(&days, &[]).this.told(), Some(CollectionYear(2026)));
        assert_eq!(read(&[], &[]).this.told(), None);
    }

    #[test]
    fn files_of_another_year_and_swapped_ones_are_told() {
        let year = CollectionYear(2026);
        let good = read(&["01/05/2025"], &["01/05/2024"]);
        assert_eq!(good.misfits(year), []);
        let swapped = read(&["01/05/2024"], &["01/05/2025"]);
        let [Misfit::Swapped { .. }] = swapped.misfits(year)[..] else {
            panic!("these are swapped");
        };
        let [
            Misfit::AnotherYear { told, .. },
            Misfit::NotTheYearBefore { .. },
        ] = good.misfits(year.next())[..]
        else {
            panic!("these are of the year before");
        };
        assert_eq!(told, year);
        assert_eq!(
            swapped.misfits(year)[0].to_string(),
            "This year’s and last year’s files look swapped: this year’s dates end in 2024/25, last year’s in 2025/26."
        );
    }
}
