//! The day that what was supplied is a picture of: it must be known before anything is called late or missing.
//!
//! It is in a file's name, or it is the latest day on which something was recorded. A lone day far ahead of the rest is
//! taken for a slip of the pen. What is late is judged by this day and not by today: an old file looks back from then.

use std::fmt;

use children::Day;

use crate::annex_a::AnnexA;
use crate::safeguarding::Safeguarding;

/// The day, and how it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The day.
    pub day: Day,
    /// How it is known.
    pub how: How,
}

/// How a reference day is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    /// It stands in the name of this file.
    FileName(Box<str>),
    /// It is the latest day on which something was recorded.
    LatestRecord,
}

/// As a sentence for whoever reads what was found.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "as of {}, ", self.day)?;
        match &self.how {
            How::FileName(name) => write!(f, "the day in the name of {name}"),
            How::LatestRecord => f.write_str("the latest day on which something was recorded"),
        }
    }
}

impl AnnexA {
    /// The day of the lists; nothing where no name and no row tells it.
    #[must_use]
    pub fn reference(&self, today: Day) -> Option<Reference> {
        let names = self.supplied().map(|(_, from, _)| from.file.as_ref());
        let contacts = self.contacts.rows.iter().map(|row| row.on.value());
        let referrals = self.referrals.rows.iter().map(|row| row.on.value());
        let assessments = self.assessments.rows.iter().map(|row| row.start.value());
        let seen = self.need.rows.iter().map(|row| row.last_seen.value());
        let visits = self.in_care.rows.iter().map(|row| row.last_visit.value());
        let days = contacts
            .chain(referrals)
            .chain(assessments)
            .chain(seen)
            .chain(visits);
        found(names, days.flatten(), today)
    }
}

impl Safeguarding {
    /// The day of the extract; nothing where no name and no row tells it.
    #[must_use]
    pub fn reference(&self, today: Day) -> Option<Reference> {
        let names = self.supplied().map(|(_, from, _)| from.file.as_ref());
        let contacts = self
            .contacts
            .rows
            .iter()
            .map(|row| row.contact_date.value());
        let referrals = self
            .need_episodes
            .rows
            .iter()
            .map(|row| row.referral_date.value());
        let visits = self
            .need_visits
            .rows
            .iter()
            .map(|row| row.cin_visit_date.value());
        let plan_visits = self
            .plan_visits
            .rows
            .iter()
            .map(|row| row.cp_visit_date.value());
        let care_visits = self
            .care_visits
            .rows
            .iter()
            .map(|row| row.cla_visit_date.value());
        let days = contacts
            .chain(referrals)
            .chain(visits)
            .chain(plan_visits)
            .chain(care_visits);
        found(names, days.flatten(), today)
    }
}

fn found<'n>(
    names: impl Iterator<Item = &'n str>,
    days: impl Iterator<Item = Day>,
    today: Day,
) -> Option<Reference> {
    let named = names.filter_map(|name| Some((in_name(name)?, name)));
    if let Some((day, name)) = named.filter(|(day, _)| *day <= today).max() {
        return Some(Reference {
            day,
            how: How::FileName(name.into()),
        });
    }
    latest(days.filter(|day| *day <= today)).map(|day| Reference {
        day,
        how: How::LatestRecord,
    })
}

/// The latest day that another is near to; the latest of all where none is.
fn latest(days: impl Iterator<Item = Day>) -> Option<Day> {
    let mut days: Vec<Day> = days.collect();
    days.sort_unstable_by(|one, other| other.cmp(one));
    let near = days
        .array_windows()
        .find(|[later, earlier]| later.days_since(*earlier) <= 14);
    near.map(|[later, _]| *later).or(days.first().copied())
}

/// A day within a name, as eight digits or with marks between: `2026-03-31`, `20260331`, `31.03.2026`.
fn in_name(name: &str) -> Option<Day> {
    let mut groups: Vec<&str> = name.split(|c: char| !c.is_ascii_digit()).collect();
    groups.retain(|group| !group.is_empty());
    let whole = groups
        .iter()
        .filter(|group| group.len() == 8)
        .find_map(|group| {
            let part = |from, to| group.get(from..to);
            day(part(0, 4)?, part(4, 6)?, part(6, 8)?)
                .or_else(|| day(part(4, 8)?, part(2, 4)?, part(0, 2)?))
        });
    whole.or_else(|| {
        groups
            .array_windows()
            .find_map(|[one, two, three]| match (one.len(), three.len()) {
                (4, 1..=2) => day(one, two, three),
                (1..=2, 4) => day(three, two, one),
                (_, _) => None,
            })
    })
}

/// A day of this century.
fn day(year: &str, month: &str, day: &str) -> Option<Day> {
    let year = year
        .parse()
        .ok()
        .filter(|year| (2000..2100).contains(year))?;
    Day::new(year, month.parse().ok()?, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i16, month: i8, day: i8) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn a_name_tells_the_day_however_it_is_written() {
        for (name, expected) in [
            ("annex_a_2026-03-31.xlsx", Some(on(2026, 3, 31))),
            ("20260331 Annex A v2.xlsx", Some(on(2026, 3, 31))),
            ("Annex A 31.3.2026.xlsx", Some(on(2026, 3, 31))),
            ("31032026.csv", Some(on(2026, 3, 31))),
            ("List 1.csv", None),
            ("annex 2026-13-31.xlsx", None),
            ("case 12345678.xlsx", None),
        ] {
            assert_eq!(in_name(name), expected, "{name}");
        }
    }

    #[test]
    fn without_a_name_the_latest_record_tells_it_unless_it_stands_alone() {
        let days = [
            on(2026, 3, 30),
            on(2026, 3, 27),
            on(2026, 6, 30),
            on(2025, 1, 1),
        ];
        let reference = found(["lists.xlsx"].into_iter(), days.into_iter(), on(2026, 7, 1));
        assert_eq!(reference.map(|found| found.day), Some(on(2026, 3, 30)));
        let reference = found(
            ["lists.xlsx"].into_iter(),
            days.into_iter(),
            on(2026, 3, 28),
        );
        assert_eq!(
            reference.map(|found| found.day),
            Some(on(2026, 3, 27)),
            "nothing after today"
        );
        assert_eq!(
            found(["a.csv"].into_iter(), [].into_iter(), on(2026, 7, 1)),
            None
        );
    }

    #[test]
    fn a_name_counts_before_records() {
        let days = [on(2026, 3, 30), on(2026, 3, 27)];
        let reference = found(
            ["2026-03-31.xlsx"].into_iter(),
            days.into_iter(),
            on(2026, 7, 1),
        );
        let words = reference.map(|found| found.to_string()).unwrap_or_default();
        assert_eq!(
            words,
            "as of 2026-03-31, the day in the name of 2026-03-31.xlsx"
        );
    }
}
