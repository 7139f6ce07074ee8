//! How long backups are kept: a ladder of days, weeks and months.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{backups_in, cannot_write, hash_of_file};
use crate::Error;

/// The newest backup of each of so many days is kept.
pub const DAILY: usize = 7;
/// The newest backup of each of so many weeks (from Monday) is kept.
pub const WEEKLY: usize = 5;
/// The newest backup of each of so many months is kept.
pub const MONTHLY: usize = 12;

/// Removes the backups in a folder that no rung of the ladder holds: of the last [`DAILY`] days, [`WEEKLY`] weeks and
/// [`MONTHLY`] months with a backup (UTC) the newest is kept. The newest one whose bytes are as its manifest says is
/// always kept; where there is none such, nothing is removed. The manifests of those that were removed.
///
/// # Errors
/// When the folder cannot be read, no backup in it is good, or one cannot be removed.
pub fn thin_backups(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let backups = backups_in(folder)?.good;
    if backups.is_empty() {
        return Ok(Vec::new());
    }
    let good = backups
        .iter()
        .position(|(_, manifest)| {
            hash_of_file(&folder.join(&manifest.file)).is_ok_and(|hash| hash == manifest.sha256)
        })
        .ok_or_else(|| {
            cannot_write(
                folder,
                &"no backup in it is as its manifest says; nothing was removed: make a new one now",
            )
        })?;
    let moments: Vec<Timestamp> = backups
        .iter()
        .map(|(_, manifest)| manifest.moment())
        .collect::<Result<_, _>>()?;
    let mut kept = held(&moments);
    kept.insert(good);
    let mut removed = Vec::new();
    for (n, (path, manifest)) in backups.iter().enumerate() {
        if kept.contains(&n) {
            continue;
        }
        // The manifest goes first: a file without one is no backup.
        std::fs::remove_file(path)
            .and_then(|()| std::fs::remove_file(folder.join(&manifest.file)))
            .map_err(|e| cannot_write(path, &e))?;
        removed.push(path.clone());
    }
    Ok(removed)
}

/// Which of these moments, newest first, a rung holds.
fn held(moments: &[Timestamp]) -> BTreeSet<usize> {
    let days: Vec<Date> = moments
        .iter()
        .map(|at| at.to_zoned(TimeZone::UTC).date())
        .collect();
    let mut held = BTreeSet::new();
    let mut hold = |many: usize, period: fn(Date) -> (i64, i64)| {
        let mut seen = BTreeSet::new();
        for (n, day) in days.iter().enumerate() {
            if seen.len() < many && seen.insert(period(*day)) {
                held.insert(n);
            }
        }
    };
    hold(DAILY, |day| (day.year().into(), day.day_of_year().into()));
    hold(WEEKLY, |day| {
        let week = day.iso_week_date();
        (week.year().into(), week.week().into())
    });
    hold(MONTHLY, |day| (day.year().into(), day.month().into()));
    held
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    /// Two backups a day for so many days, newest first.
    fn daily(many: i32) -> Vec<Timestamp> {
        let last = date(2026, 11, 22).at(2, 0, 0, 0).to_zoned(TimeZone::UTC);
        let last = last.unwrap().timestamp();
        (0..many * 2)
            .map(|n| last - (i64::from(n) * 12).hours())
            .collect()
    }

    #[test]
    fn two_years_of_backups_keep_seven_days_five_weeks_and_twelve_months() {
        let moments = daily(730);
        let kept = held(&moments);
        let days: BTreeSet<Date> = kept
            .iter()
            .map(|n| moments[*n].to_zoned(TimeZone::UTC).date())
            .collect();
        // The newest week and month begin with the newest day.
        assert_eq!(kept.len(), days.len(), "one a day at most");
        assert!(kept.len() <= DAILY + WEEKLY + MONTHLY - 2, "{kept:?}");
        for day in [
            date(2026, 11, 22),
            date(2026, 11, 16),
            date(2026, 10, 31),
            date(2025, 12, 31),
        ] {
            assert!(days.contains(&day), "{day}");
        }
        assert!(!days.contains(&date(2025, 11, 30)), "a thirteenth month");
    }

    #[test]
    fn nothing_new_removes_nothing() {
        let moments: Vec<Timestamp> = daily(14).into_iter().step_by(2).take(7).collect();
        assert_eq!(
            held(&moments).len(),
            7,
            "days without a backup count for nothing"
        );
    }
}
