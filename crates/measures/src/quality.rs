//! How far a measure can be relied on: whether what it was made of was checked, is whole, and is of today.

use children::Day;
use children::service::{Fact, Sources};

use crate::lists::words::{date, days, many};
use crate::measure::{Measure, When};

/// Days after which a table that tells of nothing later is stale, unless a council sets another number.
pub const STALE_AFTER: i32 = 35;

/// What the rules said of the tables a measure needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Checks {
    /// The rules were run and found nothing.
    Clean,
    /// They were run and found so many things.
    Issues(u32),
    /// They were not run on every table.
    NotRun,
}

/// A table of which the latest day lies too long ago.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stale {
    /// What it holds.
    pub fact: Fact,
    /// Its latest day.
    pub latest: Day,
    /// Days since.
    pub old: i32,
}

/// The stamp of a measure. Several things can hold at once; [`Stamp::word`] names the weightiest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// What the rules said.
    pub checks: Checks,
    /// The last month is not over: its number will change.
    pub provisional: bool,
    /// The oldest of the tables that are stale.
    pub stale: Option<Stale>,
}

/// The stamp of a measure.
///
/// `found` gives how many things the rules found in the table of a fact, `None` where they were not run on it.
/// `month_is_over` says whether the last month counted is complete.
pub fn stamp(
    measure: &Measure,
    sources: &Sources,
    found: impl Fn(Fact) -> Option<u32>,
    month_is_over: bool,
    today: Day,
    stale_after: i32,
) -> Stamp {
    let checks = measure
        .needs
        .iter()
        .map(|fact| found(*fact))
        .try_fold(0_u32, |all, of_table| Some(all.saturating_add(of_table?)));
    let stale = measure
        .needs
        .iter()
        .filter_map(|fact| {
            let tables = sources.tables.iter().filter(|table| table.fact == *fact);
            let latest = tables.filter_map(|table| table.latest).max()?;
            Some(Stale {
                fact: *fact,
                latest,
                old: today.days_since(latest),
            })
        })
        .filter(|stale| stale.old > stale_after)
        .max_by_key(|stale| stale.old);
    Stamp {
        checks: match checks {
            Some(0) if !measure.needs.is_empty() => Checks::Clean,
            Some(0) | None => Checks::NotRun,
            Some(issues) => Checks::Issues(issues),
        },
        // How things stand on a day does not change when the month ends.
        provisional: !month_is_over && measure.when == When::Events,
        stale,
    }
}

impl Stamp {
    /// A stable word for machines: that of the weightiest thing that holds.
    #[must_use]
    pub fn word(self) -> &'static str {
        match (self.stale, self.checks, self.provisional) {
            (Some(_), ..) => "stale",
            (None, Checks::NotRun, _) => "rules-not-run",
            (None, _, true) => "provisional",
            (None, Checks::Issues(_), false) => "checked-with-issues",
            (None, Checks::Clean, false) => "checked",
        }
    }

    /// All that holds, in words: "Checked with 3 issues; provisional, the month is not over".
    #[must_use]
    pub fn words(self) -> String {
        let mut words = match self.checks {
            Checks::Clean => "Checked".to_owned(),
            Checks::Issues(issues) => format!(
                "Checked with {}",
                many(i32::try_from(issues).unwrap_or(i32::MAX), "issue")
            ),
            Checks::NotRun => "Rules not run".to_owned(),
        };
        if self.provisional {
            words.push_str("; provisional, the month is not over");
        }
        if let Some(stale) = self.stale {
            words.push_str(&format!(
                "; stale, the {} tells of nothing after {}, {} ago",
                stale.fact.name(),
                date(stale.latest),
                days(stale.old)
            ));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use children::service::SourceTable;

    fn sources(latest: &[(Fact, Option<&str>)]) -> Sources {
        let tables = latest.iter().map(|(fact, latest)| SourceTable {
            fact: *fact,
            source: "ssd",
            file: "".into(),
            rows: 1,
            missing_columns: Vec::new(),
            earliest: None,
            latest: latest.map(crate::examples::day),
        });
        Sources {
            tables: tables.collect(),
            as_at: None,
        }
    }

    fn of(id: &str, sources: &Sources, found: impl Fn(Fact) -> Option<u32>, over: bool) -> Stamp {
        let measure = catalogue::find(id).unwrap();
        let today = crate::examples::day("2026-11-22");
        stamp(measure, sources, found, over, today, STALE_AFTER)
    }

    #[test]
    fn a_measure_is_checked_only_where_every_table_it_needs_was() {
        let sources = sources(&[
            (Fact::CareEpisodes, Some("2026-11-20")),
            (Fact::Health, Some("2026-11-01")),
        ]);
        let clean = of("CL12", &sources, |_| Some(0), true);
        assert_eq!(
            (clean.word(), clean.words().as_str()),
            ("checked", "Checked")
        );
        let three = of(
            "CL12",
            &sources,
            |fact| Some(if fact == Fact::Health { 3 } else { 0 }),
            true,
        );
        assert_eq!(three.checks, Checks::Issues(3));
        assert_eq!(
            (three.word(), three.words().as_str()),
            ("checked-with-issues", "Checked with 3 issues")
        );
        let one = of(
            "CL12",
            &sources,
            |fact| (fact != Fact::Health).then_some(5),
            true,
        );
        assert_eq!(
            (one.word(), one.words().as_str()),
            ("rules-not-run", "Rules not run")
        );
    }

    #[test]
    fn a_month_that_is_not_over_makes_events_provisional_and_leaves_snapshots_alone() {
        let none = sources(&[]);
        let events = of("CL12", &none, |_| Some(1), false);
        assert_eq!(events.word(), "provisional");
        assert_eq!(
            events.words(),
            "Checked with 2 issues; provisional, the month is not over"
        );
        assert_eq!(of("CL14", &none, |_| Some(0), false).word(), "checked");
    }

    #[test]
    fn the_oldest_table_that_is_stale_is_named() {
        let sources = sources(&[
            (Fact::CareEpisodes, Some("2026-10-18")),
            (Fact::Health, Some("2026-10-17")),
            (Fact::Plans, Some("2020-01-01")),
        ]);
        let stale = of("CL14", &sources, |_| Some(0), true);
        assert_eq!(stale.word(), "stale");
        assert_eq!(
            stale.words(),
            "Checked; stale, the table of health checks tells of nothing after 17 October 2026, 36 days ago"
        );
        assert_eq!(of("CL01", &sources, |_| Some(0), true).stale, None);
    }
}
