//! Working days counted in constant time: the weekdays by arithmetic, less the bank holidays in a table by the week.

use super::ALL;
use crate::day::Day;
use std::sync::LazyLock;

/// The bank holidays of one week, from Monday.
#[derive(Clone, Copy)]
struct Week {
    /// How many there were in all the weeks before.
    before: i32,
    /// Which days of this week are: bit 0 is Monday.
    days: u8,
}

/// From the week of the first bank holiday known to the week after the last; the weeks between are without a gap.
struct Weeks {
    first: i32,
    weeks: Vec<Week>,
    all: i32,
}

static WEEKS: LazyLock<Weeks> = LazyLock::new(|| {
    let mut holidays = ALL.iter().map(|holiday| holiday.day).peekable();
    let first = holidays.peek().map_or(0, |day| week_of(*day));
    let last = ALL.last().map_or(0, |holiday| week_of(holiday.day));
    let mut weeks = Vec::new();
    let mut all = 0;
    for week in first..=last {
        let before = all;
        let mut days = 0;
        while let Some(day) = holidays.next_if(|day| week_of(*day) == week) {
            days |= bit(day);
            all += 1;
        }
        weeks.push(Week { before, days });
    }
    Weeks { first, weeks, all }
});

/// Whether a day is neither at a weekend nor a bank holiday known.
pub(crate) fn is_working_day(day: Day) -> bool {
    day.days_from_monday() < 5 && week(day).days & bit(day) == 0
}

/// Working days up to and with this one, from a fixed day long ago. Only differences mean anything.
pub(crate) fn working_days_up_to(day: Day) -> i32 {
    let weekdays = week_of(day) * 5 + i32::from(day.days_from_monday() + 1).min(5);
    let week = week(day);
    let up_to = bit(day) | (bit(day) - 1);
    let holidays = week.before + (week.days & up_to).count_ones().cast_signed();
    weekdays - holidays
}

/// The bank holidays of the week of a day, also where none are known.
fn week(day: Day) -> Week {
    let table = &*WEEKS;
    let place = week_of(day) - table.first;
    match usize::try_from(place) {
        Err(_) => Week { before: 0, days: 0 },
        Ok(place) => table.weeks.get(place).copied().unwrap_or(Week {
            before: table.all,
            days: 0,
        }),
    }
}

/// The number of the week, from Monday, since the one that 1 January 1800 fell in.
fn week_of(day: Day) -> i32 {
    (day.number() + 1) / 7
}

fn bit(day: Day) -> u8 {
    1 << day.days_from_monday()
}
