//! What is closed: the small ones, those beside only one, and then whatever more it takes until nothing can be worked out.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{Bounds, Line, widths};
use super::published::{PublishedTable, Stood};
use super::table::{Cell, CellId, Running, Series, Table};
use super::{Settings, Unsound};

/// Why a cell is closed. For whoever prepares a release; never published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Why {
    /// The count itself is small.
    Small,
    /// All or none of a small group.
    SmallGroup,
    /// Others could be worked out from it.
    Beside,
    /// It was closed in an earlier release.
    Before,
}

/// How a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// Shown now, or shown in an earlier release and still true.
    Known,
    /// Shown as it was released before, though it is now another.
    Repeated(u32),
    /// Shown now as `c`.
    Closed(Why),
    /// Not shown now; `c` in an earlier release.
    ClosedBefore,
    /// Nowhere shown.
    Hidden,
}

/// The cells and sums with what earlier releases add.
pub(super) struct System<'a> {
    settings: &'a Settings,
    pub(super) cells: Vec<Cell>,
    pub(super) states: Vec<State>,
    before: Vec<Option<Stood>>,
    sums: Vec<(usize, Vec<usize>)>,
    shares: Vec<(usize, usize)>,
    /// Cells that earlier releases alone give away.
    pub(super) exposed: BTreeSet<usize>,
    proven: BTreeSet<Vec<usize>>,
}

impl<'a> System<'a> {
    pub(super) fn new(
        table: &Table,
        settings: &'a Settings,
        earlier: &[PublishedTable],
    ) -> Result<Self, Unsound> {
        if let Some(wrong) = &table.wrong {
            return Err(wrong.clone());
        }
        let mut stood: BTreeMap<&str, Stood> = BTreeMap::new();
        for release in earlier {
            stood.extend(release.cells.iter().map(|(key, was)| (key.as_str(), *was)));
        }
        let mut system = Self {
            settings,
            cells: table.cells.clone(),
            states: Vec::new(),
            before: Vec::new(),
            sums: (table.sums.iter())
                .map(|sum| (sum.total.0, sum.parts.iter().map(|part| part.0).collect()))
                .collect(),
            shares: (table.shares.iter())
                .map(|share| (share.met.0, share.counted.0))
                .collect(),
            exposed: BTreeSet::new(),
            proven: BTreeSet::new(),
        };
        for run in &table.runs {
            system.unroll(run, &stood);
        }
        system.before = (system.cells.iter())
            .map(|cell| stood.get(cell.key.as_str()).copied())
            .collect();
        system.states = (0..system.cells.len()).map(|at| system.first(at)).collect();
        Ok(system)
    }

    /// Puts the months behind running years into the system, as far back as those were released, where anything could be
    /// learnt of them. Months of a share are those met and the rest; those counted are no more than both together.
    fn unroll(&mut self, run: &Running, stood: &BTreeMap<&str, Stood>) {
        let told = |at: &CellId| {
            let cell = self.cells.get(at.0);
            cell.is_some_and(|cell| stood.contains_key(cell.key.as_str()))
        };
        let Some(first) = run.windows.iter().position(told) else {
            return;
        };
        let open = |series: &Series| {
            let months = series.months.get(first..).unwrap_or_default();
            slack(months) < self.settings.threshold
                && months.iter().any(|month| self.is_sensitive(*month))
        };
        if !run.series.iter().any(open) {
            return;
        }
        for series in &run.series {
            let months = series.months.get(first..).unwrap_or_default();
            let ids: Vec<usize> = months.iter().map(|value| self.hidden(*value)).collect();
            let windows = series.windows.get(first..).unwrap_or_default();
            for (at, window) in windows.iter().enumerate() {
                let year = ids.get(at..at + 12).unwrap_or_default().to_vec();
                self.sums.push((window.0, year));
            }
        }
    }

    fn hidden(&mut self, value: u32) -> usize {
        self.cells.push(Cell {
            key: String::new(),
            value,
            on_show: false,
        });
        self.cells.len() - 1
    }

    /// How a cell stands before anything is closed.
    fn first(&self, at: usize) -> State {
        let Some(cell) = self.cells.get(at) else {
            return State::Hidden;
        };
        match (cell.on_show, self.before.get(at).copied().flatten()) {
            (true, Some(Stood::Closed)) => State::Closed(Why::Before),
            (false, Some(Stood::Closed)) => State::ClosedBefore,
            (_, Some(Stood::Number(was))) if was == self.settings.rounded(cell.value) => {
                State::Known
            }
            (true, Some(Stood::Number(was))) if self.is_near(was, cell.value) => {
                State::Repeated(was)
            }
            (true, _) => State::Known,
            (false, Some(Stood::Number(_)) | None) => State::Hidden,
        }
    }

    fn is_near(&self, was: u32, now: u32) -> bool {
        was.abs_diff(now) <= self.settings.threshold + self.settings.rounding.step() / 2
    }

    fn value(&self, at: usize) -> u32 {
        self.cells.get(at).map_or(0, |cell| cell.value)
    }

    fn state(&self, at: usize) -> State {
        self.states.get(at).copied().unwrap_or(State::Hidden)
    }

    fn was(&self, at: usize) -> Option<Stood> {
        self.before.get(at).copied().flatten()
    }

    /// Whether a count would tell of few children.
    fn is_sensitive(&self, count: u32) -> bool {
        count > 0 && count <= self.settings.threshold
    }

    /// Closes a cell that is shown for the first time, or repeats one that was shown before.
    fn close(&mut self, at: usize, why: Why) {
        let next = match self.was(at) {
            Some(Stood::Number(was)) if why == Why::Beside => State::Repeated(was),
            _ => State::Closed(why),
        };
        if let Some(state) = self.states.get_mut(at) {
            *state = next;
        }
    }

    /// Whether closing it would hide anything: shown, not yet closed, and not known from before.
    fn can_close(&self, at: usize) -> bool {
        let Some(cell) = self.cells.get(at) else {
            return false;
        };
        cell.on_show
            && (cell.value > 0 || !self.settings.shows_nought)
            && self.state(at) == State::Known
            && self.was(at) != Some(Stood::Number(self.settings.rounded(cell.value)))
    }

    /// Rule 1 and 2.
    pub(super) fn close_small(&mut self) {
        for at in 0..self.cells.len() {
            let fresh = self.state(at) == State::Known
                && self.was(at) != Some(Stood::Number(self.settings.rounded(self.value(at))));
            if self.cells.get(at).is_some_and(|cell| cell.on_show)
                && fresh
                && self.settings.is_small(self.value(at))
            {
                self.close(at, Why::Small);
            }
        }
        for (met, counted) in self.shares.clone() {
            let fresh =
                self.was(met) != Some(Stood::Number(self.settings.rounded(self.value(met))));
            let shown = self.cells.get(met).is_some_and(|cell| cell.on_show);
            if shown
                && fresh
                && self.state(met) == State::Known
                && self.tells_of_each(met, counted)
                && !self.is_nought_of_more(met)
            {
                self.close(met, Why::SmallGroup);
            }
        }
    }

    /// All or none of a small group.
    fn tells_of_each(&self, met: usize, counted: usize) -> bool {
        let (some, all) = (self.value(met), self.value(counted));
        all > 0 && all < self.settings.small_group && (some == 0 || some == all)
    }

    /// Whether it is nought because none of a larger group is, which is shown: closing it would hide nothing.
    fn is_nought_of_more(&self, met: usize) -> bool {
        self.value(met) == 0
            && self.settings.shows_nought
            && (self.sums.iter())
                .filter(|(total, parts)| parts.contains(&met) && self.value(*total) == 0)
                .any(|(total, _)| {
                    let share = self.shares.iter().find(|(met, _)| met == total);
                    let closed = share.is_some_and(|(met, all)| self.tells_of_each(*met, *all));
                    !closed || self.is_nought_of_more(*total)
                })
    }

    /// Whether nobody may learn it: closed, or few children though nowhere shown.
    fn is_guarded(&self, at: usize) -> bool {
        match self.state(at) {
            State::Known => false,
            State::Repeated(was) => was != self.settings.rounded(self.value(at)),
            State::Closed(_) | State::ClosedBefore => true,
            State::Hidden => self.is_sensitive(self.value(at)),
        }
    }

    /// Rule 3: a sum with one cell that is not known gives it away, so the least of the others is closed too.
    pub(super) fn close_beside_one(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for (total, parts) in self.sums.clone() {
                let mut unknown =
                    (parts.iter().chain([&total])).filter(|at| self.state(**at) != State::Known);
                let (Some(one), None) = (unknown.next(), unknown.next()) else {
                    continue;
                };
                if !self.is_guarded(*one) {
                    continue;
                }
                let least = (parts.iter().copied().filter(|at| self.can_close(*at)))
                    .min_by_key(|at| (self.value(*at), *at))
                    .or_else(|| Some(total).filter(|at| self.can_close(*at)));
                if let Some(least) = least {
                    self.close(least, Why::Beside);
                    again = true;
                }
            }
        }
    }

    /// Rule 4.
    pub(super) fn prove(&mut self) {
        loop {
            let groups = self.groups();
            let Some((group, open)) = groups.into_iter().find_map(|group| {
                if self.proven.contains(&group) {
                    return None;
                }
                let open = self.first_open(&group);
                if open.is_none() {
                    self.proven.insert(group);
                    return None;
                }
                open.map(|open| (group, open))
            }) else {
                return;
            };
            match self.next_to_close(&group, open) {
                Some(next) => self.close(next, Why::Beside),
                None => {
                    self.exposed.insert(open);
                }
            }
        }
    }

    /// The unknown cells, in groups that share sums.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut group_of: Vec<usize> = (0..self.cells.len()).collect();
        for (total, parts) in &self.sums {
            let unknown: Vec<usize> = (parts.iter().chain([total]).copied())
                .filter(|at| self.state(*at) != State::Known || self.settings.rounding.step() > 1)
                .collect();
            if let Some((first, rest)) = unknown.split_first() {
                for other in rest {
                    join(&mut group_of, *first, *other);
                }
            }
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.cells.len() {
            if self.state(at) != State::Known || self.settings.rounding.step() > 1 {
                groups.entry(root(&group_of, at)).or_default().push(at);
            }
        }
        (groups.into_values())
            .filter(|group| group.iter().any(|at| self.is_guarded(*at)))
            .collect()
    }

    /// A guarded cell of a group whose range is too narrow.
    fn first_open(&self, group: &[usize]) -> Option<usize> {
        let places: BTreeMap<usize, usize> = group.iter().copied().zip(0..).collect();
        let bounds: Vec<Bounds> = group.iter().map(|at| self.bounds(*at)).collect();
        let lines: Vec<Line> = (self.sums.iter())
            .filter_map(|(total, parts)| self.line(&places, *total, parts))
            .collect();
        let guarded: Vec<usize> = (group.iter().enumerate())
            .filter(|(_, at)| self.is_guarded(**at) && !self.exposed.contains(at))
            .map(|(place, _)| place)
            .collect();
        widths(&bounds, &lines, &guarded, self.settings.threshold)
            .and_then(|place| group.get(place).copied())
    }

    fn line(&self, places: &BTreeMap<usize, usize>, total: usize, parts: &[usize]) -> Option<Line> {
        let mut line = Line::default();
        let signed = parts.iter().map(|at| (*at, 1_i8)).chain([(total, -1)]);
        for (at, sign) in signed {
            match places.get(&at) {
                Some(place) => line.terms.push((*place, sign)),
                None => line.known += i64::from(sign) * i64::from(self.value(at)),
            }
        }
        (!line.terms.is_empty()).then_some(line)
    }

    /// What everybody knows of a cell alone.
    fn bounds(&self, at: usize) -> Bounds {
        let value = self.value(at);
        match self.state(at) {
            State::Known => {
                let (low, high) = self.settings.behind(value);
                Bounds {
                    value,
                    low,
                    high: Some(high),
                }
            }
            State::Repeated(was) if self.is_near(was, value) => {
                let near = self.settings.threshold + self.settings.rounding.step() / 2;
                Bounds {
                    value,
                    low: was.saturating_sub(near),
                    high: Some(was + near),
                }
            }
            State::Closed(_) | State::ClosedBefore if self.settings.shows_nought => Bounds {
                value,
                low: value.min(1),
                high: None,
            },
            State::Repeated(_) | State::Closed(_) | State::ClosedBefore | State::Hidden => Bounds {
                value,
                low: 0,
                high: None,
            },
        }
    }

    /// What to close so that a cell is less open: in its own sums, else in those of its group; the least that is enough,
    /// parts before totals.
    fn next_to_close(&self, group: &[usize], open: usize) -> Option<usize> {
        let members: BTreeSet<usize> = group.iter().copied().collect();
        let beside = |wanted: &dyn Fn(&usize) -> bool| {
            (self.sums.iter())
                .filter(|(total, parts)| parts.iter().chain([total]).any(wanted))
                .flat_map(|(total, parts)| {
                    parts.iter().map(|at| (false, *at)).chain([(true, *total)])
                })
                .filter(|(_, at)| self.can_close(*at))
                .min_by_key(|(is_total, at)| {
                    let value = self.value(*at);
                    (*is_total, value < self.settings.threshold, value, *at)
                })
                .map(|(_, at)| at)
        };
        beside(&|at| *at == open).or_else(|| beside(&|at| members.contains(at)))
    }

    /// Which cells are shown, with how each stands.
    pub(super) fn at(&self, cell: CellId) -> (u32, State) {
        (self.value(cell.0), self.state(cell.0))
    }
}

/// What is left open of every month behind consecutive running years: those a multiple of twelve apart differ by what is
/// known, all twelve of the first year together are known, so each month can lie between its least and that plus this.
fn slack(months: &[u32]) -> u32 {
    let first_year: u32 = months.iter().take(12).sum();
    let least: u32 = (0..12)
        .map(|at| {
            let mut chain = months.iter().skip(at).step_by(12);
            let first = chain.next().copied().unwrap_or(0);
            first - chain.copied().min().unwrap_or(first).min(first)
        })
        .sum();
    first_year.saturating_sub(least)
}

fn root(group_of: &[usize], at: usize) -> usize {
    let mut at = at;
    while let Some(next) = group_of.get(at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

fn join(group_of: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(group_of, one), root(group_of, other));
    if let Some(slot) = group_of.get_mut(one.max(other)) {
        *slot = one.min(other);
    }
}
