//! How narrowly a cell can be known: the least and the greatest it can be, given what adds up and what is known of
//! each cell alone, by linear programming.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Solution};

/// What is known of an unknown cell alone.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// What it is: one of the ways things can be.
    pub(super) value: u32,
    pub(super) low: u32,
    pub(super) high: Option<u32>,
}

/// A sum: signed unknown cells and a known number come to nought.
#[derive(Clone, Default)]
pub(super) struct Line {
    pub(super) terms: Vec<(usize, i8)>,
    pub(super) known: i64,
}

/// The first of the guarded places for which less than `least` lies between the lowest and the highest it can be, or for
/// which that could not be shown.
pub(super) fn widths(
    bounds: &[Bounds],
    lines: &[Line],
    guarded: &[usize],
    least: u32,
) -> Option<usize> {
    // A ceiling far above every count, so that the solver always answers with a whole way things can be, which says
    // something of every cell.
    let ceiling = bounds
        .iter()
        .map(|each| f64::from(each.value))
        .fold(1000.0, f64::max)
        * 10.0;
    let mut seen: Vec<(f64, f64)> = (bounds.iter())
        .map(|each| (f64::from(each.value), f64::from(each.value)))
        .collect();
    let least = f64::from(least);
    let wide = |seen: &[(f64, f64)], place: usize| {
        seen.get(place)
            .is_some_and(|(low, high)| high - low >= least)
    };
    for place in guarded.iter().copied() {
        for direction in [
            OptimizationDirection::Maximize,
            OptimizationDirection::Minimize,
        ] {
            if wide(&seen, place) {
                break;
            }
            if let Some(found) = solve(bounds, lines, place, direction, ceiling) {
                for ((low, high), value) in seen.iter_mut().zip(found) {
                    // Between whole numbers there is no way things can be.
                    *low = low.min((value - 1e-6).ceil());
                    *high = high.max((value + 1e-6).floor());
                }
            }
        }
        if !wide(&seen, place) {
            return Some(place);
        }
    }
    None
}

fn solve(
    bounds: &[Bounds],
    lines: &[Line],
    place: usize,
    direction: OptimizationDirection,
    ceiling: f64,
) -> Option<Vec<f64>> {
    let mut problem = Problem::new(direction);
    let variables: Vec<_> = (bounds.iter().enumerate())
        .map(|(at, each)| {
            let weight = if at == place { 1.0 } else { 0.0 };
            let high = each.high.map_or(ceiling, f64::from);
            problem.add_var(weight, (f64::from(each.low), high))
        })
        .collect();
    for line in lines {
        let terms: Vec<_> = (line.terms.iter())
            .filter_map(|(at, sign)| Some((*variables.get(*at)?, f64::from(*sign))))
            .collect();
        let known = i32::try_from(line.known).ok()?;
        problem.add_constraint(&terms, ComparisonOp::Eq, -f64::from(known));
    }
    let found: Solution = problem.solve().ok()?.into_solution().ok()?;
    Some(
        variables
            .iter()
            .map(|each| found.var_value(*each))
            .collect(),
    )
}
