//! What rules of any source ask alike. None of it knows a table.

use std::collections::{HashMap, HashSet};

use children::Day;

use crate::rule::{Entry, Found};
use crate::table::{Rows, Table};

/// Points to rows with a date after the day it is judged by.
pub(crate) fn in_future<T: Table, const N: usize>(
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    dates: impl Fn(&T) -> [Option<Day>; N],
) {
    let today = found.today;
    points_where(rows, found, |row| {
        dates(row).into_iter().flatten().any(|date| date > today)
    });
}

/// Points to rows with a date before a day.
pub(crate) fn before<T: Table, const N: usize>(
    day: Day,
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    dates: impl Fn(&T) -> [Option<Day>; N],
) {
    points_where(rows, found, |row| {
        dates(row).into_iter().flatten().any(|date| date < day)
    });
}

/// Points to rows with a date after a day.
pub(crate) fn after<T: Table, const N: usize>(
    day: Day,
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    dates: impl Fn(&T) -> [Option<Day>; N],
) {
    points_where(rows, found, |row| {
        dates(row).into_iter().flatten().any(|date| date > day)
    });
}

/// Points to rows whose second date is before their first.
pub(crate) fn ends_before_start<T: Table>(
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    dates: impl Fn(&T) -> [Option<Day>; 2],
) {
    points_where(rows, found, |row| {
        let [start, end] = dates(row);
        end.is_some() && end < start
    });
}

/// Points to rows of which something is so.
pub(crate) fn points_where<T: Table>(
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    so: impl Fn(&T) -> bool,
) {
    rows.iter()
        .filter(|row| so(row))
        .for_each(|row| found.at(row));
}

/// Points to rows that name no child.
pub(crate) fn points_to_nobody<'s, T: Table>(
    rows: &'s Rows<T>,
    found: &mut Found<'_>,
    child: impl Fn(&'s T) -> &'s str,
) {
    for entry in rows.entries() {
        if child(entry.row()).is_empty() {
            found.about("").at(&entry);
        }
    }
}

/// Points to rows whose key stands on another row of the table too.
pub(crate) fn repeated<'s, T: Table>(
    rows: &'s Rows<T>,
    found: &mut Found<'_>,
    key: impl Fn(&'s T) -> &'s str,
    child: impl Fn(&'s T) -> &'s str,
) {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for row in &rows.rows {
        *times.entry(key(row)).or_default() += 1;
    }
    for entry in rows.entries() {
        let key = key(entry.row());
        if !key.is_empty() && times.get(key).is_some_and(|times| *times > 1) {
            found.about(child(entry.row())).at(&entry);
        }
    }
}

/// Points to rows that give one of these names, where nothing goes by that name.
pub(crate) fn unknown<'s, T: Table>(
    known: &HashSet<&str>,
    rows: &'s Rows<T>,
    found: &mut Found<'_>,
    name: impl Fn(&'s T) -> &'s str,
    child: impl Fn(&'s T) -> &'s str,
) {
    for entry in rows.entries() {
        let name = name(entry.row());
        if !name.is_empty() && !known.contains(name) {
            found.about(child(entry.row())).at(&entry);
        }
    }
}

/// The names that rows go by.
pub(crate) fn names<'s, T>(rows: &'s Rows<T>, name: impl Fn(&'s T) -> &'s str) -> HashSet<&'s str> {
    rows.rows.iter().map(name).collect()
}

/// Rows by their key, those without one left out. A key that stands twice keeps both: a rule asks it of all of them.
pub(crate) fn by_key<'s, T>(
    rows: &[Entry<'s, T>],
    key: impl Fn(&'s T) -> &'s str,
) -> HashMap<&'s str, Vec<&'s T>> {
    let mut by_key: HashMap<&str, Vec<&T>> = HashMap::new();
    for row in rows {
        let key = key(row.row());
        if !key.is_empty() {
            by_key.entry(key).or_default().push(row.row());
        }
    }
    by_key
}

/// Points to rows that begin while another is still open. What ends on the day the next begins does not overlap it.
pub(crate) fn overlapping<T: Table>(
    rows: &[Entry<'_, T>],
    found: &mut Found<'_>,
    dates: impl Fn(&T) -> [Option<Day>; 2],
) {
    let dated = |row: &Entry<'_, T>| {
        let [start, end] = dates(row);
        start.map(|start| (start, end.unwrap_or(Day::LAST)))
    };
    let mut open_until = Day::FIRST;
    let mut rest: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row, dated(row)?)))
        .collect();
    rest.sort_by_key(|(_, (start, _))| *start);
    for same_day in rest.chunk_by(|(_, one), (_, other)| one.0 == other.0) {
        let lasting = same_day
            .iter()
            .filter(|(_, (start, end))| end > start)
            .count();
        for (row, (start, end)) in same_day {
            let others = lasting - usize::from(end > start);
            if open_until > *start || others > 0 {
                found.at(row);
            }
        }
        let ends = same_day.iter().map(|(_, (_, end))| *end);
        open_until = ends.fold(open_until, Day::max);
    }
}

/// Times from a first to a last day, to be asked whether they hold a day.
pub(crate) struct Spans(Vec<(Day, Day)>);

impl Spans {
    /// Times that begin and, unless they are open, end; what has no beginning is left out.
    pub(crate) fn of(spans: impl Iterator<Item = [Option<Day>; 2]>) -> Self {
        let mut spans: Vec<(Day, Day)> = spans
            .filter_map(|[start, end]| Some((start?, end.unwrap_or(Day::LAST))))
            .collect();
        spans.sort_unstable();
        // Each keeps the latest end of all that began no later: one look then answers for them all.
        let mut latest = Day::FIRST;
        for (_, end) in &mut spans {
            latest = latest.max(*end);
            *end = latest;
        }
        Self(spans)
    }

    /// Whether one of them holds the day, its first and last included.
    pub(crate) fn hold(&self, day: Day) -> bool {
        let begun = self.0.partition_point(|(start, _)| *start <= day);
        begun
            .checked_sub(1)
            .and_then(|last| self.0.get(last))
            .is_some_and(|(_, end)| *end >= day)
    }
}

/// How many other days there are in the twelve months up to one of these days, which are sorted.
pub(crate) fn others_in_year(days: &[Day], to: Day) -> i32 {
    let from = to.plus_years(-1);
    let up_to = days.partition_point(|day| *day <= to);
    let before = days.partition_point(|day| *day <= from);
    i32::try_from(up_to.saturating_sub(before + 1)).unwrap_or(i32::MAX)
}
