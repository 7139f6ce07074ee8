//! Counting: from every child's cases to numbers by month and group, for all measures in one pass.

use std::iter::once;
use std::ops::Range;

use children::Origin;
use children::service::ChildId;

use crate::cases::{Case, Cases, Grouping, Months, Sink, Subject};
use crate::groups::{Breakdown, Groups};
use crate::measure::{Judge, Measure, Unit, Value, When};
use crate::scene::Scene;

/// What was counted in one month for one group.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Tally {
    /// Cases met.
    pub met: u32,
    /// Cases counted.
    pub counted: u32,
    /// The sum of the amounts of the cases met.
    pub met_amount: f64,
    /// The sum of the amounts of all cases counted.
    pub amount: f64,
}

/// Cases of one cell in eight bytes, as a measure has tens of thousands of cells and counting is mostly reaching them:
/// those counted below, those met above.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Cell(u64);

impl Cell {
    fn of(met: u32, counted: u32) -> Self {
        Self(u64::from(met) << 32 | u64::from(counted))
    }

    fn add(&mut self, other: Self) {
        self.0 += other.0;
    }

    fn met(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or(u32::MAX)
    }

    fn counted(self) -> u32 {
        u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(u32::MAX)
    }
}

/// The amounts of one cell.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct Sums {
    met: f64,
    all: f64,
}

impl Tally {
    /// Two together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            met: self.met + other.met,
            counted: self.counted + other.counted,
            met_amount: self.met_amount + other.met_amount,
            amount: self.amount + other.amount,
        }
    }

    /// The value of a measure from these cases; `None` where nothing was counted that could give one. `population` is
    /// people aged 0 to 17.
    #[must_use]
    pub fn value(self, value: Value, population: Option<u32>) -> Option<f64> {
        match value {
            Value::Share => {
                (self.counted > 0).then(|| f64::from(self.met) / f64::from(self.counted))
            }
            Value::Count => Some(f64::from(self.counted)),
            Value::Rate => population
                .filter(|people| *people > 0)
                .map(|people| f64::from(self.counted) * 10_000.0 / f64::from(people)),
            Value::Mean(_) => (self.counted > 0).then(|| self.amount / f64::from(self.counted)),
            Value::Ratio(Unit::Share) => (self.amount > 0.0).then(|| self.met_amount / self.amount),
            Value::Ratio(_) => {
                let rest = self.amount - self.met_amount;
                (rest > 0.0).then(|| self.met_amount / rest)
            }
        }
    }
}

/// The numbers of one measure: by month, in all and by group. As small as they can be kept: a council has hundreds of
/// views, and in one of few children most groups have no case.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    months: Months,
    groups: [usize; 8],
    /// The groups that have a case, in order.
    runs: Box<[Run]>,
    cells: Box<[Cell]>,
    sums: Box<[Sums]>,
    /// By month; empty where nobody was left out.
    left_out: Box<[u32]>,
    /// Cases left out whose month is not known.
    pub left_out_undated: u32,
}

/// The months of one group, from the first that has a case to the last.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Run {
    /// The group: nought for all.
    place: u32,
    /// The place of its first month.
    first: u32,
    /// How many months.
    months: u32,
    /// Where they begin in the cells.
    cells: u32,
    /// Where they begin in the sums; `NOWHERE` where no case has an amount.
    sums: u32,
}

/// Of a group without a case, or a run without a sum.
const NOWHERE: u32 = u32::MAX;

impl Counted {
    /// The months counted.
    #[must_use]
    pub fn months(&self) -> Months {
        self.months
    }

    /// All cases of the month at a place.
    #[must_use]
    pub fn month(&self, at: usize) -> Tally {
        self.cell(at, 0)
    }

    fn cell(&self, at: usize, place: usize) -> Tally {
        self.found(at, place).unwrap_or_default()
    }

    fn found(&self, at: usize, place: usize) -> Option<Tally> {
        let place = u32::try_from(place).ok()?;
        let run = self.runs.binary_search_by_key(&place, |run| run.place);
        let run = self.runs.get(run.ok()?)?;
        let month = u32::try_from(at).ok()?.checked_sub(run.first)?;
        if month >= run.months {
            return None;
        }
        let cell = self.cells.get((run.cells + month) as usize)?;
        let sums = match run.sums {
            NOWHERE => Sums::default(),
            begins => *self.sums.get((begins + month) as usize)?,
        };
        Some(Tally {
            met: cell.met(),
            counted: cell.counted(),
            met_amount: sums.met,
            amount: sums.all,
        })
    }

    /// The cases of a group in the month at a place.
    #[must_use]
    pub fn group(&self, at: usize, breakdown: Breakdown, group: usize) -> Tally {
        let index = breakdown as usize;
        match self.groups.get(index) {
            Some(count) if group < *count => {
                let before: usize = self.groups.iter().take(index).sum();
                self.cell(at, 1 + before + group)
            }
            _ => Tally::default(),
        }
    }

    /// How many groups a breakdown has.
    #[must_use]
    pub fn groups(&self, breakdown: Breakdown) -> usize {
        self.groups
            .get(breakdown as usize)
            .copied()
            .unwrap_or_default()
    }

    /// How many cases of the month at a place were left out for want of something.
    #[must_use]
    pub fn left_out(&self, at: usize) -> u32 {
        self.left_out.get(at).copied().unwrap_or_default()
    }

    /// The cases of a run of months: summed for events, those of the last month for snapshots.
    #[must_use]
    pub fn over(&self, when: When, months: Range<usize>, of: impl Fn(usize) -> Tally) -> Tally {
        match when {
            When::Events => months.map(of).fold(Tally::default(), Tally::plus),
            When::Snapshot => months.last().map(of).unwrap_or_default(),
        }
    }
}

/// The numbers of one measure while children are counted: a cell for every month of each group that has a case, so that
/// it is reached at once.
#[derive(Clone, Debug)]
pub struct Counting {
    months: Months,
    groups: [usize; 8],
    offsets: [usize; 8],
    /// Where the months of each group begin in the cells; `NOWHERE` while it has no case.
    begins: Vec<u32>,
    cells: Vec<Cell>,
    /// As many as cells, or fewer where the last have no amount.
    sums: Vec<Sums>,
    left_out: Vec<u32>,
    left_out_undated: u32,
}

impl Counting {
    fn new(months: Months, groups: [usize; 8]) -> Self {
        let mut offsets = [0; 8];
        let mut width = 1;
        for (offset, count) in offsets.iter_mut().zip(groups) {
            *offset = width;
            width += count;
        }
        Self {
            months,
            groups,
            offsets,
            begins: vec![NOWHERE; width],
            cells: Vec::new(),
            sums: Vec::new(),
            left_out: vec![0; months.len()],
            left_out_undated: 0,
        }
    }

    /// What was counted, to be kept.
    #[must_use]
    pub fn counted(self) -> Counted {
        let (mut runs, mut cells, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        let size = |length: usize| u32::try_from(length).unwrap_or(NOWHERE);
        for (place, begins) in (0..).zip(&self.begins) {
            if *begins == NOWHERE {
                continue;
            }
            let begins = *begins as usize;
            let of_group = self.cells.get(begins..begins + self.months.len());
            let of_group = of_group.unwrap_or_default();
            let has_case = |cell: &Cell| *cell != Cell::default();
            let (Some(first), Some(last)) = (
                of_group.iter().position(has_case),
                of_group.iter().rposition(has_case),
            ) else {
                continue;
            };
            let amounts: Vec<Sums> = (begins + first..=begins + last)
                .map(|at| self.sums.get(at).copied().unwrap_or_default())
                .collect();
            let has_amount = amounts.iter().any(|sums| *sums != Sums::default());
            runs.push(Run {
                place,
                first: size(first),
                months: size(last + 1 - first),
                cells: size(cells.len()),
                sums: if has_amount {
                    size(sums.len())
                } else {
                    NOWHERE
                },
            });
            cells.extend_from_slice(of_group.get(first..=last).unwrap_or_default());
            if has_amount {
                sums.extend(amounts);
            }
        }
        let somebody = self.left_out.iter().any(|count| *count > 0);
        Counted {
            months: self.months,
            groups: self.groups,
            runs: runs.into(),
            cells: cells.into(),
            sums: sums.into(),
            left_out: if somebody {
                self.left_out.into()
            } else {
                Box::default()
            },
            left_out_undated: self.left_out_undated,
        }
    }

    /// Where the months of a group begin, which has a case from now on.
    fn begin(&mut self, place: usize) -> Option<usize> {
        let begins = self.begins.get_mut(place)?;
        if *begins == NOWHERE {
            *begins = u32::try_from(self.cells.len()).ok()?;
            let length = self.cells.len() + self.months.len();
            self.cells.resize(length, Cell::default());
        }
        usize::try_from(*begins).ok()
    }

    /// Adds the numbers of another part of the children.
    pub fn merge(&mut self, other: &Self) {
        let months = self.months.len();
        for (place, from) in other.begins.iter().enumerate() {
            let from = usize::try_from(*from).ok().filter(|_| *from != NOWHERE);
            let Some((from, to)) = from.and_then(|from| Some((from, self.begin(place)?))) else {
                continue;
            };
            let theirs = other.cells.iter().skip(from).take(months);
            for (mine, theirs) in self.cells.iter_mut().skip(to).zip(theirs) {
                mine.add(*theirs);
            }
            if other.sums.len() > from {
                self.sums.resize(self.cells.len(), Sums::default());
                let theirs = other.sums.iter().skip(from).take(months);
                for (mine, theirs) in self.sums.iter_mut().skip(to).zip(theirs) {
                    mine.met += theirs.met;
                    mine.all += theirs.all;
                }
            }
        }
        for (mine, theirs) in self.left_out.iter_mut().zip(&other.left_out) {
            *mine += theirs;
        }
        self.left_out_undated += other.left_out_undated;
    }
}

impl Sink for Counting {
    fn case(&mut self, month: usize, case: Case) {
        if month >= self.months.len() {
            return;
        }
        let one = Cell::of(u32::from(case.met), 1);
        let offsets = self.offsets;
        let groups = offsets.iter().zip(case.slots.all());
        for place in once(0).chain(groups.map(|(offset, slot)| offset + usize::from(slot))) {
            let Some(begins) = self.begin(place) else {
                continue;
            };
            if let Some(cell) = self.cells.get_mut(begins + month) {
                cell.add(one);
            }
            if case.amount == 0.0 {
                continue;
            }
            self.sums.resize(self.cells.len(), Sums::default());
            if let Some(sums) = self.sums.get_mut(begins + month) {
                sums.all += case.amount;
                if case.met {
                    sums.met += case.amount;
                }
            }
        }
    }

    fn left_out(&mut self, month: Option<usize>, _subject: Subject, _at: Option<Origin>) {
        match month.and_then(|month| self.left_out.get_mut(month)) {
            Some(count) => *count += 1,
            None => self.left_out_undated += 1,
        }
    }
}

/// Children counted together.
const RUN: ChildId = 128;

/// Counts measures over a part of the children. The cases of judges of the service come with the part that begins at
/// the first child, so that parts add up.
#[must_use]
pub fn count(
    measures: &[&Measure],
    scene: &Scene<'_>,
    months: Months,
    children: Range<ChildId>,
) -> Vec<Counting> {
    let groups = Breakdown::ALL.map(|breakdown| breakdown.groups(scene.service).len());
    let mut counted: Vec<Counting> = measures
        .iter()
        .map(|_| Counting::new(months, groups))
        .collect();
    let can: Vec<bool> = measures
        .iter()
        .map(|measure| measure.why_not(scene.service).is_none())
        .collect();
    let days = months.snapshots();
    let mut of = Groups::new(scene.service, months);
    let end = children
        .end
        .min(ChildId::try_from(scene.service.children.len()).unwrap_or(ChildId::MAX));
    // A measure's numbers stay near while it counts a run of children, and the children while measures go by.
    for first in (children.start..end).step_by(RUN as usize) {
        let run = first..end.min(first.saturating_add(RUN));
        of.keep(run.clone());
        for ((measure, counted), can) in measures.iter().zip(&mut counted).zip(&can) {
            let (Judge::Child(judge), true) = (measure.judge, *can) else {
                continue;
            };
            for child in run.clone() {
                if let Some(history) = scene.service.children.get(child as usize) {
                    let subject = Subject::Child(child);
                    of.of(subject);
                    judge(
                        history,
                        scene,
                        &mut Cases::new(months, &days, subject, &mut of, counted),
                    );
                }
            }
        }
    }
    if children.start == 0 {
        for ((measure, counted), can) in measures.iter().zip(&mut counted).zip(&can) {
            if let (Judge::Service(judge), true) = (measure.judge, can) {
                judge(
                    scene.service,
                    scene,
                    &mut Cases::new(months, &days, Subject::Row(0), &mut of, counted),
                );
            }
        }
    }
    counted
}

/// Cases kept one by one.
struct Kept {
    wanted: Range<usize>,
    cases: Vec<Case>,
    left_out: Vec<(Subject, Option<Origin>)>,
}

impl Sink for Kept {
    fn case(&mut self, month: usize, case: Case) {
        if self.wanted.contains(&month) {
            self.cases.push(case);
        }
    }

    fn left_out(&mut self, month: Option<usize>, subject: Subject, at: Option<Origin>) {
        if month.is_none_or(|month| self.wanted.contains(&month)) {
            self.left_out.push((subject, at));
        }
    }
}

/// The list behind a number: the cases of a measure in a run of months, and what was left out of it.
#[must_use]
pub fn cases(
    measure: &Measure,
    scene: &Scene<'_>,
    months: Months,
    wanted: Range<usize>,
) -> (Vec<Case>, Vec<(Subject, Option<Origin>)>) {
    let wanted = match measure.when {
        When::Events => wanted,
        When::Snapshot => wanted.end.saturating_sub(1)..wanted.end,
    };
    let mut kept = Kept {
        wanted,
        cases: Vec::new(),
        left_out: Vec::new(),
    };
    if measure.why_not(scene.service).is_some() {
        return (kept.cases, kept.left_out);
    }
    let days = months.snapshots();
    let mut of = Groups::new(scene.service, months);
    match measure.judge {
        Judge::Child(judge) => {
            for (child, history) in (0..).zip(&scene.service.children) {
                of.of(Subject::Child(child));
                judge(
                    history,
                    scene,
                    &mut Cases::new(months, &days, Subject::Child(child), &mut of, &mut kept),
                );
            }
        }
        Judge::Service(judge) => judge(
            scene.service,
            scene,
            &mut Cases::new(months, &days, Subject::Row(0), &mut of, &mut kept),
        ),
        Judge::Never(_) => {}
    }
    (kept.cases, kept.left_out)
}
