//! What the Department for Education has published: England, regions and authorities, to hold a council's own value
//! against.
//!
//! Values stand in `data/benchmarks.csv`, what they are in `data/benchmark_indicators.csv`. The department rounds most
//! shares to whole percents and leaves out what few children could be known by: a value that is missing was not
//! published, and is nobody's zero.

use std::sync::OnceLock;

use crate::measure::Better;

const INDICATORS: &str = include_str!("../../../data/benchmark_indicators.csv");
const VALUES: &str = include_str!("../../../data/benchmarks.csv");

/// Names of the regions, in the order of their codes from 980 on; London's two halves are 987 and 988.
const REGIONS: [(&str, &str); 11] = [
    ("980", "North East"),
    ("981", "North West"),
    ("982", "Yorkshire and the Humber"),
    ("983", "East Midlands"),
    ("984", "West Midlands"),
    ("985", "East of England"),
    ("986", "London"),
    ("987", "Inner London"),
    ("988", "Outer London"),
    ("989", "South East"),
    ("990", "South West"),
];

/// What a published value is. [`Indicator::value`] gives each as [`crate::tally::Tally::value`] does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A share, from 0 to 1.
    Share,
    /// For every 10,000 people aged 0 to 17.
    Rate,
    /// How many.
    Number,
    /// A mean of days, points or cases.
    Mean,
}

/// The published values, to ask by name.
#[derive(Clone, Copy, Debug)]
pub struct Published;

impl Published {
    /// The indicator of the department's short name.
    #[must_use]
    pub fn of(short: &str) -> Option<&'static Indicator> {
        all().iter().find(|indicator| indicator.short == short)
    }
}

/// A published indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct Indicator {
    /// The department's short name.
    pub short: &'static str,
    /// Its number in the department's interactive tool; empty where it has none.
    pub lait_code: &'static str,
    /// The department's name of it.
    pub name: &'static str,
    /// What its values are.
    pub unit: Sort,
    /// What a year is: "year to 31 March", "at 30 September".
    pub year_type: &'static str,
    values: Vec<Area>,
    years: Vec<i16>,
}

#[derive(Clone, PartialEq, Debug)]
struct Area {
    code: &'static str,
    by_year: Vec<Option<f64>>,
}

/// Where a value stands among the authorities'.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rank {
    /// 1 for the best; for the highest where neither way is better. Equal values share the better place.
    pub place: u32,
    /// Of how many, the council itself among them.
    pub of: u32,
}

impl Rank {
    /// The quarter of the authorities it falls in: 1 for the best (or highest), 4 for the last.
    #[must_use]
    pub fn quarter(self) -> u8 {
        match (self.place.saturating_sub(1) * 4) / self.of.max(1) {
            0 => 1,
            1 => 2,
            2 => 3,
            _ => 4,
        }
    }
}

/// The three values that part the authorities in quarters, lowest first.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Quartiles {
    /// A quarter of the authorities lie at or below it.
    pub lower: f64,
    /// Half do.
    pub middle: f64,
    /// Three quarters do.
    pub upper: f64,
}

/// A mean of several authorities.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MeanOf {
    /// The mean of their values, each authority counting once.
    pub value: f64,
    /// How many of those asked for had a value published.
    pub published: usize,
}

/// Every indicator, in the order of the file.
#[must_use]
pub fn all() -> &'static [Indicator] {
    static ALL: OnceLock<Vec<Indicator>> = OnceLock::new();
    ALL.get_or_init(|| read(INDICATORS, VALUES))
}

impl Indicator {
    /// The latest year with a value for England, or for anyone where England has none.
    #[must_use]
    pub fn latest(&self) -> Option<i16> {
        let with = |of: &dyn Fn(&Area) -> bool| {
            self.years
                .iter()
                .copied()
                .enumerate()
                .rev()
                .find_map(|(at, year)| {
                    self.values
                        .iter()
                        .filter(|area| of(area))
                        .any(|area| area.by_year.get(at).copied().flatten().is_some())
                        .then_some(year)
                })
        };
        with(&|area| area.code == "england").or_else(|| with(&|_| true))
    }

    /// The years there are, oldest first. A year is named by the one it ends in.
    #[must_use]
    pub fn years(&self) -> Vec<i16> {
        (self.years.iter().enumerate())
            .filter(|(at, _)| {
                (self.values.iter()).any(|area| area.by_year.get(*at).copied().flatten().is_some())
            })
            .map(|(_, year)| *year)
            .collect()
    }

    /// The value of an area: an authority's three-digit code, a region's, or `england`.
    #[must_use]
    pub fn value(&self, area: &str, year: i16) -> Option<f64> {
        let at = self.years.iter().position(|each| *each == year)?;
        let area = self.values.iter().find(|each| each.code == area)?;
        area.by_year.get(at).copied().flatten()
    }

    /// England's value.
    #[must_use]
    pub fn england(&self, year: i16) -> Option<f64> {
        self.value("england", year)
    }

    /// A region's value, by its name.
    #[must_use]
    pub fn region(&self, name: &str, year: i16) -> Option<f64> {
        let (code, _) = REGIONS.iter().find(|(_, each)| *each == name)?;
        self.value(code, year)
    }

    /// Every authority's value in a year, by code; regions and England left out.
    pub fn authorities(&self, year: i16) -> impl Iterator<Item = (&'static str, f64)> {
        let at = self.years.iter().position(|each| *each == year);
        self.values
            .iter()
            .filter(|area| area.code < "980")
            .filter_map(move |area| Some((area.code, area.by_year.get(at?).copied().flatten()?)))
    }

    /// Where a council's own value stands among the other authorities' of a year; `own` is its code, so that its
    /// published value does not stand beside it. `None` where no other authority's was published.
    #[must_use]
    pub fn rank(&self, value: f64, better: Better, year: i16, own: Option<&str>) -> Option<Rank> {
        let (mut ahead, mut of) = (0, 1);
        for (_, other) in self
            .authorities(year)
            .filter(|(code, _)| Some(*code) != own)
        {
            of += 1;
            let leads = match better {
                Better::Higher | Better::Neutral => other > value,
                Better::Lower => other < value,
            };
            ahead += u32::from(leads);
        }
        (of > 1).then_some(Rank {
            place: ahead + 1,
            of,
        })
    }

    /// What parts the authorities of a year in quarters; `None` where fewer than four were published.
    #[must_use]
    pub fn quartiles(&self, year: i16) -> Option<Quartiles> {
        let mut values: Vec<f64> = self.authorities(year).map(|(_, value)| value).collect();
        values.sort_by(f64::total_cmp);
        let quarter = |quarters: usize| {
            let steps = values.len().checked_sub(1)? * quarters;
            let (low, rest) = (values.get(steps / 4)?, steps % 4);
            let high = values.get(steps / 4 + 1).unwrap_or(low);
            let part = [0.0, 0.25, 0.5, 0.75].get(rest)?;
            Some(low + (high - low) * part)
        };
        if values.len() < 4 {
            return None;
        }
        Some(Quartiles {
            lower: quarter(1)?,
            middle: quarter(2)?,
            upper: quarter(3)?,
        })
    }

    /// The mean of several authorities, such as statistical neighbours; `None` where none was published.
    #[must_use]
    pub fn mean_of(&self, codes: &[&str], year: i16) -> Option<MeanOf> {
        let (mut sum, mut published) = (0.0, 0);
        let mut count = 0.0;
        for value in codes.iter().filter_map(|code| self.value(code, year)) {
            sum += value;
            count += 1.0;
            published += 1;
        }
        (published > 0).then(|| MeanOf {
            value: sum / count,
            published,
        })
    }
}

fn read(indicators: &'static str, values: &'static str) -> Vec<Indicator> {
    let mut lines = values.lines();
    let years: Vec<i16> = cells(lines.next().unwrap_or_default())
        .iter()
        .skip(2)
        .filter_map(|year| year.parse().ok())
        .collect();
    let mut all: Vec<Indicator> = indicators
        .lines()
        .skip(1)
        .filter_map(|line| match cells(line).as_slice() {
            [short, lait_code, name, unit, year_type] => Some(Indicator {
                short,
                lait_code,
                name,
                unit: match *unit {
                    "share" => Sort::Share,
                    "rate" => Sort::Rate,
                    "number" => Sort::Number,
                    _ => Sort::Mean,
                },
                year_type,
                values: Vec::new(),
                years: years.clone(),
            }),
            _ => None,
        })
        .collect();
    let mut at = 0;
    for line in lines {
        let cells = cells(line);
        let [short, code, by_year @ ..] = cells.as_slice() else {
            continue;
        };
        // Rows stand in the order of the indicators, so that the next is nearly always this one.
        if all.get(at).is_none_or(|each| each.short != *short) {
            let Some(found) = all.iter().position(|each| each.short == *short) else {
                continue;
            };
            at = found;
        }
        if let Some(indicator) = all.get_mut(at) {
            let scale = if indicator.unit == Sort::Share {
                100.0
            } else {
                1.0
            };
            indicator.values.push(Area {
                code,
                by_year: (by_year.iter())
                    .map(|value| value.parse().ok().map(|value: f64| value / scale))
                    .collect(),
            });
        }
    }
    all
}

/// The cells of a line; one between quotation marks may hold commas.
fn cells(line: &'static str) -> Vec<&'static str> {
    let mut cells = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let (cell, after) = match text.strip_prefix('"').and_then(|text| text.split_once('"')) {
            Some((cell, after)) => (cell, after.strip_prefix(',')),
            None => text
                .split_once(',')
                .map_or((text, None), |(cell, after)| (cell, Some(after))),
        };
        cells.push(cell);
        rest = after;
    }
    cells
}

#[cfg(test)]
mod tests;
