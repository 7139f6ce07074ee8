//! Control charts: where a measure's months fall by chance, which of them do not, and what that means now.
//!
//! `XmR` charts as the health service's *Making Data Count* draws them: the mean, limits at 2.66 mean moving ranges on
//! either side, and four rules for what chance does not do. A share whose months count very different numbers has limits
//! of each month's own, wider where fewer were counted: [`Chart::of_shares`]. Nothing is drawn from fewer than [`FEWEST`] months, or
//! from counts that are mostly 0 to 3: [`NotFor`] says so, and why. Limits from fewer than [`TRIAL_UNDER`] months are
//! on trial.
//!
//! A month without cases is a gap: it is skipped, and the months on either side of it are neighbours.
//!
//! ```
//! use children::Month;
//! use measures::spc::{Better, Chart, Quantity};
//!
//! let shares: Vec<_> = [61, 52, 63, 54, 57, 62, 53, 60, 67, 71, 66, 70, 67, 71, 66]
//!     .map(|n| Some(f64::from(n) / 100.0)).into();
//! let chart = Chart::of(&shares, Quantity::Share, Better::Higher, Some(0.9), &[]);
//! let october = Month::new(2026, 10).unwrap();
//! assert_eq!(chart.headline(), "Improving");
//! assert_eq!(chart.words(october), "Seven months running above its average");
//! ```

mod limits;
mod rules;
mod words;

pub use limits::{Limits, Quantity};

use children::Day;

/// Months with cases below which nothing is drawn: chance cannot be told from change.
pub const FEWEST: usize = 8;

/// Months with cases below which limits are on trial: they will move as months are added.
pub const TRIAL_UNDER: usize = 13;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither: a change is worth knowing of, and is neither good nor bad by itself.
    Neutral,
}

/// Means and limits drawn anew, because practice changed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rebase {
    /// The first point they are drawn anew from, counted from 0.
    pub from: usize,
    /// The day practice changed.
    pub on: Day,
    /// What changed, as it was recorded.
    pub reason: String,
}

/// A measure's months, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// One for each month given, in order.
    pub points: Vec<Signal>,
    /// From one drawing of limits to the next; there is always a first, from point 0.
    pub segments: Vec<Segment>,
    /// One for each month given: how many times as wide its limits are as those of its segment. 1 for every month
    /// unless months count very different numbers.
    pub spreads: Vec<f64>,
    /// What is true now.
    pub now: Now,
    /// What the limits in force say of the target; none without a target, without limits, or if neither way is better.
    pub assurance: Option<Assurance>,
}

/// Months that share a mean and limits.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its first point, counted from 0. It goes on until the next segment begins.
    pub from: usize,
    /// How many of its months had cases.
    pub months: usize,
    /// Mean and limits, where there are months enough to draw them.
    pub limits: Option<Limits>,
    /// Why it was drawn anew; none for the first, unless that was recorded.
    pub rebased: Option<Rebase>,
}

impl Segment {
    /// Whether its limits rest on too few months to be relied on.
    #[must_use]
    pub const fn on_trial(&self) -> bool {
        self.months < TRIAL_UNDER
    }
}

/// What the rules say of one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// It had no cases.
    Gap,
    /// It was not read: there are no limits to read it against.
    Unread,
    /// Chance alone does this.
    Expected,
    /// Chance alone hardly ever does this.
    Special {
        /// The first rule, in their order, that it met.
        rule: Rule,
        /// To which side.
        way: Way,
        /// Whether that is better.
        means: Means,
    },
}

/// What chance hardly ever does, in the order in which the rules take precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// One month beyond a limit.
    Outside,
    /// Seven months or more, each higher than the one before, or each lower.
    Trend,
    /// Two of three months running beyond two thirds of the way to a limit but within it, all three on one side of
    /// the mean.
    NearLimit,
    /// Seven months or more running on one side of the mean.
    Shift,
}

/// To which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Above, or rising.
    Up,
    /// Below, or falling.
    Down,
}

/// Whether what is more than chance is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// It is.
    Better,
    /// It is worse.
    Worse,
    /// It is neither, for this measure.
    Changed,
}

/// What is true now: of the newest month with cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Now {
    /// Nothing: this is no place for a control chart.
    NotFor(NotFor),
    /// This.
    Read(Newest),
}

/// The newest month with cases, and the run it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Newest {
    /// Which point it is, counted from 0.
    pub at: usize,
    /// What the rules say of it.
    pub signal: Signal,
    /// How many months with cases the run has, this one included; of two in three near a limit, how many are near it.
    /// 1 where it is expected.
    pub running: usize,
    /// The first point of that run, or of those three, counted from 0.
    pub since: usize,
    /// Whether every month since then had cases.
    pub without_gap: bool,
    /// Whether it was read against the limits before they were drawn anew, the new ones being on trial.
    pub by_old_limits: bool,
}

/// Why there is no control chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotFor {
    /// So many months with cases are too few: below [`FEWEST`].
    FewMonths(usize),
    /// Half of the months or more count 3 or fewer. List the children, or count the days between them.
    SmallCounts,
}

/// Whether a target is met as things are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assurance {
    /// Every month that chance allows meets it.
    Pass,
    /// No month that chance allows meets it: the work must change, not the effort.
    Fail,
    /// Some months meet it and some do not, by chance.
    Inconsistent,
}

impl Chart {
    /// Reads the months of a measure, oldest first, `None` where a month had no cases. A value that is no number is
    /// a gap too.
    ///
    /// Each drawing of limits is read against its own, save one on trial: it is read against the limits before it, so
    /// that a change of practice shows as the change it made.
    #[must_use]
    pub fn of(
        values: &[Option<f64>],
        of: Quantity,
        better: Better,
        target: Option<f64>,
        rebases: &[Rebase],
    ) -> Self {
        Self::spread(values, vec![1.0; values.len()], of, better, target, rebases)
    }

    /// The same of shares, each with how many were counted.
    ///
    /// Where a month's number is more than a quarter away from the mean number, each month is read against limits of
    /// its own (Laney's p\u{2032} chart): the mean is that of all who were counted, and limits widen with the root of the
    /// number. Of months that count alike it is the chart of [`Chart::of`].
    #[must_use]
    pub fn of_shares(
        months: &[Option<(f64, u32)>],
        better: Better,
        target: Option<f64>,
        rebases: &[Rebase],
    ) -> Self {
        let values: Vec<Option<f64>> = months
            .iter()
            .map(|month| month.map(|(share, _)| share))
            .collect();
        let counted: Vec<Option<u32>> = months
            .iter()
            .map(|month| month.map(|(_, counted)| counted))
            .collect();
        Self::spread(
            &values,
            limits::spreads(&counted),
            Quantity::Share,
            better,
            target,
            rebases,
        )
    }

    fn spread(
        values: &[Option<f64>],
        spreads: Vec<f64>,
        of: Quantity,
        better: Better,
        target: Option<f64>,
        rebases: &[Rebase],
    ) -> Self {
        let known: Vec<Known> = values
            .iter()
            .enumerate()
            .zip(&spreads)
            .filter_map(|((at, value), spread)| {
                let value = value.filter(|value| value.is_finite())?;
                Some(Known {
                    at,
                    value,
                    spread: *spread,
                })
            })
            .collect();
        let small = of == Quantity::Count && mostly_small(&known);
        let segments = segments(values.len(), &known, rebases, small);
        let readings = readings(&segments);

        let mut points = vec![Signal::Gap; values.len()];
        for month in &known {
            set(&mut points, month.at, Signal::Unread);
        }
        let mut newest = None;
        for reading in &readings {
            let months = within(&known, reading.from, reading.before);
            let found = rules::read(months, &reading.limits);
            for (month, found) in months.iter().zip(&found) {
                set(&mut points, month.at, signal(*found, better));
            }
            newest = newest_of(months, &found, reading, better).or(newest);
        }

        let in_force = segments.iter().rev().find_map(|segment| segment.limits);
        let now = match (small, newest, segments.last()) {
            (true, _, _) => Now::NotFor(NotFor::SmallCounts),
            (false, Some(newest), _) => Now::Read(newest),
            (false, None, last) => {
                Now::NotFor(NotFor::FewMonths(last.map_or(0, |segment| segment.months)))
            }
        };
        Self {
            points,
            segments,
            spreads,
            now,
            assurance: assurance(in_force, target, better),
        }
    }

    /// The mean and limits in force: those of the newest segment that has any.
    #[must_use]
    pub fn limits(&self) -> Option<Limits> {
        self.segments
            .iter()
            .rev()
            .find_map(|segment| segment.limits)
    }

    /// The mean and limits drawn for a month, its own where months count very different numbers.
    #[must_use]
    pub fn limits_at(&self, at: usize) -> Option<Limits> {
        let segment = self
            .segments
            .iter()
            .rev()
            .find(|segment| segment.from <= at)?;
        Some(segment.limits?.widened(*self.spreads.get(at)?))
    }

    /// Whether months have limits of their own, since they count very different numbers.
    #[must_use]
    pub fn has_own_limits(&self) -> bool {
        self.spreads
            .iter()
            .any(|spread| limits::above(*spread, 1.0) || limits::above(1.0, *spread))
    }

    /// Whether the limits in force rest on too few months to be relied on.
    #[must_use]
    pub fn on_trial(&self) -> bool {
        self.segments
            .iter()
            .rev()
            .find(|segment| segment.limits.is_some())
            .is_some_and(Segment::on_trial)
    }
}

/// A month with cases.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// Which of the months given it is, counted from 0.
    at: usize,
    value: f64,
    /// How many times as wide its limits are as those of its segment.
    spread: f64,
}

/// Whether half of the months or more count 3 or fewer.
fn mostly_small(known: &[Known]) -> bool {
    let small = known.iter().filter(|month| month.value <= 3.0).count();
    !known.is_empty() && small * 2 >= known.len()
}

/// The months cut where limits are drawn anew, each with its own.
fn segments(points: usize, known: &[Known], rebases: &[Rebase], small: bool) -> Vec<Segment> {
    let mut cuts: Vec<(usize, Option<&Rebase>)> = vec![(0, None)];
    let mut rebases: Vec<&Rebase> = rebases
        .iter()
        .filter(|rebase| rebase.from < points)
        .collect();
    rebases.sort_by_key(|rebase| rebase.from);
    for rebase in rebases {
        // Of two at one point, the later one given stands.
        cuts.retain(|(from, _)| *from != rebase.from);
        cuts.push((rebase.from, Some(rebase)));
    }
    let ends = cuts.iter().skip(1).map(|(from, _)| *from).chain([points]);
    cuts.iter()
        .zip(ends)
        .map(|((from, rebase), end)| {
            let months = within(known, *from, end);
            let limits = if small || months.len() < FEWEST {
                None
            } else {
                Limits::of(months.iter().map(|month| (month.value, month.spread)))
            };
            Segment {
                from: *from,
                months: months.len(),
                limits,
                rebased: rebase.cloned(),
            }
        })
        .collect()
}

/// Months read against one drawing of limits.
struct Reading {
    from: usize,
    before: usize,
    limits: Limits,
    /// Where the drawing of these limits ended; months from here on belong to a later one.
    own_before: usize,
}

/// Which months are read against which limits.
fn readings(segments: &[Segment]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let ends = segments
        .iter()
        .skip(1)
        .map(|segment| segment.from)
        .chain([usize::MAX]);
    for (segment, end) in segments.iter().zip(ends) {
        match (readings.last_mut(), segment.limits) {
            (Some(before), _) if segment.on_trial() => before.before = end,
            (_, Some(limits)) => readings.push(Reading {
                from: segment.from,
                before: end,
                limits,
                own_before: end,
            }),
            (_, None) => {}
        }
    }
    readings
}

/// The months from one point to before another.
fn within(known: &[Known], from: usize, before: usize) -> &[Known] {
    let first = known.partition_point(|month| month.at < from);
    let end = known.partition_point(|month| month.at < before);
    known.get(first..end).unwrap_or_default()
}

fn newest_of(
    months: &[Known],
    found: &[Option<rules::Found>],
    reading: &Reading,
    better: Better,
) -> Option<Newest> {
    let at = months.last()?.at;
    let found = found.last().copied().flatten();
    let running = found.map_or(1, |found| found.running);
    let span = found.map_or(1, rules::Found::span);
    let since = months
        .len()
        .checked_sub(span)
        .and_then(|first| months.get(first))
        .map_or(at, |since| since.at);
    let without_gap = at + 1 - since == span;
    let by_old_limits = at >= reading.own_before;
    Some(Newest {
        at,
        signal: signal(found, better),
        running,
        since,
        without_gap,
        by_old_limits,
    })
}

fn signal(found: Option<rules::Found>, better: Better) -> Signal {
    let Some(rules::Found { rule, way, .. }) = found else {
        return Signal::Expected;
    };
    let means = match (better, way) {
        (Better::Neutral, _) => Means::Changed,
        (Better::Higher, Way::Up) | (Better::Lower, Way::Down) => Means::Better,
        (Better::Higher, Way::Down) | (Better::Lower, Way::Up) => Means::Worse,
    };
    Signal::Special { rule, way, means }
}

fn assurance(limits: Option<Limits>, target: Option<f64>, better: Better) -> Option<Assurance> {
    let (limits, target) = (limits?, target?);
    let beyond = limits.outside(target);
    match (better, beyond) {
        (Better::Neutral, _) => None,
        (_, None) => Some(Assurance::Inconsistent),
        (Better::Higher, Some(Way::Up)) | (Better::Lower, Some(Way::Down)) => Some(Assurance::Fail),
        (Better::Higher, Some(Way::Down)) | (Better::Lower, Some(Way::Up)) => Some(Assurance::Pass),
    }
}

fn set(points: &mut [Signal], at: usize, signal: Signal) {
    if let Some(point) = points.get_mut(at) {
        *point = signal;
    }
}

#[cfg(test)]
mod tests;
