//! Which cases of a measure an address asks for.

use std::ops::Range;

use children::Month;
use measures::cases::Case;
use measures::groups::Breakdown;
use measures::measure::Headline;
use serde::Deserialize;

use super::super::show::periods;
use super::shown;
use crate::records::{Look, Measured};
use crate::web::error::Error;
use crate::web::words;

/// What an address may ask: a month or a period, a group, met or not, and a page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    month: Option<String>,
    period: Option<String>,
    by: Option<String>,
    group: Option<String>,
    met: Option<String>,
    page: Option<String>,
}

impl Asked {
    /// The page asked for, counted from 1.
    pub(super) fn page(&self) -> usize {
        self.page
            .as_deref()
            .and_then(|page| page.parse().ok())
            .unwrap_or(1)
    }
}

/// Whether met, not met, or either is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Met {
    Either,
    Yes,
    No,
}

impl Met {
    /// Its word in an address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Either => "",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// What is asked for, read against what there is.
pub(super) struct Chosen {
    /// The months.
    pub(super) run: Range<usize>,
    /// The word of the period, or the month.
    pub(super) word: String,
    /// The period in a sentence: "in October 2026".
    pub(super) period: String,
    /// The group, if one.
    pub(super) group: Option<(Breakdown, usize)>,
    /// Met, not met or either.
    pub(super) met: Met,
}

impl Chosen {
    /// Reads what is asked; without a month or a period, that of the headline.
    pub(super) fn of(records: &Look, measured: &Measured, asked: &Asked) -> Result<Self, Error> {
        let (word, run) = match (&asked.month, &asked.period) {
            (Some(month), _) => (month.clone(), month_run(records, month)?),
            (None, period) => period_run(records, measured, period.as_deref())?,
        };
        let group = asked
            .by
            .as_deref()
            .and_then(Breakdown::from_word)
            .filter(|by| records.offers(*by))
            .and_then(|by| {
                let group: usize = asked.group.as_deref()?.parse().ok()?;
                (group < records.groups(by).len()).then_some((by, group))
            });
        let period = measured
            .reading(run.clone(), None)
            .map(|reading| shown::period(&reading, measured.measure.when))
            .unwrap_or_default();
        let met = match asked.met.as_deref() {
            Some("yes") => Met::Yes,
            Some("no") => Met::No,
            Some(_) | None => Met::Either,
        };
        Ok(Self {
            run,
            word,
            period,
            group,
            met,
        })
    }

    /// Whether a case is one of those asked for.
    pub(super) fn holds(&self, case: &Case) -> bool {
        let met = match self.met {
            Met::Either => true,
            Met::Yes => case.met,
            Met::No => !case.met,
        };
        met && self
            .group
            .is_none_or(|(by, group)| case.slots.group(by) == group)
    }

    /// The query that asks for the same, of a group.
    pub(super) fn query(&self, group: Option<(Breakdown, usize)>) -> String {
        let when = if self
            .word
            .starts_with(|letter: char| letter.is_ascii_digit())
        {
            "month"
        } else {
            "period"
        };
        let mut query = format!("{when}={}", self.word);
        if self.met != Met::Either {
            query = format!("{query}&met={}", self.met.word());
        }
        if let Some((by, group)) = group {
            query = format!("{query}&by={}&group={group}", by.word());
        }
        query
    }

    /// The group in words: "by team: Assessment North".
    pub(super) fn group_words(&self, records: &Look) -> Option<String> {
        let (by, group) = self.group?;
        let name = records.groups(by).into_iter().nth(group)?;
        Some(format!("{}: {name}", by.name().to_lowercase()))
    }

    /// The periods and months that can be chosen, with their names.
    pub(super) fn periods(&self, measured: &Measured) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = periods(measured)
            .into_iter()
            .map(|period| (period.word.to_owned(), period.name.to_owned()))
            .collect();
        for reading in measured.monthly().iter().rev().take(24) {
            let month = Month::of(reading.to);
            all.push((format!("{month:?}"), month.to_string()));
        }
        if !all.iter().any(|(word, _)| *word == self.word) {
            all.push((self.word.clone(), words::capital(&self.period)));
        }
        all
    }
}

fn month_run(records: &Look, word: &str) -> Result<Range<usize>, Error> {
    let months = records.months;
    months
        .iter()
        .position(|month| format!("{month:?}") == word)
        .map(|at| at..at + 1)
        .ok_or_else(|| {
            Error::BadRequest(format!(
                "There is no such month here. Months run from {} to {}, written like 2026-10.",
                months.month(0),
                months.month(months.len() - 1)
            ))
        })
}

fn period_run(
    records: &Look,
    measured: &Measured,
    word: Option<&str>,
) -> Result<(String, Range<usize>), Error> {
    // A form that offers periods and months in one list sends a month as a period.
    if let Some(month) =
        word.filter(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
    {
        return Ok((month.to_owned(), month_run(records, month)?));
    }
    let usual = match measured.measure.headline {
        Headline::Latest => "latest",
        Headline::RollingYear => "rolling-year",
        Headline::YearToDate => "year-to-date",
    };
    let word = word.unwrap_or(usual);
    if measured.counted.is_err() {
        return Ok((word.to_owned(), 0..0));
    }
    let all = periods(measured);
    match all.iter().find(|period| period.word == word) {
        Some(period) => Ok((period.word.to_owned(), period.run.clone())),
        // The headline of a measure of events may be a month that is not complete: then it is asked for by its months.
        None if word == usual => Ok((usual.to_owned(), measured.headline_months())),
        None => Err(Error::BadRequest(
            "There is no such period of this measure.".to_owned(),
        )),
    }
}
