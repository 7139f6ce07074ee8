//! Bank holidays of England and Wales, and the working days they leave.
//!
//! Computed from the Banking and Financial Dealings Act 1971 and the proclamations made under it, which set the
//! substitute days, moved some holidays and gave others once. What is still to be proclaimed is not guessed: a list
//! for years to come holds the standing days only.

mod easter;
mod working;

use crate::day::{Day, days_in_month};
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

pub use easter::easter_sunday;
pub(crate) use working::{is_working_day, working_days_up_to};

/// The years whose bank holidays are known here.
pub const KNOWN: RangeInclusive<i16> = 1990..=2100;

/// A day off for everyone, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BankHoliday {
    /// The day that is not worked; never a Saturday or Sunday.
    pub day: Day,
    /// What it is a holiday for.
    pub occasion: Occasion,
    /// Whether the occasion fell at a weekend, and this is the weekday given for it.
    pub substitute: bool,
}

/// What a bank holiday is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// 1 January.
    NewYear,
    /// The Friday before Easter Sunday.
    GoodFriday,
    /// The Monday after Easter Sunday.
    EasterMonday,
    /// The first Monday of May, as a rule.
    EarlyMay,
    /// The last Monday of May, as a rule.
    Spring,
    /// The last Monday of August.
    Summer,
    /// 25 December.
    Christmas,
    /// 26 December.
    Boxing,
    /// A day given once, by its name.
    Once(&'static str),
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NewYear => "New Year's Day",
            Self::GoodFriday => "Good Friday",
            Self::EasterMonday => "Easter Monday",
            Self::EarlyMay => "Early May bank holiday",
            Self::Spring => "Spring bank holiday",
            Self::Summer => "Summer bank holiday",
            Self::Christmas => "Christmas Day",
            Self::Boxing => "Boxing Day",
            Self::Once(name) => name,
        })
    }
}

/// Holidays that a proclamation moved to another day of their year.
const MOVED: &[(Occasion, Option<Day>)] = &[
    (Occasion::EarlyMay, Day::new(1995, 5, 8)),
    (Occasion::Spring, Day::new(2002, 6, 4)),
    (Occasion::Spring, Day::new(2012, 6, 4)),
    (Occasion::EarlyMay, Day::new(2020, 5, 8)),
    (Occasion::Spring, Day::new(2022, 6, 2)),
];

/// Holidays given once.
const ONCE: &[(&str, Option<Day>)] = &[
    ("Millennium", Day::new(1999, 12, 31)),
    ("Golden Jubilee of Elizabeth II", Day::new(2002, 6, 3)),
    ("Wedding of Prince William", Day::new(2011, 4, 29)),
    ("Diamond Jubilee of Elizabeth II", Day::new(2012, 6, 5)),
    ("Platinum Jubilee of Elizabeth II", Day::new(2022, 6, 3)),
    ("State funeral of Elizabeth II", Day::new(2022, 9, 19)),
    ("Coronation of Charles III", Day::new(2023, 5, 8)),
];

static ALL: LazyLock<Vec<BankHoliday>> = LazyLock::new(|| KNOWN.flat_map(of_year).collect());

/// Every bank holiday of the years known, in order.
#[must_use]
pub fn bank_holidays() -> &'static [BankHoliday] {
    &ALL
}

/// The bank holidays of one year, in order; none for a year that is not known.
#[must_use]
pub fn bank_holidays_of(year: i16) -> &'static [BankHoliday] {
    let first = ALL.partition_point(|holiday| holiday.day.year() < year);
    let after = ALL.partition_point(|holiday| holiday.day.year() <= year);
    ALL.get(first..after).unwrap_or_default()
}

/// The bank holiday on a day, if it is one.
#[must_use]
pub fn bank_holiday(day: Day) -> Option<&'static BankHoliday> {
    let at = ALL.binary_search_by_key(&day, |holiday| holiday.day).ok()?;
    ALL.get(at)
}

/// The bank holidays of a year by rule, in order.
fn of_year(year: i16) -> Vec<BankHoliday> {
    let mut found = Vec::with_capacity(10);
    let mut add = |occasion, day: Option<Day>, substitute| {
        found.extend(day.map(|day| BankHoliday {
            day,
            occasion,
            substitute,
        }));
    };

    let (new_year, late) = off_the_weekend(Day::new(year, 1, 1), &[]);
    add(Occasion::NewYear, new_year, late);

    let easter = easter_sunday(year);
    add(
        Occasion::GoodFriday,
        easter.map(|sunday| sunday.plus(-2)),
        false,
    );
    add(
        Occasion::EasterMonday,
        easter.map(|sunday| sunday.plus(1)),
        false,
    );

    add(
        Occasion::EarlyMay,
        moved(Occasion::EarlyMay, year).or_else(|| first_monday(year, 5)),
        false,
    );
    add(
        Occasion::Spring,
        moved(Occasion::Spring, year).or_else(|| last_monday(year, 5)),
        false,
    );
    add(Occasion::Summer, last_monday(year, 8), false);

    let (christmas, boxing) = (Day::new(year, 12, 25), Day::new(year, 12, 26));
    let (christmas_off, late) = off_the_weekend(christmas, &[boxing]);
    add(Occasion::Christmas, christmas_off, late);
    let (boxing_off, late) = off_the_weekend(boxing, &[christmas_off]);
    add(Occasion::Boxing, boxing_off, late);

    for (name, day) in ONCE {
        add(
            Occasion::Once(name),
            day.filter(|day| day.year() == year),
            false,
        );
    }
    found.sort_unstable();
    found
}

/// The day itself, or the next weekday after a weekend that no other holiday has; and whether it had to move.
fn off_the_weekend(day: Option<Day>, taken: &[Option<Day>]) -> (Option<Day>, bool) {
    let Some(day) = day else { return (None, false) };
    if day.days_from_monday() < 5 {
        return (Some(day), false);
    }
    let mut instead = day;
    while instead.days_from_monday() > 4 || taken.contains(&Some(instead)) {
        instead = instead.plus(1);
    }
    (Some(instead), true)
}

fn moved(occasion: Occasion, year: i16) -> Option<Day> {
    MOVED
        .iter()
        .filter(|(moved, _)| *moved == occasion)
        .find_map(|(_, to)| to.filter(|to| to.year() == year))
}

fn first_monday(year: i16, month: i8) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    Some(first.plus((7 - i32::from(first.days_from_monday())) % 7))
}

fn last_monday(year: i16, month: i8) -> Option<Day> {
    let last = Day::new(year, month, days_in_month(year, month))?;
    Some(last.plus(-i32::from(last.days_from_monday())))
}

#[cfg(test)]
mod tests;
