//! Every measure, counted once for the records of a moment.

use std::ops::Range;
use std::sync::Arc;

use children::Day;
use measures::benchmarks::Published;
use measures::cases::Months;
use measures::catalogue;
use measures::groups::Breakdown;
use measures::measure::{Headline, Measure, Value};
use measures::scene::Scene;
use measures::spc::{Chart, Quantity};
use measures::tally::{Counted, Counting, Tally, count};

/// A measure with its numbers, or why it has none.
#[derive(Debug)]
pub struct Measured {
    /// The measure.
    pub measure: &'static Measure,
    /// Its numbers; or why it could not be measured, as a sentence.
    pub counted: Result<Counted, String>,
    /// By month, the same for every measure.
    population: Arc<[Option<u32>]>,
    /// The place of the first month of which all its tables tell.
    told_from: usize,
}

/// One value with what it was made from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// First and last day of the period.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// What was counted.
    pub tally: Tally,
    /// The value; `None` where nothing was counted.
    pub value: Option<f64>,
}

/// Counts every measure that is wanted, on both cores: children are independent.
pub(crate) fn all(
    scene: &Scene<'_>,
    months: Months,
    wanted: impl Fn(&Measure) -> bool,
) -> Vec<Measured> {
    let measures: Vec<&'static Measure> = catalogue::all().filter(|each| wanted(each)).collect();
    let children = u32::try_from(scene.service.children.len()).unwrap_or(u32::MAX);
    let half = children / 2;
    let (mut counted, rest) = rayon::join(
        || count(&measures, scene, months, 0..half),
        || count(&measures, scene, months, half..children),
    );
    for (mine, theirs) in counted.iter_mut().zip(&rest) {
        mine.merge(theirs);
    }
    let population: Arc<[Option<u32>]> = (0..months.len())
        .map(|at| {
            let population = scene.service.population_on(months.snapshot(at));
            population.map(|(_, people)| people)
        })
        .collect();
    measures
        .into_iter()
        .zip(counted)
        .map(|(measure, counted)| Measured::of(measure, counted, scene, months, &population))
        .collect()
}

impl Measured {
    fn of(
        measure: &'static Measure,
        counting: Counting,
        scene: &Scene<'_>,
        months: Months,
        population: &Arc<[Option<u32>]>,
    ) -> Self {
        let counted = match measure.why_not(scene.service) {
            None => Ok(counting.counted()),
            Some(why) => Err(why),
        };
        // The month in which a table begins is told in part.
        let told_from = match scene.service.sources.told_since(measure.needs) {
            Some(since) if since > months.month(0).first() => {
                months.place(since).map_or(months.len(), |at| at + 1)
            }
            Some(_) | None => 0,
        };
        Self {
            measure,
            counted,
            population: Arc::clone(population),
            told_from,
        }
    }

    /// The value over a run of months, of all or of a group.
    pub fn reading(&self, run: Range<usize>, group: Option<(Breakdown, usize)>) -> Option<Reading> {
        let counted = self.counted.as_ref().ok()?;
        let months = counted.months();
        let last = run.end.checked_sub(1)?;
        let tally = counted.over(self.measure.when, run.clone(), |at| match group {
            None => counted.month(at),
            Some((breakdown, group)) => counted.group(at, breakdown, group),
        });
        let population = self.population.get(last).copied().flatten();
        Some(Reading {
            from: months.month(run.start).first(),
            to: months.snapshot(last),
            tally,
            // Of months before its tables begin nothing is known, and nought would be a guess.
            value: tally
                .value(self.measure.value, population)
                .filter(|_| run.end > self.told_from),
        })
    }

    /// The run of months of the headline.
    pub fn headline_months(&self) -> Range<usize> {
        let Ok(counted) = &self.counted else {
            return 0..0;
        };
        let months = counted.months();
        let complete = if months.last_is_complete() {
            months.len()
        } else {
            months.len() - 1
        };
        match self.measure.headline {
            Headline::Latest => months.len() - 1..months.len(),
            Headline::RollingYear => complete.saturating_sub(12)..complete,
            Headline::YearToDate => {
                let start = children::CollectionYear::of(months.as_at).first();
                months.place(start).unwrap_or(0)..months.len()
            }
        }
    }

    /// The headline.
    pub fn headline(&self) -> Option<Reading> {
        self.reading(self.headline_months(), None)
    }

    /// The complete months that have data, each with its value: what the control chart is made from.
    pub fn monthly(&self) -> Vec<Reading> {
        let Ok(counted) = &self.counted else {
            return Vec::new();
        };
        let months = counted.months();
        let end = if months.last_is_complete() {
            months.len()
        } else {
            months.len() - 1
        };
        let first = (self.told_from..end)
            .find(|at| counted.month(*at).counted > 0)
            .unwrap_or(end);
        (first..end)
            .filter_map(|at| self.reading(at..at + 1, None))
            .collect()
    }

    /// The place of the first month of which all its tables tell.
    pub fn told_from(&self) -> usize {
        self.told_from
    }

    /// People aged 0 to 17 at the end of the month at a place, where that is known.
    pub fn people(&self, at: usize) -> Option<u32> {
        self.population.get(at).copied().flatten()
    }

    /// The control chart of the months.
    pub fn chart(&self) -> Chart {
        self.chart_of(&self.monthly())
    }

    /// The same as it was on a day: of the months that were complete then, as they are known now.
    pub fn chart_on(&self, day: Day) -> Chart {
        let mut monthly = self.monthly();
        monthly.retain(|reading| reading.to <= day);
        self.chart_of(&monthly)
    }

    fn chart_of(&self, monthly: &[Reading]) -> Chart {
        if self.measure.value == Value::Share {
            let months: Vec<Option<(f64, u32)>> = monthly
                .iter()
                .map(|reading| Some((reading.value?, reading.tally.counted)))
                .collect();
            return Chart::of_shares(&months, self.measure.better, None, &[]);
        }
        let values: Vec<Option<f64>> = monthly.iter().map(|reading| reading.value).collect();
        Chart::of(&values, self.quantity(), self.measure.better, None, &[])
    }

    /// What a value other than a share is, to a control chart.
    fn quantity(&self) -> Quantity {
        match self.measure.value {
            Value::Count => Quantity::Count,
            Value::Share | Value::Rate | Value::Mean(_) | Value::Ratio(_) => Quantity::Amount,
        }
    }

    /// The department's published values of the same thing.
    pub fn published(&self) -> Option<&'static measures::benchmarks::Indicator> {
        Published::of(self.measure.published?)
    }
}
