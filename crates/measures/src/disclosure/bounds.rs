//! How narrowly a cell can be known: the least and the greatest it can be, given what adds up and what is known of
//! each cell alone, by linear programming.

use microlp::{ComparisonOp, OptimizationDirection, Problem};

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

/// Which end of its range is looked for.
#[derive(Clone, Copy)]
pub(super) enum Direction {
    Up,
    Down,
}

/// A way things can be in which the cell at a place is as great or as small as it can be: a value for each cell. Empty
/// where the solver finds none; then nothing is shown, and more is closed.
pub(super) fn extreme(
    bounds: &[Bounds],
    lines: &[Line],
    place: usize,
    direction: Direction,
) -> Vec<f64> {
    solve(bounds, lines, place, direction).unwrap_or_default()
}

fn solve(
    bounds: &[Bounds],
    lines: &[Line],
    place: usize,
    direction: Direction,
) -> Option<Vec<f64>> {
    // A ceiling far above every count, so that the solver always answers with a whole way things can be, which says
    // something of every cell.
    let most = bounds.iter().map(|each| f64::from(each.value));
    let ceiling = most.fold(1000.0, f64::max) * 10.0;
    let mut problem = Problem::new(match direction {
        Direction::Up => OptimizationDirection::Maximize,
        Direction::Down => OptimizationDirection::Minimize,
    });
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
    let found = problem.solve().ok()?.into_solution().ok()?;
    Some(
        variables
            .iter()
            .map(|each| found.var_value(*each))
            .collect(),
    )
}
