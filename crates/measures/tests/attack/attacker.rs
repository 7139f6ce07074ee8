//! Who knows all that was published, and solves for what was not.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem};

/// What is known: of every count a range, and what adds up to what.
#[derive(Default, Clone)]
pub(crate) struct Attacker {
    places: BTreeMap<String, usize>,
    ranges: Vec<(f64, f64)>,
    sums: BTreeSet<(usize, Vec<usize>)>,
    /// Counts that could be nothing, by what was read.
    pub(crate) contradictions: Cell<usize>,
}

/// Greater than any count that could be.
const MOST: f64 = 1e4;

/// Unknown counts that hang together, and the sums they are in.
type Around<'a> = (Vec<usize>, Vec<&'a (usize, Vec<usize>)>);

impl Attacker {
    fn place(&mut self, key: &str) -> usize {
        let next = self.ranges.len();
        let place = *self.places.entry(key.to_owned()).or_insert(next);
        if place == next {
            self.ranges.push((0.0, MOST));
        }
        place
    }

    pub(crate) fn adds_up(&mut self, total: &str, parts: &[String]) {
        let total = self.place(total);
        let parts = parts.iter().map(|part| self.place(part)).collect();
        self.sums.insert((total, parts));
    }

    /// Reads a number (rounded to `step`), or that it is closed: then it is no nought, save in a share of a small group.
    pub(crate) fn reads(&mut self, key: &str, number: Option<u32>, step: u32) {
        let place = self.place(key);
        self.ranges[place] = match number {
            Some(0) => (0.0, 0.0),
            Some(number) => {
                let number = f64::from(number);
                let half = f64::from(step / 2);
                (
                    (number - half).max(if step > 1 { 6.0 } else { 0.0 }),
                    number + half,
                )
            }
            None if key.starts_with("met: ") => (0.0, MOST),
            None => (1.0, MOST),
        };
    }

    /// Knows that a count lies in a range, whatever was read before.
    pub(crate) fn knows(&mut self, key: &str, low: f64, high: f64) {
        let place = self.place(key);
        self.ranges[place] = (low, high);
    }

    /// Whether a count was read as a number.
    pub(crate) fn is_known(&self, key: &str) -> bool {
        let range = self.places.get(key).map(|place| self.ranges[*place]);
        range.is_some_and(|(low, high)| low == high)
    }

    /// The sums each unknown count is in.
    fn index(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (line, (total, parts)) in self.sums.iter().enumerate() {
            for at in parts.iter().chain([total]) {
                if self.ranges[*at].0 < self.ranges[*at].1 {
                    of.entry(*at).or_default().push(line);
                }
            }
        }
        of
    }

    /// The unknown counts that hang together with one, and the sums they are in.
    fn around(&self, index: &BTreeMap<usize, Vec<usize>>, place: usize) -> Around<'_> {
        let open = |at: usize| self.ranges[at].0 < self.ranges[at].1;
        let sums: Vec<_> = self.sums.iter().collect();
        let of = index;
        let (mut members, mut lines, mut next) =
            (BTreeSet::from([place]), BTreeSet::new(), vec![place]);
        while let Some(at) = next.pop() {
            for line in of.get(&at).into_iter().flatten() {
                if lines.insert(*line) {
                    let (total, parts) = sums[*line];
                    let fresh = parts.iter().chain([total]).filter(|at| open(**at));
                    next.extend(fresh.filter(|at| members.insert(**at)));
                }
            }
        }
        (
            members.into_iter().collect(),
            lines.into_iter().map(|line| sums[line]).collect(),
        )
    }

    /// Which of these counts can be known to less than a width. Each way things can be that is met on the way tells
    /// something of every count, so few need solving for.
    pub(crate) fn finds<'k>(&self, keys: &[&'k str], width: f64) -> Vec<&'k str> {
        let mut seen: Vec<(f64, f64)> = vec![(MOST, 0.0); self.ranges.len()];
        let mut found = Vec::new();
        let index = self.index();
        for key in keys {
            let place = self.places[*key];
            let is_wide = |seen: &[(f64, f64)]| seen[place].1 - seen[place].0 >= width;
            if is_wide(&seen) {
                continue;
            }
            let around = self.around(&index, place);
            for direction in [
                OptimizationDirection::Maximize,
                OptimizationDirection::Minimize,
            ] {
                if is_wide(&seen) {
                    break;
                }
                // Where what was read contradicts itself nothing follows from it.
                let Some(ways) = self.extreme(place, &around, direction) else {
                    self.contradictions.set(self.contradictions.get() + 1);
                    seen[place] = (0.0, MOST);
                    break;
                };
                for (at, value) in ways {
                    let (low, high) = seen[at];
                    seen[at] = (
                        low.min((value - 1e-6).ceil()),
                        high.max((value + 1e-6).floor()),
                    );
                }
            }
            if !is_wide(&seen) {
                found.push(*key);
            }
        }
        found
    }

    /// The least and the greatest a count can be.
    pub(crate) fn range(&self, key: &str) -> (f64, f64) {
        let place = self.places[key];
        let around = self.around(&self.index(), place);
        let solve = |direction| {
            let ways = self.extreme(place, &around, direction).unwrap();
            ways.into_iter().find(|(at, _)| *at == place).unwrap().1
        };
        let low = solve(OptimizationDirection::Minimize);
        let high = solve(OptimizationDirection::Maximize);
        ((low - 1e-6).ceil(), (high + 1e-6).floor())
    }

    /// A way things can be in which a count is at its least or greatest.
    fn extreme(
        &self,
        place: usize,
        (members, lines): &Around<'_>,
        direction: OptimizationDirection,
    ) -> Option<Vec<(usize, f64)>> {
        let mut problem = Problem::new(direction);
        let of: BTreeMap<usize, _> = (members.iter())
            .map(|at| {
                (
                    *at,
                    problem.add_var(f64::from(u8::from(*at == place)), self.ranges[*at]),
                )
            })
            .collect();
        for (total, parts) in lines {
            let mut terms = Vec::new();
            let mut known = 0.0;
            let signed = parts.iter().map(|at| (at, 1.0)).chain([(total, -1.0)]);
            for (at, sign) in signed {
                match of.get(at) {
                    Some(variable) => terms.push((*variable, sign)),
                    None => known += sign * self.ranges[*at].0,
                }
            }
            problem.add_constraint(&terms, ComparisonOp::Eq, -known);
        }
        let found = problem.solve().ok()?.into_solution().ok()?;
        Some(
            of.iter()
                .map(|(at, variable)| (*at, found.var_value(*variable)))
                .collect(),
        )
    }

    /// The least and the greatest a count can be, by trying every way of whole numbers up to `most`.
    pub(crate) fn every_way(&self, key: &str, most: u32) -> (f64, f64) {
        let place = self.places[key];
        let most = f64::from(most);
        let (members, lines) = self.around(&self.index(), place);
        let can = |value: f64| {
            let mut ranges = self.ranges.clone();
            for at in &members {
                ranges[*at].1 = ranges[*at].1.min(most * 20.0);
            }
            ranges[place] = (value, value);
            possible(ranges, &members, &lines)
        };
        let (low, high) = self.ranges[place];
        let tried = (low as u32..=high.min(most) as u32).map(f64::from);
        let ways: Vec<f64> = tried.filter(|value| can(*value)).collect();
        (ways[0], ways[ways.len() - 1])
    }
}

/// Whether whole numbers in these ranges satisfy every sum: ranges are narrowed by the sums, then the narrowest that is
/// open is tried value by value.
fn possible(
    mut ranges: Vec<(f64, f64)>,
    members: &[usize],
    lines: &[&(usize, Vec<usize>)],
) -> bool {
    let mut changed = true;
    while changed {
        changed = false;
        for (total, parts) in lines {
            let low: f64 = parts.iter().map(|at| ranges[*at].0).sum();
            let high: f64 = parts.iter().map(|at| ranges[*at].1).sum();
            changed |= narrow(&mut ranges[*total], low, high);
            let whole = ranges[*total];
            for at in parts {
                let (least, most) = (low - ranges[*at].0, high - ranges[*at].1);
                changed |= narrow(&mut ranges[*at], whole.0 - most, whole.1 - least);
                if changed {
                    break;
                }
            }
        }
        if members.iter().any(|at| ranges[*at].0 > ranges[*at].1) {
            return false;
        }
    }
    let open = (members.iter())
        .filter(|at| ranges[**at].0 < ranges[**at].1)
        .min_by(|a, b| {
            let width = |at: usize| ranges[at].1 - ranges[at].0;
            width(**a).total_cmp(&width(**b))
        });
    let Some(open) = open else { return true };
    let (low, high) = ranges[*open];
    (low as u32..=high as u32).any(|value| {
        let mut next = ranges.clone();
        next[*open] = (f64::from(value), f64::from(value));
        possible(next, members, lines)
    })
}

fn narrow(range: &mut (f64, f64), low: f64, high: f64) -> bool {
    let next = (range.0.max(low), range.1.min(high));
    let changed = next != *range;
    *range = next;
    changed
}
