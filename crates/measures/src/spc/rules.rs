//! The four rules for what chance hardly ever does.

use super::limits::above;
use super::{Known, Limits, Rule, Way};

/// So many months running on one side, or rising, or falling.
const RUN: usize = 7;

/// A month that met a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) rule: Rule,
    pub(super) way: Way,
    /// How many months of the same run lie up to this one, itself included.
    pub(super) running: usize,
}

impl Found {
    /// How many months, up to this one, the rule looked at.
    pub(super) const fn span(self) -> usize {
        match self.rule {
            Rule::NearLimit => 3,
            Rule::Outside | Rule::Trend | Rule::Shift => self.running,
        }
    }
}

/// What each month met first, in the order the rules take precedence: outside, trend, near a limit, shift.
pub(super) fn read(months: &[Known], limits: &Limits) -> Vec<Option<Found>> {
    let values: Vec<f64> = months.iter().map(|month| month.value).collect();
    let against: Vec<(f64, Limits)> = months
        .iter()
        .map(|month| (month.value, limits.widened(month.spread)))
        .collect();
    let outside = runs(
        against.iter().map(|(value, own)| own.outside(*value)),
        1,
        Rule::Outside,
    );
    let trend = trend(&values);
    let near = near(&against);
    let shift = runs(
        values.iter().map(|value| limits.side(*value)),
        RUN,
        Rule::Shift,
    );
    outside
        .into_iter()
        .zip(trend)
        .zip(near)
        .zip(shift)
        .map(|(((outside, trend), near), shift)| outside.or(trend).or(near).or(shift))
        .collect()
}

/// Rises and falls lie between months: a run of them has one month more than steps. A month at which one long run
/// turns into another belongs to the first.
fn trend(values: &[f64]) -> Vec<Option<Found>> {
    let steps = values.iter().zip(values.iter().skip(1)).map(|(one, next)| {
        if above(*next, *one) {
            Some(Way::Up)
        } else if above(*one, *next) {
            Some(Way::Down)
        } else {
            None
        }
    });
    let steps = runs(steps, RUN - 1, Rule::Trend);
    let after = [None].into_iter().chain(steps.iter().map(|step| {
        step.map(|found| Found {
            running: found.running + 1,
            ..found
        })
    }));
    let before = steps
        .iter()
        .map(|step| step.filter(|found| found.running == 1))
        .chain([None]);
    after
        .zip(before)
        .take(values.len())
        .map(|(after, before): (Option<Found>, Option<Found>)| after.or(before))
        .collect()
}

/// The months near a limit of which three months running, all on one side of the mean, hold two or more.
fn near(months: &[(f64, Limits)]) -> Vec<Option<Found>> {
    let near: Vec<Option<Way>> = months.iter().map(|(value, own)| own.near(*value)).collect();
    let sides: Vec<Option<Way>> = months.iter().map(|(value, own)| own.side(*value)).collect();
    let mut found = vec![None; months.len()];
    for (first, (near, sides)) in near.windows(3).zip(sides.windows(3)).enumerate() {
        let [Some(way), ..] = *sides else { continue };
        if sides.iter().any(|side| *side != Some(way)) || near.iter().flatten().count() < 2 {
            continue;
        }
        let mut running = 0;
        for (month, near) in found.iter_mut().skip(first).zip(near) {
            if near.is_some() {
                running += 1;
                *month = Some(Found {
                    rule: Rule::NearLimit,
                    way,
                    running,
                });
            }
        }
    }
    found
}

/// Runs of at least `least` that go one way; each member counts those up to itself.
fn runs(ways: impl Iterator<Item = Option<Way>>, least: usize, rule: Rule) -> Vec<Option<Found>> {
    let ways: Vec<Option<Way>> = ways.collect();
    let mut found = Vec::with_capacity(ways.len());
    for run in ways.chunk_by(|one, next| one == next) {
        let way = run
            .first()
            .copied()
            .flatten()
            .filter(|_| run.len() >= least);
        found.extend((1..=run.len()).map(|running| way.map(|way| Found { rule, way, running })));
    }
    found
}
