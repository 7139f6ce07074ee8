//! What is closed: the small ones, those beside only one, and then whatever more it takes until nothing can be worked out.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{Bounds, Direction, Line, extreme};
use super::published::{PublishedTable, Stood};
use super::table::{Cell, CellId, Table};
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
    /// The sums each cell is in.
    sums_of: Vec<Vec<usize>>,
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
            sums_of: vec![Vec::new(); table.cells.len()],
        };
        for (line, (total, parts)) in system.sums.iter().enumerate() {
            for at in parts.iter().chain([total]) {
                if let Some(of) = system.sums_of.get_mut(*at) {
                    of.push(line);
                }
            }
        }
        system.before = (system.cells.iter())
            .map(|cell| stood.get(cell.key.as_str()).copied())
            .collect();
        system.states = (0..system.cells.len()).map(|at| system.first(at)).collect();
        Ok(system)
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

    /// Rule 4. Ways things can be that were met once stay possible when more is closed, so what they say of how far each
    /// cell is open is kept.
    pub(super) fn prove(&mut self) {
        let mut seen: Vec<Seen> = self
            .cells
            .iter()
            .map(|cell| Seen::only(cell.value))
            .collect();
        let least = f64::from(self.settings.threshold);
        let is_narrow =
            |seen: &[Seen], at: usize| seen.get(at).is_none_or(|seen| seen.width() < least);
        let mut at = 0;
        while at < self.cells.len() {
            if !self.is_guarded(at) || self.exposed.contains(&at) || !is_narrow(&seen, at) {
                at += 1;
                continue;
            }
            let group = self.around(at);
            self.look(&group, at, &mut seen);
            if is_narrow(&seen, at) {
                match self.next_to_close(&group, at) {
                    Some(next) => {
                        self.close(next, Why::Beside);
                        at = at.min(next);
                    }
                    None => {
                        self.exposed.insert(at);
                    }
                }
            }
        }
    }

    /// Whether it takes one value only, for everybody.
    fn is_fixed(&self, at: usize) -> bool {
        self.state(at) == State::Known && self.settings.rounding.step() == 1
    }

    /// The unknown cells that hang together with one through sums.
    fn around(&self, at: usize) -> Group {
        let mut group = Group::default();
        let mut next = vec![at];
        while let Some(at) = next.pop() {
            if group.places.contains_key(&at) {
                continue;
            }
            group.places.insert(at, group.members.len());
            group.members.push(at);
            for line in self.sums_of.get(at).into_iter().flatten() {
                if group.sums.insert(*line)
                    && let Some((total, parts)) = self.sums.get(*line)
                {
                    let unknown = parts
                        .iter()
                        .chain([total])
                        .filter(|at| !self.is_fixed(**at));
                    next.extend(unknown.copied());
                }
            }
        }
        group
    }

    /// Looks for how far a cell is open, and notes what is met on the way.
    fn look(&self, group: &Group, at: usize, seen: &mut [Seen]) {
        let bounds: Vec<Bounds> = group.members.iter().map(|at| self.bounds(*at)).collect();
        let lines: Vec<Line> = (group.sums.iter())
            .filter_map(|line| self.sums.get(*line))
            .map(|(total, parts)| self.line(&group.places, *total, parts))
            .collect();
        let Some(place) = group.places.get(&at).copied() else {
            return;
        };
        for direction in [Direction::Up, Direction::Down] {
            for (at, value) in group
                .members
                .iter()
                .zip(extreme(&bounds, &lines, place, direction))
            {
                if let Some(seen) = seen.get_mut(*at) {
                    seen.add(value);
                }
            }
            let wide = seen.get(at).map(|seen| seen.width());
            if wide.is_some_and(|wide| wide >= f64::from(self.settings.threshold)) {
                return;
            }
        }
    }

    fn line(&self, places: &BTreeMap<usize, usize>, total: usize, parts: &[usize]) -> Line {
        let mut line = Line::default();
        let signed = parts.iter().map(|at| (*at, 1_i8)).chain([(total, -1)]);
        for (at, sign) in signed {
            match places.get(&at) {
                Some(place) => line.terms.push((*place, sign)),
                None => line.known += i64::from(sign) * i64::from(self.value(at)),
            }
        }
        line
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

    /// What to close so that a cell is more open: in its own sums, else in those of its group; the least that is enough,
    /// parts before totals.
    fn next_to_close(&self, group: &Group, at: usize) -> Option<usize> {
        let least_of = |sums: &mut dyn Iterator<Item = &usize>| {
            sums.filter_map(|line| self.sums.get(*line))
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
        let own = self.sums_of.get(at).into_iter().flatten();
        least_of(&mut own.into_iter()).or_else(|| least_of(&mut group.sums.iter()))
    }

    /// Which cells are shown, with how each stands.
    pub(super) fn at(&self, cell: CellId) -> (u32, State) {
        (self.value(cell.0), self.state(cell.0))
    }
}

/// Unknown cells that hang together: their places, and the sums they are in.
#[derive(Default)]
struct Group {
    members: Vec<usize>,
    places: BTreeMap<usize, usize>,
    sums: BTreeSet<usize>,
}

/// The least and the greatest that a cell was in the ways things can be that were met.
#[derive(Clone, Copy)]
struct Seen {
    low: f64,
    high: f64,
}

impl Seen {
    fn only(value: u32) -> Self {
        Self {
            low: f64::from(value),
            high: f64::from(value),
        }
    }

    fn width(self) -> f64 {
        self.high - self.low
    }

    /// Between whole numbers there is no way things can be.
    fn add(&mut self, value: f64) {
        self.low = self.low.min((value - 1e-6).ceil());
        self.high = self.high.max((value + 1e-6).floor());
    }
}
